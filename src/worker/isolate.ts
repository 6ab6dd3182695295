import type { Context } from 'hono'
import { createApp } from '../app.ts'
import { adminOnly } from '../channels/web/admin-token.ts'
import { chinaDate } from '../china-time.ts'
import { openLibrary } from '../core/library.ts'
import type { PinyinOf } from '../core/question/index.ts'
import type { Lexicographer } from '../core/segment/port.ts'
import { indexBucket } from '../index-store/bucket.ts'
import type { Opener } from '../index-store/bucket.ts'
import { checkStore } from '../readiness.ts'
import type { Library, Reindex } from '../service/index.ts'
import { createRebuilding } from '../service/rebuilding.ts'
import { oneAtATime } from '../service/reindexing.ts'
import { withTrace } from '../trace.ts'
import { adminAccessOf, adminOf } from './admin.ts'
import { openChat } from './chat.ts'
import type { Chat } from './chat.ts'
import type { WorkerConfig } from './config.ts'
import { createLibrarySource } from './library.ts'
import type { LibrarySource, NamedLibrary } from './library.ts'
import { consoleLog } from './log.ts'
import { publishingRoutes } from './publishing.ts'
import { rebuildFromBucket } from './rebuilding.ts'
import { storeOpener } from './store.ts'

export interface IsolateParts {
  /** What serves until something is published. */
  readonly bundled: NamedLibrary
  readonly segmenter: Lexicographer
  readonly pinyinOf: PinyinOf
  readonly version: string
  /** Keeps the event that is being handled alive until the work is done. */
  readonly waitUntil: (work: Promise<unknown>) => void
  /** What chats ask, if it is not the library that the pages show. */
  readonly chatLibrary?: Library
  /** How long after an isolate died its messages are taken up again. Default 15 s. */
  readonly leaseMs?: number
}

/** What an isolate keeps from event to event: nothing of it waits for anything. */
export interface Isolate {
  readonly source: LibrarySource
  readonly app: ReturnType<typeof createApp>
  /** Null where no chat platform is configured. */
  readonly openChat: (() => Promise<Chat>) | null
}

export function startIsolate(parts: IsolateParts, config: WorkerConfig): Isolate {
  const { bundled, segmenter, pinyinOf, version, waitUntil, leaseMs = 15_000 } = parts
  const log = consoleLog(config.logLevel)
  const opener: Opener = { segmenter: segmenter.id, open: (data) => openLibrary(data, segmenter, pinyinOf) }
  const bucket = config.bucket && indexBucket(config.bucket, opener)
  const source = createLibrarySource({ bundled, bucket, log, now: Date.now })
  const { library } = source
  const openStore = config.database && storeOpener(config.database)

  const rebuild = rebuildFromBucket({ bucket, source, segmenter })
  const reindex: Reindex = async (onProgress) => {
    const leases = (await openStore?.())?.leases
    return leases ? oneAtATime(rebuild, { leases, clock: { now: Date.now }, log })(onProgress) : rebuild(onProgress)
  }
  const rebuilding = createRebuilding(reindex, { log })

  const asked = parts.chatLibrary
  const chatParts = { config, library: asked ? () => asked : library, reindex: rebuilding.run, log, version, leaseMs }
  const isWanted = config.feishu !== null || config.dingtalk !== null
  const chatOf = openStore && isWanted ? async () => openChat({ ...chatParts, store: await openStore() }) : null

  const access = adminAccessOf(openStore)
  const app = createApp({
    library,
    today: () => chinaDate(Date.now()),
    log,
    version,
    withTrace,
    compressedOutside: true,
    checks: async () => [
      ...(bucket ? [source.check()] : []),
      ...(openStore && isWanted ? [await checkStore(openStore)] : []),
    ],
    admin: adminOf({ config, access, openStore: isWanted ? openStore : null, rebuilding, waitUntil, log }),
  })
  app.route('/', publishingRoutes({ bucket, source, guard: adminOnly(config.adminToken, access), log }))
  if (chatOf) {
    if (config.feishu) app.post('/feishu/events', (c) => take(c, chatOf))
    if (config.dingtalk) app.post('/dingtalk/messages', (c) => take(c, chatOf))
  }
  return { source, app, openChat: chatOf }
}

/** Acknowledges what is stored, and answers it when the acknowledgement is out. */
async function take(c: Context, openChat: () => Promise<Chat>): Promise<Response> {
  const chat = await openChat()
  const response = await chat.routes.fetch(c.req.raw)
  // A forgery is not worth a look into the inbox.
  if (response.ok) c.executionCtx.waitUntil(chat.drain(Date.now() + DRAIN_MS))
  return response
}

/** After its answer an event may go on for 30 s; what is left then is the next one's. */
const DRAIN_MS = 20_000
