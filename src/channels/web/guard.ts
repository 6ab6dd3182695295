import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { routePath } from 'hono/route'
import { secureHeaders } from 'hono/secure-headers'
import type { Log } from '../../log-port.ts'
import type { Metrics } from '../../service/metrics.ts'
import { traceOfRequest } from '../../service/trace-id.ts'
import { RequestError } from './errors.ts'

/** Bytes. A question with its history fits many times over. */
const BODY_MAX = 64 * 1024

/**
 * Everything a page loads comes from this service, nothing runs inline, and nobody may frame it. Feishu and DingTalk
 * open links as top-level pages, so they are not concerned by the last.
 */
export const securityHeaders: MiddlewareHandler = (c, next) =>
  c.req.path.startsWith('/admin') ? adminHeaders(c, next) : publicHeaders(c, next)

/** A question stands in the page's address; it must not travel to another site. */
const publicHeaders = headersWith({ referrerPolicy: 'no-referrer', connectSrc: [] })
/**
 * The admin's page asks how far a rebuild is. Its forms have to tell where they come from, which browsers leave out
 * together with the referrer.
 */
const adminHeaders = headersWith({ referrerPolicy: 'same-origin', connectSrc: ["'self'"] })

function headersWith({
  referrerPolicy,
  connectSrc,
}: {
  referrerPolicy: 'no-referrer' | 'same-origin'
  connectSrc: string[]
}) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      scriptSrc: ["'self'"],
      imgSrc: ["'self'"],
      ...(connectSrc.length > 0 ? { connectSrc } : {}),
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy,
    // The service may well be reached by plain HTTP inside an office; whoever ends TLS before it says so there.
    strictTransportSecurity: false,
    xFrameOptions: 'DENY',
    permissionsPolicy: { camera: false, microphone: false, geolocation: false, payment: false },
  })
}

/** Refuses a body over 64 KB, whether or not its length was announced. */
export const limitBody: MiddlewareHandler = bodyLimit({
  maxSize: BODY_MAX,
  onError: () => {
    throw new RequestError(413, 'body_too_large', `请求正文太大，请控制在 ${BODY_MAX / 1024} KB 以内`)
  },
})

/** Runs `work` and whatever it starts under the id of its request. */
export type WithTrace = (id: string, work: () => Promise<void>) => Promise<void>

/** Gives each request the id it was sent with, or a new one, and tells the caller. */
export function traceRequests(withTrace: WithTrace): MiddlewareHandler {
  return (c, next) => {
    const id = traceOfRequest((name) => c.req.header(name))
    c.set('requestId', id)
    c.header('X-Request-Id', id)
    return withTrace(id, next)
  }
}

/** One line a request: what was asked of the service and how it went, without address, query or body. */
export function logRequests(log: Log, metrics: Metrics): MiddlewareHandler {
  return async (c: Context, next) => {
    const started = performance.now()
    await next()
    const ms = Math.round((performance.now() - started) * 10) / 10
    const answered = { method: c.req.method, route: routePath(c, -1), status: c.res.status }
    metrics.request({ ...answered, seconds: ms / 1000 })
    const fields = { trace_id: c.get('requestId'), ...answered, ms }
    if (c.res.status >= 500) log.error(fields, 'request failed')
    else log.info(fields, 'request')
  }
}
