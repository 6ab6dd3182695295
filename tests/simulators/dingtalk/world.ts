import { randomBytes, randomUUID } from 'node:crypto'
import type { Chat, StoredMessage, User } from './types.ts'
import { until } from '../../support/waiting.ts'

/** People, chats and what the chats show: one organisation with one robot. */
export class World {
  readonly botName: string
  readonly chats = new Map<string, Chat>()
  readonly messages = new Map<string, StoredMessage>()
  readonly #listeners = new Set<(message: StoredMessage) => void>()

  constructor(botName: string) {
    this.botName = botName
  }

  createUser(name: string): User {
    const id = randomBytes(5).toString('hex')
    return { staffId: `staff${id}`, senderId: `$:LWCP_v1:$${id}`, name }
  }

  createGroup(name: string, members: readonly User[]): Chat {
    return this.#addChat('group', name, members)
  }

  singleChat(user: User): Chat {
    return this.singleChatOf(user.staffId) ?? this.#addChat('single', user.name, [user])
  }

  singleChatOf(staffId: string): Chat | undefined {
    return [...this.chats.values()].find((c) => c.type === 'single' && c.members.some((m) => m.staffId === staffId))
  }

  chatOf({ conversationId }: Pick<StoredMessage, 'conversationId'>): Chat {
    const chat = this.chats.get(conversationId)
    if (!chat) throw new Error('unknown chat')
    return chat
  }

  messagesIn({ conversationId }: Chat): StoredMessage[] {
    return [...this.messages.values()].filter((m) => m.conversationId === conversationId)
  }

  botMessages(chat: Chat): StoredMessage[] {
    return this.messagesIn(chat).filter((m) => m.sender.type === 'bot')
  }

  waitFor(condition: () => boolean, what?: string): Promise<void> {
    return until(condition, what)
  }

  /** The bot's next message in a chat that has `count` of them now. */
  async nextMessage(chat: Chat, count: number): Promise<StoredMessage> {
    await this.waitFor(() => this.botMessages(chat).length > count, 'a message of the bot')
    const message = this.botMessages(chat)[count]
    if (!message) throw new Error('unreachable')
    return message
  }

  onMessage(listener: (message: StoredMessage) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Puts a message of the bot into a chat. */
  show(content: Pick<StoredMessage, 'conversationId' | 'msgtype' | 'body' | 'via' | 'outTrackId'>): StoredMessage {
    const sender = { type: 'bot', name: this.botName } as const
    return this.keep({ messageId: randomUUID(), sender, createdAt: Date.now(), ...content })
  }

  /** Adds a message, or puts it in the place of the one of its id. */
  keep(message: StoredMessage): StoredMessage {
    this.messages.set(message.messageId, message)
    for (const listener of this.#listeners) listener(message)
    return message
  }

  #addChat(type: Chat['type'], name: string, members: readonly User[]): Chat {
    const conversationId = `cid${randomBytes(15).toString('base64')}==`
    const chat: Chat = { conversationId, type, name, members }
    this.chats.set(conversationId, chat)
    return chat
  }
}
