import type { D1Database, R2Bucket } from '@cloudflare/workers-types'
import { ConfigError, readConfig } from '../config.ts'
import type { Config, Environment } from '../config.ts'

/** What wrangler.toml, variables and secrets give the worker. */
export type Bindings = Readonly<Record<string, unknown>>

export interface WorkerConfig extends Config {
  /** Questions and messages; null where no chat platform is configured. */
  readonly database: D1Database | null
  /** Published indexes and the texts to rebuild from; null if there is no such bucket. */
  readonly bucket: R2Bucket | null
}

/**
 * The same variables as on Node, under the same names and rules. What a worker cannot do is refused by name.
 *
 * @throws ConfigError naming every variable and binding that is missing or wrong
 */
export function readBindings(bindings: Bindings): WorkerConfig {
  const env = variablesOf(bindings)
  const { DB: database = null, INDEX_BUCKET: bucket = null } = bindings
  const problems = [
    ...(env['FEISHU_MODE'] === 'socket' ? ['FEISHU_MODE=socket（长连接）在 Workers 上不可用，请改为 webhook'] : []),
    ...(env['DINGTALK_MODE'] === 'stream' ? ['DINGTALK_MODE=stream（长连接）在 Workers 上不可用，请改为 http'] : []),
    ...(env['DINGTALK_CARD_TEMPLATE']
      ? ['DINGTALK_CARD_TEMPLATE 在 Workers 上不可用：卡片按钮的回调由 Stream 长连接送达，请删去这个变量']
      : []),
    ...(env['DATABASE_URL'] ? ['DATABASE_URL 在 Workers 上不用：数据存在名为 DB 的 D1 绑定里，请删去这个变量'] : []),
    ...(database !== null && !isDatabase(database) ? ['DB 应是一个 D1 绑定，见 wrangler.toml'] : []),
    ...(bucket !== null && !isBucket(bucket) ? ['INDEX_BUCKET 应是一个 R2 绑定，见 wrangler.toml'] : []),
  ]
  const config = readAll(env, problems)
  if (database === null && (env['FEISHU_MODE'] || env['DINGTALK_MODE'])) {
    problems.push('缺少 D1 绑定 DB：接飞书或钉钉时消息要先存下再回答，见 wrangler.toml 的 [[d1_databases]]')
  }
  if (!config || problems.length > 0) throw new ConfigError(problems)
  return {
    ...config,
    database: isDatabase(database) ? database : null,
    bucket: isBucket(bucket) ? bucket : null,
  }
}

/** Without a mode the only one there is on Workers. */
function variablesOf(bindings: Bindings): Environment {
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(bindings)) if (typeof value === 'string' && value.trim()) env[name] = value
  const used = (prefix: string): boolean => Object.keys(env).some((name) => name.startsWith(prefix))
  return {
    ...(used('FEISHU_') ? { FEISHU_MODE: 'webhook' } : {}),
    ...(used('DINGTALK_') ? { DINGTALK_MODE: 'http' } : {}),
    ...env,
  }
}

function readAll(env: Environment, problems: string[]): Config | null {
  try {
    return readConfig(env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    problems.push(...error.problems)
    return null
  }
}

function isDatabase(value: unknown): value is D1Database {
  return typeof value === 'object' && value !== null && 'prepare' in value && 'batch' in value
}

function isBucket(value: unknown): value is R2Bucket {
  return typeof value === 'object' && value !== null && 'put' in value && 'head' in value && 'list' in value
}
