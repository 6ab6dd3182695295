import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { routePath } from 'hono/route'
import { secureHeaders } from 'hono/secure-headers'
import type { Log } from '../log.ts'
import { RequestError } from './errors.ts'

/** Bytes. A question with its history fits many times over. */
const BODY_MAX = 64 * 1024

/**
 * Everything a page loads comes from this service, nothing runs inline, and nobody may frame it. Feishu and DingTalk
 * open links as top-level pages, so they are not concerned by the last.
 */
export const securityHeaders: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    scriptSrc: ["'self'"],
    imgSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  // A question stands in the page's address; it must not travel to another site.
  referrerPolicy: 'no-referrer',
  // The service may well be reached by plain HTTP inside an office; whoever ends TLS before it says so there.
  strictTransportSecurity: false,
  xFrameOptions: 'DENY',
  permissionsPolicy: { camera: false, microphone: false, geolocation: false, payment: false },
})

/** Refuses a body over 64 KB, whether or not its length was announced. */
export const limitBody: MiddlewareHandler = bodyLimit({
  maxSize: BODY_MAX,
  onError: () => {
    throw new RequestError(413, 'body_too_large', `请求正文太大，请控制在 ${BODY_MAX / 1024} KB 以内`)
  },
})

/** One line a request: what was asked of the service and how it went, without address, query or body. */
export function logRequests(log: Log): MiddlewareHandler {
  return async (c: Context, next) => {
    const started = performance.now()
    await next()
    const ms = Math.round((performance.now() - started) * 10) / 10
    const fields = {
      requestId: c.get('requestId'),
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      ms,
    }
    if (c.res.status >= 500) log.error(fields, 'request failed')
    else log.info(fields, 'request')
  }
}
