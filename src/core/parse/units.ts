/** From a part's numbering to a tree of units, each with its heading and its own paragraphs. */
import { matterIn } from '../layout/fields.ts'
import { issuedTogether } from '../layout/issued-together.ts'
import { endsWithTelephone } from '../layout/shapes.ts'
import type { Problem, Span } from '../model.ts'
import { isBlank } from '../text/blanks.ts'
import { isCjk, isGuideHeading, trim } from '../text/lines.ts'
import type { Paragraph } from '../text/lines.ts'
import { isBlankField } from './forms.ts'
import { arrange, OUTERMOST } from './hierarchy.ts'
import type { Opening } from './hierarchy.ts'
import { lostNumbers } from './lost-numbers.ts'
import { markerAt, RANK, scanMarkers } from './markers.ts'
import type { Marker } from './markers.ts'
import { isTopic } from './measures.ts'

/** A numbered or titled unit before it is known whether it is a section, a clause or an item. */
export interface Unit {
  readonly marker: Marker
  readonly heading: Span | null
  /** From the number to the end of its last child. */
  readonly span: Span
  /** Its own paragraphs after the heading, those of children not among them. */
  readonly body: readonly Span[]
  readonly children: readonly Unit[]
}

/** A part read by its numbering: what stands before the first number, the units, and what stands behind a last row. */
export interface Numbered {
  readonly lead: readonly Span[]
  readonly units: readonly Unit[]
  readonly rest: readonly Span[]
  readonly problems: readonly Problem[]
}

export function readUnits(source: string, paragraphs: readonly Paragraph[]): Numbered {
  const printed = withHeadings(source, paragraphs, scanMarkers(source, paragraphs))
  const lost = lostNumbers(source, paragraphs, printed)
  const markers = lost.length === 0 ? printed : [...printed, ...lost].sort((a, b) => a.start - b.start)
  const { openings, problems: doubts } = arrange(markers, (previous, next) => standsInHeading(source, previous, next))
  const problems = [...doubts, ...lost.map(gapAt)]
  if (isLooseList(openings)) return { lead: paragraphs, units: [], rest: [], problems: [] }
  const pieces = cutAt(source, paragraphs, openings)
  const lead = pieces.filter((piece) => piece.opening === null && piece.owner === NOBODY).map((piece) => piece.span)
  const rest = pieces.filter((piece) => piece.owner === BEHIND_ROWS).map((piece) => piece.span)
  const builder = new UnitBuilder(source, openings, pieces)
  return { lead, units: builder.build(), rest, problems }
}

function gapAt({ value, start }: Marker): Problem {
  return { code: 'number-gap', message: `编号不连续：缺少第 ${value} 条的编号`, span: { start, end: start + 1 } }
}

/** Lists in the middle of unnumbered text (一是…二是…, ——…) divide nothing. */
function isLooseList(openings: readonly Opening[]): boolean {
  return openings.every(({ marker, depth }) => depth > 0 || marker.style === 'ordinal' || marker.style === 'bullet')
}

const HEADING_LIMIT = 60
const SENTENCE_HEADING_LIMIT = 40
const COMMA_HEADING_LIMIT = 30
const COLON_HEADING_LIMIT = 30
const ARTICLE_HEADING_LIMIT = 24
/** The name of an article on a line of its own, where lines were broken. */
const LONGEST_NAME = 16
const UNNUMBERED_HEADING_LIMIT = 34

/** A stretch of one paragraph that belongs to one opening, by its place among them, or to none. */
interface Piece {
  readonly span: Span
  readonly opening: Opening | null
  readonly owner: number
}

const NOBODY = -1
const BEHIND_ROWS = -2

function cutAt(source: string, paragraphs: readonly Paragraph[], openings: readonly Opening[]): Piece[] {
  const pieces: Piece[] = []
  let next = 0
  for (const paragraph of paragraphs) {
    let start = paragraph.start
    let opened = false
    for (
      let opening = openings[next];
      opening !== undefined && opening.marker.start < paragraph.end;
      opening = openings[next]
    ) {
      pushPiece(source, pieces, { start, end: opening.marker.start }, opened ? next - 1 : -1, openings, next)
      start = opening.marker.start
      opened = true
      next++
    }
    pushPiece(source, pieces, { start, end: paragraph.end }, opened ? next - 1 : -1, openings, next)
  }
  return pieces
}

function pushPiece(
  source: string,
  pieces: Piece[],
  span: Span,
  opened: number,
  openings: readonly Opening[],
  next: number,
): void {
  const trimmed = trim(source, span)
  if (trimmed.end <= trimmed.start) return
  pieces.push({
    span: trimmed,
    opening: opened >= 0 ? (openings[opened] ?? null) : null,
    owner: opened >= 0 ? opened : ownerBehind(openings, next - 1),
  })
}

/** A row owns nothing but its cells: what follows belongs to its section, or, behind the last row of all, to no unit. */
function ownerBehind(openings: readonly Opening[], last: number): number {
  const row = openings[last]
  if (row?.marker.style !== 'row') return last
  if (last === openings.length - 1) return BEHIND_ROWS
  const section = openings.findLastIndex(({ depth }, i) => i < last && depth < row.depth)
  return section < 0 ? BEHIND_ROWS : section
}

class UnitBuilder {
  readonly #source: string
  readonly #openings: readonly Opening[]
  readonly #pieces: Piece[][]
  readonly #breaksLines: boolean
  #next = 0

  constructor(source: string, openings: readonly Opening[], pieces: readonly Piece[]) {
    this.#source = source
    this.#openings = openings
    this.#pieces = openings.map(() => [])
    for (const piece of pieces) if (piece.owner >= 0) this.#pieces[piece.owner]?.push(piece)
    this.#breaksLines = openings.some(({ marker }, i) => {
      const [first, second] = this.#pieces[i] ?? []
      return marker.style === 'article' && first && second && stopsShort(source, first.span)
    })
  }

  build(): Unit[] {
    const units: Unit[] = []
    for (let opening = this.#openings[this.#next]; opening !== undefined; opening = this.#openings[this.#next]) {
      units.push(this.#read(opening))
    }
    return units
  }

  #read(opening: Opening): Unit {
    const index = this.#next++
    const children: Unit[] = []
    for (let child = this.#openings[this.#next]; child !== undefined; child = this.#openings[this.#next]) {
      if (child.depth <= opening.depth) break
      children.push(this.#read(child))
    }
    const pieces = (this.#pieces[index] ?? []).map((piece) => piece.span)
    const { heading, body } = splitHeading(this.#source, opening.marker, pieces, children.length > 0, this.#breaksLines)
    const ownEnd = pieces.at(-1)?.end ?? opening.marker.end
    const end = Math.max(ownEnd, children.at(-1)?.span.end ?? 0)
    return { marker: opening.marker, heading, span: { start: opening.marker.start, end }, body, children }
  }
}

/** 第一条 为降低融资成本，规范贷款贴 ⏎ 息: an article's heading is a name, and a line of it with a comma was broken. */
function stopsShort(source: string, line: Span): boolean {
  const text = source.slice(line.start, line.end)
  return text.includes('，') && !/[。；：:！？]$/.test(text)
}

/** Where the heading ends and the body begins in the first paragraph of a unit. */
function splitHeading(
  source: string,
  marker: Marker,
  pieces: readonly Span[],
  hasChildren: boolean,
  breaksLines: boolean,
): { heading: Span | null; body: Span[] } {
  const first = pieces[0]
  if (first === undefined) return { heading: null, body: [] }
  const rest = pieces.slice(1)
  if (marker.heading) return { heading: marker.heading, body: [trim(source, { start: marker.end, end: first.end })] }
  const start = Math.min(first.end, marker.end)
  const text = trimMarks(source, { start, end: first.end })
  if (text.end <= text.start) return { heading: null, body: rest }
  if (marker.style === 'heading') return { heading: text, body: rest }
  if (marker.style === 'ordinal' || marker.style === 'circled' || marker.style === 'bullet')
    return { heading: null, body: [text, ...rest] }
  const end = headingEnd(source, marker, text, rest.length > 0 || hasChildren)
  // Where such lines were broken, 第十条 市科技局审核后委托事务所进行专 is no name either, though it has no comma.
  const isLine = marker.style === 'article' && end === text.end
  const isCut = breaksLines && rest.length > 0 && text.end - text.start > LONGEST_NAME
  if (end === null || (isLine && (isCut || stopsShort(source, text)))) return { heading: null, body: [text, ...rest] }
  const body = trimMarks(source, { start: skipMarks(source, end, text.end), end: text.end })
  const heading = trimMarks(source, { start: text.start, end })
  return { heading, body: body.end > body.start ? [body, ...rest] : rest }
}

function isOutermost(source: string, paragraph: Span): boolean {
  return source.slice(paragraph.start, paragraph.end).replace(/\s+/g, '') === OUTERMOST
}

/** Offset where the heading's text ends (its full stop not included), or null if there is none. */
function headingEnd(source: string, marker: Marker, text: Span, followed: boolean): number | null {
  const limit = Math.min(text.end, text.start + HEADING_LIMIT + 2)
  let depth = 0
  for (let i = text.start; i < limit; i++) {
    const character = source.charAt(i)
    const length = i - text.start
    if ('（(《【〔'.includes(character)) depth++
    if ('）)》】〕'.includes(character)) depth = Math.max(0, depth - 1)
    if (depth > 0) continue
    if ('。！？?'.includes(character)) return sentenceHeading(source, marker, text, i, followed)
    if ('：:'.includes(character) && !isTimeOrRatio(source, i)) {
      const plain = !/[，；]/.test(source.slice(text.start, i))
      if (plain && length >= 2 && length <= COLON_HEADING_LIMIT && (i + 1 < text.end || followed)) return i
      return null
    }
    if (character === '；') return null
    if (isBlank(source, i) && marker.style !== 'article' && endsHeadingAtSpace(source, text, i)) return i
  }
  if (text.end - text.start > HEADING_LIMIT) return null
  return followed || marker.style !== 'article' ? (followed ? text.end : null) : null
}

/** 2月10日13：00开通, 按5:5比例承担 */
function isTimeOrRatio(source: string, colon: number): boolean {
  return /[0-9][：:][0-5][0-9](?![0-9])|[0-9]:[0-9]/.test(source.slice(colon - 1, colon + 4))
}

function sentenceHeading(source: string, marker: Marker, text: Span, stop: number, followed: boolean): number | null {
  const length = stop - text.start
  const question = '？?'.includes(source.charAt(stop))
  const more = skipMarks(source, stop, text.end) < text.end || followed
  if (!more || length < 2) return null
  if (question) return questionsEnd(source, text, stop + 1)
  if (length > (source.slice(text.start, stop).includes('，') ? COMMA_HEADING_LIMIT : SENTENCE_HEADING_LIMIT))
    return null
  if (marker.style !== 'article') return stop
  const plain = !/[应须可以当得的者]|适用|是指|根据|制定/.test(source.slice(text.start, stop))
  return length <= ARTICLE_HEADING_LIMIT && plain ? stop : null
}

/** 能贷多少？期限多长？ is one heading. */
function questionsEnd(source: string, text: Span, first: number): number {
  const limit = Math.min(text.end, text.start + HEADING_LIMIT)
  let end = first
  for (let i = first; i < limit && !'。！；：'.includes(source.charAt(i)); i++)
    if ('？?'.includes(source.charAt(i))) end = i + 1
  return end
}

/** 一、支持企业稳定岗位 按照国家统一部署…: a heading whose line break was lost. */
function endsHeadingAtSpace(source: string, text: Span, position: number): boolean {
  const length = position - text.start
  if (length < 3 || length > 42) return false
  if (/[。；]/.test(source.slice(text.start, position)) || !isCjk(source.charAt(position - 1))) return false
  let next = position
  while (next < text.end && isBlank(source, next)) next++
  // A line break inside a paragraph was judged already: the line goes on.
  if (/[\r\n]/.test(source.slice(position, next))) return false
  const following = source.slice(next, Math.min(text.end, next + 80))
  return following.length >= 15 && isCjk(following[0]) && /[，。：；]/.test(following)
}

function skipMarks(source: string, position: number, end: number): number {
  let i = position
  while (i < end && ('。！？：:?*'.includes(source.charAt(i)) || isBlank(source, i))) i++
  return i
}

function trimMarks(source: string, span: Span): Span {
  let { start, end } = trim(source, span)
  while (start < end && (source.charAt(start) === '*' || isBlank(source, start))) start++
  while (end > start && (source.charAt(end - 1) === '*' || isBlank(source, end - 1))) end--
  return { start, end }
}

/** No sentence has ended since `previous` opened, and the text between is short enough for a heading. */
function standsInHeading(source: string, previous: Marker, marker: Marker): boolean {
  const length = marker.start - previous.end
  if (length < 3 || length > SENTENCE_HEADING_LIMIT) return false
  const text = source.slice(previous.end, marker.start)
  return !/[。；：！？]/.test(text) && (text.match(/，/g)?.length ?? 0) <= 1
}

/** Adds a marker for every unnumbered heading: a short line of its own above numbering that starts anew. */
function withHeadings(source: string, paragraphs: readonly Paragraph[], markers: readonly Marker[]): Marker[] {
  const headings: Marker[] = []
  const numbered = markers.some((marker) => marker.place === 'line' || marker.place === 'gap')
  const guide = guideHeadings(source, paragraphs)
  const policies = new Set(issuedTogether(source).map(({ titleSpan }) => titleSpan.start))
  const questions = numbered ? new Set<number>() : questionLines(source, paragraphs)
  paragraphs.forEach((paragraph, i) => {
    const next = paragraphs[i + 1]
    const asks = questions.has(paragraph.start)
    const isPolicy = policies.has(paragraph.start)
    if (next === undefined || paragraph.row || !(asks || isPolicy || isHeadingLine(source, paragraph))) return
    const line = source.slice(paragraph.start, paragraph.end)
    const matter = next.row ? matterIn(line) : null
    if (next.row && matter === null && !isTopic(line)) return
    const opened = markerAt(source, next.start, next.end, 'line')
    const restarts = opened !== null && opened.value === 1 && opened.style !== 'bullet' && opened.style !== 'bare'
    const titles =
      !numbered && next.end - next.start > 2 * (paragraph.end - paragraph.start) && !isHeadingLine(source, next)
    if (!restarts && !titles && !asks && !isPolicy && !guide.has(paragraph.start) && !next.row) return
    const bullet = markerAt(source, paragraph.start, paragraph.end, 'line')
    const marked = bullet !== null && bullet.style === 'bullet'
    headings.push({
      style: 'heading',
      value: 1,
      label: marked ? bullet.label : isPolicy || isOutermost(source, paragraph) ? OUTERMOST : '',
      start: paragraph.start,
      end: marked ? bullet.end : matter === null ? paragraph.start : paragraph.end - matter.length,
      place: 'line',
      asks: false,
    })
  })
  // A lone heading above the first chapter is the rest of the title, or the head of a table.
  const [only] = headings
  if (only !== undefined && headings.length === 1 && markers.every((marker) => marker.start > only.start)) {
    const first = markers.find((marker) => marker.start > only.start)
    const owner = paragraphs.find((paragraph) => paragraph.start === only.start)
    const apart = first !== undefined && first.start >= (owner?.end ?? 0)
    if (apart && RANK[first.style] < RANK.article) return [...markers]
  }
  const taken = new Set(headings.map((heading) => heading.start))
  return [...headings, ...markers.filter((marker) => !taken.has(marker.start))].sort((a, b) => a.start - b.start)
}

/** Where a guide has its headings: several of them, each over something longer or over a table. */
function guideHeadings(source: string, paragraphs: readonly Paragraph[]): ReadonlySet<number> {
  const found = paragraphs.flatMap(({ start, end }, i) => {
    const next = paragraphs[i + 1]
    if (!next || !isGuideHeading(source, start)) return []
    const isLonger = next.end - next.start > end - start || source.slice(next.start, next.end) === '序号'
    return isLonger && !isGuideHeading(source, next.start) ? [start] : []
  })
  return new Set(found.length >= FEWEST_GUIDE_HEADINGS ? found : [])
}

const FEWEST_GUIDE_HEADINGS = 3

/** Where questions stand on lines of their own, several of them, each over its answer. */
function questionLines(source: string, paragraphs: readonly Paragraph[]): ReadonlySet<number> {
  const asks = (paragraph: Paragraph | undefined): boolean =>
    paragraph !== undefined &&
    paragraph.end - paragraph.start <= HEADING_LIMIT &&
    /^[^。；！]{4,}[？?]$/.test(source.slice(paragraph.start, paragraph.end))
  const found = paragraphs.filter((paragraph, i) => asks(paragraph) && !asks(paragraphs[i + 1]))
  return new Set(found.length >= FEWEST_QUESTIONS ? found.map(({ start }) => start) : [])
}

const FEWEST_QUESTIONS = 3

function isHeadingLine(source: string, paragraph: Span): boolean {
  const length = paragraph.end - paragraph.start
  if (length < 2 || length > UNNUMBERED_HEADING_LIMIT) return false
  const text = source.slice(paragraph.start, paragraph.end)
  if (/[。；！，,]/.test(text) || /[：:、）)]$/.test(text) || /^(?:序号|编号)(?:\s|$)/.test(text)) return false
  if (endsWithTelephone(text) || isBlankField(text)) return false
  const marker = markerAt(source, paragraph.start, paragraph.end, 'line')
  return (marker === null || marker.style === 'bullet' || marker.style === 'bare') && /[\u4e00-\u9fff]/.test(text)
}
