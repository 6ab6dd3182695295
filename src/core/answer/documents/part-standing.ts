import type { Part, PolicyDocument } from '../../model.ts'
import type { Collection } from '../../search/collection.ts'
import type { Query } from '../../search/query.ts'
import { shareCovered } from '../../search/rank.ts'
import { bookTitle } from '../../text/marks.ts'
import { normalise } from '../../text/normalise.ts'
import { ownNumber, regionName, titleOf } from '../document-names.ts'
import { citeAt } from '../showing/cite.ts'
import { chineseDate, type Validity } from '../standing/validity.ts'
import type { Answer, Citation, DocumentStatus } from '../types.ts'
import { ABOUT_SUBJECT, subjectOf } from './subject.ts'

/** The one of the policies in a text that the question's subject names; undefined if none is, or several are. */
export function policyAsked({ metadata: { parts = [] } }: PolicyDocument, query: Query): Part | undefined {
  const subject = subjectOf(query)
  if (subject.length === 0) return undefined
  const called = parts.filter(({ title }) => shareCovered(subject, normalise(title)) >= ABOUT_SUBJECT)
  return called.length === 1 ? called[0] : undefined
}

/**
 * What is known of one policy of a text that holds several: it has a number, a day and a term of its own, and may have run
 * out where the others hold.
 */
export function partStanding(
  document: PolicyDocument,
  part: Part,
  validity: Validity,
  collection: Collection,
  nameOf: (status: DocumentStatus) => string,
): Pick<Answer, 'lead' | 'text'> & { readonly citations: readonly Citation[] } {
  const { metadata } = document
  const term = metadata.clauseTerms?.find(({ within }) => within?.start === part.start)
  const issuedOn = part.issuedOn ?? metadata.issuedOn?.value
  const holds = validity.status === 'in_force' || validity.status === 'term_passed' || validity.status === 'unknown'
  const isOver = term !== undefined && term.value < validity.today
  const status = holds && term ? (isOver ? 'term_passed' : 'in_force') : validity.status
  const lead = [
    `【${regionName(document)}】${bookTitle(part.title)}`,
    `载于：${bookTitle(titleOf(document))}`,
    `文号：${part.number ?? ownNumber(document) ?? '原文没有写明'}`,
    `发布日期：${issuedOn ? chineseDate(issuedOn) : '原文没有写明'}`,
    `期限：${term ? `至${chineseDate(term.value)}` : '原文没有写明'}`,
    `状态：${nameOf(status)}`,
  ].join('\n')
  const told = validity.notices.filter((notice) => notice !== validity.passed).map((notice) => `注意：${notice}`)
  const head = collection.entries.find(
    ({ document: own, clause }) => own === document && part.start <= clause.start && clause.end <= part.end,
  )
  const spans = [term?.span, head?.clause].flatMap((span) => span ?? [])
  const citations = spans.flatMap((span) => citeAt(document, span, collection, validity) ?? [])
  return { lead, text: [lead, ...told].join('\n'), citations }
}
