import { describe, expect, it, vi } from 'vitest'
import { createApp } from '../../../src/app.ts'
import { silentLog } from '../../support/silent-log.ts'
import type { Log } from '../../../src/log-port.ts'
import { sample, sampleLibrary } from './sample-library.ts'

function app(log: Log = silentLog, checks?: () => { name: string; ok: boolean; detail: string }[]) {
  const library = sampleLibrary()
  return createApp({
    library: () => library,
    today: () => sample.today,
    log,
    version: '1.2.3',
    ...(checks ? { checks } : {}),
  })
}

function ask(body: unknown) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return app().request('/api/ask', { method: 'POST', body: text, headers: { 'Content-Type': 'application/json' } })
}

describe('POST /api/ask', () => {
  it('answers with the core’s answer as it is', async () => {
    const response = await ask({ question: ' 奖励多少 ', region: '清河', history: ['一', '二'] })
    expect(response.status).toBe(200)
    const { lead: _, ...answer } = sampleLibrary().ask('奖励多少', {
      region: '清河',
      history: ['一', '二'],
      today: sample.today,
    })
    expect(await response.json()).toEqual(answer)
  })

  it('takes null for what was not said', async () => {
    expect((await ask({ question: '奖励', region: null, history: null })).status).toBe(200)
  })

  it.each([
    ['no JSON', '{', 'invalid_json', ''],
    ['no object', '[]', 'invalid_input', ''],
    ['no question', {}, 'invalid_input', 'question'],
    ['a blank question', { question: ' \n' }, 'invalid_input', 'question'],
    ['a question that is a number', { question: 1 }, 'invalid_input', 'question'],
    ['a question that is too long', { question: '问'.repeat(2001) }, 'invalid_input', 'question'],
    ['history that is no list', { question: '问', history: '一' }, 'invalid_input', 'history'],
    ['history with a number', { question: '问', history: [1] }, 'invalid_input', 'history.0'],
  ])('refuses %s in Chinese', async (_name, body, code, field) => {
    const response = await ask(body)
    expect(response.status).toBe(400)
    const { error } = (await response.json()) as {
      error: { code: string; message: string; details: { field: string }[] }
    }
    expect(error.code).toBe(code)
    expect(error.message).toMatch(/\p{Script=Han}/u)
    expect(error.details[0]?.field ?? '').toBe(field)
  })

  it('refuses a body over the limit, announced or streamed', async () => {
    const big = JSON.stringify({ question: '问', padding: 'x'.repeat(70_000) })
    expect((await ask(big)).status).toBe(413)
    const stream = new Blob([big]).stream()
    const request = new Request('http://x/api/ask', { method: 'POST', body: stream, duplex: 'half' } as RequestInit)
    const response = await app().request(request)
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ error: { code: 'body_too_large' } })
  })

  it('tells nobody how it failed', async () => {
    const response = await ask({ question: '出错' })
    expect(response.status).toBe(500)
    expect(await response.text()).not.toMatch(/secret|内部细节|at /u)
  })
})

describe('the other routes', () => {
  it('lists the documents with status and problems', async () => {
    const body = (await (await app().request('/api/documents')).json()) as { documents: unknown[]; problems: unknown[] }
    expect(body.documents).toMatchObject([
      { id: 'qinghe', number: '清政办发〔2024〕8号', status: 'in_force', titleInferred: false, clauses: 2 },
      { id: 'baishi', number: null, status: 'draft', titleInferred: true, clauses: 1 },
    ])
    expect(body.problems).toHaveLength(1)
  })

  it('is healthy, and ready with what', async () => {
    expect(await (await app().request('/healthz')).json()).toEqual({ status: 'ok', version: '1.2.3' })
    const ready = await app().request('/readyz')
    expect(ready.status).toBe(200)
    expect(await ready.json()).toMatchObject({
      status: 'ready',
      index: { documents: 2, clauses: 3, version: 'sample' },
    })
  })

  it('is not ready while something it needs is down', async () => {
    const response = await app(silentLog, () => [{ name: 'feishu', ok: false, detail: '长连接断开' }]).request(
      '/readyz',
    )
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ status: 'not_ready', checks: [{ name: 'feishu', ok: false }] })
  })

  it('answers what is not there and what is not allowed', async () => {
    expect((await app().request('/api/nothing')).status).toBe(404)
    const response = await app().request('/api/ask')
    expect(response.status).toBe(405)
    expect(response.headers.get('Allow')).toBe('POST')
  })
})

describe('every response', () => {
  it.each(['/', '/documents', '/documents/qinghe', '/api/documents', '/nothing', '/healthz'])(
    '%s is guarded',
    async (path) => {
      const { headers } = await app().request(path)
      const policy = headers.get('Content-Security-Policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe')
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('Referrer-Policy')).toBe('no-referrer')
      expect(headers.get('X-Request-Id')).toMatch(/^[\w-]{8,}$/u)
    },
  )

  it('is logged by route, without what was asked or by whom', async () => {
    const info = vi.fn()
    const request = new Request('http://x/?q=奖励秘密&region=清河', { headers: { 'X-Forwarded-For': '203.0.113.9' } })
    await app({ ...silentLog, info }).request(request)
    expect(info).toHaveBeenCalledOnce()
    expect(info.mock.calls[0]?.[0]).toMatchObject({ method: 'GET', route: '/', status: 200 })
    expect(decodeURIComponent(JSON.stringify(info.mock.calls))).not.toMatch(/奖励|秘密|清河|203\.0/u)
  })
})
