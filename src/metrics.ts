import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Huiwen } from './core/library.ts'
import type { Metrics } from './service/metrics.ts'
import type { PlatformState } from './service/channels.ts'

/** What is looked up when somebody scrapes. */
export interface MetricsSources {
  readonly version: string
  readonly library: () => Huiwen
  readonly channels: () => readonly PlatformState[]
  /** Messages without a reply yet; null where no chat platform is configured. */
  readonly pending: (() => Promise<number>) | null
}

/** Counts for Prometheus: a registry of its own, with the process's figures beside Huiwen's. */
export interface PrometheusMetrics extends Metrics {
  /** From then on the sources are asked at each scrape. */
  watch(sources: MetricsSources): void
  read(): Promise<{ readonly type: string; readonly text: string }>
}

export function createPrometheusMetrics(): PrometheusMetrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const questions = new Counter({
    name: 'huiwen_questions_total',
    help: 'Questions answered, by the way they came in, outcome and intent',
    labelNames: ['channel', 'status', 'intent'],
    registers,
  })
  const answering = new Histogram({
    name: 'huiwen_answer_duration_seconds',
    help: 'Time the library took to answer a question',
    labelNames: ['channel'],
    buckets: ANSWER_BUCKETS,
    registers,
  })
  const deliveries = new Counter({
    name: 'huiwen_deliveries_total',
    help: 'Replies by outcome: delivered, delayed (tried again), refused by the platform, failed',
    labelNames: ['channel', 'outcome'],
    registers,
  })
  const replying = new Histogram({
    name: 'huiwen_reply_duration_seconds',
    help: 'Time from receiving a message to having its reply delivered',
    labelNames: ['channel'],
    buckets: REPLY_BUCKETS,
    registers,
  })
  const reindexes = new Counter({
    name: 'huiwen_reindex_total',
    help: 'Rebuilds of the index by outcome',
    labelNames: ['outcome'],
    registers,
  })
  const reindexing = new Gauge({
    name: 'huiwen_reindex_last_duration_seconds',
    help: 'Time the last rebuild of the index took',
    registers,
  })
  const requests = new Histogram({
    name: 'huiwen_http_request_duration_seconds',
    help: 'HTTP requests by method, route pattern and status',
    labelNames: ['method', 'route', 'status'],
    buckets: ANSWER_BUCKETS,
    registers,
  })
  return {
    question({ channel, status, intent, seconds }) {
      questions.inc({ channel, status, intent })
      answering.observe({ channel }, seconds)
    },
    delivery({ channel, outcome, seconds }) {
      deliveries.inc({ channel, outcome })
      if (outcome === 'delivered') replying.observe({ channel }, seconds)
    },
    reindex({ outcome, seconds }) {
      reindexes.inc({ outcome })
      reindexing.set(seconds)
    },
    request({ method, route, status, seconds }) {
      requests.observe({ method, route, status: String(status) }, seconds)
    },
    watch: (sources) => watch(sources, registers),
    async read() {
      return { type: registry.contentType, text: await registry.metrics() }
    },
  }
}

/** Gauges that are filled when somebody scrapes. */
function watch({ version, library, channels, pending }: MetricsSources, registers: Registry[]): void {
  new Gauge({ name: 'huiwen_info', help: 'Version of the program', labelNames: ['version'], registers }).set(
    { version },
    1,
  )
  const gauge = (name: string, help: string, value: () => number): void => {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value())
      },
    })
  }
  gauge('huiwen_index_documents', 'Documents in the index that serves', () => library().documents.length)
  gauge('huiwen_index_clauses', 'Clauses in the index that serves', () => countClauses(library()))
  gauge('huiwen_index_problems', 'Problems found while reading the documents', () => library().problems.length)
  gauge('huiwen_index_built_timestamp_seconds', 'When the index was built', () => Date.parse(library().builtAt) / 1000)
  if (pending) watchStore(pending, registers)
  new Gauge({
    name: 'huiwen_channel_state',
    help: 'State of each channel: 1 for the one it is in, 0 for the others',
    labelNames: ['channel', 'mode', 'state'],
    registers,
    collect() {
      this.reset()
      for (const { platform, mode, state: now } of channels()) {
        for (const state of STATES) this.set({ channel: platform, mode, state }, state === now ? 1 : 0)
      }
    },
  })
}

/** A store that does not answer is a figure too: a scrape that failed for it would hide all the others. */
function watchStore(pending: () => Promise<number>, registers: Registry[]): void {
  new Gauge({
    name: 'huiwen_store_up',
    help: 'Whether the store answers: 1 or 0',
    registers,
    async collect() {
      this.set(
        await pending().then(
          () => 1,
          () => 0,
        ),
      )
    },
  })
  new Gauge({
    name: 'huiwen_inbox_pending',
    help: 'Messages without a reply yet; not a number while the store does not answer',
    registers,
    async collect() {
      this.set(await pending().catch(() => Number.NaN))
    },
  })
}

function countClauses({ documents }: Huiwen): number {
  return documents.reduce((sum, { clauses }) => sum + clauses.length, 0)
}

const STATES = ['off', 'starting', 'ready', 'reconnecting', 'failed'] as const satisfies PlatformState['state'][]
const ANSWER_BUCKETS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5]
const REPLY_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300]
