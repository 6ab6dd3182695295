import { Hono } from 'hono'
import { createDingtalkChannel } from '../channels/dingtalk/workers.ts'
import { createFeishuChannel } from '../channels/feishu/workers.ts'
import type { Config } from '../config.ts'
import type { Log } from '../log-port.ts'
import { createService } from '../service/index.ts'
import type { Library, Reindex } from '../service/index.ts'
import type { Store } from '../store/port.ts'

/** The chat side as long as one event lasts. */
export interface Chat {
  /** `POST /feishu/events` and `POST /dingtalk/messages`. */
  readonly routes: Hono
  /** Answers what waits, and what falls due before `until`. */
  drain(until: number): Promise<void>
  purge(): Promise<void>
}

export interface ChatParts {
  readonly config: Config
  readonly store: Store
  readonly library: () => Library
  readonly reindex: Reindex
  readonly log: Log
  readonly version: string
  readonly leaseMs: number
}

/**
 * Made anew for every event: a timer or a call under way belongs to the event that began it, and ends with it. What has
 * to be known to the next one (tokens, the bot's own id, what is being sent) lies in the store.
 */
export async function openChat(parts: ChatParts): Promise<Chat> {
  const { config, store, log } = parts
  const service = await createService(parts)
  const common = { service, log, memory: store.settings }
  const publicUrl = config.publicUrl ?? undefined
  const routes = new Hono()
  if (config.feishu) {
    const feishu = createFeishuChannel({ ...config.feishu, publicUrl }, common)
    service.use(feishu.channel)
    if (feishu.routes) routes.route('/feishu', feishu.routes)
  }
  if (config.dingtalk) {
    const dingtalk = createDingtalkChannel({ ...config.dingtalk, publicUrl }, common)
    service.use(dingtalk.channel)
    if (dingtalk.routes) routes.route('/dingtalk', dingtalk.routes)
  }
  return { routes, drain: service.drain, purge: service.purge }
}
