import type { Clause } from '../../model.ts'
import { isNumbered, type Understanding } from '../../question/index.ts'
import type { Collection, Entry } from '../../search/collection.ts'
import type { Query } from '../../search/query.ts'
import { rank, UNREAD, type Candidate } from '../../search/rank.ts'
import type { Answering } from '../answering.ts'
import { clauseAnswersIntent } from './evidence.ts'
import { facetOf, particularOf } from './facets.ts'
import type { Scope } from '../places/scope.ts'

/** The clauses that may answer, best first; those of the number asked for, where one is. */
export function candidatesFor(
  understood: Understanding,
  query: Query,
  scope: Scope | null,
  library: Answering,
): Candidate[] {
  const fit = (entry: Entry) => (scope ? (scope.fits[entry.documentIndex] ?? 0) : 1)
  const { clauseNumber } = understood
  const isKind = (text: string, clause: Clause) =>
    understood.intents.some(
      (intent) =>
        clauseAnswersIntent(clause, text, intent, query) ||
        (intent === 'department' && clause.departments.lead.length > 0),
    )
  const hasEvidence = particularOf(understood.question) ?? isKind
  if (clauseNumber === null || (understood.documentIds.length === 0 && understood.places.length === 0)) {
    return rank(query, library.engine, library.collection, { fit, hasEvidence, hasFacet: facetOf(understood.question) })
  }
  // 石景山第10条 is a clause of that place's own documents, where there are any, and no other's of the same number.
  const ofPlace = understood.documentIds.length === 0 && scope?.fits.some((value) => value >= OWN) === true
  const isMeant = (entry: Entry) => isNumbered(clauseNumber, entry.clause) && (!ofPlace || fit(entry) >= OWN)
  const numbered = (entry: Entry) => (isMeant(entry) ? fit(entry) : 0)
  const found = rank(query, library.engine, library.collection, { fit: numbered })
  return found.length > 0 ? found : byNumber(library.collection, numbered)
}

/** How well a document of the place itself fits. */
const OWN = 1

/** A number alone ("安康第12条") has no words to search for. */
function byNumber(collection: Collection, fit: (entry: Entry) => number): Candidate[] {
  const features = { ...UNREAD, coverage: 1, sentence: 1 }
  return collection.entries
    .filter((entry) => fit(entry) > 0)
    .slice(0, 10)
    .map((entry) => ({ entry, score: fit(entry), features: { ...features, place: fit(entry) } }))
}

/** A clause asked for by its number answers whatever its words. */
export function names({ clauseNumber, documentIds, places }: Understanding, { entry }: Candidate): boolean {
  return clauseNumber !== null && documentIds.length + places.length > 0 && isNumbered(clauseNumber, entry.clause)
}
