import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { Store } from '../store/port.ts'
import type { createAnswering } from './answering.ts'
import type { Channels } from './channels.ts'
import type { Pseudonym } from './pseudonyms.ts'
import { address } from './types.ts'
import type { Action, Address, Channel, Clock, HandoverReply, Incoming, Reply } from './types.ts'

/** Who pressed, and where an answer to it goes. */
export interface Actor {
  readonly userId: string
  readonly chatId: string
  readonly threadId: string | null
  readonly address: Address
  /** The message that bears the button. */
  readonly messageId: string
  /** When it was pressed; the same for every attempt at one press. */
  readonly pressedAt: number
}

export interface ActionResult {
  readonly toast: { readonly tone: 'info' | 'success' | 'warning' | 'error'; readonly text: string }
  /** What the message shows from now on. */
  readonly redraw?: Reply | undefined
}

export interface ActionOptions {
  readonly store: Store
  readonly clock: Clock
  readonly pseudonym: Pseudonym
  readonly channels: Pick<Channels, 'find' | 'staffFor'>
  readonly answering: ReturnType<typeof createAnswering>
  readonly receive: (message: Incoming) => Promise<boolean>
}

/**
 * Buttons are answered at once and only touch the store; whatever has to be sent goes through the inbox like any
 * message, so it survives a crash as well.
 */
export function createActions(options: ActionOptions) {
  const { store, clock, pseudonym, channels, answering, receive } = options

  const expired: ActionResult = { toast: { tone: 'warning', text: '这条回答已过保存期限，请重新提问。' } }

  const vote = async (channel: Channel, actor: Actor, action: Extract<Action, { do: 'vote' }>) => {
    const record = await store.answers.byId(action.answerId)
    if (!record) return expired
    const person = pseudonym(channel.platform, actor.userId)
    const { verdict } = action
    const given = await store.feedback.give({ answerId: record.id, person, verdict, at: clock.now() })
    const redraw = await answering.reply(record)
    const people = redraw.handover === 'offered' ? '需要的话可以转人工。' : ''
    const thanks = verdict === 'useful' ? '谢谢，已记下“有用”。' : `已记下“没解决”，我们会补充。${people}`
    const text = given.changed ? thanks : '你已经评价过了，谢谢。'
    return { toast: { tone: 'success' as const, text }, redraw }
  }

  const related = async (action: { answerId: string }): Promise<ActionResult> => {
    const record = await store.answers.byId(action.answerId)
    if (!record) return expired
    if (record.answer.related.length === 0) return { toast: { tone: 'info', text: '库里没有别的相关条款。' } }
    const redraw = await answering.reply(record, true)
    return { toast: { tone: 'info', text: '相关条款已列在回答下面。' }, redraw }
  }

  const forward = async (channel: Channel, actor: Actor, action: { answerId: string }): Promise<ActionResult> => {
    if (!(await store.answers.byId(action.answerId))) return expired
    const stored = await receive({
      ...common(channel, actor, `forward:${action.answerId}`),
      kind: 'forward',
      answerId: action.answerId,
    })
    return { toast: { tone: 'success', text: stored ? '转发版马上发出。' : '转发版刚刚发过了。' } }
  }

  const ask = async (channel: Channel, actor: Actor, action: { question: string }): Promise<ActionResult> => {
    const stored = await receive({
      ...common(channel, actor, `ask:${action.question}`),
      kind: 'question',
      text: action.question,
      quotes: null,
      quotesRoot: false,
    })
    return { toast: { tone: 'success', text: stored ? '正在查，马上回复。' : '刚刚问过了，请看回复。' } }
  }

  const handover = async (channel: Channel, actor: Actor, action: { answerId: string }): Promise<ActionResult> => {
    const desk = channels.staffFor(channel.platform)
    if (!desk) return { toast: { tone: 'warning', text: '还没有设置人工服务群，请直接联系服务站。' } }
    const record = await store.answers.byId(action.answerId)
    if (!record) return expired
    const id = `h${record.id}`
    // In the chat of the question the staff's reply goes to the question; a forwarded card is itself replied to.
    const inItsChat = record.chat === pseudonym(channel.platform, actor.chatId)
    const to = inItsChat ? channel.questionAddress?.(record.messageId, actor.address) : undefined
    const opened = await store.handovers.open({
      id,
      platform: channel.platform,
      answerId: record.id,
      question: record.question,
      address: JSON.stringify({ chatId: actor.chatId, threadId: actor.threadId, address: to ?? actor.address }),
      createdAt: clock.now(),
    })
    // Stored even if it was opened before: the process may have died between the two, and the inbox drops the second.
    await receive({
      ...desk,
      messageId: `handover:${id}`,
      threadId: null,
      userId: '',
      sentAt: actor.pressedAt,
      kind: 'handover',
      handoverId: id,
    })
    const text = opened ? '已转给服务站，工作人员回复后会发到这里。' : '这个问题已经转给服务站了。'
    return { toast: { tone: 'success', text }, redraw: await answering.reply(record) }
  }

  const staffReply = async (channel: Channel, actor: Actor, action: Extract<Action, { do: 'staff_reply' }>) => {
    const reply = action.text.trim()
    const entry = await store.handovers.byId(action.handoverId)
    if (channel.staff === null || actor.chatId !== channel.staff.chatId) {
      return { toast: { tone: 'error' as const, text: '只能在服务站的群里回复。' } }
    }
    if (!entry) return { toast: { tone: 'warning' as const, text: '这个问题已过保存期限。' } }
    if (!reply) return { toast: { tone: 'warning' as const, text: '请先写下回复。' } }
    if (!channels.find(entry.platform)) {
      return { toast: { tone: 'error' as const, text: '提问人所在的平台已经停用，回复送不到。' } }
    }
    const text = reply.slice(0, MAX_STAFF_REPLY)
    const closedNow = await store.handovers.close(entry.id, text, clock.now())
    const holds = closedNow ? text : (entry.reply ?? text)
    // Only the one whose reply it is gets named. The id lies in the inbox until the reply is out, and nowhere else.
    const by = closedNow ? actor.userId : ''
    const to = readTarget(entry.address)
    if (to) {
      await receive({
        platform: entry.platform,
        messageId: `staff-reply:${entry.id}`,
        ...to,
        // An id means nothing on another platform.
        userId: entry.platform === channel.platform ? by : '',
        sentAt: clock.now(),
        kind: 'staff_reply',
        handoverId: entry.id,
      })
    }
    const redraw = handoverReply(entry, null, { by, reply: holds })
    const told = closedNow ? '已发给提问的人。' : '已经有同事回复过了，以先回复的为准。'
    return { toast: { tone: closedNow ? ('success' as const) : ('warning' as const), text: told }, redraw }
  }

  const common = (channel: Channel, actor: Actor, what: string) => ({
    platform: channel.platform,
    messageId: `action:${pressKey(actor, what)}`,
    chatId: actor.chatId,
    threadId: actor.threadId,
    userId: actor.userId,
    sentAt: actor.pressedAt,
    address: actor.address,
  })

  return (channel: Channel, actor: Actor, action: Action): Promise<ActionResult> => {
    switch (action.do) {
      case 'vote':
        return vote(channel, actor, action)
      case 'related':
        return related(action)
      case 'forward':
        return forward(channel, actor, action)
      case 'ask':
        return ask(channel, actor, action)
      case 'handover':
        return handover(channel, actor, action)
      case 'staff_reply':
        return staffReply(channel, actor, action)
    }
  }
}

/** The staff's card, with the reply once there is one; `from` names the platform of the asker if it is another. */
export function handoverReply(
  { id: handoverId, question }: { readonly id: string; readonly question: string },
  from: string | null,
  closed: HandoverReply['closed'],
): HandoverReply {
  return { kind: 'handover', handoverId, question, from, closed }
}

/** Where the reply to a question that was handed over goes. */
const target = z.object({ chatId: z.string(), threadId: z.string().nullable(), address })

/** Null once the reply is delivered and the address wiped. */
function readTarget(stored: string): z.infer<typeof target> | null {
  return stored === '' ? null : target.parse(JSON.parse(stored))
}

/** Pressing the same button again within a minute is one press: people double-click. */
function pressKey({ messageId, userId, pressedAt }: Actor, what: string): string {
  const parts = [messageId, userId, what, Math.floor(pressedAt / 60_000)]
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 32)
}

const MAX_STAFF_REPLY = 2000
