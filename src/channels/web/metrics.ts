import { Hono } from 'hono'
import { adminOnly } from './admin-token.ts'
import type { AdminOptions } from './admin-token.ts'

/** The figures for Prometheus and who may read them. */
export interface MetricsParts {
  /** The text that is scraped, and its media type. */
  readonly read: () => Promise<{ readonly type: string; readonly text: string }>
  /** Null: whoever reaches the port may read them. Else only who shows this token. */
  readonly token: string | null
  readonly access?: AdminOptions | undefined
}

/** `GET /metrics` */
export function metricsRoutes({ read, token, access }: MetricsParts): Hono {
  const routes = new Hono()
  if (token !== null) routes.use('/metrics', adminOnly(token, access))
  routes.get('/metrics', async (c) => {
    const { type, text } = await read()
    return c.body(text, 200, { 'Content-Type': type, 'Cache-Control': 'no-store' })
  })
  return routes
}
