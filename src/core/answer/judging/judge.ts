import type { Understanding } from '../../question/index.ts'
import { resolveRegion } from '../../regions/index.ts'
import type { Collection, Comparable } from '../../search/collection.ts'
import type { Query } from '../../search/query.ts'
import type { Candidate } from '../../search/rank.ts'
import { rulesFor } from '../places/clause-place.ts'
import { kinship } from '../places/scope.ts'
import { readerOf } from './taken-up.ts'
import type { Intent } from '../types.ts'

/**
 * Whether a clause answers the question at all: a logistic regression over what was seen when the clause was read
 * closely, fitted on questions with known answers and questions that must be refused (`docs/quality.md`). What counts
 * most is how much of the question's weight the clause covers, each word weighing as much as it is rare and says
 * something; a word that nothing covers counts against it.
 */
const WEIGHTS = {
  coverage: 4.1,
  substring: 1.6,
  /** The question asks for a date, and the clause holds none. */
  undated: -1.7,
  /** It asks for a sum, and the clause neither names one nor says that it leaves it open. */
  noSum: -1.7,
  /** It asks for conditions or a list, and nothing in the clause looks like one. */
  shapeless: -1,
  /** It asks for an address, an examination, a rate, and the clause says nothing of the kind. */
  facet: -4.2,
  /** The clause stands behind a better one: by what share of its score. */
  behind: -1,
  /** A long question is never covered in full: number of its words, against ten. */
  words: 5.3,
  /** What the question says of its subject, against twenty. */
  content: 0.8,
  /** What of it is not covered, against ten. */
  uncovered: -1.65,
  /**
   * It names its place or document, and the clause is that one's own, or has a rule of its own for it (湖北省可免征各类参保单位, from
   * above): who asks so mostly asks what there is.
   */
  placed: 0.85,
}
const BIAS = -4.1

/** Clauses further down the ranking are not read again: they are too far from the best to be cited beside it. */
const MOST_READ = 14

/** What was understood of a question that its words do not tell. */
type Asked = Pick<Understanding, 'intents' | 'places' | 'documentIds' | 'allPlaces'>

/** How near a clause comes to an answer, as log odds: above 0 it is one. */
export interface Nearness {
  readonly odds: number
  /** The same if it said the sort of thing that is asked for, a sum or a date. */
  readonly ifSaid: number
}

/** Tells which of a question's candidates answer it. */
export function judgeOf(...of: Parameters<typeof nearnessOf>): (candidate: Candidate) => boolean {
  const near = nearnessOf(...of)
  return (candidate) => (near.get(candidate)?.odds ?? 0) > 0
}

/** How near a question's candidates come to an answer, best first; those that cannot be one at all are left out. */
export function nearnessOf(
  query: Query,
  { intents: [intent], places, documentIds, allPlaces }: Asked,
  candidates: readonly Candidate[],
  collection: Collection,
): ReadonlyMap<Candidate, Nearness> {
  const read = readerOf(query)
  // 哪些地方有开放许可: the list is one of places, and none of their clauses need look like one.
  const isShaped = intent !== undefined && SHAPED.has(intent) && !(intent === 'list' && allPlaces)
  const isPlaced = places.length + documentIds.length > 0 || allPlaces
  const isElsewhere = elsewhereOf(query)
  const regions = places.flatMap(({ region }) => resolveRegion(region) ?? [])
  const isOwn = ({ entry, features }: Candidate): boolean =>
    features.place === 1 ||
    regions.some(
      (place) => kinship(entry.document, place) === 'ancestor' && rulesFor(collection.comparable(entry).text, place),
    )
  const best = candidates[0]?.score ?? 0
  return new Map(
    candidates.slice(0, MOST_READ).flatMap((candidate) => {
      if (isElsewhere(collection.comparable(candidate.entry))) return []
      const { coverage, content, uncovered, words } = read(collection.comparable(candidate.entry))
      if (content < LEAST_SAID && !isPlaced) return []
      const { substring, evidence, facet } = candidate.features
      const unsaid =
        WEIGHTS.undated * (intent === 'deadline' && evidence === 0 ? 1 : 0) +
        WEIGHTS.noSum * (intent === 'amount' && evidence === 0 ? 1 : 0) +
        WEIGHTS.shapeless * (isShaped && evidence === 0 ? 1 : 0) +
        WEIGHTS.facet * (1 - facet)
      const ifSaid =
        BIAS +
        WEIGHTS.coverage * coverage +
        WEIGHTS.substring * substring +
        WEIGHTS.words * Math.min(1, words / 10) +
        WEIGHTS.content * Math.min(2, content / 20) +
        WEIGHTS.uncovered * Math.min(2, uncovered / 10) +
        WEIGHTS.placed * (isPlaced && isOwn(candidate) ? 1 : 0) +
        WEIGHTS.behind * (1 - candidate.score / best)
      return [[candidate, { odds: ifSaid + unsaid, ifSaid }] as const]
    }),
  )
}

const SHAPED: ReadonlySet<Intent> = new Set(['condition', 'list'])

/** Least weight of what a question says of its subject, if it names neither place nor document (那最长能拖几个月). */
const LEAST_SAID = 1

/**
 * Whether a clause is another place's, where the question names a town, a street or a zone: no gazetteer knows them all,
 * so the clause or its document must name it.
 */
function elsewhereOf({ concepts }: Query): (form: Comparable) => boolean {
  const named = concepts.flatMap(({ text }) => (TOWN.test(text) && !KIND_OF_TOWN.test(text) ? [text] : []))
  return ({ text, heading, title, opening }) =>
    named.some((name) => ![text, heading, title, opening()].some((part) => part.includes(name)))
}

const TOWN = /^\p{Script=Han}{2,4}(?:镇|乡|街道|开发区|高新区|经开区|新区|自贸区|示范区)$/u

/** 特色小镇, 中心城镇, 国家高新区: a kind of place. */
const KIND_OF_TOWN =
  /[城小古村乡集市建名强重中点][镇]$|返乡$|回乡$|[下入离家城]乡$|街乡$|国家|省级|市级|经济|技术|产业|工业|先行|自主|创新|高新技术|农业|各|本|我|所有|全/
