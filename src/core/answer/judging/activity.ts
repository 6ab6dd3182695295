import type { Collection } from '../../search/collection.ts'
import type { Concept, Query } from '../../search/query.ts'
import { coverages, type Candidate } from '../../search/rank.ts'
import { asksForBenefit, isMoney } from './evidence.ts'

/**
 * 外贸企业参展补贴: who asks is one thing, what it did another, and the grant is for what it did. So the recipient weighs
 * little beside it, also because a clause calls whoever it is 企业.
 */
export function askedOfActivity(query: Query): Query {
  if (!asksForBenefit(query) || !activityOf(query)) return query
  const concepts = query.concepts.map((concept) =>
    RECIPIENT.test(concept.text) ? { ...concept, weight: concept.weight * OF_RECIPIENT } : concept,
  )
  return { ...query, concepts }
}

const OF_RECIPIENT = 0.3

/**
 * The candidates without those that only speak of the recipient, where others speak of what it did: theirs is another
 * grant's sum.
 */
export function aboutActivity(candidates: readonly Candidate[], query: Query, collection: Collection): Candidate[] {
  const activity = asksForBenefit(query) ? activityOf(query) : null
  if (!activity) return [...candidates]
  const shares = new Map(
    candidates.map((candidate) => {
      // What a whole document is about, its clauses need not say again.
      const { text, heading, title } = collection.comparable(candidate.entry)
      return [candidate, coverages([activity], `${title}\n${heading}\n${text}`)[0] ?? 0]
    }),
  )
  const most = Math.max(...candidates.map(({ score }) => score))
  const isSpoken = candidates.some(
    (candidate) => candidate.score >= most * AS_LIKELY && (shares.get(candidate) ?? 0) >= SAID,
  )
  return isSpoken ? candidates.filter((candidate) => (shares.get(candidate) ?? 0) > UNSAID) : [...candidates]
}

/** A clause on the activity alone comes behind those on the recipient, but not by more than this. */
const AS_LIKELY = 0.5
const SAID = 0.7
const UNSAID = 0.3

/** What the recipient that a question names did; null if it names no recipient or nothing besides. */
function activityOf({ concepts }: Query): Concept | null {
  const others = concepts.filter((concept) => !RECIPIENT.test(concept.text) && !isMoney(concept))
  if (others.length === concepts.filter((concept) => !isMoney(concept)).length) return null
  const [heaviest] = [...others].sort((a, b) => b.weight - a.weight)
  return heaviest && heaviest.weight >= SAYS_SOMETHING ? heaviest : null
}

const SAYS_SOMETHING = 0.5

/** What one is by trade or size. 高新技术企业 and 小巨人 one becomes, and is rewarded for it. */
const RECIPIENT =
  /^(?:外贸|工业|农业|制造业?|服务业|商贸|商业|零售|批发|餐饮|住宿|建筑业?|文化|旅游|物流|电商|软件|民营|国有|外资|内资|中小微?|小微|小型|中型|大型|本地|外地)+(?:企业|公司|工厂|商户)$/
