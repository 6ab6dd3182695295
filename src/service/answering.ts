import { chinaDate } from '../china-time.ts'
import { isSmallTalk } from '../core/answer/replies.ts'
import { createHash } from 'node:crypto'
import type { Answer } from '../core/answer/types.ts'
import type { AnswerRecord, Store } from '../store/port.ts'
import type { Channels } from './channels.ts'
import type { Pseudonym } from './pseudonyms.ts'
import type { AnswerReply, Channel, Clock, Library, Question, Searched } from './types.ts'

export interface AnsweringOptions {
  readonly store: Store
  readonly library: () => Library
  readonly clock: Clock
  readonly pseudonym: Pseudonym
  readonly channels: Pick<Channels, 'staffFor'>
}

/**
 * Asks the library on behalf of a chat and records what it said. A message that was answered before, in this process or
 * in one that died, gets the recorded answer: it never says two different things to one message.
 */
export function createAnswering(options: AnsweringOptions) {
  const { store, library, clock, pseudonym, channels } = options
  const inTurn = createTurns()

  return {
    async answer(question: Question, channel: Channel): Promise<AnswerRecord> {
      const known = await store.answers.byMessage(question.platform, question.messageId)
      if (known) return known
      const chat = pseudonym(question.platform, question.chatId)
      const person = pseudonym(question.platform, question.userId)
      const conversation = pseudonym(question.platform, question.chatId, question.threadId ?? '', question.userId)
      const context = await contextOf(question, channel, conversation)
      const region = (await store.chats.region(chat)) ?? undefined
      const now = library()
      const started = performance.now()
      const answer = await inTurn(() =>
        now.ask(context.text, { region, history: context.history, today: chinaDate(clock.now()) }),
      )
      return store.answers.record({
        id: answerId(question),
        platform: question.platform,
        messageId: question.messageId,
        conversation,
        person,
        chat,
        question: context.text,
        questionKey: questionKey(context.text),
        // Small talk is no gap in the library.
        status: isSmallTalk(answer) ? 'answered' : answer.status,
        intent: answer.intent,
        region: answer.region,
        libraryVersion: now.version,
        clauses: answer.citations.map((c) => `${c.document.id}#${c.clause.id}`),
        tookMs: Math.round((performance.now() - started) * 100) / 100,
        askedAt: clock.now(),
        answer,
      })
    },

    /** The reply as it stands now: with the votes given and the handover's state. */
    async reply(record: AnswerRecord, relatedShown = false): Promise<AnswerReply> {
      const handover = await store.handovers.byAnswer(record.id)
      return {
        kind: 'answer',
        answerId: record.id,
        answer: record.answer,
        votes: await store.feedback.counts(record.id),
        searched: searched(library()),
        handover: handover?.state ?? (channels.staffFor(record.platform) ? 'offered' : 'unavailable'),
        relatedShown,
      }
    },
  }

  async function contextOf(question: Question, channel: Channel, conversation: string) {
    const earlier = await store.answers.history(conversation, clock.now() - HISTORY_MS, HISTORY_LENGTH)
    const own = clip(question.text)
    if (question.quotes === null || (question.quotesRoot && earlier.length > 0)) return { text: own, history: earlier }
    const answered = await store.answers.byReply(question.platform, question.quotes)
    // Quoting the bot's own card means: go on from that question.
    if (answered) return { text: own || answered.question, history: [...earlier, answered.question] }
    const quoted = (await channel.quoted?.(question.quotes)) ?? ''
    return { text: clip([quoted.trim(), own].filter(Boolean).join('\n')), history: earlier }
  }
}

export function searched(library: Library): Searched {
  const places = library.documents.map((d) => d.metadata.region?.value).filter((p) => p !== undefined)
  const built = Date.parse(library.builtAt)
  const builtOn = Number.isNaN(built) ? library.builtAt : chinaDate(built)
  return { documents: library.documents.length, places: [...new Set(places)], builtOn }
}

/** Equal questions under one key: width, case, spaces and punctuation do not count. */
export function questionKey(question: string): string {
  return question
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** A function of the message, so that a retry after a crash names the same answer. */
function answerId(question: Question): string {
  return createHash('sha256').update(`${question.platform}:${question.messageId}`).digest('base64url').slice(0, 20)
}

function clip(text: string): string {
  return text.trim().slice(0, MAX_QUESTION)
}

/** One answer is computed at a time, with a turn of the event loop in between, so that acknowledging is never late. */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve()
  return (compute: () => Answer | Promise<Answer>): Promise<Answer> => {
    const turn = last.then(() => new Promise((resolve) => setImmediate(resolve)))
    const result = turn.then(compute)
    // Only the start is in turn: an answer that waits for something holds no other up.
    last = turn
    return result
  }
}

const HISTORY_MS = 30 * 60_000
const HISTORY_LENGTH = 5
const MAX_QUESTION = 2000
