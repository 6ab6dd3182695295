import type { Understanding } from '../../question/index.ts'
import { isZone } from '../../regions/index.ts'
import { shortName } from '../../regions/names.ts'
import type { Collection } from '../../search/collection.ts'
import type { Query } from '../../search/query.ts'
import type { Candidate } from '../../search/rank.ts'
import { speaksOf } from './clause-place.ts'
import { kinship, type Scope } from './scope.ts'
import { regionOfDocument } from '../document-names.ts'

/**
 * Whether all that was found is of smaller places than the one that the question names (通化, 四川省, 省里): what one of
 * its counties grants is no answer for a city. A province's bare name (河南那个) may mean any place there, and so may the
 * place that the chat is bound to: there the county's rule is told as the county's, and so is what its clause says of
 * the city, and the rule of one of its development zones, which are no level of their own.
 */
export function isOnlyBelow(
  chosen: readonly Candidate[],
  { question, places: mentioned, allPlaces, intents }: Understanding,
  { asksMoney }: Query,
  { places }: Scope,
  collection: Collection,
): boolean {
  const [place] = places
  if (!place || allPlaces || intents.includes('compare')) return false
  const isSaid = question.includes(place.name) || (place.path.length > 1 && mentioned[0]?.from !== 'bound')
  const isNamed = places.length === 1 && isSaid
  if (!isNamed && !OWN_LEVEL.test(question)) return false
  const isOfZone = ({ entry }: Candidate): boolean => {
    const region = regionOfDocument(entry.document)
    return region !== null && isZone(region) && region.path.at(-2) === place.name
  }
  const speaksOfPlace = ({ entry }: Candidate): boolean =>
    !asksMoney && speaksOf(collection.comparable(entry).text, shortName(place.name))
  return chosen.every(
    (candidate) =>
      places.every((asked) => OTHERS.has(kinship(candidate.entry.document, asked))) &&
      regionOfDocument(candidate.entry.document) !== null &&
      !isOfZone(candidate) &&
      !speaksOfPlace(candidate),
  )
}

const OTHERS: ReadonlySet<string> = new Set(['descendant', 'unrelated'])

/** 省里奖多少: the level is named, and with it the place. */
const OWN_LEVEL = /[省市州]里|[省市]本级|[省市]级财政|[省市](?:级)?层面/
