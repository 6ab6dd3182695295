import type { Log } from '../../log-port.ts'
import type { ChannelState } from '../../service/index.ts'
import { backoff } from '../backoff.ts'
import type { DingtalkConfig } from './config.ts'
import { redact } from '../secrets.ts'
import { StreamClient } from './stream-client.ts'

export interface StreamConnection {
  start(): void
  stop(): void
  state(): Pick<ChannelState, 'state' | 'detail'>
}

export interface StreamOptions {
  readonly config: DingtalkConfig
  readonly log: Log
  /** Handles a frame; what it returns is the answer, what it throws leaves the frame unacknowledged. */
  readonly onFrame: (topic: string, data: Readonly<Record<string, unknown>>) => Promise<unknown>
  /** How often a sign of life is asked for; two without one end the connection. */
  readonly heartbeatMs?: number
}

/**
 * Keeps one connection open: a fresh client for every attempt, one attempt at a time, waits that double up to a minute
 * and start anew once a connection has held. When the platform announces that it will close a connection, the next is
 * made before that, so that nothing falls between the two.
 */
export function createStreamConnection(options: StreamOptions): StreamConnection {
  const { config, log, heartbeatMs = 30_000 } = options
  const connections = new Set<StreamClient>()
  let current: StreamClient | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  let connecting = false
  let stopped = true
  let wasReady = false
  let failures = 0
  let problem: string | undefined

  const attempt = async (): Promise<void> => {
    timer = null
    if (stopped || connecting) return
    connecting = true
    const life = createWatch(heartbeatMs)
    const client: StreamClient = new StreamClient(config, {
      onSign: life.sign,
      onFrame: options.onFrame,
      onTrouble: (error) => log.warn({ error: clean(error) }, 'a dingtalk frame was not handled'),
      onDisconnectAsked: () => replace(client),
      onClose: () => closed(client, life),
    })
    connections.add(client)
    const open = await client.open()
    connecting = false
    if (open && !stopped) {
      current = client
      wasReady = true
      problem = undefined
      life.start(client)
      log.info({}, 'the dingtalk connection is up')
      return
    }
    end(client)
    if (!stopped) retry(client.problem)
  }

  const closed = (client: StreamClient, life: Watch): void => {
    life.stop()
    const held = life.age()
    connections.delete(client)
    if (stopped || client !== current) return
    current = null
    if (held > HELD_MS) failures = 0
    retry('连接断开')
  }

  /** The old one goes on until the platform closes it. */
  const replace = (client: StreamClient): void => {
    if (client !== current || stopped) return
    current = null
    log.info({}, 'dingtalk closes the connection soon; the next one is made')
    schedule(0)
  }

  const retry = (reason: string): void => {
    failures += 1
    problem = redact(reason, [config.clientSecret]).slice(0, 120)
    const wait = backoff(failures, config.reconnectMs)
    log.warn({ reason: problem, waitMs: wait }, 'the dingtalk connection failed and is made afresh')
    schedule(wait)
  }

  const schedule = (wait: number): void => {
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => void attempt(), wait)
  }

  const end = (client: StreamClient): void => {
    connections.delete(client)
    client.end()
  }

  const clean = (error: unknown): string =>
    redact(error instanceof Error ? error.message : String(error), [config.clientSecret]).slice(0, 200)

  return {
    start() {
      if (!stopped) return
      stopped = false
      void attempt()
    },
    stop() {
      stopped = true
      current = null
      if (timer) clearTimeout(timer)
      for (const client of [...connections]) end(client)
    },
    state() {
      if (stopped) return { state: 'off' }
      if (current) return { state: 'ready' }
      if (!wasReady && failures === 0) return { state: 'starting' }
      const detail = problem === undefined ? {} : { detail: problem }
      return { state: failures > 3 ? 'failed' : 'reconnecting', ...detail }
    },
  }
}

interface Watch {
  sign(): void
  start(client: StreamClient): void
  stop(): void
  /** Milliseconds since the connection opened. */
  age(): number
}

/** Asks for a sign of life and ends a connection that shows none: a dead network closes no socket. */
function createWatch(everyMs: number): Watch {
  let last = Date.now()
  let opened = Date.now()
  let timer: ReturnType<typeof setInterval> | null = null
  return {
    sign: () => void (last = Date.now()),
    start(client) {
      opened = last = Date.now()
      timer = setInterval(() => {
        if (Date.now() - last > 2.5 * everyMs) client.end()
        else client.ping()
      }, everyMs)
      timer.unref()
    },
    stop() {
      if (timer) clearInterval(timer)
    },
    age: () => Date.now() - opened,
  }
}

/** A connection that held this long was a good one; one that falls at once is retried ever more slowly. */
const HELD_MS = 10_000
