import { describe, expect, it } from 'vitest'
import { createApp } from '../../../src/app.ts'
import type { AppParts } from '../../../src/app.ts'
import { silentLog } from '../../support/silent-log.ts'
import { createPrometheusMetrics } from '../../../src/metrics.ts'
import { sample, sampleLibrary } from './sample-library.ts'

const TOKEN = 'ein-langes-geheimes-wort'

function app(more: Partial<AppParts> = {}) {
  const library = sampleLibrary()
  return createApp({ library: () => library, today: () => sample.today, log: silentLog, version: '1.2.3', ...more })
}

function counted(token: string | null) {
  const metrics = createPrometheusMetrics()
  return app({ metrics, exposed: { read: metrics.read, token } })
}

describe('GET /metrics', () => {
  it('is not there unless asked for', async () => {
    expect((await app().request('/metrics')).status).toBe(404)
  })

  it('is for whoever shows the token, in a header and not by way of the form', async () => {
    const guarded = counted(TOKEN)
    const read = (headers: Record<string, string>) => guarded.request('/metrics', { headers })
    expect((await read({ Accept: 'text/html' })).status).toBe(401)
    expect((await read({ Authorization: 'Bearer falsch' })).status).toBe(401)
    expect((await read({ Authorization: `Bearer ${TOKEN}` })).status).toBe(200)
  })

  it('is for all where it was opened, and counts what was asked without saying what', async () => {
    const open = counted(null)
    await open.request('/?q=奖励秘密&region=清河')
    await open.request('/api/ask', { method: 'POST', body: JSON.stringify({ question: '天气秘密' }) })
    await open.request('/documents/qinghe?q=0-5')
    await open.request('/gibt/es/nicht')
    const text = await (await open.request('/metrics')).text()
    expect(text).toMatch(/huiwen_questions_total\{channel="web",status="\w+",intent="\w+"\} 1/u)
    expect(text).toMatch(/huiwen_questions_total\{channel="api",status="not_found",intent="\w+"\} 1/u)
    expect(text).toContain('method="GET",route="/documents/:id",status="200"')
    expect(text).not.toMatch(/秘密|清河|qinghe|gibt/u)
  })
})

describe('GET /readyz', () => {
  it('says no as soon as the service is stopping, while it still lives and answers', async () => {
    let stopping = false
    const service = app({ stopping: () => stopping })
    expect((await service.request('/readyz')).status).toBe(200)
    stopping = true
    const told = await service.request('/readyz')
    expect([told.status, await told.json()]).toMatchObject([503, { status: 'not_ready', checks: [{ name: '停止' }] }])
    expect((await service.request('/healthz')).status).toBe(200)
    expect((await service.request('/')).status).toBe(200)
  })

  it('waits for what has to be asked', async () => {
    const lost = [{ name: '数据库', ok: false, detail: '数据库连不上或没有响应' }]
    const told = await app({ checks: () => Promise.resolve(lost) }).request('/readyz')
    expect([told.status, await told.json()]).toMatchObject([503, { checks: lost }])
  })
})
