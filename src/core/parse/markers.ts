/** The shapes in which Chinese official texts number their units, and the places where a number may stand. */
import type { Span } from '../model.ts'
import { isBlank } from '../text/blanks.ts'
import { FINAL_MARKS } from '../text/lines.ts'
import type { Paragraph, Row } from '../text/lines.ts'
import { parseOrdinal } from '../text/numerals.ts'

/** The shape of a number. Two shapes are two levels; shapes of one `family` may be mixed by mistake (1. 2、). */
export type MarkerStyle =
  | 'book' // 第一编 第一篇
  | 'chapter' // 第一章
  | 'part' // 第一部分
  | 'chapterSection' // 第一节
  | 'article' // 第一条
  | 'han' // 一、
  | 'hanParen' // （一）
  | 'decimal' // 1.1 1.1.1
  | 'dot' // 1.
  | 'comma' // 1、
  | 'plain' // 1 总则, alone on its line
  | 'bare' // 1企业投资项目…, a number that lost its point in a flattened table
  | 'paren' // （1）
  | 'halfParen' // 1）
  | 'circled' // ①
  | 'ordinal' // 一是 第一，
  | 'question' // 问题1： 问：
  | 'bullet' // —— ■
  | 'row' // 1 in the column 序号 of a list of measures
  | 'heading' // an unnumbered heading that stands on its own line

/** How sure the place is: a line of its own, after white space, at a sentence's end, or anywhere else. */
export type MarkerPlace = 'line' | 'gap' | 'sentence' | 'anywhere'

/** A number found in the text that may open a unit. */
export interface Marker {
  readonly style: MarkerStyle
  readonly value: number
  /** As printed, without white space. */
  readonly label: string
  /** Offset of the first character, Markdown marks included. */
  readonly start: number
  /** Offset where the text after the number begins. */
  readonly end: number
  readonly place: MarkerPlace
  /** True when a short question follows: 1、什么样的组织可以公开募捐？ */
  readonly asks: boolean
  /** The unit's heading where it is no matter of its text: the cell that names a row. */
  readonly heading?: Span | undefined
}

/** Natural depth of each shape, used only where the document itself does not show the order. */
export const RANK: Readonly<Record<MarkerStyle, number>> = {
  book: 0,
  heading: 0.5,
  chapter: 1,
  part: 1,
  chapterSection: 2,
  article: 3,
  question: 1.5,
  han: 1.5,
  hanParen: 4,
  plain: 4.4,
  bare: 4.5,
  dot: 5,
  comma: 5,
  decimal: 5.5,
  paren: 6,
  halfParen: 6,
  row: 6.5,
  circled: 7,
  ordinal: 8,
  bullet: 9,
}

/** Shapes that one author mixes within one sequence. */
export function sameFamily(a: MarkerStyle, b: MarkerStyle): boolean {
  return a === b || (FAMILY[a] !== undefined && FAMILY[a] === FAMILY[b])
}

/** The marker at `position` (a first non-blank character), or null. `end` bounds what may be read. */
export function markerAt(source: string, position: number, end: number, place: MarkerPlace): Marker | null {
  let start = position
  while (start < end && start - position < 8 && '#*'.includes(source.charAt(start))) start++
  if (start > position) while (start < end && source.charAt(start) === ' ') start++
  for (const shape of SHAPES) {
    shape.pattern.lastIndex = start
    const match = shape.pattern.exec(source)
    if (match === null || match.index + match[0].length > end) continue
    const value = shape.value(match[1] ?? match[0])
    if (value === null || shape.refuses?.(source, match.index + match[0].length, place) === true) continue
    const label = match[0].replace(/[\s*]+/g, '')
    const after = start + match[0].length
    return { style: shape.style, value, label, start: position, end: after, place, asks: asksAt(source, after, end) }
  }
  return null
}

/** Every place in `span` where a unit may open: each paragraph's start, and inside a paragraph after a sentence. */
export function scanMarkers(source: string, lines: readonly Paragraph[]): Marker[] {
  const found: Marker[] = []
  let isNote = false
  for (const [i, line] of lines.entries()) {
    if (line.row) {
      found.push(rowMarker(line, line.row))
      isNote = false
      continue
    }
    let skipTo = line.start
    const first = markerAt(source, line.start, line.end, line.newline ? 'line' : 'gap')
    // 备注：1.… 2.… under the last row: its numbers are none of the document's.
    isNote = isNote
      ? first !== null && ITEMS.has(first.style)
      : lines[i - 1]?.row !== undefined && isListNote(source, line)
    if (isNote) continue
    if (first !== null) {
      found.push(first)
      skipTo = first.end
    }
    for (let i = Math.max(line.start + 1, skipTo); i < line.end; i++) {
      if (!mayOpen(source.charCodeAt(i))) continue
      const place = placeAt(source, i, line.start)
      const marker = markerAt(source, i, line.end, place)
      if (marker === null) continue
      if (place === 'anywhere' && !ANYWHERE.has(marker.style)) continue
      found.push(marker)
      i = Math.max(i, marker.end - 1)
    }
  }
  return found
}

function isListNote(source: string, { start }: Span): boolean {
  return /^(?:备\s?注|附?注|说明)[：:]/.test(source.slice(start, start + 6))
}

const ITEMS: ReadonlySet<MarkerStyle> = new Set<MarkerStyle>([
  'dot',
  'comma',
  'paren',
  'halfParen',
  'circled',
  'bullet',
  'ordinal',
  'bare',
])

/** Whatever is numbered inside its cells divides no row. */
function rowMarker({ start }: Span, { label, title }: Row): Marker {
  return { style: 'row', value: 1, label, start, end: title.end, place: 'line', asks: false, heading: title }
}

interface Shape {
  readonly style: MarkerStyle
  readonly pattern: RegExp
  readonly value: (text: string) => number | null
  /** Looks at what follows; true when the number belongs to a sentence after all. */
  readonly refuses?: (source: string, end: number, place: MarkerPlace) => boolean
}

const HAN = '[一二三四五六七八九十百零〇两]'
const NUMBER = `(?:${HAN}[一二三四五六七八九十百零〇 \\u3000]{0,7}|[0-9０-９][0-9０-９ \\u3000]{0,4})`

const FAMILY: Partial<Record<MarkerStyle, string>> = {
  dot: 'arabic',
  comma: 'arabic',
  paren: 'arabicParen',
  halfParen: 'arabicParen',
}

const ANYWHERE: ReadonlySet<MarkerStyle> = new Set<MarkerStyle>(['hanParen', 'han', 'dot', 'comma', 'bare', 'article'])

const SHAPES: readonly Shape[] = [
  { style: 'book', pattern: sticky(`第\\s?(${NUMBER})[编篇](?=[\\s\\u4e00-\\u9fff])`), value: parseOrdinal },
  { style: 'chapter', pattern: sticky(`第\\s?(${NUMBER})章`), value: parseOrdinal, refuses: isReference },
  { style: 'part', pattern: sticky(`第\\s?(${NUMBER})部分[：:、，]?`), value: parseOrdinal, refuses: isReference },
  { style: 'chapterSection', pattern: sticky(`第\\s?(${NUMBER})节`), value: parseOrdinal, refuses: isReference },
  {
    style: 'article',
    pattern: sticky(`第\\s?(${NUMBER})条(?:之${HAN})?[：:、]?`),
    value: parseOrdinal,
    refuses: isReference,
  },
  { style: 'hanParen', pattern: sticky(`[（(〔]\\s?(${HAN}{1,4})\\s?[）)〕]、?`), value: parseOrdinal },
  { style: 'ordinal', pattern: sticky(`(${HAN})(?:是|要)(?![否不一])`), value: parseOrdinal, refuses: isNotOrdinal },
  { style: 'ordinal', pattern: sticky(`第(${HAN})[，,、]`), value: parseOrdinal },
  { style: 'han', pattern: sticky(`(${HAN}{1,4})\\s?[、.．]`), value: parseOrdinal, refuses: isHanCount },
  { style: 'question', pattern: sticky('(?:问题|提问|问|Q|q)\\s?([0-9]{1,3})\\s?[：:、.．]'), value: parseOrdinal },
  {
    style: 'question',
    pattern: sticky('(?:问|Q|【[^】]{0,6}(?:记者|问|网友)】|[\\u4e00-\\u9fff]{0,6}记者)\\s?[：:]?(?<=[：:】])'),
    value: () => 1,
  },
  {
    style: 'decimal',
    pattern: sticky('([0-9]{1,2}(?:[.．][0-9]{1,2}){1,3})[、.．\\s]?(?=[\\s\\u4e00-\\u9fff])'),
    value: lastNumber,
    refuses: isQuantity,
  },
  { style: 'comma', pattern: sticky('([0-9０-９]{1,3})\\s?、'), value: parseOrdinal, refuses: startsWithDigit },
  { style: 'dot', pattern: sticky('([0-9０-９]{1,3})\\s?[.．]'), value: parseOrdinal, refuses: startsWithDecimal },
  { style: 'paren', pattern: sticky('[（(]\\s?([0-9０-９]{1,3})\\s?[）)]'), value: parseOrdinal },
  { style: 'halfParen', pattern: sticky('([0-9０-９]{1,3})\\s?[）)]'), value: parseOrdinal },
  { style: 'circled', pattern: sticky('([①-⑳⑴-⒇⒈-⒛])'), value: circledValue },
  { style: 'bullet', pattern: sticky('(——|[■●▲▼◆★※•▪◇□○])'), value: () => 1 },
  {
    style: 'plain',
    pattern: sticky('([0-9]{1,2})[ \\u3000]{1,4}(?=[\\u4e00-\\u9fff、]{2,24}\\s{0,4}(?:[\\r\\n]|$))'),
    value: parseOrdinal,
    refuses: (_source, _end, place) => place !== 'line',
  },
  { style: 'bare', pattern: sticky('([0-9]{1,2})(?=[“《\\u4e00-\\u9fff])'), value: parseOrdinal, refuses: isQuantity },
]

function sticky(pattern: string): RegExp {
  return new RegExp(pattern, 'y')
}

const QUESTION_LIMIT = 70

function asksAt(source: string, position: number, end: number): boolean {
  for (let i = position; i < Math.min(end, position + QUESTION_LIMIT); i++) {
    const character = source.charAt(i)
    if (character === '？' || character === '?') return true
    if ('。；！'.includes(character)) return false
  }
  return false
}

/** Cheap test so that only characters that can open a marker are looked at closely. */
function mayOpen(code: number): boolean {
  if (code >= 0x30 && code <= 0x39) return true
  if (code < 0x2014) return code === 0x28 || code === 0x51
  return OPENERS.has(code)
}

const OPENERS: ReadonlySet<number> = new Set(
  [...'—■●▲▼◆★※•▪◇□○（〔【第问提记一二三四五六七八九十０１２３４５６７８９']
    .map((c) => c.charCodeAt(0))
    .concat(Array.from({ length: 0x3c }, (_, i) => 0x2460 + i)),
)

function placeAt(source: string, position: number, lineStart: number): MarkerPlace {
  let i = position - 1
  while (i > lineStart && isBlank(source, i)) i--
  const before = source.charAt(i)
  const ends = FINAL_MARKS.includes(before) || '；;：:'.includes(before)
  const afterNote = '）)］]】”'.includes(before)
  if (i < position - 1 && !'，、,'.includes(before)) return 'gap'
  if (ends) return 'sentence'
  return afterNote && closesAfterSentence(source, i) ? 'sentence' : 'anywhere'
}

/** ）closes a note that stands behind a full stop, or ” closes a quotation that ends in one. */
function closesAfterSentence(source: string, closing: number): boolean {
  if (FINAL_MARKS.includes(source.charAt(closing - 1))) return true
  let depth = 0
  for (let i = closing; i > Math.max(0, closing - LONGEST_NOTE); i--) {
    const character = source.charAt(i)
    if ('）)］]'.includes(character)) depth++
    if (!'（([［'.includes(character)) continue
    depth--
    if (depth > 0) continue
    return FINAL_MARKS.includes(source.charAt(i - 1)) || NOTE_OF_DUTY.test(source.slice(i, i + 24))
  }
  return false
}

const LONGEST_NOTE = 240
const NOTE_OF_DUTY = /^.[^。]{0,20}(?:责任|牵头|负责|配合)/

/** 第三条第二款, 第五条规定: a reference, not an article. */
function isReference(source: string, end: number, place: MarkerPlace): boolean {
  const next = source.slice(end, end + 4)
  if (/^(?:第.|[至和或、及]第|[至—–-])/.test(next)) return true
  return place !== 'line' && /^(?:规定|所列|之规|的规|中的?|款|项|明确|要求)/.test(next)
}

/** 三、四级 and 一、二、三类: numbers that are counted up inside a sentence. */
function isHanCount(source: string, end: number, place: MarkerPlace): boolean {
  const counts = /^[一二三四五六七八九十两](?:[、级类档季期批线级星等产次年]|$)/.test(source.slice(end, end + 2))
  return counts && source.slice(end, end + 3) !== '一次性' && !(place === 'line' && followsSentence(source, end))
}

/** Whether the line in which `at` lies comes after a finished one, and does not go on with it. */
function followsSentence(source: string, at: number): boolean {
  const line = source.lastIndexOf('\n', at - 1)
  let i = line
  while (i >= 0 && isBlank(source, i)) i--
  return i < 0 || FINAL_MARKS.includes(source.charAt(i))
}

function isNotOrdinal(source: string, end: number, place: MarkerPlace): boolean {
  return place === 'anywhere' || source.slice(end, end + 1) === '，'
}

function startsWithDigit(source: string, end: number): boolean {
  return /^\s?[0-9]/.test(source.slice(end, end + 2)) && !/^\s?(?:19|20)[0-9]{2}\s?年/.test(source.slice(end, end + 8))
}

function startsWithDecimal(source: string, end: number): boolean {
  return /^[0-9]/.test(source.slice(end, end + 1)) && !/^(?:19|20)[0-9]{2}\s?年/.test(source.slice(end, end + 7))
}

const QUANTITY =
  /^\s?(?:年(?!度)|月|日(?!常)|时(?!间)|分|秒|号|个(?!人|体)|家(?!庭|政)|项(?!目)|件|人(?![才员力事])|名(?![单称])|位|天(?!津)|周(?!边)|次|倍|万|亿|元|千|百|十|余|多|台(?!账)|套|条(?!件)|种(?![植业子])|类|级|批(?![发准])|届|度|平|吨|米|岁|所|座|户|亩|辆|只|份|笔|张|页|款|期|层|楼|栋|室|[%％]|公里|公斤|公顷|处[，、。]|第|以上|以下|左右|小时)/

function isQuantity(source: string, end: number): boolean {
  return QUANTITY.test(source.slice(end, end + 3))
}

function lastNumber(text: string): number | null {
  return parseOrdinal(text.split(/[.．]/).at(-1) ?? '')
}

function circledValue(text: string): number | null {
  const code = text.charCodeAt(0)
  if (code >= 0x2488) return code - 0x2488 + 1
  return code >= 0x2474 ? code - 0x2474 + 1 : code - 0x2460 + 1
}
