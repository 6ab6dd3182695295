import { join } from 'node:path'
import { Hono } from 'hono'
import type { Log } from './channels/log.ts'
import type { Check } from './channels/web/health.ts'
import type { Config } from './config.ts'
import type { Huiwen } from './core/library.ts'
import { formatRegion, resolveRegion } from './core/regions/index.ts'
import { createService } from './service/index.ts'
import type { ChannelState, Reindex } from './service/index.ts'
import type { Metrics } from './service/metrics.ts'
import type { OpenedStore } from './store/open.ts'
import type { Store } from './store/port.ts'

const STORE_WITHIN_MS = 2000

/** The chat side of the service: store, inbox and the channels that are configured. */
export interface Chat {
  /** `POST /feishu/events` and `POST /dingtalk/messages`, where a channel takes messages over HTTP. */
  readonly routes: Hono
  readonly checks: () => Promise<readonly Check[]>
  readonly channels: () => readonly ChannelState[]
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
    resolveRegion: fullName,
    reindex,
  })
  const routes = new Hono()
  const running: { start(): void; stop(): void }[] = []
  const publicUrl = config.publicUrl ?? undefined
  // Each platform's SDK takes megabytes, so it is loaded only where it is used.
  if (config.feishu) {
    const { createFeishuChannel } = await import('./channels/feishu/index.ts')
    const feishu = createFeishuChannel({ ...config.feishu, publicUrl }, service, log)
    service.use(feishu.channel)
    if (feishu.routes) routes.route('/feishu', feishu.routes)
    running.push(feishu)
  }
  if (config.dingtalk) {
    const { createDingtalkChannel, journalFile } = await import('./channels/dingtalk/index.ts')
    const { sessionHosts, admins } = config.dingtalk
    const settings = { ...config.dingtalk, sessionHosts: [...sessionHosts], admins: [...admins], publicUrl }
    const journal = journalFile(join(config.dataDir, 'dingtalk-sending.log'))
    const dingtalk = createDingtalkChannel(settings, { service, log, journal })
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
    checks: async () => [
      await checkStore(store),
      ...service.channels().map(({ name, mode, state, detail }) => ({
        name,
        ok: state === 'ready',
        detail: detail ?? `${mode} ${state}`,
      })),
    ],
    async stop() {
      for (const channel of running) channel.stop()
      await service.stop()
    },
  }
}

/** Asks the store for something small; what does not answer in time is as good as gone. */
async function checkStore(store: Store): Promise<Check> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('timeout')), STORE_WITHIN_MS)
  })
  try {
    await Promise.race([store.settings.get('salt'), late])
    return { name: 'store', ok: true, detail: '数据库可用' }
  } catch {
    return { name: 'store', ok: false, detail: '数据库连不上或没有响应' }
  } finally {
    clearTimeout(timer)
  }
}

function fullName(name: string): string | null {
  const region = resolveRegion(name)
  return region && formatRegion(region)
}
