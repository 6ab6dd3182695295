/**
 * Paragraphs of a source text. Texts arrive with lines broken in the middle of a word (copied from a PDF), or with all
 * line breaks lost (copied from a web page). One scanner decides for every run of white space what it is; `mend` and
 * the parser both use it, so what is shown and what is cited agree.
 */
import type { Span } from '../model.ts'
import { isBlank, isLineBreak } from './blanks.ts'
import { endsRow, partsCells } from './cell-edges.ts'
import {
  endsWithNumber,
  endsWithOffices,
  greets,
  isEmptyCell,
  isIssueNote,
  isPageNumber,
  isSiteLine,
  isStamped,
  namesDocument,
  opensSignature,
  opensWithOffices,
  opensWithSite,
} from './lone-lines.ts'
import { rowEnds } from './rows.ts'
import { runsOn, wrapWidth } from './wrapped.ts'

/** `join`: the white space disappears. `space`: it stays as one space. `break`: a new paragraph starts after it. */
export type GapKind = 'join' | 'space' | 'break'

/** One run of white space between two other characters. */
export interface Gap extends Span {
  readonly kind: GapKind
  /** True when the run holds a line break of the source. */
  readonly newline: boolean
}

/** A paragraph without the white space around it. `newline` tells whether a line break of the source stands before. */
export interface Paragraph extends Span {
  readonly newline: boolean
  /** Set where it is a row of a list that is a unit of its own. */
  readonly row?: Row | undefined
  /** Set where it is a whole table whose cells stand on a line each. */
  readonly isTable?: true
}

export interface Row {
  /** 序号 as printed; '' where the list is not numbered. */
  readonly label: string
  readonly title: Span
}

/**
 * Every run of white space inside `span` (not at its edges), in order, with what it means. `width` tells where the lines of
 * the text were broken, if `source` is only a part of it. Linear.
 */
export function gaps(source: string, span: Span, width: number = wrapWidth(source)): Gap[] {
  const end = trimEnd(source, span)
  let position = trimStart(source, span)
  const found: Gap[] = []
  const rows = rowEnds(source, { start: position, end })
  let paragraph = new ParagraphState(position)
  while (position < end) {
    const code = source.charCodeAt(position)
    if (code >= FIRST_HAN && code <= LAST_HAN) {
      paragraph.readHan(code)
      position++
      continue
    }
    if (!isBlank(source, position)) {
      paragraph.read(source, position)
      position++
      continue
    }
    const start = position
    while (position < end && isBlank(source, position)) position++
    const gap: Gap = rows.has(start)
      ? { start, end: position, kind: 'break', newline: true }
      : classify(source, start, position, end, paragraph, width)
    found.push(gap)
    if (gap.kind === 'break') paragraph = new ParagraphState(position)
  }
  return found
}

/** The paragraphs of `span`, in order, trimmed; together they hold every non-blank character of it. Linear. */
export function paragraphs(source: string, span: Span): Paragraph[] {
  const end = trimEnd(source, span)
  let start = trimStart(source, span)
  if (start >= end) return []
  const found: Paragraph[] = []
  let newline = true
  for (const gap of gaps(source, span)) {
    if (gap.kind !== 'break') continue
    found.push({ start, end: gap.start, newline })
    start = gap.end
    newline = gap.newline
  }
  found.push({ start, end, newline })
  return found
}

/** `span` without the white space at its edges. */
export function trim(source: string, span: Span): Span {
  const start = trimStart(source, span)
  return { start, end: Math.max(start, trimEnd(source, span)) }
}

/** True when the text at `position` looks like the number or bullet that opens a paragraph. */
export function opensWithMarker(source: string, position: number): boolean {
  MARKER.lastIndex = position
  return MARKER.test(source)
}

/** 申请渠道：街道窗口 – a line that tells one thing of several; 措施如下： only leads on. */
function opensWithLabel(source: string, position: number): boolean {
  LABEL.lastIndex = position
  return LABEL.test(source)
}

/** 办理时间, 咨询电话 alone on its line: what a guide has for headings. */
export function isGuideHeading(source: string, position: number): boolean {
  GUIDE_HEADING.lastIndex = position
  return GUIDE_HEADING.test(source)
}

/** Han characters and the punctuation that is printed with them: no space stands between two of these. */
export function isCjk(character: string | undefined): boolean {
  if (character === undefined) return false
  const code = character.charCodeAt(0)
  return (
    (code >= 0x2e80 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff00 && code <= 0xffef) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    (code >= 0x2010 && code <= 0x2027)
  )
}

export const FINAL_MARKS = '。！？!?'
const FINAL_CODES: ReadonlySet<number> = new Set([...FINAL_MARKS].map((mark) => mark.charCodeAt(0)))
const FIRST_HAN = 0x4e00
const LAST_HAN = 0x9fff
const CONTINUES_BEFORE = '，、,《〈“‘（([〔【—－'
const CONTINUES_AFTER = '，、；：。！？）》〉”’】〕］,;:!?)]%％'
const OPENING = '《〈（([〔［【'
const CLOSING = '》〉）)]〕］】'
const CLOSING_AFTER_FINAL = '）)”’】〕］]》〉'

const MARKER =
  /[#*\s]{0,8}(?:第[一二三四五六七八九十百零〇0-9０-９ ]{1,8}(?:[章节条编篇]|部分)|[一二三四五六七八九十百]{1,4}[、.．]|[（(〔][ ]?[一二三四五六七八九十百0-9０-９]{1,3}[ ]?[）)〕]|[0-9０-９]{1,2}[.．、](?![0-9])|[0-9]{1,2}[）)]|[①-⓿❶-❿]|[一二三四五六七八九十]是|——|[■●▲▼◆★※•·]|附\s?[件表录](?![，。的中])|问[：:]|答[：:]|[（(][^（）()]{0,12}(?:责任|牵头|配合|负责))/y

const LABEL = /[\u4e00-\u9fff]{2,6}(?<!如下|以下|包括|下列)[：:][ \t]?(?=[^\s：:])/y

const GUIDE_HEADING =
  /[\u4e00-\u9fff]{2,6}(?<=对象|条件|材料|流程|程序|地点|地址|时间|时限|期限|电话|方式|渠道|依据|标准|问题|须知|范围|内容|结果|部门|机构|窗口)[ \t]*(?=[\r\n]|$)/y

const DEPARTMENT_NOTE =
  /[（([［][^（）()[\]［］]{0,16}(?:责任|牵头|配合|负责|落实|[市省区县][^（）()[\]［］]{1,12}[局委厅办])/y
const SHORT_NOTE = /[（(][^（）()\n]{1,40}[）)]/y
const CLOSING_FORMULA = /本[^，。\s]{1,12}[自由]/y
/** How the title of an official document ends. */
export const TITLE_END =
  /(?:通知|意见|措施|方案|办法|规定|细则|政策|计划|规划|条例|公告|通告|决定|指南|解读|[稿行年][）)])$/

/** How far a line broken by hand or by a PDF may run: longer lines without a full stop are sentences, not headings. */
const HEADING_LIMIT = 42
const WRAPPED_LINE = 26
const PROSE_LINE = 24
const BARE_LINE = 48
const LONGEST_BRACKET = 400
const FORGOTTEN_BRACKET = 20

/** What the scanner knows about the paragraph that it is in. */
class ParagraphState {
  readonly start: number
  sawFinal = false
  sawComma = false
  /** Depth of brackets that are open, quotation marks left aside. */
  depth = 0
  /** True when the bracket that was closed last stood directly behind a full stop: （责任单位：…）. */
  noteClosed = false
  #last = 0
  #openedAfterFinal = false
  #openedAt = 0

  constructor(start: number) {
    this.start = start
  }

  /** True when a bracket is open that was opened some way back. */
  forgotten(position: number): boolean {
    return this.depth > 0 && position - this.#openedAt > FORGOTTEN_BRACKET
  }

  /** The quick way for the characters that most of a text is made of. */
  readHan(code: number): void {
    this.#last = code
    this.noteClosed = false
  }

  read(source: string, position: number): void {
    const character = source.charAt(position)
    if (OPENING.includes(character)) {
      if (this.depth === 0) {
        DEPARTMENT_NOTE.lastIndex = position
        this.#openedAfterFinal = FINAL_CODES.has(this.#last) || DEPARTMENT_NOTE.test(source)
      }
      if (this.depth === 0) this.#openedAt = position
      this.depth++
      this.noteClosed = false
    } else if (CLOSING.includes(character)) {
      this.depth = Math.max(0, this.depth - 1)
      if (this.depth === 0) this.noteClosed = this.#openedAfterFinal
    } else {
      // A bracket that stays open for so long was never closed.
      if (this.depth > 0 && position - this.#openedAt > LONGEST_BRACKET) this.depth = 0
      if (FINAL_MARKS.includes(character)) this.sawFinal = true
      if (character === '，' || character === ',') this.sawComma = true
      this.noteClosed = false
    }
    if (character !== '*') this.#last = source.charCodeAt(position)
  }
}

function classify(
  source: string,
  start: number,
  end: number,
  limit: number,
  paragraph: ParagraphState,
  width: number,
): Gap {
  let newline = false
  for (let i = start; i < end; i++) newline ||= isLineBreak(source, i)
  const breaks = newline
    ? breaksAtNewline(source, start, end, limit, paragraph, width)
    : breaksInLine(source, start, end, paragraph)
  if (breaks) return { start, end, kind: 'break', newline }
  const before = source.charAt(start - 1)
  const after = source.charAt(end)
  const numbered = /[条章节]/.test(before) && onlyMarker(source, paragraph.start, start)
  // A figure on a line of its own stays one: 1000 over 1500 over 2000元 are no 100015002000元.
  const figures =
    /[0-9０-９]\*{0,3}$/.test(source.slice(start - 4, start)) && /^[*#]{0,3}[0-9０-９]/.test(source.slice(end, end + 4))
  const glued = newline && !numbered && !figures && (isCjk(before) || isCjk(after) || /[0-9]/.test(before))
  return { start, end, kind: glued ? 'join' : 'space', newline }
}

function breaksAtNewline(
  source: string,
  start: number,
  end: number,
  limit: number,
  state: ParagraphState,
  width: number,
): boolean {
  const before = source.charAt(start - 1)
  const after = source.charAt(end)
  if (isPageNumber(source, end, limit) || isPageNumber(source, state.start, start)) return true
  if (endsRow(source, start, end) || isEmptyCell(source, state.start, start)) return true
  if (opensWithLabel(source, end) && opensWithLabel(source, state.start)) return true
  if (state.depth > 0 && CLOSING.includes(after)) return false
  if (endsSentence(source, start, state)) return !isClosingMark(after)
  if (opensWithMarker(source, end)) return !onlyMarker(source, state.start, start)
  if (CONTINUES_AFTER.includes(after)) return false
  if (CONTINUES_BEFORE.includes(before)) return false
  if (isGuideHeading(source, end) || opensWithSite(source, end) || greets(source, state.start, start)) return true
  if (isStamped(source, state.start)) return true
  if (state.depth === 0 && endsWithNumber(source, start, end)) return true
  if (state.depth === 0 && (opensWithOffices(source, end) || endsWithOffices(source, state.start, start, end)))
    return true
  if (state.depth === 0 && isIssueNote(source, state.start, start)) return true
  if (onlyMarker(source, state.start, start)) return false
  if (after === '（' || after === '(') {
    SHORT_NOTE.lastIndex = end
    if (SHORT_NOTE.test(source) && (SHORT_NOTE.lastIndex >= limit || isLineBreak(source, SHORT_NOTE.lastIndex)))
      return true
  }
  if (state.depth > 0 || state.sawFinal) return false
  CLOSING_FORMULA.lastIndex = end
  if (CLOSING_FORMULA.test(source)) return true
  if (opensSignature(source, end) || isSiteLine(source, state.start, start)) return true
  if (width > 0 && runsOn(source, start, end, width) && !opensWithLabel(source, end)) return false
  const length = start - state.start
  if (opensWithMarker(source, state.start)) {
    if (namesDocument(source, state.start, start)) return true
    return length <= HEADING_LIMIT && !(length >= WRAPPED_LINE && isWrapped(source, start, end, limit, length))
  }
  if (state.sawComma) return length < PROSE_LINE
  return length < BARE_LINE || TITLE_END.test(source.slice(Math.max(state.start, start - 8), start))
}

/**
 * A line wrapped at a fixed width: the next one follows at once, without an indent, and is no longer than it. (The body
 * under a heading is a paragraph on one line, and longer than the heading.)
 */
function isWrapped(source: string, start: number, end: number, limit: number, length: number): boolean {
  const gap = source.slice(start, end)
  if (/\u3000|\t| {3}/.test(gap) || (gap.match(/\n/g)?.length ?? 0) > 1) return false
  for (let i = end; i < Math.min(limit, end + length + 3); i++) if (isLineBreak(source, i)) return true
  return limit <= end + length + 3
}

function breaksInLine(source: string, start: number, end: number, state: ParagraphState): boolean {
  const after = source.charAt(end)
  if (CONTINUES_AFTER.includes(after) || isStamped(source, state.start)) return false
  // A full stop ends a cell's sentence, and not its row.
  if (partsCells(source, start, end)) return false
  if (state.depth > 0)
    return (
      state.forgotten(start) && opensWithMarker(source, end) && !CONTINUES_BEFORE.includes(source.charAt(start - 1))
    )
  const introduces = source.charAt(start - 1) === '：'
  if (endsSentence(source, start, state) && (!introduces || end - start > 1 || opensWithMarker(source, end)))
    return true
  const indented = end - start >= 2 && (source.slice(start, end).match(/\u3000/g)?.length ?? 0) >= 2
  if (!indented || isLone(source, start - 1) || isLone(source, end)) return false
  return !CONTINUES_BEFORE.includes(source.charAt(start - 1)) && !onlyMarker(source, state.start, start)
}

/** One letter of 目　　录 or 总　　则, drawn apart to fill the line: no paragraph is so short. */
function isLone(source: string, at: number): boolean {
  const edge = (i: number): boolean => i < 0 || i >= source.length || isBlank(source, i)
  return /[\u4e00-\u9fff]/.test(source.charAt(at)) && edge(at - 1) && edge(at + 1)
}

/** True when the text before `position` ends a sentence, a list item, a line that introduces a list, or a note. */
function endsSentence(source: string, end: number, state: ParagraphState): boolean {
  let position = end
  while (position > state.start && source.charAt(position - 1) === '*') position--
  const before = source.charAt(position - 1)
  if (FINAL_MARKS.includes(before) || before === '；' || before === ';')
    return state.depth === 0 || FINAL_MARKS.includes(before)
  if (/^(?:：|[\u4e00-\u9fff）)]:)$/.test(before === ':' ? source.slice(position - 2, position) : before))
    return state.depth === 0
  if (state.noteClosed) return true
  if (!CLOSING_AFTER_FINAL.includes(before)) return false
  let i = position - 1
  while (i > state.start && CLOSING_AFTER_FINAL.includes(source.charAt(i))) i--
  return position - i <= 4 && FINAL_MARKS.includes(source.charAt(i))
}

function isClosingMark(character: string): boolean {
  return character !== '' && '，、；：。）》〉”’】〕］)]'.includes(character)
}

/** A number that stands alone on its line belongs to what follows. */
function onlyMarker(source: string, start: number, end: number): boolean {
  if (end - start > 12 || source.charAt(start) === '附') return false
  MARKER.lastIndex = start
  return MARKER.test(source) && source.slice(MARKER.lastIndex, end).trim() === ''
}

function trimStart(source: string, span: Span): number {
  let start = Math.max(0, span.start)
  while (start < span.end && start < source.length && isBlank(source, start)) start++
  return start
}

function trimEnd(source: string, span: Span): number {
  let end = Math.min(source.length, span.end)
  while (end > span.start && end > 0 && isBlank(source, end - 1)) end--
  return end
}
