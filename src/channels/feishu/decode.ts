import * as z from 'zod'
import type { Incoming } from '../../service/index.ts'
import { parseJson } from '../json.ts'

const mention = z.object({
  key: z.string(),
  id: z.object({ open_id: z.string().optional() }),
  name: z.string().default(''),
})
type Mention = z.infer<typeof mention>

/** `im.message.receive_v1` as the SDK's dispatcher hands it over: header and event in one object. */
export const receivedMessage = z.object({
  sender: z.object({
    sender_id: z.object({ open_id: z.string().optional() }).nullish(),
    sender_type: z.string(),
  }),
  message: z.object({
    message_id: z.string(),
    root_id: z.string().optional(),
    parent_id: z.string().optional(),
    thread_id: z.string().optional(),
    chat_id: z.string(),
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    create_time: z.coerce.number(),
    mentions: z.array(mention).nullish(),
  }),
})
export type ReceivedMessage = z.infer<typeof receivedMessage>

export interface DecodeOptions {
  readonly botOpenId: string
  readonly now: number
  readonly maxAgeMs: number
}

/** What the message asks of the bot; null if it is not meant for it, too old, or said by a bot. */
export function decodeMessage(event: ReceivedMessage, options: DecodeOptions): Incoming | null {
  const { sender, message } = event
  const userId = sender.sender_id?.open_id
  if (sender.sender_type !== 'user' || !userId) return null
  if (options.now - message.create_time > options.maxAgeMs) return null
  const mentions = message.mentions ?? []
  const direct = message.chat_type === 'p2p'
  if (!direct && !mentions.some((m) => m.id.open_id === options.botOpenId)) return null
  const common = {
    platform: 'feishu',
    messageId: message.message_id,
    chatId: message.chat_id,
    threadId: message.thread_id ?? null,
    userId,
    sentAt: message.create_time,
    address: { messageId: message.message_id, chatId: message.chat_id, openId: userId },
  }
  const text = textOf(message.message_type, message.content)
  if (text === null) return { ...common, kind: 'unreadable', what: NAMES.get(message.message_type) ?? '这类消息' }
  const parent = message.parent_id ?? null
  return {
    ...common,
    kind: 'question',
    text: nameMentions(text, mentions, options.botOpenId),
    quotes: parent,
    // Inside a topic every message has its root as parent, whether or not anybody quoted it.
    quotesRoot: message.thread_id !== undefined && parent === (message.root_id ?? parent),
  }
}

/** The words of a text or post; null for a message that has none. Never throws, whatever the content. */
export function textOf(type: string, content: string): string | null {
  const value = parseJson(content)
  if (type === 'text') {
    const text = z.object({ text: z.string() }).safeParse(value)
    return text.success ? text.data.text : null
  }
  if (type === 'post') return postText(value)
  return null
}

const span = z.looseObject({ tag: z.string(), text: z.string().optional(), user_id: z.string().optional() })
const post = z.object({ title: z.string().default(''), content: z.array(z.array(span)) })

function postText(value: unknown): string | null {
  // Inbound posts come bare; what the message API returns may stand under a locale.
  const bare = post.safeParse(value)
  const under = typeof value === 'object' && value !== null ? Object.values(value).map((v) => post.safeParse(v)) : []
  const found = bare.success ? bare : under.find((r) => r.success)
  if (!found?.success) return null
  const lines = found.data.content.map((line) =>
    line.map((s) => (s.tag === 'at' ? (s.user_id ?? '') : (s.text ?? ''))).join(''),
  )
  const text = [found.data.title, ...lines].filter((line) => line.trim() !== '').join('\n')
  return text === '' ? null : text
}

/** The bot's mention goes, others become names. Longest key first: `@_user_1` is a part of `@_user_10`. */
function nameMentions(text: string, mentions: readonly Mention[], botOpenId: string): string {
  const byLength = [...mentions].sort((a, b) => b.key.length - a.key.length)
  let named = text
  for (const { key, id, name } of byLength) {
    if (key === '') continue
    named = named.replaceAll(key, id.open_id === botOpenId ? ' ' : `@${name} `)
  }
  return named
    .replaceAll('@_all', ' ')
    .replace(/[ \t\u00a0]+/gu, ' ')
    .trim()
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['image', '图片'],
  ['file', '文件'],
  ['audio', '语音'],
  ['media', '视频'],
  ['sticker', '表情'],
  ['interactive', '卡片'],
  ['share_chat', '群名片'],
  ['share_user', '个人名片'],
  ['merge_forward', '合并转发的消息'],
  ['location', '位置'],
  ['post', '没有文字的消息'],
])
