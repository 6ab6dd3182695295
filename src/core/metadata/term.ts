import type { Found, Span } from '../model.ts'
import { mendWithMap } from '../text/mend.ts'
import { parseNumeral } from '../text/numerals.ts'
import { DATE, findDates, lastDayOf, lastDayOfMonth } from './dates.ts'
import type { Front } from './front.ts'

/** From when to when a document holds, as its title and its last article say. */
export interface Term {
  readonly validFrom: Found<string> | null
  readonly validTo: Found<string> | null
  /** The sentence that ends its term with an event and no date (有效期至…响应解除), or counts it from a day unknown. */
  readonly statedTerm: Found<string> | null
}

/**
 * `issuedOn` is the date of issue: terms such as 自印发之日起施行，有效期三年 count from it. What is said in a sentence is
 * read from the mended text, as lines may break inside a date.
 */
export function readTerm(source: string, front: Front, issuedOn: string | null): Term {
  const titled = titleTerm(source, front)
  const { text, offsets } = mendWithMap(source)
  const inSource = (read: Found<string> | null): Found<string> | null => {
    if (!read?.span) return read
    const last = offsets[read.span.end - 1]
    return {
      ...read,
      span: { start: offsets[read.span.start] ?? 0, end: last === undefined ? source.length : last + 1 },
    }
  }
  const from = inSource(startOf(text, issuedOn)) ?? titled.validFrom
  const dated = inSource(endOf(text, from?.value ?? issuedOn, issuedOn)) ?? titled.validTo
  const statedTerm = dated ? null : inSource(undatedTerm(text))
  const until = dated ?? (statedTerm ? null : planned(source, front, issuedOn))
  const fromIssue = until?.from === 'inferred' && issuedOn ? found(issuedOn, until.span, 'inferred') : null
  return { validFrom: from ?? fromIssue, validTo: until, statedTerm }
}

const OWN =
  '本(?:办法|措施|意见|通知|政策|规定|条例|细则|方案|决定|公告|通告|文件|政策措施|实施意见|实施细则|若干措施|实施方案|计划|规划|指南|实施办法|政策意见|制度|若干政策)'
const YEARS = '([0-9]{1,2}|[一二两三四五六七八九十]{1,2})\\s?(?:个)?(年|个月|月)'

/** （2023—2025年） in the document's own title; one inside 《》 belongs to a document that is cited. */
function titleTerm(source: string, front: Front): Omit<Term, 'statedTerm'> {
  const spans = [front.title?.span, front.noticeTitle?.span, ...front.lines].flatMap((span) => (span ? [span] : []))
  for (const span of spans) {
    const text = source.slice(span.start, span.end)
    const own = /印发|发布/.test(text) ? text : blankQuoted(text)
    const match = /((?:19|20)\d{2})\s?年?\s?[-—–－~～至到]{1,2}\s?((?:19|20)\d{2})\s?年?/.exec(own)
    if (!match?.[1] || !match[2]) continue
    const at = { start: span.start + match.index, end: span.start + match.index + match[0].length }
    return { validFrom: found(`${match[1]}-01-01`, at), validTo: found(`${match[2]}-12-31`, at) }
  }
  return { validFrom: null, validTo: null }
}

/** Cited titles made blank, their length kept. */
function blankQuoted(text: string): string {
  let depth = 0
  return [...text]
    .map((c) => (c === '《' ? (depth++, c) : c === '》' ? (depth--, c) : depth > 0 ? ' '.repeat(c.length) : c))
    .join('')
}

const START = new RegExp(
  `自\\s?(?:(${DATE.source})|(印发|发布|公布|颁布|下发|发文)之日)\\s?起\\s?(?:正式|开始)?(?:施行|实施|执行|生效)`,
  'g',
)

/** The last such sentence that speaks of the document itself. */
function startOf(source: string, issuedOn: string | null): Found<string> | null {
  let last: Found<string> | null = null
  for (const match of source.matchAll(START)) {
    const span = { start: match.index, end: match.index + match[0].length }
    if (!speaksOfItself(source, span)) continue
    const [date] = findDates(match[0])
    const iso = date?.iso ?? issuedOn
    if (iso) last = found(iso, span)
  }
  return last
}

const UNTIL_DATE = new RegExp(
  `(?:有效期|执行期限?|实施期限?|施行期限?|政策期限|期限|执行|施行|实施|有效)(?:限|间)?(?:为|暂定)?(?:[^。；\\n]{0,30}?)(?:至|到|截至|截止到?)\\s?(${DATE.source})`,
  'g',
)
const FOR_YEARS = new RegExp(
  `(?:有效期限?|执行期限?|实施期限?|施行期限?|政策期限|试行期|暂定|试行|执行期)(?:限|间)?(?:暂定)?(?:为|是)?[：:]?\\s?${YEARS}`,
  'g',
)

/** 有效期至2027年6月, 有效期至2027年底 name no day: the term ends with the month or the year. */
const UNTIL_MONTH =
  /(?:有效期限?|(?:执行|实施|施行|政策|试行)期限?)(?:为|暂定为?|延长)?(?:[自从][^。；，]{4,16}?)?(?:至|到|截至|截止到?)\s?((?:19|20)[0-9]{2})\s?年\s?(?:([0-9]{1,2})\s?月)?[底末]?(?![0-9])/g

/** 政策期限为2016年至2018年 names years and no days. */
const YEAR_RANGE =
  /(?:有效期限?|(?:执行|实施|施行|政策)期限?)(?:为|是|：)?\s?((?:19|20)[0-9]{2})年?\s?[-—–－~～至到]{1,2}\s?((?:19|20)[0-9]{2})年(?![0-9])/g

/** 自发布之日起3个月止 counts from the date of issue. */
const SINCE_ISSUE = new RegExp(
  `自(?:印发|发布|公布|颁布|下发|发文)之日起\\s?(?:试行|有效)?(?:期?为)?\\s?${YEARS}\\s?(?:内有效|有效|为?止)`,
  'g',
)

function endOf(source: string, from: string | null, issuedOn: string | null): Found<string> | null {
  let last: Found<string> | null = null
  for (const match of source.matchAll(UNTIL_DATE)) {
    const span = { start: match.index, end: match.index + match[0].length }
    const date = findDates(match[0]).at(-1)
    if (date && speaksOfItself(source, span)) last = found(date.iso, span)
  }
  if (last) return last
  for (const match of source.matchAll(UNTIL_MONTH)) {
    const span = { start: match.index, end: match.index + match[0].length }
    const iso = lastDayOfMonth(match[1], match[2] ?? '12')
    if (iso && speaksOfItself(source, span)) last = found(iso, span)
  }
  if (last) return last
  for (const match of source.matchAll(YEAR_RANGE)) {
    const span = { start: match.index, end: match.index + match[0].length }
    if (speaksOfItself(source, span)) last = found(`${match[2]}-12-31`, span)
  }
  if (last) return last
  for (const match of source.matchAll(FOR_YEARS)) {
    const span = { start: match.index, end: match.index + match[0].length }
    const iso = from ? periodEnd(from, match[1], match[2]) : null
    if (iso && speaksOfItself(source, span)) last = found(iso, span)
  }
  if (last) return last
  for (const match of source.matchAll(SINCE_ISSUE)) {
    const span = { start: match.index, end: match.index + match[0].length }
    const iso = issuedOn ? periodEnd(issuedOn, match[1], match[2]) : null
    if (iso && speaksOfItself(source, span)) last = found(iso, span)
  }
  return last
}

const TERM_NOUN = '(?:有效期限?|执行期限?|实施期限?|施行期限?|政策期限|期限)(?:为|暂定|是)?'
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
    if (!speaksOfItself(source, span) && !speaksOfAllAbove(source, span)) continue
    const sentence = sentenceOf(source, span)
    const text = source.slice(sentence.start, sentence.end)
    // What an explanation says of another document's term (《公告》自…起施行) is not its own.
    if (OPENS_TERM.test(text)) last = found(text, sentence)
  }
  return last
}

const OPENS_TERM = new RegExp(`^(?:${OWN}|以上|上述|自)`)

/** 以上政策自印发之日起实施，有效期至…. */
function speaksOfAllAbove(source: string, span: Span): boolean {
  return ALL_ABOVE.test(source.slice(lastStop(source, span.start), span.start))
}

const ALL_ABOVE = /以上(?:各项)?(?:政策|措施)/

/** From where the document is named, or the sentence begins, to where it ends. */
function sentenceOf(source: string, span: Span): Span {
  const from = Math.max(lastStop(source, span.start), span.start - 120)
  const before = source.slice(from, span.start)
  const named = before.search(SELF)
  const start = named >= 0 ? from + named : from + (/^[。\s]*/.exec(before)?.[0].length ?? 0)
  const stop = source.slice(span.end, span.end + 60).search(/[。；\n]/)
  return { start, end: stop < 0 ? span.end : span.end + stop }
}

/** 通过三年时间 in the aims of a plan that names no years: counted from its date of issue, and said to be inferred. */
function planned(source: string, front: Front, issuedOn: string | null): Found<string> | null {
  const body = source.slice(front.bodyStart)
  const match = /(?:通过|用|力争|利用|经过)\s?([0-9]|[一二两三四五])\s?年(?:时间|左右的?时间|的?努力)/.exec(body)
  if (!match?.[1] || !issuedOn) return null
  const start = front.bodyStart + match.index
  const iso = periodEnd(issuedOn, match[1], '年')
  return iso ? found(iso, { start, end: start + match[0].length }, 'inferred') : null
}

function periodEnd(from: string, figures: string | undefined, unit: string | undefined): string | null {
  const value = parseNumeral(figures ?? '')
  if (value === null || value < 1 || value > 30) return null
  return unit === '年' ? lastDayOf(from, value) : lastDayOf(from, 0, value)
}

/** The sentence names 本办法 and the like, or says when it comes into force; a measure's own period does neither. */
function speaksOfItself(source: string, span: Span): boolean {
  const start = Math.max(lastStop(source, span.start), span.start - 120)
  const stop = source.slice(span.end, span.end + 100).search(/[。\n]/)
  const sentence = source.slice(start, stop < 0 ? span.end + 100 : span.end + stop)
  if (SUBJECT.test(sentence)) return true
  return (
    /之日起|起施行|起实施/.test(sentence) &&
    !/[》〉][^。]{0,12}$/.test(source.slice(start, span.start)) &&
    sentence.length < 80
  )
}

const SUBJECT = new RegExp(OWN)
const SELF = new RegExp(`${OWN}|${ALL_ABOVE.source}`)

function lastStop(source: string, at: number): number {
  const from = Math.max(0, at - 200)
  const before = source.slice(from, at)
  return from + Math.max(before.lastIndexOf('。'), before.lastIndexOf('\n'), 0)
}

function found<T>(value: T, span: Span | null, from: 'text' | 'inferred' = 'text'): Found<T> {
  return { value, span, from }
}
