import type { Query } from '../search/query.ts'
import type { Candidate } from '../search/rank.ts'

/**
 * Whether a clause answers the question at all: a logistic regression over what was seen when the clause was read
 * closely, fitted on questions with known answers and questions that must be refused (`docs/quality.md`). What counts
 * most is how much of the question's weight the clause covers, each word weighing as much as it is rare and says
 * something; a word that nothing covers counts against it.
 */
const WEIGHTS = {
  coverage: 1.6,
  sentence: 2.0,
  substring: 2.6,
  title: 2.2,
  heading: 1.7,
  /** A long question is never covered in full: number of its words, against ten. */
  length: 6.3,
  /** What the question says in all, against twenty. */
  content: -1.1,
  /** What of it is not covered, against ten. */
  uncovered: -2.1,
}
const BIAS = -3.9

/** Log odds that the clause answers; above 0 it is taken to. */
export function answerability({ features }: Candidate, { concepts }: Query): number {
  const content = concepts.reduce((sum, { weight }) => sum + weight, 0)
  return (
    BIAS +
    WEIGHTS.coverage * features.coverage +
    WEIGHTS.sentence * features.sentence +
    WEIGHTS.substring * features.substring +
    WEIGHTS.title * features.title +
    WEIGHTS.heading * features.heading +
    WEIGHTS.length * Math.min(1, concepts.length / 10) +
    WEIGHTS.content * Math.min(2, content / 20) +
    WEIGHTS.uncovered * Math.min(2, ((1 - features.coverage) * content) / 10)
  )
}

export function answers(candidate: Candidate, query: Query): boolean {
  return answerability(candidate, query) > 0
}
