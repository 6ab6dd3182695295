import * as z from 'zod'
import { readIndex, readManifest } from '../../index-store/files.ts'
import { contentDigest, IndexError, packIndex } from '../../index-store/format.ts'

/** The index was not taken over; the message says by whom it was refused and why. What served before goes on serving. */
export class PublishError extends Error {
  override readonly name = 'PublishError'
}

export interface Published {
  readonly version: string
  readonly bytes: number
}

/**
 * Uploads a built index to a worker, which checks it and then serves it.
 *
 * @param address where the service is reached, such as `https://huiwen.example.workers.dev`
 * @throws PublishError, or IndexError if there is no index that can be read
 */
export async function publishIndex(indexDir: string, address: string, token: string | undefined): Promise<Published> {
  if (!token) throw new PublishError('请用环境变量 HUIWEN_ADMIN_TOKEN 给出管理口令（与服务上设置的相同）。')
  const manifest = readManifest(indexDir)
  if (!manifest) throw new IndexError(`${indexDir} 里没有索引，请先运行 npx huiwen index。`)
  const packed = Buffer.from(packIndex(manifest, readIndex(indexDir, manifest, manifest.segmenter)))
  const response = await put(new URL(`/admin/index/${manifest.folder}`, baseOf(address)), packed, token)
  if (!response.ok)
    throw new PublishError(`${address} 没有接受索引（HTTP ${response.status}）：${await reasonOf(response)}`)
  return { version: manifest.folder, bytes: packed.byteLength }
}

/** The token is sent along, so the way there must be secret, unless it is this machine. */
function baseOf(address: string): URL {
  if (!URL.canParse(address)) throw new PublishError(`${address} 不是完整的网址，应形如 https://huiwen.example.com`)
  const url = new URL(address)
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol === 'https:' || (url.protocol === 'http:' && local)) return url
  throw new PublishError(`${address} 应以 https:// 开头：上传时要带管理口令，不能明文传输。`)
}

async function put(url: URL, packed: Uint8Array<ArrayBuffer>, token: string): Promise<Response> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-digest': contentDigest(packed),
  }
  try {
    return await fetch(url, {
      method: 'PUT',
      headers,
      body: packed,
      redirect: 'error',
      signal: AbortSignal.timeout(WITHIN_MS),
    })
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
    throw new PublishError(`连不上 ${url.origin}：${cause}`)
  }
}

const WITHIN_MS = 10 * 60_000

const refusal = z.object({ error: z.object({ message: z.string() }) })

async function reasonOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null)
  return refusal.safeParse(body).data?.error.message ?? '对方没有说明原因，请检查网址'
}
