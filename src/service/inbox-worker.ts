import type { Log } from '../log-port.ts'
import type { Inbox, InboxEntry, Outcome } from '../store/port.ts'
import { withTrace } from '../trace.ts'
import { DeliveryFailed, DeliveryRefused, DeliveryUncertain, TakenOver } from './errors.ts'
import { noMetrics } from './metrics.ts'
import type { DeliveryOutcome, Metrics } from './metrics.ts'
import { traceOfEntry } from './tracing.ts'
import type { Clock } from './types.ts'

export interface InboxWorker {
  start(): void
  /** Says that something was stored. */
  poke(): void
  /** Waits until what is under way is done, and begins what is due before `until`, so that others need not. */
  stop(until?: number): Promise<void>
  /**
   * Instead of `start`, where a process lives only as long as an event: works off what is due and what falls due before
   * `until`, then resolves. What is left is another event's.
   */
  drain(until: number): Promise<void>
  readonly active: number
}

export interface InboxWorkerOptions {
  readonly inbox: Inbox
  readonly clock: Clock
  readonly log: Log
  readonly metrics?: Metrics | undefined
  /** Answers one entry; resolves when the reply is delivered. */
  handle(entry: InboxEntry): Promise<Exclude<Outcome, 'failed'>>
  /** Called once when an entry is given up because of an error of our own, to tell the person. */
  giveUp(entry: InboxEntry): Promise<void>
  /** Called when nobody here can know whether a reply arrived: the person can, and is told to look. */
  admitDoubt(entry: InboxEntry): Promise<void>
  /** Chats that are worked on at once; an entry mostly waits for the network, so this may be high. */
  readonly concurrency: number
  readonly leaseMs: number
}

/**
 * Works the inbox off: chats in parallel, one entry of a chat at a time. What it was doing when the process died is
 * handed out again when its lease runs out, and delivered under the same key, so the platform drops the second copy.
 */
export function createInboxWorker(options: InboxWorkerOptions): InboxWorker {
  const { inbox, clock, log, concurrency, leaseMs } = options
  const active = new Map<number, Promise<void>>()
  let running = false
  let pumping: Promise<void> | null = null
  let again = false
  let claimMs = 0
  let timer: ReturnType<typeof setTimeout> | null = null
  let renewal: ReturnType<typeof setInterval> | null = null

  const poke = (): void => {
    again = true
    if (!running || pumping) return
    // Whoever poked, the pump works for all.
    pumping = withTrace(null, pump).finally(() => {
      pumping = null
      if (again) poke()
    })
  }

  const pump = async (): Promise<void> => {
    // Pokes that come together share one query. A long backlog makes it slower; then it is asked less often, so that
    // reading the inbox never takes more than a third of the time; but once slow is no reason to wait long.
    await new Promise((resolve) => setTimeout(resolve, Math.min(2 * claimMs, LONGEST_PAUSE)))
    again = false
    if (!running) return
    const room = concurrency - active.size
    if (room <= 0) return
    try {
      const now = clock.now()
      const started = performance.now()
      const claimed = await claimDue(now, room)
      claimMs = performance.now() - started
      if (claimed < room) await sleepUntilDue(now)
    } catch (error) {
      log.error({ error: String(error) }, 'inbox could not be read')
      wakeIn(1000)
    }
  }

  const claimDue = async (now: number, room: number): Promise<number> => {
    const entries = await inbox.claim({ now, leaseMs, limit: room })
    for (const entry of entries) if (!active.has(entry.id)) run(entry)
    return entries.length
  }

  const run = (entry: InboxEntry): void => {
    const done = withTrace(traceOfEntry(entry), () => work(entry, options)).finally(() => {
      active.delete(entry.id)
      poke()
    })
    active.set(entry.id, done)
  }

  /** `claimedAt` is when was last claimed: what fell due since then must not be slept through. */
  const sleepUntilDue = async (claimedAt: number): Promise<void> => {
    const due = await inbox.nextDue(claimedAt)
    wakeIn(due === null ? LONGEST_SLEEP : Math.min(LONGEST_SLEEP, Math.max(20, due - clock.now())))
  }

  const wakeIn = (ms: number): void => {
    if (timer) clearTimeout(timer)
    timer = setTimeout(poke, ms)
  }

  const renewLeases = (): ReturnType<typeof setInterval> =>
    setInterval(() => {
      inbox.renew([...active.keys()], clock.now() + leaseMs).catch((error: unknown) => {
        log.error({ error: String(error) }, 'leases could not be renewed')
      })
    }, leaseMs / 3)

  return {
    get active() {
      return active.size
    },
    poke,
    start() {
      running = true
      renewal = renewLeases()
      poke()
    },
    async stop(until = 0) {
      running = false
      // It may have claimed something just now.
      await pumping
      if (timer) clearTimeout(timer)
      try {
        while (clock.now() < until) {
          await claimDue(clock.now(), concurrency - active.size)
          if (active.size === 0) break
          // When one is done, the next of its chat may be due.
          await Promise.race([...active.values(), pause(until - clock.now())])
        }
      } catch (error) {
        log.error({ error: String(error) }, 'inbox could not be read')
      }
      await Promise.allSettled(active.values())
      if (renewal) clearInterval(renewal)
    },
    async drain(until) {
      const renewing = renewLeases()
      try {
        while (clock.now() < until) {
          const now = clock.now()
          await claimDue(now, concurrency - active.size)
          // When one is done, the next of its chat may be due.
          if (active.size > 0) await Promise.race(active.values())
          else {
            const due = await inbox.nextDue(now)
            if (due === null || due >= until) return
            // Another event may finish early what it has claimed, and leave the next of that chat.
            await pause(Math.min(DRAIN_LOOK_MS, Math.max(20, due - clock.now())))
          }
        }
        await Promise.allSettled(active.values())
      } finally {
        clearInterval(renewing)
      }
    },
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

async function work(entry: InboxEntry, options: InboxWorkerOptions): Promise<void> {
  const { inbox, clock, log } = options
  try {
    if (tooLateToRepeat(entry, clock.now())) {
      throw new DeliveryUncertain('连接中断超过 1 小时，无法确认回复是否已送达，不再重发')
    }
    const outcome = await options.handle(entry)
    if (outcome === 'answered') {
      count(entry, 'delivered', options)
      log.info({ platform: entry.platform, attempts: entry.attempts }, 'a reply was delivered')
    }
    await inbox.finish(entry, outcome, clock.now())
  } catch (error) {
    try {
      await settle(entry, await afterDoubt(entry, error, options), options)
    } catch (second) {
      // The entry stays claimed; it is handed out again when its lease runs out.
      log.error({ error: String(second) }, 'an inbox entry could not be settled')
    }
  }
}

/** After an hour the platform no longer recognises a repeated key; then a second copy could appear in the chat. */
function tooLateToRepeat(entry: InboxEntry, now: number): boolean {
  return entry.sendingSince !== null && now - entry.sendingSince > 55 * 60_000
}

/** The error to settle: where the person could not even be told of the doubt, that is tried again. */
async function afterDoubt(entry: InboxEntry, error: unknown, { admitDoubt }: InboxWorkerOptions): Promise<unknown> {
  if (!(error instanceof DeliveryUncertain)) return error
  try {
    await admitDoubt(entry)
    return error
  } catch (second) {
    return second instanceof DeliveryFailed || second instanceof TakenOver ? second : error
  }
}

async function settle(entry: InboxEntry, error: unknown, options: InboxWorkerOptions): Promise<void> {
  const { inbox, clock, log } = options
  const now = clock.now()
  // Another process has it now, and would be disturbed by whatever is done here.
  if (error instanceof TakenOver) return
  if (error instanceof DeliveryRefused) {
    count(entry, 'refused', options)
    log.warn({ platform: entry.platform, reason: error.message }, 'a reply was refused')
    await inbox.finish(entry, 'failed', now, error.message)
    return
  }
  if (error instanceof DeliveryUncertain) {
    count(entry, 'failed', options)
    log.warn({ platform: entry.platform, reason: error.message }, 'a reply may not have arrived')
    await inbox.finish(entry, 'failed', now, error.message)
    return
  }
  if (error instanceof DeliveryFailed) {
    count(entry, 'delayed', options)
    log.warn({ platform: entry.platform, attempts: entry.attempts, reason: error.message }, 'a reply is delayed')
    await inbox.release(entry, now + (error.retryAfterMs ?? backoff(entry.attempts, 60_000)), error.sent)
    return
  }
  log.error({ platform: entry.platform, attempts: entry.attempts, error: describe(error) }, 'answering failed')
  if (entry.attempts < MAX_OWN_ERRORS) {
    await inbox.release(entry, now + backoff(entry.attempts, 5_000), 'unknown')
    return
  }
  count(entry, 'failed', options)
  await options.giveUp(entry).catch(() => undefined)
  await inbox.finish(entry, 'failed', now, `处理时出错：${describe(error)}`)
}

function count(entry: InboxEntry, outcome: DeliveryOutcome, { clock, metrics = noMetrics }: InboxWorkerOptions): void {
  metrics.delivery({ channel: entry.platform, outcome, seconds: (clock.now() - entry.receivedAt) / 1000 })
}

function backoff(attempts: number, most: number): number {
  return Math.min(most, 250 * 2 ** Math.min(attempts, 16))
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}

const LONGEST_SLEEP = 5_000
const LONGEST_PAUSE = 1000
const DRAIN_LOOK_MS = 1_000
const MAX_OWN_ERRORS = 5
