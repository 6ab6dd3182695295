import { mattersIn } from '../../layout/matters.ts'
import { firstHalf } from '../../layout/shapes.ts'
import { tablesIn } from '../../layout/tables.ts'
import type { Found, Span } from '../../model.ts'
import { findDates, isoDate } from '../../text/dates.ts'
import { findNumbers } from '../../text/document-numbers.ts'
import { areIssuers, IMPRINT, isImprint, LONGEST_IMPRINT } from '../title/front-lines.ts'
import type { Front } from '../title/front.ts'
import { readNote, readNotedNumber } from './enacted.ts'

/** Issuer and date of issue, as the signature, the letterhead, the title or the web page state them. */
export interface Issue {
  readonly issuer: Found<string> | null
  readonly issuedOn: Found<string> | null
}

export function readIssue(source: string, front: Front): Issue {
  const noted = readNote(source)
  const whole = noted?.issuer && noted.issuedOn ? noted : ofMatters(source)
  if (whole) return whole
  const printed = readImprint(source, front)
  const signed = readSignature(source, titleIssuer(front)?.value)
  const signature = signed.issuer || signed.issuedOn ? signed : (undersigned(source, front) ?? signed)
  const edited = editor(source, front)
  const issuer =
    noted?.issuer ??
    fuller(signature.issuer, titleIssuer(front)) ??
    letterhead(source, front) ??
    betweenTitles(source, front) ??
    inFull(titleIssuer(front), pageIssuer(source, front)) ??
    pageIssuer(source, front) ??
    labelledIssuer(source) ??
    edited.issuer ??
    printed.issuer ??
    bylined(source, front) ??
    namedBesides(source, front)
  const issuedOn = noted?.issuedOn ?? printed.issuedOn ?? signature.issuedOn ?? edited.issuedOn
  return { issuer, issuedOn: issuedOn ?? writtenOn(source, front) ?? postedOn(source, front) }
}

/** A page of several matters is issued by whom, and when, all of them are; null for any other text. */
function ofMatters(source: string): Issue | null {
  const [first, ...others] = mattersIn(source).matters
  if (!first) return null
  const [day] = findDates(first.date)
  return {
    issuer: others.every(({ issuer }) => issuer === first.issuer) ? found(first.issuer, first.byline) : null,
    issuedOn: day && others.every(({ date }) => date === first.date) ? found(day.iso, first.byline) : null,
  }
}

/** The document's own number: in the front, beside the signature, or under its label; never one that is cited. */
export function readNumber(source: string, front: Front): Found<string> | null {
  const noted = readNotedNumber(source)
  if (noted) return noted
  const asides = front.lines.at(-1)?.end ?? 0
  const start = front.title && !front.noticeTitle ? Math.max(front.title.span.end, asides) : front.bodyStart
  const head = source.slice(0, Math.max(start, front.noticeTitle?.span.end ?? 0) + 60)
  const rows = tablesIn(source, { start: 0, end: Math.min(source.length, head.length + ROW) }).flatMap(
    ({ rows }) => rows,
  )
  const inTable = ({ start }: Span): boolean => rows.some((row) => row.start <= start && start < row.end)
  const own = findNumbers(head).find(
    ({ cited, span }) => !cited && !insideTitleMarks(head, span.start) && !inTable(span),
  )
  return own ? found(own.value, own.span) : pageNumber(source, front)
}

/** Characters: a row that begins within the head is read to its end. */
const ROW = 400

const ORGANISATION =
  /(?:政府|办公厅|办公室|委员会|局|厅|部|国务院|院|署|行|会|中心|委|领导小组|指挥部|分行|集团|公司|管委会|办)$/
const ISSUER_LABEL =
  /(?:发文(?:机关|单位|部门)|发布(?:机构|机关|单位|部门)|制定机关|印发单位)[：:]\s?([\p{Script=Han}]{4,40}(?:[ \u3000、]{1,2}[\p{Script=Han}]{4,40}){0,9})/u
const DATE_LABEL = /(?:发布时间|发布日期|成文日期|发文日期|印发日期|(?<!转载|转发|采集|收录)(?:时间|日期))[：:]\s{0,3}$/

/**
 * Organisations right before a date, on its line or the lines before: the first such signature, else a date that stands
 * alone. Where line breaks are lost, the words before them may stick to the name that the title has (附件：某目录国务院办公厅).
 */
function readSignature(source: string, titled: string | undefined): Issue {
  let alone: Found<string> | null = null
  for (const date of findDates(source)) {
    if (isBracketed(source, date.span) && standsOnLine(source, { start: date.span.start - 1, end: date.span.end + 1 }))
      alone = found(date.iso, date.span)
    if (!ENDS_DATE.test(source.slice(date.span.end, date.span.end + 8))) continue
    const issuer = isStamp(source, date.span.end) ? null : organisationBefore(source, date.span.start)
    if (issuer) return { issuer, issuedOn: found(date.iso, date.span) }
    if (titled && isGlued(source, date.span.start, titled))
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
function undersigned(source: string, { title }: Front): Issue | null {
  const from = title?.span.end ?? 0
  const [line, name = ''] = MONTH_UNDER.exec(source.slice(from, from + FOOT)) ?? []
  if (!line || !isOrganisation(name)) return null
  const start = from + line.indexOf(name)
  const issuer = found(name, { start, end: start + name.length })
  return { issuer, issuedOn: monthIn(source, { start: start + name.length, end: from + line.length }) }
}

/** `2026-03`: ISO 8601 without its day. */
function monthIn(source: string, { start, end }: Span): Found<string> | null {
  const match = /(20[0-9]{2})\s?年\s?([0-9]{1,2})\s?月/.exec(source.slice(start, end))
  const day = match && isoDate(match[1], match[2], '1')
  const at = start + (match?.index ?? 0)
  return day ? found(day.slice(0, 7), { start: at, end: at + (match?.[0].length ?? 0) }) : null
}

const MONTH_UNDER =
  /^\s{0,12}([\p{Script=Han}（）()]{4,40})[ \u3000]{1,8}20[0-9]{2}\s?年\s?[0-9]{1,2}\s?月[ \u3000]{0,8}(?=[\r\n]|$)/u

const FOOT = 400
const MONTH_LINE = /(?<=\n)[*\s]{0,8}20[0-9]{2}\s?年\s?[0-9]{1,2}\s?月[*\s]{0,8}$/

function isBracketed(source: string, { start, end }: Span): boolean {
  return /^[（(]$/.test(source.charAt(start - 1)) && /^[）)]$/.test(source.charAt(end))
}

function standsOnLine(source: string, { start, end }: Span): boolean {
  const before = source.slice(Math.max(0, start - 40), start).replace(/[ \t\u3000\u00a0]+$/, '')
  return before.endsWith('\n') && /^[ \t\u3000\u00a0]*(?:\n|$)/.test(source.slice(end, end + 40))
}

/** Up to eight names before a date; a stamp in brackets (…代章) is passed over. */
function organisationBefore(source: string, end: number): Found<string> | null {
  // …请认 ⏎ 真贯彻执行。: what ends in a full stop is the text's, and none who signs it.
  const from = sentenceEnd(source, Math.max(0, end - 260), end)
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

/** Behind the last full stop between two places. */
function sentenceEnd(source: string, from: number, to: number): number {
  const before = source.slice(from, to).trimEnd()
  return from + Math.max(0, ...[...'。；！'].map((mark) => before.lastIndexOf(mark, before.length - 2) + 1))
}

/** Behind the name of a body without a seal, another one's is put. */
const STAMP = /(?<=.)[（(](?:代|代章|盖章|公章|章|印)[）)]$/

function isOrganisation(text: string): boolean {
  const name = text.trim()
  if (
    name.length > 120 ||
    !ORGANISATION.test(name) ||
    /(?:[执施实举进推运试]行|[到各全]部|会同)$/.test(name) ||
    /^(?:附|各|请|特此|联系|为|由|在|对|向|经|现|根据|转发|印发|批转|关于)/.test(name)
  )
    return false
  return name.split(/[\s、]+/).every((part) => /^[\p{Script=Han}（）()·]{3,40}$/u.test(part))
}

/** 安康市人民政府办公室文件 at the head of the page. */
function letterhead(source: string, front: Front): Found<string> | null {
  for (const span of front.lines) {
    const value = source.slice(span.start, span.end).replace(/\s+/g, '')
    const [name, kind] = [value.slice(0, -2), value.slice(-2)]
    if (kind === '文件' && isOrganisation(name)) return found(name, { start: span.start, end: span.end - 2 })
    if (value === '文件') return jointly(source, front.lines, span)
  }
  return null
}

/** Several offices, each on a line or two beside each other, and under them 文件. */
function jointly(source: string, lines: readonly Span[], under: Span): Found<string> | null {
  const above = lines.filter(({ end }) => end <= under.start).sort((a, b) => a.start - b.start)
  const first = above.findLastIndex(
    ({ start, end }) => !source.slice(start, end).trim().split(/\s+/).every(isOrganisation),
  )
  const names = above.slice(first + 1)
  const [top, last] = [names[0], names.at(-1)]
  if (!top || !last) return null
  const value = names.flatMap(({ start, end }) => source.slice(start, end).trim().split(/\s+/)).join(' ')
  return found(value, { start: top.start, end: last.end })
}

/** A page's title, and behind it who issues the document over its own title. */
function betweenTitles(source: string, { title, lines }: Front): Found<string> | null {
  const again = title && lines.find(({ start }) => start >= title.span.end)
  const name = again && source.slice(again.start, again.end).replace(/\s+/g, ' ')
  return name && areIssuers(name) && isOrganisation(name) ? found(name, again) : null
}

/** White space in a signature may cut its name in two; the title then has the whole of it. */
function fuller(signed: Found<string> | null, titled: Found<string> | null): Found<string> | null {
  return signed && titled && titled.value.endsWith(signed.value) ? titled : signed
}

/** 县政府关于…的通知 names no place; its page does (发布机构 东海县), or the office itself. */
function inFull(titled: Found<string> | null, ofPage: Found<string> | null): Found<string> | null {
  const [, unit, office] = (titled && BARE_OFFICE.exec(titled.value)) ?? []
  if (!unit || !ofPage) return titled
  return ofPage.value.endsWith(unit) ? { ...ofPage, value: `${ofPage.value}人民${office}`, from: 'inferred' } : ofPage
}

const BARE_OFFICE = /^(省|自治区|市|县|区|旗)(?:人民)?(政府(?:办公[室厅])?)$/

/** 国务院办公厅关于…的通知, 某市政府办公室印发关于…的通知 name their issuer first; 转发某局关于… names another's. */
function titleIssuer(front: Front): Found<string> | null {
  const title = front.noticeTitle ?? front.title
  const match = title ? TITLE_ISSUER.exec(title.value) : null
  if (!title || !match?.[1] || !isOrganisation(match[1])) return null
  if (!match[1].split(' ').every((name) => ORGANISATION.test(name))) return null
  if (match[2] && !NOTICE.test(title.value)) return null
  return found(match[1].trim(), { start: title.span.start, end: title.span.end })
}

const TITLE_ISSUER = /^([^《》，。]{3,60}?)\s?(?:关于|(印发|转发|批转))/
/** News tells that somebody issued something too, and is itself no notice. */
const NOTICE = /(?:通知|意见|公告|通告|决定|批复|函)(?:[（(][^（）()]{1,20}[）)])?$/

/** （2019年8月20日印发）, （某县农业农村局 某县商务局 2026年4月编印） under the title. */
function readImprint(source: string, front: Front): Issue {
  for (const line of front.lines) {
    const text = source.slice(line.start, Math.min(line.end, line.start + LONGEST_IMPRINT))
    const imprint = isImprint(text) ? IMPRINT.exec(text) : null
    if (!imprint) continue
    const [day] = findDates(imprint[0])
    const at = { start: line.start + imprint.index, end: line.start + imprint.index + imprint[0].length }
    const before = text.slice(1, imprint.index).trim()
    const names = isOrganisation(before) ? before : (imprint.groups?.by ?? '')
    const start = line.start + text.indexOf(names, names === before ? 0 : imprint.index)
    return {
      issuer: isOrganisation(names) ? found(names, { start, end: start + names.length }) : null,
      issuedOn: day ? found(day.iso, at) : monthIn(source, at),
    }
  }
  return NOTHING
}

const NOTHING: Issue = { issuer: null, issuedOn: null }

/** 某市发展和改革委员会（市营商办）编 under the title of a collection, and under it the month. */
function editor(source: string, { title }: Front): Issue {
  const from = title?.span.end ?? 0
  const foot = source.slice(from, from + FOOT)
  const match = EDITOR.exec(foot)
  if (!match?.[1] || !isOrganisation(match[1])) return NOTHING
  const start = from + match.index + match[0].indexOf(match[1])
  const behind = match.index + match[0].length
  const month = /^\s{0,12}20[0-9]{2}\s?年\s?[0-9]{1,2}\s?月(?=\s|$)/.exec(foot.slice(behind))?.[0] ?? ''
  return {
    issuer: found(match[1], { start, end: start + match[1].length }),
    issuedOn: monthIn(source, { start: from + behind, end: from + behind + month.length }),
  }
}

/** 某市人力资源和社会保障局  发布时间：2026-04-16 on the line under a title. */
function bylined(source: string, { title }: Front): Found<string> | null {
  const from = title?.span.end ?? 0
  const [line, name = ''] = BYLINE.exec(source.slice(from, from + FOOT)) ?? []
  if (!line || !isOrganisation(name)) return null
  const start = from + line.indexOf(name)
  return { ...found(name, { start, end: start + name.length }), from: 'inferred' }
}

const BYLINE =
  /^\s{0,12}([\p{Script=Han}（）()]{4,40})[ \u3000]{1,8}(?:(?:发布|发文|成文|更新)?(?:时间|日期)[：:]\s?)?20[0-9]{2}[-年./]/u

const EDITOR =
  /^\s{0,40}([\p{Script=Han}]{4,30})(?:[（(][^（）()\n]{1,20}[）)])?[ \u3000]{0,4}(?:编|编印|编制|汇编|主编|印制)[ \u3000]{0,8}(?:\n|$)/u

function pageIssuer(source: string, { page }: Front): Found<string> | null {
  const span = page.fields.get('issuer')
  const name = span && source.slice(span.start, span.end)
  return name && /^[\p{Script=Han}（）()、\s]{3,160}$/u.test(name) ? found(name, span) : null
}

function pageNumber(source: string, { page }: Front): Found<string> | null {
  const span = page.fields.get('number')
  const [number] = span ? findNumbers(source.slice(span.start, span.end)) : []
  if (!span || !number) return null
  return found(number.value, { start: span.start + number.span.start, end: span.start + number.span.end })
}

function writtenOn(source: string, front: Front): Found<string> | null {
  return pageDate(source, front, 'writtenOn')
}

/** The day on which it was put on the page, unless its number tells that it was issued years before. */
function postedOn(source: string, front: Front): Found<string> | null {
  const posted = pageDate(source, front, 'publishedOn') ?? labelledDate(source)
  const numbered = /(?:19|20)[0-9]{2}/.exec(readNumber(source, front)?.value ?? '')?.[0]
  const isLate = posted && numbered && Number(posted.value.slice(0, 4)) > Number(numbered) + 1
  return isLate ? null : posted
}

function pageDate(source: string, { page }: Front, field: 'writtenOn' | 'publishedOn'): Found<string> | null {
  const span = page.fields.get(field)
  const [date] = span ? findDates(source.slice(span.start, span.end)) : []
  if (!span || !date) return null
  return found(date.iso, { start: span.start + date.span.start, end: span.start + date.span.end })
}

/**
 * An office of the title's own place that a page names otherwise: as the source of the text (来源：甲区工业和信息化局), as
 * who explains it, or on a line over the title.
 */
function namedBesides(source: string, front: Front): Found<string> | null {
  const { title, lines } = front
  // 甲政办发〔2019〕3号, found on the page of a bureau: what is numbered so, no bureau has issued.
  if (!title || OF_GOVERNMENT.test(readNumber(source, front)?.value ?? '')) return null
  const ofPlace = (name: string): boolean => {
    const place = /^[\p{Script=Han}]{1,8}?[省市县区州盟旗]/u.exec(name)?.[0]
    return place !== undefined && title.value.includes(place) && OFFICE.test(name) && isOrganisation(name)
  }
  for (const { 1: name = '', index, 0: matched } of source.matchAll(NAMED_BESIDES))
    if (ofPlace(name))
      return {
        ...found(name, { start: index + matched.length - name.length, end: index + matched.length }),
        from: 'inferred',
      }
  const over = lines.find((line) => line.end <= title.span.start && ofPlace(source.slice(line.start, line.end)))
  return over ? { ...found(source.slice(over.start, over.end), over), from: 'inferred' } : null
}

const OF_GOVERNMENT = /^[\p{Script=Han}]{0,4}(?:政|府)办?(?:发|规|字|函)/u
const NAMED_BESIDES = /(?:来源|解读(?:机关|单位|部门))[：:]\s?([\p{Script=Han}]{5,30})(?=[\s；;，。）)]|$)/gu
/** A government's name over a page is that of the site, and what an editorial office prints is not its own. */
const OFFICE = /(?<!新闻)(?:局|厅|委员会|委|办公室|服务中心)$/

/** 发布单位：甲省财政厅 甲省商务厅 in the running text of a page: as many names as are offices, at least the first. */
function labelledIssuer(source: string): Found<string> | null {
  const match = ISSUER_LABEL.exec(source.slice(0, 2000))
  if (!match?.[1]) return null
  const names = [...match[1].matchAll(/[^ \u3000、]+/g)]
  const other = names.findIndex(([name]) => !ORGANISATION.test(name))
  const issuers = names.slice(0, other < 0 ? names.length : Math.max(1, other))
  const start = match.index + match[0].length - match[1].length
  const last = issuers.at(-1)
  const end = start + (last ? last.index + last[0].length : 0)
  return found(issuers.map(([name]) => name).join(' '), { start, end })
}

/** 发布时间：2020-02-03 on a web page, at its head or its foot, or the time of day behind the date at its head. */
function labelledDate(source: string): Found<string> | null {
  for (const date of findDates(source.slice(0, 2000))) {
    const labelled = DATE_LABEL.test(source.slice(Math.max(0, date.span.start - 10), date.span.start))
    const behind = source.slice(date.span.end, date.span.end + 60)
    if (labelled || (date.span.start < PAGE_HEAD && BESIDE_DATE.test(behind) && !VIEWED.test(behind)))
      return found(date.iso, date.span)
  }
  return null
}

const PAGE_HEAD = 300
/** How many have looked at it, and not where it comes from: the day on which somebody put a copy there. */
const VIEWED = /^(?![^\n]*来\s?源)[^\n。]{0,24}(?:浏览|阅读|点击|点赞|评论)(?:量|数|次数)?[：:\s]{0,2}[0-9]/
/** The time of day, or where the text comes from. */
const BESIDE_DATE = /^\s{1,4}(?:[0-2]?[0-9][:：][0-5][0-9]|来源[：:])/

function insideTitleMarks(text: string, at: number): boolean {
  return text.lastIndexOf('《', at) > text.lastIndexOf('》', at)
}

function found<T>(value: T, span: Span | null): Found<T> {
  return { value, span, from: 'text' }
}
