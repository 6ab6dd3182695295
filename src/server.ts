import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { adminAccessOf, adminOf } from './admin.ts'
import { createApp } from './app.ts'
import type { Chat, ChatParts } from './chat.ts'
import { chinaDate } from './china-time.ts'
import type { Config } from './config.ts'
import type { Huiwen } from './core/library.ts'
import { countsOf } from './index-store/build.ts'
import { serveIndex } from './index-store/serving.ts'
import type { Log } from './log-port.ts'
import type { PrometheusMetrics } from './metrics.ts'
import { checksOf } from './readiness.ts'
import { lazyPinyin } from './segmenters/pinyin.ts'
import { noMetrics } from './service/metrics.ts'
import { createRebuilding } from './service/rebuilding.ts'
import { oneAtATime } from './service/reindexing.ts'
import type { Reindex } from './service/types.ts'
import { openStore } from './store/open.ts'
import type { OpenedStore } from './store/open.ts'
import { withTrace } from './trace.ts'

/** How long a stop waits for HTTP requests under way, and for all of it: whoever stops a service kills it after ten. */
const REQUESTS_WITHIN_MS = 2000
const STOP_WITHIN_MS = 9000

/** A service that listens. */
export interface RunningServer {
  /** `http://127.0.0.1:3000`, with the port that was really taken. */
  readonly address: string
  readonly library: () => Huiwen
  /** Takes nothing new, finishes what it acknowledged, and resolves within ten seconds. */
  stop(): Promise<void>
}

export interface ServeOptions {
  readonly config: Config
  readonly log: Log
  readonly version: string
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Opens the index (building it if there is none) and listens.
 *
 * @throws SeedsError, IndexError, DatabaseUnreachable, SchemaError, or the system's error if the port is taken
 */
export async function startServer({ config, log, version, onProgress }: ServeOptions): Promise<RunningServer> {
  const startedAt = Date.now()
  let stopping = false
  const prometheus = await prometheusOf(config)
  const metrics = prometheus ?? noMetrics
  const shared = await storeOf(config, log)
  const { seedsDir, indexDir } = config
  const builds = shared?.builds ?? null
  const serving = await serveIndex({ seedsDir, indexDir, onProgress, pinyinOf: lazyPinyin(), log, builds })
  const { library } = serving
  const rebuild: Reindex = async (onProgress) =>
    countsOf(await serving.rebuild((done, total) => onProgress({ done, total })))
  const leases = shared?.store.leases
  const reindex = leases ? oneAtATime(rebuild, { leases, clock: { now: Date.now }, log }) : rebuild
  const rebuilding = createRebuilding(reindex, { log, metrics })
  const chat = shared && (await chatOf({ config, shared, library, reindex: rebuilding.run, log, metrics, version }))
  const channels = chat?.channels ?? none
  prometheus?.watch({
    version,
    library,
    channels,
    pending: chat && (() => chat.store.inbox.pending()),
  })
  const app = createApp({
    library,
    today: () => chinaDate(Date.now()),
    log,
    version,
    metrics,
    withTrace,
    checks: () => checksOf(shared?.store ?? null, channels()),
    stopping: () => stopping,
    admin: adminOf({ token: config.adminToken, store: shared?.store ?? null, chat, rebuilding, startedAt }),
    exposed: prometheus && {
      read: prometheus.read,
      token: config.metrics ? null : config.adminToken,
      access: adminAccessOf(shared?.store ?? null),
    },
  })
  if (chat) app.route('/', chat.routes)

  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const starting = serve({ fetch: app.fetch, hostname: config.host, port: config.port }, () => resolve(starting))
    starting.once('error', reject)
  })
  const finish = async (): Promise<void> => {
    await stopServer(server)
    await chat?.stop()
    await shared?.store.close()
  }
  return {
    address: addressOf(config.host, server.address()),
    library,
    stop: async () => {
      stopping = true
      serving.stop()
      await Promise.race([finish(), pause(STOP_WITHIN_MS)])
    },
  }
}

/** Null where nothing needs it: without a chat platform nothing is recorded, and without replicas nothing shared. */
async function storeOf(config: Config, log: Log): Promise<OpenedStore | null> {
  if (!config.feishu && !config.dingtalk && config.databaseUrl === null) return null
  return openStore(config, (error) => log.warn({ error: error.message }, 'a connection to the database broke'))
}

/** Null where no chat platform is configured. */
async function chatOf(parts: ChatParts): Promise<Chat | null> {
  if (!parts.config.feishu && !parts.config.dingtalk) return null
  const { startChat } = await import('./chat.ts')
  return startChat(parts)
}

/** Null where nobody could read the figures: the library that keeps them is not even loaded then. */
async function prometheusOf({ metrics, adminToken }: Config): Promise<PrometheusMetrics | undefined> {
  if (!metrics && adminToken === null) return undefined
  const { createPrometheusMetrics } = await import('./metrics.ts')
  return createPrometheusMetrics()
}

function none(): readonly never[] {
  return []
}

function stopServer(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections()
      resolve()
    }, REQUESTS_WITHIN_MS).unref()
  })
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function addressOf(host: string, address: string | AddressInfo | null): string {
  const port = typeof address === 'object' && address ? address.port : 0
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}
