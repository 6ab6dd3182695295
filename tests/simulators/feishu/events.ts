import { newId } from './crypto.ts'
import type { Chat, Json, PlatformEvent, StoredMessage, User } from './types.ts'
import type { World } from './world.ts'

export interface EventIdentity {
  readonly appId: string
  readonly tenantKey: string
  readonly verificationToken: string
}

/** Wraps the body of an event; each call gives it a new event_id, as a redelivery of a message does. */
export function envelope(identity: EventIdentity, type: string, event: Json): PlatformEvent {
  return {
    schema: '2.0',
    header: {
      event_id: newId('e').slice(2),
      token: identity.verificationToken,
      create_time: String(Date.now()),
      event_type: type,
      tenant_key: identity.tenantKey,
      app_id: identity.appId,
    },
    event,
  }
}

/** The body of `im.message.receive_v1`. */
export function receivedMessage(world: World, message: StoredMessage, user: User): Json {
  const chat = world.chat(message.chatId)
  return {
    sender: { sender_id: userIds(user), sender_type: message.sender.type, tenant_key: world.tenantKey },
    message: {
      message_id: message.messageId,
      ...(message.rootId && { root_id: message.rootId }),
      ...(message.parentId && { parent_id: message.parentId }),
      ...(message.threadId && { thread_id: message.threadId }),
      create_time: String(message.createTime),
      update_time: String(message.updateTime),
      chat_id: message.chatId,
      chat_type: chat.type,
      message_type: message.msgType,
      content: message.content,
      ...(message.mentions.length > 0 && { mentions: message.mentions.map((mention) => mentionJson(world, mention)) }),
      user_agent: 'Mozilla/5.0 (simulator) Lark/7.32.0',
    },
  }
}

/** Whether a bot that may only read messages addressed to it gets this one. */
export function isAddressedToBot(message: StoredMessage): boolean {
  return message.mentions.some((mention) => mention.isBot) || message.content.includes('@_all')
}

export function botAdded(world: World, chat: Chat, operator: User): Json {
  return {
    chat_id: chat.chatId,
    operator_id: userIds(operator),
    external: false,
    operator_tenant_key: world.tenantKey,
    name: chat.name,
    i18n_names: { zh_cn: chat.name },
  }
}

/** The body of `im.chat.access_event.bot_p2p_chat_entered_v1`. */
export function directChatEntered(world: World, chat: Chat, user: User): Json {
  const last = world.messagesIn(chat.chatId).at(-1)
  return {
    chat_id: chat.chatId,
    operator_id: userIds(user),
    ...(last && { last_message_id: last.messageId, last_message_create_time: String(last.createTime) }),
  }
}

export function messageRecalled(message: StoredMessage): Json {
  return {
    message_id: message.messageId,
    chat_id: message.chatId,
    recall_time: String(Date.now()),
    recall_type: 'message_owner',
  }
}

export function userIds(user: User): Json {
  return { open_id: user.openId, union_id: user.unionId, user_id: user.userId }
}

function mentionJson(world: World, mention: StoredMessage['mentions'][number]): Json {
  const person = world.users.get(mention.openId)
  return {
    key: mention.key,
    id: person ? userIds(person) : { open_id: mention.openId, union_id: '', user_id: null },
    mentioned_type: mention.isBot ? 'bot' : 'user',
    name: mention.name,
    tenant_key: world.tenantKey,
  }
}
