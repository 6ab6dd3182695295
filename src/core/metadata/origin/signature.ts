/** Who signed a text, and when. */
import { firstHalf } from '../../layout/shapes.ts'
import type { Found, Span } from '../../model.ts'
import { findDates, isoDate } from '../../text/dates.ts'
import type { Front } from '../title/front.ts'
import { found } from './found.ts'
import { isOrganisation } from './organisation.ts'

export interface Issue {
  readonly issuer: Found<string> | null
  readonly issuedOn: Found<string> | null
}

/**
 * Organisations right before a date, on its line or the lines before: the first such signature, else a date that stands
 * alone. Where line breaks are lost, the words before them may stick to the name that the title has (附件：某目录国务院办公厅).
 */
export function readSignature(source: string, titled: string | undefined): Issue {
  let alone: Found<string> | null = null
  for (const date of findDates(source)) {
    if (isBracketed(source, date.span) && (endsTitle(source, date.span) || standsOnLine(source, inBrackets(date.span))))
      alone = found(date.iso, date.span)
    if (!ENDS_DATE.test(source.slice(date.span.end, date.span.end + 8))) continue
    const issuer = isStamp(source, date.span.end) ? null : organisationBefore(source, date.span.start)
    if (issuer) return { issuer, issuedOn: found(date.iso, date.span) }
    if (titled && (isGlued(source, date.span.start, titled) || closes(source, date.span)))
      return { issuer: null, issuedOn: found(date.iso, date.span) }
    if (standsOnLine(source, date.span)) alone = found(date.iso, date.span)
  }
  const month = signedByMonth(source)
  return { issuer: month?.issuer ?? null, issuedOn: alone ?? month?.issuedOn ?? null }
}

function isGlued(source: string, at: number, name: string): boolean {
  const before = source.slice(Math.max(0, at - 60), at)
  return /\s$/.test(before) && before.trimEnd().endsWith(name)
}

/** …请认真贯彻执行。 2020年2月4日 （此件公开发布）: where line breaks are lost, the day alone closes what its title says who issued. */
function closes(source: string, { start, end }: Span): boolean {
  return (
    /[。！]\s{1,40}$/.test(source.slice(Math.max(0, start - 42), start)) &&
    /^\s{0,40}(?:$|[（(]此件|附件)/.test(source.slice(end, end + 60))
  )
}

/** 某区人社局 2022-03-14 08:25:55: nobody signs at a time of day. */
function isStamp(source: string, end: number): boolean {
  return /^\s{1,4}[0-2]?[0-9][:：][0-5][0-9]/.test(source.slice(end, end + 12))
}

/** Words of the page may stick to the day: 2020年2月20日责任编辑：陈静. */
const ENDS_DATE = /^(?:$|[\s（(]|附|(?:责任编辑|责编|编辑|来源|作者)[：:]|扫一扫)/

/** Who signs over 2026年4月 at the foot: the day is not told. */
function signedByMonth(source: string): Issue | null {
  const at = Math.max(0, source.length - FOOT)
  const month = MONTH_LINE.exec(source.slice(at))
  const issuer = month && organisationBefore(source, at + month.index)
  return issuer && { issuer, issuedOn: monthIn(source, { start: at + month.index, end: source.length }) }
}

/** 某区营商环境建设局 2026年3月 on a line under the title. */
export function undersigned(source: string, { title }: Front): Issue | null {
  const from = title?.span.end ?? 0
  const [line, name = ''] = MONTH_UNDER.exec(source.slice(from, from + FOOT)) ?? []
  if (!line || !isOrganisation(name)) return null
  const start = from + line.indexOf(name)
  const issuer = found(name, { start, end: start + name.length })
  return { issuer, issuedOn: monthIn(source, { start: start + name.length, end: from + line.length }) }
}

/** `2026-03`: ISO 8601 without its day. */
export function monthIn(source: string, { start, end }: Span): Found<string> | null {
  const match = /(20[0-9]{2})\s?年\s?([0-9]{1,2})\s?月/.exec(source.slice(start, end))
  const day = match && isoDate(match[1], match[2], '1')
  const at = start + (match?.index ?? 0)
  return day ? found(day.slice(0, 7), { start: at, end: at + (match?.[0].length ?? 0) }) : null
}

const MONTH_UNDER =
  /^\s{0,12}([\p{Script=Han}（）()]{4,40})[ \u3000]{1,8}20[0-9]{2}\s?年\s?[0-9]{1,2}\s?月[ \u3000]{0,8}(?=[\r\n]|$)/u

/** Characters. */
export const FOOT = 400
const MONTH_LINE = /(?<=\n)[*\s]{0,8}20[0-9]{2}\s?年\s?[0-9]{1,2}\s?月[*\s]{0,8}$/

function isBracketed(source: string, { start, end }: Span): boolean {
  return /^[（(]$/.test(source.charAt(start - 1)) && /^[）)]$/.test(source.charAt(end))
}

function inBrackets({ start, end }: Span): Span {
  return { start: start - 1, end: end + 1 }
}

/** 某省人民政府关于…的若干意见 （2020年2月10日） 为深入贯彻…, where line breaks are lost. */
function endsTitle(source: string, { start, end }: Span): boolean {
  return (
    start < FOOT &&
    ENDS_TITLE.test(source.slice(Math.max(0, start - 80), start - 1)) &&
    /^.\s/.test(source.slice(end, end + 2))
  )
}

const ENDS_TITLE = /关于[^《》。\n]{2,60}(?:意见|决定|措施|办法|规定|方案|细则|通知)[ \u3000]{1,4}$/

function standsOnLine(source: string, { start, end }: Span): boolean {
  const before = source.slice(Math.max(0, start - LONGEST_INDENT), start).replace(/[ \t\u3000\u00a0]+$/, '')
  return before.endsWith('\n') && /^[ \t\u3000\u00a0]*(?:\n|$)/.test(source.slice(end, end + 40))
}

/** Characters: a day may be set at the right edge of a wide page. */
const LONGEST_INDENT = 160

/** Up to eight names before a date; a stamp in brackets (…代章) is passed over. */
function organisationBefore(source: string, end: number): Found<string> | null {
  // …请认 ⏎ 真贯彻执行。: what ends in a full stop is the text's, and none who signs it.
  const from = sentenceEnd(source, Math.max(0, end - 260), end)
  const drawn = drawnApart(source, from, end)
  if (drawn) return drawn
  const tokens = [...source.slice(from, end).matchAll(/[^\s。；！*]+/g)].reverse()
  const names: string[] = []
  let start = end
  let last = 0
  for (const token of tokens.slice(0, 8)) {
    const text = token[0].replace(STAMP, '')
    if (names.length === 0 && /^[（(][^（）()]{2,40}[）)]$/.test(text)) continue
    if (!isOrganisation(text)) break
    names.unshift(text)
    start = from + token.index
    last = Math.max(last, start + text.length)
  }
  if (names.length === 0) return null
  const half = firstHalf(source, start, names[0] ?? '')
  return found(half + names.join(' '), { start: half === '' ? start : source.lastIndexOf(half, start), end: last })
}

/** 财 政 部: the letters of one short name may be drawn apart. */
function drawnApart(source: string, from: number, end: number): Found<string> | null {
  const match = DRAWN_APART.exec(source.slice(from, end).trimEnd())
  const name = match?.[0].replace(/\s+/g, '') ?? ''
  if (!match || !isOrganisation(name)) return null
  return found(name, { start: from + match.index, end: from + match.index + match[0].length })
}

const DRAWN_APART = /(?<=^|\s)[\p{Script=Han}](?:\s{1,4}[\p{Script=Han}]){2,11}$/u

/** …特此通知。 ⏎ 甲市财政局: whose name ends the text, with no day behind it. */
export function undated(source: string): Found<string> | null {
  const at = Math.max(0, source.length - FOOT)
  const match = UNDATED.exec(source.slice(at))
  const name = match?.[1]
  if (!match || !name || !isOrganisation(name)) return null
  const start = at + match.index + match[0].indexOf(name)
  return found(name.replace(/\s+/g, ' '), { start, end: start + name.length })
}

const UNDATED =
  /[。！]\s{1,40}([\p{Script=Han}（）()·]{4,40}(?:\s{1,8}[\p{Script=Han}（）()·]{3,40}){0,7})\s{0,40}(?:扫一扫[^。]{0,60})?$/u

/** Behind the last full stop between two places. */
function sentenceEnd(source: string, from: number, to: number): number {
  const before = source.slice(from, to).trimEnd()
  return from + Math.max(0, ...[...'。；！'].map((mark) => before.lastIndexOf(mark, before.length - 2) + 1))
}

/** Behind the name of a body without a seal, another one's is put. */
const STAMP = /(?<=.)[（(](?:代|代章|盖章|公章|章|印)[）)]$/
