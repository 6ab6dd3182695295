import type { Query } from '../search/query.ts'
import type { Candidate } from '../search/rank.ts'

/**
 * Whether a clause answers the question at all: a logistic regression over what was seen when the clause was read
 * closely, fitted on questions with known answers and questions that must be refused (`docs/quality.md`). What counts
 * most is how much of the question's weight the clause covers, each word weighing as much as it is rare and says
 * something; a word that nothing covers counts against it.
 */
const WEIGHTS = {
  coverage: 1.7,
  sentence: 2.1,
  substring: 3.4,
  title: 3.1,
  heading: 2.0,
  /** The question asks for a sum, a date, an office, and the clause holds none. */
  missing: -1.6,
  /** It asks for an address, an examination, a rate, and the clause says nothing of the kind. */
  facet: -3,
  /** A long question is never covered in full: number of its words, against ten. */
  length: 7.6,
  /** What the question says in all, against twenty. */
  content: -1.6,
  /** What of it is not covered, against ten. */
  uncovered: -2.2,
}
const BIAS = -4.3

/** Log odds that the clause answers; above 0 it is taken to. */
export function answerability({ features }: Candidate, { concepts, asksKind }: Query): number {
  const content = concepts.reduce((sum, { weight }) => sum + weight, 0)
  return (
    BIAS +
    WEIGHTS.coverage * features.coverage +
    WEIGHTS.sentence * features.sentence +
    WEIGHTS.substring * features.substring +
    WEIGHTS.title * features.title +
    WEIGHTS.heading * features.heading +
    WEIGHTS.missing * (asksKind && features.evidence === 0 ? 1 : 0) +
    WEIGHTS.facet * (1 - features.facet) +
    WEIGHTS.length * Math.min(1, concepts.length / 10) +
    WEIGHTS.content * Math.min(2, content / 20) +
    WEIGHTS.uncovered * Math.min(2, ((1 - features.coverage) * content) / 10)
  )
}

export function answers(candidate: Candidate, query: Query): boolean {
  return answerability(candidate, query) > 0
}
