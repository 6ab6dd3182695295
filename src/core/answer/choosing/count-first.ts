import type { Collection } from '../../search/collection.ts'
import type { Query } from '../../search/query.ts'
import { shareCovered, type Candidate } from '../../search/rank.ts'

/**
 * 商标要做到多少: the clause whose sentence on the subject counts it (有效商标持有量3万件以上) comes before one as near that names a sum
 * for something else beside it (专利导航项目每项10万元。深入开展商标品牌行动), of which nothing is told then.
 *
 * @param chosen the clauses that would be cited, best first
 */
export function countFirst(
  question: string,
  { concepts }: Pick<Query, 'concepts'>,
  chosen: readonly Candidate[],
  { comparable }: Pick<Collection, 'comparable'>,
): readonly Candidate[] {
  const [best] = chosen
  if (!best || !ASKS_COUNT.test(question)) return chosen
  const counts = ({ entry }: Candidate): boolean => {
    const { sentences } = comparable(entry)
    const shares = sentences.map(({ text }) => shareCovered(concepts, text))
    const most = Math.max(0, ...shares)
    return sentences.some(({ text }, i) => (shares[i] ?? 0) >= most && COUNT.test(text))
  }
  const names = ({ entry: { clause } }: Candidate): boolean => clause.facts.some(({ kind }) => kind !== '目标')
  if (!counts(best) && !names(best)) return chosen
  const counting = chosen.filter((candidate) => candidate.score >= best.score * AS_NEAR && counts(candidate))
  const onlyNames = (one: Candidate): boolean => names(one) && !counts(one)
  return counting.length === 0
    ? chosen
    : [...counting, ...chosen.filter((one) => !counting.includes(one) && !onlyNames(one))]
}

/** 返还比例多少 and 最多能贷到多少 ask for a share and a sum. */
const ASKS_COUNT = /^(?!.*(?:比例|[贷借])).*(?:多少|几)(?:[件个家项户人名吨亩台辆]|[\s?？,，。]|$)/
/** A figure that counts things, and no sum, share, date or number of a document. */
const COUNT =
  /\d[\d.,]*\s*[十百千万亿]?\s*(?:余|多)?(?:件|个|家|项|户|人|名|户|吨|亩|台|辆|以上|次|条|例|万[^元]|亿[^元])/
/** Share of the best clause's score. */
const AS_NEAR = 0.85
