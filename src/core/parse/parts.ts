/** Divides the paragraphs of a document into its parts: cover, title, notice, body, signature, attachments. */
import { issuedTogether } from '../layout/issued-together.ts'
import { isLawNote } from '../layout/law-note.ts'
import { mattersIn } from '../layout/matters.ts'
import { isPortalFoot } from '../layout/portal.ts'
import {
  endsWithDate,
  headsLinks,
  isAddressee,
  isAttachmentHead,
  isBareAttachmentHead,
  isDateLine,
  isDocumentNumber,
  isFurniture,
  isOrganisation,
  isSignatory,
  issuesDocument,
} from '../layout/shapes.ts'
import type { NodeRole, Span } from '../model.ts'
import { opensWithMarker, TITLE_END } from '../text/lines.ts'
import type { Paragraph } from '../text/lines.ts'
import { mendSpan } from '../text/mend.ts'
import { attachmentHeads } from './attachment-heads.ts'
import { contentsLines } from './contents.ts'
import { markerAt } from './markers.ts'
import { isTopic } from './measures.ts'
import { runningHeads } from './running-heads.ts'

/** What the paragraphs of a part are; `body` is divided further by its numbering. */
export type PartRole =
  Extract<NodeRole, 'cover' | 'title' | 'notice' | 'signature' | 'attachment' | 'furniture' | 'closing'> | 'body'

/** Consecutive paragraphs with one part to play. */
export interface DocumentPart {
  readonly role: PartRole
  readonly paragraphs: readonly Paragraph[]
  /** Page numbers and the like between its paragraphs; the numbering runs on across them. */
  readonly furniture: readonly Paragraph[]
}

/** The parts of the document in reading order; every paragraph lies in exactly one of them. `page` is the page's head. */
export function divide(source: string, paragraphs: readonly Paragraph[], page: readonly Span[] = []): DocumentPart[] {
  const texts = paragraphs.map((paragraph) =>
    mendSpan(source, { start: paragraph.start, end: Math.min(paragraph.end, paragraph.start + 600) }),
  )
  const { matters, tags } = mattersIn(source)
  const besides = [...page, ...tags, ...matters.map(({ byline }) => byline)]
  const pageStarts = new Set(besides.map((line) => line.start))
  const roles: PartRole[] = texts.map((text, i) =>
    isFurniture(text) || pageStarts.has(paragraphs[i]?.start ?? -1) ? 'furniture' : 'body',
  )
  for (const i of contentsLines(texts, (line) => roles[line] === 'furniture')) roles[i] = 'furniture'
  for (const i of runningHeads(source, paragraphs, (line) => roles[line] === 'furniture')) roles[i] = 'furniture'
  labelLinks(texts, roles)
  labelFoot(texts, roles)
  const bodyStart = labelFront(source, paragraphs, texts, roles)
  const heads = attachmentHeads(texts, (line) => line > bodyStart && roles[line] === 'body')
  const firstHead = heads[0] ?? paragraphs.length
  labelSignature(texts, roles, bodyStart, firstHead)
  // The list of attachments stands before the signature, the attachments themselves after it.
  heads.forEach((head, i) => {
    const end = heads[i + 1] ?? paragraphs.length
    const list = !isBareAttachmentHead(texts[head] ?? '')
    for (let k = head; k < end; k++) {
      // Whom to call stands between the list of attachments and the signature, and belongs to the text.
      if (roles[k] === 'body') roles[k] = k > head && list && CONTACT.test(texts[k] ?? '') ? 'closing' : 'attachment'
    }
    labelSignature(texts, roles, head + 1, end, 'attachment')
  })
  return group(paragraphs, roles, new Set(heads))
}

/** Titles are short, and few lines of a cover stand before the text begins. */
const TITLE_LIMIT = 110
const FRONT_LINES = 14
/** A headline this short may end like a title (防控措施) and still have a second line. */
const NEWS_HEADLINE = 14
const NOTICE_LINES = 8
const BLURB_LINES = 3
const NOTICE_TITLE = /(?:关于|印发|转发).*的(?:通知|意见|函|公告|通告)$/
const SIGNATURE_LINES = 6
const CONTACT = /^[（(]?\s*(?:联\s?系|咨询|电\s?话|邮\s?箱|电子邮箱|传\s?真)/

/** What a site adds at the end: 相关阅读 and headlines of other pages. */
function labelLinks(texts: readonly string[], roles: PartRole[]): void {
  const head = texts.findLastIndex(headsLinks)
  if (head < 0 || texts.slice(head).some((text) => text.length > LINK_LIMIT || /。/.test(text))) return
  roles.fill('furniture', head)
}

const LINK_LIMIT = 60

/** What a page prints under a text: files to download, links, who owns the site. */
function labelFoot(texts: readonly string[], roles: PartRole[]): void {
  let i = texts.length
  while (i > 0 && (roles[i - 1] === 'furniture' || isPortalFoot(texts[i - 1] ?? ''))) i--
  if (i > 0) roles.fill('furniture', i)
}

/** Labels cover, title and notice; returns the index of the first paragraph of the body. */
function labelFront(
  source: string,
  paragraphs: readonly Paragraph[],
  texts: readonly string[],
  roles: PartRole[],
): number {
  const first = skipFurniture(roles, 0)
  const firstBlock = titleBlock(source, paragraphs, texts, roles, first)
  labelTitle(texts, roles, first, firstBlock)
  // News of a notice tells of it first, and then quotes it.
  if (texts.slice(first, firstBlock).some((text) => NOTICE_TITLE.test(text)))
    labelBlurb(source, paragraphs, texts, roles, firstBlock)
  const handed = findIssue(source, paragraphs, texts, roles, firstBlock)
  const issue = handed < 0 ? findCall(source, paragraphs, texts, roles, firstBlock) : handed
  if (issue < 0) return labelAddressee(texts, roles, firstBlock)
  for (let i = firstBlock; i <= issue; i++) if (roles[i] === 'body') roles[i] = 'notice'
  let next = issue + 1
  while (next < texts.length && (roles[next] === 'furniture' || isNoticeFoot(texts, next))) {
    if (roles[next] !== 'furniture') roles[next] = isBareAttachmentHead(texts[next] ?? '') ? 'cover' : 'signature'
    next++
  }
  // The first of several policies is a part of the document, and its title none of the whole.
  if (issuedTogether(source).some(({ titleSpan }) => titleSpan.start === paragraphs[next]?.start)) return next
  const secondBlock = titleBlock(source, paragraphs, texts, roles, next)
  if (secondBlock > next && (texts.slice(next, secondBlock).some((text) => TITLE_END.test(text)) || next > issue + 1)) {
    for (let i = first; i < firstBlock; i++) if (roles[i] === 'title') roles[i] = 'cover'
    labelTitle(texts, roles, next, secondBlock)
    return secondBlock
  }
  return next
}

/** A site's own words on a notice stand between its title and its addressee, where an official text has none. */
function labelBlurb(
  source: string,
  paragraphs: readonly Paragraph[],
  texts: readonly string[],
  roles: PartRole[],
  from: number,
): void {
  const to = texts.slice(0, from + BLURB_LINES + 1).findIndex((text, i) => i >= from && opensNotice(text))
  if (to < 0 || paragraphs.slice(from, to).some((paragraph) => opensUnit(source, paragraph))) return
  for (let i = from; i < to; i++) if (roles[i] === 'body' && /。/.test(texts[i] ?? '')) roles[i] = 'furniture'
}

function opensNotice(text: string): boolean {
  return isAddressee(text) && /^各/.test(text)
}

/** The end of the run of title lines that starts at `from`. */
function titleBlock(
  source: string,
  paragraphs: readonly Paragraph[],
  texts: readonly string[],
  roles: readonly PartRole[],
  from: number,
): number {
  const { matters } = mattersIn(source)
  let complete = false
  let i = from
  for (; i < Math.min(texts.length, from + FRONT_LINES); i++) {
    const text = texts[i] ?? ''
    const paragraph = paragraphs[i]
    if (roles[i] === 'furniture' || isDocumentNumber(text)) continue
    if (paragraph === undefined || opensUnit(source, paragraph)) break
    if (!isTitleLine(text) && !(complete && isLawNote(text))) break
    if (matters.some(({ title }) => title.start === paragraph.start)) break
    if (paragraph.row || paragraph.isTable || (paragraphs[i + 1]?.row && isTopic(text))) break
    if (i > from && isAttachmentHead(text)) break
    if (i > from && asks(source, paragraph, texts.slice(from, i))) break
    // A page's title is followed by the document's own, which may begin 某某市人民政府关于印发.
    const begins =
      /(?:关于|印发|转发)$/.test(text) || (/^(?:关于|印发|转发)/.test(text) && isOrganisation(texts[i - 1] ?? ''))
    if (complete && !begins && !followsTitle(text) && !repeatsEarlier(texts, from, i)) break
    if (begins) complete = false
    const short = text.length <= NEWS_HEADLINE && paragraphs[i + 1]?.newline === false
    complete ||= TITLE_END.test(text) && (!short || /关于|《/.test(text))
  }
  while (i > from && roles[i - 1] === 'furniture') i--
  // A single line that is followed by nothing is the whole text, not its title.
  return i
}

function opensUnit(source: string, paragraph: Paragraph): boolean {
  return opensWithMarker(source, paragraph.start) && !/^[（(附]/.test(source.charAt(paragraph.start))
}

/** The first question of a document of questions; a title may be a question too. */
function asks(source: string, { start, end }: Paragraph, above: readonly string[]): boolean {
  if (!'？?'.includes(source.charAt(end - 1))) return false
  return (
    markerAt(source, start, end, 'line')?.asks === true ||
    above.some((line) => /问答|答问|[百千]问|解答|热点/.test(line))
  )
}

function isTitleLine(text: string): boolean {
  return text.length <= TITLE_LIMIT && !/[。；]/.test(text) && !/[：:，、]$/.test(text) && !OPENS_SENTENCE.test(text)
}

/** 为做好2022年度设施建设，某厅联合制定了《…》 has lost its full stop, and is no title. */
const OPENS_SENTENCE = /^(?:为|根据|按照|依照)[^，,]{4,60}[，,].{4,}/

/** Lines that may stand under a complete title: 征求意见稿, dates, numbers, issuers. */
function followsTitle(text: string): boolean {
  return (
    /^[（(].*[）)]$/.test(text) ||
    endsWithDate(text) ||
    /^[0-9]{4}年.{0,60}(?:通过|批准|公布|修订)/.test(text) ||
    isLawNote(text) ||
    isOrganisation(text) ||
    isDocumentNumber(text)
  )
}

/** The title of the page is often repeated as the title of the document, broken into lines. */
function repeatsEarlier(texts: readonly string[], from: number, i: number): boolean {
  const text = compact(texts[i] ?? '')
  return (
    text.length >= 4 &&
    texts.slice(from, i).some((earlier) => compact(earlier).includes(text) || text.includes(compact(earlier)))
  )
}

function compact(text: string): string {
  return text.replace(/[\s《》]/g, '')
}

/** Of a block of title lines, letterhead and number are cover, as is a line that the lines after it repeat. */
function labelTitle(texts: readonly string[], roles: PartRole[], from: number, to: number): void {
  const official = texts.slice(from, to).some((text) => TITLE_END.test(text))
  for (let i = from; i < to; i++) {
    if (roles[i] === 'furniture') continue
    const text = texts[i] ?? ''
    const own = compact(text)
    const later = compact(
      texts
        .slice(i + 1, to)
        .filter((line) => !isDocumentNumber(line))
        .join(''),
    )
    const repeated = own.length >= 8 && later.includes(own)
    const letterhead =
      /文件$/.test(text) ||
      isBareAttachmentHead(text) ||
      isDocumentNumber(text) ||
      endsWithDate(text) ||
      isLawNote(text) ||
      /^[（(]?[0-9]{4}年.{0,60}(?:通过|批准|公布|修订)/.test(text)
    roles[i] = to - from > 1 && (repeated || letterhead || (isOrganisation(text) && official)) ? 'cover' : 'title'
  }
}

/** Index of the paragraph that hands the document over (现印发给你们), or -1. */
function findIssue(
  source: string,
  paragraphs: readonly Paragraph[],
  texts: readonly string[],
  roles: readonly PartRole[],
  from: number,
): number {
  let read = 0
  for (let i = from; i < texts.length && read < NOTICE_LINES; i++) {
    const paragraph = paragraphs[i]
    if (roles[i] !== 'body' || paragraph === undefined) continue
    read++
    if (handsOver(texts, i)) return i - 1
    if (opensUnit(source, paragraph)) return -1
    if (issuesDocument(texts[i] ?? '')) return i
  }
  return -1
}

/** Index of the last paragraph of a call for opinions that is signed, with the draft under it and its own title; or -1. */
function findCall(
  source: string,
  paragraphs: readonly Paragraph[],
  texts: readonly string[],
  roles: readonly PartRole[],
  from: number,
): number {
  const foot = texts.findIndex((_, i) => i > from && i < from + CALL_LINES && isNoticeFoot(texts, i))
  if (foot < 0 || !texts.slice(from, foot).some((text) => CALLS.test(text))) return -1
  let next = foot
  while (next < texts.length && (roles[next] === 'furniture' || isNoticeFoot(texts, next))) next++
  const title = texts.slice(next, titleBlock(source, paragraphs, texts, roles, next))
  return title.some((text) => TITLE_END.test(text)) && texts.slice(foot, next).some(endsWithDate) ? foot - 1 : -1
}

const CALL_LINES = 30
const CALLS = /征求意见|征集意见|反馈意见|提出(?:书面)?意见/

/** 附件：某某措施 over the issuer and the date, with that title again under them: what was said before it is the notice. */
function handsOver(texts: readonly string[], i: number): boolean {
  const name = compact(/^附件[：:](.{6,80})$/.exec(texts[i] ?? '')?.[1] ?? '').replace(/[（(][^（）()]*[）)]$/, '')
  if (name === '') return false
  let next = i + 1
  while (next < texts.length && next < i + SIGNATURE_LINES && isNoticeFoot(texts, next)) next++
  return next > i + 1 && compact(texts.slice(next, next + 2).join('')).startsWith(name)
}

function labelAddressee(texts: readonly string[], roles: PartRole[], from: number): number {
  let next = from
  while (next < Math.min(texts.length, from + 3) && (roles[next] === 'furniture' || isAddressee(texts[next] ?? ''))) {
    // Whom it is addressed to says nothing that could be cited.
    if (roles[next] === 'body') roles[next] = SALUTATION.test(texts[next] ?? '') ? 'cover' : 'notice'
    next++
  }
  return next
}

/** 各区人民政府，市政府各部门：, and nothing of why it is written (为…，现通知如下：) or of what follows. */
const SALUTATION = /^(?!为|根据|按照|依据|经|现|鉴于|.*(?:以下|如下|下列|可以|通过|[，。]现))[^：:]+[：:]$/

/** What stands between the notice and the document: 特此通知, issuer, date, 附件. */
function isNoticeFoot(texts: readonly string[], i: number): boolean {
  const text = texts[i] ?? ''
  if (/^特此(?:通知|公告|通告)/.test(text) && text.length <= 8) return true
  if (isBareAttachmentHead(text) || isDateLine(text) || endsWithDate(text)) return true
  if (/^[（(].{0,30}(?:代章|盖章|联系)[^。]{0,60}[）)]$/.test(text)) return true
  if (/^附件[：:].{4,80}$/.test(text)) return true
  return (
    (isOrganisation(text) || isSignatory(text)) &&
    texts.slice(i + 1, i + SIGNATURE_LINES).some((line) => isDateLine(line) || endsWithDate(line))
  )
}

function skipFurniture(roles: readonly PartRole[], from: number): number {
  let i = from
  while (roles[i] === 'furniture') i++
  return i
}

/** Issuer and date at the end of `[from, to)`; in the list of attachments they may also be followed by nothing else. */
function labelSignature(
  texts: readonly string[],
  roles: PartRole[],
  from: number,
  to: number,
  inside: PartRole = 'body',
): void {
  let i = to - 1
  let dated = false
  for (; i >= Math.max(from, to - 12); i--) {
    if (roles[i] === 'furniture' || roles[i] === 'closing') continue
    const text = texts[i] ?? ''
    if (
      isDateLine(text) ||
      (endsWithDate(text) && !/[。；，]/.test(text)) ||
      /^抄\s?[送报][：:]/.test(text) ||
      /20[0-9]{2}年.{1,6}日\s?印发$/.test(text)
    ) {
      dated = true
    } else if (!(isOrganisation(text) || isSignatory(text)) || !(dated || (inside === 'body' && i === to - 1))) break
    if (roles[i] === inside) roles[i] = 'signature'
  }
}

function group(
  paragraphs: readonly Paragraph[],
  roles: readonly PartRole[],
  heads: ReadonlySet<number>,
): DocumentPart[] {
  const parts: { role: PartRole; paragraphs: Paragraph[]; furniture: Paragraph[] }[] = []
  paragraphs.forEach((paragraph, i) => {
    const role = roles[i] ?? 'body'
    const last = parts.at(-1)
    const before = parts.at(-2)
    if (last?.role === role && !heads.has(i)) last.paragraphs.push(paragraph)
    else if (before?.role === role && last?.role === 'furniture' && RUNS_ON.has(role) && !heads.has(i)) {
      for (const line of last.paragraphs) before.furniture.push(line)
      before.paragraphs.push(paragraph)
      parts.pop()
    } else parts.push({ role, paragraphs: [paragraph], furniture: [] })
  })
  return parts
}

const RUNS_ON: ReadonlySet<PartRole> = new Set<PartRole>(['body', 'attachment', 'notice'])

/** The span that `paragraphs` cover. */
export function spanOf(paragraphs: readonly Span[]): Span {
  return { start: paragraphs[0]?.start ?? 0, end: paragraphs.at(-1)?.end ?? 0 }
}
