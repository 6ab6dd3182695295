import * as Lark from '@larksuiteoapi/node-sdk'
import type { Log } from '../../log-port.ts'
import { DeliveryFailed, createRateLimiter } from '../../service/index.ts'
import type { FeishuConfig } from './config.ts'
import { FeishuRefused, meaningOf } from './errors.ts'
import { fetchHttp, HttpError } from './fetch-http.ts'
import { redact } from '../secrets.ts'
import { sdkLogger } from './sdk-logger.ts'
import { createTokenCache } from './token-cache.ts'
import { sealed } from '../memory.ts'
import type { Memory } from '../memory.ts'

export interface Content {
  readonly msgType: 'interactive' | 'text'
  /** JSON, as the platform wants it. */
  readonly content: string
}

/** The few calls the bot makes. Each throws FeishuRefused for a refusal, DeliveryFailed when it may pass later. */
export interface FeishuApi {
  bot(): Promise<{ readonly openId: string; readonly name: string }>
  reply(messageId: string, chatId: string, content: Content, uuid: string): Promise<string>
  send(
    to: { readonly type: 'chat_id' | 'open_id'; readonly id: string },
    content: Content,
    uuid: string,
  ): Promise<string>
  redraw(messageId: string, card: string): Promise<void>
  read(messageId: string): Promise<{ readonly msgType: string; readonly content: string } | null>
}

interface Answered {
  readonly code?: number | undefined
  readonly msg?: string | undefined
}

/**
 * @param memory where tokens are kept for other processes; null if this one remembers by itself
 * @param share the part of the app's limits that this process may use
 */
export function createFeishuApi(
  config: FeishuConfig,
  log: Log,
  memory: Memory | null = null,
  share: () => number = () => 1,
): FeishuApi {
  const tokens = createTokenCache(memory && sealed(memory, config.appSecret))
  const secrets = [config.appSecret, config.encryptKey, config.verificationToken]
  const client = new Lark.Client({
    appId: config.appId,
    appSecret: config.appSecret,
    domain: config.domain,
    httpInstance: fetchHttp(10_000),
    cache: tokens,
    logger: sdkLogger(log, secrets),
    loggerLevel: Lark.LoggerLevel.warn,
  })
  const { chatPerSecond, perSecond, perMinute } = config.rates
  const overall = [
    { count: perSecond, perMs: 1000 },
    { count: perMinute, perMs: 60_000 },
  ]
  // Whole messages per window: 4.5 a second are 5 in 1.1 s.
  const burst = Math.ceil(chatPerSecond)
  const perChat = [{ count: burst, perMs: Math.round((burst / chatPerSecond) * 1000) }]
  const limiter = createRateLimiter({ perChat, overall }, Date.now, share)

  const call = async <T extends Answered>(name: string, chat: string | null, request: () => Promise<T>): Promise<T> => {
    let refreshed = false
    for (let attempt = 1; ; attempt += 1) {
      const attemptOnce = () => attemptCall(request, (text) => redact(text, secrets))
      const outcome = await (chat === null ? attemptOnce() : limiter.run(chat, attemptOnce))
      if (outcome.kind === 'ok') return outcome.value
      if (outcome.kind === 'unreachable') {
        if (attempt < MAX_ATTEMPTS) {
          await sleep(200 * 2 ** attempt)
          continue
        }
        throw new DeliveryFailed(`${name}：连不上飞书（${outcome.reason}）`, { sent: outcome.sent })
      }
      const meaning = meaningOf(outcome.code, outcome.status)
      if (meaning === 'token' && !refreshed) {
        refreshed = true
        tokens.forget()
        continue
      }
      if (meaning === 'refused' || meaning === 'token') throw new FeishuRefused(name, outcome.code, outcome.message)
      const wait = outcome.resetMs ?? 500 * 2 ** attempt
      if (attempt >= MAX_ATTEMPTS) {
        const sent = meaning === 'slower' ? 'no' : 'unknown'
        throw new DeliveryFailed(`${name}：飞书要求稍后再试（${outcome.code}）`, { sent, retryAfterMs: wait })
      }
      log.warn({ call: name, code: outcome.code, waitMs: wait }, 'feishu asked to wait')
      await sleep(wait)
    }
  }

  const idOf = (answer: { data?: { message_id?: string | undefined } | undefined }): string =>
    answer.data?.message_id ?? ''

  return {
    async bot() {
      const answer = await call('读取机器人信息', null, () =>
        client.request<Answered & { bot?: { open_id?: string; app_name?: string } }>({
          method: 'GET',
          url: '/open-apis/bot/v3/info',
        }),
      )
      const openId = answer.bot?.open_id
      if (!openId) throw new FeishuRefused('读取机器人信息', 230006, 'bot missing')
      return { openId, name: answer.bot?.app_name ?? '' }
    },
    async reply(messageId, chatId, { msgType, content }, uuid) {
      const request = { path: { message_id: messageId }, data: { content, msg_type: msgType, uuid } }
      return idOf(await call('回复消息', chatId, () => client.im.v1.message.reply(request)))
    },
    async send({ type, id }, { msgType, content }, uuid) {
      const data = { receive_id: id, content, msg_type: msgType, uuid }
      const request = { params: { receive_id_type: type }, data }
      return idOf(await call('发送消息', id, () => client.im.v1.message.create(request)))
    },
    async redraw(messageId, card) {
      const request = { path: { message_id: messageId }, data: { content: card } }
      await call('更新卡片', null, () => client.im.v1.message.patch(request))
    },
    async read(messageId) {
      const request = { path: { message_id: messageId } }
      const answer = await call('读取消息', null, () => client.im.v1.message.get(request))
      const item = answer.data?.items?.[0]
      if (!item || item.deleted || !item.body) return null
      return { msgType: item.msg_type ?? '', content: item.body.content }
    },
  }
}

type CallOutcome<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'unreachable'; readonly reason: string; readonly sent: 'no' | 'unknown' }
  | {
      readonly kind: 'answered'
      readonly code: number
      readonly status: number
      readonly message: string
      readonly resetMs: number | null
    }

/** The SDK resolves on HTTP 200 with a code that is not 0, and throws on every other status. */
async function attemptCall<T extends Answered>(
  request: () => Promise<T>,
  clean: (text: string) => string,
): Promise<CallOutcome<T>> {
  try {
    const value = await request()
    if (!value.code) return { kind: 'ok', value }
    return { kind: 'answered', code: value.code, status: 200, message: clean(value.msg ?? ''), resetMs: null }
  } catch (error) {
    if (error instanceof HttpError) return fromHttp(error, clean)
    if (error instanceof Error && TOKEN_REFUSED.test(error.message)) {
      const code = Number(TOKEN_REFUSED.exec(error.message)?.[1])
      return { kind: 'answered', code, status: 400, message: clean(error.message), resetMs: null }
    }
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    const reason = clean(cause instanceof Error ? cause.message || cause.name : String(cause))
    return { kind: 'unreachable', reason, sent: NEVER_LEFT.test(reason) ? 'no' : 'unknown' }
  }
}

function fromHttp<T>(error: HttpError, clean: (text: string) => string): CallOutcome<T> {
  const { status, data, headers } = error.response
  const body = typeof data === 'object' && data !== null ? (data as { code?: unknown; msg?: unknown }) : {}
  const reset = Number(headers['x-ogw-ratelimit-reset'])
  return {
    kind: 'answered',
    code: typeof body.code === 'number' ? body.code : 0,
    status,
    message: clean(typeof body.msg === 'string' ? body.msg : error.message),
    resetMs: reset > 0 ? Math.min(reset, 60) * 1000 : null,
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

const MAX_ATTEMPTS = 3
/** What the SDK says when the token endpoint refused: `… code: 10015, …`. */
const TOKEN_REFUSED = /(?:access_token|token).{0,80}code:? ?(\d+)/u
const NEVER_LEFT = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH/u
