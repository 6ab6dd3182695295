import type { Collection } from '../../search/collection.ts'
import type { Query } from '../../search/query.ts'
import type { Candidate } from '../../search/rank.ts'
import { beyondAsked } from '../judging/verdicts.ts'
import { weighed } from '../showing/set-aside.ts'

/**
 * 能抵多少税，超过了咋办: what becomes of what exceeds a limit may stand in a clause of its own, beside the one with the limit. What the
 * latter says of it for others (个人捐赠超出30%的部分不计算) does not tell a firm.
 *
 * @param chosen the clauses that would be cited, best first
 */
export function beyondToo(
  question: string,
  query: Query,
  chosen: readonly Candidate[],
  candidates: readonly Candidate[],
  { comparable }: Pick<Collection, 'comparable'>,
): readonly Candidate[] {
  const [best] = chosen
  const says = beyondAsked(question)
  if (!best || !says) return chosen
  const tells = ({ entry }: Candidate): boolean => {
    const { sentences } = comparable(entry)
    const weights = weighed(sentences, query)
    return sentences.some(({ text }, i) => says(text) && !weights[i]?.isForOthers)
  }
  if (tells(best)) return chosen
  const other = candidates.find(
    (candidate) =>
      candidate.entry.document === best.entry.document &&
      candidate.score >= best.score * NEAR_ENOUGH &&
      tells(candidate),
  )
  if (!other) return chosen
  const others = chosen.filter((candidate) => candidate !== best && candidate !== other)
  const isAllAsked = question.split(/[,，、。;；?？\s]/).every((part) => part === '' || part.includes('超'))
  return isAllAsked ? [other, best, ...others] : [best, other, ...others]
}

const NEAR_ENOUGH = 0.6
