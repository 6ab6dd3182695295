import { Hono } from 'hono'
import type { Check, WebParts } from './parts.ts'

const STOPPING: Check = { name: '停止', ok: false, detail: '正在停止，不再接新的请求' }

/** `GET /healthz`: the process answers. `GET /readyz`: it can answer questions, and with what. */
export function healthRoutes({ library, version, checks, stopping }: WebParts): Hono {
  const routes = new Hono()
  routes.get('/healthz', (c) => c.json({ status: 'ok', version }, 200, { 'Cache-Control': 'no-store' }))
  routes.get('/readyz', async (c) => {
    const { documents, builtAt, version: index } = library()
    const others = stopping?.() ? [STOPPING] : ((await checks?.()) ?? [])
    const ready = documents.length > 0 && others.every(({ ok }) => ok)
    const clauses = documents.reduce((sum, { clauses }) => sum + clauses.length, 0)
    const body = {
      status: ready ? 'ready' : 'not_ready',
      version,
      index: { version: index, builtAt, documents: documents.length, clauses },
      checks: others,
    }
    return c.json(body, ready ? 200 : 503, { 'Cache-Control': 'no-store' })
  })
  return routes
}
