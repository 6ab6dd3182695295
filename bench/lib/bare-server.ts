/** What the service is measured beside: a Hono server with one route that reads JSON and answers JSON. */
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const app = new Hono()
app.all('*', async (c) => c.json({ status: 'ok', asked: c.req.method === 'POST' ? await c.req.json() : null }))
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env['PORT']) })
