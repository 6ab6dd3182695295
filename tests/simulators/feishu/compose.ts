import type { Json, Mention, StoredMessage } from './types.ts'
import { newId } from './crypto.ts'
import type { World } from './world.ts'

/** What a person types. Exactly one of text, post, image, file and sticker. */
export interface UserSends {
  readonly chat: string
  readonly user: string
  /** May hold `@{bot}`, `@{all}` and `@{ou_…}`, which become mentions where they stand. */
  readonly text?: string
  /** Rich text in the inbound form; `at` elements carry `@{bot}` or `@{ou_…}` as user_id. */
  readonly post?: { readonly title?: string; readonly content: readonly (readonly Json[])[] }
  readonly image?: boolean
  readonly file?: string
  readonly sticker?: boolean
  /** Puts a mention of the bot in front. */
  readonly mentionBot?: boolean
  /** Puts mentions of these people in front, before that of the bot. */
  readonly mentions?: readonly string[]
  readonly replyTo?: string
  /** Opens a topic at `replyTo`, or goes on in its topic. */
  readonly thread?: boolean
  /** Milliseconds since 1970, to send a message from the past. */
  readonly createTime?: number
  /** Sends as another bot: `sender_type` is `app`. */
  readonly asBot?: boolean
}

/** Stores what a person sent and returns it. */
export function storeUserMessage(world: World, input: UserSends): StoredMessage {
  const chat = world.chat(input.chat)
  const user = world.user(input.user)
  chat.members.add(user.openId)
  const mentions = new Mentions(world)
  const { msgType, content } = body(input, mentions)
  return world.addMessage({
    chatId: chat.chatId,
    sender: { type: input.asBot ? 'app' : 'user', id: user.openId, name: user.name },
    msgType,
    content: JSON.stringify(content),
    mentions: mentions.list,
    ...(input.createTime !== undefined && { createTime: input.createTime }),
    ...position(world, input.replyTo, input.thread ?? false),
  })
}

/** Where a reply stands: the message it answers, the first message of the line, the topic. */
export function position(
  world: World,
  replyTo: string | undefined,
  openTopic: boolean,
): Partial<Pick<StoredMessage, 'rootId' | 'parentId' | 'threadId'>> {
  if (replyTo === undefined) return openTopic ? { threadId: newId('omt') } : {}
  const parent = world.message(replyTo)
  const root = parent.rootId ?? parent.messageId
  if (!parent.threadId && openTopic) parent.threadId = newId('omt')
  // Inside a topic every message answers the topic's first one, whatever was clicked.
  return {
    rootId: root,
    parentId: parent.threadId ? root : parent.messageId,
    ...(parent.threadId && { threadId: parent.threadId }),
  }
}

function body(input: UserSends, mentions: Mentions): { msgType: string; content: Json } {
  if (input.image) return { msgType: 'image', content: { image_key: newId('img_v3') } }
  if (input.file) return { msgType: 'file', content: { file_key: newId('file_v3'), file_name: input.file } }
  if (input.sticker) return { msgType: 'sticker', content: { file_key: newId('sticker') } }
  const front = [...(input.mentions ?? []), ...(input.mentionBot ? ['bot'] : [])]
  if (input.post) return { msgType: 'post', content: postContent(input.post, front, mentions) }
  const lead = front.map((who) => `${mentions.key(who)} `).join('')
  return { msgType: 'text', content: { text: lead + mentions.replaceIn(input.text ?? '') } }
}

function postContent(post: NonNullable<UserSends['post']>, front: readonly string[], mentions: Mentions): Json {
  const lead = front.map((who) => mentions.atElement(who))
  const lines = post.content.map((line) =>
    line.map((element) => {
      const who = typeof element['user_id'] === 'string' ? PLACEHOLDER.exec(element['user_id'])?.[1] : undefined
      return element['tag'] === 'at' && who ? mentions.atElement(who) : element
    }),
  )
  const [first = [], ...rest] = lines
  return { title: post.title ?? '', content: [[...lead, ...first], ...rest] }
}

/** Hands out `@_user_1`, `@_user_2`… in the order of appearance. */
class Mentions {
  readonly list: Mention[] = []
  readonly #world: World

  constructor(world: World) {
    this.#world = world
  }

  key(who: string): string {
    // Everybody is marked in the text only, as on the platform.
    if (who === 'all') return '@_all'
    const key = `@_user_${this.list.length + 1}`
    this.list.push(this.#world.mention(who, key))
    return key
  }

  atElement(who: string): Json {
    const key = this.key(who)
    const name = who === 'all' ? '所有人' : (this.list.at(-1)?.name ?? '')
    return { tag: 'at', user_id: key, user_name: name, style: [] }
  }

  replaceIn(text: string): string {
    return text.replace(PLACEHOLDERS, (_, who: string) => this.key(who))
  }
}

const PLACEHOLDER = /^@\{(\w+)\}$/
const PLACEHOLDERS = /@\{(\w+)\}/g
