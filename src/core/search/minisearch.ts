import MiniSearch, { type AsPlainObject, type Options } from 'minisearch'
import { encodeTerm } from './encoded-terms.ts'
import type { IndexedClause } from './engine.ts'
import type { Scoring, SearchData } from './postings.ts'

/** A clause as MiniSearch takes it: the tokens of each field with a space between. */
export interface Row {
  readonly id: number
  readonly title: string
  readonly heading: string
  readonly body: string
}

/** How much a match in each field counts, chosen by measuring (`docs/quality.md`). */
const FIELD_BOOST = { title: 0.35, heading: 0.5, body: 1 }
const BM25 = { k: 1.1, b: 0.6, d: 0.5 }

/** The same for `openPostings`. */
export const SCORING: Scoring = { boosts: Object.values(FIELD_BOOST), bm25: BM25 }

/** Indexes the clauses; the result is plain data for `openPostings`. */
export function buildPostings(clauses: Iterable<IndexedClause>): SearchData {
  return flatten(buildMiniSearch(clauses), SCORING.boosts.length)
}

/** Indexes the clauses as MiniSearch writes it down. */
export function buildMiniSearch(clauses: Iterable<IndexedClause>): AsPlainObject {
  const index = new MiniSearch(OPTIONS)
  let id = 0
  for (const { title, heading, body } of clauses) {
    index.add({ id: id++, title: title.join(' '), heading: heading.join(' '), body: body.join(' ') })
  }
  return index.toJSON()
}

/** How MiniSearch takes the clauses, and would search them. */
export const OPTIONS: Options<Row> = {
  fields: ['title', 'heading', 'body'],
  tokenize: (text) => text.split(' '),
  processTerm: encodeTerm,
  searchOptions: { bm25: BM25, boost: FIELD_BOOST, combineWith: 'OR' },
}

/** MiniSearch's tables of tables as a few long lists, which are a tenth of the work to read and to open. */
function flatten(data: AsPlainObject, fields: number): SearchData {
  const terms: string[] = []
  const offsets = [0]
  const entries: number[] = []
  const counts: number[] = []
  for (const [term, byField] of data.index) {
    terms.push(term)
    for (let field = 0; field < fields; field++) {
      const postings = byField[String(field)]
      // `for in` makes no array of pairs: an index has a million postings.
      for (const entry in postings) {
        entries.push(Number(entry))
        counts.push(postings[entry] ?? 0)
      }
      offsets.push(entries.length)
    }
  }
  const lengths: number[] = []
  for (let entry = 0; entry < data.documentCount; entry++)
    for (let field = 0; field < fields; field++) lengths.push(data.fieldLength[String(entry)]?.[field] ?? 0)
  const averageLengths = Array.from({ length: fields }, (_, field) => data.averageFieldLength[field] ?? 1)
  return { terms: terms.join(' '), offsets, entries, counts, lengths, averageLengths }
}
