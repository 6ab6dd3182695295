import type { ClauseTerm, Found, Span } from '../../model.ts'
import { DATE, daysAfter, findDates, lastDayOf } from '../../text/dates.ts'
import { mendWithMap } from '../../text/mend.ts'
import { foldFigures } from '../../text/normalise.ts'
import { parseNumeral } from '../../text/numerals.ts'
import { outerTitles } from '../../text/quoted-titles.ts'
import { asItsOwn, readReported } from '../origin/reported.ts'
import type { Front } from '../title/front.ts'
import { clauseTermsIn } from './clause-terms.ts'
import { isOfThing, OWN, ownSentence, speaksOfAllAbove, speaksOfItself } from './own-sentence.ts'
import { partTerms, withoutParts } from './part-terms.ts'
import { announcedPeriod } from './period.ts'
import { datedEndOf, endOf, FOR_YEARS, periodEnd, SINCE_ISSUE } from './term-end.ts'

/** From when to when a document holds, as its title and its last article say. */
export interface Term {
  readonly validFrom: Found<string> | null
  readonly validTo: Found<string> | null
  /** The sentence that ends its term with an event and no date (有效期至…响应解除), or counts it from a day unknown. */
  readonly statedTerm: Found<string> | null
  /** Where it has no term: the end of the years that it means to reach its aims in. */
  readonly plannedUntil: Found<string> | null
  readonly clauseTerms: readonly ClauseTerm[]
}

/**
 * `issuedOn` is the date of issue: terms such as 自印发之日起施行，有效期三年 count from it; null for a draft, which has yet
 * to be issued. What is said in a sentence is read from the mended text, as lines may break inside a date.
 */
export function readTerm(source: string, front: Front, issuedOn: string | null): Term {
  const titled = titleTerm(source, front)
  const { text: mended, offsets } = mendWithMap(withoutParts(source, front.parts))
  const text = foldFigures(mended)
  const inSource = <T extends Found<string> | null>(read: T): T => {
    if (!read?.span) return read
    const last = offsets[read.span.end - 1]
    const end = last === undefined ? source.length : last + 1
    return { ...read, span: { start: offsets[read.span.start] ?? 0, end } }
  }
  const reported = readReported(source, front)
  const announced = announcedPeriod(text)
  const named = namedBySubject(asItsOwn(text, reported?.names ?? ownNames(front)), front.title?.value ?? '')
  // A report does not say when what it reports was issued.
  const day = reported ? null : issuedOn
  const from =
    inSource(startOf(text, issuedOn) ?? startOf(named, day)) ??
    pageDay(source, front, 'startsOn') ??
    inSource(announced?.from ?? null) ??
    begun(titled, issuedOn)
  const begins = from?.value ?? (beginsOnBlank(text) ? null : issuedOn)
  const [beginning, ofNamed] = [
    { from: begins, issuedOn },
    { from: reported ? (from?.value ?? null) : begins, issuedOn: day },
  ]
  // 《办法》…有效期至2027年12月31日 is surer than a number of years that the text counts, of whatever.
  const said =
    inSource(
      datedEndOf(text, beginning) ??
        datedEndOf(named, ofNamed) ??
        endOf(text, beginning) ??
        endOf(named, ofNamed) ??
        announced?.to ??
        null,
    ) ?? titled.validTo
  const dated = earlier(said, pageDay(source, front, 'endsOn'))
  const statedTerm = dated ? null : inSource(undatedTerm(text))
  const plannedUntil = dated || statedTerm ? null : planned(source, front, issuedOn)
  const clauseTerms = [
    ...clauseTermsIn(text).map(inSource),
    ...partTerms(source, front.parts, { from: begins, issuedOn }, startOf),
  ]
  return { validFrom: from, validTo: dated, statedTerm, plannedUntil, clauseTerms }
}

/** By its title, or by that which a notice issues, a document may name itself too. */
function ownNames({ title, noticeTitle }: Front): string[] {
  const issued = [title, noticeTitle].flatMap((one) => (one && /印发|发布|公布/.test(one.value) ? [one.value] : []))
  return [...(title ? [title.value] : []), ...issued.flatMap((one) => outerTitles(one).map(({ value }) => value))]
}

/**
 * The text, as long, in which 稳岗返还政策执行至… of a notice on 稳岗返还 is said of 本政策: what its title names alone is all that
 * it is about.
 */
function namedBySubject(text: string, title: string): string {
  const ofTitle = [...text.matchAll(POLICY_UNTIL)].filter(([, subject = '']) => title.includes(subject))
  const [only] = ofTitle
  if (!only || ofTitle.length > 1) return text
  const [policy] = only
  return text.slice(0, only.index) + '本政策'.padEnd(policy.length, '　') + text.slice(only.index + policy.length)
}

const POLICY_UNTIL = /(?<!\p{Script=Han})(\p{Script=Han}{3,16})政策(?=(?:执行|实施|施行)(?:期限?)?(?:至|到|截至))/gu

function pageDay(source: string, { page }: Front, field: 'startsOn' | 'endsOn'): Found<string> | null {
  const span = page.fields.get(field)
  const [date] = span ? findDates(source.slice(span.start, span.end)) : []
  return span && date ? found(date.iso, span) : null
}

/** A page tells of an end that came before the one that the text foresaw. */
function earlier(a: Found<string> | null, b: Found<string> | null): Found<string> | null {
  return a && b ? (b.value < a.value ? b : a) : (a ?? b)
}

/** （2023—2025年）, “十四五” in the document's own title; one inside 《》 belongs to a document that is cited. */
function titleTerm(source: string, front: Front): Pick<Term, 'validFrom' | 'validTo'> {
  const spans = [front.title?.span, front.noticeTitle?.span, ...front.lines].flatMap((span) => (span ? [span] : []))
  for (const span of spans) {
    const text = foldFigures(source.slice(span.start, span.end))
    const own = /印发|发布/.test(text) ? text : blankQuoted(text)
    const years = yearsIn(own)
    if (!years) continue
    const at = { start: span.start + years.start, end: span.start + years.end }
    return { validFrom: found(`${years.first}-01-01`, at), validTo: found(`${years.last}-12-31`, at) }
  }
  return { validFrom: null, validTo: null }
}

/** A plan for 2024—2026 that was issued in April was not in force in January. */
function begun({ validFrom }: Pick<Term, 'validFrom'>, issuedOn: string | null): Found<string> | null {
  return validFrom && issuedOn && issuedOn > validFrom.value ? null : validFrom
}

function yearsIn(title: string): (Span & { readonly first: number; readonly last: number }) | null {
  const match = YEARS.exec(title) ?? FIVE_YEAR_PLAN.exec(title)
  if (!match) return null
  const [matched, first, last, plan] = match
  const span = { start: match.index, end: match.index + matched.length }
  if (first && last) return { ...span, first: Number(first), last: Number(last) }
  // 十一五 began in 2006.
  const begins = 2001 + 5 * '〇一二三四五六'.indexOf(plan ?? '一')
  return { ...span, first: begins, last: begins + 4 }
}

const YEARS = /((?:19|20)\d{2})\s?年?\s?[-—–－~～至到]{1,2}\s?((?:19|20)\d{2})\s?年?/
/** “十四五”期间, …“十四五”规划: a decision of the Plan's years, and no news of it. */
const FIVE_YEAR_PLAN = /()()十([一二三四五六])五[”"]?(?=时期|期间|[^，。]{0,30}(?:规划|计划|纲要)》?(?:的通知)?$)/

/** Cited titles made blank, their length kept. */
function blankQuoted(text: string): string {
  let depth = 0
  return [...text]
    .map((c) => (c === '《' ? (depth++, c) : c === '》' ? (depth--, c) : depth > 0 ? ' '.repeat(c.length) : c))
    .join('')
}

const TERM_NAMED = '(?:有效期限?|执行期限?|实施期限?|施行期限?|政策期限)(?:暂定)?(?:为|是)?'
const START = new RegExp(
  // 自2025年1月1日起至2026年12月31日执行: the first of the two days.
  `[自从于]\\s?(?:(?:${DATE.source})(?:\\s?起?\\s?(?:至|到|[-—–~～]{1,2})\\s?(?:${DATE.source})\\s?止?)?|(?:印发|发布|公布|颁布|下发|发文)之日)\\s?起?\\s?` +
    `(?:满?\\s?(?<count>[0-9]{1,3}|[一二三四五六七八九十]{1,3})\\s?(?:个)?(?<unit>[日天月])(?:以?后|之后)?\\s?起?\\s?)?(?:正式|开始)?(?:施行|实施|执行|生效|试行)` +
    // 本措施执行期为2024年1月1日至2024年12月31日, 本政策执行期暂定为自发布之日起的三个月
    `|${TERM_NAMED}\\s?[自从]?\\s?(?:(?:${DATE.source})\\s?起?\\s?(?:至|到|[-—–~～]{1,2})\\s?(?:${DATE.source})|(?:印发|发布|公布|颁布|下发|发文)之日起)`,
  'g',
)
/** 自 年 月 日起施行, 自202X年X月X日起施行 in a draft or a form. */
const BLANK_START =
  /[自从]\s?[0-9Xx×＊*_＿○〇]{0,4}\s?年[\s0-9Xx×＊*_＿○]{0,6}月[\sXx×＊*_＿○]{0,6}日\s?起\s?(?:正式|开始)?(?:施行|实施|执行|生效|试行)/g

function beginsOnBlank(text: string): boolean {
  return [...text.matchAll(BLANK_START)].some((match) =>
    speaksOfItself(text, { start: match.index, end: match.index + match[0].length }),
  )
}

/** The last such sentence that speaks of the document itself. */
function startOf(source: string, issuedOn: string | null): Found<string> | null {
  let last: Found<string> | null = null
  for (const match of source.matchAll(START)) {
    const span = { start: match.index, end: match.index + match[0].length }
    if (!speaksOfItself(source, span) && !speaksOfAllAbove(source, span)) continue
    const [date] = findDates(match[0])
    const iso = date?.iso ?? issuedOn
    if (iso) last = found(laterBy(iso, match.groups), span)
  }
  return last
}

/** 自印发之日起30日后施行. */
function laterBy(from: string, { count, unit }: { readonly [name: string]: string | undefined } = {}): string {
  const value = parseNumeral(count ?? '')
  if (value === null) return from
  return daysAfter(unit === '月' ? lastDayOf(from, 0, value) : from, unit === '月' ? 1 : value)
}

const TERM_NOUN = `(?:${TERM_NAMED}|期限(?:为|暂定|是)?)`
const UNDATED = [
  // 有效期至一级响应解除之日止, 施行至疫情结束
  `(?:${TERM_NOUN}|有效|执行|施行|实施)\\s?(?:至|到|截至|截止到?)[^。；，\\n]{2,40}?(?:解除|结束|终止|停止|为止|之日止)`,
  // 有效期为…期间, 在…期间有效, 适用于…期间
  `${TERM_NOUN}[^。；，\\n\\d]{2,24}期间`,
  '在[^。；，\\n\\d]{2,24}期间(?:内)?(?:有效|执行|实施|施行)',
  '适用于[^。；，\\n\\d]{2,24}期间(?=[。；，\\s]|$)',
  // 截止日期视…情况另行公告, 待…结束后自行废止
  '(?:截止(?:日期|时间)?|期限)将?视[^。；，\\n]{2,20}另行[^。；，\\n]{2,4}',
  '待[^。；，\\n]{2,30}(?:结束|解除)后(?:自行|自动|即行)?(?:废止|失效|终止)',
]
const UNDATED_TERM = new RegExp([...UNDATED, SINCE_ISSUE.source, FOR_YEARS.source].join('|'), 'g')

/** The last sentence that ends the document's term otherwise than on a day that is known. */
function undatedTerm(source: string): Found<string> | null {
  let last: Found<string> | null = null
  for (const match of source.matchAll(UNDATED_TERM)) {
    const span = { start: match.index, end: match.index + match[0].length }
    if (isOfThing(source, span) || (!speaksOfItself(source, span) && !speaksOfAllAbove(source, span))) continue
    const sentence = ownSentence(source, span)
    const text = source.slice(sentence.start, sentence.end)
    // What an explanation says of another document's term (《公告》自…起施行) is not its own.
    if (OPENS_TERM.test(text)) last = found(...withoutOthers(source, sentence, span))
  }
  return last
}

/**
 * 本政策措施的支持对象为…的中小企业，执行期限至应急响应解除; 本措施由…负责解释，自印发之日起施行，适用于疫情防控期间: what the sentence says before
 * it is none of the term; who explains is quoted with it all the same.
 */
function withoutOthers(source: string, sentence: Span, term: Span): [string, Span] {
  const before = source.slice(sentence.start, term.start)
  const explained = EXPLAINED_BY.exec(before)?.[0].length ?? 0
  const start = BEGINS_OR_NAMES.test(before) ? sentence.start : term.start
  return [source.slice(Math.min(start + explained, term.start), sentence.end), { start, end: sentence.end }]
}

/** 本办法自…起施行，有效期, 本通知执行期限; what names more than itself speaks of something else. */
const BEGINS_OR_NAMES = /起[^，]{0,12}(?:施行|实施|执行|生效|试行)|^[^，]{0,40}$/

const EXPLAINED_BY = /^[^，。；]{0,50}(?:负责)?解释[，；]\s?/

const OPENS_TERM = new RegExp(`^(?:${OWN}|以上|上述|自)`)

/** 通过三年时间, 力争用3年时间打造…: how long a plan takes to reach its aims, and not how long it holds. */
function planned(source: string, front: Front, issuedOn: string | null): Found<string> | null {
  const body = source.slice(front.bodyStart)
  const match = /(?:通过|用|力争|利用|经过)\s?([0-9]|[一二两三四五])\s?年(?:时间|左右的?时间|的?努力)/.exec(body)
  if (!match?.[1] || !issuedOn) return null
  const start = front.bodyStart + match.index
  const iso = periodEnd(issuedOn, match[1], '年')
  return iso ? found(iso, { start, end: start + match[0].length }, 'inferred') : null
}

function found<T>(value: T, span: Span | null, from: 'text' | 'inferred' = 'text'): Found<T> {
  return { value, span, from }
}
