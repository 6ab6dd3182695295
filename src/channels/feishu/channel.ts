import type { Hono } from 'hono'
import type { Log } from '../../log-port.ts'
import type { Memory } from '../memory.ts'
import type { Channel, ChannelState, Service } from '../../service/index.ts'
import { createFeishuApi } from './api.ts'
import { readFeishuConfig } from './config.ts'
import type { FeishuSettings } from './config.ts'
import { textOf } from './decode.ts'
import { createDispatcher } from './events.ts'
import { createIdentity, rememberedIdentity } from './identity.ts'
import { richestCard } from './render.ts'
import { deliver } from './send.ts'
import type { createLongConnection } from './socket.ts'
import { feishuWebhook } from './webhook.ts'

export interface FeishuChannel {
  /** Give it to `service.use`. */
  readonly channel: Channel
  /** Routes to mount at `/feishu`; null with the long connection. */
  readonly routes: Hono | null
  start(): void
  stop(): void
}

export interface FeishuParts {
  readonly service: Service
  readonly log: Log
  /** Opens the long connection; null on a runtime that cannot. */
  readonly connect: typeof createLongConnection | null
  /** For processes that come and go with the events; null for one that lasts and remembers by itself. */
  readonly memory: Memory | null
}

/** @throws Error naming the configuration value that is missing or wrong. */
export function createChannel(settings: FeishuSettings, { service, log, connect, memory }: FeishuParts): FeishuChannel {
  const config = readFeishuConfig(settings)
  const api = createFeishuApi(config, log, memory, service.share)
  const identity = memory ? rememberedIdentity(api, memory, config.appId) : createIdentity(api, log)
  const dispatcher = createDispatcher({ config, service, log, botOpenId: identity.openId })
  const connection = config.mode === 'socket' ? (connect?.({ config, dispatcher, log }) ?? null) : null

  const state = (): ChannelState => {
    const mode = connection ? '长连接' : 'webhook'
    const problem = identity.problem()
    if (problem !== null) return { name: '飞书', mode, state: 'failed', detail: problem }
    if (connection) return { name: '飞书', mode, ...connection.state() }
    return { name: '飞书', mode, state: identity.known() ? 'ready' : 'starting' }
  }

  const channel: Channel = {
    platform: 'feishu',
    admins: new Set(config.admins),
    staff: config.staffChat ? { chatId: config.staffChat, address: { chatId: config.staffChat } } : null,
    async deliver(to, reply, key, begin) {
      await begin?.()
      return deliver(api, to, reply, key, config.publicUrl)
    },
    async update(messageId, reply) {
      const card = richestCard(reply, config.publicUrl)
      if (!card) throw new Error('this reply has no form as a card')
      await api.redraw(messageId, JSON.stringify(card))
    },
    async quoted(messageId) {
      try {
        const message = await api.read(messageId)
        return message && textOf(message.msgType, message.content)
      } catch (error) {
        // Without the permission to read it the question stands alone, which is better than no answer.
        log.warn({ error: String(error) }, 'a quoted message could not be read')
        return null
      }
    },
    questionAddress: (messageId, address) => (messageId.startsWith('om_') ? { ...address, messageId } : address),
    state,
  }

  return {
    channel,
    routes: connection ? null : feishuWebhook({ config, dispatcher, log }),
    start() {
      identity.start()
      connection?.start()
    },
    stop() {
      identity.stop()
      connection?.stop()
    },
  }
}
