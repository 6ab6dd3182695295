import { Hono } from 'hono'
import type { Context } from 'hono'
import { compress } from 'hono/compress'
import { methodNotAllowed } from 'hono/method-not-allowed'
import type { RequestIdVariables } from 'hono/request-id'
import type { Huiwen } from '../../core/library.ts'
import type { Log } from '../../log-port.ts'
import { noMetrics } from '../../service/metrics.ts'
import type { Metrics } from '../../service/metrics.ts'
import { adminRoutes } from './admin/index.tsx'
import type { AdminParts } from './admin/parts.ts'
import { apiRoutes } from './api.ts'
import { assetRoutes } from './assets.ts'
import { describeError, errorBody, RequestError } from './errors.ts'
import { limitBody, logRequests, securityHeaders, traceRequests } from './guard.ts'
import type { WithTrace } from './guard.ts'
import { healthRoutes } from './health.ts'
import type { Check } from './health.ts'
import { metricsRoutes } from './metrics.ts'
import type { MetricsParts } from './metrics.ts'
import { pageRoutes } from './pages.tsx'
import { ErrorPage } from './views/error.tsx'
import { renderPage } from './views/layout.tsx'

/** What the way in over HTTP is given; it reaches for nothing else. */
export interface WebParts {
  /** The library that serves now; called once a request, so that a new index shows with the next one. */
  readonly library: () => Huiwen
  /** ISO date where the service's users live. */
  readonly today: () => string
  readonly log: Log
  /** Version of the program. */
  readonly version: string
  /** What else must work before `/readyz` says so, such as a long connection. */
  readonly checks?: () => readonly Check[] | Promise<readonly Check[]>
  /** True once the service has been told to stop: `/readyz` says so, and a load balancer sends nothing more. */
  readonly stopping?: () => boolean
  /** Carries the id of a request along, so that every line logged on the way bears it. */
  readonly withTrace?: WithTrace
  readonly metrics?: Metrics
  /** What `/metrics` shows; without it there is none. */
  readonly exposed?: MetricsParts | undefined
  /** Without it there is no `/admin`. */
  readonly admin?: AdminParts | undefined
  readonly now?: () => number
  /** True where whoever stands in front compresses pages, and would compress them again. */
  readonly compressedOutside?: boolean
}

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
