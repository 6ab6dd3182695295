import { createHash } from 'node:crypto'
import type { Store } from '../store/port.ts'
import type { createAnswering } from './answering.ts'
import type { Pseudonym } from './pseudonyms.ts'
import type { Address, Channel, Clock, HandoverReply, Incoming, Reply } from './types.ts'

/** What a person can do with the buttons of a reply. */
export type Action =
  | { readonly do: 'vote'; readonly answerId: string; readonly verdict: 'useful' | 'unresolved' }
  | { readonly do: 'related' | 'forward' | 'handover'; readonly answerId: string }
  | { readonly do: 'ask'; readonly question: string }
  | { readonly do: 'staff_reply'; readonly handoverId: string; readonly text: string }

/** Who pressed, and where an answer to it goes. */
export interface Actor {
  readonly userId: string
  readonly chatId: string
  readonly threadId: string | null
  readonly address: Address
  /** The message that bears the button. */
  readonly messageId: string
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
  readonly answering: ReturnType<typeof createAnswering>
  readonly receive: (message: Incoming) => Promise<boolean>
}

/**
 * Buttons are answered at once and only touch the store; whatever has to be sent goes through the inbox like any
 * message, so it survives a crash as well.
 */
export function createActions(options: ActionOptions) {
  const { store, clock, pseudonym, answering, receive } = options

  const expired: ActionResult = { toast: { tone: 'warning', text: '这条回答已过保存期限，请重新提问。' } }

  const vote = async (channel: Channel, actor: Actor, action: Extract<Action, { do: 'vote' }>) => {
    const record = await store.answers.byId(action.answerId)
    if (!record) return expired
    const person = pseudonym(channel.platform, actor.userId)
    const { verdict } = action
    const given = await store.feedback.give({ answerId: record.id, person, verdict, at: clock.now() })
    const thanks = verdict === 'useful' ? '谢谢，已记下“有用”。' : '已记下“没解决”，我们会补充。需要的话可以转人工。'
    const text = given.changed ? thanks : '你已经评价过了，谢谢。'
    return { toast: { tone: 'success' as const, text }, redraw: await answering.reply(record, channel) }
  }

  const related = async (channel: Channel, _actor: Actor, action: { answerId: string }): Promise<ActionResult> => {
    const record = await store.answers.byId(action.answerId)
    if (!record) return expired
    if (record.answer.related.length === 0) return { toast: { tone: 'info', text: '库里没有别的相关条款。' } }
    const redraw = await answering.reply(record, channel, true)
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
    if (!channel.staff) return { toast: { tone: 'warning', text: '还没有设置人工服务群，请直接联系服务站。' } }
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
      ...common(channel, actor, ''),
      messageId: `handover:${id}`,
      chatId: channel.staff.chatId,
      threadId: null,
      address: channel.staff.address,
      kind: 'handover',
      handoverId: id,
    })
    const text = opened ? '已转给服务站，工作人员回复后会发到这里。' : '这个问题已经转给服务站了。'
    return { toast: { tone: 'success', text }, redraw: await answering.reply(record, channel) }
  }

  const staffReply = async (channel: Channel, actor: Actor, action: Extract<Action, { do: 'staff_reply' }>) => {
    const reply = action.text.trim()
    const entry = await store.handovers.byId(action.handoverId)
    if (channel.staff === null || actor.chatId !== channel.staff.chatId) {
      return { toast: { tone: 'error' as const, text: '只能在服务站的群里回复。' } }
    }
    if (!entry) return { toast: { tone: 'warning' as const, text: '这个问题已过保存期限。' } }
    if (!reply) return { toast: { tone: 'warning' as const, text: '请先写下回复。' } }
    const text = reply.slice(0, MAX_STAFF_REPLY)
    const closedNow = await store.handovers.close(entry.id, text, clock.now())
    const holds = closedNow ? text : (entry.reply ?? text)
    // Only the one whose reply it is gets named. The id lies in the inbox until the reply is out, and nowhere else.
    const by = closedNow ? actor.userId : ''
    const target = parseTarget(entry.address)
    if (target) {
      await receive({
        platform: channel.platform,
        messageId: `staff-reply:${entry.id}`,
        ...target,
        userId: by,
        sentAt: clock.now(),
        kind: 'staff_reply',
        handoverId: entry.id,
      })
    }
    const redraw = handoverReply(entry.id, entry.question, { by, reply: holds })
    const told = closedNow ? '已发给提问的人。' : '已经有同事回复过了，以先回复的为准。'
    return { toast: { tone: closedNow ? ('success' as const) : ('warning' as const), text: told }, redraw }
  }

  const common = (channel: Channel, actor: Actor, what: string) => ({
    platform: channel.platform,
    messageId: `action:${pressKey(actor, what, clock.now())}`,
    chatId: actor.chatId,
    threadId: actor.threadId,
    userId: actor.userId,
    sentAt: clock.now(),
    address: actor.address,
  })

  return (channel: Channel, actor: Actor, action: Action): Promise<ActionResult> => {
    switch (action.do) {
      case 'vote':
        return vote(channel, actor, action)
      case 'related':
        return related(channel, actor, action)
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

/** The staff's card, with the reply once there is one. */
export function handoverReply(handoverId: string, question: string, closed: HandoverReply['closed']): HandoverReply {
  return { kind: 'handover', handoverId, question, closed }
}

/** Written by `handover` above, so its shape is known; null once the reply is delivered. */
function parseTarget(stored: string): { chatId: string; threadId: string | null; address: Address } | null {
  if (stored === '') return null
  return JSON.parse(stored) as { chatId: string; threadId: string | null; address: Address }
}

/** Pressing the same button again within a minute is one press: people double-click. */
function pressKey(actor: Actor, what: string, now: number): string {
  const parts = [actor.messageId, actor.userId, what, Math.floor(now / 60_000)]
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 32)
}

const MAX_STAFF_REPLY = 2000
