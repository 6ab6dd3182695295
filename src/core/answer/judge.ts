import type { Candidate } from '../search/rank.ts'

/**
 * Whether a clause answers the question at all. What counts is how much of the question's weight it covers, each word
 * weighing as much as it is rare: a word that the library does not know weighs most, and nothing covers it.
 * The bounds were chosen on questions with known answers and questions that must be refused (`docs/quality.md`).
 */
export interface Bounds {
  /** Least coverage by the clause with its headings and title. */
  readonly coverage: number
  /** Least coverage where one of its sentences covers nearly as much by itself. */
  readonly concentrated: number
}

export const BOUNDS: Bounds = { coverage: 0.62, concentrated: 0.52 }

export function answers({ features }: Candidate, bounds: Bounds = BOUNDS): boolean {
  const { coverage, sentence } = features
  return coverage >= bounds.coverage || (coverage >= bounds.concentrated && sentence >= coverage * 0.9)
}
