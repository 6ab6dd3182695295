/**
 * What the service remembers between two starts. A driver is a factory that returns a `Store`; every driver runs
 * `tests/contracts/store.ts`. Times are milliseconds since 1970. Whatever names a person or a chat is either needed
 * to reply (inbox and handovers, wiped once the reply is out) or a salted hash made by the service.
 */

import type { Answer, Intent } from '../core/answer/types.ts'

export interface Store {
  readonly inbox: Inbox
  readonly answers: AnswerLog
  readonly feedback: FeedbackLog
  readonly chats: ChatSettings
  readonly settings: Settings
  readonly handovers: Handovers
  readonly leases: Leases
  /** Deletes what is older than it may be kept; returns how many rows went. */
  purge(before: { readonly inbox: number; readonly answers: number; readonly handovers: number }): Promise<number>
  close(): Promise<void>
}

/** Something to be answered. `body` is the service's own JSON; the store does not look inside. */
export interface NewEntry {
  readonly platform: string
  /** The platform's id of the message, unique per platform: a second delivery of it is not stored. */
  readonly messageId: string
  /** Entries of one chat are handed out one at a time and in order. */
  readonly chatId: string
  readonly body: string
  readonly sentAt: number
  readonly receivedAt: number
}

export interface InboxEntry extends NewEntry {
  readonly id: number
  /** How often it has been claimed, this time included. */
  readonly attempts: number
  /** When a reply was first handed to the network with an outcome not known since; null if never. */
  readonly sendingSince: number | null
}

/** One handing out of an entry. When its lease runs out and it is handed out again, this one is worth nothing more. */
export type Claim = Pick<InboxEntry, 'id' | 'attempts'>

export type Outcome = 'answered' | 'ignored' | 'failed'

export interface Failure {
  readonly platform: string
  readonly at: number
  readonly reason: string
}

export interface Inbox {
  /** True if it was stored now, false if it was there before. On disk when the promise resolves. */
  add(entry: NewEntry): Promise<boolean>
  /**
   * Hands out at most `limit` entries, at most one a chat: the earliest sent one of each chat that has nothing claimed.
   * An entry whose lease ran out (its process died) is handed out again.
   */
  claim(options: { readonly now: number; readonly leaseMs: number; readonly limit: number }): Promise<InboxEntry[]>
  /** Keeps entries that are being worked on from being handed out again. */
  renew(ids: readonly number[], leaseUntil: number): Promise<void>
  /** Notes that a reply goes out now; keeps the earliest note. False if the claim is worth nothing more. */
  markSending(claim: Claim, now: number): Promise<boolean>
  /** Puts an entry back, not to be claimed before `readyAt`. `sent: 'no'` says that surely nothing went out. */
  release(claim: Claim, readyAt: number, sent: 'no' | 'unknown'): Promise<void>
  /** Closes an entry and wipes its content; its message id stays, against redelivery. */
  finish(claim: Claim, outcome: Outcome, now: number, reason?: string): Promise<void>
  /** Entries not closed yet. */
  pending(): Promise<number>
  /** Next time at which a wait or a lease ends, null if there is none; what waits for its chat needs no clock. */
  nextDue(now: number): Promise<number | null>
  failures(since: number, limit: number): Promise<Failure[]>
}

export interface AnswerRecord {
  readonly id: string
  readonly platform: string
  readonly messageId: string
  /** Hash of chat, thread and person: the conversation a follow-up question belongs to. */
  readonly conversation: string
  readonly person: string
  readonly chat: string
  readonly question: string
  /** The question in the form under which equal questions are counted together. */
  readonly questionKey: string
  readonly status: Answer['status']
  readonly intent: Intent
  readonly region: string | null
  /** Version of the library that answered. */
  readonly libraryVersion: string
  /** `document#clause` of every citation. */
  readonly clauses: readonly string[]
  readonly tookMs: number
  readonly askedAt: number
  readonly answer: Answer
}

export interface Gap {
  readonly question: string
  readonly notFound: number
  readonly unresolved: number
  readonly lastAskedAt: number
}

export interface Statistics {
  readonly questions: number
  readonly answered: number
  readonly notFound: number
  readonly clarify: number
  readonly people: number
  readonly chats: number
  readonly useful: number
  readonly unresolved: number
  readonly handovers: number
  readonly openHandovers: number
  readonly p50Ms: number | null
  readonly p95Ms: number | null
}

export interface AnswerLog {
  /** Stores the answer, or returns the one stored for the same message before: a retry says the same again. */
  record(record: AnswerRecord): Promise<AnswerRecord>
  byId(id: string): Promise<AnswerRecord | null>
  byMessage(platform: string, messageId: string): Promise<AnswerRecord | null>
  /** The answer that was delivered as this message, so that quoting the bot's card leads back to its question. */
  byReply(platform: string, replyId: string): Promise<AnswerRecord | null>
  setReply(id: string, replyId: string): Promise<void>
  /** Latest questions of a conversation, oldest first. */
  history(conversation: string, since: number, limit: number): Promise<string[]>
  /** Questions without an answer or marked 没解决, grouped, most frequent first. */
  gaps(since: number, limit: number): Promise<Gap[]>
  statistics(since: number): Promise<Statistics>
}

export type Verdict = 'useful' | 'unresolved'

export interface FeedbackLog {
  /** One verdict per person and answer; a later one replaces it. `changed` is false if it was the same before. */
  give(vote: {
    readonly answerId: string
    readonly person: string
    readonly verdict: Verdict
    readonly at: number
  }): Promise<{ readonly changed: boolean; readonly useful: number; readonly unresolved: number }>
  counts(answerId: string): Promise<{ readonly useful: number; readonly unresolved: number }>
}

export interface ChatSettings {
  /** The place bound to a chat; `chat` is its hash. */
  region(chat: string): Promise<string | null>
  bind(chat: string, region: string | null): Promise<void>
}

export interface Settings {
  get(key: string): Promise<string | null>
  set(key: string, value: string): Promise<void>
  /** Sets a value only if there is none yet; returns the one that holds. */
  setOnce(key: string, value: string): Promise<string>
  /** Sets a value if it is still `from`, null for none; false, and nothing changed, if another came before. */
  swap(key: string, from: string | null, to: string): Promise<boolean>
}

export interface Handover {
  readonly id: string
  readonly platform: string
  readonly answerId: string
  readonly question: string
  /** Where the reply goes: the service's own JSON, wiped when the question is closed. */
  readonly address: string
  readonly state: 'open' | 'closed'
  readonly createdAt: number
  readonly reply: string | null
}

export interface Handovers {
  /** One per answer: false if the question had been handed over before. */
  open(handover: Omit<Handover, 'state' | 'reply'>): Promise<boolean>
  byId(id: string): Promise<Handover | null>
  byAnswer(answerId: string): Promise<Handover | null>
  /** Takes the first reply and closes the question; false if it was closed before. */
  close(id: string, reply: string, now: number): Promise<boolean>
  /** Forgets where the reply went, once it is delivered. */
  wipe(id: string): Promise<void>
}

/**
 * Words that hold for a while between processes that share the store: who rebuilds the index, which replicas live.
 * Their clocks may differ by seconds, so a lease is taken for many.
 */
export interface Leases {
  /** Takes what is free or has run out, or renews one's own; false while it is somebody else's. */
  take(lease: {
    readonly name: string
    readonly holder: string
    readonly now: number
    readonly until: number
  }): Promise<boolean>
  release(name: string, holder: string): Promise<void>
  /** How many are held whose names begin so. */
  held(prefix: string, now: number): Promise<number>
}

/** Built indexes that replicas hand to each other, in a store that several of them share. */
export interface Builds {
  /** Name of the build that all should serve, null if there is none yet. */
  current(): Promise<string | null>
  /** Null if it is not there (any more). */
  read(name: string): Promise<Uint8Array | null>
  /** Keeps a build and makes it the current one, both or neither; earlier ones but the last go. */
  publish(name: string, packed: Uint8Array, now: number): Promise<void>
}

/** A store for several replicas. */
export interface SharedStore extends Store {
  readonly builds: Builds
}
