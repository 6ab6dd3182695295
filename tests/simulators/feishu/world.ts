import { newId } from './crypto.ts'
import type { Chat, LiveEvent, Mention, StoredMessage, User } from './types.ts'

type NewMessage = Pick<StoredMessage, 'chatId' | 'sender' | 'msgType' | 'content'> &
  Partial<
    Pick<StoredMessage, 'rootId' | 'parentId' | 'threadId' | 'mentions' | 'createTime' | 'forwardedFrom' | 'uuid'>
  >

/** People, chats and messages of one tenant with one bot. */
export class World {
  readonly bot: { readonly openId: string; readonly name: string }
  readonly tenantKey = newId('t').slice(2, 18)
  readonly users = new Map<string, User>()
  readonly chats = new Map<string, Chat>()
  readonly messages = new Map<string, StoredMessage>()
  readonly #order = new Map<string, StoredMessage[]>()
  readonly #listeners = new Set<(event: LiveEvent) => void>()

  constructor(botName: string) {
    this.bot = { openId: newId('ou'), name: botName }
  }

  createUser(name: string): User {
    const user = { openId: newId('ou'), unionId: newId('on'), userId: newId('u').slice(2, 10), name }
    this.users.set(user.openId, user)
    return user
  }

  createGroup(name: string, members: readonly string[], botIsMember: boolean): Chat {
    return this.#addChat({ chatId: newId('oc'), type: 'group', name, members: new Set(members), botIsMember })
  }

  /** Returns the direct chat of a user with the bot, made on first use. */
  directChat(openId: string): Chat {
    for (const chat of this.chats.values()) if (chat.type === 'p2p' && chat.members.has(openId)) return chat
    const chatId = newId('oc')
    return this.#addChat({ chatId, type: 'p2p', name: this.bot.name, members: new Set([openId]), botIsMember: true })
  }

  addMessage(message: NewMessage): StoredMessage {
    const time = message.createTime ?? Date.now()
    const stored: StoredMessage = {
      ...message,
      messageId: newId('om'),
      mentions: message.mentions ?? [],
      createTime: time,
      updateTime: time,
      updates: 0,
      recalled: false,
    }
    this.messages.set(stored.messageId, stored)
    this.messagesIn(stored.chatId).push(stored)
    this.announce({ kind: 'message', message: stored })
    return stored
  }

  /** Messages of a chat, oldest first. */
  messagesIn(chatId: string): StoredMessage[] {
    const known = this.#order.get(chatId)
    if (known) return known
    const fresh: StoredMessage[] = []
    this.#order.set(chatId, fresh)
    return fresh
  }

  replaceContent(message: StoredMessage, content: string): void {
    message.content = content
    message.updates += 1
    message.updateTime = Date.now()
    this.announce({ kind: 'update', message })
  }

  recall(message: StoredMessage): void {
    message.recalled = true
    this.announce({ kind: 'update', message })
  }

  user(openId: string): User {
    const user = this.users.get(openId)
    if (!user) throw new Error(`simulator: no user ${openId}; create it with createUser()`)
    return user
  }

  chat(chatId: string): Chat {
    const chat = this.chats.get(chatId)
    if (!chat) throw new Error(`simulator: no chat ${chatId}; create it with createGroup() or directChat()`)
    return chat
  }

  message(messageId: string): StoredMessage {
    const message = this.messages.get(messageId)
    if (!message) throw new Error(`simulator: no message ${messageId}`)
    return message
  }

  /** Calls `listener` on every change until the returned function is called. */
  listen(listener: (event: LiveEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  announce(event: LiveEvent): void {
    for (const listener of this.#listeners) listener(event)
  }

  /** The mention of a person, of the bot (`bot`) or of everybody (`all`) under a key. */
  mention(who: string, key: string): Mention {
    if (who === 'bot' || who === this.bot.openId)
      return { key, openId: this.bot.openId, name: this.bot.name, isBot: true }
    return { key, openId: who, name: this.user(who).name, isBot: false }
  }

  #addChat(chat: Chat): Chat {
    this.chats.set(chat.chatId, chat)
    this.announce({ kind: 'chat', chat })
    return chat
  }
}
