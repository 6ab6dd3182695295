import type { Hono } from 'hono'
import type { Log } from '../../log-port.ts'
import type { Channel, ChannelState, Service } from '../../service/index.ts'
import type { Memory } from '../memory.ts'
import { createDingtalkApi } from './api.ts'
import { readDingtalkConfig, robotCodeOf } from './config.ts'
import type { DingtalkConfig, DingtalkSettings } from './config.ts'
import { createEvents } from './events.ts'
import type { Events } from './events.ts'
import type { PostJson } from './http.ts'
import type { Journal } from './journal.ts'
import { createSender } from './send.ts'
import type { StreamConnection } from './stream.ts'
import { dingtalkWebhook } from './webhook.ts'

export interface DingtalkChannel {
  /** Give it to `service.use`. */
  readonly channel: Channel
  /** Routes to mount at `/dingtalk`; null with Stream mode. */
  readonly routes: Hono | null
  start(): void
  stop(): void
}

export interface DingtalkParts {
  readonly service: Service
  readonly log: Log
  readonly post: PostJson
  /** Opens the Stream connection; null on a runtime that cannot. */
  readonly connect: ((config: DingtalkConfig, events: Events, log: Log) => StreamConnection) | null
  /** Where it is written down what is being sent, under the channel's secret. */
  readonly journal: (secret: string) => Journal
  /** For processes that come and go with the events; null for one that lasts and remembers by itself. */
  readonly memory: Memory | null
}

/** @throws Error naming the configuration value that is missing or wrong. */
export function createChannel(settings: DingtalkSettings, parts: DingtalkParts): DingtalkChannel {
  const { service, log, post, memory } = parts
  const config = readDingtalkConfig(settings)
  const api = createDingtalkApi(config, { log, post, memory })
  const sender = createSender({
    api,
    config,
    journal: parts.journal(config.clientSecret),
    log,
    now: Date.now,
    share: service.share,
  })
  const events = createEvents({ config, service, log })
  const connection = config.mode === 'stream' ? (parts.connect?.(config, events, log) ?? null) : null
  const robotCode = robotCodeOf(config)

  const state = (): ChannelState =>
    connection
      ? { name: '钉钉', mode: 'Stream', ...connection.state() }
      : { name: '钉钉', mode: 'HTTP', state: 'ready' }

  const channel: Channel = {
    platform: 'dingtalk',
    admins: new Set(config.admins),
    staff: config.staffChat
      ? {
          chatId: config.staffChat,
          address: { conversationId: config.staffChat, chatType: 'group', staffId: '', robotCode },
        }
      : null,
    deliver: sender.deliver,
    state,
  }

  return {
    channel,
    routes: connection
      ? null
      : dingtalkWebhook({ clientSecret: config.clientSecret, log, onMessage: (data) => events.onMessage(data) }),
    start: () => connection?.start(),
    stop: () => connection?.stop(),
  }
}
