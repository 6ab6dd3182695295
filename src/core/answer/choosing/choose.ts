import type { Span } from '../../model.ts'
import type { Understanding } from '../../question/index.ts'
import type { Query } from '../../search/query.ts'
import type { Collection } from '../../search/collection.ts'
import type { Candidate } from '../../search/rank.ts'
import { names } from '../judging/candidates.ts'
import { amountAboutSubject, asksForBenefit } from '../judging/evidence.ts'
import { periodAsked, provisionAsked } from '../judging/facets.ts'
import type { Asked } from '../judging/findings.ts'
import { answering } from '../judging/fitting.ts'
import { readerOf } from '../judging/taken-up.ts'
import { notLeavingOut } from '../places/clause-place.ts'
import { asidesAmong } from './asides.ts'
import { beyondToo } from './beyond.ts'
import { listedCases } from './cases.ts'
import { ownContinent } from './continent.ts'
import { countFirst } from './count-first.ts'
import { exclusionFirst, refusalFirst } from './exclusion.ts'
import { grantFirst } from './grant-first.ts'
import { headed } from './headed.ts'
import { members } from './members.ts'
import { middlemanFirst } from './middleman.ts'
import { leftOutFirst, namedPlaceFirst } from './named-place.ts'
import { isGrant, overview } from './overview.ts'
import { ownApplicant } from './own-applicant.ts'
import { ownPlaceFirst } from './own-place.ts'
import { listedPlaces } from './places-listed.ts'
import { preferring, type Prefers } from './preference.ts'
import { provisionFor, provisionNote, withAddress, withOtherParticular } from './provision.ts'
import { select } from './select.ts'
import { stated } from './stated.ts'
import { undone } from './undone.ts'
import { whoMay } from './who-may.ts'

/** What is cited, best first, and what must be said of it where it is no clause of the subject's own. */
export interface Choice {
  readonly chosen: readonly Candidate[]
  readonly note: string | null
  /** Those of them that come near and answer less of the question than the first one. */
  readonly asides: readonly Candidate[]
  /** What is quoted of the first one, where the question's words do not tell. */
  readonly nearest?: Span | null
}

/**
 * Chooses the clauses to cite, and their order.
 *
 * @param candidates all that were found, best first
 * @param fitting those that fit the question, best first
 * @param isAnswer whether one is an answer by itself, and not only near one
 */
export function choose(
  candidates: readonly Candidate[],
  fitting: readonly Candidate[],
  isAnswer: (candidate: Candidate) => boolean,
  asked: Asked,
): Choice {
  const { understood, query, scope } = asked
  const { collection } = asked.library
  const answers = answersAmong(candidates, fitting, isAnswer, asked)
  const selected = overview(understood, query, scope, candidates, collection) ?? select(understood, answers, scope)
  const ofHeading = isList(understood) ? selected : preferring(headed, selected, candidates, asked)
  const isHeaded = ofHeading !== selected
  const provision = isHeaded ? null : provisionFor(understood.question, query, candidates, selected, collection)
  const first = provision ? [provision, ...selected.slice(0, BESIDE_PROVISION)] : ofHeading
  const found: Found = { asked, candidates, fitting, isProvided: provision !== null, isHeaded }
  const led = STEPS.reduce((sofar, step) => step(sofar, found), first)
  const chosen = beyondToo(understood.question, query, led, candidates, collection)
  // What becomes of the rest is asked for as well, and is no aside.
  const near = chosen === led ? selected : selected.filter((candidate) => candidate !== chosen[1])
  return {
    chosen,
    note: provision && provisionNote(provision, query, collection),
    asides: isList(understood) ? [] : asidesAmong(chosen, near, isAnswer, asked),
  }
}

/** Whether a question wants clauses in an order of their own: a list, a comparison, or the clause of a number. */
export function isList({ intents: [intent], clauseNumber }: Understanding): boolean {
  return clauseNumber !== null || intent === 'list' || intent === 'compare'
}

/** Clauses about the subject that stand behind the provision for all of the document. */
const BESIDE_PROVISION = 2

function answersAmong(
  candidates: readonly Candidate[],
  fitting: readonly Candidate[],
  isAnswer: (candidate: Candidate) => boolean,
  { understood, query, library: { collection } }: Asked,
): readonly Candidate[] {
  const numbered = candidates.filter((candidate) => names(understood, candidate))
  if (numbered.length > 0) return numbered
  const read = readerOf(query)
  const shareIn = ({ entry }: Candidate): number => read(collection.comparable(entry)).coverage
  // 征求意见什么时候截止: one in doubt that says nothing of the kind is not ahead of the one that does.
  const says = periodAsked(understood.question) ?? provisionAsked(understood.question)
  const isDated = understood.intents[0] === 'deadline'
  const namesPeriod = ({ entry, features }: Candidate): boolean =>
    (says?.(collection.comparable(entry).text) ?? true) && !(isDated && features.evidence === 0)
  const answers = grantingOnly(answering(fitting, isAnswer, shareIn, namesPeriod), understood, query, collection)
  if (!understood.allPlaces || understood.intents[0] !== 'list') return answers
  // 哪些地方提到开放许可: of a list each clause is a part that takes up as much as one that is.
  const least = Math.min(...answers.map(shareIn))
  return fitting.filter((candidate) => answers.includes(candidate) || shareIn(candidate) >= least)
}

/** Where every place is asked what it grants, a place that only mentions the subject is none of the answer. */
function grantingOnly(
  candidates: readonly Candidate[],
  { question, intents, allPlaces }: Understanding,
  query: Query,
  collection: Collection,
): readonly Candidate[] {
  if (!(allPlaces || intents.includes('compare')) || !asksForBenefit(query) || OR_ELSE.test(question)) return candidates
  const isAboutSubject = amountAboutSubject(query, 'list')
  const grants = candidates.filter(({ entry }) => isGrant(entry) && isAboutSubject(collection.comparable(entry)))
  return grants.length > 0 ? grants : candidates
}

/** 哪些地方有贴息、风险补偿: either will do, and only one of the two is a grant. */
const OR_ELSE =
  /(?:贴息|奖[励补]|补[贴助]|资助)[、或和](?!贴息|奖[励补金]|补[贴助]|资助|政策|扶持)\p{Script=Han}{2}|[^，,、]{2}(?<!贴息|奖[励补金]|补[贴助]|资助|政策|扶持)[、或](?:贴息|奖[励补]|补[贴助]|资助)/u

/** What a step may look at besides the clauses chosen so far. */
interface Found {
  readonly asked: Asked
  readonly candidates: readonly Candidate[]
  readonly fitting: readonly Candidate[]
  /** Whether the first one is a provision for the whole document. */
  readonly isProvided: boolean
  /** Whether the first one is a guide's section that is headed by what is asked. */
  readonly isHeaded: boolean
}

/** Puts a clause first, or beside the others, that the question asks for in a way of its own; mostly it changes nothing. */
type Step = (chosen: readonly Candidate[], found: Found) => readonly Candidate[]

/** In this order: what a later step puts first stands before what an earlier one did. */
const STEPS: readonly Step[] = [
  preferred(stated),
  preferred(listedCases),
  (chosen, found) => (found.isProvided ? chosen : preferred(whoMay)(chosen, found)),
  refusedOrGranted,
  unlessList(preferred(ownApplicant)),
  (chosen, { asked: { understood, query, intent, library } }) =>
    intent === 'amount' && !query.asksMoney
      ? countFirst(understood.question, query, chosen, library.collection)
      : chosen,
  (chosen, { asked: { understood, library } }) => middlemanFirst(understood.question, chosen, library.collection),
  preferred(undone),
  preferred(members),
  preferred(listedPlaces),
  unlessList(preferred(ownContinent)),
  lastFirst,
  unlessList((chosen, { asked: { understood, query, scope, library }, fitting }) =>
    ownPlaceFirst(understood, query, chosen, fitting, scope, library.collection),
  ),
  unlessList((chosen, { asked: { understood, scope, library } }) =>
    leftOutFirst(understood.question, chosen, scope, library.collection),
  ),
  (chosen, { asked: { scope, library }, candidates }) => notLeavingOut(chosen, candidates, scope, library.collection),
  (chosen, { asked: { understood, library }, candidates }) =>
    withAddress(understood.question, chosen, candidates, library.collection),
  (chosen, { asked: { understood, library }, candidates }) =>
    withOtherParticular(understood.question, chosen, candidates, library.collection),
]

function preferred(prefers: Prefers): Step {
  return (chosen, { asked, candidates }) => preferring(prefers, chosen, candidates, asked)
}

function unlessList(step: Step): Step {
  return (chosen, found) => (isList(found.asked.understood) ? chosen : step(chosen, found))
}

/** What is refused comes before what is granted to others, and else what is granted before who may apply. */
function refusedOrGranted(
  chosen: readonly Candidate[],
  { asked, candidates, fitting, isProvided, isHeaded }: Found,
): readonly Candidate[] {
  const { understood, query, scope, library } = asked
  const { collection } = library
  const asks = { question: understood.question, query }
  const isOpen = !isProvided && understood.intents[0] === 'general'
  const refused = isOpen ? refusalFirst(asks, chosen, candidates, collection) : chosen
  const excluding = exclusionFirst(asks, refused, candidates, collection)
  const own = namedPlaceFirst(asks, excluding, candidates, scope, collection)
  const isGranting = !isProvided && !isHeaded && excluding[0] === chosen[0] && !isList(understood)
  return isGranting ? grantFirst(understood.question, own, fitting, candidates) : own
}

/** Of the clauses that say what was asked, the one that the conversation is about comes first. */
function lastFirst(chosen: readonly Candidate[], { asked: { last } }: Found): readonly Candidate[] {
  const isLast = ({ entry: { document, clause }, features }: Candidate): boolean =>
    document.id === last?.document.id && clause.id === last.clause.id && features.evidence === 1
  return [...chosen.filter(isLast), ...chosen.filter((candidate) => !isLast(candidate))]
}
