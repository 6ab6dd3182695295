import { Hono } from 'hono'
import type { Context } from 'hono'
import { compress } from 'hono/compress'
import { methodNotAllowed } from 'hono/method-not-allowed'
import type { RequestIdVariables } from 'hono/request-id'
import { noMetrics } from '../../service/metrics.ts'
import { adminRoutes } from './admin/index.tsx'
import { apiRoutes } from './api.ts'
import { assetRoutes } from './assets.ts'
import { describeError, errorBody, RequestError } from './errors.ts'
import { limitBody, logRequests, securityHeaders, traceRequests } from './guard.ts'
import type { WithTrace } from './guard.ts'
import { healthRoutes } from './health.ts'
import { metricsRoutes } from './metrics.ts'
import { pageRoutes } from './pages.tsx'
import type { WebParts } from './parts.ts'
import { ErrorPage } from './views/error.tsx'
import { renderPage } from './views/layout.tsx'

/** Page, API, health checks and the admin's side. Runs wherever Hono runs. */
export function createWeb(parts: WebParts): Hono<{ Variables: RequestIdVariables }> {
  const web = new Hono<{ Variables: RequestIdVariables }>()
  const { log, metrics = noMetrics, withTrace = runPlain } = parts
  web.use(traceRequests(withTrace), logRequests(log, metrics), securityHeaders)
  web.use(methodNotAllowed({ app: web, onMethodNotAllowed: refuseMethod }))
  if (!parts.compressedOutside) for (const path of ['/', '/documents/*', '/assets/*']) web.use(path, compress())
  web.use('/api/*', limitBody)
  web.route('/', assetRoutes())
  web.route('/', healthRoutes(parts))
  web.route('/', apiRoutes(parts))
  web.route('/', pageRoutes(parts))
  if (parts.exposed) web.route('/', metricsRoutes(parts.exposed))
  if (parts.admin) web.route('/', adminRoutes(parts, parts.admin))
  web.notFound((c) => refuse(c, new RequestError(404, 'not_found', '没有这个页面')))
  web.onError((error, c) => {
    const refusal = describeError(error)
    if (refusal.status >= 500) log.error({ trace_id: c.get('requestId'), err: error }, 'unexpected error')
    return refuse(c, refusal)
  })
  return web
}

const runPlain: WithTrace = (_id, work) => work()

/** A person gets a page, a program gets JSON. */
function refuse(c: Context, refusal: RequestError): Response | Promise<Response> {
  const forProgram = c.req.path.startsWith('/api/') || c.req.path.startsWith('/admin/api/')
  const forPerson = !forProgram && (c.req.header('accept') ?? '').includes('text/html')
  if (!forPerson) return c.json(errorBody(refusal), refusal.status)
  return c.html(renderPage(<ErrorPage refusal={refusal} />), refusal.status)
}

function refuseMethod(c: Context, allowed: string[]): Response | Promise<Response> {
  c.header('Allow', allowed.join(', '))
  return refuse(c, new RequestError(405, 'method_not_allowed', `这个地址只接受 ${allowed.join('、')}`))
}
