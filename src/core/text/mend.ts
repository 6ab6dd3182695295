/**
 * Makes a slice of the source readable without changing what it says: only white space and Markdown marks (`**`, `#`)
 * are touched. Everything else stays, in order, so that a quote can be checked against its slice.
 */
import type { Span } from '../model.ts'
import { isBlank } from './blanks.ts'
import { FINAL_MARKS, gaps, paragraphs, trim } from './lines.ts'
import type { Gap } from './lines.ts'
import { wrapWidth } from './wrapped.ts'

/** A mended slice; `offsets[i]` is the offset in the raw slice of the character at `text[i]`. */
export interface Mended {
  readonly text: string
  readonly offsets: readonly number[]
}

/** The slice as a person should read it: broken lines joined, one `\n` between paragraphs, no Markdown marks. */
export function mend(raw: string): string {
  return mendWithMap(raw).text
}

/** `mend` for a part of a text: where lines were broken at the edge of a page, only the whole text tells. */
export function mendSpan(source: string, span: Span): string {
  return mendSpanWithMap(source, span).text
}

/** `mendSpan` with the way back; offsets count from the span's start. */
export function mendSpanWithMap(source: string, { start, end }: Span): Mended {
  const width = wrapWidth(source)
  if (width === 0) return mendWithMap(source.slice(start, end))
  const { text, offsets } = mendWithin(source, { start, end }, width)
  return { text, offsets: offsets.map((offset) => offset - start) }
}

/** `mend` with the way back to the raw slice, for exact spans. A `\n` or space maps to the white space it stands for. */
export function mendWithMap(raw: string): Mended {
  return mendWithin(raw, { start: 0, end: raw.length }, wrapWidth(raw))
}

function mendWithin(raw: string, around: Span, width: number): Mended {
  const span = trim(raw, around)
  const offsets: number[] = []
  const parts: string[] = []
  let position = span.start
  let pending: { readonly character: string; readonly offset: number } | null = null
  let atLineStart = true

  const copy = (end: number): void => {
    while (position < end) {
      const marks = markupLength(raw, position, end, atLineStart)
      if (marks > 0) {
        position += marks
        continue
      }
      // White space is written only once a character follows it, so that marks that are removed leave no space behind.
      if (pending !== null && parts.length > 0) {
        parts.push(pending.character)
        offsets.push(pending.offset)
      }
      pending = null
      parts.push(raw.charAt(position))
      offsets.push(position)
      position++
      atLineStart = false
    }
  }

  const pass = (gap: Gap): void => {
    copy(gap.start)
    if (gap.kind === 'break') pending = { character: '\n', offset: gap.start }
    else if (gap.kind === 'space' && pending === null) pending = { character: ' ', offset: gap.start }
    if (gap.kind === 'break' || gap.newline) atLineStart = true
    position = gap.end
  }

  for (const gap of gaps(raw, span, width)) pass(gap)
  copy(span.end)
  return { text: parts.join(''), offsets }
}

/**
 * The sentences of `span`, in order, trimmed. A sentence ends at 。！？；; or at a paragraph's end; closing quotes and
 * brackets stay with it; nothing is split inside 《》 or brackets; a note in brackets behind the full stop
 * （责任单位：…） is a piece of its own. Together they hold every non-blank character of the span.
 */
export function sentences(source: string, span: Span): Span[] {
  const found: Span[] = []
  for (const paragraph of paragraphs(source, span)) splitParagraph(source, paragraph, found)
  return found
}

/** Brackets by family: a full-width one may be closed by a half-width one, as in （按职责分工负责). */
const OPENERS: Readonly<Record<string, string>> = {
  '（': ')',
  '(': ')',
  '《': '》',
  '〈': '〉',
  '【': '】',
  '〔': '〕',
  '“': '”',
  '[': ']',
  '［': ']',
}
const CLOSERS: Readonly<Record<string, string>> = {
  '）': ')',
  ')': ')',
  '》': '》',
  '〉': '〉',
  '】': '】',
  '〕': '〕',
  '”': '”',
  ']': ']',
  '］': ']',
}
const ENDS = FINAL_MARKS + '；;'
const TRAILING = '”’）)》〉】〕］]'

function splitParagraph(source: string, paragraph: Span, found: Span[]): void {
  const closing = matchBrackets(source, paragraph)
  let start = paragraph.start
  let position = paragraph.start
  const cut = (end: number): void => {
    const piece = trim(source, { start, end })
    if (piece.end > piece.start) found.push(piece)
    start = end
    while (start < paragraph.end && isBlank(source, start)) start++
    position = start
  }
  while (position < paragraph.end) {
    const character = source.charAt(position)
    const partner = closing.get(position)
    if (partner === undefined) {
      position++
      if (!ENDS.includes(character)) continue
      while (position < paragraph.end && (TRAILING + ENDS).includes(source.charAt(position))) position++
      cut(position)
      continue
    }
    const note = position === start && '（(【[［'.includes(character) && isNote(source, start, partner)
    const speech = character === '“' && FINAL_MARKS.includes(source.charAt(partner - 1))
    position = partner + 1
    if (!note && !speech) continue
    while (position < paragraph.end && '。；”’'.includes(source.charAt(position))) position++
    if (note || !goesOn(source, position, paragraph.end)) cut(position)
  }
  cut(paragraph.end)
}

/** A quotation that ends in a full stop does not end the sentence when its speaker follows: “…。”他说。 */
function goesOn(source: string, position: number, end: number): boolean {
  return position < end && '，、：的他她'.includes(source.charAt(position))
}

function isNote(source: string, start: number, closing: number): boolean {
  return /[：:]|负责|落实|[局委厅办]/.test(source.slice(start, Math.min(closing, start + 200)))
}

/** Opening offset → closing offset for every bracket that is closed in its paragraph; a lone one counts for nothing. */
function matchBrackets(source: string, span: Span): Map<number, number> {
  const pairs = new Map<number, number>()
  const open: { readonly closer: string; readonly position: number }[] = []
  for (let i = span.start; i < span.end; i++) {
    const code = source.charCodeAt(i)
    if (code >= 0x4e00 && code <= 0x9fff) continue
    const character = source.charAt(i)
    const opens = OPENERS[character]
    if (opens !== undefined) open.push({ closer: opens, position: i })
    const closes = CLOSERS[character]
    if (closes === undefined) continue
    // One lone bracket in between is forgiven, so that it does not undo the pair around it.
    if (open.at(-1)?.closer !== closes && open.at(-2)?.closer === closes) open.pop()
    const top = open.at(-1)
    if (top?.closer !== closes) continue
    open.pop()
    pairs.set(top.position, i)
  }
  return pairs
}

/** How many characters of Markdown stand at `position`: `**` anywhere, `#` marks at the start of a line. */
function markupLength(raw: string, position: number, end: number, atLineStart: boolean): number {
  if (raw.charAt(position) === '*' && raw.charAt(position + 1) === '*' && position + 2 <= end) {
    let length = 2
    while (position + length < end && raw.charAt(position + length) === '*') length++
    return length
  }
  if (!atLineStart || raw.charAt(position) !== '#') return 0
  let length = 1
  while (position + length < end && raw.charAt(position + length) === '#') length++
  return length
}
