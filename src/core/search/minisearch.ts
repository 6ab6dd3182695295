import MiniSearch, { type AsPlainObject, type Options } from 'minisearch'
import type { Scoring, SearchData } from './postings.ts'
import type { Hit, IndexedClause, QueryTerm, SearchEngine } from './engine.ts'

interface Row {
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
  const index = new MiniSearch<Row>(options())
  let id = 0
  for (const { title, heading, body } of clauses) {
    index.add({ id: id++, title: title.join(' '), heading: heading.join(' '), body: body.join(' ') })
  }
  return index.toJSON()
}

/** Opens what `buildMiniSearch` made in MiniSearch itself: what the flat postings are tested against. */
export function openMiniSearch(data: AsPlainObject): SearchEngine {
  const index = MiniSearch.loadJS<Row>(data, options())
  return { search: (terms, limit, accept) => search(index, terms, limit, accept) }
}

function search(
  index: MiniSearch<Row>,
  terms: readonly QueryTerm[],
  limit: number,
  accept: (entry: number) => boolean,
): Hit[] {
  if (terms.length === 0) return []
  const weights = terms.map(({ weight }) => weight)
  return index
    .search(terms.map(({ token }) => token).join(' '), {
      boost: FIELD_BOOST,
      boostTerm: (_term, i) => weights[i] ?? 1,
      filter: ({ id }) => accept(Number(id)),
    })
    .slice(0, limit)
    .map(({ id, score }) => ({ entry: Number(id), score }))
}

function options(): Options<Row> {
  return {
    fields: ['title', 'heading', 'body'],
    tokenize: (text) => text.split(' '),
    processTerm: encodeTerm,
    searchOptions: { bm25: BM25, combineWith: 'OR' },
  }
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

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_'

/** Where they begin in the alphabet. */
const CAPITALS = 10

/**
 * MiniSearch keeps terms in a radix tree, which is slow with thousands of different first characters: a Han character is
 * written as three ASCII characters (an index of 20,000 clauses then opens in 0.6 s and not in 4 s). The first of them is
 * a capital letter, which no normalised term holds, so that 腇 is not the number 857.
 */
export function encodeTerm(term: string): string {
  let encoded = ''
  for (let i = 0; i < term.length; i++) {
    const code = term.charCodeAt(i)
    if (code < 0x80) encoded += term.charAt(i)
    else
      encoded +=
        ALPHABET.charAt(CAPITALS + (code >> 12)) + ALPHABET.charAt((code >> 6) & 63) + ALPHABET.charAt(code & 63)
  }
  return encoded
}
