/**
 * The middle between channels and library: what a channel hands in, what it is asked to show, and what the service
 * needs of the library. Nothing here knows a platform; DingTalk and Feishu meet in these types.
 */

import * as z from 'zod'
import type { Answer, AskOptions } from '../core/answer/types.ts'
import type { PolicyDocument } from '../core/model.ts'

/** The part of the library that the service uses; `src/core/library.ts` fits it. */
export interface Library {
  readonly documents: readonly Pick<PolicyDocument, 'id' | 'file' | 'clauses' | 'metadata'>[]
  readonly builtAt: string
  readonly version: string
  readonly problems: readonly unknown[]
  ask(question: string, options: AskOptions): Answer | Promise<Answer>
}

export interface IndexReport {
  readonly documents: number
  readonly clauses: number
  readonly problems: number
  readonly added: number
  readonly changed: number
  readonly removed: number
  readonly ms: number
}

export interface IndexProgress {
  readonly done: number
  readonly total: number
}

/** Builds the index and swaps it in; when it throws, the old one goes on serving. */
export type Reindex = (onProgress: (progress: IndexProgress) => void) => Promise<IndexReport>

/** Where a reply goes: names and values that only the channel understands. */
export const address = z.record(z.string(), z.string())
export type Address = z.infer<typeof address>

const common = {
  platform: z.string(),
  /** Unique per platform; what is stored once is answered once. */
  messageId: z.string(),
  chatId: z.string(),
  threadId: z.string().nullable(),
  userId: z.string(),
  sentAt: z.number(),
  address,
}

/** What a person can do with the buttons of a reply. */
export const action = z.discriminatedUnion('do', [
  z.object({ do: z.literal('vote'), answerId: z.string(), verdict: z.enum(['useful', 'unresolved']) }),
  z.object({ do: z.enum(['related', 'forward', 'handover']), answerId: z.string() }),
  z.object({ do: z.literal('ask'), question: z.string() }),
  z.object({ do: z.literal('staff_reply'), handoverId: z.string(), text: z.string() }),
])
export type Action = z.infer<typeof action>

/** Everything that gets answered, as it lies in the inbox. */
export const incoming = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('question'),
    text: z.string(),
    /** The message this one quotes. */
    quotes: z.string().nullable(),
    /** True if the quoted message only matters to the first question (the root of a topic). */
    quotesRoot: z.boolean(),
  }),
  z.object({ ...common, kind: z.literal('unreadable'), what: z.string() }),
  z.object({ ...common, kind: z.literal('welcome'), occasion: z.enum(['joined', 'entered']) }),
  /** A button of a platform on which pressing says something; others call `act` and show its result in place. */
  z.object({ ...common, kind: z.literal('press'), action }),
  z.object({ ...common, kind: z.literal('forward'), answerId: z.string() }),
  z.object({ ...common, kind: z.literal('handover'), handoverId: z.string() }),
  z.object({ ...common, kind: z.literal('staff_reply'), handoverId: z.string() }),
])
export type Incoming = z.infer<typeof incoming>
export type Question = Extract<Incoming, { kind: 'question' }>

export interface Panel {
  readonly title: string
  readonly tone: 'info' | 'success' | 'warning' | 'error'
  readonly paragraphs: readonly string[]
  readonly table?: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] } | undefined
  /** Questions offered as buttons. */
  readonly asks?: readonly string[] | undefined
}

/** What the library holds, said where nothing was found in it. */
export interface Searched {
  readonly documents: number
  readonly places: readonly string[]
  /** Date in China: `2025-06-30`. */
  readonly builtOn: string
}

export interface AnswerReply {
  readonly kind: 'answer'
  readonly answerId: string
  readonly answer: Answer
  readonly votes: { readonly useful: number; readonly unresolved: number }
  readonly searched: Searched
  readonly handover: 'unavailable' | 'offered' | 'open' | 'closed'
  /** True once somebody asked for the related clauses. */
  readonly relatedShown: boolean
}

export interface HandoverReply {
  readonly kind: 'handover'
  readonly handoverId: string
  readonly question: string
  /** Name of the platform on which it was asked, if that is not the staff's own. */
  readonly from: string | null
  /** `by` is the platform's id of the staff member, '' if it is no longer known. */
  readonly closed: { readonly by: string; readonly reply: string } | null
}

/** Plain data; each channel draws it in its own way. */
export type Reply =
  | AnswerReply
  | HandoverReply
  | { readonly kind: 'text'; readonly text: string }
  /** The outcome of a `press`; `handoverOf` is the answer that people can be asked about next. */
  | { readonly kind: 'confirmation'; readonly text: string; readonly handoverOf: string | null }
  | { readonly kind: 'panel'; readonly panel: Panel }
  /** `staff` is this platform's id of who replied, '' if unknown or of another platform. */
  | { readonly kind: 'staff_reply'; readonly question: string; readonly reply: string; readonly staff: string }

export interface ChannelState {
  readonly name: string
  readonly mode: string
  /** `ready` when messages come in, `starting` and `reconnecting` when they will, `failed` when a person must look. */
  readonly state: 'off' | 'starting' | 'ready' | 'reconnecting' | 'failed'
  readonly detail?: string | undefined
}

export interface Channel {
  readonly platform: string
  readonly admins: ReadonlySet<string>
  /** The staff's own chat, for questions handed over to people; null when there is none. */
  readonly staff: { readonly chatId: string; readonly address: Address } | null
  /**
   * Sends a reply and returns its message id. Two calls with the same key send one message.
   *
   * @param begin called before the first attempt, when the channel has read what it remembers of this key: so what
   *   another process writes of it after `begin` has returned is seen by the channel as a change
   * @throws DeliveryRefused if trying again is no use, DeliveryFailed if it may be; TakenOver if another process sends it
   */
  deliver(to: Address, reply: Reply, key: string, begin?: () => Promise<void>): Promise<string>
  /** Redraws a message that `deliver` sent; absent where the platform cannot. */
  update?(messageId: string, reply: Reply): Promise<void>
  /** The text of a message that somebody quotes, null if it cannot be read. */
  quoted?(messageId: string): Promise<string | null>
  /** Where a reply to the question of that message goes, given where its answer's button was pressed. */
  questionAddress?(messageId: string, pressed: Address): Address
  state(): ChannelState
}

export interface Clock {
  now(): number
}
