import type { Found, PolicyDocument, Span } from '../../model.ts'
import type { Collection, Comparable, Entry } from '../../search/collection.ts'
import type { Candidate } from '../../search/rank.ts'
import { bookTitle } from '../../text/marks.ts'
import { mendSpan } from '../../text/mend.ts'
import type { Answering } from '../answering.ts'
import { cite, citeAt } from '../showing/cite.ts'
import type { Citation } from '../types.ts'
import type { Validity } from '../standing/validity.ts'

/**
 * The places where number, date, draft and term were read: the document's head, and the clauses that state a term, or
 * that other texts count.
 */
export function documentCitations(
  document: PolicyDocument,
  best: Candidate | undefined,
  validity: Validity,
  collection: Collection,
  clausesFirst: boolean,
): Citation[] {
  const {
    title,
    number,
    issuedOn,
    draft,
    validFrom,
    validTo,
    statedTerm,
    campaignUntil,
    plannedUntil,
    clauseTerms,
    ended,
    secondary,
    versions = [],
  } = document.metadata
  const entries = collection.entries.filter((candidate) => candidate.document === document)
  const [start] = entries
  if (!start) return []
  const clauseOf = (span: Span) => entries.find(({ clause }) => clause.start <= span.start && span.end <= clause.end)
  const said = [validFrom, validTo, statedTerm ?? null, campaignUntil ?? null, plannedUntil ?? null, secondary ?? null]
  const terms = withoutOverlap(spansOf([...said, ...(clauseTerms ?? [])]))
  const stated = new Map<Entry, Span[]>()
  const headed = spansOf([title, number, issuedOn, draft, ended, ...versions])
  for (const span of terms) {
    const entry = clauseOf(span)
    if (entry) stated.set(entry, [...(stated.get(entry) ?? []), sentenceAround(span, collection.comparable(entry))])
    else headed.push(span)
  }
  const quotes = withoutOverlap(headed)
  const [head = [], ...feet] = apart(quotes).map((near, i) => [cite(headOf(start, near, i), near, validity)])
  const clauses = [...stated].map(([entry, spans]) => cite(entry, withoutOverlap(spans), validity))
  const all = [...(clausesFirst ? [...clauses, ...head] : [...head, ...clauses]), ...feet.flat()]
  return all.length > 0 ? all : [cite(best?.entry ?? start, [], validity)]
}

/** Where others say that they end, extend or amend the document. */
export function changingCitations(
  { id, metadata: { extended } }: PolicyDocument,
  library: Pick<Answering, 'collection' | 'documentOf' | 'repealOf' | 'amendedOf' | 'validityOf'>,
  today: string,
): Citation[] {
  const citationAt = (by: PolicyDocument, span: Span | null): Citation[] => {
    const citation = span && citeAt(by, span, library.collection, library.validityOf(by, today))
    return citation ? [citation] : []
  }
  const repeal = library.repealOf(id)
  const { by } = library.amendedOf(id) ?? { by: [] }
  const extending = extended && library.documentOf(extended.by.id)
  return [
    ...(repeal ? citationAt(repeal.by, repeal.span).map(asRepealing) : []),
    ...(extending ? citationAt(extending, extended.by.span) : []),
    // A notice that extends the term may amend as well: it is cited once.
    ...by.flatMap(({ document, amendment }) => (document === extending ? [] : citationAt(document, amendment.span))),
  ]
}

/** Beside a document that it ends, how the repealing one stands would be taken for how the ended one does. */
export function asRepealing(citation: Citation): Citation {
  const notice = `这里显示的状态、日期是${bookTitle(citation.document.title)}的，不是所问文件的。`
  return { ...citation, notices: [notice, ...citation.notices] }
}

function spansOf(read: readonly (Found<unknown> | null)[]): Span[] {
  return read.flatMap((found) => found?.span ?? [])
}

/** A date alone says nothing: the sentence that it stands in does. */
function sentenceAround(span: Span, form: Comparable): Span {
  const sentence = form.sentences.find(({ start, end }) => start <= span.start && span.end <= end)
  return sentence ? { start: sentence.start, end: sentence.end } : span
}

/** The document's head, and its foot where the date stands: what lies between the two is not what was read. */
function apart(quotes: readonly Span[]): Span[][] {
  const groups: Span[][] = []
  for (const quote of quotes) {
    const near = groups.at(-1)
    const last = near?.at(-1)
    if (near && last && quote.start - last.end <= FAR) near.push(quote)
    else groups.push([quote])
  }
  return groups
}

/** Characters. */
const FAR = 200

/**
 * What a document says of itself stands on its cover, under its title and at its foot, in no clause: cited as if it were one.
 *
 * @param place counts from the head
 */
function headOf(entry: Entry, quotes: readonly Span[], place: number): Entry {
  const { document } = entry
  const start = Math.min(...quotes.map((quote) => quote.start))
  const end = Math.max(...quotes.map((quote) => quote.end))
  const label = place === 0 ? '文件信息' : '落款'
  const text = mendSpan(document.source, { start, end })
  const empty = { departments: { lead: [], support: [] }, facts: [] }
  return {
    ...entry,
    clause: {
      id: `top${place || ''}`,
      label,
      path: [label],
      heading: label,
      text,
      role: 'cover',
      start,
      end,
      ...empty,
    },
  }
}

function withoutOverlap(spans: readonly Span[]): Span[] {
  const sorted = [...spans].filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: Span[] = []
  for (const span of sorted) if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span)
  return kept
}
