import { join } from 'node:path'
import { Hono } from 'hono'
import type { Config } from './config.ts'
import type { Huiwen } from './core/library.ts'
import type { Log } from './log-port.ts'
import { createService } from './service/index.ts'
import type { PlatformState, Reindex } from './service/index.ts'
import type { Metrics } from './service/metrics.ts'
import type { OpenedStore } from './store/open.ts'
import type { Store } from './store/port.ts'

/** The chat side of the service: store, inbox and the channels that are configured. */
export interface Chat {
  /** `POST /feishu/events` and `POST /dingtalk/messages`, where a channel takes messages over HTTP. */
  readonly routes: Hono
  readonly channels: () => readonly PlatformState[]
  readonly store: Store
  /** Finishes what it acknowledged; the store stays open. */
  stop(): Promise<void>
}

export interface ChatParts {
  readonly config: Config
  readonly shared: OpenedStore
  readonly library: () => Huiwen
  /** Rebuilds the index and puts it in use. */
  readonly reindex: Reindex
  readonly log: Log
  readonly metrics: Metrics
  readonly version: string
}

/** Starts the channels on an open store. */
export async function startChat(parts: ChatParts): Promise<Chat> {
  const { config, library, reindex, log, metrics, version } = parts
  const { store } = parts.shared
  const service = await createService({
    store,
    library,
    log,
    metrics,
    version,
    reindex,
  })
  const routes = new Hono()
  const running: { start(): void; stop(): void }[] = []
  const publicUrl = config.publicUrl ?? undefined
  // Each platform's SDK takes megabytes, so it is loaded only where it is used.
  if (config.feishu) {
    const { createFeishuChannel } = await import('./channels/feishu/index.ts')
    const feishu = createFeishuChannel({ ...config.feishu, publicUrl }, { service, log })
    service.use(feishu.channel)
    if (feishu.routes) routes.route('/feishu', feishu.routes)
    running.push(feishu)
  }
  if (config.dingtalk) {
    const { createDingtalkChannel, journalFile } = await import('./channels/dingtalk/index.ts')
    // A file is quicker; but what another replica was sending can only be read in the store.
    const noted = parts.shared.builds
      ? { shared: store.settings }
      : { journal: journalFile(join(config.dataDir, 'dingtalk-sending.log')) }
    const dingtalk = createDingtalkChannel({ ...config.dingtalk, publicUrl }, { service, log, ...noted })
    service.use(dingtalk.channel)
    if (dingtalk.routes) routes.route('/dingtalk', dingtalk.routes)
    running.push(dingtalk)
  }
  service.start()
  for (const channel of running) channel.start()
  return {
    routes,
    store,
    channels: service.channels,
    async stop() {
      for (const channel of running) channel.stop()
      await service.stop()
    },
  }
}
