import * as z from 'zod'

/** What the channel needs to know; `src/config.ts` reads it from the environment. */
export const dingtalkConfig = z.object({
  clientId: z.string().min(1, '缺少 DINGTALK_CLIENT_ID：见钉钉开放平台“凭证与基础信息”'),
  clientSecret: z.string().min(1, '缺少 DINGTALK_CLIENT_SECRET：见钉钉开放平台“凭证与基础信息”'),
  mode: z.enum(['stream', 'http']),
  /** Base address of the open platform: DingTalk or a simulator. */
  apiBase: z
    .url()
    .default('https://api.dingtalk.com')
    .transform((url) => url.replace(/\/$/u, '')),
  /** Hosts (with port, if it is not the usual one) that a reply may be posted to; the address comes with the message. */
  sessionHosts: z.array(z.string()).readonly().default(['oapi.dingtalk.com', 'api.dingtalk.com']),
  /** senderStaffIds that may use the admin commands. */
  admins: z.array(z.string()).readonly().default([]),
  /** openConversationId of the staff's group, for questions handed over to people. */
  staffChat: z.string().optional(),
  /** Template of interactive cards; without it answers are Markdown with links for buttons. */
  cardTemplate: z.string().optional(),
  /** The robot's own code; an app made today has its client id for that. */
  robotCode: z.string().optional(),
  /** Where this service is reached from outside; without it answers carry no links to the original. */
  publicUrl: z.url().optional(),
  /** Messages older than this are not answered. */
  maxMessageAgeMs: z.number().default(8 * 3_600_000),
  /** Replies that may be sent; a tenth under 20 a minute in a chat and 20 a second in all. */
  rates: z.object({ chatPerMinute: z.number(), perSecond: z.number() }).default({ chatPerMinute: 18, perSecond: 18 }),
  /** First wait before a broken connection is made afresh; it doubles up to a minute. */
  reconnectMs: z.number().default(1000),
  /** How long one call to the platform may take. */
  timeoutMs: z.number().default(10_000),
})
export type DingtalkConfig = z.infer<typeof dingtalkConfig>
export type DingtalkSettings = z.input<typeof dingtalkConfig>

/** @throws Error naming the value that is missing or wrong */
export function readDingtalkConfig(settings: DingtalkSettings): DingtalkConfig {
  const config = dingtalkConfig.parse(settings)
  if (config.cardTemplate && config.mode === 'http') {
    throw new Error('DINGTALK_CARD_TEMPLATE 只能与 DINGTALK_MODE=stream 同用：卡片按钮的回调由 Stream 连接送达。')
  }
  return config
}

export function robotCodeOf(config: DingtalkConfig): string {
  return config.robotCode ?? config.clientId
}
