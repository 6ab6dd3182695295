/**
 * Texts that lost their line breaks: a single space stands where a line ended. Which of the spaces was a line's end is
 * read from what stands on both sides; the others are spaces between words and names.
 */
import { repetitionOf, type Repetition } from '../layout/repeated-title.ts'
import { endsWithDate, firstHalf, isDateLine, isDocumentNumber, isFurniture, isOrganisation } from '../layout/shapes.ts'
import type { Span } from '../model.ts'
import { gaps, isCjk, opensWithMarker, TITLE_END, trim } from '../text/lines.ts'
import type { Paragraph } from '../text/lines.ts'

/** True when the text has hardly any line breaks for its length. */
export function isFlat(source: string): boolean {
  let lines = 0
  for (let i = 0; i < source.length; i++) if (source.charCodeAt(i) === 10) lines++
  return source.length / (lines + 1) > AVERAGE_LINE || lines <= 1
}

/** `paragraphs`, with those of a flat text split further at the spaces that were line ends. */
export function splitFlat(source: string, paragraphs: readonly Paragraph[]): Paragraph[] {
  return paragraphs.flatMap((paragraph, index) => splitOne(source, paragraph, index))
}

/** `paragraphs`, with the words of the page apart that stick to the text at the foot: 2020年2月20日责任编辑：陈静, 某市人民政府 扫一扫在手机打开当前页. */
export function splitPageWords(source: string, paragraphs: readonly Paragraph[]): Paragraph[] {
  return paragraphs.flatMap((paragraph, index) => {
    if (index < paragraphs.length - FOOT_PARAGRAPHS) return [paragraph]
    const from = Math.max(paragraph.start, paragraph.end - FOOT)
    const match = PAGE_WORDS.exec(source.slice(from, paragraph.end))
    if (!match) return [paragraph]
    const at = from + match.index
    return [
      { ...paragraph, end: at },
      { start: at, end: paragraph.end, newline: false },
    ]
  })
}

const FOOT_PARAGRAPHS = 4
/** Characters. */
const FOOT = 80
const PAGE_WORDS =
  /(?<=[0-9]{1,2}日|[。！”）)])(?:责任编辑|责编|编辑)[：:][^。；]{1,30}$|(?<=\s)(?:责任编辑[：:]\S{1,10}\s{1,4})?扫一扫(?:在手机)?上?打开[^。；]{0,30}$/

/** `paragraphs`, cut where the first number or an attachment's head follows without any space. */
export function splitRunOn(source: string, paragraphs: readonly Paragraph[]): Paragraph[] {
  return splitBeforeNumbers(source, splitAttachments(source, paragraphs))
}

/** `paragraphs`, with the part before the first number apart where everything runs on without any space. */
function splitBeforeNumbers(source: string, paragraphs: readonly Paragraph[]): Paragraph[] {
  return paragraphs.flatMap((paragraph) => {
    if (paragraph.end - paragraph.start < RUN_ON_LENGTH) return [paragraph]
    const text = source.slice(paragraph.start, paragraph.end)
    const match = FIRST_NUMBER.exec(text)
    if (match === null || !text.includes(SECOND_NUMBER[match[0]] ?? '')) return [paragraph]
    const at = paragraph.start + match.index
    return [
      { ...paragraph, end: at },
      { start: at, end: paragraph.end, newline: false },
    ]
  })
}

const RUN_ON_LENGTH = 500
const FIRST_NUMBER = /(?<=[。：）])(?:一、|第一章|第一条)/
const SECOND_NUMBER: Readonly<Record<string, string>> = { '一、': '二、', 第一章: '第二章', 第一条: '第二条' }

/** An attachment's head that runs on from the number of the document: 京建发〔2020〕19号附件2. */
const ATTACHMENT_RUN_ON = /[〕\]]\s?[0-9]{1,5}\s?号(?=附件\s?[0-9一二三四五六七八九十])/g

/** `paragraphs`, with every attachment's head at the start of a paragraph of its own. */
function splitAttachments(source: string, paragraphs: readonly Paragraph[]): Paragraph[] {
  return paragraphs.flatMap((paragraph) => {
    const found: Paragraph[] = []
    let { start, newline } = paragraph
    for (const match of source.slice(paragraph.start, paragraph.end).matchAll(ATTACHMENT_RUN_ON)) {
      const end = paragraph.start + match.index + match[0].length
      found.push({ start, end, newline })
      start = end
      newline = false
    }
    return [...found, { start, end: paragraph.end, newline }]
  })
}

/** `paragraphs`, with title, document number and addressee of the first ones apart where they run into each other. */
export function splitFront(source: string, paragraphs: readonly Paragraph[]): Paragraph[] {
  return paragraphs.flatMap((paragraph, index) =>
    index < FRONT_PARAGRAPHS ? splitAtNumber(source, paragraph) : [paragraph],
  )
}

const FRONT_PARAGRAPHS = 3
const NUMBER_RUN_ON =
  /(通知|意见|通报|措施|方案|办法|规定|决定|公告|通告|批复|函)([\u4e00-\u9fff]{1,8}[〔[]\s?(?:19|20)[0-9]{2}\s?[〕\]]\s?[0-9]{1,5}\s?号)/
/** Before the number may stand when the page was made, and where the text comes from: 2022-08-10 17:42:39 | 来源：某政〔2017〕25号. */
const NUMBER_FIRST =
  /^(?:20[0-9]{2}(?:[-./][0-9]{1,2}){2}\s{1,6}[0-9:：]{4,8}[\s|｜]{1,6}来\s?源[：:]\s?)?([\u4e00-\u9fff]{1,8}[〔[]\s?(?:19|20)[0-9]{2}\s?[〕\]]\s?[0-9]{1,5}\s?号)[-—\s]{0,3}(?=[\u4e00-\u9fff]{4})/

function splitAtNumber(source: string, paragraph: Paragraph): Paragraph[] {
  const text = source.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 300))
  const first = NUMBER_FIRST.exec(text)
  const match = first ?? NUMBER_RUN_ON.exec(text)
  if (match === null || /[。；，]/.test(text.slice(0, match.index))) return [paragraph]
  const from = paragraph.start + match.index + (first === null ? (match[1] ?? '').length : 0)
  const to = paragraph.start + match.index + match[0].length
  const pieces = [
    { start: paragraph.start, end: from, newline: paragraph.newline },
    { start: from, end: to, newline: false },
    { start: to, end: paragraph.end, newline: false },
  ]
  return pieces.map((piece) => ({ ...piece, ...trim(source, piece) })).filter((piece) => piece.end > piece.start)
}

const AVERAGE_LINE = 400
const TITLE_LIMIT = 100
const HEADING_LIMIT = 42
const BARE_HEADING_LIMIT = 30
const BODY_MINIMUM = 20
/** The first of several issuers in a title: 财政部 海关总署 税务总局关于… */
const SHORT_NAME = 14
/** Title, number and addressee stand among the first pieces. */
const FRONT_PIECES = 10

function splitOne(source: string, paragraph: Paragraph, index: number): Paragraph[] {
  const spaces = gaps(source, paragraph).filter((gap) => gap.kind === 'space')
  const found: Paragraph[] = []
  let start = paragraph.start
  let newline = paragraph.newline
  let again: Repetition | null = null
  spaces.forEach((gap, i) => {
    const right = { start: gap.end, end: spaces[i + 1]?.start ?? paragraph.end }
    const next = { start: spaces[i + 1]?.end ?? paragraph.end, end: spaces[i + 2]?.start ?? paragraph.end }
    const third = source.slice(spaces[i + 2]?.end ?? paragraph.end, spaces[i + 3]?.start ?? paragraph.end)
    if (signs(source, right, source.slice(next.start, next.end)) && halved(source, right)) return
    const signed =
      signs(source, right, source.slice(next.start, next.end)) || (signs(source, next, third) && halved(source, next))
    if (again && again.span.start < gap.start && gap.end <= again.span.end) return
    const edge = again?.span.start === gap.end || again?.span.end === gap.start
    if (!signed && !edge && !endsLine(source, { start, end: gap.start }, right, paragraph.end, index + found.length))
      return
    found.push({ start, end: gap.start, newline })
    if (index === 0 && found.length === 1) again = repetitionOf(source, { start, end: gap.start })
    start = gap.end
    newline = false
  })
  found.push({ start, end: paragraph.end, newline })
  return found
}

/** Whether the name stands over a day. */
function signs(source: string, { start, end }: Span, day: string): boolean {
  return isDateLine(day) && isOrganisation(source.slice(start, end))
}

/** Whether a space stands in the middle of the name. */
function halved(source: string, { start, end }: Span): boolean {
  return firstHalf(source, start, source.slice(start, end)) !== ''
}

function endsLine(source: string, left: Span, right: Span, end: number, piece: number): boolean {
  if (closesBehind(source, left.end, right)) return true
  const length = left.end - left.start
  if (length > TITLE_LIMIT * 2) return false
  const text = source.slice(left.start, left.end)
  const last = text.slice(-1)
  const next = source.slice(right.start, Math.min(right.end, right.start + TITLE_LIMIT * 2))
  if ('，、（《“'.includes(last) || '，。、；：）》”'.includes(next.slice(0, 1))) return false
  if (leavesBracketOpen(text)) return false
  if (isFurniture(text)) return true
  if (isDocumentNumber(text) || isDocumentNumber(next)) return true
  if (isDateLine(next)) return piece === 0 && !isOrganisation(text)
  if (endsWithDate(text) && length <= 60) return true
  const plain = !/[。；！]/.test(text)
  if (piece === 0)
    return (
      !/[。；]/.test(text) &&
      length <= TITLE_LIMIT &&
      !(length <= SHORT_NAME && isOrganisation(text) && TITLE_END.test(next))
    )
  if (last === '：') return length > 6 && right.end - right.start >= BODY_MINIMUM
  if (plain && TITLE_END.test(text) && (piece < FRONT_PIECES || length < TITLE_LIMIT)) return true
  if (opensWithMarker(source, right.start)) return plain && length <= HEADING_LIMIT
  const long = end - right.start >= BODY_MINIMUM && /[，。；]/.test(next)
  if (!long || !isCjk(last)) return false
  if (opensWithMarker(source, left.start)) return plain && length <= HEADING_LIMIT
  return length <= BARE_HEADING_LIMIT && !/[，。：；、！]/.test(text) && right.end - right.start >= BODY_MINIMUM
}

/** 责任单位：各行政执法部门 本政策执行期暂定为三个月: what holds for all of the document is none of its last clause. */
function closesBehind(source: string, end: number, right: Span): boolean {
  return LAST_OF_CLAUSE.test(source.slice(end - 2, end)) && OF_WHOLE.test(source.slice(right.start, right.start + 40))
}

const LAST_OF_CLAUSE = /[。）)］\]]$|部门$|单位$|[局委厅办]$|政府$|公司$|银行$/
const OF_WHOLE =
  /^本(?:办法|意见|(?:若干|政策)?措施|政策|方案|通知|规定|细则)(?:的?(?:执行期|有效期|实施期|支持对象|适用范围)|自|从|有效|适用于|由[^，。；]{2,20}(?:负责)?解释)/

function leavesBracketOpen(text: string): boolean {
  let depth = 0
  for (const character of text) {
    if ('（(《【〔'.includes(character)) depth++
    else if ('）)》】〕'.includes(character)) depth = Math.max(0, depth - 1)
  }
  return depth > 0
}
