import * as z from 'zod'

/** What the channel needs to know; `src/config.ts` reads it from the environment. */
export const feishuConfig = z.object({
  appId: z
    .string()
    .regex(/^cli_[0-9a-fA-F]{16}$/u, 'FEISHU_APP_ID 应形如 cli_ 加 16 位十六进制数字，见开放平台“凭证与基础信息”。'),
  appSecret: z.string().min(1),
  mode: z.enum(['socket', 'webhook']),
  encryptKey: z.string().optional(),
  verificationToken: z.string().optional(),
  /** Base address of the open platform: Feishu, Lark or a simulator. */
  domain: z.url().default('https://open.feishu.cn'),
  /** open_ids that may use the admin commands. */
  admins: z.array(z.string()).readonly().default([]),
  /** chat_id of the staff's group, for questions handed over to people. */
  staffChat: z.string().optional(),
  /** Where this service is reached from outside; without it cards carry no links to the original. */
  publicUrl: z.url().optional(),
  /** Messages older than this are not answered. The platform delivers again for up to seven hours. */
  maxMessageAgeMs: z.number().default(8 * 3_600_000),
  /** Messages that may be sent; a tenth under what the platform allows, since what leaves evenly may arrive bunched. */
  rates: z
    .object({ chatPerSecond: z.number(), perSecond: z.number(), perMinute: z.number() })
    .default({ chatPerSecond: 4.5, perSecond: 45, perMinute: 950 }),
})
export type FeishuConfig = z.infer<typeof feishuConfig>
export type FeishuSettings = z.input<typeof feishuConfig>

/** @throws Error naming the value that is missing or wrong; a webhook without its secrets would take anybody's word. */
export function readFeishuConfig(settings: FeishuSettings): FeishuConfig {
  const config = feishuConfig.parse(settings)
  if (config.mode === 'socket') return config
  const missing = [
    ...(config.encryptKey ? [] : ['FEISHU_ENCRYPT_KEY']),
    ...(config.verificationToken ? [] : ['FEISHU_VERIFICATION_TOKEN']),
  ]
  if (missing.length > 0) {
    throw new Error(
      `飞书 webhook 模式还缺 ${missing.join('、')}：在开放平台“事件与回调 › 加密策略”里取得后填入环境变量。`,
    )
  }
  return config
}
