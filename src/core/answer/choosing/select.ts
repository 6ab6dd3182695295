import { interleave } from '../../interleave.ts'
import type { Clause } from '../../model.ts'
import type { Understanding } from '../../question/index.ts'
import type { Region } from '../../regions/index.ts'
import type { Candidate } from '../../search/rank.ts'
import { particularOf } from '../judging/facets.ts'
import { kinship, type Scope } from '../places/scope.ts'
import type { Intent } from '../types.ts'
import { regionName } from '../document-names.ts'
import { leadWith } from './preference.ts'

const MOST = 3
const MOST_OF_A_LIST = 8
/** A further citation must come this near to the best one. */
const NEAR_ENOUGH = 0.6
/** Another place's answer stands beside the best one if it comes this near. */
const SIDE_BY_SIDE = 0.75

/** Another place's rules stand behind those of the place asked about that come this near to them. */
const OWN_FIRST = 0.75

/** A clause without what was asked stands behind one with it that comes this near. */
const NAMED_FIRST = 0.85

/**
 * The clauses to cite, best first: a few for one question, more for lists and comparisons, the answers of other places
 * side by side when the question names none, and those of each place when it names several. Clauses of the same wording
 * are cited once.
 */
export function select(
  { question, intents, places, allPlaces, documentIds, clauseNumber }: Understanding,
  candidates: readonly Candidate[],
  scope: Pick<Scope, 'places'>,
): Candidate[] {
  const distinct = evidenceFirst(ownFirst(contentFirst(withoutRepeats(candidates), intents), scope), intents, question)
  const [best] = distinct
  if (!best) return []
  const many = intents.some((intent) => intent === 'list' || intent === 'compare')
  const most = many ? MOST_OF_A_LIST : MOST
  if (clauseNumber !== null && places.length > 0) return nearestPlace(distinct).slice(0, most)
  const top = Math.max(...distinct.map(({ score }) => score))
  const near = (share: number) => distinct.filter(({ score }) => score >= top * share)
  const everyPlace = allPlaces || intents.includes('compare')
  if (scope.places.length > 1) return ofEachPlace(distinct, scope.places, most)
  const chosen = near(NEAR_ENOUGH).slice(0, most)
  if (places.length > 0 || documentIds.length > 0) return chosen
  if (everyPlace) return bestOfEachPlace(distinct, OF_A_PLACE, intents[0] === 'list').slice(0, MOST_OF_A_LIST)
  const others = bestOfEachPlace(near(SIDE_BY_SIDE), 1).filter((candidate) => !chosen.includes(candidate))
  return [...chosen, ...others].slice(0, MOST_OF_A_LIST)
}

/** 现将《…》印发给你们, 出台背景: what hands a measure on or tells why it was made names all of its subject and says nothing of it. */
function contentFirst(candidates: readonly Candidate[], [intent]: Understanding['intents']): readonly Candidate[] {
  const [best] = candidates
  if (!best || !isPreamble(best.entry.clause) || !intent || !OF_CONTENT.has(intent)) return candidates
  const clause = candidates.find(
    ({ entry, score, features }) =>
      entry.document === best.entry.document &&
      !isPreamble(entry.clause) &&
      score >= best.score * NAMED_FIRST &&
      features.evidence >= best.features.evidence,
  )
  return leadWith(clause, candidates)
}

function isPreamble({ label, path }: Clause): boolean {
  return label === COVER || path.some((heading) => BACKGROUND.test(heading))
}

const COVER = '通知正文'
const BACKGROUND = /(?:出台|制定|起草|政策|编制|修订)的?背景/
/** Until when and where to send opinions a covering letter does say. */
const OF_CONTENT: ReadonlySet<Intent> = new Set(['amount', 'condition', 'list'])

/** 山东罚款多少: what 山东 says comes before what the country says in nearly the same words. */
function ownFirst(candidates: readonly Candidate[], { places }: Pick<Scope, 'places'>): Candidate[] {
  const most = Math.max(...candidates.map(({ score }) => score))
  const isOfPlace = ({ entry }: Candidate): boolean => places.some((place) => kinship(entry.document, place) === 'same')
  const isOwn = (candidate: Candidate): boolean => isOfPlace(candidate) && candidate.score >= most * OWN_FIRST
  return [...candidates.filter(isOwn), ...candidates.filter((candidate) => !isOwn(candidate))]
}

/** Asked who, when or how much, a clause that names none does not stand before one as near that does. */
function evidenceFirst(
  candidates: readonly Candidate[],
  [intent]: Understanding['intents'],
  question: string,
): readonly Candidate[] {
  const [best] = candidates
  const isParticular = particularOf(question) !== null
  const isNamed = intent && NAMED.has(intent) && !(intent === 'condition' && RULES.test(question))
  const holds = ({ entry, features }: Candidate): boolean =>
    features.evidence > 0 && (intent !== 'department' || isParticular || namesOffice(entry.clause))
  if (!best || !(isNamed || isParticular) || holds(best)) return candidates
  // What looks like a condition may be any rule; a sum, a date or an office is there or not.
  const isSure = isParticular || (isNamed && intent !== 'condition')
  const better = candidates.find(
    (candidate) =>
      holds(candidate) &&
      candidate.features.place >= best.features.place &&
      candidate.score >=
        best.score * (candidate.entry.document === best.entry.document && isSure ? SAME_DOCUMENT : NAMED_FIRST),
  )
  return leadWith(better, candidates)
}

/** 市科技局受理申请 tells who is responsible as 责任单位：市科技局 does; 奖励园区管委会 does not. */
function namesOffice({ departments, text }: Clause): boolean {
  return departments.lead.length > 0 || /(?:受理|负责|牵头|审核|管理|联系|申请|报名|咨询|电话|办理)/.test(text)
}

/** Of one document the subject is the same, and when and with what to apply stands in a clause of its own. */
const SAME_DOCUMENT = 0.7

/** What is asked for by these a clause either names or not. */
const NAMED: ReadonlySet<Intent> = new Set(['amount', 'deadline', 'department', 'condition'])

/** 对宿舍有何要求: any rule answers that, and not only what decides who is eligible. */
const RULES = /要求/

/** 鹿城第十一条 is that of 鹿城's document and not of a national one as well. */
function nearestPlace(candidates: readonly Candidate[]): Candidate[] {
  const nearest = Math.max(...candidates.map(({ features }) => features.place))
  return candidates.filter(({ features }) => features.place === nearest)
}

/** Of several places named each has its say: its own rules, or those above it if it has none, as far as they are near. */
function ofEachPlace(candidates: readonly Candidate[], places: readonly Region[], most: number): Candidate[] {
  const each = places.map((place) => {
    const kin = candidates.filter(({ entry }) => kinship(entry.document, place) !== 'unrelated')
    const own = kin.filter(({ entry }) => kinship(entry.document, place) !== 'ancestor')
    const heard = own.length > 0 ? own : kin
    const [best] = heard
    // 知识产权保险三地都怎么说: a further clause on 知识产权保护 is none of what a place says of it.
    const isNear = ({ score, features }: Candidate): boolean =>
      score >= (best?.score ?? 0) * NEAR_ENOUGH && features.coverage >= (best?.features.coverage ?? 0) * AS_MUCH
    return heard.filter(isNear).slice(0, most)
  })
  const first = new Set([...new Set(interleave(each))].slice(0, Math.max(most, places.length)))
  return candidates.filter((candidate) => first.has(candidate))
}

function withoutRepeats(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>()
  return candidates.filter(({ entry: { clause } }) => {
    const key = clause.text.replace(/\s+/g, '')
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/**
 * The best clause of each place, and up to `most` that come as near; the best of all places come first. 哪些地方提到开放许可: of a list
 * each that takes up as much of the question is a part.
 */
function bestOfEachPlace(candidates: readonly Candidate[], most: number, ofList = false): Candidate[] {
  const ofPlace = new Map<string, Candidate[]>()
  const isAsNear = (one: Candidate, best: Candidate): boolean =>
    one.score >= best.score * AS_NEAR || (ofList && one.features.coverage >= best.features.coverage * SAYS_AS_MUCH)
  for (const candidate of candidates) {
    const place = regionName(candidate.entry.document)
    const known = ofPlace.get(place)
    const [best] = known ?? []
    if (!known || !best) ofPlace.set(place, [candidate])
    else if (known.length < (ofList ? MOST_OF_A_LIST : most) && isAsNear(candidate, best)) known.push(candidate)
  }
  const firsts = [...ofPlace.values()].flatMap((own) => own.slice(0, 1))
  const rest = [...ofPlace.values()].flatMap((own) => own.slice(1)).sort((a, b) => b.score - a.score)
  const room = new Set([...firsts, ...rest].slice(0, MOST_OF_A_LIST))
  return [...ofPlace.values()].flat().filter((candidate) => room.has(candidate))
}

/** Of what the best clause of a place takes up. */
const AS_MUCH = 0.75

/** Clauses of one place where every place is asked. */
const OF_A_PLACE = 2
const AS_NEAR = 0.85
const SAYS_AS_MUCH = 0.9
