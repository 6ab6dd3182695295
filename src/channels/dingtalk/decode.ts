import * as z from 'zod'
import type { Address, Incoming } from '../../service/index.ts'
import { readPhrase } from './commands.ts'
import { isAllowedSession } from './session-url.ts'

const number = z.coerce.number().catch(0)
const text = z.string().catch('')

/** A robot message as Stream and HTTP alike deliver it. */
export const robotMessage = z.object({
  msgId: z.string().min(1),
  msgtype: z.string(),
  conversationId: z.string().min(1),
  conversationType: z.coerce.string(),
  createAt: number,
  senderId: text,
  /** Missing for people outside the organisation, and until the app is published. */
  senderStaffId: text,
  senderNick: text,
  chatbotUserId: text,
  robotCode: text,
  isInAtList: z.boolean().optional().catch(undefined),
  sessionWebhook: text,
  sessionWebhookExpiredTime: number,
  /** The key of a message of the bot's that this one quotes. */
  originalProcessQueryKey: z.string().optional().catch(undefined),
  text: z.unknown().optional(),
  content: z.unknown().optional(),
})
export type RobotMessage = z.infer<typeof robotMessage>

export interface DecodeOptions {
  readonly now: number
  readonly maxAgeMs: number
  readonly sessionHosts: readonly string[]
  readonly robotCode: string
}

/** What the message asks of the bot; null if it is not meant for it, too old, or said by the bot itself. */
export function decodeMessage(data: RobotMessage, options: DecodeOptions): Incoming | null {
  const userId = data.senderStaffId || data.senderId
  if (userId === '' || data.senderId === data.chatbotUserId) return null
  if (data.createAt > 0 && options.now - data.createAt > options.maxAgeMs) return null
  if (!isDirect(data) && data.isInAtList === false) return null
  const common = {
    platform: 'dingtalk',
    messageId: data.msgId,
    chatId: data.conversationId,
    threadId: null,
    userId,
    sentAt: data.createAt || options.now,
    address: addressOf(data, options),
  }
  const said = wordsOf(data)
  if (said === null) {
    return { ...common, kind: 'unreadable', what: NAMES.get(data.msgtype) ?? '这类消息' }
  }
  const action = readPhrase(said.own)
  if (action) return { ...common, kind: 'press', action }
  const whole = [said.quoted, said.own].filter(Boolean).join('\n')
  const quotes = data.originalProcessQueryKey ?? null
  return { ...common, kind: 'question', text: whole, quotes, quotesRoot: false }
}

/** True in a chat of one person with the bot. */
export function isDirect(data: Pick<RobotMessage, 'conversationType'>): boolean {
  return data.conversationType !== '2'
}

function addressOf(data: RobotMessage, { sessionHosts, robotCode }: DecodeOptions): Address {
  const session = isAllowedSession(data.sessionWebhook, sessionHosts)
    ? { session: data.sessionWebhook, sessionUntil: String(data.sessionWebhookExpiredTime) }
    : {}
  return {
    conversationId: data.conversationId,
    chatType: isDirect(data) ? 'single' : 'group',
    staffId: data.senderStaffId,
    nick: data.senderNick.slice(0, 40),
    robotCode: data.robotCode || robotCode,
    ...session,
  }
}

const plain = z.object({
  content: z.string(),
  repliedMsg: z
    .object({ senderId: text, content: z.object({ text: z.string() }) })
    .optional()
    .catch(undefined),
})
const rich = z.object({ richText: z.array(z.looseObject({ text: z.string().optional().catch(undefined) })) })

interface Words {
  readonly own: string
  /** What the quoted message says, if a person wrote it; the bot's own is known by its key. */
  readonly quoted: string
}

function wordsOf(data: RobotMessage): Words | null {
  if (data.msgtype === 'text') {
    const read = plain.safeParse(data.text)
    if (!read.success) return null
    const { content, repliedMsg } = read.data
    const byPerson = repliedMsg && repliedMsg.senderId !== data.chatbotUserId
    return { own: tidy(content), quoted: byPerson ? tidy(repliedMsg.content.text) : '' }
  }
  if (data.msgtype !== 'richText') return null
  const read = rich.safeParse(data.content)
  if (!read.success) return null
  const own = tidy(read.data.richText.map((part) => part.text ?? '').join('\n'))
  return own === '' ? null : { own, quoted: '' }
}

/** DingTalk leaves a space where the mention stood. */
function tidy(words: string): string {
  return words
    .replace(/[ \t\u00a0\u2005]+/gu, ' ')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['picture', '图片'],
  ['richText', '没有文字的消息'],
  ['audio', '语音'],
  ['video', '视频'],
  ['file', '文件'],
])
