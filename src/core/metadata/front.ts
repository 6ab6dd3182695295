import type { Span } from '../model.ts'
import { paragraphsAround, type PageHead } from '../parse/page-head.ts'
import { isDateLine, isFurniture } from '../parse/shapes.ts'
import type { Paragraph } from '../text/lines.ts'
import { findNumbers } from './number.ts'

/** What stands before the body of a document: its title, and where the body begins. */
export interface Front {
  readonly title: Title | null
  /** The title of the notice that issues it, if the document is one with its notice. */
  readonly noticeTitle: Title | null
  /** The first character that belongs to the text proper. */
  readonly bodyStart: number
  /** Short lines before the body that are no title: letterhead, number, a bracketed term that lost its title. */
  readonly lines: readonly Span[]
  /** The table of the page that stands around the text; empty if there is none. */
  readonly page: PageHead
}

export interface Title {
  readonly value: string
  readonly span: Span
}

/** Reads title lines from the head of the source; a document issued by a notice has its own title after the notice. */
export function readFront(source: string, page: PageHead): Front {
  const ofPage = new Set(page.lines.map((line) => line.start))
  const head = { start: 0, end: Math.min(source.length, FRONT_LIMIT) }
  const all = paragraphsAround(source, head, page.lines).filter((line) => !ofPage.has(line.start))
  const read = frontTitle(source, all)
  const front = { ...read, page, title: read.title ?? namedByPage(source, page) }
  const own = issuedTitle(source, all, front.bodyStart)
  return own ? { ...front, noticeTitle: front.title, title: own } : front
}

/** White space inside a title is an accident of its layout, except between several issuers. */
export function titleText(raw: string): string {
  const parts = raw.replace(/[#*]/g, '').trim().split(/\s+/)
  return parts.reduce((text, part, i) => {
    const wordEdge = /[A-Za-z0-9]$/.test(text) && /^[A-Za-z0-9]/.test(part)
    const issuers = ISSUER_END.test(text) && /^.+关于/.test(parts.slice(i).join('')) && !text.includes('关于')
    return text + (text !== '' && (wordEdge || issuers) ? ' ' : '') + part
  }, '')
}

const FRONT_LIMIT = 8000
const TITLE_LIMIT = 120
const ISSUER_END = /(?:部|署|局|委|委员会|厅|院|会|行|府|办公室)$/
const LETTERHEAD = /^.{2,40}(?:文件|公报)$/
const BODY =
  /^(?:为(?!民|企|何|什么)|根据|按照|依照|经|近年来|近日|现将|当前|兹|第[一1]章|第[一1]\s?条|[一1][、.．]|[（(]一[）)]|各[^，。]{0,60}[：:]|各(?:省|市|县|区|街道|有关|地区|部门)[、，（]|[^，。]{2,60}[：:]$)/
const TITLE_LIKE =
  /(?:通知|意见|措施|方案|办法|规定|细则|政策|计划|规划|条例|公告|通告|决定|指南|解读|通报|若干|清单|答疑|问答|批复|函|制度|纲要|要点|指引|标准|目录)/
const FINISHED =
  /(?:通知|意见|措施|方案|办法|规定|细则|政策|计划|规划|条例|公告|通告|决定|指南|解读|通报|答疑|函|要点|指引|[稿行年][）)])$/
const META_LINE =
  /^(?:发布(?:时间|日期|机构|单位)|成文日期|发文(?:机关|日期|字号)|索\s?引\s?号|来\s?源|日\s?期|时\s?间|文\s?号|主题分类|有效性|浏览|字体|打印|编辑)[：: ]/

function namedByPage(source: string, page: PageHead): Title | null {
  const span = page.fields.get('title')
  return span ? { value: titleText(source.slice(span.start, span.end)), span } : null
}

function frontTitle(source: string, all: readonly Paragraph[]): Omit<Front, 'page'> {
  const lines: Span[] = []
  for (let i = 0; i < all.length && i < 14; i++) {
    const line = all[i]
    if (!line) break
    const text = headOf(source, line)
    const signed = issuersBeforeTitle(source, all, i)
    if (isAside(text) || (areIssuers(text) && !signed)) {
      lines.push(line)
      continue
    }
    if (!signed && (BODY.test(text.slice(0, cutTitle(text))) || !looksLikeTitle(text)))
      return { title: null, noticeTitle: null, bodyStart: line.start, lines }
    const page = gather(source, all, i)
    // A page names the document before the document names itself, with its issuers.
    const gathered = issuersBeforeTitle(source, all, page.next)
      ? gather(source, all, page.next)
      : (repeatedWithStage(source, all, page) ?? page)
    let { next } = gathered
    for (let aside = all[next]; aside && isAside(headOf(source, aside)); aside = all[++next]) lines.push(aside)
    const span = withoutRepetition(source, gathered.span)
    const value = titleText(source.slice(span.start, span.end))
    return { title: value ? { value, span } : null, noticeTitle: null, bodyStart: all[next]?.start ?? span.end, lines }
  }
  return { title: null, noticeTitle: null, bodyStart: all[0]?.start ?? 0, lines }
}

/** The beginning of a paragraph without Markdown marks around it. */
function headOf(source: string, { start, end }: Span): string {
  return source.slice(start, Math.min(end, start + 400)).replace(/^[#*_\s]+|[#*_\s]+$/g, '')
}

/** 某市人民政府 on a line of its own, and under it the rest of the title: 关于印发…的通知. */
function issuersBeforeTitle(source: string, all: readonly Paragraph[], first: number): boolean {
  let next = first
  for (let line = all[next]; line && next < first + MOST_ISSUERS && areIssuers(headOf(source, line));)
    line = all[++next]
  const line = all[next]
  return next > first && line !== undefined && TITLE_BEGINS.test(headOf(source, line))
}

const MOST_ISSUERS = 5
const TITLE_BEGINS = /^(?:关于|转发|印发|批转)/

/** Letterheads, numbers, lines of a web page, a bracket without a title. */
function isAside(text: string): boolean {
  if (LETTERHEAD.test(text.replace(/\s+/g, '')) || META_LINE.test(text) || isFurniture(text) || text.length < 4)
    return true
  const [number] = findNumbers(text.slice(0, 60))
  if (
    number &&
    !/令第/.test(number.value) &&
    number.span.start < 8 &&
    text.length - (number.span.end - number.span.start) < 8
  )
    return true
  return /^[（(【［][^（）()]{1,40}[）)】］]$/.test(text) && !/关于/.test(text)
}

function looksLikeTitle(text: string): boolean {
  const head = text.slice(0, cutTitle(text))
  return head.length <= TITLE_LIMIT && !/[。；]/.test(head) && !areIssuers(head)
}

/** 人力资源社会保障部 财政部 税务总局: issuers, and no title yet. */
export function areIssuers(text: string): boolean {
  return text
    .trim()
    .split(/\s+/)
    .every((name) => ISSUER.test(name))
}

const ISSUER = /^[\p{Script=Han}]{2,24}(?:部|署|局|委|厅|院|会|行|政府|办公室)$/u

/** A page names the document before the document names itself as what it is: 某办法, and below it 某办法（征求意见稿）. */
function repeatedWithStage(source: string, all: readonly Paragraph[], page: Gathered): Gathered | null {
  const name = bare(source.slice(page.span.start, page.span.end))
  for (let next = page.next; next < Math.min(all.length, page.next + 3); next++) {
    const own = gather(source, all, next)
    const text = source.slice(own.span.start, own.span.end).replace(/\s+/g, '')
    if (bare(text).length > name.length && bare(text).startsWith(name) && STAGE_BEHIND.test(text)) return own
  }
  return null
}

/** What a title says of itself in brackets behind it. */
const STAGE = /[（(][^（）()，。]{0,12}(?:稿|试\s?行|暂\s?行|草案|修订)\s?[）)]/
const STAGE_FIRST = new RegExp(`^${STAGE.source}`)
const STAGE_BEHIND = new RegExp(`${STAGE.source}$`)

interface Gathered {
  readonly span: Span
  /** Index of the first paragraph behind it. */
  readonly next: number
}

/** Title lines that belong together: an open 《, an unfinished line, a bracket on a line of its own. */
function gather(source: string, all: readonly Paragraph[], first: number): Gathered {
  const start = all[first]?.start ?? 0
  const skipped = skipNumber(source, start)
  let end = start
  let next = first
  for (; next < all.length && next < first + 5; next++) {
    const line = all[next]
    if (!line) break
    const text = source.slice(line.start, Math.min(line.end, line.start + 400))
    const soFar = source.slice(skipped, end).trim()
    if (next > first && !continues(soFar, text)) break
    const cut = areIssuers(text) ? text.length : cutTitle(text)
    end = line.start + Math.min(cut, TITLE_LIMIT * 2)
    if (cut < line.end - line.start) return { span: { start: skipped, end }, next: next + 1 }
  }
  return { span: { start: skipped, end: Math.max(end, skipped) }, next }
}

function continues(soFar: string, line: string): boolean {
  const text = line.replace(/^[#*_\s]+|[#*_\s]+$/g, '')
  if (areIssuers(soFar)) return areIssuers(text) || (TITLE_BEGINS.test(text) && text.length < TITLE_LIMIT)
  if (count(soFar, '《') > count(soFar, '》')) return text.length < TITLE_LIMIT
  if (/^[（(][^（）()]{2,30}[）)]$/.test(text)) return /稿|试行|暂行|年|修订|草案/.test(text) && !isDateLine(text)
  if (BODY.test(text) || isAside(text) || text.length > 60 || /[。；：:|\t]/.test(text)) return false
  return (
    !FINISHED.test(soFar) &&
    !FINISHED.test(soFar.split(/\s/).at(-1) ?? '') &&
    TITLE_LIKE.test(text) &&
    soFar.length < 80
  )
}

/** A web page prints its title twice, as a page title and again over the text; the first is enough. */
function withoutRepetition(source: string, span: Span): Span {
  const raw = source.slice(span.start, span.end)
  const text = raw.replace(/\s+/g, '')
  const half = text.indexOf(text.slice(0, 8), 8)
  if (half < 0) return span
  const at = span.start + rawOffset(raw, half)
  if (text.slice(0, half).startsWith(text.slice(half))) {
    return { start: span.start, end: span.start + source.slice(span.start, at).trimEnd().length }
  }
  return text.slice(half).startsWith(text.slice(0, half)) ? { start: at, end: span.end } : span
}

/** Where the n-th character that is not white space stands. */
function rawOffset(raw: string, n: number): number {
  let left = n
  for (let at = 0; at < raw.length; at++) if (!/\s/.test(raw.charAt(at)) && left-- === 0) return at
  return raw.length
}

/** Where the title ends in a line that runs on: before a document number, an addressee, or the words of the body. */
function cutTitle(text: string): number {
  const [number] = findNumbers(text)
  const stops = [
    number && number.span.start > 6 && !number.cited && !/令第/.test(number.value) ? number.span.start : -1,
    text.search(/(?<=的(?:通知|意见|决定|公告|通报|函|批复|通告))\s?(?=各|[^，。《》]{2,30}[：:])/),
    headlineEnd(text),
  ].filter((at) => at > 0 && at < TITLE_LIMIT * 1.5)
  return Math.min(text.length, ...stops)
}

/**
 * In a text without line breaks the title is the first run of characters up to white space, and the runs after it as long
 * as the title is not complete: an open 《, issuers before their 关于, the second half of a headline.
 */
function headlineEnd(text: string): number {
  const runs = [...text.matchAll(/\S+/g)].map((run) => ({ text: run[0], end: run.index + run[0].length }))
  let end = runs[0]?.end ?? text.length
  for (let i = 1; i < runs.length && i < 8; i++) {
    const run = runs[i]
    const soFar = text.slice(0, end)
    if (
      !run ||
      !runsOn(
        soFar,
        run.text,
        runs
          .slice(i, i + 4)
          .map((next) => next.text)
          .join(''),
      )
    )
      break
    end = run.end
  }
  return end
}

/** 深圳：支持举办展会 按照办展成本的50%给予资助: the second half of a headline may begin as a text does. */
function endsHeadline(soFar: string, run: string): boolean {
  return /^(?:为|根据|按照|依照|经)/.test(run) && !/[，。；：:]/.test(run) && run.length <= 30 && !FINISHED.test(soFar)
}

function runsOn(soFar: string, run: string, following: string): boolean {
  if (count(soFar, '《') > count(soFar, '》')) return run.length < TITLE_LIMIT
  if (STAGE_FIRST.test(following)) return true
  if (run === following && endsHeadline(soFar, run)) return true
  if (BODY.test(run) || /[。；：]|记者|讯$|^新华社|来源/.test(run) || run.length > 70 || FINISHED.test(soFar))
    return false
  if (areIssuers(soFar)) return following.includes('关于')
  if (FINISHED.test(run) || (run.length < 40 && !/[，：]/.test(following) && FINISHED.test(following.slice(0, 60))))
    return true
  return !/[，、]/.test(run) && run.length <= 30 && soFar.length <= 30
}

/** 石政发〔2020〕3号-北京市…: a web page puts the number before the title. */
function skipNumber(source: string, start: number): number {
  const [number] = findNumbers(source.slice(start, start + 60))
  if (!number || number.span.start > 2 || /令第/.test(number.value)) return start
  const after = source.slice(start + number.span.end, start + number.span.end + 3)
  return start + number.span.end + (/^[\s\-—－:：]*/.exec(after)?.[0].length ?? 0)
}

/** The document that the notice names (《X》已经…同意，现印发给你们) if it stands after the notice under that title. */
function issuedTitle(source: string, all: readonly Paragraph[], from: number): Title | null {
  const names = [
    ...source
      .slice(0, 4000)
      .matchAll(
        /《([^《》]{4,80}(?:《[^《》]{2,80}》[^《》]{0,40})?)》[^《》。]{0,40}印发|印发《?([^《》。，]{6,80})》?的通知/g,
      ),
  ]
  const wanted = names.map((name) => titleText(name[1] ?? name[2] ?? '')).filter((name) => name.length >= 6)
  for (let i = 0; i < all.length; i++) {
    const line = all[i]
    if (!line || line.start < from) continue
    const text = titleText(source.slice(line.start, Math.min(line.end, line.start + TITLE_LIMIT)))
    const name = wanted.find((one) => bare(one).startsWith(bare(text)) && text.length >= 5)
    if (!name || line.end - line.start > TITLE_LIMIT) continue
    const last = lastLine(source, all, i, name)
    const span = { start: line.start, end: all[last]?.end ?? line.end }
    if (!bare(source.slice(span.start, span.end)).startsWith(bare(name))) continue
    return { value: titleText(source.slice(span.start, span.end)), span }
  }
  return null
}

/** A title on several lines is taken up to the line that completes it. */
function lastLine(source: string, all: readonly Paragraph[], first: number, name: string): number {
  const start = all[first]?.start ?? 0
  for (let i = first + 1; i < first + 4; i++) {
    const line = all[i]
    if (!line || !bare(name).startsWith(bare(source.slice(start, line.end)))) {
      const bracket = line && /^[（(][^（）()]{2,30}[）)]$/.test(source.slice(line.start, line.end))
      return bracket ? i : i - 1
    }
  }
  return first
}

function bare(text: string): string {
  return text.replace(/[\s《》〈〉（）()]/g, '')
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}
