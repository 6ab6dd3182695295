import { startDingtalkSimulator } from '../simulators/dingtalk/index.ts'
import { startFeishuSimulator } from '../simulators/feishu/index.ts'
import { webhookAt } from '../channels/feishu/bot.ts'
import { httpAt } from '../channels/dingtalk/bot.ts'
import type { Environment } from './replica.ts'

/** A chat platform that posts its messages to an address, and one admin on it. */
export interface Platform {
  readonly env: Environment
  /** Takes a reply that is sent again for the one it has. */
  readonly knowsRepeats: boolean
  /** Posts messages to this address from now on. */
  reach(url: string): void
  /** Makes a group and returns its id. */
  group(name: string): string
  /** The admin mentions the bot in the group; returns the message's id. */
  says(group: string, text: string): string
  isAcknowledged(messageId: string): boolean
  /** What the bot said in the group, oldest first, as it looks now. */
  said(group: string): readonly string[]
  /** The messages that the bot's answers are for, in the order of the answers. */
  answered(group: string): readonly string[]
  /** The messages whose answer the bot could not know to have arrived, so that it told the asker to look. */
  doubted(group: string): readonly string[]
  /** The platform takes its time over the next so many replies. */
  slow(replies: number, ms: number): void
  waitFor(condition: () => boolean, what: string): Promise<void>
  close(): Promise<void>
}

const REDELIVERY_MS = [300, 600, ...Array<number>(300).fill(1000)]

/** With the platform's own limits on messages, so that replicas which exceed them together are refused. */
export async function openFeishu(): Promise<Platform> {
  const simulator = await startFeishuSimulator({ encryptKey: 'test key', redeliveryMs: REDELIVERY_MS })
  const admin = simulator.createUser('管理员')
  const { appId, appSecret, encryptKey = '', verificationToken, url } = simulator
  return {
    knowsRepeats: true,
    env: {
      FEISHU_MODE: 'webhook',
      FEISHU_APP_ID: appId,
      FEISHU_APP_SECRET: appSecret,
      FEISHU_ENCRYPT_KEY: encryptKey,
      FEISHU_VERIFICATION_TOKEN: verificationToken,
      FEISHU_DOMAIN: url,
      FEISHU_ADMINS: admin.openId,
    },
    reach: (address) => void (simulator.events = webhookAt(address)),
    group: (name) => simulator.createGroup({ name, members: [admin] }).chatId,
    says: (chat, text) => simulator.userSends({ chat, user: admin.openId, text, mentionBot: true }),
    isAcknowledged: (messageId) => simulator.acks.some((ack) => ack.messageId === messageId),
    said: (chat) => simulator.botMessages(chat).map(({ content }) => content),
    answered: (chat) => simulator.botMessages(chat).map(({ parentId }) => parentId ?? ''),
    doubted: () => [],
    slow: (times, delayMs) => simulator.inject({ match: '/reply', times, delayMs }),
    waitFor: (condition, what) => simulator.waitFor(condition, what),
    close: () => simulator.close(),
  }
}

/** With the platform's limit of twenty messages a minute in a chat. */
export async function openDingtalk(): Promise<Platform> {
  const simulator = await startDingtalkSimulator({ redeliveryMs: REDELIVERY_MS })
  const admin = simulator.createUser('管理员')
  const asked: { readonly group: string; readonly text: string; readonly id: string }[] = []
  const chatOf = (conversationId: string) => simulator.chatOf({ conversationId })
  const said = (group: string) =>
    simulator.botMessages(chatOf(group)).map(({ body }) => String(body['text'] ?? body['content']))
  // A reply in DingTalk refers to nothing, but it names the question.
  const about = (group: string, reply: string) =>
    asked.find((q) => q.group === group && reply.includes(q.text))?.id ?? reply
  return {
    knowsRepeats: false,
    env: {
      DINGTALK_MODE: 'http',
      DINGTALK_CLIENT_ID: simulator.clientId,
      DINGTALK_CLIENT_SECRET: simulator.clientSecret,
      DINGTALK_API_BASE: simulator.url,
      DINGTALK_SESSION_HOSTS: new URL(simulator.url).host,
      DINGTALK_ADMINS: admin.staffId,
    },
    reach: (url) => void (simulator.delivery = httpAt(url)),
    group: (name) => simulator.createGroup(name, [admin]).conversationId,
    says(group, text) {
      const id = simulator.says(chatOf(group), admin, { text })
      asked.push({ group, text, id })
      return id
    },
    isAcknowledged: (id) => simulator.deliveries.some(({ msgId, outcome }) => msgId === id && outcome === 'acked'),
    said,
    answered: (group) => said(group).flatMap((reply) => (isDoubt(reply) ? [] : about(group, reply))),
    doubted: (group) => said(group).flatMap((reply) => (isDoubt(reply) ? about(group, reply) : [])),
    slow: (times, delayMs) => simulator.inject({ match: '/robot/', times, delayMs }),
    waitFor: (condition, what) => simulator.waitFor(condition, what),
    close: () => simulator.close(),
  }
}

function isDoubt(reply: string): boolean {
  return reply.includes('无法确定您是否已经收到')
}
