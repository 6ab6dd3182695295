import type { Answering } from './answer/answering.ts'
import { ask, explain } from './answer/ask.ts'
import { titleOf } from './answer/document-names.ts'
import { isSubject, suggestionFor } from './answer/showing/suggestions.ts'
import { amendmentsAmong } from './answer/standing/amendments.ts'
import { withExtensions } from './answer/standing/extensions.ts'
import { measuresSpokenOf } from './answer/standing/speaks-of-others.ts'
import { measuresOfDrafts } from './answer/standing/drafts.ts'
import { repealsAmong, validityOf, type Validity } from './answer/standing/validity.ts'
import { laterVersions } from './answer/standing/versions.ts'
import type { Answer, AskOptions } from './answer/types.ts'
import { lazy } from './lazy.ts'
import type { PolicyDocument, Problem } from './model.ts'
import { REMEMBERED, type PinyinOf } from './question/index.ts'
import { createCollection, headingText, titleText, type Entry } from './search/collection.ts'
import { buildPostings, SCORING } from './search/minisearch.ts'
import { openPostings, type SearchData } from './search/postings.ts'
import { tokenise } from './search/tokens.ts'
import { buildVocabulary, openVocabulary, type VocabularyData } from './search/vocabulary.ts'
import type { Lexicographer, Segmenter } from './segment/port.ts'

/** A library that can be asked. */
export interface Huiwen {
  readonly documents: readonly PolicyDocument[]
  /** When the index was built, ISO 8601. */
  readonly builtAt: string
  /** Hash of the texts that the index was built from. */
  readonly version: string
  readonly problems: readonly FileProblem[]
  /** @throws VerificationError if a quote were not in its source */
  ask(question: string, options: AskOptions): Answer
  /** What was understood and how the clauses were ordered, for people who tune it. */
  explain(question: string, options: AskOptions): ReturnType<typeof explain>
  /** @param today ISO date */
  validity(document: PolicyDocument, today: string): Validity
}

export interface FileProblem {
  readonly file: string
  readonly problem: Problem
}

/** A built library as plain data: what an index on disk holds. */
export interface LibraryData {
  readonly builtAt: string
  readonly version: string
  readonly documents: readonly PolicyDocument[]
  readonly problems: readonly FileProblem[]
  readonly search: SearchData
  readonly vocabulary: VocabularyData
}

/** What is searched, built from parsed documents. */
export function buildSearch(
  documents: readonly PolicyDocument[],
  segmenter: Segmenter,
  onClause: (done: number, total: number) => void = () => {},
): Pick<LibraryData, 'search' | 'vocabulary'> {
  const { entries } = createCollection(documents)
  const clauses = entries.map(({ document, clause }, i) => {
    onClause(i + 1, entries.length)
    return {
      title: tokenise(titleText(document), segmenter),
      heading: tokenise(headingText(clause), segmenter),
      body: tokenise(clause.text, segmenter),
    }
  })
  return {
    search: buildPostings(clauses),
    vocabulary: buildVocabulary(clauses.map(({ title, heading, body }) => [...title, ...heading, ...body])),
  }
}

/** Opens a built library. `segmenter` must be the one it was built with. */
export function openLibrary(data: LibraryData, segmenter: Lexicographer, pinyinOf?: PinyinOf): Huiwen {
  const { builtAt, version, problems } = data
  const documents = withExtensions(data.documents)
  const collection = createCollection(documents)
  const vocabulary = openVocabulary(data.vocabulary)
  const amendments = amendmentsAmong(documents)
  // Places are told by a gazetteer that no start needs.
  const repeals = lazy(() => repealsAmong(documents))
  const later = lazy(() => laterVersions(documents))
  const spokenOf = lazy(() => measuresSpokenOf(documents))
  const drafted = lazy(() => measuresOfDrafts(documents, () => true))
  const byId = new Map(documents.map((document) => [document.id, document]))
  let examples: readonly string[] | undefined
  // How documents stand changes from day to day only.
  let known: { readonly today: string; readonly validities: Map<string, Validity> } = {
    today: '',
    validities: new Map(),
  }
  const answering: Answering = {
    collection,
    engine: openPostings(data.search, SCORING),
    vocabulary,
    segmenter,
    pinyinOf,
    // Names places, and the table of places is not worth loading before somebody asks.
    get examples() {
      return (examples ??= examplesOf(collection.entries))
    },
    documentOf: (id) => byId.get(id),
    repealOf: (id) => repeals().get(id),
    amendedOf: (id) => amendments.get(id),
    measureOf: (id) => spokenOf().get(id),
    validityOf: (document, today) => {
      const { id } = document
      if (today !== known.today) known = { today, validities: new Map() }
      const validity = known.validities.get(id)
      if (validity) return validity
      const measure = answering.measureOf(id)
      const told = validityOf(document, today, repeals(), {
        amended: amendments.get(id),
        later: later().get(id),
        isBesideMeasure: drafted().has(id),
        spokenOf: measure && { document: measure, validity: answering.validityOf(measure, today) },
      })
      known.validities.set(id, told)
      return told
    },
    view: {
      documents: documents.map((document) => ({
        id: document.id,
        title: titleOf(document),
        number: document.metadata.number?.value ?? null,
        numbersBefore: document.metadata.versions?.flatMap(({ number }) => number ?? []) ?? [],
        region: document.metadata.region?.value ?? '',
      })),
      hasWord: (word) => vocabulary.has(word),
      wording: {
        tokens: () => data.vocabulary.tokens.split(' '),
        frequency: (token) => vocabulary.frequency(token),
        isWord: (word) => segmenter.wordClass(word) !== null,
      },
    },
  }
  return {
    documents,
    builtAt,
    version,
    problems,
    ask: (question, options) => ask(question, withoutOldest(options), answering),
    explain: (question, options) => explain(question, options, answering),
    validity: (document, today) => answering.validityOf(document, today),
  }
}

/** Each earlier question is read with those before it: an endless conversation would be read over and over. */
function withoutOldest(options: AskOptions): AskOptions {
  return { ...options, history: options.history?.slice(-REMEMBERED) }
}

const MOST_EXAMPLES = 3

/** Questions the library can answer: one clause that grants something from each of a few documents. */
function examplesOf(entries: readonly Entry[]): string[] {
  const examples = new Map<number, Entry>()
  for (const entry of entries) {
    const grants = entry.clause.facts.some(({ amount, kind }) => amount !== null && kind !== '目标')
    if (isSubject(entry) && grants && !examples.has(entry.documentIndex)) examples.set(entry.documentIndex, entry)
  }
  for (const entry of entries) {
    if (examples.size >= MOST_EXAMPLES) break
    if (isSubject(entry) && !examples.has(entry.documentIndex)) examples.set(entry.documentIndex, entry)
  }
  return [...examples.values()].slice(0, MOST_EXAMPLES).map(suggestionFor)
}
