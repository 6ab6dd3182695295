import type { Hono } from 'hono'
import type { Channel, ChannelState, Service } from '../../service/index.ts'
import type { Log } from '../log.ts'
import { createDingtalkApi } from './api.ts'
import { readDingtalkConfig, robotCodeOf } from './config.ts'
import type { DingtalkSettings } from './config.ts'
import { createEvents } from './events.ts'
import { createSendJournal, memoryLines } from './journal.ts'
import type { JournalLines } from './journal.ts'
import { createSender } from './send.ts'
import { createStreamConnection } from './stream.ts'
import { TOPIC_CARD } from './stream-client.ts'
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
  /** Where it is written down what is being sent: `journalFile(path)`. Without it only this process remembers. */
  readonly journal?: JournalLines
}

/** @throws Error naming the configuration value that is missing or wrong. */
export function createDingtalkChannel(settings: DingtalkSettings, parts: DingtalkParts): DingtalkChannel {
  const { service, log } = parts
  const config = readDingtalkConfig(settings)
  const api = createDingtalkApi(config, log)
  const journal = createSendJournal(parts.journal ?? memoryLines(), config.clientSecret)
  const sender = createSender({ api, config, journal, now: Date.now })
  const events = createEvents({ config, service, log })
  const connection =
    config.mode === 'stream'
      ? createStreamConnection({
          config,
          log,
          onFrame: (topic, data) => (topic === TOPIC_CARD ? events.onCard(data) : events.onMessage(data)),
        })
      : null
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
    deliver: (to, reply, key) => sender.deliver(to, reply, key),
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
