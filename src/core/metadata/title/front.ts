import { compiledParts } from '../../layout/compiled.ts'
import { issuedTogether, type PolicyPart } from '../../layout/issued-together.ts'
import { paragraphsAround, type PageHead } from '../../layout/page-head.ts'
import { isPortalLine } from '../../layout/portal.ts'
import { repetitionOf } from '../../layout/repeated-title.ts'
import { FINISHED, TITLE_LIKE } from '../../layout/shapes.ts'
import type { Span } from '../../model.ts'
import type { Paragraph } from '../../text/lines.ts'
import {
  areIssuers,
  headOf,
  isAside,
  isMasthead,
  LAST_ISSUER_BEGINS,
  opensBody,
  SITE_AND_COLUMN,
  STAGE,
  TITLE_BEGINS,
  TITLE_LIMIT,
} from './front-lines.ts'
import { cutTitle, gather, type Gathered } from './gather.ts'

/** What stands before the body of a document: its title, and where the body begins. */
export interface Front {
  readonly title: Title | null
  /** The title of the notice that issues it, if the document is one with its notice. */
  readonly noticeTitle: Title | null
  /** The first character that belongs to the text proper. */
  readonly bodyStart: number
  /** Short lines before the body that are no title: letterhead, number, a bracketed term that lost its title. */
  readonly lines: readonly Span[]
  /** The policies that the notice issues together, whose title is then the document's, or those that it compiles; empty if it is one. */
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
  const front = {
    ...read,
    lines,
    page,
    parts: parts.length > 0 ? parts : compiledParts(source),
    title: read.title ?? namedByPage(source, page),
  }
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
const ISSUER_END = /(?:部|署|局|委|委员会|厅|院|会|行|集团|总公司|府|办公室)$/

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

const STAGE_BEHIND = new RegExp(`${STAGE.source}$`)

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

/** The document that the notice names (《X》已经…同意，现印发给你们) if it stands after the notice under that title. */
function issuedTitle(source: string, all: readonly Paragraph[], from: number): Title | null {
  const names = [
    ...source
      .slice(0, 4000)
      .matchAll(
        /《([^《》]{4,80}(?:《[^《》]{2,80}》[^《》]{0,40})?)》[^《》。]{0,40}(?:印发|现?予以?(?:公布|发布))|印发《?([^《》。，]{6,80})》?的通知|(?:征求|征集)[^《。]{0,16}[《〈]([^《》〈〉]{4,80})[》〉][^《。]{0,12}意见/g,
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
