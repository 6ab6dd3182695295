import { createHash } from 'node:crypto'
import { chinaDate } from '../china-time.ts'
import type { Log } from '../log-port.ts'
import type { InboxEntry, Store } from '../store/port.ts'
import { clip, oneLine } from '../text.ts'
import { withTrace } from '../trace.ts'
import { createActions, handoverReply } from './actions.ts'
import type { ActionResult, Actor } from './actions.ts'
import { createAnswering } from './answering.ts'
import { createChannels } from './channels.ts'
import type { PlatformState } from './channels.ts'
import { createCommands, inPanel, parseCommand } from './commands.ts'
import { TakenOver } from './errors.ts'
import { noMetrics } from './metrics.ts'
import type { Metrics } from './metrics.ts'
import { loadPseudonyms } from './pseudonyms.ts'
import { createReindexing } from './reindexing.ts'
import { createReplicas } from './replicas.ts'
import { inboxBody, traceOfIncoming } from './tracing.ts'
import { incoming } from './types.ts'
import type { Action, Channel, Clock, Incoming, Library, Question } from './types.ts'
import type { Reindex, Reply } from './types.ts'
import { welcomePanel } from './welcome.ts'
import { createInboxWorker } from './inbox-worker.ts'

export interface ServiceOptions {
  readonly store: Store
  readonly library: () => Library
  readonly reindex: Reindex
  readonly log: Log
  readonly metrics?: Metrics | undefined
  /** Version of the program, for `/状态`. */
  readonly version: string
  readonly clock?: Clock
  /** Questions and answers are deleted after this. Default 180. */
  readonly retentionDays?: number
  readonly concurrency?: number
  /** How long after a crash its messages are taken up again. Default 15 s. */
  readonly leaseMs?: number
}

export interface Service {
  /** Adds a channel; call before `start`. */
  use(channel: Channel): void
  /** Resolves when the message is on disk: acknowledge after that. False if it was there before. */
  receive(message: Incoming): Promise<boolean>
  /** Answers a pressed button, in a few milliseconds. */
  act(platform: string, actor: Actor, action: Action): Promise<ActionResult>
  start(): void
  /** Finishes what is under way, and what is due if no other replica would take it, for some seconds at most. */
  stop(): Promise<void>
  /** Instead of `start`, within one event: answers what is due, and what falls due before `until`. */
  drain(until: number): Promise<void>
  /** Deletes what may be kept no longer; after `start` it happens by itself. */
  purge(): Promise<void>
  channels(): PlatformState[]
  /** The part of a platform's limits that is this process's: replicas share them evenly. */
  share(): number
}

/** Inbox, conversation, commands, handover and feedback, the same for every platform. */
export async function createService(options: ServiceOptions): Promise<Service> {
  const { store, library, log, metrics = noMetrics } = options
  const clock = options.clock ?? { now: Date.now }
  const pseudonym = await loadPseudonyms(store.settings)
  const channels = createChannels()
  const answering = createAnswering({ store, library, clock, pseudonym, channels })
  const reindexing = createReindexing({ reindex: options.reindex, leases: store.leases, clock, log })
  const replicas = createReplicas({ leases: store.leases, clock, log })
  const commands = createCommands({
    store,
    library,
    clock,
    pseudonym,
    version: options.version,
    startedAt: clock.now(),
    channels: channels.states,
    onRefused: (person, command) => log.warn({ person, command }, 'a command was refused: not an admin'),
  })
  commands.useChannels(channels.find)

  const receive = async (message: Incoming): Promise<boolean> => {
    const { platform, messageId, chatId, sentAt, kind } = message
    const trace = traceOfIncoming(message)
    const body = inboxBody(message, trace)
    const stored = await store.inbox.add({ platform, messageId, chatId, sentAt, body, receivedAt: clock.now() })
    withTrace(trace, () => log.info({ platform, kind, stored }, 'a message came in'))
    if (stored) worker.poke()
    return stored
  }
  const act = createActions({ store, clock, pseudonym, channels, answering, receive })

  const handle = async (entry: InboxEntry): Promise<'answered' | 'ignored'> => {
    const message = incoming.parse(JSON.parse(entry.body))
    const channel = channels.get(entry.platform)
    const begin = async (): Promise<void> => {
      if (!(await store.inbox.markSending(entry, clock.now()))) throw new TakenOver()
    }
    const deliver = (reply: Reply): Promise<string> =>
      channel.deliver(message.address, reply, deliveryKey(entry), begin)
    return respond(message, channel, deliver, entry)
  }

  const respond = async (
    message: Incoming,
    channel: Channel,
    deliver: (reply: Reply) => Promise<string>,
    entry: InboxEntry,
  ): Promise<'answered' | 'ignored'> => {
    switch (message.kind) {
      case 'question':
        await respondToQuestion(message, channel, deliver, entry)
        return 'answered'
      case 'unreadable':
        await deliver({ kind: 'text', text: `我只看得懂文字，看不了${message.what}。请把要问的政策用文字发给我。` })
        return 'answered'
      case 'welcome':
        return welcome(message, deliver)
      case 'press': {
        const reply = replyToPress(message.action, await act(channel, actorOf(message), message.action))
        if (reply) await deliver(reply)
        return reply ? 'answered' : 'ignored'
      }
      case 'forward': {
        const record = await store.answers.byId(message.answerId)
        if (!record) return 'ignored'
        await deliver({ kind: 'text', text: record.answer.text })
        return 'answered'
      }
      case 'handover': {
        const found = await store.handovers.byId(message.handoverId)
        if (!found) return 'ignored'
        const closed = found.reply === null ? null : { by: '', reply: found.reply }
        const from = found.platform === channel.platform ? null : (channels.find(found.platform)?.state().name ?? null)
        await deliver(handoverReply(found, from, closed))
        return 'answered'
      }
      case 'staff_reply': {
        const found = await store.handovers.byId(message.handoverId)
        if (!found || found.reply === null) return 'ignored'
        const { question, reply } = found
        await deliver({ kind: 'staff_reply', question, reply, staff: message.userId })
        await store.handovers.wipe(found.id)
        return 'answered'
      }
    }
  }

  const respondToQuestion = async (
    question: Question,
    channel: Channel,
    deliver: (reply: Reply) => Promise<string>,
    entry: InboxEntry,
  ): Promise<void> => {
    const reply = await replyToOther(question, channel, entry)
    if (reply === 'done') return
    if (reply) {
      await deliver(reply)
      return
    }
    const record = await answering.answer(question, channel)
    const replyId = await deliver(await answering.reply(record))
    const { status, intent, tookMs } = record
    metrics.question({ channel: channel.platform, status, intent, seconds: tookMs / 1000 })
    await store.answers.setReply(record.id, replyId)
  }

  /** What is no question: commands, and a bare mention of the bot. Null for a question. */
  const replyToOther = async (
    question: Question,
    channel: Channel,
    entry: InboxEntry,
  ): Promise<Reply | 'done' | null> => {
    const command = parseCommand(question.text)
    if (!command) {
      if (question.text.trim() !== '' || question.quotes !== null) return null
      await greetOnce(question)
      return welcomed()
    }
    const refusal = commands.refusal(question, command)
    if (refusal) return inPanel(refusal)
    if (command.name !== 'reindex') return commands.run(question, command)
    const busy = await reindexing.refusal()
    if (busy) return inPanel(busy)
    await reindexing.begin(channel, question.address, deliveryKey(entry))
    return 'done'
  }

  const welcomed = async (): Promise<Reply> => inPanel(await welcomePanel(library(), chinaDate(clock.now())))

  const welcome = async (
    message: Extract<Incoming, { kind: 'welcome' }>,
    deliver: (reply: Reply) => Promise<string>,
  ): Promise<'answered' | 'ignored'> => {
    // A direct chat is entered again and again; it is greeted once, and a retry of that greeting is still that one.
    if (message.occasion === 'entered' && !(await greetOnce(message))) return 'ignored'
    await deliver(await welcomed())
    return 'answered'
  }

  /** False if another message of the chat was greeted before. */
  const greetOnce = async ({ platform, chatId, messageId }: Incoming): Promise<boolean> =>
    (await store.settings.setOnce(`greeted:${pseudonym(platform, chatId)}`, messageId)) === messageId

  const giveUp = async (entry: InboxEntry): Promise<void> => {
    const message = incoming.parse(JSON.parse(entry.body))
    const text = '抱歉，这条消息处理时出了错，管理员已能看到。请换个说法再问一次。'
    await channels.find(entry.platform)?.deliver(message.address, { kind: 'text', text }, deliveryKey(entry))
  }

  const admitDoubt = async (entry: InboxEntry): Promise<void> => {
    const message = incoming.parse(JSON.parse(entry.body))
    const text = doubtAbout(message)
    // Whoever has taken the message over meanwhile says it.
    if (!text || !(await store.inbox.markSending(entry, clock.now()))) return
    const key = `${deliveryKey(entry)}:doubt`
    await channels.find(entry.platform)?.deliver(message.address, { kind: 'text', text }, key)
  }

  const worker = createInboxWorker({
    inbox: store.inbox,
    clock,
    log,
    handle,
    giveUp,
    admitDoubt,
    metrics,
    concurrency: options.concurrency ?? 200,
    leaseMs: options.leaseMs ?? 15_000,
  })

  const purge = (): Promise<void> => {
    const before = clock.now() - (options.retentionDays ?? 180) * DAY_MS
    return store
      .purge({ inbox: clock.now() - INBOX_DAYS * DAY_MS, answers: before, handovers: before })
      .then((rows) => log.info({ rows }, 'old questions were deleted'))
      .catch((error: unknown) => log.error({ error: String(error) }, 'old questions could not be deleted'))
  }
  let purging: ReturnType<typeof setInterval> | null = null

  return {
    use: channels.use,
    receive,
    act: async (platform, actor, action) => act(channels.get(platform), actor, action),
    start() {
      replicas.join()
      worker.start()
      void purge()
      purging = setInterval(() => void purge(), 6 * 3_600_000)
      purging.unref()
    },
    async stop() {
      if (purging) clearInterval(purging)
      await Promise.all([worker.stop(replicas.count() > 1 ? 0 : clock.now() + STOP_WITHIN_MS), reindexing.stop()])
      await replicas.leave()
    },
    async drain(until) {
      await worker.drain(until)
      await reindexing.idle()
    },
    purge,
    channels: channels.states,
    share: () => 1 / replicas.count(),
  }
}

/** The same for every attempt at one message, and short enough for every platform's idempotency key. */
function deliveryKey(entry: Pick<InboxEntry, 'platform' | 'messageId'>): string {
  return createHash('sha256').update(`${entry.platform}:${entry.messageId}`).digest('base64url').slice(0, 40)
}

/** Null where the person does not wait for a reply in this chat. */
function doubtAbout(message: Incoming): string | null {
  const end = '在发送途中中断，无法确定您是否已经收到。没有看到的话，请再问一次。'
  switch (message.kind) {
    case 'question':
      return `对“${clip(oneLine(message.text), 60)}”的回复${end}`
    case 'staff_reply':
      return `服务站工作人员刚才的回复${end}`
    case 'press':
    case 'forward':
    case 'unreadable':
      return `刚才的回复${end}`
    case 'welcome':
    case 'handover':
      return null
  }
}

/** Whoever pressed by saying something; the answer they mean stands for the message that bears the button. */
function actorOf({ userId, chatId, threadId, address, sentAt, action }: Extract<Incoming, { kind: 'press' }>): Actor {
  const messageId = 'answerId' in action ? action.answerId : ''
  return { userId, chatId, threadId, address, messageId, pressedAt: sentAt }
}

/** What is said about a press where nothing can be redrawn; null if what was asked for comes by itself. */
function replyToPress(action: Action, { toast, redraw }: ActionResult): Reply | null {
  if (action.do === 'forward' && toast.tone === 'success') return null
  if (action.do === 'related' && redraw) return redraw
  const unsolved = action.do === 'vote' && action.verdict === 'unresolved' && redraw?.kind === 'answer'
  const handoverOf = unsolved && redraw.handover === 'offered' ? redraw.answerId : null
  return { kind: 'confirmation', text: toast.text, handoverOf }
}

/** A stop has ten seconds in all. */
const STOP_WITHIN_MS = 6000
const DAY_MS = 86_400_000
/** Platforms deliver again for up to seven hours; three days leave room for a weekend's outage of theirs. */
const INBOX_DAYS = 3
