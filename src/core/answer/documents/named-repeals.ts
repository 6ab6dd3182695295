/** Which of the titles that documents of the library repeal a question names. */
import type { PolicyDocument, Repealed } from '../../model.ts'
import type { Entry } from '../../search/collection.ts'
import type { Concept } from '../../search/query.ts'
import { coverages } from '../../search/rank.ts'
import { normalise } from '../../text/normalise.ts'
import { parseOrdinal } from '../../text/numerals.ts'
import { isOfYear, yearAsked } from '../standing/another-year.ts'
import { namedIn, nameKey } from '../standing/named-documents.ts'
import type { Scope } from '../places/scope.ts'
import { regionName, titleOf } from '../document-names.ts'

/** A title that a document of the library repeals, and where it says so. */
export interface Repeal {
  readonly document: PolicyDocument
  readonly title: Repealed
}

/** Those whose number is asked for. It may have words of the question before it, or lack the issuer's letters. */
export function repealsNumbered(repeals: readonly Repeal[], asked: string): readonly Repeal[] {
  const sought = squeezed(asked)
  return repeals.filter(({ title }) => {
    const number = squeezed(title.number ?? '')
    return number !== '' && (sought.endsWith(number) || number.endsWith(sought))
  })
}

/**
 * Those that the question names by their titles, by enough words of them, or by a year or a count of measures
 * (2019年那个办法, 九条措施) in the place asked about. None if the words are those of a document that the library holds.
 */
export function repealsTitled(
  repeals: readonly Repeal[],
  { question, words }: { readonly question: string; readonly words: readonly string[] },
  scope: Scope,
  documents: readonly PolicyDocument[],
): readonly Repeal[] {
  const year = yearAsked(question)
  const ofYear = repeals.filter(({ title }) => year === null || (yearsOf(title) ?? [year]).includes(year))
  const asked = titleKey(question)
  const held = documents.map((document) => titleKey(titleOf(document)))
  const isOwn = (ending: string): boolean => held.some((key) => key.endsWith(ending))
  const isNamed = (repeal: Repeal): boolean =>
    namesTitle(asked, repeal, scope) || namesEnding(asked, repeal.title.value, isOwn)
  const inWords = wordsOfTitle(words)
  const isHeld = documents.some(
    (document) =>
      scope.fit(document) > 0 && (year === null || isOfYear(document, year)) && inWords(titleKey(titleOf(document))),
  )
  const worded = isHeld ? [] : ofYear.filter(({ title }) => inWords(titleKey(title.value)))
  const isParticular = ({ document, title }: Repeal): boolean =>
    isOfPlace(document, scope) && (countIn(words) !== null || (year !== null && yearsOf(title) !== null))
  const [only, ...others] = worded.filter(isParticular)
  const byParticular = only && others.length === 0 ? only : null
  // 重庆沼气补助那个细则: a short subject will do where one title alone has it, ended by an office of the place itself.
  const [sole, ...more] = worded
  const byShort = sole && more.length === 0 && isOfPlace(sole.document, scope) && hasSubject(words, SHORT) ? sole : null
  return ofYear.filter(
    (repeal) =>
      isNamed(repeal) ||
      repeal === byParticular ||
      repeal === byShort ||
      (hasSubject(words) && worded.includes(repeal)),
  )
}

/**
 * The title that a question means which leads to a list of what is repealed (关于废止部分文件的通知): the only one of its
 * clause, or the one that says most of the subject. Null where the list itself is asked about, or nothing tells which.
 */
export function repealMeant({ document, clause }: Entry, question: string, subject: readonly Concept[]): Repeal | null {
  if (!ONLY_REPEALS.test(titleOf(document)) || LIST_ITSELF.test(question)) return null
  const titles = document.metadata.repeals.filter(
    ({ span }) => span && clause.start <= span.start && span.end <= clause.end,
  )
  const total = subject.reduce((sum, { weight }) => sum + weight, 0)
  const said = titles.map(({ value }) =>
    coverages(subject, normalise(value)).reduce((sum, share, i) => sum + share * (subject[i]?.weight ?? 0), 0),
  )
  const most = Math.max(...said)
  const [title, ...others] = titles.filter((_, i) => said[i] === most)
  if (!title || others.length > 0) return null
  return titles.length === 1 || most >= total * MOSTLY ? { document, title } : null
}

/** What only repeals takes no place of its own. */
export const ONLY_REPEALS = /废止|失效|清理|宣布/
/** 废止部分文件的通知还有效吗. */
const LIST_ITSELF = /(?:废止|失效|作废|清理|宣布)[^，,。？?]{0,16}(?:通知|决定|公告|通告|目录)/
/** Share of the subject. */
const MOSTLY = 0.5

/** Those of them that the library itself does not hold. */
export function unheldOf(repeals: readonly Repeal[], documents: readonly PolicyDocument[]): readonly Repeal[] {
  const named = namedIn(documents)
  return repeals.filter(({ document, title }) => named(title, document).length === 0)
}

/** 旅游产业发展那个若干意见: whether a title holds every word of it; never if they name no kind. */
export function wordsOfTitle(words: readonly string[]): (title: string) => boolean {
  const name = nameIn(words)
  const count = countIn(words)
  const isKind = name.some((word) => KIND.test(word)) || count !== null
  return (title) => isKind && name.every((word) => title.includes(word)) && (count === null || countOf(title) === count)
}

/** Whether words name a subject, and not only a kind of document. */
export function hasSubject(words: readonly string[], shortest = SHORTEST): boolean {
  const subject = nameIn(words).filter((word) => !KIND.test(word))
  return subject.join('').length >= shortest
}

/** Of the same name for 寄住证暂行办法 and 《寄住证》的暂行办法. */
export function titleKey(title: string): string {
  return nameKey(normalise(title)).replace(/的/g, '')
}

/** Characters of a title that cannot be meant as a subject. */
const SHORTEST = 5
/** The same where nothing else can be meant: 养殖补助. */
export const SHORT = 4

const ABOUT_STATUS = /^(?:废止|作废|失效|停止|执行|已经|目前|现在|现行|有效|还有效|过期|20\d\d年?)+$/
const KIND = /(?:(?:暂行|试行|管理|实施|工作|若干)?(?:办法|规定|细则|意见|方案|措施|政策)|条例|通知)$/
const COUNT = /^([一二三四五六七八九十]{1,3}|\d{1,2})[条项]/

/** The words of a title: a single character says nothing. */
function nameIn(words: readonly string[]): string[] {
  return words.filter((word) => word.length > 1 && !ABOUT_STATUS.test(word) && !COUNT.test(word))
}

/** 九条, 十项: how many measures the words speak of. */
function countIn(words: readonly string[]): number | null {
  const [count] = words.flatMap((word) => COUNT.exec(word)?.[1] ?? [])
  return count === undefined ? null : parseOrdinal(count)
}

/** The same of a title that ends in it: 促进工业企业发展九条措施. */
function countOf(title: string): number | null {
  const [, count] = /([一二三四五六七八九十]{1,3}|\d{1,2})[条项][^条项]{0,6}$/.exec(title) ?? []
  return count === undefined ? null : parseOrdinal(count)
}

/** The whole title, or all of it but the place or the issuer it begins with. */
function namesTitle(asked: string, { title, document }: Repeal, scope: Scope): boolean {
  const key = titleKey(title.value)
  const place = regionName(document)
  const core = key.startsWith(place) ? key.slice(place.length) : key
  const subject = isOfPlace(document, scope) ? key.replace(/^.*?关于(?:印发|发布)?/, '') : core
  return [core, subject].some((name) => name.length >= SHORTEST && asked.includes(name))
}

function isOfPlace(document: PolicyDocument, { places, fit }: Scope): boolean {
  return places.length > 0 && fit(document) === 1
}

/** 工作寄住证的暂行办法: the end of a long title with enough before its kind, if it is not that of a document held. */
function namesEnding(asked: string, title: string, isOwn: (ending: string) => boolean): boolean {
  const key = titleKey(title)
  const kind = KIND.exec(key)?.[0].length ?? 0
  if (kind === 0) return false
  const shortest = key.slice(-(kind + SHORTEST))
  if (shortest.length < kind + SHORTEST || !asked.includes(shortest)) return false
  return !isOwn(shortest)
}

/** The years that a title, or its number, tells it is of; null if neither tells. */
function yearsOf({ value, number }: Repealed): readonly string[] | null {
  return `${number ?? ''} ${value}`.match(/20\d\d/g)
}

function squeezed(number: string): string {
  return normalise(number)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?<=[0-9]{4})年/, '')
}
