import type { Candidate } from '../../search/rank.ts'
import { isBeside } from './beside.ts'

/**
 * 没签三方协议的怎么交: of clauses side by side, one for those who have done it (已签订三方协议的) and one for those who have not
 * (未签订三方协议的), the latter.
 *
 * @param chosen the clauses that would be cited, best first
 * @param candidates all that were found, best first
 */
export function undoneFirst(
  question: string,
  chosen: readonly Candidate[],
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const [best] = chosen
  const done = NOT_DONE.exec(question)?.[1]
  if (!best || done === undefined) return chosen
  const says = ({ entry }: Candidate, words: RegExp): boolean => words.test(entry.clause.text)
  const isDone = new RegExp(`已经?${done}`)
  const isUndone = new RegExp(`(?:未|没有?|尚未)${done}`)
  if (!says(best, isDone) || says(best, isUndone)) return chosen
  const first = candidates.find(
    (candidate) => isBeside(candidate.entry, best.entry) && says(candidate, isUndone) && !says(candidate, isDone),
  )
  return first ? [first, ...chosen.filter((candidate) => candidate !== first)] : chosen
}

/** What was not done, by its first character: 没签, 还没有参保. */
const NOT_DONE = /(?:没有?|尚?未)(?!到|有|了|人|钱|事|用|啥|什么)(\p{Script=Han})/u
