import { parseCard } from './card/validate.ts'
import { position } from './compose.ts'
import { refusals } from './errors.ts'
import type { RateLimiter } from './rate-limits.ts'
import { asText, isJson, type Chat, type Json, type StoredMessage } from './types.ts'
import type { World } from './world.ts'

const TEXT_BYTES = 150 * 1024
const CARD_BYTES = 30 * 1024
const DEDUPE_MS = 3_600_000
const CARD_LIFE_MS = 14 * 24 * 3_600_000

/** `im/v1/messages`: what the bot sends, with the limits and refusals of the platform. */
export class MessageApi {
  /** Calls answered with the message an earlier call of the same uuid had made. */
  deduplicated = 0
  readonly #world: World
  readonly #limiter: RateLimiter
  readonly #appId: string
  readonly #byUuid = new Map<string, { message: StoredMessage; until: number }>()

  constructor(world: World, limiter: RateLimiter, appId: string) {
    this.#world = world
    this.#limiter = limiter
    this.#appId = appId
  }

  create(receiveIdType: string | undefined, body: Json): Json {
    const receiveId = required(body, 'receive_id')
    return this.#send(this.#receiver(receiveIdType, receiveId), body, undefined)
  }

  reply(messageId: string, body: Json): Json {
    const target = this.#find(messageId)
    if (target.recalled) throw refusals.recalled()
    return this.#send(this.#world.chat(target.chatId), body, target)
  }

  /** Replaces the card of a message. */
  patch(messageId: string, body: Json): Json {
    const message = this.#own(messageId)
    if (message.msgType !== 'interactive') throw refusals.invalidParameter('This message is NOT a card.')
    if (Date.now() - message.createTime > CARD_LIFE_MS) throw refusals.expiredCard()
    const content = required(body, 'content')
    checkContent('interactive', content, true)
    this.#limiter.countUpdate(messageId)
    this.#world.replaceContent(message, content)
    return {}
  }

  /** Edits a text or post. */
  put(messageId: string, body: Json): Json {
    const message = this.#own(messageId)
    const msgType = required(body, 'msg_type')
    if (msgType !== message.msgType || msgType === 'interactive')
      throw refusals.invalidParameter('The type of a message can not be changed.')
    const content = required(body, 'content')
    checkContent(msgType, content, false)
    this.#limiter.countUpdate(messageId)
    this.#world.replaceContent(message, content)
    return this.describe(message)
  }

  get(messageId: string): Json {
    const message = this.#find(messageId)
    if (!this.#world.chat(message.chatId).botIsMember) throw refusals.outOfChat()
    return { items: [this.describe(message)] }
  }

  recall(messageId: string): Json {
    this.#world.recall(this.#own(messageId))
    return {}
  }

  /** A message as the API returns it. A card JSON 2.0 does not come back: only its title and a hint do. */
  describe(message: StoredMessage): Json {
    const isApp = message.sender.type === 'app'
    return {
      message_id: message.messageId,
      ...(message.rootId && { root_id: message.rootId }),
      ...(message.parentId && { parent_id: message.parentId }),
      ...(message.threadId && { thread_id: message.threadId }),
      msg_type: message.msgType,
      create_time: String(message.createTime),
      update_time: String(message.updateTime),
      deleted: message.recalled,
      updated: message.updates > 0,
      chat_id: message.chatId,
      sender: {
        id: message.sender.id,
        id_type: isApp ? 'app_id' : 'open_id',
        sender_type: message.sender.type,
        tenant_key: this.#world.tenantKey,
      },
      body: { content: message.recalled ? 'This message was recalled' : visibleContent(message) },
      ...(message.mentions.length > 0 && {
        mentions: message.mentions.map(({ key, openId, name }) => ({
          key,
          id: openId,
          id_type: 'open_id',
          name,
          tenant_key: this.#world.tenantKey,
        })),
      }),
    }
  }

  #send(chat: Chat, body: Json, target: StoredMessage | undefined): Json {
    const msgType = required(body, 'msg_type')
    const content = required(body, 'content')
    const uuid = asText(body['uuid'])
    if (uuid && uuid.length > 50) throw refusals.fieldValidation('uuid: the max length is 50')
    const key = uuid && `${target?.messageId ?? chat.chatId} ${uuid}`
    const earlier = key ? this.#byUuid.get(key) : undefined
    if (earlier && earlier.until > Date.now()) {
      this.deduplicated += 1
      return this.describe(earlier.message)
    }
    if (!chat.botIsMember) throw refusals.outOfChat()
    checkContent(msgType, content, false)
    this.#limiter.countMessage(chat.chatId)
    const message = this.#world.addMessage({
      chatId: chat.chatId,
      sender: { type: 'app', id: this.#appId, name: this.#world.bot.name },
      msgType,
      content,
      ...(target && position(this.#world, target.messageId, body['reply_in_thread'] === true)),
      ...(uuid && { uuid }),
    })
    if (key) this.#byUuid.set(key, { message, until: Date.now() + DEDUPE_MS })
    return this.describe(message)
  }

  #receiver(type: string | undefined, id: string): Chat {
    if (type === 'chat_id') {
      const chat = this.#world.chats.get(id)
      if (!chat) throw refusals.outOfChat()
      return chat
    }
    const people = [...this.#world.users.values()]
    const person = people.find((user) => {
      if (type === 'open_id') return user.openId === id
      if (type === 'union_id') return user.unionId === id
      return type === 'user_id' && user.userId === id
    })
    if (type !== 'open_id' && type !== 'union_id' && type !== 'user_id')
      throw refusals.fieldValidation('receive_id_type')
    if (!person) throw refusals.notAvailable()
    return this.#world.directChat(person.openId)
  }

  #find(messageId: string): StoredMessage {
    const message = this.#world.messages.get(messageId)
    if (!message) throw refusals.notFound()
    return message
  }

  #own(messageId: string): StoredMessage {
    const message = this.#find(messageId)
    if (message.recalled) throw refusals.recalled()
    if (message.sender.id !== this.#appId) throw refusals.notSender()
    return message
  }
}

/** Throws the refusal a content earns. A card is always JSON 2.0; an update to 1.0 has a code of its own. */
export function checkContent(msgType: string, content: string, isUpdate: boolean): void {
  const limit = msgType === 'text' ? TEXT_BYTES : CARD_BYTES
  if (Buffer.byteLength(content) > limit) throw refusals.tooLong()
  if (msgType === 'interactive') {
    const { card, problem } = parseCard(content)
    if (isUpdate && card && card['schema'] !== '2.0') {
      throw refusals.card('ErrCode: 200830; ErrMsg: card of schema V2 can not be updated to schema V1; ErrorValue: ;')
    }
    if (problem) throw refusals.card(problem.ext)
    return
  }
  const value = parseObject(content)
  if (!value) throw refusals.invalidParameter('content is not a string in json format.')
  if (msgType === 'text' && !asText(value['text'])) throw refusals.invalidParameter('text can not be empty.')
  if (msgType === 'post' && !isPost(value)) throw refusals.invalidParameter('post needs a locale with content.')
  if (!SENDABLE.has(msgType)) throw refusals.invalidParameter(`msg_type ${msgType} is unknown.`)
}

const SENDABLE = new Set(['text', 'post', 'image', 'file', 'audio', 'media', 'sticker', 'share_chat', 'share_user'])

function isPost(value: Json): boolean {
  const locales = Object.values(value).filter(isJson)
  return (
    locales.length > 0 &&
    locales.every((locale) => Array.isArray(locale['content']) && locale['content'].every(Array.isArray))
  )
}

function visibleContent(message: StoredMessage): string {
  if (message.msgType !== 'interactive') return message.content
  const card = parseObject(message.content)
  const header = card && isJson(card['header']) ? card['header'] : {}
  const title = isJson(header['title']) ? (asText(header['title']['content']) ?? '') : ''
  return JSON.stringify({ title, elements: [[{ tag: 'text', text: '请升级至最新版本客户端，以查看内容' }]] })
}

function required(body: Json, field: string): string {
  const value = asText(body[field])
  if (value === undefined) throw refusals.fieldValidation(`${field} is required`)
  return value
}

function parseObject(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isJson(value) ? value : undefined
  } catch {
    return undefined
  }
}
