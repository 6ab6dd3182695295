import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Log } from '../../src/log-port.ts'
import { createApp } from '../../src/app.ts'
import { createLog } from '../../src/log.ts'
import { createPrometheusMetrics } from '../../src/metrics.ts'
import type { PrometheusMetrics } from '../../src/metrics.ts'
import { createService, DeliveryFailed } from '../../src/service/index.ts'
import type { Channel, Incoming, Service } from '../../src/service/index.ts'
import { openSqliteStore } from '../../src/store/index.ts'
import type { Store } from '../../src/store/index.ts'
import { withTrace } from '../../src/trace.ts'
import { sample, sampleLibrary as webLibrary } from '../channels/web/sample-library.ts'
import { answered, notFound, sampleLibrary } from './sample-library.ts'

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'
const message: Incoming = {
  kind: 'question',
  platform: 'test',
  messageId: 'm-1',
  chatId: 'geheimer-chat',
  threadId: null,
  userId: 'geheime-person',
  sentAt: 1,
  address: { chatId: 'geheimer-chat', token: 'geheimer-schluessel' },
  text: '秘密的问题',
  quotes: null,
  quotesRoot: false,
}

let lines: Record<string, unknown>[]
let log: Log
let metrics: PrometheusMetrics
let store: Store
let service: Service
let refusals: Error[]

beforeEach(async () => {
  lines = []
  refusals = []
  log = createLog('info', { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) })
  metrics = createPrometheusMetrics()
  store = await openSqliteStore(':memory:')
  const library = sampleLibrary((question) => (question.includes('没有') ? notFound(question) : answered(question)))
  service = await createService({
    store,
    library: () => library,
    reindex: () => Promise.reject(new Error('not here')),
    log,
    metrics,
    version: '0.0.0',
  })
  service.use(channel)
  service.start()
})
afterEach(async () => {
  await service.stop()
  await store.close()
})

const channel: Channel = {
  platform: 'test',
  admins: new Set(),
  staff: null,
  deliver: () => {
    const refusal = refusals.shift()
    return refusal ? Promise.reject(refusal) : Promise.resolve('reply-1')
  },
  state: () => ({ name: '测试', mode: '内存', state: 'ready' }),
}

/** The platform's request to the webhook, through the real web app. */
function webhook(headers: Record<string, string>) {
  const library = webLibrary()
  const app = createApp({ library: () => library, today: () => sample.today, log, version: '1', withTrace, metrics })
  app.post('/test/events', async (c) => c.json({ stored: await service.receive(message) }))
  return app.request('/test/events', { method: 'POST', headers })
}

async function answeredAll(): Promise<void> {
  const end = Date.now() + 5000
  while ((await store.inbox.pending()) > 0) {
    if (Date.now() > end) throw new Error('waited in vain')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

const ofTrace = (id: string): unknown[] => lines.filter(({ trace_id }) => trace_id === id).map(({ msg }) => msg)

describe('the id of a request', () => {
  it('is on every line from the webhook to the delivery, a delayed one included', async () => {
    refusals.push(new DeliveryFailed('away', { sent: 'no', retryAfterMs: 5 }))
    const response = await webhook({ traceparent: `00-${TRACE}-00f067aa0ba902b7-01` })
    expect(response.headers.get('X-Request-Id')).toBe(TRACE)
    await answeredAll()
    const steps = ['a message came in', 'request', 'a reply is delayed', 'a reply was delivered']
    expect(ofTrace(TRACE).toSorted()).toEqual(steps.toSorted())
  })

  it('is another one for each request, and the message’s own down a long connection', async () => {
    await service.receive(message)
    await service.receive({ ...message, messageId: 'm-2', chatId: 'anderer' })
    await answeredAll()
    const ids = lines.filter(({ msg }) => msg === 'a message came in').map(({ trace_id }) => String(trace_id))
    expect(new Set(ids).size).toBe(2)
    for (const id of ids) {
      expect(id).toMatch(/^[0-9a-f]{32}$/u)
      expect(ofTrace(id)).toContain('a reply was delivered')
    }
  })

  it.each([
    ['nonsense', 'x'.repeat(5000)],
    ['an id of zeros', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`],
    ['an unknown form', `ff-${TRACE}-00f067aa0ba902b7-01`],
  ])('is made anew for %s', async (_name, traceparent) => {
    const id = (await webhook({ traceparent })).headers.get('X-Request-Id') ?? ''
    expect(id).toMatch(/^[0-9a-f]{32}$/u)
    expect(id).not.toBe(TRACE)
  })

  it('is taken from a proxy that numbers its requests', async () => {
    expect((await webhook({ 'X-Request-Id': TRACE })).headers.get('X-Request-Id')).toBe(TRACE)
    expect((await webhook({ 'X-Request-Id': 'name@example.com' })).headers.get('X-Request-Id')).not.toContain('name')
  })
})

it('keeps questions, people and keys out of log and figures', async () => {
  refusals.push(new DeliveryFailed('away', { sent: 'no', retryAfterMs: 5 }))
  await webhook({ Authorization: 'Bearer geheimes-wort' })
  await answeredAll()
  const error = Object.assign(new Error('outer', { cause: new Error('inner') }), {
    config: { headers: { Authorization: 'Bearer geheimes-wort' } },
  })
  log.error({ err: error }, 'broken')
  const { text } = await metrics.read()
  expect(JSON.stringify(lines) + text).not.toMatch(/秘密|geheim/u)
  expect(lines.at(-1)).toMatchObject({ err: { type: 'Error', message: 'outer', cause: { message: 'inner' } } })
})

it('counts questions, deliveries and how long they took', async () => {
  refusals.push(new DeliveryFailed('away', { sent: 'no', retryAfterMs: 5 }))
  await service.receive(message)
  await service.receive({ ...message, messageId: 'm-2', text: '没有的' })
  await answeredAll()
  metrics.watch({
    version: '1',
    library: () => webLibrary(),
    channels: service.channels,
    pending: () => store.inbox.pending(),
  })
  const { text, type } = await metrics.read()
  expect(type).toContain('text/plain')
  for (const line of [
    'huiwen_questions_total{channel="test",status="answered",intent="amount"} 1',
    'huiwen_questions_total{channel="test",status="not_found",intent="amount"} 1',
    'huiwen_deliveries_total{channel="test",outcome="delayed"} 1',
    'huiwen_deliveries_total{channel="test",outcome="delivered"} 2',
    'huiwen_reply_duration_seconds_count{channel="test"} 2',
    'huiwen_inbox_pending 0',
    'huiwen_store_up 1',
    'huiwen_index_documents 2',
    'huiwen_channel_state{channel="test",mode="内存",state="ready"} 1',
    'huiwen_channel_state{channel="test",mode="内存",state="failed"} 0',
  ])
    expect(text).toContain(line)
  expect(text).toContain('process_cpu_seconds_total')
})

it('goes on showing figures while the store is away', async () => {
  const pending = (): Promise<number> => Promise.reject(new Error('away'))
  metrics.watch({ version: '1', library: () => webLibrary(), channels: () => [], pending })
  const { text } = await metrics.read()
  expect(text).toContain('huiwen_store_up 0')
  expect(text).toContain('huiwen_index_documents 2')
})
