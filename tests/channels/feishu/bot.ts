import { createFeishuChannel } from '../../../src/channels/feishu/index.ts'
import type { FeishuSettings } from '../../../src/channels/feishu/index.ts'
import type { Log } from '../../../src/channels/log.ts'
import { createService } from '../../../src/service/index.ts'
import type { Library, Reindex, Service } from '../../../src/service/index.ts'
import { openSqliteStore } from '../../../src/store/index.ts'
import type { Store } from '../../../src/store/index.ts'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { FeishuSimulator } from '../../simulators/feishu/index.ts'
import { answered, notFound, sampleLibrary } from '../../service/sample-library.ts'

export interface Bot {
  readonly service: Service
  readonly store: Store
  /** Every line that was logged, as JSON. */
  readonly logged: string[]
  stop(): Promise<void>
}

export interface BotOptions {
  readonly settings?: Partial<FeishuSettings>
  readonly library?: Library
  readonly reindex?: Reindex
  readonly storePath?: string
  readonly leaseMs?: number
  readonly log?: Log
}

/** The whole bot against a simulator, in this process. Resolves when messages come in. */
export async function startBot(simulator: FeishuSimulator, options: BotOptions = {}): Promise<Bot> {
  const logged: string[] = []
  const line = (fields: unknown, message: string): void => void logged.push(JSON.stringify({ message, fields }))
  const log: Log = options.log ?? { info: line, warn: line, error: line }
  const store = await openSqliteStore(options.storePath ?? ':memory:')
  const service = await createService({
    store,
    library: () => options.library ?? defaultLibrary,
    reindex: options.reindex ?? (() => Promise.reject(new Error('not in this test'))),
    log,
    version: '0.0.0',
    leaseMs: options.leaseMs ?? 1500,
  })
  const settings: FeishuSettings = {
    appId: simulator.appId,
    appSecret: simulator.appSecret,
    mode: 'socket',
    domain: simulator.url,
    publicUrl: 'https://huiwen.example',
    ...(simulator.encryptKey ? { encryptKey: simulator.encryptKey } : {}),
    verificationToken: simulator.verificationToken,
    ...options.settings,
  }
  const feishu = createFeishuChannel(settings, service, log)
  service.use(feishu.channel)
  service.start()
  feishu.start()
  const server = feishu.routes ? await listen(feishu.routes, simulator) : null
  // The SDK says that it is connected a moment before the platform hands events to the connection.
  const connected = (): boolean => feishu.routes !== null || simulator.socket.connections.size > 0
  const ready = (): boolean => feishu.channel.state().state === 'ready' && connected()
  await simulator.waitFor(ready, 10_000, 'the bot to be ready')
  return {
    service,
    store,
    logged,
    async stop() {
      feishu.stop()
      await server?.()
      await service.stop()
      await store.close()
    },
  }
}

/** Says that there is nothing about 深圳, answers everything else and repeats the question. */
export const defaultLibrary = sampleLibrary((question) =>
  question.includes('深圳') ? notFound(question) : answered(question),
)

async function listen(routes: Hono, simulator: FeishuSimulator): Promise<() => Promise<void>> {
  const app = new Hono().route('/feishu', routes)
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
      simulator.events = { mode: 'webhook', url: `http://127.0.0.1:${port}/feishu/events` }
      simulator.callbacks = simulator.events
      resolve(() => new Promise((done) => server.close(() => done())))
    })
  })
}
