import { applicationEnds } from '../../metadata/term/application.ts'
import type { Clause, Ended, Extended, Found, Metadata, PolicyDocument, Span, Version } from '../../model.ts'
import type { DocumentStatus } from '../types.ts'
import { bookTitle } from '../../text/marks.ts'
import { mendSpan } from '../../text/mend.ts'
import { clausesAt, noticesOf, type Amended, type AmendedNotices } from './amendments.ts'
import { ONLY_DRAFT, opinionsUntil } from './drafts.ts'
import { matterTerms } from './matter-terms.ts'
import { namedIn } from './named-documents.ts'
import { passedTerm } from './passed-term.ts'
import { publicNotice } from './public-notice.ts'
import { speaksOfOthers } from './speaks-of-others.ts'
import { startNotice } from './starts-later.ts'
import { revisionsAmong } from './versions.ts'

/** Whether a document is law on a given day, and what a reader must be told about it. */
export interface Validity {
  readonly status: DocumentStatus
  /** The day that it is told for, ISO. */
  readonly today: string
  /** Whether it is a call for applications that has closed. */
  readonly isClosed: boolean
  /** Sentences in Chinese, most serious first. */
  readonly notices: readonly string[]
  /** That one of them which says that the document's term has passed; null if it has not. */
  readonly passed: string | null
  /** The last day of the clauses that have a term of their own, by their id. */
  readonly terms: ReadonlyMap<string, string>
  /** Set where others amend the document. */
  readonly amended?: AmendedNotices | undefined
  /** The document of the same title that is in its place now, though none says so. */
  readonly later?: PolicyDocument | undefined
  /** The day from which it holds no longer, if it has ended and the library tells that day. */
  readonly endedFrom?: string | undefined
}

/** Whether what is quoted from one clause still holds: it may have a term of its own. */
export function statusFor({ id }: Clause, { status, terms, today, amended }: Validity): DocumentStatus {
  if (amended?.ended.has(id)) return 'repealed'
  const own = terms.get(id)
  if (own === undefined) return status
  if (status === 'unknown') return own < today ? 'term_passed' : status
  return status !== 'in_force' && status !== 'term_passed' ? status : own < today ? 'term_passed' : 'in_force'
}

/** Whether a measure that has been repealed since was in force to the end of a year: the one of 2022 to 2025 was in 2023. */
export function wasInForce({ metadata }: PolicyDocument, year: string, { endedFrom }: Validity): boolean {
  const from = (metadata.validFrom ?? metadata.issuedOn)?.value
  return from !== undefined && endedFrom !== undefined && from.slice(0, 4) <= year && year < endedFrom.slice(0, 4)
}

/** Whether a document holds today, or is repealed and did in that year. */
export function wasLawIn(document: PolicyDocument, year: string, validity: Validity): boolean {
  return validity.endedFrom === undefined ? validity.status === 'in_force' : wasInForce(document, year, validity)
}

/** The notices for a reader of what is quoted from one clause. */
export function noticesFor(
  { clause, document }: { readonly clause: Clause; readonly document: PolicyDocument },
  quoted: string,
  validity: Validity,
): readonly string[] {
  const { amended, today } = validity
  const own = validity.terms.get(clause.id)
  const isTold = own !== undefined && !(validity.status === 'draft' && own < today)
  const notices = isTold ? [termNotice('本条', own, today), ...withoutTerm(validity)] : validity.notices
  const change = amended?.clauses.get(clause.id)
  const told = change ? [change, ...notices.filter((notice) => notice !== amended?.notice)] : notices
  const opinions = validity.status === 'draft' ? opinionsUntil(quoted) : null
  if (opinions !== null && opinions < today)
    return [`征求意见到${chineseDate(opinions)}截止，已过，是否还收意见请向起草单位核实。`, ...told]
  if (own !== undefined || ENDED.has(validity.status) || validity.status === 'draft') return told
  const { issuedOn, extended } = document.metadata
  const said = passedTerm(clause, quoted, { today, issuedOn: issuedOn?.value ?? null })
  // 有效期至2025年12月31日 of the document itself was put off.
  const term = extended && said?.until === extended.from ? undefined : said
  const closed = term || validity.isClosed ? undefined : closedWindow(quoted, today)
  const isSaid = term !== undefined && told.some((notice) => notice.includes(term.text))
  return [
    ...(term && !isSaid ? [`本条写明“${term.said}”，该期限已过，是否延续请向发文单位核实。`] : []),
    ...(closed ? [`本条写明“${closed}”，该时间已过，是否有新一批申报请向发文单位核实。`] : []),
    ...told,
  ]
}

const ENDED: ReadonlySet<DocumentStatus> = new Set<DocumentStatus>(['repealed', 'replaced', 'term_passed'])

/** The last of the windows to apply that are quoted, if all have closed. */
function closedWindow(quoted: string, today: string): string | undefined {
  const ends = applicationEnds(quoted, null)
  return ends.every(({ until }) => until < today) ? ends.at(-1)?.text : undefined
}

/** Which document of the library says that another one is repealed, and where; by the id of the ended document. */
export type Repeals = ReadonlyMap<string, Repeal>

interface Repeal {
  readonly by: PolicyDocument
  readonly span: Span | null
  /** Set where it is a later version of the same law. */
  readonly version?: Version | undefined
}

/**
 * Reads from all documents which of them repeal or replace which others, by number or by title, or as a later version of
 * the same law. A draft repeals nothing.
 */
export function repealsAmong(documents: readonly PolicyDocument[]): Repeals {
  const named = namedIn(documents)
  const repeals = new Map<string, Repeal>()
  for (const [id, { by, version }] of revisionsAmong(documents)) repeals.set(id, { by, span: version.span, version })
  for (const by of documents.filter(({ metadata }) => metadata.draft?.value !== 'draft'))
    for (const repealed of by.metadata.repeals)
      for (const ended of named(repealed, by))
        if (!repealed.atTerm || isOutBefore(ended, by)) repeals.set(ended.id, { by, span: repealed.span })
  return repeals
}

/** 《…》到期自然失效: it has by the time that the new one holds, or holds on beside it. */
function isOutBefore({ metadata: { validTo } }: PolicyDocument, { metadata: by }: PolicyDocument): boolean {
  const from = (by.validFrom ?? by.issuedOn)?.value
  return validTo !== null && from !== undefined && validTo.value <= from
}

/** What the library knows of a document besides who repeals it. */
export interface OfLibrary {
  readonly amended?: Amended | undefined
  readonly later?: PolicyDocument | undefined
  /** Set where it is a draft, and a measure of its name is held too. */
  readonly isBesideMeasure?: boolean | undefined
  /** The measure that it reports or explains, and whether that holds. */
  readonly spokenOf?: { readonly document: PolicyDocument; readonly validity: Validity } | undefined
}

/** @param today ISO date */
export function validityOf(
  document: PolicyDocument,
  today: string,
  repeals: Repeals,
  { amended, later, isBesideMeasure, spokenOf }: OfLibrary = {},
): Validity {
  const { metadata } = document
  const repeal = repeals.get(document.id)
  const repealedBy = repeal?.by
  const isRepealed = repealedBy !== undefined && !isAhead(repealedBy.metadata, today)
  const notices: string[] = []
  const over = spokenOf && ENDED.has(spokenOf.validity.status) ? spokenOf : undefined
  if (over) notices.push(overNotice(over.document, over.validity))
  if (repeal) notices.push(repealNotice(repeal, today))
  else if (metadata.ended) notices.push(endedNotice(metadata.ended, today))
  const newer = later && !isRepealed && !metadata.ended && !isAhead(later.metadata, today) ? later : undefined
  if (newer) notices.push(newerNotice(newer))
  const changed = amended && noticesOf(amended)
  if (changed) notices.push(changed.notice)
  if (metadata.draft?.value === 'draft')
    notices.push(isBesideMeasure ? '这是征求意见稿，以正式文件为准。' : `${ONLY_DRAFT}。`)
  if (metadata.draft?.value === 'trial') notices.push('这是试行（暂行）文件。')
  // What never came into force has not run out, but the time that it was meant for is over.
  const isDraft = metadata.draft?.value === 'draft'
  // Nobody need ask whether what another document has ended goes on.
  const passed = isCutShort(metadata) || isDraft || isRepealed ? null : passedNotice(metadata, today)
  if (passed) notices.push(passed)
  if (isDraft && metadata.validTo && hasPassed(metadata, today))
    notices.push(`稿中写明的期限到${chineseDate(metadata.validTo.value)}，已过。`)
  if (metadata.extended) notices.push(extendedNotice(metadata.extended))
  const year = passed || metadata.validTo || speaksOfOthers(document) ? undefined : yearBefore(metadata, today)
  if (year) notices.push(`标题写明是${year}年的文件，现在是否适用请向发文单位核实。`)
  const publicly = publicNotice(document, today)
  if (publicly) notices.push(publicly)
  const { applyUntil } = metadata
  const isClosed = applyUntil !== undefined && applyUntil.value < today
  if (isClosed) notices.push(`申报截止到${chineseDate(applyUntil.value)}，已过，是否有新一批申报请向发文单位核实。`)
  if (metadata.campaignUntil && isOver(metadata, today))
    notices.push(`活动时间“${saidAt(document, metadata.campaignUntil)}”已过，是否延续请向发文单位核实。`)
  const status =
    over?.validity.status ?? statusOf(metadata, today, isRepealed && (repeal?.version ? 'replaced' : 'repealed'))
  // The term of a draft has not begun.
  const check = status === 'draft' ? '' : '，请核实是否已结束'
  if (metadata.statedTerm) notices.push(statedNotice(metadata.statedTerm, check, metadata.issuedOn))
  else if (isPlanOver(metadata, today)) notices.push(planNotice(document))
  else if (isUndated(metadata) && status === 'unknown') notices.push(UNDATED)
  else if (status === 'in_force' && !year && !repeal && isOld(metadata, today))
    notices.push(untermedNotice('', metadata.issuedOn))
  if (isAhead(metadata, today)) notices.push(startNotice(chineseDate(metadata.validFrom?.value ?? '')))
  if (speaksOfOthers(document)) notices.push('这是对文件的解读或报道，不是文件本身，以文件原文为准。')
  else if (metadata.secondary) notices.push(referenceNotice(saidAt(document, metadata.secondary)))
  if (metadata.title === null) notices.push('原文没有标题，所写的是文件名。')
  else if (metadata.title.from === 'inferred') notices.push('原文没有标题，标题为推定。')
  if (metadata.region === null) notices.push('原文没有写明适用地区，请核实是否适用。')
  else if (metadata.region.from === 'inferred') notices.push('适用地区是由正文推定的。')
  const endedFrom = isRepealed
    ? (repealedBy.metadata.validFrom ?? repealedBy.metadata.issuedOn)?.value
    : metadata.ended?.since
  return {
    status,
    today,
    isClosed,
    notices,
    passed,
    terms: termsOfClauses(document),
    ...(endedFrom !== undefined && endedFrom <= today ? { endedFrom } : {}),
    ...(changed ? { amended: changed } : {}),
    ...(newer ? { later: newer } : {}),
  }
}

/** 第四条执行期限至…: what the document says of some of its clauses. */
function termsOfClauses({ metadata: { clauseTerms = [] }, clauses }: PolicyDocument): ReadonlyMap<string, string> {
  const named = clauseTerms.flatMap(({ value, clauses: places, within }) =>
    (within
      ? clauses.filter((clause) => liesIn(clause, within))
      : places.flatMap((place) => clausesAt([place], clauses))
    ).map(({ id }) => [id, value] as const),
  )
  return new Map([...matterTerms(clauses), ...named])
}

function liesIn({ start, end }: Span, whole: Span): boolean {
  return whole.start <= start && end <= whole.end
}

function extendedNotice({ by, from, until }: Extended): string {
  return `文件期限${from ? `原到${chineseDate(from)}，` : ''}已由${by.name}延长至${chineseDate(until)}。`
}

/** The one year that a title says its document is of, if it is over: 2025年…实施方案, and not 2020年修订. */
function yearBefore({ title }: Metadata, today: string): string | undefined {
  const years = title?.value.replace(/《[^《》]*》/g, '').match(/(?<!\d)20\d\d年?/g) ?? []
  const [year] = years.length === 1 ? (OF_ONE_YEAR.exec(title?.value ?? '') ?? []) : []
  return year && year < today.slice(0, 4) ? year : undefined
}

const OF_ONE_YEAR =
  /(?<!\d)20\d\d(?=年度?(?!\d|修|版|本|以|前|起|后|[-—–－~～至]).*(?:方案|指南|政策|措施|通知|公告|通告|要点|细则|办法|清单|工作)(?:[（(][^（）()]*[）)])?$)/

function saidAt({ source }: PolicyDocument, { span, value }: Found<string>): string {
  return span ? mendSpan(source, span) : chineseDate(value)
}

function passedNotice(metadata: Metadata, today: string): string | null {
  if (metadata.validTo && hasPassed(metadata, today)) return termNotice('文件', metadata.validTo.value, today)
  return metadata.stated?.value === 'term_passed' ? '文件期限已过，是否延续请向发文单位核实。' : null
}

/** When the years of its aims are over, a plan may hold on, or not. */
function isPlanOver({ plannedUntil, validTo, stated }: Metadata, today: string): boolean {
  return plannedUntil !== undefined && !validTo && !stated && plannedUntil.value < today
}

function planNotice(document: PolicyDocument): string {
  return `原文没有写明有效期，${plannedText(document) ?? ''}，已过，请核实是否仍然有效。`
}

/** 目标写的是“通过三年时间”，按发布日期推算到2024年11月6日; null where a document names no such years. */
export function plannedText(document: PolicyDocument): string | null {
  const { plannedUntil } = document.metadata
  if (!plannedUntil) return null
  return `目标写的是“${saidAt(document, plannedUntil)}”，按发布日期推算到${chineseDate(plannedUntil.value)}`
}

function termNotice(whose: '文件' | '本条', until: string, today: string): string {
  const said = `${whose}期限到${chineseDate(until)}`
  return until < today ? `${said}，已过期，是否延续请向发文单位核实。` : `${said}。`
}

function statedNotice({ value, from }: Found<string>, check: string, issuedOn: Metadata['issuedOn']): string {
  const words = value.trim()
  return from === 'inferred' ? untermedNotice(`，只写明“${words}”`, issuedOn) : `原文写明期限为“${words}”${check}。`
}

/** What has no term may have been left behind long ago: its reader is told how old it is. */
function untermedNotice(words: string, issuedOn: Metadata['issuedOn']): string {
  const issued = issuedOn ? `发布于${chineseDate(issuedOn.value)}，` : ''
  return `${issued}原文没有写明有效期${words}，请核实是否仍在执行。`
}

/** Issued before the five years that measures are commonly given. A law holds until it is repealed. */
function isOld({ title, issuedOn, validTo, stated, versions }: Metadata, today: string): boolean {
  if (!issuedOn || validTo || stated || versions || LAW.test(title?.value ?? '')) return false
  return `${Number(issuedOn.value.slice(0, 4)) + COMMON_TERM}${issuedOn.value.slice(4)}` <= today
}

const COMMON_TERM = 5
const LAW = /(?:法|条例)(?:[（(][^（）()]{0,30}[）)])?$|(?:废止|宣布失效)/

/** 仅供参考 is said of the text itself; 以正式文件为准 of what it lists. */
function referenceNotice(words: string): string {
  return /供[^，。；]{0,12}(?:参考|查询|查阅|学习)|不作为/.test(words)
    ? `这不是正式文件，原文写明：“${words}”`
    : `原文写明：“${words.replace(/。$/, '')}”，请与正式文件核对。`
}

/** A clause with a term of its own outlives, or does not outlive, its document. */
function withoutTerm({ notices, passed }: Validity): string[] {
  return notices.filter((notice) => notice !== passed && notice !== UNDATED)
}

/** What repeals another from a day to come has not done so yet. */
function repealNotice({ by: { metadata, file }, version }: Repeal, today: string): string {
  const name = bookTitle(metadata.title?.value ?? file)
  // The new 办法 often has the title of the old one: its number and day tell it apart.
  const { number, issuedOn } = metadata
  const told = [number?.value, issuedOn && `${chineseDate(issuedOn.value)}发布`].filter(Boolean).join('，')
  const by = name + (told && `（${told}）`)
  if (version) {
    const number = version.number ? `（${version.number}）` : ''
    const revised = `被${chineseDate(version.value)}${version.act}的${name}${number}替代`
    return isAhead(metadata, today)
      ? `将自${chineseDate(metadata.validFrom?.value ?? '')}起${revised}。`
      : `已${revised}，不再有效。`
  }
  return isAhead(metadata, today)
    ? `将自${chineseDate(metadata.validFrom?.value ?? '')}起被${by}废止或替代。`
    : `已被${by}废止或替代，不再有效。`
}

/** What explains a measure holds no longer than the measure. */
function overNotice({ metadata, file }: PolicyDocument, { notices }: Validity): string {
  return `它所说的${bookTitle(metadata.title?.value ?? file)}：${notices[0] ?? ''}`
}

function newerNotice({ metadata, file }: PolicyDocument): string {
  const number = metadata.number ? `（${metadata.number.value}）` : ''
  return `库里还有较新的一份${bookTitle(metadata.title?.value ?? file)}${number}，请核对以哪份为准。`
}

function endedNotice(ended: Ended, today: string): string {
  const since = ended.since ? `自${chineseDate(ended.since)}起` : '已'
  const repealed = `${since}${ended.by ? `被${ended.by}` : ''}废止`
  if (!hasEnded(ended, today)) return `${repealed}。`
  return ended.value === 'replaced' ? '已被新文件替代，不再有效。' : `${repealed}，不再有效。`
}

function hasEnded({ since }: Ended, today: string): boolean {
  return since === undefined || since <= today
}

/** It ended before its term did, and whether that goes on is no question any more. */
function isCutShort({ ended, validTo }: Metadata): boolean {
  return Boolean(ended?.since && validTo && ended.since <= validTo.value)
}

/** What is said of a document that names neither a date nor a term. */
export const UNDATED = '原文没有写明发布日期和有效期，请核实是否有效。'

/** `2024-12-13` → `2024年12月13日`. */
export function chineseDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number)
  return [year && `${year}年`, month && `${month}月`, day && `${day}日`].filter(Boolean).join('')
}

function statusOf(metadata: Metadata, today: string, repealed: 'repealed' | 'replaced' | false): DocumentStatus {
  if (metadata.ended && hasEnded(metadata.ended, today)) return metadata.ended.value
  if (repealed) return repealed
  if (metadata.draft?.value === 'draft') return 'draft'
  if (hasPassed(metadata, today) || isOver(metadata, today) || metadata.stated?.value === 'term_passed')
    return 'term_passed'
  if (metadata.stated) return metadata.stated.value
  if (metadata.statedTerm || isPlanOver(metadata, today)) return 'unknown'
  return isUndated(metadata) || isAhead(metadata, today) ? 'unknown' : 'in_force'
}

function isUndated({ issuedOn, validFrom, validTo, parts = [] }: Metadata): boolean {
  return issuedOn === null && validFrom === null && validTo === null && !parts.some((part) => part.issuedOn)
}

function hasPassed({ validTo }: Metadata, today: string): boolean {
  return validTo !== null && validTo.value < today
}

function isOver({ campaignUntil }: Metadata, today: string): boolean {
  return campaignUntil !== undefined && campaignUntil.value < today
}

function isAhead({ validFrom }: Metadata, today: string): boolean {
  return validFrom !== null && validFrom.value > today
}
