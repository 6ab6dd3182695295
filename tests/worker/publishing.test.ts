import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { publishIndex } from '../../src/channels/cli/publish.ts'
import { readIndex, readManifest } from '../../src/index-store/files.ts'
import { packIndex } from '../../src/index-store/format.ts'
import { buildIndex } from '../../src/index-store/index.ts'
import { openFeishu } from '../channels/feishu/platform.ts'
import { bundledCli } from '../support/cli.ts'
import { measureText, temporaryFolder } from '../support/folder.ts'
import type { Folder } from '../support/folder.ts'
import { PATIENCE_MS } from '../support/waiting.ts'
import { startWorkerd } from './workerd.ts'
import type { Workerd, WorkerdOptions } from './workerd.ts'

const TOKEN = 'a-token-for-tests-only'
const VARS = { HUIWEN_ADMIN_TOKEN: TOKEN }
const BEARER = { authorization: `Bearer ${TOKEN}` }
const QUESTION = '参加境外展会有补贴吗'

let folder: Folder
let worker: Workerd

beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await worker.stop()
  folder[Symbol.dispose]()
})

const start = async (options: WorkerdOptions = {}): Promise<void> => {
  worker = await startWorkerd({ vars: VARS, data: folder.at('data'), ...options })
}
/** Isolates that come later find what this one left. */
const restart = async (): Promise<void> => {
  await worker.stop()
  await start()
}

const answer = z.object({ status: z.string(), text: z.string() })
const ask = async (): Promise<string> => {
  const body = JSON.stringify({ question: QUESTION })
  return answer.parse(await (await fetch(`${worker.url}/api/ask`, { method: 'POST', body })).json()).text
}
const amount = async (): Promise<string | null> => /展位费(\d+)万元/u.exec(await ask())?.[1] ?? null

/** A library of one text that grants so much. */
async function build(tenThousands: string): Promise<string> {
  folder.write('seeds/a.txt', measureText('安康市', tenThousands))
  await buildIndex({ seedsDir: folder.at('seeds'), indexDir: folder.at('index'), segmenter: 'packed' })
  return folder.at('index')
}
const publish = async (tenThousands: string) => publishIndex(await build(tenThousands), worker.url, TOKEN)

interface Packed {
  readonly manifest: Record<string, unknown>
}
async function packed(
  change: (index: Packed) => unknown = (index) => index,
): Promise<{ version: string; body: string }> {
  const dir = await build('9')
  const manifest = readManifest(dir)
  if (!manifest) throw new Error('nothing was built')
  const index = JSON.parse(packIndex(manifest, readIndex(dir, manifest, manifest.segmenter))) as Packed
  return { version: manifest.folder, body: JSON.stringify(change(index)) }
}
async function upload(version: string, body: string, headers: Record<string, string> = BEARER): Promise<Response> {
  const digest = createHash('sha256').update(body).digest('base64')
  const all = { 'content-digest': `sha-256=:${digest}:`, ...headers }
  return fetch(`${worker.url}/admin/index/${version}`, { method: 'PUT', body, headers: all })
}

/** Says how much is coming and sends nothing: what is too large is refused before it is sent. */
function announce(version: string, bytes: number): Promise<{ readonly status: number }> {
  return new Promise((resolve, reject) => {
    const headers = { ...BEARER, 'content-length': bytes }
    const sending = request(`${worker.url}/admin/index/${version}`, { method: 'PUT', headers }, (response) => {
      resolve({ status: response.statusCode ?? 0 })
      sending.destroy()
    })
    sending.once('error', reject)
    sending.flushHeaders()
  })
}

describe('publishing an index', () => {
  it('replaces the bundled one, in this isolate and in those that start later', async () => {
    await start()
    expect(await amount()).toBeNull()
    const { version } = await publish('5')
    expect(await amount()).toBe('5')
    await restart()
    expect(await amount()).toBe('5')
    const state = await fetch(`${worker.url}/admin/index`, { headers: BEARER })
    expect(await state.json()).toEqual({ serving: version, published: { current: version, previous: null } })
    expect((await fetch(`${worker.url}/readyz`)).status).toBe(200)
  })

  it('goes back to the one before', async () => {
    await start()
    await publish('5')
    await publish('6')
    expect(await amount()).toBe('6')
    const back = await fetch(`${worker.url}/admin/index/rollback`, { method: 'POST', headers: BEARER })
    expect(back.status).toBe(200)
    expect(await amount()).toBe('5')
  })

  it('keeps the last five, and whatever is pointed at', async () => {
    await start()
    const versions: string[] = []
    for (let n = 1; n <= 7; n += 1) versions.push((await publish(String(n))).version)
    const { objects } = await (await worker.bucket()).list({ prefix: 'index/' })
    const kept = objects.map(({ key }) => key.replace(/^index\/|\.json$/gu, '')).filter((name) => name !== 'current')
    expect(kept.sort()).toEqual(versions.slice(2).sort())
    expect(await amount()).toBe('7')
  })

  it('is a command', async () => {
    await start()
    using cli = await bundledCli({ jieba: false })
    vi.stubEnv('HUIWEN_ADMIN_TOKEN', TOKEN)
    folder.write('seeds/a.txt', measureText('安康市', '7'))
    const args = ['index', '--seeds', folder.at('seeds'), '--out', folder.at('index'), '--publish']
    const run = await cli.run([...args, worker.url])
    expect(run.stdout).toContain('已发布到')
    expect(run.code).toBe(0)
    expect(await amount()).toBe('7')
    vi.stubEnv('HUIWEN_ADMIN_TOKEN', 'another-token-of-somebody')
    const refused = await cli.run([...args, worker.url])
    expect(refused.stderr).toContain('管理口令不对')
    expect(refused.code).toBe(1)
    expect((await cli.run([...args, 'http://huiwen.example'])).stderr).toContain('https://')
  })
})

describe('an index that is refused leaves the old one serving', () => {
  const NAME = '0123456789abcdef-20250101000000000'

  const cases: readonly (readonly [string, number, () => Promise<{ readonly status: number }>])[] = [
    ['without a token', 401, async () => upload(NAME, '{}', {})],
    ['with a wrong token', 401, async () => upload(NAME, '{}', { authorization: 'Bearer wrong' })],
    [
      'not what the sender meant',
      400,
      async () => upload(NAME, '{}', { ...BEARER, 'content-digest': 'sha-256=:AAAA:' }),
    ],
    ['no JSON', 422, async () => upload(NAME, '{"manifest"')],
    ['something else', 422, async () => upload(NAME, '{"name":"huiwen"}')],
    ['under another name', 422, async () => upload(NAME, (await packed()).body)],
    ['under a name that leads elsewhere', 422, async () => upload('..%2Fcurrent', (await packed()).body)],
    [
      'under the name of what points at it',
      422,
      async () => {
        const manifest = { folder: 'current' }
        const { body } = await packed((index) => ({ ...index, manifest: { ...index.manifest, ...manifest } }))
        return upload('current', body)
      },
    ],
    [
      'of another schema',
      422,
      async () => {
        const { version, body } = await packed((index) => ({ ...index, manifest: { ...index.manifest, schema: 99 } }))
        return upload(version, body)
      },
    ],
    [
      'of another dictionary',
      422,
      async () => {
        const manifest = { segmenter: 'jieba:0000000000000000' }
        const { version, body } = await packed((index) => ({ ...index, manifest: { ...index.manifest, ...manifest } }))
        return upload(version, body)
      },
    ],
    [
      'whose parts cannot be opened',
      422,
      async () => {
        const { version, body } = await packed((index) => ({ ...index, 'search.json': {} }))
        return upload(version, body)
      },
    ],
    ['too large', 413, () => announce(NAME, 9 * 1024 * 1024)],
  ]

  it('whatever is wrong with it', async () => {
    await start()
    await publish('5')
    for (const [name, status, send] of cases) {
      expect([name, (await send()).status, await amount()]).toEqual([name, status, '5'])
    }
    await restart()
    expect(await amount()).toBe('5')
  })

  it('where no token is configured there is nothing', async () => {
    await start({ vars: {} })
    expect((await upload(NAME, '{}')).status).toBe(404)
  })

  it('where no bucket is bound it says so', async () => {
    await start({ without: 'INDEX_BUCKET' })
    const response = await upload(NAME, '{}')
    expect([response.status, await response.text()]).toEqual([501, expect.stringContaining('INDEX_BUCKET')])
  })
})

describe('a published index that broke later', () => {
  it('is passed over for the one before, and the health check says so', async () => {
    await start()
    await publish('5')
    const { version } = await publish('6')
    await (await worker.bucket()).put(`index/${version}.json`, '{"manifest":')
    await restart()
    expect(await amount()).toBe('5')
    const ready = await fetch(`${worker.url}/readyz`)
    expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining('损坏')])
    await publish('8')
    expect(await amount()).toBe('8')
    expect((await fetch(`${worker.url}/readyz`)).status).toBe(200)
  })

  it('is passed over for the bundled one where there is no other', async () => {
    await start()
    const { version } = await publish('5')
    await (await worker.bucket()).delete(`index/${version}.json`)
    await restart()
    expect(await amount()).toBeNull()
    expect((await fetch(`${worker.url}/healthz`)).status).toBe(200)
  })
})

describe('rebuilding from the texts in the bucket', () => {
  const put = async (name: string, text: string) => (await worker.bucket()).put(`seeds/${name}`, text)
  const state = z.object({ state: z.string(), reason: z.string().optional() })
  const rebuild = async () => {
    const url = `${worker.url}/admin/api/reindex`
    expect((await fetch(url, { method: 'POST', headers: BEARER })).status).toBe(202)
    return vi.waitFor(
      async () => {
        const now = state.parse(await (await fetch(url, { headers: BEARER })).json())
        expect(now.state).not.toBe('running')
        return now
      },
      { timeout: PATIENCE_MS },
    )
  }

  it('serves what lies there now', async () => {
    await start()
    await put('a.txt', measureText('安康市', '5'))
    expect((await rebuild()).state).toBe('done')
    expect(await amount()).toBe('5')
    await put('a.txt', measureText('安康市', '6'))
    expect((await rebuild()).state).toBe('done')
    expect(await amount()).toBe('6')
    await restart()
    expect(await amount()).toBe('6')
  })

  it('answers as an index does that was built in Node', async () => {
    await start()
    await publish('5')
    const published = await ask()
    await put('a.txt', readFileSync(folder.at('seeds/a.txt'), 'utf8'))
    await rebuild()
    expect(await ask()).toBe(published)
  })

  it.each([
    ['there is nothing', async () => undefined, '没有 .txt 文件'],
    ['there is too much', async () => put('a.txt', '政策'.repeat(400_000)), '--publish'],
    ['seeds.json is broken', async () => [await put('a.txt', 'x'), await put('seeds.json', '{')], 'seeds.json'],
  ])('leaves the old one serving when %s, and says why', async (_name, prepare, says) => {
    await start()
    await publish('5')
    await prepare()
    expect(await rebuild()).toMatchObject({ state: 'failed', reason: expect.stringContaining(says) })
    expect(await amount()).toBe('5')
  })

  it('is a command in the chat', async () => {
    const platform = await openFeishu('webhook')
    try {
      const admin = platform.person('管理员')
      const room = platform.direct(admin)
      const { appId, appSecret, encryptKey, verificationToken, domain } = platform.settings({})
      const secrets = { FEISHU_APP_SECRET: appSecret, FEISHU_ENCRYPT_KEY: encryptKey ?? '' }
      const more = { FEISHU_VERIFICATION_TOKEN: verificationToken ?? '', FEISHU_DOMAIN: domain ?? '' }
      await start({ vars: { ...VARS, ...secrets, ...more, FEISHU_APP_ID: appId, FEISHU_ADMINS: admin.id } })
      platform.reach(worker.url)
      await put('a.txt', measureText('安康市', '5'))
      platform.says(room, admin, '/重建索引')
      const said = () => JSON.stringify(platform.said(room))
      await vi.waitFor(() => expect(said()).toContain('新索引已经生效'), { timeout: PATIENCE_MS })
      expect(await amount()).toBe('5')
    } finally {
      await platform.close()
    }
  })
})
