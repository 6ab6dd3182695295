import type { Answer, Intent } from '../core/answer/types.ts'

/**
 * What is counted while the service runs. No field may say what was asked, by whom or from where: each takes one of a
 * few values that are known beforehand.
 */
export interface Metrics {
  /** A question was answered; `seconds` is what the library took for it. */
  question(asked: {
    readonly channel: string
    readonly status: Answer['status']
    readonly intent: Intent
    readonly seconds: number
  }): void
  /** A reply came to something; `seconds` since its message was received. */
  delivery(reply: { readonly channel: string; readonly outcome: DeliveryOutcome; readonly seconds: number }): void
  /** An index was rebuilt, or could not be. */
  reindex(rebuilt: { readonly outcome: 'done' | 'failed'; readonly seconds: number }): void
  /** An HTTP request was answered; `route` is the pattern, not the address. */
  request(answered: {
    readonly method: string
    readonly route: string
    readonly status: number
    readonly seconds: number
  }): void
}

/** `delayed` is tried again, `refused` was turned down by the platform, `failed` was given up because of ourselves. */
export type DeliveryOutcome = 'delivered' | 'delayed' | 'refused' | 'failed'

/** Counts nothing: for tests, for embedding, and where nobody asked for figures. */
export const noMetrics: Metrics = { question() {}, delivery() {}, reindex() {}, request() {} }
