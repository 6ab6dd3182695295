import type { Collection, Comparable, Entry } from '../../search/collection.ts'
import type { Concept, Query } from '../../search/query.ts'
import { coverages, type Candidate } from '../../search/rank.ts'
import { isMoney } from '../judging/evidence.ts'

/**
 * 个人投保给补吗, 公务员能领吗: who asks whether somebody or something counts is answered by the sentence that leaves it out,
 * wherever the document says so, before what is granted to others.
 *
 * @param chosen the clauses that would be cited, best first
 */
export function exclusionFirst(
  { question, query }: { readonly question: string; readonly query: Query },
  chosen: readonly Candidate[],
  candidates: readonly Candidate[],
  collection: Collection,
): readonly Candidate[] {
  const best = chosen[0] ?? candidates[0]
  if (!best || !ASKS_WHETHER.test(question)) return chosen
  const open = leftOpen(query.concepts, collection.comparable(best.entry))
  if (open.length === 0) return chosen
  const leavesOut = (entry: Entry): boolean =>
    entry.document === best.entry.document &&
    collection.comparable(entry).sentences.some(({ text }) => open.some((concept) => isLeftOut(concept, text)))
  const entry = collection.entries.find(leavesOut)
  if (!entry || entry === best.entry) return chosen
  const excluding = candidates.find((candidate) => candidate.entry === entry) ?? { ...best, entry }
  return [excluding, ...chosen.filter((candidate) => candidate !== excluding)]
}

/** Whether a sentence names it and then, within the same phrase or the next, says no, or is for all but it (非国有企业). */
function isLeftOut({ text: word, alternatives }: Concept, sentence: string): boolean {
  return [word, ...alternatives.map(({ text }) => text)].some((name) => {
    const at = sentence.indexOf(name)
    if (at < 0) return false
    // 非税收入 and 民办非企业单位 leave nobody out.
    const isForOthers = sentence[at - 1] === '非' && !'入单'.includes(sentence[at + name.length] ?? '。')
    return isForOthers || EXCLUDES.test(sentence.slice(at, at + name.length + WITHIN))
  })
}

/** Characters. */
const WITHIN = 20

/** What is asked about and the clause does not speak of; money is asked for in many words. */
function leftOpen(concepts: readonly Concept[], { text, heading, title }: Comparable): Concept[] {
  const covered = coverages(concepts, `${title}\n${heading}\n${text}`)
  // 算 of 算不算 stands in 结算.
  const isWord = ({ text: word, weight }: Concept): boolean => weight >= WEIGHTY && word.length > 1
  return concepts.filter((concept, i) => isWord(concept) && !isMoney(concept) && (covered[i] ?? 0) < COVERED)
}

const WEIGHTY = 0.8
const COVERED = 0.7

const ASKS_WHETHER =
  /(?:吗|(?<![什怎那这多])么|嘛|不|没|没有|否)[\s?？!！。~～]*$|能不能|可不可以|是不是|算不算|行不行|有没有|能否|可否|是否|(?:能|可以|算|给|补|享受).{0,16}(?:吗|(?<![什怎那这多])么|不(?=[,，?？]|$))/
const EXCLUDES =
  /不(?:适用|予(?!受理)|享受|得享受|再享受|纳入|计入|列入|属于|包括|含|算|补|奖|支持|安排)|除外|不在.{0,6}范围|不能(?:享受|申请|申报)/
