import * as Lark from '@larksuiteoapi/node-sdk'
import type { Log } from '../../log-port.ts'
import { backoff } from '../backoff.ts'
import type { ChannelState } from '../../service/index.ts'
import type { FeishuConfig } from './config.ts'
import { fetchHttp } from './fetch-http.ts'
import { redact } from '../secrets.ts'
import { sdkLogger } from './sdk-logger.ts'

export interface LongConnection {
  start(): void
  stop(): void
  state(): Pick<ChannelState, 'state' | 'detail'>
}

export interface LongConnectionOptions {
  readonly config: FeishuConfig
  readonly dispatcher: Lark.EventDispatcher
  readonly log: Log
  /** First wait before a fresh start; it doubles up to a minute. */
  readonly backoffMs?: number
}

/**
 * The SDK's long connection, watched over: it gives up for good on answers that pass by themselves ("system busy", too
 * many connections), so whenever it has, a fresh client is started after a wait that doubles.
 */
export function createLongConnection(options: LongConnectionOptions): LongConnection {
  const { config, log, backoffMs = 1000 } = options
  const secrets = [config.appSecret]
  let client: Lark.WSClient | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  let watch: ReturnType<typeof setInterval> | null = null
  let failures = 0
  let problem: string | undefined
  let stopped = true

  const startClient = (): void => {
    timer = null
    if (stopped) return
    const mine = new Lark.WSClient({
      appId: config.appId,
      appSecret: config.appSecret,
      domain: config.domain,
      httpInstance: fetchHttp(10_000),
      logger: sdkLogger(log, secrets),
      loggerLevel: Lark.LoggerLevel.warn,
      handshakeTimeoutMs: 10_000,
      wsConfig: { pingTimeout: 3 },
      onReady: () => connected(mine),
      onReconnected: () => connected(mine),
      onReconnecting: () => log.warn({}, 'the feishu connection broke and is being made again'),
      onError: (error) => restart(mine, error.message),
    })
    client = mine
    mine.start({ eventDispatcher: options.dispatcher }).catch((error: unknown) => restart(mine, String(error)))
  }

  const connected = (which: Lark.WSClient): void => {
    if (which !== client) return
    failures = 0
    problem = undefined
    log.info({}, 'the feishu connection is up')
  }

  const restart = (which: Lark.WSClient, reason: string): void => {
    if (which !== client || stopped || timer) return
    failures += 1
    problem = redact(reason, secrets).slice(0, 120)
    const wait = backoff(failures, backoffMs)
    log.warn({ reason: problem, waitMs: wait }, 'the feishu connection failed and is started afresh')
    close(which)
    timer = setTimeout(startClient, wait)
  }

  // Some failures are told to nobody: the client is simply in a state it never leaves.
  const check = (): void => {
    const status = client?.getConnectionStatus().state
    if (client && (status === 'failed' || status === 'idle')) restart(client, `state ${status}`)
  }

  return {
    start() {
      stopped = false
      startClient()
      watch = setInterval(check, 15_000)
      watch.unref()
    },
    stop() {
      stopped = true
      if (timer) clearTimeout(timer)
      if (watch) clearInterval(watch)
      if (client) close(client)
      client = null
    },
    state() {
      if (stopped) return { state: 'off' }
      if (timer) return { state: 'failed', detail: problem }
      const status = client?.getConnectionStatus().state
      if (status === 'connected') return { state: 'ready' }
      if (status === 'failed') return { state: 'failed', detail: problem }
      return { state: status === 'reconnecting' ? 'reconnecting' : 'starting', detail: problem }
    },
  }
}

function close(client: Lark.WSClient): void {
  try {
    client.close({ force: true })
  } catch {
    // A client that never got a socket has nothing to close.
  }
}
