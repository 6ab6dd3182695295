import type { Log } from '../../log-port.ts'
import { DeliveryFailed } from '../../service/index.ts'
import { robotCodeOf } from './config.ts'
import type { DingtalkConfig } from './config.ts'
import { DingtalkRefused, meaningOf } from './errors.ts'
import { Unreachable } from './http.ts'
import type { JsonResponse, PostJson } from './http.ts'
import { sealed } from '../memory.ts'
import type { Memory } from '../memory.ts'
import { redact } from '../secrets.ts'
import { createTokenSource } from './token.ts'

/** A message of a robot, in the two spellings that the platform has for it. */
export interface RobotContent {
  /** Body for a session webhook. */
  readonly session: Readonly<Record<string, unknown>>
  /** `msgKey` and `msgParam` for the robot API. */
  readonly robot: { readonly msgKey: string; readonly msgParam: string }
}

export interface CardContent {
  readonly outTrackId: string
  readonly params: Readonly<Record<string, string>>
}

export type Target =
  { readonly type: 'group'; readonly conversationId: string } | { readonly type: 'single'; readonly staffId: string }

/** Called in the moment in which a message leaves. */
export type OnSending = () => void | Promise<void>

/** The few calls the bot makes. Each throws DingtalkRefused, Throttled, Unreachable or DeliveryFailed. */
export interface DingtalkApi {
  replyToSession(session: string, content: RobotContent, onSending: OnSending): Promise<void>
  /** Returns the key by which a quotation of the message names it. */
  sendByRobot(target: Target, robotCode: string, content: RobotContent, onSending: OnSending): Promise<string>
  /** The same `outTrackId` never makes a second card. */
  sendCard(target: Target, robotCode: string, card: CardContent, onSending: OnSending): Promise<void>
}

/** The platform wants fewer messages, on this way, for a while; nothing was sent. */
export class Throttled extends Error {
  override readonly name = 'Throttled'
}

export interface ApiParts {
  readonly log: Log
  readonly post: PostJson
  /** Where the token is kept for other processes; null if this one remembers by itself. */
  readonly memory: Memory | null
}

export function createDingtalkApi(config: DingtalkConfig, { log, post, memory }: ApiParts): DingtalkApi {
  const { apiBase, timeoutMs } = config
  const sealedMemory = memory && sealed(memory, config.clientSecret)
  const tokens = createTokenSource(config, { post, now: Date.now, memory: sealedMemory })
  const clean = (text: unknown): string => redact(typeof text === 'string' ? text : '', [config.clientSecret])

  /** Calls once more with a new token, and once more when the platform is busy; both mean that nothing was done. */
  const call = async (name: string, attempt: () => Promise<JsonResponse>, onToken?: () => void) => {
    for (let tries = 1; ; tries += 1) {
      const { status, body } = await attempt()
      const code = codeOf(status, body)
      if (code === null) return body
      const meaning = meaningOf(code, status)
      const message = clean(body['errmsg'] ?? body['message'])
      if (meaning === 'throttled') throw new Throttled(`${name}：钉钉要求放慢（${code}）`)
      const again = (meaning === 'token' && onToken !== undefined) || meaning === 'busy'
      if (!again || tries > 1) {
        if (meaning !== 'busy') throw new DingtalkRefused(name, code, message)
        throw new DeliveryFailed(`${name}：钉钉暂时不可用（${code}）`, { sent: 'no', retryAfterMs: 5000 })
      }
      log.warn({ call: name, code }, 'dingtalk is asked once more')
      if (meaning === 'token') onToken?.()
      else await new Promise((resolve) => setTimeout(resolve, 300))
    }
  }

  const callApi = (name: string, path: string, body: unknown, onSending: OnSending) => {
    let token = ''
    const attempt = async (): Promise<JsonResponse> => {
      token = await tokens.get().catch(nothingSent)
      const headers = { 'x-acs-dingtalk-access-token': token }
      return post(apiBase + path, body, { timeoutMs, headers, onSending })
    }
    return call(name, attempt, () => tokens.forget(token))
  }

  return {
    async replyToSession(session, content, onSending) {
      await call('回复消息', () => post(session, content.session, { timeoutMs, onSending }))
    },
    async sendByRobot(target, robotCode, { robot }, onSending) {
      if (target.type === 'group') {
        const path = '/v1.0/robot/groupMessages/send'
        const body = { robotCode, openConversationId: target.conversationId, ...robot }
        return textOf((await callApi('发送群消息', path, body, onSending))['processQueryKey'])
      }
      const path = '/v1.0/robot/oToMessages/batchSend'
      const body = { robotCode, userIds: [target.staffId], ...robot }
      const answer = await callApi('发送单聊消息', path, body, onSending)
      if (names(answer['flowControlledStaffIdList'])) throw new Throttled('发送单聊消息：对该成员发得太快')
      if (names(answer['invalidStaffIdList']))
        throw new DingtalkRefused('发送单聊消息', 'invalidStaffId', '成员不存在或不可见')
      return textOf(answer['processQueryKey'])
    },
    async sendCard(target, robotCode, { outTrackId, params }, onSending) {
      try {
        const card = {
          cardTemplateId: config.cardTemplate,
          outTrackId,
          callbackType: 'STREAM',
          userIdType: 1,
          cardData: { cardParamMap: params },
          ...spaceOf(target, robotCode || robotCodeOf(config)),
        }
        await callApi('投放卡片', '/v1.0/card/instances/createAndDeliver', card, onSending)
      } catch (error) {
        // The card of this id is there already: an attempt that seemed to fail had arrived.
        if (error instanceof DingtalkRefused && THERE_ALREADY.test(error.code)) return
        throw error
      }
    },
  }
}

function spaceOf(target: Target, robotCode: string): Record<string, unknown> {
  return target.type === 'group'
    ? {
        openSpaceId: `dtv1.card//IM_GROUP.${target.conversationId}`,
        imGroupOpenSpaceModel: { supportForward: true },
        imGroupOpenDeliverModel: { robotCode },
      }
    : {
        openSpaceId: `dtv1.card//IM_ROBOT.${target.staffId}`,
        imRobotOpenSpaceModel: { supportForward: true },
        imRobotOpenDeliverModel: { spaceType: 'IM_ROBOT', robotCode },
      }
}

/** Null for success. A session webhook says `errcode` with HTTP 200; the API says `code` with another status. */
function codeOf(status: number, body: JsonResponse['body']): string | null {
  const { errcode, code } = body
  if (errcode !== undefined && String(errcode) !== '0') return String(errcode)
  if (status >= 200 && status < 300) return null
  return typeof code === 'string' || typeof code === 'number' ? String(code) : `HTTP ${status}`
}

/** Without a token the message itself was not sent, whatever became of the request for the token. */
function nothingSent(error: unknown): never {
  if (error instanceof Unreachable) throw new Unreachable(error.message, 'no')
  throw error
}

function names(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** `…templateNotExist` is another matter. */
const THERE_ALREADY = /duplicat|repeat|already|(?<!not[. _]?)exist/iu
