import { join } from 'node:path'
import { Hono } from 'hono'
import type { Log } from './channels/log.ts'
import type { Check } from './channels/web/health.ts'
import type { Config } from './config.ts'
import type { Huiwen } from './core/library.ts'
import { formatRegion, resolveRegion } from './core/regions/index.ts'
import type { IndexReport } from './index-store/index.ts'
import { createService } from './service/index.ts'
import { openSqliteStore } from './store/index.ts'

/** The chat side of the service: store, inbox and the channels that are configured. */
export interface Chat {
  /** `POST /feishu/events` and `POST /dingtalk/messages`, where a channel takes messages over HTTP. */
  readonly routes: Hono
  readonly checks: () => readonly Check[]
  /** Finishes what it acknowledged and closes the store. */
  stop(): Promise<void>
}

export interface ChatParts {
  readonly config: Config
  readonly library: () => Huiwen
  /** Rebuilds the index and puts it in use. */
  readonly reindex: (onProgress: (done: number, total: number) => void) => Promise<IndexReport>
  readonly log: Log
  readonly version: string
}

/** Opens the store and starts the channels. */
export async function startChat({ config, library, reindex, log, version }: ChatParts): Promise<Chat> {
  const store = await openSqliteStore(join(config.dataDir, 'huiwen.db'))
  const service = await createService({
    store,
    library,
    log,
    version,
    resolveRegion: fullName,
    reindex: async (onProgress) => counted(await reindex((done, total) => onProgress({ done, total }))),
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
    checks: () =>
      service.channels().map(({ name, mode, state, detail }) => ({
        name,
        ok: state === 'ready',
        detail: detail ?? `${mode} ${state}`,
      })),
    async stop() {
      for (const channel of running) channel.stop()
      await service.stop()
      await store.close()
    },
  }
}

function fullName(name: string): string | null {
  const region = resolveRegion(name)
  return region && formatRegion(region)
}

function counted({ documents, clauses, problems, added, changed, removed, ms }: IndexReport) {
  return {
    documents,
    clauses,
    ms,
    problems: problems.length,
    added: added.length,
    changed: changed.length,
    removed: removed.length,
  }
}
