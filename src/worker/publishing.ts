import { Hono } from 'hono'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { RequestError } from '../channels/web/errors.ts'
import type { IndexBucket } from '../index-store/bucket.ts'
import { contentDigest, IndexError } from '../index-store/format.ts'
import type { Log } from '../log-port.ts'
import type { LibrarySource } from './library.ts'

/** Bytes of a packed index. Checked and opened beside the library that serves it takes some 15 times as much memory. */
const MOST_INDEX_BYTES = 4 * 1024 * 1024

export interface PublishingParts {
  readonly bucket: IndexBucket | null
  readonly source: LibrarySource
  readonly guard: MiddlewareHandler
  readonly log: Log
}

/**
 * `/admin/index`: what serves (GET), a new version (PUT `/:version`), back to the one before (POST `/rollback`). Whatever
 * is refused leaves the old one serving.
 */
export function publishingRoutes({ bucket: found, source, guard, log }: PublishingParts): Hono {
  const routes = new Hono()
  const bucketOf = (): IndexBucket => {
    if (!found) throw new RequestError(501, 'no_bucket', '没有配置 R2 绑定 INDEX_BUCKET，见 docs/deploy-workers.md')
    return found
  }
  const state = async () => ({ serving: source.name(), published: found && (await found.pointer()) })

  routes.use('/admin/index', guard)
  routes.use('/admin/index/*', guard)
  routes.get('/admin/index', async (c) => c.json(await state()))

  routes.put('/admin/index/:version', limitIndex, async (c) => {
    const bucket = bucketOf()
    const packed = new Uint8Array(await c.req.arrayBuffer())
    if (contentDigest(packed) !== c.req.header('content-digest')) {
      throw new RequestError(400, 'wrong_digest', '收到的内容与 Content-Digest（sha-256）不符，请重新上传')
    }
    const version = c.req.param('version')
    const { manifest, library } = await refusing(() => bucket.publish(version, packed))
    source.serve({ name: version, library })
    log.info({ index: version, documents: manifest.documents, bytes: packed.byteLength }, 'an index was published')
    return c.json({ ...(await state()), documents: manifest.documents, clauses: manifest.clauses }, 201)
  })

  routes.post('/admin/index/rollback', async (c) => {
    const bucket = bucketOf()
    const previous = (await refusing(() => bucket.pointer()))?.previous ?? null
    if (previous === null) throw new RequestError(409, 'nothing_before', '没有更早的版本可以退回')
    const { library } = await refusing(() => bucket.switchTo(previous))
    source.serve({ name: previous, library })
    log.info({ index: previous }, 'back to the index before')
    return c.json(await state())
  })
  return routes
}

const limitIndex = bodyLimit({
  maxSize: MOST_INDEX_BYTES,
  onError: () => {
    const most = MOST_INDEX_BYTES / 1024 / 1024
    throw new RequestError(413, 'index_too_large', `索引包超过 ${most} MB，Workers 的内存放不下，请用 Node 部署`)
  },
})

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof IndexError) throw new RequestError(422, 'index_refused', error.message)
    throw error
  }
}
