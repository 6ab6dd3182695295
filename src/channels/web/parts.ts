import type { Huiwen } from '../../core/library.ts'
import type { Log } from '../../log-port.ts'
import type { Metrics } from '../../service/metrics.ts'
import type { AdminParts } from './admin/parts.ts'
import type { WithTrace } from './guard.ts'
import type { MetricsParts } from './metrics.ts'

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

/** Something the service needs in order to serve. */
export interface Check {
  readonly name: string
  readonly ok: boolean
  /** In Chinese, for an admin; without secrets. */
  readonly detail: string
}
