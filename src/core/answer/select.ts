import type { Understanding } from '../question/index.ts'
import type { Candidate } from '../search/rank.ts'
import { regionName } from './cite.ts'

const MOST = 3
const MOST_OF_A_LIST = 8
/** A further citation must come this near to the best one. */
const NEAR_ENOUGH = 0.5
/** Another place's answer stands beside the best one if it comes this near. */
const SIDE_BY_SIDE = 0.75

/**
 * The clauses to cite, best first: a few for one question, more for lists and comparisons, and the answers of other
 * places side by side when the question names none. Clauses of the same wording are cited once.
 */
export function select(
  { intents, places, allPlaces, documentIds }: Understanding,
  candidates: readonly Candidate[],
): Candidate[] {
  const distinct = withoutRepeats(candidates)
  const [best] = distinct
  if (!best) return []
  const near = (share: number) => distinct.filter(({ score }) => score >= best.score * share)
  const many = intents.some((intent) => intent === 'list' || intent === 'compare')
  const everyPlace = allPlaces || intents.includes('compare')
  const chosen = near(NEAR_ENOUGH).slice(0, many ? MOST_OF_A_LIST : MOST)
  if (places.length > 0 || documentIds.length > 0) return chosen
  const others = bestOfEachPlace(everyPlace ? distinct : near(SIDE_BY_SIDE)).filter(
    (candidate) => !chosen.includes(candidate),
  )
  const own = everyPlace ? bestOfEachPlace(chosen) : chosen
  return [...own, ...others].slice(0, Math.max(own.length, MOST_OF_A_LIST))
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

function bestOfEachPlace(candidates: readonly Candidate[]): Candidate[] {
  const best = new Map<string, Candidate>()
  for (const candidate of candidates) {
    const place = regionName(candidate.entry.document)
    if (!best.has(place)) best.set(place, candidate)
  }
  return [...best.values()]
}
