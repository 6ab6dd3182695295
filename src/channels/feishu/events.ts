import { randomUUID } from 'node:crypto'
import * as Lark from '@larksuiteoapi/node-sdk'
import * as z from 'zod'
import type { Log } from '../../log-port.ts'
import type { Incoming, Service } from '../../service/index.ts'
import { answerCallback } from './callback.ts'
import type { FeishuConfig } from './config.ts'
import { decodeMessage, receivedMessage } from './decode.ts'
import { sdkLogger } from './sdk-logger.ts'

export interface EventOptions {
  readonly config: FeishuConfig
  readonly service: Pick<Service, 'receive' | 'act'>
  readonly log: Log
  /** The bot's own open_id; rejects while it is not known, so that the platform delivers again. */
  readonly botOpenId: () => Promise<string>
}

/**
 * One dispatcher behind both ways in. A handler resolves when the message is on disk, not when it is answered: the SDK
 * acknowledges after that. An event that cannot be read is acknowledged, since a second copy would read no better.
 */
export function createDispatcher({ config, service, log, botOpenId }: EventOptions): Lark.EventDispatcher {
  const secrets = [config.appSecret, config.encryptKey, config.verificationToken]
  const dispatcher = new Lark.EventDispatcher({ logger: sdkLogger(log, secrets), loggerLevel: Lark.LoggerLevel.warn })

  const onMessage = async (event: unknown): Promise<void> => {
    const read = receivedMessage.safeParse(event)
    if (!read.success) {
      log.warn({ problems: read.error.issues.length }, 'a message event could not be read')
      return
    }
    const { chat_type: chatType } = read.data.message
    const options = { now: Date.now(), maxAgeMs: config.maxMessageAgeMs }
    const message = decodeMessage(read.data, { ...options, botOpenId: chatType === 'p2p' ? '' : await botOpenId() })
    if (message) await service.receive(message)
  }

  const onWelcome =
    (occasion: 'joined' | 'entered') =>
    async (event: unknown): Promise<void> => {
      const read = chatEvent.safeParse(event)
      if (!read.success) return
      const { chat_id: chatId, event_id: eventId, operator_id: operator } = read.data
      const openId = operator?.open_id ?? ''
      await service.receive(welcome(`${occasion}:${eventId}`, chatId, openId, { chatId }, occasion))
    }

  const onMenu = async (event: unknown): Promise<void> => {
    const read = menuEvent.safeParse(event)
    if (!read.success) return
    const openId = read.data.operator.operator_id.open_id
    // A menu event names no chat; the greeting goes to the person.
    await service.receive(welcome(`menu:${read.data.event_id}`, `person:${openId}`, openId, { openId }, 'joined'))
  }

  // The SDK's types know neither the new card callback nor results of handlers.
  const handlers: Record<string, (event: unknown) => Promise<unknown>> = {
    'im.message.receive_v1': onMessage,
    'im.chat.member.bot.added_v1': onWelcome('joined'),
    'im.chat.access_event.bot_p2p_chat_entered_v1': onWelcome('entered'),
    'application.bot.menu_v6': onMenu,
    'card.action.trigger': (event) =>
      answerCallback(event, service, config.publicUrl, (error) => {
        log.error({ error: String(error) }, 'a pressed button could not be answered')
      }),
  }
  return dispatcher.register(handlers)
}

function welcome(
  messageId: string,
  chatId: string,
  userId: string,
  address: Record<string, string>,
  occasion: 'joined' | 'entered',
): Incoming {
  const sentAt = Date.now()
  return { platform: 'feishu', messageId, chatId, threadId: null, userId, sentAt, address, kind: 'welcome', occasion }
}

const eventId = z.string().default(() => randomUUID())
const chatEvent = z.object({
  event_id: eventId,
  chat_id: z.string(),
  operator_id: z.object({ open_id: z.string().optional() }).nullish(),
})
const menuEvent = z.object({
  event_id: eventId,
  operator: z.object({ operator_id: z.object({ open_id: z.string() }) }),
})
