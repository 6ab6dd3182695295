import { CHINA } from '../../layout/law-note.ts'
import { mattersIn } from '../../layout/matters.ts'
import { tablesIn } from '../../layout/tables.ts'
import type { Found, Span } from '../../model.ts'
import { findDates } from '../../text/dates.ts'
import { findNumbers } from '../../text/document-numbers.ts'
import { areIssuers, IMPRINT, isImprint, LONGEST_IMPRINT } from '../title/front-lines.ts'
import type { Front } from '../title/front.ts'
import { readNote, readNotedNumber } from './enacted.ts'
import { found } from './found.ts'
import { isOrganisation, ORGANISATION } from './organisation.ts'
import { bylined, labelledIssuer, namedBesides, pageIssuer, pageNumber, postedOn, writtenOn } from './page-lines.ts'
import { FOOT, monthIn, readSignature, undated, undersigned, type Issue } from './signature.ts'

/** Issuer and date of issue, as the signature, the letterhead, the title or the web page state them. */
export function readIssue(source: string, front: Front): Issue {
  const noted = readNote(source)
  const whole = noted?.issuer && noted.issuedOn ? noted : ofMatters(source)
  if (whole) return whole
  const printed = readImprint(source, front)
  const signed = readSignature(source, titleIssuer(front)?.value)
  const signature = signed.issuer || signed.issuedOn ? signed : (undersigned(source, front) ?? signed)
  const edited = editor(source, front)
  const number = readNumber(source, front)
  const issuer =
    noted?.issuer ??
    fuller(signature.issuer, titleIssuer(front)) ??
    letterhead(source, front) ??
    betweenTitles(source, front) ??
    ofOrder(number) ??
    inFull(titleIssuer(front), pageIssuer(source, front)) ??
    pageIssuer(source, front) ??
    labelledIssuer(source) ??
    edited.issuer ??
    printed.issuer ??
    undated(source) ??
    bylined(source, front) ??
    namedBesides(source, front, number?.value ?? null)
  const issuedOn = noted?.issuedOn ?? printed.issuedOn ?? signature.issuedOn ?? edited.issuedOn
  return { issuer, issuedOn: issuedOn ?? writtenOn(source, front) ?? postedOn(source, front, number?.value ?? null) }
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
  return own ? found(own.value, own.span) : (serialUnder(source, front) ?? pageNumber(source, front))
}

/** 2026年第3号 on the line under the title of a 公告. */
function serialUnder(source: string, { title, noticeTitle }: Front): Found<string> | null {
  const over = noticeTitle ?? title
  const match = over && /(?:公告|通告|令)$/.test(over.value) ? SERIAL.exec(source.slice(over.span.end)) : null
  const [line = '', serial = ''] = match ?? []
  if (!over || serial === '') return null
  const end = over.span.end + line.length
  return found(serial.replace(/\s+/g, ''), { start: end - serial.length, end })
}

const SERIAL = /^\s{1,20}[（(]?((?:19|20)[0-9]{2}\s?年\s?第\s?[0-9]{1,4}\s?号)(?=[）)]?[ \u3000]*(?:[\r\n]|$))/

/** Characters: a row that begins within the head is read to its end. */
const ROW = 400

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

/** 福建省人民政府令第231号 names whose order it is. */
function ofOrder(number: Found<string> | null): Found<string> | null {
  const name = number && /^(.{3,40}?)(?:令|公告|通告)/.exec(number.value)?.[1]?.replace(CHINA, '')
  return number?.span && name && isOrganisation(name) ? found(name, number.span) : null
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
    const before = text.slice(1, imprint.index).replace(OWN_NUMBER, '').replace(MADE_BY, '').trim()
    const names = isOrganisation(before) ? before : (imprint.groups?.by ?? '')
    const start = line.start + text.indexOf(names, names === before ? 0 : imprint.index)
    return {
      issuer: isOrganisation(names) ? found(names, { start, end: start + names.length }) : null,
      issuedOn: day ? found(day.iso, at) : monthIn(source, at),
    }
  }
  return NOTHING
}

/** （某政发〔2025〕31号  某厅2025年11月20日印发）: the number before who issued it. */
const OWN_NUMBER =
  /^[^〔［[（(\s]{1,16}[〔［[（(](?:19|20)[0-9]{2}[〕］\]）)]\s?(?:第\s?)?[0-9]{1,5}\s?号[，,；;、\s]{0,4}/

/** 某局编制， before the day on which it was brought up to date. */
const MADE_BY = /(?:编印?|编制|汇编|印制|整理)[，,、\s]{1,4}$/

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

const EDITOR =
  /^\s{0,40}([\p{Script=Han}]{4,30})(?:[（(][^（）()\n]{1,20}[）)])?[ \u3000]{0,4}(?:编|编印|编制|汇编|主编|印制)[ \u3000]{0,8}(?:\n|$)/u

function insideTitleMarks(text: string, at: number): boolean {
  return text.lastIndexOf('《', at) > text.lastIndexOf('》', at)
}
