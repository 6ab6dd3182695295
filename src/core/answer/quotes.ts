import type { Span } from '../model.ts'
import type { Comparable } from '../search/collection.ts'
import { coverages } from '../search/rank.ts'
import type { Query } from '../search/query.ts'
import type { Intent } from './types.ts'
import { answersIntent } from './evidence.ts'

/** A clause up to this length is quoted whole. */
const WHOLE = 160
/** A quote is extended to neighbouring sentences up to this length. */
const LONGEST = 260
const ENOUGH = 60

/**
 * The sentence of a clause that answers, with the neighbours it needs to be understood: what follows a colon, what
 * still covers words of the question, and enough of the context not to stand alone.
 */
export function chooseQuotes(source: string, form: Comparable, query: Query, intent: Intent): Span[] {
  const { sentences } = form
  const [first] = sentences
  const last = sentences.at(-1)
  if (!first || !last) return []
  if (last.end - first.start <= WHOLE) return [{ start: first.start, end: last.end }]

  const scores = sentences.map(({ text }) => sentenceScore(text, query, intent))
  let best = 0
  scores.forEach((score, i) => {
    if (score > (scores[best] ?? 0)) best = i
  })
  let from = best
  let to = best
  const length = (a: number, b: number) => (sentences[b]?.end ?? 0) - (sentences[a]?.start ?? 0)
  for (;;) {
    const after = to + 1 < sentences.length && length(from, to + 1) <= LONGEST ? (scores[to + 1] ?? 0) : -1
    const before = from > 0 && length(from - 1, to) <= LONGEST ? (scores[from - 1] ?? 0) : -1
    const announces = after >= 0 && /[：:]\s*$/.test(source.slice(0, sentences[to]?.end ?? 0).slice(-2))
    const short = length(from, to) < ENOUGH
    const worth = (scores[best] ?? 0) * 0.5
    if (announces || (after >= before && after >= 0 && (short || after >= worth))) to++
    else if (before >= 0 && (short || before >= worth)) from--
    else break
  }
  return [{ start: sentences[from]?.start ?? first.start, end: sentences[to]?.end ?? last.end }]
}

function sentenceScore(text: string, { concepts }: Query, intent: Intent): number {
  const covered = coverages(concepts, text)
  const own = concepts.reduce((sum, { weight }, i) => sum + weight * (covered[i] ?? 0), 0)
  const total = concepts.reduce((sum, { weight }) => sum + weight, 0) || 1
  return own / total + (answersIntent(text, intent) ? 0.35 : 0)
}
