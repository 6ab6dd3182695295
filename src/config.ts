import * as z from 'zod'

/** Environment variables, as a plain record. Only `node.ts` and `worker.ts` know where they come from. */
export type Environment = Readonly<Record<string, string | undefined>>

/** From all to nothing. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const

/** Everything that can be set, checked. A channel that is null is off. */
export interface Config {
  readonly host: string
  readonly port: number
  readonly seedsDir: string
  readonly indexDir: string
  readonly dataDir: string
  /** Where the service is reached from outside, without a slash at the end; null if that was not said. */
  readonly publicUrl: string | null
  readonly adminToken: string | null
  /** True if whoever reaches the port may read `/metrics`; else only who shows the admin's token. */
  readonly metrics: boolean
  readonly logLevel: (typeof LOG_LEVELS)[number]
  /** Of the PostgreSQL that replicas share, with a password in it; null: embedded SQLite in `dataDir`. */
  readonly databaseUrl: string | null
  readonly feishu: FeishuSettings | null
  readonly dingtalk: DingtalkSettings | null
}

export interface FeishuSettings {
  readonly appId: string
  readonly appSecret: string
  readonly mode: 'socket' | 'webhook'
  readonly encryptKey: string | undefined
  readonly verificationToken: string | undefined
  readonly domain: string
  readonly admins: readonly string[]
  readonly staffChat: string | undefined
}

export interface DingtalkSettings {
  readonly clientId: string
  readonly clientSecret: string
  readonly mode: 'stream' | 'http'
  readonly apiBase: string
  readonly sessionHosts: readonly string[]
  readonly admins: readonly string[]
  readonly cardTemplate: string | undefined
  readonly staffChat: string | undefined
}

/** The configuration cannot be used; the message names each variable that is wrong and says what it should be. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(['配置有误，服务没有启动：', ...problems.map((problem) => `  · ${problem}`)].join('\n'))
    this.problems = problems
  }
}

/**
 * Checks all variables at once, so that one look at the message mends them all. An empty value counts as not set.
 *
 * @throws ConfigError naming every variable that is missing or wrong; never with a value in it, which may be a secret
 */
export function readConfig(environment: Environment): Config {
  const env = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()))
  const problems: string[] = []
  const general = check(generalSchema, env, problems)
  const feishu = isUsed(env, 'FEISHU_') ? check(feishuSchema, env, problems) : null
  const dingtalk = isUsed(env, 'DINGTALK_') ? check(dingtalkSchema, env, problems) : null
  if (problems.length > 0 || !general) throw new ConfigError(problems)
  return { ...general, feishu, dingtalk }
}

const text = (name: string, why: string) => z.string({ error: `缺少 ${name}：${why}` }).trim()
const address = (name: string) =>
  z
    .url({ protocol: /^https?$/u, error: `${name} 应是 http:// 或 https:// 开头的完整地址` })
    .transform((url) => url.replace(/\/$/u, ''))
const list = z.string().transform((names) =>
  names
    .split(/[,，]/u)
    .map((name) => name.trim())
    .filter(Boolean),
)
const PORT_RULE = 'PORT 应是 0 到 65535 之间的整数'

const generalSchema = z
  .object({
    PORT: z
      .string()
      .regex(/^\d{1,5}$/u, PORT_RULE)
      .transform(Number)
      .refine((port) => port <= 65535, PORT_RULE)
      .default(3000),
    HOST: z.string().trim().default('127.0.0.1'),
    HUIWEN_SEEDS_DIR: z.string().default('seeds'),
    HUIWEN_INDEX_DIR: z.string().default('index'),
    HUIWEN_DATA_DIR: z.string().default('data'),
    HUIWEN_PUBLIC_URL: address('HUIWEN_PUBLIC_URL').optional(),
    HUIWEN_ADMIN_TOKEN: z
      .string()
      .min(16, 'HUIWEN_ADMIN_TOKEN 至少 16 个字符，可用 openssl rand -hex 24 生成')
      .optional(),
    HUIWEN_METRICS: z.enum(['0', '1'], 'HUIWEN_METRICS 只能是 1（公开 /metrics）或 0').default('0'),
    HUIWEN_LOG_LEVEL: z.enum(LOG_LEVELS, `HUIWEN_LOG_LEVEL 只能是 ${LOG_LEVELS.join('、')}`).default('info'),
    DATABASE_URL: z
      .url({
        protocol: /^postgres(?:ql)?$/u,
        error:
          'DATABASE_URL 应形如 postgres://用户:密码@主机:5432/库名（密码里的特殊字符要写成 %xx）；留空则用内置 SQLite',
      })
      .optional(),
  })
  .transform((env) => ({
    port: env.PORT,
    host: env.HOST,
    seedsDir: env.HUIWEN_SEEDS_DIR,
    indexDir: env.HUIWEN_INDEX_DIR,
    dataDir: env.HUIWEN_DATA_DIR,
    publicUrl: env.HUIWEN_PUBLIC_URL ?? null,
    adminToken: env.HUIWEN_ADMIN_TOKEN ?? null,
    metrics: env.HUIWEN_METRICS === '1',
    logLevel: env.HUIWEN_LOG_LEVEL,
    databaseUrl: env.DATABASE_URL ?? null,
  }))

const FEISHU_CONSOLE = '见飞书开放平台“凭证与基础信息”'
const FEISHU_EVENTS = 'webhook 模式必填，见飞书开放平台“事件与回调 › 加密策略”'

const feishuSchema = z
  .object({
    FEISHU_APP_ID: text('FEISHU_APP_ID', FEISHU_CONSOLE).regex(
      /^cli_[0-9a-fA-F]{16}$/u,
      'FEISHU_APP_ID 应形如 cli_ 加 16 位十六进制数字',
    ),
    FEISHU_APP_SECRET: text('FEISHU_APP_SECRET', FEISHU_CONSOLE),
    FEISHU_MODE: z.enum(['socket', 'webhook'], 'FEISHU_MODE 只能是 socket（长连接）或 webhook').default('socket'),
    FEISHU_ENCRYPT_KEY: z.string().optional(),
    FEISHU_VERIFICATION_TOKEN: z.string().optional(),
    FEISHU_DOMAIN: address('FEISHU_DOMAIN').default('https://open.feishu.cn'),
    FEISHU_ADMINS: list.default([]),
    FEISHU_STAFF_CHAT: z.string().optional(),
  })
  .check(
    requiredIn('FEISHU_MODE', 'webhook', 'FEISHU_ENCRYPT_KEY', FEISHU_EVENTS),
    requiredIn('FEISHU_MODE', 'webhook', 'FEISHU_VERIFICATION_TOKEN', FEISHU_EVENTS),
  )
  .transform((env) => ({
    appId: env.FEISHU_APP_ID,
    appSecret: env.FEISHU_APP_SECRET,
    mode: env.FEISHU_MODE,
    encryptKey: env.FEISHU_ENCRYPT_KEY,
    verificationToken: env.FEISHU_VERIFICATION_TOKEN,
    domain: env.FEISHU_DOMAIN,
    admins: env.FEISHU_ADMINS,
    staffChat: env.FEISHU_STAFF_CHAT,
  }))

const DINGTALK_CONSOLE = '见钉钉开放平台“凭证与基础信息”'

const dingtalkSchema = z
  .object({
    DINGTALK_CLIENT_ID: text('DINGTALK_CLIENT_ID', DINGTALK_CONSOLE),
    DINGTALK_CLIENT_SECRET: text('DINGTALK_CLIENT_SECRET', DINGTALK_CONSOLE),
    DINGTALK_MODE: z.enum(['stream', 'http'], 'DINGTALK_MODE 只能是 stream（长连接）或 http').default('stream'),
    DINGTALK_API_BASE: address('DINGTALK_API_BASE').default('https://api.dingtalk.com'),
    DINGTALK_SESSION_HOSTS: list.default(['oapi.dingtalk.com', 'api.dingtalk.com']),
    DINGTALK_ADMINS: list.default([]),
    DINGTALK_CARD_TEMPLATE: z.string().optional(),
    DINGTALK_STAFF_CHAT: z.string().optional(),
  })
  .transform((env) => ({
    clientId: env.DINGTALK_CLIENT_ID,
    clientSecret: env.DINGTALK_CLIENT_SECRET,
    mode: env.DINGTALK_MODE,
    apiBase: env.DINGTALK_API_BASE,
    sessionHosts: env.DINGTALK_SESSION_HOSTS,
    admins: env.DINGTALK_ADMINS,
    cardTemplate: env.DINGTALK_CARD_TEMPLATE,
    staffChat: env.DINGTALK_STAFF_CHAT,
  }))

/** `name` must be set when `modeName` says `mode`. */
function requiredIn(modeName: string, mode: string, name: string, why: string) {
  return (payload: z.core.ParsePayload<Record<string, unknown>>) => {
    const { value, issues } = payload
    if (value[modeName] === mode && !value[name]) {
      issues.push({ code: 'custom', input: value[name], path: [name], message: `缺少 ${name}：${why}` })
    }
  }
}

/** One variable of a channel is enough to mean that it should run: the others are then asked for by name. */
function isUsed(env: Environment, prefix: string): boolean {
  return Object.keys(env).some((name) => name.startsWith(prefix))
}

function check<T>(schema: z.ZodType<T>, env: Environment, problems: string[]): T | null {
  const result = schema.safeParse(env)
  if (result.success) return result.data
  problems.push(...result.error.issues.map(({ message }) => message))
  return null
}
