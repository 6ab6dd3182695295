import type { Collection } from '../../search/collection.ts'
import { coverages, type Candidate } from '../../search/rank.ts'
import type { Query } from '../../search/query.ts'

/**
 * 哪些情况会被移出名单: the clause that lists the cases (有下列情形之一的，予以移出名单) comes before those that only name the list, if
 * what follows from its cases is what was asked.
 *
 * @param chosen the clauses that would be cited, best first
 * @param candidates all that were found, best first
 */
export function casesFirst(
  { question, query }: { readonly question: string; readonly query: Query },
  chosen: readonly Candidate[],
  candidates: readonly Candidate[],
  { comparable }: Pick<Collection, 'comparable'>,
): readonly Candidate[] {
  const [best] = chosen
  const asked = ASKS_CASES.exec(question)?.[1]
  if (!best || asked === undefined) return chosen
  // 会被移出绿色工厂名单: what follows from the cases, with the name of the document set aside.
  const { title } = comparable(best.entry)
  const consequence = query.concepts.filter(({ text }) => asked.includes(text) && !title.includes(text))
  const total = consequence.reduce((sum, { weight }) => sum + weight, 0)
  if (total === 0) return chosen
  const shareIn = ({ entry }: Candidate): number => {
    const heads = comparable(entry).text.match(HEADS_CASES) ?? []
    const shares = heads.map((head) => {
      const covered = coverages(consequence, head)
      return consequence.reduce((sum, { weight }, i) => sum + weight * (covered[i] ?? 0), 0) / total
    })
    return Math.max(0, ...shares)
  }
  if (shareIn(best) >= SAID) return chosen
  const first = candidates
    .filter(({ entry, score }) => entry.document === best.entry.document && score >= best.score * NEAR_ENOUGH)
    .find((candidate) => shareIn(candidate) >= SAID)
  return first ? [first, ...chosen.filter((candidate) => candidate !== first)] : chosen
}

const ASKS_CASES = /(?:哪些|什么|啥|哪几种|怎样的?)(?:情况|情形|行为)下?([^,，。?？]+)/
/** What stands before the first case: 有下列情形之一的,予以移出名单. */
const HEADS_CASES =
  /[^。;:\n]*(?:(?:下列|以下|如下)[^。;:,\n]{0,8}(?:情形|情况|行为)|(?:情形|情况|行为)之一)[^。;:\n]*/g

/** Share of what follows from the cases that the head of the list names. */
const SAID = 0.6
/** Share of the best clause's score. */
const NEAR_ENOUGH = 0.7
