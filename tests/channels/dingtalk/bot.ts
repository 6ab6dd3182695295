import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { createDingtalkChannel, memoryLines } from '../../../src/channels/dingtalk/index.ts'
import type { DingtalkSettings } from '../../../src/channels/dingtalk/index.ts'
import type { Log } from '../../../src/channels/log.ts'
import { createService } from '../../../src/service/index.ts'
import type { Channel, Library, Reindex, Service } from '../../../src/service/index.ts'
import { openSqliteStore } from '../../../src/store/index.ts'
import type { Store } from '../../../src/store/index.ts'
import { answered, notFound, sampleLibrary } from '../../service/sample-library.ts'
import type { DingtalkSimulator } from '../../simulators/dingtalk/index.ts'

export interface Bot {
  readonly service: Service
  readonly store: Store
  readonly channel: Channel
  /** Every line that was logged, as JSON. */
  readonly logged: string[]
  stop(): Promise<void>
}

export interface BotOptions {
  readonly settings?: Partial<DingtalkSettings>
  readonly library?: Library
  readonly reindex?: Reindex
}

/** The whole bot against a simulator, in this process. Resolves when messages come in. */
export async function startBot(simulator: DingtalkSimulator, options: BotOptions = {}): Promise<Bot> {
  const logged: string[] = []
  const line = (fields: unknown, message: string): void => void logged.push(JSON.stringify({ message, fields }))
  const log: Log = { info: line, warn: line, error: line }
  const store = await openSqliteStore(':memory:')
  const service = await createService({
    store,
    library: () => options.library ?? defaultLibrary,
    reindex: options.reindex ?? (() => Promise.reject(new Error('not in this test'))),
    log,
    version: '0.0.0',
    leaseMs: 1500,
  })
  const settings = { ...settingsFor(simulator), ...options.settings }
  const dingtalk = createDingtalkChannel(settings, { service, log, journal: memoryLines() })
  service.use(dingtalk.channel)
  service.start()
  dingtalk.start()
  const server = dingtalk.routes ? await listen(dingtalk.routes, simulator) : null
  await simulator.waitFor(() => dingtalk.channel.state().state === 'ready', 10_000, 'the bot to be ready')
  return {
    service,
    store,
    channel: dingtalk.channel,
    logged,
    async stop() {
      dingtalk.stop()
      await server?.()
      await service.stop()
      await store.close()
    },
  }
}

export function settingsFor(simulator: DingtalkSimulator): DingtalkSettings {
  return {
    clientId: simulator.clientId,
    clientSecret: simulator.clientSecret,
    mode: 'stream',
    apiBase: simulator.url,
    sessionHosts: [new URL(simulator.url).host],
    publicUrl: 'https://huiwen.example',
    reconnectMs: 20,
    timeoutMs: 2000,
  }
}

/** Says that there is nothing about 深圳, answers everything else and repeats the question. */
export const defaultLibrary = sampleLibrary((question) =>
  question.includes('深圳') ? notFound(question) : answered(question),
)

async function listen(routes: Hono, simulator: DingtalkSimulator): Promise<() => Promise<void>> {
  const app = new Hono().route('/dingtalk', routes)
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
      simulator.delivery = { mode: 'http', url: `http://127.0.0.1:${port}/dingtalk/messages` }
      resolve(() => new Promise((done) => server.close(() => done())))
    })
  })
}
