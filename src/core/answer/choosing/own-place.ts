import { provisionAsked } from '../judging/facets.ts'
import { judgeOf } from '../judging/judge.ts'
import { readerOf } from '../judging/taken-up.ts'
import type { Understanding } from '../../question/index.ts'
import type { Collection } from '../../search/collection.ts'
import type { Query } from '../../search/query.ts'
import type { Candidate } from '../../search/rank.ts'
import type { Intent } from '../types.ts'
import type { Scope } from '../places/scope.ts'
import { leadWith } from './preference.ts'

/**
 * 柳州技术合同登记找谁办: the clause of the place asked about that says it comes before one from above on the same, whose
 * document is called like the subject and therefore fits its words better.
 *
 * @param chosen the clauses that would be cited, best first
 * @param fitting those that fit the question, best first
 */
export function ownPlaceFirst(
  understood: Understanding,
  query: Query,
  chosen: readonly Candidate[],
  fitting: readonly Candidate[],
  { places }: Scope,
  collection: Collection,
): readonly Candidate[] {
  const [best] = chosen
  const isProvision = provisionAsked(understood.question) !== null
  const isTold = isProvision || TOLD.has(understood.intents[0] ?? 'general')
  if (!best || !isTold || places.length !== 1 || best.features.place >= OWN) return chosen
  const read = readerOf(query)
  const shareIn = ({ entry }: Candidate): number => read(collection.comparable(entry)).coverage
  const least = shareIn(best) - NEARLY
  // With what papers, or until when: said once for all of a document, in none of the subject's words.
  const isOfSubject = (candidate: Candidate): boolean =>
    shareIn(candidate) >= least || (isProvision && candidate.features.context >= best.features.context * AS_MUCH)
  // A document from above that is called like the subject leaves no room among those judged before.
  const ofPlace = fitting.filter(({ features }) => features.place >= OWN && features.evidence === 1)
  const isAnswer = judgeOf(query, understood, ofPlace, collection)
  const own = ofPlace.find(
    (candidate) => candidate.features.facet >= best.features.facet && isAnswer(candidate) && isOfSubject(candidate),
  )
  return leadWith(own, chosen)
}

/** Fit of a document of the very place. */
const OWN = 1
/** Share of the subject that the place's own clause may take up less. */
const NEARLY = 0.15
const AS_MUCH = 0.9

/** What a clause says or does not. */
const TOLD: ReadonlySet<Intent> = new Set(['department', 'deadline', 'amount'])
