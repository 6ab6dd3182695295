/** Unnumbered text: which paragraphs stand together, where a long run is divided, and what closes a document. */
import { endsWithTelephone } from '../layout/shapes.ts'
import { tablesIn } from '../layout/tables.ts'
import type { Span } from '../model.ts'
import { sentences } from '../text/mend.ts'
import type { Unit } from './units.ts'

/** Citable passages of unnumbered paragraphs: fragments joined to a neighbour, long runs divided at sentence ends. */
export function divideParagraphs(source: string, paragraphs: readonly Span[]): Span[] {
  return joinFragments(
    source,
    paragraphs.flatMap((paragraph) => divideLong(source, paragraph)),
  )
}

/** 甲区商务局 0516-87636900 on each line: one list, with the line that leads to it (联系方式：). */
function withWhomToCall(source: string, paragraphs: readonly Span[]): readonly Span[] {
  const endsWith = (shape: (text: string) => boolean, { start, end }: Span): boolean =>
    shape(source.slice(Math.max(start, end - LONGEST_ROW), end))
  const joined: Span[] = []
  for (const paragraph of paragraphs) {
    const before = joined.at(-1)
    const isRow = paragraph.end - paragraph.start <= LONGEST_ROW && endsWith(endsWithTelephone, paragraph)
    const leads = before && (endsWith(endsWithTelephone, before) || endsWith(leadsOn, before))
    if (isRow && leads) joined[joined.length - 1] = { start: before.start, end: paragraph.end }
    else joined.push(paragraph)
  }
  return joined
}

/** Characters. */
const LONGEST_ROW = 60

function leadsOn(text: string): boolean {
  return /[：:]$/.test(text)
}

/** Takes the paragraphs that close the document off the last unit: 各县区要高度重视…, 本办法自…起施行。 */
export function splitClosing(
  source: string,
  units: readonly Unit[],
): { units: readonly Unit[]; closing: readonly Span[] } {
  const last = units.at(-1)
  if (last === undefined) return { units, closing: [] }
  const single = units.length === 1 || units.slice(0, -1).every((unit) => isPlain(source, deepest(unit)))
  const named = units.slice(0, -1).some((unit) => namesContact(source, unit))
  const cut = cutLast(source, last, single, named)
  return cut.closing.length === 0
    ? { units, closing: [] }
    : { units: [...units.slice(0, -1), cut.unit], closing: cut.closing }
}

/** A passage is divided when it is longer than this, into parts of about the target. */
const LONG_PASSAGE = 500
const TARGET = 280
const FRAGMENT = 30
/** A heading as long as this is a sentence that lacks its full stop, and what follows it is not its body. */
const SENTENCE_HEADING = 25

function startOf(source: string, span: Span | undefined): string {
  return span ? source.slice(span.start, Math.min(span.end, span.start + LONGEST_START)) : ''
}

const LONGEST_START = 40
const CONTACT = /^(?:联系(?:人|电话|方式)|咨询电话)[：:]/
const CLOSING_START =
  /^(?:各(?:级|地|县|市|区|乡|镇|街道|单位|部门|有关|相关|成员|省|旗|局|企业)|本(?:办法|意见|措施|政策|方案|通知|规定|条例|细则|通告|公告|决定|规划|计划|实施|若干|《)|以上(?:政策|措施|意见|规定|各|内容)|上述(?:政策|措施|规定)|特此|此前|此件|未尽事宜|如遇|国家、?省|自(?:本|发布|印发|公布)|有效期|请各|联系(?:人|电话|方式)|咨询电话|政策(?:咨询|解读)|文件链接)/
/** News goes on after the measures that it lists. */
const REPORT_START = /^据[^，。]{0,30}(?:介绍|透露|了解|悉)，/

function divideLong(source: string, paragraph: Span): Span[] {
  const length = paragraph.end - paragraph.start
  if (length <= LONG_PASSAGE) return [paragraph]
  const tables = tablesIn(source, paragraph)
  const inTable = (at: number): boolean =>
    tables.some(({ header, rows }) => header.start < at && at < (rows.at(-1)?.end ?? 0))
  const parts: Span[] = []
  const target = length / Math.round(length / TARGET)
  let start = paragraph.start
  let end = paragraph.start
  for (const sentence of sentences(source, paragraph)) {
    const grown = sentence.end - start
    // A note in brackets is never cut off from the sentence before it.
    const note = /[（([]/.test(source.charAt(sentence.start))
    if (end > start && !note && !inTable(end) && grown > target && grown - target > target - (end - start)) {
      parts.push({ start, end })
      start = sentence.start
    }
    end = sentence.end
  }
  parts.push({ start, end: paragraph.end })
  return parts
}

/** Joins passages that are too short to be cited to the one after them, the last to the one before. */
export function joinFragments(source: string, passages: readonly Span[]): Span[] {
  const joined: Span[] = []
  let pending: Span | null = null
  for (const passage of withWhomToCall(source, passages)) {
    const start: number = pending?.start ?? passage.start
    pending = { start, end: passage.end }
    if (pending.end - pending.start < FRAGMENT) continue
    joined.push(pending)
    pending = null
  }
  if (pending === null) return joined
  const last = joined.pop()
  joined.push(last === undefined ? pending : { start: last.start, end: pending.end })
  return joined
}

/** Whether nothing stands under its heading but one paragraph, which is no table. */
function isPlain(source: string, { body }: Unit): boolean {
  return body.length === 0 || (body.length === 1 && body.every((span) => tablesIn(source, span).length === 0))
}

function deepest(unit: Unit): Unit {
  let current = unit
  for (let child = current.children.at(-1); child !== undefined; child = current.children.at(-1)) current = child
  return current
}

/** Whether a unit says in lines of its own whom to call on its matter. */
function namesContact(source: string, { body, children }: Unit): boolean {
  return (
    body.some((span) => CONTACT.test(startOf(source, span))) || children.some((child) => namesContact(source, child))
  )
}

/**
 * Cuts closing paragraphs off the last unit of `unit`; spans of the units around it shrink with it. Where the units before
 * it have `named` whom to call, each for its matter, so has the last.
 */
function cutLast(
  source: string,
  unit: Unit,
  single: boolean,
  named: boolean,
): { unit: Unit; closing: readonly Span[] } {
  const child = unit.children.at(-1)
  if (child !== undefined) {
    const siblings = unit.children.slice(0, -1)
    const alone = single && siblings.every((sibling) => isPlain(source, deepest(sibling)))
    const besides = named || siblings.some((sibling) => namesContact(source, sibling))
    const cut = cutLast(source, child, alone, besides)
    if (cut.closing.length === 0) return { unit, closing: [] }
    const span = { start: unit.span.start, end: cut.unit.span.end }
    return { unit: { ...unit, span, children: [...siblings, cut.unit] }, closing: cut.closing }
  }
  const sentence = unit.heading !== null && unit.heading.end - unit.heading.start > SENTENCE_HEADING
  // 3.申报时间另行通知。 is read as a heading of what stands under it, which 联系方式： is no part of.
  const calls = CONTACT.test(startOf(source, unit.body[0]))
  // 咨询电话 may head a column, and no cell closes a document.
  const tableEnd = tablesIn(source, unit.span).at(-1)?.rows.at(-1)?.end ?? 0
  const afterTable = unit.body.filter((span) => span.start < tableEnd).length
  const earliest = Math.max(sentence || calls ? 0 : 1, afterTable)
  const isClosing = (start: string): boolean =>
    (CLOSING_START.test(start) && !(named && CONTACT.test(start))) ||
    (unit.marker.style !== 'heading' && REPORT_START.test(start))
  const first = unit.body.findIndex((span, i) => i >= earliest && isClosing(startOf(source, span)))
  const [below] = unit.body
  const isLine = sentence && unit.heading && below && source.slice(unit.heading.end, below.start).includes('\n')
  const plain = isLine ? 0 : 1
  const from = first >= earliest ? first : single && unit.body.length === plain + 1 ? plain : -1
  const before = from === 0 ? unit.heading : unit.body[from - 1]
  if (from < 0 || before === undefined || before === null) return { unit, closing: [] }
  // The heading's full stop stays with it.
  const end = from === 0 && '。；'.includes(source.charAt(before.end)) ? before.end + 1 : before.end
  const span = { start: unit.span.start, end }
  return { unit: { ...unit, span, body: unit.body.slice(0, from) }, closing: unit.body.slice(from) }
}
