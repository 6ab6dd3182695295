import type { Log } from '../../log-port.ts'
import { createRateLimiter, DeliveryFailed, DeliveryRefused, DeliveryUncertain } from '../../service/index.ts'
import type { Address, Channel, Reply } from '../../service/index.ts'
import { Throttled } from './api.ts'
import type { DingtalkApi, OnSending, RobotContent, Target } from './api.ts'
import type { DingtalkConfig } from './config.ts'
import { DingtalkRefused, isTooRich } from './errors.ts'
import { Unreachable } from './http.ts'
import type { Journal, JournalEntry, Sending, Way } from './journal.ts'
import { createPace } from './pace.ts'
import { answerCard } from './render/card.ts'
import { renditions } from './render/index.ts'
import { isAllowedSession } from './session-url.ts'

/** The id that it returns is what a quotation of the message names, empty if the platform did not tell. */
export type Sender = Pick<Channel, 'deliver'>

export interface SenderParts {
  readonly api: DingtalkApi
  readonly config: DingtalkConfig
  readonly journal: Journal
  readonly log: Log
  readonly now: () => number
  /** The part of the platform's limits that this process may use. */
  readonly share: () => number
}

/**
 * Sends a reply by the first way that is open: as a card if there is a template, to the session that the question came
 * with while it is valid, then by the robot API. In each way the richest form that the platform takes.
 */
export function createSender({ api, config, journal, log, now, share }: SenderParts): Sender {
  const { chatPerMinute, perSecond } = config.rates
  const pace = createPace(chatPerMinute, now, share)
  const limiter = createRateLimiter({ perChat: [], overall: [{ count: perSecond, perMs: 1000 }] }, now, share)
  const throttled = createThrottle(now)

  const routesTo = (to: Address, reply: Reply, key: string): Route[] => {
    const target = targetOf(to)
    const robotCode = to['robotCode'] ?? ''
    const routes: Route[] = []
    if (config.cardTemplate && target && reply.kind === 'answer') {
      const card = answerCard(reply, key, config.publicUrl)
      const send: Route['send'] = (_, on) => api.sendCard(target, robotCode, card, on).then(() => card.outTrackId)
      routes.push({ way: 'card', send })
    }
    const { session } = to
    if (session && isAllowedSession(session, config.sessionHosts) && Number(to['sessionUntil']) - now() > MARGIN_MS) {
      routes.push({ way: 'session', send: (content, on) => api.replyToSession(session, content, on).then(() => '') })
    }
    if (target) routes.push({ way: 'robot', send: (content, on) => api.sendByRobot(target, robotCode, content, on) })
    return routes
  }

  const attempt = async (to: Address, reply: Reply, key: string, entry: JournalEntry): Promise<string> => {
    const chat = chatOf(to)
    const before = entry.state
    const forms = renditions(reply, { publicUrl: config.publicUrl, nick: nickOf(to) })
    // A card that may be there is only ever sent as that card again.
    const routes = routesTo(to, reply, key).filter(({ way }) => before.kind !== 'unknown' || way === 'card')
    let refused = ''
    let slow = false
    for (const route of routes) {
      if (throttled.has(route.way, chat)) {
        slow = true
        continue
      }
      try {
        return await sendRichest(route, forms, () => entry.sending(route.way))
      } catch (error) {
        if (error instanceof Throttled) throttled.add(route.way, chat)
        else if (!(error instanceof DingtalkRefused)) throw error
        slow ||= error instanceof Throttled
        refused = error.message
        log.warn({ way: route.way, reason: refused }, 'dingtalk refused a reply on one way; the next is tried')
        await entry.notSent()
      }
    }
    if (slow) throw new DeliveryFailed('钉钉要求放慢，稍后再发', { sent: 'no', retryAfterMs: SLOW_MS })
    throw new DeliveryRefused(refused || '回复没有可以送达的地方：会话地址已过期，也没有成员的 staffId')
  }

  return {
    async deliver(to, reply, key, begin) {
      const chat = chatOf(to)
      const entry = await journal.open(chat, key)
      const before = entry.state
      if (before.kind === 'sent') return before.messageId
      if (before.kind === 'unknown' && before.way !== 'card') {
        throw new DeliveryUncertain('发送途中服务中断，无法确认是否已送达；为免说两遍，不再重发')
      }
      const wait = pace.take(chat)
      if (wait > 0) throw new DeliveryFailed('本会话一分钟内的回复已满，稍后再发', { sent: 'no', retryAfterMs: wait })
      try {
        const messageId = await limiter.run(chat, async () => {
          await begin?.()
          return attempt(to, reply, key, entry)
        })
        await entry.sent(messageId)
        return messageId
      } catch (error) {
        if (!(error instanceof Unreachable)) throw error
        const asCard = isCard(entry.state)
        if (error.sent === 'silent' && before.kind !== 'unknown' && !asCard) {
          throw new DeliveryUncertain('钉钉收到后没有应答，无法确认是否已送达；为免说两遍，不再重发', { cause: error })
        }
        // A card stays noted as being sent, so that it is tried again as the same card.
        if (!asCard) await entry.notSent()
        throw new DeliveryFailed(`连不上钉钉（${error.message}）`, { sent: error.sent === 'no' ? 'no' : 'unknown' })
      }
    },
  }
}

function isCard(state: Sending): boolean {
  return state.kind === 'unknown' && state.way === 'card'
}

interface Route {
  readonly way: Way
  /** The form plays no part in a card. */
  readonly send: (content: RobotContent, onSending: OnSending) => Promise<string>
}

async function sendRichest(route: Route, forms: readonly RobotContent[], onSending: OnSending): Promise<string> {
  for (const [i, form] of forms.entries()) {
    try {
      return await route.send(form, onSending)
    } catch (error) {
      const plainer = route.way !== 'card' && i < forms.length - 1
      if (!(error instanceof DingtalkRefused && isTooRich(error.code) && plainer)) throw error
    }
  }
  throw new Error('a reply has at least one form')
}

/** Ways that were closed for a chat, for as long as the platform says it closes them. */
function createThrottle(now: () => number) {
  const until = new Map<string, number>()
  return {
    has: (way: string, chat: string): boolean => (until.get(`${way} ${chat}`) ?? 0) > now(),
    add(way: string, chat: string): void {
      if (until.size > 1000) for (const [name, end] of until) if (end <= now()) until.delete(name)
      until.set(`${way} ${chat}`, now() + (way === 'session' ? SESSION_THROTTLE_MS : SLOW_MS))
    },
  }
}

function targetOf(to: Address): Target | null {
  const { conversationId, staffId } = to
  if (to['chatType'] === 'group') return conversationId ? { type: 'group', conversationId } : null
  return staffId ? { type: 'single', staffId } : null
}

function chatOf(to: Address): string {
  return to['conversationId'] ?? to['staffId'] ?? ''
}

/** In a group nothing ties a reply to its question, so the asker is named. */
function nickOf(to: Address): string | null {
  return to['chatType'] === 'group' ? (to['nick'] ?? null) : null
}

/** A session that is about to end may end on the way. */
const MARGIN_MS = 5000
/** After more than 20 messages in a minute a session is closed for ten. */
const SESSION_THROTTLE_MS = 10 * 60_000
const SLOW_MS = 5000
