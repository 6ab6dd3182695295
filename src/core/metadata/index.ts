import type { PageHead } from '../layout/page-head.ts'
import type { Amendment, Found, Metadata, Problem, SeedEntry } from '../model.ts'
import { formatRegion, resolveRegion } from '../regions/index.ts'
import { readAmendments } from './changes/amendment.ts'
import { readExtensions } from './changes/extension.ts'
import { readEnded, readRepeals } from './changes/repeal.ts'
import { isOfMeeting, readVersions } from './origin/enacted.ts'
import { readIssue, readNumber } from './origin/issue.ts'
import { readReported } from './origin/reported.ts'
import { readSecondary } from './origin/secondary.ts'
import { readRegion } from './place/place.ts'
import { readApplyUntil } from './term/application.ts'
import { readEvent } from './term/event.ts'
import { readCampaign } from './term/period.ts'
import { readTerm } from './term/term.ts'
import { readFront, type Front } from './title/front.ts'

export interface MetadataInput {
  readonly source: string
  /** The table of the page around the text. */
  readonly page: PageHead
  readonly seed?: SeedEntry | undefined
}

/**
 * What a document says of itself: title, number, issuer, dates, place, draft status, term and repeals, each with where it
 * was read. What neither the text nor the seeds say is null and a problem; nothing is made up. Never throws; linear.
 */
export function extractMetadata({ source, page, seed }: MetadataInput): {
  metadata: Metadata
  problems: Problem[]
} {
  const front = readFront(source, page)
  const issue = readIssue(source, front)
  const issuedOn = seeded(seed?.issuedOn) ?? issue.issuedOn
  const number = seeded(seed?.number) ?? readNumber(source, front) ?? readReported(source, front)?.number ?? null
  const issuer = seeded(seed?.issuer) ?? issue.issuer
  const draft = seed?.status === 'draft' ? SEEDED_DRAFT : readDraft(source, front)
  // Nothing can be counted from a month.
  const day = issuedOn && issuedOn.value.length > '2026-03'.length ? issuedOn.value : null
  const term = readTerm(source, front, draft?.value === 'draft' || isOfMeeting(source) ? null : day)
  const replaced = seeded(seed?.replaces)
  const titled: Metadata['title'] =
    seededTitle(seed, number?.value) ?? (front.title ? { ...front.title, from: 'text' } : null)
  const extensions = draft?.value === 'draft' ? [] : readExtensions(source, titled?.value ?? null)
  const amends = readAmendments(source, titled?.value ?? null, extensions)
  const applyUntil = readApplyUntil(source, titled?.value ?? null, day)
  const hasTerm = term.validTo ?? term.statedTerm ?? applyUntil
  const isNews = readReported(source, front) !== null
  const event = hasTerm || isNews || draft?.value === 'draft' ? null : readEvent(source, front)
  const statedTerm = term.statedTerm ?? event
  const campaignUntil = hasTerm ? null : readCampaign(source, issuedOn?.value ?? null)
  const secondary = draft?.value === 'draft' ? undefined : readSecondary(source, front)
  const versions = readVersions(source)
  const title = titled ?? amendingTitle(source, amends)
  const metadata: Metadata = {
    title,
    number,
    issuer,
    issuedOn,
    region: seededRegion(seed) ?? readRegion(source, front, { issuer, number }),
    draft,
    validFrom: term.validFrom,
    validTo: seeded(seed?.validTo) ?? term.validTo,
    repeals: [...(replaced ? [replaced] : []), ...readRepeals(source)],
    ...(versions.length > 0 ? { versions } : {}),
    ...(amends.length > 0 ? { amends } : {}),
    ...(extensions.length > 0 ? { extends: extensions } : {}),
    ...(front.parts.length > 0 ? { parts: front.parts.map(({ titleSpan: _, ...part }) => part) } : {}),
    ...(term.clauseTerms.length > 0 ? { clauseTerms: term.clauseTerms } : {}),
    ...(applyUntil ? { applyUntil } : {}),
    ...(campaignUntil && !seed?.validTo ? { campaignUntil } : {}),
    ...(statedTerm && !seed?.validTo ? { statedTerm } : {}),
    ...(term.plannedUntil && !seed?.validTo ? { plannedUntil: term.plannedUntil } : {}),
    ...(secondary ? { secondary } : {}),
    stated: seededStatus(seed),
    ended: readEnded(source, front, seed),
  }
  return { metadata, problems: problemsOf(metadata) }
}

const SEEDED_DRAFT: Metadata['draft'] = { value: 'draft', span: null, from: 'seeds' }

/** 征求意见稿 and the like are drafts; 试行 and 暂行 are in force for a trial. Both stand in the title or right under it. */
function readDraft(source: string, front: Front): Metadata['draft'] {
  const spans = [front.title?.span, front.noticeTitle?.span, ...front.lines].flatMap((span) => span ?? [])
  for (const span of spans) {
    const text = withoutCited(source.slice(span.start, span.end))
    const draft = DRAFT.exec(text)
    const match = draft ?? TRIAL.exec(text)
    if (!match) continue
    const at = { start: span.start + match.index, end: span.start + match.index + match[0].length }
    return { value: draft ? 'draft' : 'trial', span: at, from: 'text' }
  }
  return markedDraft(source)
}

/** （征求意见稿） alone on a line, over the first number: the page's own headline stands between it and the title. */
function markedDraft(source: string): Metadata['draft'] {
  const first = source.search(FIRST_UNIT)
  const mark = DRAFT_MARK.exec(source.slice(0, first < 0 ? MARKED_WITHIN : Math.min(first, MARKED_WITHIN)))
  if (!mark) return null
  const start = mark.index + mark[0].length - mark[0].trimStart().length
  return { value: 'draft', span: { start, end: mark.index + mark[0].length }, from: 'text' }
}

/** Characters. */
const MARKED_WITHIN = 2000
const FIRST_UNIT = /^[#*\s]{0,8}(?:第\s?[一1]\s?[章条]|一、|[（(]一[）)]|1[.、．])/m
const DRAFT_MARK =
  /^[ \t\u3000*]{0,8}[（(]\s?(?:公开)?(?:征[求询集]意见|意见征[求询集]|送审|讨论)稿\s?[）)](?=[ \t\u3000*]*$)/m

/** A line may break, or a blank stand, inside the word. */
const DRAFT = new RegExp(
  `${spaced('征[求询集]意见')}|(?:征[求集询]|征集)[^。]{0,60}意见|${spaced('意见征[求询集]稿')}|${spaced('[送报]审稿')}|` +
    `${spaced('讨论稿')}|${spaced('公示稿')}|[（(]\\s?草\\s?案[^）)]{0,6}[）)]`,
)
const TRIAL =
  /[（(]\s?试\s{0,2}行\s?[）)]|[（(]\s?暂\s{0,2}行\s?[）)]|试行(?:办法|方案|意见|规定|细则)|暂行(?:办法|规定|条例|细则)/

function spaced(pattern: string): string {
  return (pattern.match(/\[[^\]]+\]|./gu) ?? []).join('\\s{0,2}')
}

/** A cited title is blanked, its length kept; what the document itself issues or explains is its own. */
function withoutCited(text: string): string {
  if (/印发|发布|征求/.test(text)) return text
  return text.replace(/《[^《》]*》/g, (title) => ' '.repeat(title.length))
}

function seeded(value: string | undefined): Found<string> | null {
  return value ? { value, span: null, from: 'seeds' } : null
}

function seededStatus(seed: SeedEntry | undefined): Metadata['stated'] {
  if (seed?.status !== 'in_force' && seed?.status !== 'term_passed') return null
  return { value: seed.status, span: null, from: 'seeds' }
}

/** What was copied along with it is no title: its number in brackets, and 一、背景 … of the text. */
function seededTitle(seed: SeedEntry | undefined, number: string | undefined): Found<string> | null {
  if (!seed?.title) return null
  const title = seed.title.replace(TEXT_BEHIND, '')
  const [bracket, inner = ''] = LAST_BRACKET.exec(title) ?? ['']
  const value = inner.replace(/\s+/g, '') === number ? title.slice(0, title.length - bracket.length) : title
  return { value, span: null, from: seed.titleInferred ? 'inferred' : 'seeds' }
}

const TEXT_BEHIND = /(?<=.{8})\s(?:[一1][、.．]|第[一1][章条]\s)(?![^《》]*》).*$/su
const LAST_BRACKET = /\s?[（(]([^（）()]{4,40})[）)]$/

/** A decision that lost its title is called after what it amends. */
function amendingTitle(source: string, [first]: readonly Amendment[]): Metadata['title'] {
  if (!first) return null
  const kind = /本(通知|决定|公告)/.exec(source)?.[1] ?? '决定'
  return { value: `关于修改《${first.value}》的${kind}`, span: first.span, from: 'inferred' }
}

/** A place that is known is given its full path; an unknown one is kept as the person wrote it. */
function seededRegion(seed: SeedEntry | undefined): Found<string> | null {
  if (!seed?.region) return null
  const region = resolveRegion(seed.region)
  return { value: region ? formatRegion(region) : seed.region, span: null, from: 'seeds' }
}

const MISSING: readonly (readonly [keyof Metadata, string, string])[] = [
  ['title', 'title-missing', '正文里没有找到标题，可以在 seeds.json 里补上 title'],
  ['number', 'number-missing', '没有找到文号'],
  ['issuer', 'issuer-missing', '没有找到发文机关'],
  ['issuedOn', 'date-missing', '没有找到发文日期'],
  ['region', 'region-missing', '看不出是哪个地区的文件，可以在 seeds.json 里补上 region'],
]

function problemsOf(metadata: Metadata): Problem[] {
  const missing = MISSING.filter(([field]) => metadata[field] === null).map(([, code, message]): Problem => ({
    code,
    message,
    span: null,
  }))
  const { title, number, region, plannedUntil } = metadata
  if (title?.from === 'inferred')
    missing.push({ code: 'title-inferred', message: '标题不是原文里的，是补上的', span: title.span })
  if (number?.from === 'inferred') {
    const message = `文号“${number.value}”是正文介绍的那份文件的`
    missing.push({ code: 'number-inferred', message, span: number.span })
  }
  if (region?.from === 'inferred') {
    missing.push({ code: 'region-inferred', message: `地区“${region.value}”是按正文里提到的地名推断的`, span: null })
  }
  if (plannedUntil) {
    const message = `没有写明有效期，只有目标的年限，按成文日期推算到 ${plannedUntil.value}`
    missing.push({ code: 'term-inferred', message, span: plannedUntil.span })
  }
  return missing
}
