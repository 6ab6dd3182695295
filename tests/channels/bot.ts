import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { DingtalkParts, DingtalkSettings } from '../../src/channels/dingtalk/index.ts'
import type { FeishuSettings } from '../../src/channels/feishu/index.ts'
import type { Log } from '../../src/log-port.ts'
import { createService } from '../../src/service/index.ts'
import type { Channel, Library, Reindex, Service } from '../../src/service/index.ts'
import { openSqliteStore } from '../../src/store/index.ts'
import type { Store } from '../../src/store/index.ts'
import { contractLibrary } from '../contracts/channel-library.ts'

export interface Bot {
  readonly service: Service
  readonly store: Store
  readonly channel: (platform: 'feishu' | 'dingtalk') => Channel
  /** Where it takes messages over HTTP: `/feishu/events` and `/dingtalk/messages`. */
  readonly url: string
  /** Every line that was logged, as JSON. */
  readonly logged: string[]
  stop(): Promise<void>
}

export interface BotOptions {
  readonly feishu?: FeishuSettings | undefined
  readonly dingtalk?: DingtalkSettings | undefined
  readonly library?: Library | undefined
  readonly reindex?: Reindex | undefined
  /** File of the store; in memory without it. */
  readonly path?: string | undefined
  readonly journal?: DingtalkParts['journal']
  readonly port?: number | undefined
  readonly leaseMs?: number | undefined
}

/** The whole bot in this process, on the platforms that it gets settings for. */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { library = contractLibrary, feishu, dingtalk } = options
  const logged: string[] = []
  const line = (fields: unknown, message: string): void => void logged.push(JSON.stringify({ message, fields }))
  const log: Log = { info: line, warn: line, error: line }
  const store = await openSqliteStore(options.path ?? ':memory:')
  const service = await createService({
    store,
    library: () => library,
    reindex: options.reindex ?? (() => Promise.reject(new Error('not in this test'))),
    log,
    version: '0.0.0',
    leaseMs: options.leaseMs ?? 1500,
  })
  const connections: Connection[] = []
  // A platform's SDK is loaded only where it is used, as the product does.
  if (feishu) {
    const { createFeishuChannel } = await import('../../src/channels/feishu/index.ts')
    connections.push(createFeishuChannel(feishu, { service, log }))
  }
  if (dingtalk) {
    const { createDingtalkChannel, memoryLines } = await import('../../src/channels/dingtalk/index.ts')
    const { journal = memoryLines() } = options
    connections.push(createDingtalkChannel(dingtalk, { service, log, journal }))
  }
  const app = new Hono()
  for (const { channel, routes } of connections) {
    service.use(channel)
    if (routes) app.route(`/${channel.platform}`, routes)
  }
  service.start()
  for (const connection of connections) connection.start()
  const server = await listen(app, options.port ?? 0)
  return {
    service,
    store,
    channel(platform) {
      const found = connections.find(({ channel }) => channel.platform === platform)
      if (!found) throw new Error(`the bot is not on ${platform}`)
      return found.channel
    },
    url: server.url,
    logged,
    async stop() {
      for (const connection of connections) connection.stop()
      await server.close()
      await service.stop()
      await store.close()
    },
  }
}

interface Connection {
  readonly channel: Channel
  readonly routes: Hono | null
  start(): void
  stop(): void
}

function listen(app: Hono, port: number): Promise<{ url: string; close(): Promise<void> }> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (address) =>
      resolve({
        url: `http://127.0.0.1:${address.port}`,
        close: () => new Promise((done) => server.close(() => done())),
      }),
    )
  })
}
