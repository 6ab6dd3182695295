import { issuedTogether, type PolicyPart } from '../../layout/issued-together.ts'
import { paragraphsAround, type PageHead } from '../../layout/page-head.ts'
import { isPortalLine } from '../../layout/portal.ts'
import { repetitionOf } from '../../layout/repeated-title.ts'
import { FINISHED, TITLE_LIKE } from '../../layout/shapes.ts'
import type { Span } from '../../model.ts'
import { findNumbers } from '../../text/document-numbers.ts'
import type { Paragraph } from '../../text/lines.ts'
import { areIssuers, BODY, isAside, isImprint, isMasthead, opensBody, SITE_AND_COLUMN } from './front-lines.ts'
import { skipPrefix } from './prefix.ts'

/** What stands before the body of a document: its title, and where the body begins. */
export interface Front {
  readonly title: Title | null
  /** The title of the notice that issues it, if the document is one with its notice. */
  readonly noticeTitle: Title | null
  /** The first character that belongs to the text proper. */
  readonly bodyStart: number
  /** Short lines before the body that are no title: letterhead, number, a bracketed term that lost its title. */
  readonly lines: readonly Span[]
  /** The policies that the notice issues together, whose title is then the document's; empty if it issues one. */
  readonly parts: readonly PolicyPart[]
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
  const all = apartFromSite(
    source,
    paragraphsAround(source, head, page.lines).filter((line) => !ofPage.has(line.start)),
  )
  const parts = issuedTogether(source)
  const read = frontTitle(source, parts.length > 0 ? fromIssuingNotice(source, all) : all)
  // Whose site it is may be who issued the document.
  const sites = page.lines.filter((line) => areIssuers(headOf(source, line)))
  const lines = [...sites, ...read.lines]
  const front = { ...read, lines, page, parts, title: read.title ?? namedByPage(source, page) }
  const own = parts.length > 0 ? null : issuedTitle(source, all, front.bodyStart)
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

/** A page may name what it shows over the notice that issues several policies, which is called by its own title. */
function fromIssuingNotice(source: string, all: readonly Paragraph[]): readonly Paragraph[] {
  const first = all.findIndex((line) => /印发.*的通知$/.test(headOf(source, line)))
  return first < 0 || first > FRONT_LINES ? all : all.slice(first)
}

const FRONT_LINES = 14

function namedByPage(source: string, page: PageHead): Title | null {
  const span = page.fields.get('title')
  return span ? { value: titleText(source.slice(span.start, span.end)), span } : null
}

function frontTitle(source: string, all: readonly Paragraph[]): Omit<Front, 'page' | 'parts'> {
  const lines: Span[] = []
  for (let i = 0; i < all.length && i < FRONT_LINES; i++) {
    const line = all[i]
    if (!line) break
    const text = headOf(source, line)
    const signed = issuersBeforeTitle(source, all, i)
    if (isAside(text) || (areIssuers(text) && !signed) || (!signed && standsOverTitle(source, all, i))) {
      lines.push(line)
      continue
    }
    if (!signed && (opensBody(text.slice(0, cutTitle(text))) || !looksLikeTitle(text)))
      return { title: null, noticeTitle: null, bodyStart: line.start, lines }
    const page = gather(source, all, i)
    // A page names the document before the document names itself, with its issuers.
    const gathered = issuersBeforeTitle(source, all, page.next)
      ? gather(source, all, page.next)
      : (repeatedWithStage(source, all, page) ??
        repeatedWithoutName(source, all, page) ??
        repeatedWithIssuer(source, all, page) ??
        page)
    if (gathered.span.start > page.span.end) lines.push(page.span)
    const span = withoutRepetition(source, gathered.span)
    const again = repetitionOf(source, span)
    if (again) lines.push(...[again.issuers ?? [], again.span].flat())
    let next = again ? all.filter(({ start }) => start < again.span.end).length : gathered.next
    for (let aside = all[next]; aside && isAside(headOf(source, aside)); aside = all[++next]) lines.push(aside)
    const value = titleText(source.slice(span.start, span.end))
    return { title: value ? { value, span } : null, noticeTitle: null, bodyStart: all[next]?.start ?? span.end, lines }
  }
  return { title: null, noticeTitle: null, bodyStart: all[0]?.start ?? 0, lines }
}

/** 某省人民政府 政策文件 某省人民政府办公厅印发…: where line breaks are lost, the site and its column stand before the title. */
function apartFromSite(source: string, [first, ...others]: readonly Paragraph[]): Paragraph[] {
  const site = first && SITE_AND_COLUMN.exec(source.slice(first.start, Math.min(first.end, first.start + 60)))?.[0]
  if (!first || !site) return first ? [first, ...others] : []
  const end = first.start + site.length
  return [
    { ...first, end: first.start + site.trimEnd().length },
    { start: end, end: first.end, newline: false },
    ...others,
  ]
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
  if (next === first || !line) return false
  const text = headOf(source, line)
  if (TITLE_BEGINS.test(text)) return true
  // The name of the site may stand there too, and over a title that names its issuer.
  const names = all.slice(first, next).flatMap((names) => headOf(source, names).split(/\s+/))
  return LAST_ISSUER_BEGINS.test(text) && (names.length > 1 || names.every((name) => signs(source, line.end, name)))
}

/** Whether the name stands alone on a line near the end, behind `from`. */
function signs(source: string, from: number, name: string): boolean {
  const foot = source.slice(Math.max(from, source.length - FOOT))
  return foot.split('\n').some((line) => line.trim().split(/\s+/).includes(name))
}

/** Characters. */
const FOOT = 600
const MOST_ISSUERS = 5
const TITLE_BEGINS = /^(?:关于|转发|印发|批转)/
/** The last of several issuers, and behind it the title itself: 国家税务总局某省税务局关于…. */
const LAST_ISSUER_BEGINS = /^[\p{Script=Han}]{2,24}(?:部|署|局|委|厅|院|会|行|政府|办公室)(?:关于|转发|印发|批转)/u

function looksLikeTitle(text: string): boolean {
  const head = text.slice(0, cutTitle(text))
  return head.length <= TITLE_LIMIT && !/[。；]/.test(head) && !areIssuers(head) && !isMasthead(head)
}

/** Whatever a portal prints there: a line that is no title, over the whole title of a notice or the links over a title. */
function standsOverTitle(source: string, all: readonly Paragraph[], i: number): boolean {
  const own = all[i] && headOf(source, all[i])
  if (!own || TITLE_LIKE.test(own) || own.includes('关于')) return false
  let isUnderPortal = false
  for (const line of all.slice(i + 1, i + MOST_PORTAL_LINES)) {
    const text = headOf(source, line)
    if (NOTICE_TITLE.test(text) || (isUnderPortal && FINISHED.test(text))) return true
    isUnderPortal ||= isPortalLine(text)
    if (opensBody(text) || text.includes('。') || text.length > TITLE_LIMIT) return false
  }
  return false
}

const MOST_PORTAL_LINES = 8
const NOTICE_TITLE = /^(?:[\p{Script=Han}\s]{4,90})?关于[^。；]{4,100}的(?:通知|公告|通告|决定|意见|批复|函)$/u

/** 政策汇编：某市关于…的办法, 关于…的办法_某门户, and under it the title without that name. */
function repeatedWithoutName(source: string, all: readonly Paragraph[], page: Gathered): Gathered | null {
  const name = bare(source.slice(page.span.start, page.span.end))
  if (page.next >= all.length) return null
  const own = gather(source, all, page.next)
  const text = bare(source.slice(own.span.start, own.span.end))
  if (text.length < SHORTEST_REPEATED || text.length >= name.length) return null
  const [before, behind] = [name.slice(0, -text.length), name.slice(text.length)]
  const isBehindName = name.endsWith(text) && NAME_BEFORE.test(before)
  return isBehindName || (name.startsWith(text) && NAME_BEHIND.test(behind)) ? own : null
}

const NAME_BEFORE = /[：:|｜_—–-]$/
const NAME_BEHIND = /^[|｜_—–-]/
/** Characters. */
const SHORTEST_REPEATED = 8

/** 某县：关于…的意见 over a page's text, and in the document 某县人民政府关于…的意见: who issues it is part of the title. */
function repeatedWithIssuer(source: string, all: readonly Paragraph[], page: Gathered): Gathered | null {
  const name = source.slice(page.span.start, page.span.end).replace(/^[^：:关]{2,12}[：:]/, '')
  const wanted = bare(name)
  if (!wanted.startsWith('关于') || wanted.length < SHORTEST_REPEATED) return null
  for (let next = page.next; next < Math.min(all.length, page.next + MOST_BETWEEN); next++) {
    const own = gather(source, all, next)
    const text = bare(source.slice(own.span.start, own.span.end))
    if (text.endsWith(wanted) && areIssuers(text.slice(0, -wanted.length))) return own
  }
  return null
}

/** Lines of a page between its title and the document's own. */
const MOST_BETWEEN = 5

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
  const skipped = skipPrefix(source, start)
  let end = start
  let next = first
  for (; next < all.length && next < first + 5; next++) {
    const line = all[next]
    if (!line) break
    const text = source.slice(line.start, Math.min(line.end, line.start + 400))
    const soFar = source.slice(skipped, end).trim()
    if (next > first && !continues(soFar, text) && !leadsOn(source, all, soFar, next)) break
    const cut = areIssuers(text) ? text.length : cutTitle(text)
    end = line.start + Math.min(cut, TITLE_LIMIT * 2)
    if (cut < line.end - line.start) return { span: { start: skipped, end }, next: next + 1 }
  }
  return { span: { start: skipped, end: Math.max(end, skipped) }, next }
}

function continues(soFar: string, line: string): boolean {
  const text = line.replace(/^[#*_\s]+|[#*_\s]+$/g, '')
  if (areIssuers(soFar))
    return areIssuers(text) || ((TITLE_BEGINS.test(text) || LAST_ISSUER_BEGINS.test(text)) && text.length < TITLE_LIMIT)
  if (count(soFar, '《') > count(soFar, '》')) return text.length < TITLE_LIMIT
  if (KIND_ALONE.test(text)) return !FINISHED.test(soFar)
  if (soFar.endsWith('的') && LAST_WORD.test(text)) return true
  if (/^[（(][^（）()]{2,30}[）)]$/.test(text)) return /稿|试行|暂行|年|修订|草案/.test(text) && !isImprint(text)
  if (BODY.test(text) || isAside(text) || text.length > 60 || /[。；：:|\t]|^(?:序号|编号)\s/.test(text)) return false
  return (
    !FINISHED.test(soFar) &&
    !FINISHED.test(soFar.split(/\s/).at(-1) ?? '') &&
    TITLE_LIKE.test(text) &&
    soFar.length < 80
  )
}

/** The second of three lines or more: 某市人民政府关于 / 加快建设现代化产业体系 / 推动高质量发展的若干意见. */
function leadsOn(source: string, all: readonly Paragraph[], soFar: string, next: number): boolean {
  if (!soFar.includes('关于') || FINISHED.test(soFar)) return false
  for (let i = next; i < next + MORE_LINES; i++) {
    const line = all[i]
    const text = line && headOf(source, line)
    if (!text || text.length > LONGEST_TITLE_LINE || /[，。；：:|\t]/.test(text) || opensBody(text)) return false
    if (isAside(text) && !KIND_ALONE.test(text)) return false
    if (FINISHED.test(text)) return true
  }
  return false
}

/** The last words of a title on a line of their own. */
const KIND_ALONE = /^的(?:通知|意见|公告|通告|决定|函|批复|通报)$/
const LAST_WORD = /^(?:通\s?知|意\s?见|公\s?告|通\s?告|决\s?定|函|批\s?复|通\s?报)$/
const MORE_LINES = 3
const LONGEST_TITLE_LINE = 40

/** A web page prints its title twice, as a page title and again over the text; the first is enough. */
function withoutRepetition(source: string, span: Span): Span {
  const raw = source.slice(span.start, span.end)
  const text = raw.replace(/\s+/g, '')
  const half = text.indexOf(text.slice(0, 8), 8)
  if (half < 0) return span
  const at = span.start + rawOffset(raw, half)
  const [first, second] = [text.slice(0, half), text.slice(half)]
  if (first.startsWith(second) && !NAME_BEHIND.test(first.slice(second.length))) {
    return { start: span.start, end: span.start + source.slice(span.start, at).trimEnd().length }
  }
  return first.startsWith(second) || second.startsWith(first) ? { start: at, end: span.end } : span
}

/** Where the n-th character that is not white space stands. */
function rawOffset(raw: string, n: number): number {
  let left = n
  for (let at = 0; at < raw.length; at++) if (!/\s/.test(raw.charAt(at)) && left-- === 0) return at
  return raw.length
}

/** Where the title ends in a line that runs on: before a document number, an addressee, or the words of the body. */
function cutTitle(text: string): number {
  const stops = [
    numberBehind(text),
    text.search(/(?<=的(?:通知|意见|决定|公告|通报|函|批复|通告))\s?(?=各|[^，。《》]{2,30}[：:])/),
    headlineEnd(text),
  ].filter((at) => at > 0 && at < TITLE_LIMIT * 1.5)
  return Math.min(text.length, ...stops)
}

/** Where the number of the document begins behind its title, be it in brackets; -1 if there is none. */
function numberBehind(text: string): number {
  const [number] = findNumbers(text)
  if (!number || number.span.start <= 6 || number.cited || /令第/.test(number.value)) return -1
  // 关于…的通告 2020年第2号: the kind of document is the title's last word.
  const kind = text.charAt(number.span.start - 1) === '的' ? (/^(?:公告|通告)/.exec(number.value)?.[0].length ?? 0) : 0
  return text.slice(0, number.span.start + kind).replace(/[（(【［〔\s]+$/, '').length
}

/**
 * In a text without line breaks the title is the first run of characters up to white space, and the runs after it as long
 * as the title is not complete: an open 《, issuers before their 关于, the second half of a headline.
 */
function headlineEnd(text: string): number {
  const runs = [...text.matchAll(/\S+/g)].map((run) => ({ text: run[0], end: run.index + run[0].length }))
  let end = runs[0]?.end ?? text.length
  for (let i = 1; i < runs.length && i < MOST_RUNS; i++) {
    const run = runs[i]
    const following = runs.slice(i, i + MOST_RUNS).map((next) => next.text)
    if (!run || !runsOn(text.slice(0, end), run.text, following)) break
    end = run.end
  }
  return end
}

const MOST_RUNS = 12

/** 深圳：支持举办展会 按照办展成本的50%给予资助: the second half of a headline may begin as a text does. */
function endsHeadline(soFar: string, run: string): boolean {
  return /^(?:为|根据|按照|依照|经)/.test(run) && !/[，。；：:]/.test(run) && run.length <= 30 && !FINISHED.test(soFar)
}

function runsOn(soFar: string, run: string, runs: readonly string[]): boolean {
  const following = runs.slice(0, 4).join('')
  if (count(soFar, '《') > count(soFar, '》')) return run.length < TITLE_LIMIT
  if (STAGE_FIRST.test(following)) return true
  if (run === following && endsHeadline(soFar, run)) return true
  // 关于…流程 某市金融局 关于…流程: the title is printed twice, and between the two who issues it.
  if (!areIssuers(soFar) && areIssuers(run) && runs.slice(1).join('').startsWith(soFar.replace(/\s+/g, '')))
    return false
  if (BODY.test(run) || /[。；：]|记者|讯$|^新华社|来源/.test(run) || run.length > 70 || FINISHED.test(soFar))
    return false
  if (areIssuers(soFar)) {
    const title = runs.find((next) => !areIssuers(next)) ?? ''
    return TITLE_BEGINS.test(title) || LAST_ISSUER_BEGINS.test(title)
  }
  if (FINISHED.test(run) || (run.length < 40 && !/[，：]/.test(following) && FINISHED.test(following.slice(0, 60))))
    return true
  return !/[，、]/.test(run) && run.length <= 30 && soFar.length <= 30
}

/** The document that the notice names (《X》已经…同意，现印发给你们) if it stands after the notice under that title. */
function issuedTitle(source: string, all: readonly Paragraph[], from: number): Title | null {
  const names = [
    ...source
      .slice(0, 4000)
      .matchAll(
        /《([^《》]{4,80}(?:《[^《》]{2,80}》[^《》]{0,40})?)》[^《》。]{0,40}印发|印发《?([^《》。，]{6,80})》?的通知|(?:征求|征集)[^《。]{0,16}[《〈]([^《》〈〉]{4,80})[》〉][^《。]{0,12}意见/g,
      ),
  ]
  const wanted = names.map((name) => titleText(name[1] ?? name[2] ?? name[3] ?? '')).filter((name) => name.length >= 6)
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
