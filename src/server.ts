import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { adminAccessOf, adminOf } from './admin.ts'
import { createApp } from './app.ts'
import type { Chat, ChatParts } from './chat.ts'
import type { Log } from './channels/log.ts'
import type { Config } from './config.ts'
import type { Huiwen } from './core/library.ts'
import type { IndexReport } from './index-store/index.ts'
import { buildIndex, currentManifest, openIndex, openOrBuildIndex } from './index-store/index.ts'
import type { PrometheusMetrics } from './metrics.ts'
import { lazyPinyin } from './segmenters/pinyin.ts'
import { noMetrics } from './service/metrics.ts'
import { createRebuilding } from './service/rebuilding.ts'
import type { IndexProgress, IndexReport as Counts } from './service/types.ts'
import { withTrace } from './trace.ts'

/** How often a running service looks whether `huiwen index` has put a new index in place. */
const LOOK_EVERY_MS = 3000
/** How long a stop waits for requests under way. */
const STOP_WITHIN_MS = 5000

/** A service that listens. */
export interface RunningServer {
  /** `http://127.0.0.1:3000`, with the port that was really taken. */
  readonly address: string
  readonly library: () => Huiwen
  /** Takes no new requests, finishes those under way, then resolves. */
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
 * @throws SeedsError, IndexError, or the system's error if the port is taken
 */
export async function startServer({ config, log, version, onProgress }: ServeOptions): Promise<RunningServer> {
  const { seedsDir, indexDir } = config
  const pinyinOf = lazyPinyin()
  const startedAt = Date.now()
  let stopping = false
  const prometheus = await prometheusOf(config)
  const metrics = prometheus ?? noMetrics
  let library = await openOrBuildIndex({ seedsDir, indexDir, onProgress, pinyinOf, segmenter: 'packed' })
  const looking = followIndex(
    indexDir,
    () => library.builtAt,
    log,
    (next) => (library = next),
  )
  const rebuilding = createRebuilding(reindex, { log, metrics })
  const chat = await chatOf({ config, library: () => library, reindex: rebuilding.run, log, metrics, version })
  prometheus?.watch({
    version,
    library: () => library,
    channels: chat?.channels ?? none,
    pending: chat && (() => chat.store.inbox.pending()),
  })
  const app = createApp({
    library: () => library,
    today: chinaDate,
    log,
    version,
    metrics,
    withTrace,
    checks: chat?.checks ?? none,
    stopping: () => stopping,
    admin: adminOf({ token: config.adminToken, chat, rebuilding, startedAt }),
    exposed: prometheus && {
      read: prometheus.read,
      token: config.metrics ? null : config.adminToken,
      access: adminAccessOf(chat),
    },
  })
  if (chat) app.route('/', chat.routes)

  async function reindex(onProgress: (progress: IndexProgress) => void): Promise<Counts> {
    const report = await buildIndex({
      seedsDir,
      indexDir,
      onProgress: (done, total) => onProgress({ done, total }),
      segmenter: 'packed',
    })
    library = openIndex(indexDir, pinyinOf)
    return countsOf(report)
  }

  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const starting = serve({ fetch: app.fetch, hostname: config.host, port: config.port }, () => resolve(starting))
    starting.once('error', reject)
  })
  return {
    address: addressOf(config.host, server.address()),
    library: () => library,
    stop: async () => {
      stopping = true
      clearInterval(looking)
      await stopServer(server)
      await chat?.stop()
    },
  }
}

/** Null where no chat platform is configured: the store is not even opened then. */
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

function countsOf({ documents, clauses, problems, added, changed, removed, ms }: IndexReport): Counts {
  return {
    documents,
    clauses,
    ms,
    problems: problems.length,
    added: added.length,
    changed: changed.length,
    removed: removed.length,
  }
}

/** Swaps in a new index when there is one; a broken one leaves the old serving. */
function followIndex(indexDir: string, builtAt: () => string, log: Log, swap: (next: Huiwen) => void): NodeJS.Timeout {
  let refused = ''
  const look = (): void => {
    const manifest = currentManifest(indexDir)
    if (!manifest || manifest.builtAt === builtAt() || manifest.builtAt === refused) return
    try {
      const next = openIndex(indexDir, lazyPinyin())
      swap(next)
      log.info({ documents: next.documents.length, version: next.version }, 'new index in use')
    } catch (error) {
      refused = manifest.builtAt
      log.error({ err: error }, 'new index refused, the old one goes on serving')
    }
  }
  return setInterval(look, LOOK_EVERY_MS).unref()
}

function stopServer(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections()
      resolve()
    }, STOP_WITHIN_MS).unref()
  })
}

function addressOf(host: string, address: string | AddressInfo | null): string {
  const port = typeof address === 'object' && address ? address.port : 0
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}

/** The date where the policies are law, whatever the machine's time zone. */
export function chinaDate(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
}
