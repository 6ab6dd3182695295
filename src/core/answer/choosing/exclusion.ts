import type { Collection, Comparable, Entry } from '../../search/collection.ts'
import type { Concept, Query } from '../../search/query.ts'
import { coverages, type Candidate } from '../../search/rank.ts'
import { isMoney } from '../judging/evidence.ts'
import { shareOfSubject } from '../judging/taken-up.ts'
import { leadWith } from './preference.ts'

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
  if (best && ASKS_WHICH_NOT.test(question)) return refusalsFirst(best, chosen, candidates, collection)
  if (!best || !ASKS_WHETHER.test(question)) return chosen
  const fromAll = leftOutOfAll(query, best, collection)
  if (fromAll) return leadWith(candidates.find(({ entry }) => entry === fromAll) ?? { ...best, entry: fromAll }, chosen)
  const open = leftOpen(query.concepts, collection.comparable(best.entry))
  if (open.length === 0) return chosen
  const key = heaviest(query.concepts)
  const saysKey = (entry: Entry): boolean => {
    const { title, heading, text } = collection.comparable(entry)
    return (coverages(key, `${title}\n${heading}\n${text}`)[0] ?? 0) >= COVERED
  }
  const isOnKey = saysKey(best.entry)
  const leavesOut = (entry: Entry): boolean =>
    entry.document === best.entry.document &&
    (!isOnKey || saysKey(entry)) &&
    isExcluding(collection.comparable(entry), (text, isListed) =>
      open.some((concept) => isLeftOut(concept, text, isListed)),
    )
  const entry = collection.entries.find(leavesOut)
  if (!entry || entry === best.entry) return chosen
  const excluding = candidates.find((candidate) => candidate.entry === entry) ?? { ...best, entry }
  return leadWith(excluding, chosen)
}

/** 搞楼盘开发的有份吗: the clause that leaves them out of all that the document grants (房地产企业均不享受本政策), if it does. */
function leftOutOfAll({ concepts }: Query, best: Candidate, { entries, comparable }: Collection): Entry | null {
  const { title } = comparable(best.entry)
  const named = concepts.filter(
    (concept) => concept.text.length > 1 && !isMoney(concept) && !title.includes(concept.text),
  )
  const most = Math.max(...named.map(({ weight }) => weight))
  const subject = named.filter(({ weight }) => weight >= most * MAIN)
  const leavesOut = (text: string): boolean => {
    const at = text.search(FROM_ALL)
    return at >= 0 && coverages(subject, text.slice(0, at)).some((share) => share >= COVERED)
  }
  return (
    entries.find(
      (entry) =>
        entry.document === best.entry.document && comparable(entry).sentences.some(({ text }) => leavesOut(text)),
    ) ?? null
  )
}

/** Least weight of the words that name whoever asks, as a share of that of the heaviest one. */
const MAIN = 0.5
const FROM_ALL =
  /(?:均|都|一律|全部)?不(?:得|能|予|再)?(?:享受|适用|纳入|执行)(?:于)?本(?:办法|政策|意见|措施|规定|细则|方案)(?!第)/

/** 哪些情况不给补助: the clause that lists them, before those that say what is given. */
function refusalsFirst(
  best: Candidate,
  chosen: readonly Candidate[],
  candidates: readonly Candidate[],
  collection: Collection,
): readonly Candidate[] {
  const listing = candidates
    .slice(0, NEAREST)
    .find(
      ({ entry }) => entry.document === best.entry.document && LISTS_REFUSALS.test(collection.comparable(entry).text),
    )
  return leadWith(listing, chosen)
}

const NOTHING =
  '(?:不予(?:补|奖|资助|支持|贴息|扶持|兑|享受|安排|发放)|不给予?|不享受|不(?:再)?(?:支持|补[助贴]|奖[励补]|资助)|不得(?:享受|申[请报领])|不能(?:享受|申[请报领]))'
const ASKS_WHICH_NOT =
  /(?:哪些|什么|啥|哪几[种类个]|什么样的?)(?:情[况形]|人|企业|单位|项目|行为|对象|[^,，。?？]{1,4}情[况形])[^,，。?？]{0,10}(?:不(?:能|可以)?(?:给|予|发|补|奖|支持|享受|享有|拿|领|申[请报])|[拿领]不[到了]|享受不|没有?资格)/
/** 有下列情形之一的,不予补助:, 对下列企业不享受. */
const LISTS_REFUSALS = new RegExp(
  `(?:下列|以下|如下|之一)[^。;\\n]{0,24}${NOTHING}|${NOTHING}[^。;\\n]{0,24}(?:下列|以下|如下|之一|(?:情形|情况|范围)[:：\\n])`,
)

/**
 * 买辆车行不行, 门头招牌要不要审批: who asks whether something may or must be done is answered by the clause that says it may
 * not, or need not, where one of the same document takes up as much of what was asked.
 *
 * @param chosen the clauses that would be cited, best first
 */
export function refusalFirst(
  { question, query }: { readonly question: string; readonly query: Query },
  chosen: readonly Candidate[],
  candidates: readonly Candidate[],
  collection: Collection,
): readonly Candidate[] {
  const [best] = chosen
  if (!best || !(ASKS_WHETHER.test(question) || ASKS_IF_NEEDED.test(question))) return chosen
  const shareOf = shareOfSubject(query)
  // 县长质量奖的奖金能不能发红包: the name that the document bears is said by each of its clauses.
  const shares = ({ entry }: Candidate, isMeant: (text: string) => boolean): number => {
    const { title, sentences } = collection.comparable(entry)
    return Math.max(0, ...sentences.map(({ text }) => (isMeant(text) ? shareOf(`${title}\n${text}`) : 0)))
  }
  const least = shares(best, () => true)
  const refuses = (text: string): boolean => REFUSES.test(text)
  const ended = ASKS_IF_STILL.test(question) ? endedFor(query, best, collection) : null
  const isEnded = (candidate: Candidate): boolean =>
    candidate.score >= best.score * NEAR_IF_ENDED &&
    (ended?.(candidate) ?? false) &&
    shares(candidate, refuses) >= least * AS_MUCH
  const noLonger = ended && candidates.find((candidate) => candidate !== best && isEnded(candidate))
  if (noLonger) return leadWith(noLonger, chosen)
  if (least === 0 || shares(best, refuses) >= least) return chosen
  const first = candidates
    .slice(0, NEAREST)
    .find(
      (candidate) =>
        candidate !== best &&
        candidate.entry.document === best.entry.document &&
        candidate.score >= best.score * NEAR_ENOUGH &&
        shares(candidate, refuses) >= least + MORE,
    )
  return leadWith(first, chosen)
}

/**
 * 复核过了还有奖金吗: tells the clauses of the same document in which a sentence says that nothing is granted any more, and names
 * what the best clause does not (复核通过的不再给予奖励, beside what is granted at first).
 */
function endedFor(
  { concepts }: Query,
  { entry: best }: Candidate,
  collection: Collection,
): (candidate: Candidate) => boolean {
  const most = Math.max(...concepts.map(({ weight }) => weight))
  const named = concepts.filter(
    (concept) => concept.weight >= most * NAMED && concept.text.length > 1 && !isMoney(concept),
  )
  const said = coverages(named, collection.comparable(best).text)
  const unsaid = named.filter((_, i) => (said[i] ?? 0) < COVERED)
  return ({ entry }) =>
    entry.document === best.document &&
    collection
      .comparable(entry)
      .sentences.some(({ text }) => NO_LONGER.test(text) && coverages(unsaid, text).some((share) => share >= COVERED))
}

/** Least weight of a word that names what is asked about, as a share of that of the heaviest one. */
const NAMED = 0.1
const ASKS_IF_STILL =
  /还(?:会|能|可以|可)?(?:再)?(?:有|给|补|奖|发|拿|领|享受)[^,，。?？]{0,8}(?:[吗么嘛]|没有?|不[给补奖发]?[钱了]?)[\s?？。]*$/
/** 不再给予奖励; 不再对专利授权给予资助. */
const NOT_ANY_MORE = '不再(?:[对向给为][^，,。；;]{1,24})?(?:给予|予以|享受|奖|补|资助|支持|发放|安排)'
const NO_LONGER = new RegExp(NOT_ANY_MORE)

const NEAREST = 10
/**
 * Share of what the best sentence takes up of the subject: what one tells of oneself (评的) need not be said again, and 专利 stands for
 * 发明专利 too.
 */
const AS_MUCH = 0.45
/** Share of the best clause's score. */
const NEAR_ENOUGH = 0.75
/** 不再对国内专利给予资助 stands in the last article, far behind the grant for those from abroad. */
const NEAR_IF_ENDED = 0.6
/** How much more of the subject its sentence takes up. */
const MORE = 0.1
const ASKS_IF_NEEDED = /要不要|用不用|需不需要|给不给|准不准|让不让/
/** 不得低于 and 不予受理期间 grant or bound something else. */
const REFUSES = new RegExp(
  `(?<!其他[^,，]{0,6})不得(?!低于|少于|超过|高于|多于|早于|晚于)|不予|禁止|严禁|不享受|不能|不可|不受|无需|无须|不需要?|免于|不属于|不适用|${NOT_ANY_MORE}`,
)

/** 拿到UFI认证有没有奖励: the word that says most, if it is no money. */
function heaviest(concepts: readonly Concept[]): readonly Concept[] {
  const named = concepts.filter((concept) => !isMoney(concept))
  const most = Math.max(...named.map(({ weight }) => weight))
  return named.filter(({ weight }) => weight === most).slice(0, 1)
}

/** Whether any sentence leaves something out; those below 有下列情形之一的，不予资助 do by naming it. */
function isExcluding(
  { text, sentences }: Comparable,
  leavesOut: (sentence: string, isListed: boolean) => boolean,
): boolean {
  const listed = LISTS_EXCLUDED.exec(text)
  const below = listed ? text.slice(listed.index + listed[0].length) : ''
  return sentences.some((sentence) => leavesOut(sentence.text, below.includes(sentence.text)))
}

/** Whether a sentence names it and then, within the same phrase or the next, says no, or is for all but it (非国有企业). */
function isLeftOut({ text: word, alternatives }: Concept, sentence: string, isListed: boolean): boolean {
  return [word, ...alternatives.map(({ text }) => text)].some((name) => {
    const at = sentence.indexOf(name)
    if (at < 0) return false
    // 非税收入 and 民办非企业单位 leave nobody out.
    const isForOthers = sentence[at - 1] === '非' && !'入单'.includes(sentence[at + name.length] ?? '。')
    return isForOthers || isListed || EXCLUDES.test(sentence.slice(at, at + name.length + WITHIN))
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
  /(?:吗|(?<![什怎那这多])么|嘛|不|没|没有|否)[\s?？!！。~～]*$|能不能|可不可以|是不是|算不算|行不行|有没有|能否|可否|是否|给不给|(?:能|可以|算|给|补|享受).{0,16}(?:吗|(?<![什怎那这多])么|不(?=[,，?？]|$))/
/** 有下列情形之一的,不予资助与奖励:, 下列支出不得使用创新券:. */
const LISTS_EXCLUDED =
  /(?:下列|以下)[^。;\n]{0,24}(?:不予(?!受理)|不得|不享受|不支持|不纳入|不在)[^。;:\n]{0,20}:|(?:不予(?!受理)|不得|不享受|不支持|不纳入)[^。;:\n]{0,16}(?:下列|以下)[^。;:\n]{0,8}:/
const EXCLUDES =
  /不(?:适用|予(?!受理)|享受|得享受|再享受|纳入|计入|列入|属于|包括|含|算|补|奖|支持|安排)|除外|不在.{0,6}范围|不能(?:享受|申请|申报)/
