import type { Clause, PolicyDocument, PolicyNode, Span } from '../../model.ts'
import { tablesIn } from '../../layout/tables.ts'
import { trim } from '../../text/lines.ts'
import type { Collection, Entry } from '../../search/collection.ts'
import { isNews } from '../standing/speaks-of-others.ts'
import type { Citation, DocumentStatus } from '../types.ts'
import { lostFigureNotice } from '../standing/lost-figure.ts'
import { noticesFor, statusFor, type Validity } from '../standing/validity.ts'
import { factStands, quoteOf } from '../verify.ts'
import { ownNumber, regionName, titleOf } from '../document-names.ts'
import { departmentsOf } from './responsible.ts'

/**
 * Builds the citation of one clause with its quotes; facts that the quotes hold come first.
 *
 * @param asked the part of the clause that the question is about, where others in it have other offices
 */
export function cite(
  { document, clause }: Entry,
  chosen: readonly Span[],
  validity: Validity,
  asked: Span | null = null,
): Citation {
  const words = withoutPageMarks(document, withoutNotes(document.source, clause, chosen))
  const quotes = withTableHeads(document.source, clause, words)
  const [first] = chosen
  const text = quotes.map(({ start, end }) => document.source.slice(start, end)).join('\n')
  const lost = lostFigureNotice(text)
  const facts = clause.facts.filter((fact) => factStands(document.source, fact))
  const quoted = ({ start, end }: Span) => quotes.some((quote) => start < quote.end && end > quote.start)
  return {
    document: citedDocument(document, statusFor(clause, validity)),
    clause: {
      id: clause.id,
      label: clause.label,
      path: clause.path,
      text: clause.text,
      start: clause.start,
      end: clause.end,
    },
    quotes: quotes.map(({ start, end }) => quoteOf(document, start, end)),
    departments: departmentsOf(document.source, clause, asked && quoted(asked) ? [asked] : quotes),
    // What a newspaper says that somebody was given is no scale of grants.
    facts: isNews(document) ? [] : [...facts.filter(quoted), ...facts.filter((fact) => !quoted(fact))],
    notices: [...(lost ? [lost] : []), ...noticesFor({ clause, document }, text, validity)],
    url: urlOf(document, clause.id, first),
  }
}

/** The citation of the sentence at a place of a document; undefined where it stands in no clause. */
export function citeAt(
  document: PolicyDocument,
  span: Span,
  collection: Collection,
  validity: Validity,
): Citation | undefined {
  const entry = collection.entries.find(
    ({ document: own, clause }) => own === document && clause.start <= span.start && span.end <= clause.end,
  )
  const sentence =
    entry && collection.comparable(entry).sentences.find(({ start, end }) => start <= span.start && span.start < end)
  return entry && cite(entry, sentence ? [{ start: sentence.start, end: sentence.end }] : [], validity)
}

/** — 3 — stands where a page ended in the middle of a clause, and is no word of it. */
function withoutPageMarks({ source, root }: PolicyDocument, quotes: readonly Span[]): readonly Span[] {
  return quotes.flatMap((quote) => {
    const marks = furnitureIn(root, quote)
    const starts = [quote.start, ...marks.map(({ end }) => end)]
    const pieces = starts.map((start, i) => trim(source, { start, end: marks[i]?.start ?? quote.end }))
    return pieces.filter(({ start, end }) => end > start)
  })
}

/** The page's own lines inside a span, in order. */
function furnitureIn({ role, span, children }: PolicyNode, within: Span): readonly Span[] {
  if (span.end <= within.start || span.start >= within.end) return []
  if (role === 'furniture') return within.start <= span.start && span.end <= within.end ? [span] : []
  return children.flatMap((child) => furnitureIn(child, within))
}

/** 责任单位：… on a line under the quoted words is told beside them, and not a second time in them. */
function withoutNotes(source: string, { departments }: Clause, quotes: readonly Span[]): readonly Span[] {
  if (departments.lead.length === 0) return quotes
  return quotes.map(({ start, end }) => {
    const note = CLOSING_NOTE.exec(source.slice(start, end))
    return note && note.index > 0 ? { start, end: start + note.index } : { start, end }
  })
}

const CLOSING_NOTE = /\s*\n[ \t\u3000]*(?:责任|牵头)(?:单位|部门)[：:][^\n]{2,300}$/

/** A row is quoted under the header of its table: a figure says nothing without the head of its column. */
function withTableHeads(source: string, clause: Clause, quotes: readonly Span[]): readonly Span[] {
  if (quotes.length === 0) return quotes
  const meets = (a: Span, b: Span): boolean => a.start < b.end && a.end > b.start
  const heads = tablesIn(source, clause).flatMap(({ header, rows }) =>
    quotes.some((quote) => rows.some((row) => meets(row, quote))) && !quotes.some((quote) => meets(header, quote))
      ? [header]
      : [],
  )
  return heads.length === 0 ? quotes : [...quotes, ...heads].sort((a, b) => a.start - b.start)
}

function citedDocument(document: PolicyDocument, status: DocumentStatus): Citation['document'] {
  const { metadata } = document
  return {
    id: document.id,
    title: titleOf(document),
    titleInferred: metadata.title?.from === 'inferred' || metadata.title === null,
    number: ownNumber(document),
    issuer: metadata.issuer?.value ?? null,
    region: regionName(document),
    issuedOn: metadata.issuedOn?.value ?? null,
    status,
    validFrom: metadata.validFrom?.value ?? null,
    validTo: metadata.validTo?.value ?? null,
    file: document.file,
  }
}

function urlOf(document: PolicyDocument, clauseId: string, quote: Span | undefined): string {
  const query = quote ? `?q=${quote.start}-${quote.end}` : ''
  return `/documents/${encodeURIComponent(document.id)}${query}#${clauseId}`
}
