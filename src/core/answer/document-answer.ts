import type { Found, PolicyDocument, Span } from '../model.ts'
import type { Understanding } from '../question/index.ts'
import type { Collection, Comparable, Entry } from '../search/collection.ts'
import { mend } from '../text/mend.ts'
import type { Query } from '../search/query.ts'
import type { Candidate } from '../search/rank.ts'
import { cite, regionName, titleOf } from './cite.ts'
import { answers } from './judge.ts'
import { chooseQuotes } from './quotes.ts'
import { renderAnswer } from './render.ts'
import type { Scope } from './scope.ts'
import type { Answer, Citation, DocumentStatus } from './types.ts'
import { chineseDate, type Validity } from './validity.ts'

interface Library {
  readonly collection: Collection
  readonly documentOf: (id: string) => PolicyDocument | undefined
  readonly validityOf: (document: PolicyDocument, today: string) => Validity
}

type DocumentAnswer = Pick<Answer, 'status' | 'text' | 'citations' | 'related'>

const MOST = 5

/**
 * The answer to a question about documents as such: whether one is in force, its number and date, or the original.
 * Null if the question is none, or if no document is meant.
 */
export function documentAnswer(
  understood: Understanding,
  query: Query,
  candidates: readonly Candidate[],
  scope: Scope,
  library: Library,
  today: string,
): DocumentAnswer | null {
  const [intent] = understood.intents
  if (intent !== 'status' && intent !== 'source') return null
  const documents = documentsMeant(understood, query, candidates, scope, library).slice(0, MOST)
  if (documents.length === 0) return null
  const answered = documents.flatMap((document) => {
    const validity = library.validityOf(document, today)
    const best = candidates.find(({ entry }) => entry.document === document)
    if (intent === 'source' && best && isAboutClause(query, best)) {
      const citation = clauseCitation(best.entry, query, validity, library.collection)
      return [{ citations: [citation], text: `${renderAnswer([citation], intent, null)}\n原文：${citation.url}` }]
    }
    const termFirst = asksWhenInForce(understood.question)
    const citations = documentCitations(document, best, validity, library.collection, termFirst)
    const [first] = citations
    return first ? [{ citations, text: statusText(document, validity, first, intent) }] : []
  })
  if (answered.length === 0) return null
  return {
    status: 'answered',
    text: answered.map(({ text }) => text).join('\n\n'),
    citations: answered.flatMap(({ citations }) => citations),
    related: [],
  }
}

/** 贴息那条原文: the original of what is named is that clause, not the whole document. */
function isAboutClause(query: Query, best: Candidate): boolean {
  const concepts = query.concepts.filter(({ text }) => !ABOUT_DOCUMENTS.test(text))
  return concepts.length > 0 && answers(best, { ...query, concepts })
}

function clauseCitation(entry: Entry, query: Query, validity: Validity, collection: Collection): Citation {
  return cite(entry, chooseQuotes(entry, collection.comparable(entry), query, 'source'), validity)
}

/** 什么时候施行 asks for the clause that says so, before number and date. */
function asksWhenInForce(question: string): boolean {
  return /施行|实施|执行|生效|起效/.test(question)
}

/** Named, or the only one of the place asked about, or the one that the question's subject leads to. */
function documentsMeant(
  { documentIds }: Understanding,
  query: Query,
  candidates: readonly Candidate[],
  scope: Scope,
  { collection, documentOf }: Library,
): PolicyDocument[] {
  if (documentIds.length > 0) return documentIds.flatMap((id) => documentOf(id) ?? [])
  const local = scope.places.length > 0 ? collection.documents.filter((document) => scope.fit(document) === 1) : []
  if (local.length === 1) return local
  const subject = query.concepts.filter(({ text }) => !ABOUT_DOCUMENTS.test(text))
  if (subject.length === 0) return local
  const best = candidates.find(
    (candidate) => answers(candidate, { ...query, concepts: subject }) || nearTitle(candidate),
  )
  return best ? [best.entry.document] : []
}

/** Words that ask about a document as such and say nothing of its subject. */
const ABOUT_DOCUMENTS =
  /^(?:过期|失效|有效|有效期|废止|作废|文号|正式|征求意见.*|意见稿|草案|试行|定稿|印发|发布|出台|施行|生效|文件|方案|政策|原文|全文|链接|时间|日期|年)$/

/** A title that says most of the question is meant by it. */
function nearTitle({ features }: Candidate): boolean {
  return features.title >= 0.6
}

/** The places where number, date, draft and term were read: the document's head, and the clauses that state a term. */
function documentCitations(
  document: PolicyDocument,
  best: Candidate | undefined,
  validity: Validity,
  collection: Collection,
  termFirst: boolean,
): Citation[] {
  const { title, number, issuedOn, draft, validFrom, validTo } = document.metadata
  const entries = collection.entries.filter((candidate) => candidate.document === document)
  const [start] = entries
  if (!start) return []
  const clauseOf = (span: Span) =>
    entries.find(({ clause }) => clause.role === 'clause' && clause.start <= span.start && span.end <= clause.end)
  const terms = withoutOverlap(spansOf([validFrom, validTo]))
  const stated = new Map<Entry, Span[]>()
  const headed = spansOf([title, number, issuedOn, draft])
  for (const span of terms) {
    const entry = clauseOf(span)
    if (entry) stated.set(entry, [...(stated.get(entry) ?? []), sentenceAround(span, collection.comparable(entry))])
    else headed.push(span)
  }
  const quotes = withoutOverlap(headed)
  const head = quotes.length > 0 ? [cite(headOf(start, quotes), quotes, validity)] : []
  const clauses = [...stated].map(([entry, spans]) => cite(entry, withoutOverlap(spans), validity))
  const all = termFirst ? [...clauses, ...head] : [...head, ...clauses]
  return all.length > 0 ? all : [cite(best?.entry ?? start, [], validity)]
}

function spansOf(read: readonly (Found<unknown> | null)[]): Span[] {
  return read.flatMap((found) => found?.span ?? [])
}

/** A date alone says nothing: the sentence that it stands in does. */
function sentenceAround(span: Span, form: Comparable): Span {
  const sentence = form.sentences.find(({ start, end }) => start <= span.start && span.end <= end)
  return sentence ? { start: sentence.start, end: sentence.end } : span
}

/** What a document says of itself stands on its cover and under its title, in no clause: cited as its head. */
function headOf(entry: Entry, quotes: readonly Span[]): Entry {
  const { document } = entry
  const start = Math.min(...quotes.map((quote) => quote.start))
  const end = Math.max(...quotes.map((quote) => quote.end))
  const label = '文件信息'
  const text = mend(document.source.slice(start, end))
  const empty = { departments: { lead: [], support: [] }, facts: [] }
  return {
    ...entry,
    clause: { id: 'top', label, path: [label], heading: label, text, role: 'cover', start, end, ...empty },
  }
}

function withoutOverlap(spans: readonly Span[]): Span[] {
  const sorted = [...spans].filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: Span[] = []
  for (const span of sorted) if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span)
  return kept
}

const STATUS_NAMES: Readonly<Record<DocumentStatus, string>> = {
  in_force: '有效（未见废止或到期的记载）',
  draft: '征求意见稿，不是正式文件',
  term_passed: '期限已过',
  repealed: '已废止',
  replaced: '已被替代',
  unknown: '原文没有写明发布日期和有效期，无法判断',
}

function statusText(
  document: PolicyDocument,
  { status, notices }: Validity,
  { url }: Citation,
  intent: string,
): string {
  const { number, issuer, issuedOn, validFrom, validTo, title } = document.metadata
  const inferred = title?.from === 'inferred' ? '（标题为推定）' : ''
  return [
    `【${regionName(document)}】《${titleOf(document)}》${inferred}`,
    `文号：${number?.value ?? '原文没有写明'}`,
    issuer ? `发文单位：${issuer.value}` : '',
    `发布日期：${issuedOn ? chineseDate(issuedOn.value) : '原文没有写明'}`,
    validFrom || validTo
      ? `期限：${validFrom ? chineseDate(validFrom.value) : ''}—${validTo ? chineseDate(validTo.value) : ''}`
      : '',
    `状态：${STATUS_NAMES[status]}`,
    ...notices.map((notice) => `注意：${notice}`),
    intent === 'source' ? `原文：${url.replace(/[?#].*$/, '')}` : '',
  ]
    .filter(Boolean)
    .join('\n')
}
