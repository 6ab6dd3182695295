import { randomUUID } from 'node:crypto'
import type { Log } from '../log-port.ts'
import type { Leases } from '../store/port.ts'
import { reindexDonePanel, reindexFailedPanel, reindexProgressPanel } from './panels.ts'
import { RebuildRunning } from './rebuilding.ts'
import type { Address, Channel, Clock, IndexProgress, Panel, Reindex } from './types.ts'

export interface Reindexing {
  /** The refusal to show if one is running already, here or in another replica. */
  refusal(): Promise<Panel | null>
  /** Tells of the start, then builds on after it has returned and reports into the same message. */
  begin(channel: Channel, to: Address, key: string): Promise<void>
  /** Resolves when nothing is being built. */
  idle(): Promise<void>
  /** Waits a little for what is being built; whoever asked for what takes longer is told that it came to nothing. */
  stop(): Promise<void>
}

export interface ReindexingOptions {
  readonly reindex: Reindex
  readonly leases: Leases
  readonly clock: Clock
  readonly log: Log
}

/** Rebuilding as a chat asks for it. Of two that are asked for in the same moment, one ends as refused. */
export function createReindexing(options: ReindexingOptions): Reindexing {
  const running = new Map<Promise<void>, Reporter>()
  return {
    async refusal() {
      if (running.size > 0) return busyPanel
      return (await options.leases.held(REBUILD, options.clock.now())) > 0 ? busyPanel : null
    },
    async begin(channel, to, key) {
      const messageId = await channel.deliver(to, { kind: 'panel', panel: reindexProgressPanel(null) }, key)
      const report = createReporter(channel, to, messageId, key, options)
      const build: Promise<void> = run(options, report).finally(() => running.delete(build))
      running.set(build, report)
    },
    async idle() {
      await Promise.all(running.keys())
    },
    async stop() {
      if (running.size === 0) return
      let timer: ReturnType<typeof setTimeout> | undefined
      const late = new Promise((resolve) => (timer = setTimeout(resolve, STOP_WITHIN_MS)))
      await Promise.race([Promise.all(running.keys()), late])
      clearTimeout(timer)
      await Promise.allSettled([...running.values()].map((report) => report.end(stoppedPanel)))
    },
  }
}

/**
 * One rebuild at a time in all processes that share the store. The lease outlasts a build that holds the event loop up;
 * a replica that is killed keeps the others from rebuilding for that long.
 *
 * @throws RebuildRunning if another one has it
 */
export function oneAtATime(reindex: Reindex, { leases, clock, log }: Omit<ReindexingOptions, 'reindex'>): Reindex {
  return async (onProgress) => {
    const holder = randomUUID()
    const take = (): Promise<boolean> =>
      leases.take({ name: REBUILD, holder, now: clock.now(), until: clock.now() + LEASE_MS })
    if (!(await take())) throw new RebuildRunning()
    const failed = (error: unknown): void => log.warn({ error: String(error) }, 'the lease on rebuilding is not kept')
    const renewing = setInterval(() => void take().catch(failed), LEASE_MS / 6)
    try {
      return await reindex(onProgress)
    } finally {
      clearInterval(renewing)
      await leases.release(REBUILD, holder).catch(failed)
    }
  }
}

const REBUILD = 'rebuild'
const LEASE_MS = 2 * 60_000

/** Within the ten seconds that a stop has. */
const STOP_WITHIN_MS = 4000

const stoppedPanel = reindexFailedPanel('服务正在停止，重建没有完成。请在服务恢复两分钟后再发送 /重建索引')

const busyPanel: Panel = {
  title: '正在重建，请稍候',
  tone: 'warning',
  paragraphs: ['已经有一次重建在进行，完成后再发送 /重建索引。'],
}

interface Reporter {
  progress(progress: IndexProgress): void
  end(panel: Panel): Promise<void>
}

async function run({ reindex, log }: ReindexingOptions, report: Reporter): Promise<void> {
  const panel = await reindex((progress) => report.progress(progress)).then(reindexDonePanel, (error: unknown) => {
    if (error instanceof RebuildRunning) return busyPanel
    log.error({ error: String(error) }, 'the index could not be rebuilt')
    return reindexFailedPanel(error instanceof Error ? error.message : String(error))
  })
  await report.end(panel).catch((error: unknown) => {
    log.warn({ error: String(error) }, 'the result of a rebuild could not be shown')
  })
}

/** Redraws the message at most once a second, one update after another, and always ends with the result. */
function createReporter(
  channel: Channel,
  to: Address,
  messageId: string,
  key: string,
  { clock }: { clock: Clock },
): Reporter {
  let shownAt = clock.now()
  let last: Promise<void> = Promise.resolve()
  const show = async (panel: Panel): Promise<void> => channel.update?.(messageId, { kind: 'panel', panel })
  return {
    progress(progress) {
      if (clock.now() - shownAt < 1000) return
      shownAt = clock.now()
      last = last.then(() => show(reindexProgressPanel(progress))).catch(() => undefined)
    },
    async end(panel) {
      await last
      try {
        if (!channel.update) throw new Error('this platform cannot redraw a message')
        await show(panel)
      } catch {
        await channel.deliver(to, { kind: 'panel', panel }, `${key}:done`)
      }
    },
  }
}
