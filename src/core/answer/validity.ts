import type { Metadata, PolicyDocument } from '../model.ts'
import type { DocumentStatus } from './types.ts'
import { bookTitle } from '../text/marks.ts'

/** Whether a document is law on a given day, and what a reader must be told about it. */
export interface Validity {
  readonly status: DocumentStatus
  /** Sentences in Chinese, most serious first. */
  readonly notices: readonly string[]
}

/** Which document of the library says that another one is repealed: id of the ended document → the one that says so. */
export type Repeals = ReadonlyMap<string, PolicyDocument>

/** Reads from all documents which of them repeal or replace which others, by number or by title. */
export function repealsAmong(documents: readonly PolicyDocument[]): Repeals {
  const named = byName(documents)
  const repeals = new Map<string, PolicyDocument>()
  for (const document of documents) {
    for (const { value, number } of document.metadata.repeals) {
      for (const ended of named(value, number)) {
        if (ended === document || isLater(ended, document) || (!number && isElsewhere(ended, document))) continue
        repeals.set(ended.id, document)
      }
    }
  }
  return repeals
}

/** Finds the documents of a library that another one names: by number where one is given, else by title. */
export function byName(
  documents: readonly PolicyDocument[],
): (title: string, number: string | undefined) => readonly PolicyDocument[] {
  const names = new Map<string, PolicyDocument[]>()
  const add = (name: string, document: PolicyDocument): void => {
    names.set(name, [...(names.get(name) ?? []), document])
  }
  for (const document of documents) {
    const { title, number } = document.metadata
    if (number) add(nameKey(number.value), document)
    if (title && title.from !== 'inferred') add(issuedName(title.value), document)
  }
  return (title, number) => {
    const numbered = number ? names.get(nameKey(number)) : undefined
    if (numbered) return numbered
    // The new 办法 often has the title of the one that it ends, and another number.
    const isOther = ({ metadata }: PolicyDocument): boolean =>
      number !== undefined && metadata.number !== null && nameKey(metadata.number.value) !== nameKey(number)
    const alike = names.get(nameKey(title)) ?? names.get(issuedName(title)) ?? []
    return alike.filter((document) => !isOther(document))
  }
}

/** Of 某市关于印发《某办法》的通知 the 办法 itself. */
function issuedName(title: string): string {
  const key = nameKey(title)
  return /关于(?:印发|发布|公布)(.{5,}?)的?通知$/.exec(key)?.[1] ?? key
}

/** 关于促进就业的意见 without its number may be that of another place. */
function isElsewhere(ended: PolicyDocument, by: PolicyDocument): boolean {
  const [own, other] = [ended.metadata.region?.value, by.metadata.region?.value]
  return own !== undefined && other !== undefined && !own.startsWith(other) && !other.startsWith(own)
}

/** Nothing ends what was issued after it. */
function isLater(ended: PolicyDocument, by: PolicyDocument): boolean {
  const [own, other] = [ended.metadata.issuedOn?.value, by.metadata.issuedOn?.value]
  return own !== undefined && other !== undefined && own > other
}

/** @param today ISO date */
export function validityOf(document: PolicyDocument, today: string, repeals: Repeals): Validity {
  const { metadata } = document
  const repealedBy = repeals.get(document.id)
  const notices: string[] = []
  if (repealedBy)
    notices.push(`已被${bookTitle(repealedBy.metadata.title?.value ?? repealedBy.file)}废止或替代，不再有效。`)
  else if (metadata.ended)
    notices.push(metadata.ended.value === 'replaced' ? '已被新文件替代，不再有效。' : '已废止，不再有效。')
  if (metadata.draft?.value === 'draft') notices.push('这是征求意见稿，尚未正式施行，内容以正式文件为准。')
  if (metadata.draft?.value === 'trial') notices.push('这是试行（暂行）文件。')
  if (hasPassed(metadata, today))
    notices.push(`文件期限到${chineseDate(metadata.validTo?.value ?? '')}，已过期，是否延续请向发文单位核实。`)
  else if (metadata.stated?.value === 'term_passed') notices.push('文件期限已过，是否延续请向发文单位核实。')
  const status = statusOf(metadata, today, repealedBy !== undefined)
  if (metadata.statedTerm) notices.push(`原文写明期限为“${metadata.statedTerm.value.trim()}”，请核实是否已结束。`)
  else if (isUndated(metadata) && status === 'unknown') notices.push(UNDATED)
  if (isAhead(metadata, today))
    notices.push(`文件自${chineseDate(metadata.validFrom?.value ?? '')}起施行，目前尚未施行。`)
  if (metadata.title?.from === 'inferred') notices.push('原文没有标题，标题为推定。')
  if (metadata.region === null) notices.push('原文没有写明适用地区，请核实是否适用。')
  else if (metadata.region.from === 'inferred') notices.push('适用地区是由正文推定的。')
  return { status, notices }
}

/** What is said of a document that names neither a date nor a term. */
export const UNDATED = '原文没有写明发布日期和有效期，请核实是否有效。'

/** `2024-12-13` → `2024年12月13日`. */
export function chineseDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number)
  return [year && `${year}年`, month && `${month}月`, day && `${day}日`].filter(Boolean).join('')
}

function statusOf(metadata: Metadata, today: string, repealed: boolean): DocumentStatus {
  if (metadata.ended?.value === 'replaced') return 'replaced'
  if (repealed || metadata.ended) return 'repealed'
  if (metadata.draft?.value === 'draft') return 'draft'
  if (hasPassed(metadata, today) || metadata.stated?.value === 'term_passed') return 'term_passed'
  if (metadata.stated) return metadata.stated.value
  if (metadata.statedTerm) return 'unknown'
  return (metadata.issuedOn || metadata.validFrom) && !isAhead(metadata, today) ? 'in_force' : 'unknown'
}

function isUndated({ issuedOn, validFrom, validTo }: Metadata): boolean {
  return issuedOn === null && validFrom === null && validTo === null
}

function hasPassed({ validTo }: Metadata, today: string): boolean {
  return validTo !== null && validTo.value < today
}

function isAhead({ validFrom }: Metadata, today: string): boolean {
  return validFrom !== null && validFrom.value > today
}

/** A title or number without the marks in which its spellings differ. */
export function nameKey(name: string): string {
  return name.replace(/[\s《》〈〉<>〔〕［］[\]()（）]/g, '')
}
