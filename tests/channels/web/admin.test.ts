import { beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../../src/app.ts'
import type { AppParts } from '../../../src/app.ts'
import { silentLog } from '../../support/silent-log.ts'
import type { AdminChat } from '../../../src/channels/web/admin/parts.ts'
import { createRebuilding, RebuildRunning } from '../../../src/service/rebuilding.ts'
import type { Reindex } from '../../../src/service/types.ts'
import { sample, sampleLibrary } from './sample-library.ts'

const TOKEN = 'ein-langes-geheimes-wort'
const REPORT = { documents: 2, clauses: 3, problems: 1, added: 1, changed: 0, removed: 0, ms: 12 }
const GAP = { question: '天气如何', notFound: 3, unresolved: 1, lastAskedAt: Date.UTC(2025, 5, 1) }

let now = 0
beforeEach(() => (now = Date.UTC(2025, 5, 2)))

const chat: AdminChat = {
  channels: () => [{ name: '飞书', mode: 'socket', state: 'reconnecting', detail: '断线' }],
  pending: () => Promise.resolve(2),
  failures: () => Promise.resolve([{ platform: 'feishu', at: now, reason: '机器人不在群里' }]),
  gaps: (since) => Promise.resolve(GAP.lastAskedAt >= since ? [GAP] : []),
  statistics: () => Promise.reject(new Error('not asked here')),
}

interface Given {
  readonly token?: string | null
  readonly chat?: AdminChat | null
  readonly reindex?: Reindex
  readonly address?: () => string
}

function start({ token = TOKEN, chat = null, reindex = () => Promise.resolve(REPORT), address }: Given = {}) {
  const library = sampleLibrary()
  const rebuilding = createRebuilding(reindex, { log: silentLog })
  const access = address && { clientOf: address }
  const parts: AppParts = {
    library: () => library,
    today: () => sample.today,
    log: silentLog,
    version: '1.2.3',
    now: () => now,
    ...(token !== null && { admin: { token, startedAt: now - 60_000, chat, rebuilding, ...(access && { access }) } }),
  }
  const app = createApp(parts)
  const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })
  const bearer = (path: string, tried = TOKEN) => get(path, { Authorization: `Bearer ${tried}` })
  const post = (path: string, headers: Record<string, string>, body = '') =>
    app.request(path, { method: 'POST', body, headers })
  const signIn = async (tried = TOKEN, headers: Record<string, string> = { 'Sec-Fetch-Site': 'same-origin' }) => {
    const form = { 'Content-Type': 'application/x-www-form-urlencoded', ...headers }
    return post('/admin/login', form, new URLSearchParams({ token: tried }).toString())
  }
  const session = async (): Promise<string> => (await signIn()).headers.get('Set-Cookie')?.split(';')[0] ?? ''
  return { app, get, post, bearer, signIn, session }
}

describe('without a token configured', () => {
  it.each(['/admin', '/admin/login', '/admin/gaps', '/admin/api/status', '/admin/api/reindex'])(
    '%s is not there',
    async (path) => {
      const { get, post } = start({ token: null })
      expect((await get(path, { Authorization: 'Bearer ' })).status).toBe(404)
      expect((await post(path, { Authorization: 'Bearer ' })).status).toBe(404)
    },
  )
})

describe('the lock', () => {
  it('sends people to the form and tells programs what is missing', async () => {
    const { get, bearer } = start()
    const page = await get('/admin/gaps', { Accept: 'text/html' })
    expect([page.status, page.headers.get('Location')]).toEqual([303, '/admin/login'])
    const api = await get('/admin/api/status', { Accept: 'text/html' })
    expect([api.status, api.headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer realm="huiwen"'])
    expect(await api.json()).toMatchObject({ error: { code: 'unauthorised', message: '需要管理口令' } })
    expect((await bearer('/admin/api/status', `${TOKEN}x`)).status).toBe(401)
    expect((await bearer('/admin/api/status')).status).toBe(200)
  })

  it('gives for the token a cookie that is neither the token nor readable by a script', async () => {
    const cookie = (await start().signIn()).headers.get('Set-Cookie') ?? ''
    expect(cookie).toMatch(/HttpOnly/u)
    expect(cookie).toMatch(/SameSite=Strict/u)
    expect(cookie).toMatch(/Path=\/admin/u)
    expect(cookie).not.toContain(TOKEN)
    expect((await start().signIn('falsch-falsch-falsch')).headers.get('Set-Cookie')).toBeNull()
  })

  it('keeps the cookie to TLS where the browser came by TLS', async () => {
    const { signIn } = start()
    const behindProxy = { 'Sec-Fetch-Site': 'same-origin', 'X-Forwarded-Proto': 'https' }
    expect((await signIn(TOKEN, behindProxy)).headers.get('Set-Cookie')).toMatch(/Secure/u)
    expect((await signIn()).headers.get('Set-Cookie')).not.toMatch(/Secure/u)
  })

  it('takes a session for twelve hours, and no forged one', async () => {
    const { get, session } = start()
    const Cookie = await session()
    expect((await get('/admin/api/status', { Cookie })).status).toBe(200)
    const later = Cookie.replace(/=(\d+)/u, (_, at: string) => `=${Number(at) + 9}`)
    expect((await get('/admin/api/status', { Cookie: later })).status).toBe(401)
    now += 12 * 3_600_000
    expect((await get('/admin/api/status', { Cookie })).status).toBe(401)
  })

  it('looks at no token after ten wrong ones, until a minute is over; sessions go on', async () => {
    const { bearer, get, session, signIn } = start()
    const Cookie = await session()
    for (let i = 0; i < 5; i++) expect((await bearer('/admin/api/status', `falsch-${i}`)).status).toBe(401)
    for (let i = 0; i < 5; i++) expect((await signIn(`falsch-${i}`)).status).toBe(401)
    const refused = await bearer('/admin/api/status')
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '60'])
    expect((await signIn()).status).toBe(429)
    expect((await get('/admin/api/status', { Cookie })).status).toBe(200)
    now += 60_000
    expect((await bearer('/admin/api/status')).status).toBe(200)
  })

  it('counts the wrong tries of each address by itself', async () => {
    let address = 'a'
    const { bearer } = start({ address: () => address })
    for (let i = 0; i < 10; i++) await bearer('/admin/api/status', 'falsch')
    expect((await bearer('/admin/api/status')).status).toBe(429)
    address = 'b'
    expect((await bearer('/admin/api/status')).status).toBe(200)
  })

  it('does nothing for another site, signed in or not', async () => {
    const { post, session, signIn } = start()
    const Cookie = await session()
    const foreign: Record<string, string>[] = [
      { Cookie, 'Sec-Fetch-Site': 'cross-site' },
      { Cookie, Origin: 'https://evil.example' },
      { Cookie, Origin: 'null' },
      { Cookie },
    ]
    for (const headers of foreign) expect((await post('/admin/reindex', headers)).status).toBe(403)
    expect((await signIn(TOKEN, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    const own = { Cookie, Host: 'huiwen.example', Origin: 'https://huiwen.example' }
    expect((await post('/admin/reindex', own)).status).toBe(303)
  })
})

describe('what it tells', () => {
  it('names every document with its problems and where they are', async () => {
    const body = (await (await start().bearer('/admin/api/status')).json()) as {
      documents: { id: string; problems: { message: string; line: number | null }[] }[]
    }
    expect(body).toMatchObject({
      version: '1.2.3',
      uptimeSeconds: 60,
      index: { version: 'sample', documents: 2, clauses: 3, problems: 1 },
      chat: null,
      rebuild: { state: 'idle' },
    })
    expect(body.documents.map(({ id }) => id)).toEqual(['qinghe', 'baishi'])
    expect(body.documents.flatMap(({ problems }) => problems)).toHaveLength(1)
  })

  it('says that nothing is recorded, rather than that there is no gap, where no chat is', async () => {
    const { bearer, get, session } = start()
    expect(await (await bearer('/admin/api/gaps')).json()).toEqual({ recorded: false, days: 30, gaps: [] })
    expect(await (await bearer('/admin/api/statistics')).json()).toEqual({ recorded: false, week: null, month: null })
    const Cookie = await session()
    for (const path of ['/admin', '/admin/gaps', '/admin/statistics'])
      expect(await (await get(path, { Cookie })).text()).toContain('未接入聊天平台')
  })

  it('shows channels, what could not be delivered, and gaps of the days asked for', async () => {
    const { bearer, get, session } = start({ chat })
    const status = await (await bearer('/admin/api/status')).json()
    expect(status).toMatchObject({ chat: { channels: [{ state: 'reconnecting' }], messages: { pending: 2 } } })
    const page = await (await get('/admin', { Cookie: await session() })).text()
    for (const words of ['断线重连中', '待回复 2 条', '机器人不在群里']) expect(page).toContain(words)
    expect(await (await bearer('/admin/api/gaps?days=7')).json()).toEqual({ recorded: true, days: 7, gaps: [GAP] })
    now += 10 * 86_400_000
    expect(await (await bearer('/admin/api/gaps?days=7')).json()).toMatchObject({ gaps: [] })
    expect((await bearer('/admin/api/gaps?days=viele')).status).toBe(400)
  })
})

describe('while the database is away', () => {
  const away = (): Promise<never> => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7:5432'))
  const lost: AdminChat = { ...chat, pending: away, failures: away, gaps: away, statistics: away }

  it('still shows the rest, and says what is missing', async () => {
    const { bearer, get, session } = start({ chat: lost })
    const status = await (await bearer('/admin/api/status')).json()
    expect(status).toMatchObject({ index: { documents: 2 }, chat: { messages: null } })
    expect(await (await get('/admin', { Cookie: await session() })).text()).toContain('数据库连不上或没有响应')
    const gaps = await bearer('/admin/api/gaps')
    expect([gaps.status, await gaps.text()]).toEqual([503, expect.stringContaining('数据库连不上')])
    expect(await (await bearer('/admin/api/statistics')).text()).not.toContain('10.0.0.7')
  })
})

describe('rebuilding', () => {
  it('tells of a replica that is at it', async () => {
    const { app, get, session } = start({ reindex: () => Promise.reject(new RebuildRunning()) })
    await app.request('/admin/api/reindex', { method: 'POST', headers: { Authorization: `Bearer ${TOKEN}` } })
    expect(await (await get('/admin', { Cookie: await session() })).text()).toContain('另一个进程正在重建')
  })

  it('runs once at a time, shows how far it is, and what came of it', async () => {
    let finish: (report: typeof REPORT) => void = () => undefined
    const { app, bearer } = start({
      reindex: (onProgress) => {
        onProgress({ done: 3, total: 10 })
        return new Promise((resolve) => (finish = resolve))
      },
    })
    const begin = () =>
      app.request('/admin/api/reindex', { method: 'POST', headers: { Authorization: `Bearer ${TOKEN}` } })
    const begun = await begin()
    expect([begun.status, await begun.json()]).toMatchObject([202, { state: 'running', done: 3, total: 10 }])
    expect((await begin()).status).toBe(409)
    finish(REPORT)
    const done = await (await bearer('/admin/api/reindex')).json()
    expect(done).toMatchObject({ state: 'done', report: REPORT })
    expect((await begin()).status).toBe(202)
  })

  it('says why it failed', async () => {
    const { app, get, session } = start({ reindex: () => Promise.reject(new Error('目录 seeds 不存在')) })
    await app.request('/admin/api/reindex', { method: 'POST', headers: { Authorization: `Bearer ${TOKEN}` } })
    const page = await (await get('/admin', { Cookie: await session() })).text()
    expect(page).toContain('重建失败')
    expect(page).toContain('目录 seeds 不存在')
  })
})
