import type { ExecutionContext } from 'hono'
import { ConfigError } from '../config.ts'
import { readBindings } from './config.ts'
import type { Bindings } from './config.ts'
import { startIsolate } from './isolate.ts'
import type { Isolate, IsolateParts } from './isolate.ts'

/** What the runtime calls. */
export interface Handler {
  fetch(request: Request, bindings: Bindings, context: ExecutionContext): Promise<Response>
  scheduled(event: { readonly cron: string }, bindings: Bindings, context: ExecutionContext): Promise<void>
}

/** The cron line of wrangler.toml at which old questions are deleted: at night in China. */
export const PURGE_CRON = '23 19 * * *'

/** The service as a worker: pages, API, chats, and once a minute what an isolate that died has left. */
export function createHandler(parts: IsolateParts): Handler {
  const isolates = new WeakMap<Bindings, Isolate>()
  const isolateOf = (bindings: Bindings): Isolate => {
    const isolate = isolates.get(bindings) ?? startIsolate(parts, readBindings(bindings))
    isolates.set(bindings, isolate)
    return isolate
  }
  return {
    async fetch(request, bindings, context) {
      try {
        const { source, app } = isolateOf(bindings)
        await source.ready((work) => context.waitUntil(work))
        return await app.fetch(request, bindings, context)
      } catch (error) {
        if (error instanceof ConfigError) return misconfigured(error)
        throw error
      }
    },
    async scheduled({ cron }, bindings, context) {
      const { source, openChat } = isolateOf(bindings)
      await source.ready((work) => context.waitUntil(work))
      const chat = await openChat?.()
      if (cron === PURGE_CRON) await chat?.purge()
      await chat?.drain(Date.now() + CRON_DRAIN_MS)
    },
  }
}

/** The next one comes after a minute. */
const CRON_DRAIN_MS = 50_000

/** A worker cannot refuse to start, so it says to everybody why it does not serve; the message holds no values. */
function misconfigured({ message }: ConfigError): Response {
  console.error(JSON.stringify({ level: 'error', time: new Date().toISOString(), msg: message }))
  const body = { error: { code: 'misconfigured', message, details: [] } }
  return Response.json(body, { status: 503, headers: { 'Cache-Control': 'no-store' } })
}
