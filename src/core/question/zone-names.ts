/** Zones that are one with a district, and which of its two names a library uses. */
import { findRegions, regionsNamed, type Region } from '../regions/index.ts'
import type { LibraryDocument } from './types.ts'

/**
 * The place by the name that the library's documents have for it: 新吴区 is 无锡高新区 where a title says 无锡高新区（新吴区）, and the library
 * has nothing of the other name.
 *
 * @param isHeld whether the library has documents of just that place
 */
export function asNamedHere(
  place: Region,
  documents: readonly LibraryDocument[],
  isHeld: (place: Region) => boolean,
): Region {
  const other = namesOf(documents).get(place.code)
  return other && !isHeld(place) && isHeld(other) ? other : place
}

const known = new WeakMap<readonly LibraryDocument[], ReadonlyMap<string, Region>>()

/** By the code of a zone or a district the other one of the two. */
function namesOf(documents: readonly LibraryDocument[]): ReadonlyMap<string, Region> {
  const found = known.get(documents) ?? new Map(documents.flatMap(({ title }) => pairsIn(title)))
  known.set(documents, found)
  return found
}

function pairsIn(title: string): (readonly [string, Region])[] {
  return [...title.matchAll(ZONE_AND_DISTRICT)].flatMap(({ groups: { zone = '', district = '' } = {} }) => {
    const named = findRegions(zone).find(({ span }) => span.end === zone.length)?.region
    const city = named?.code.slice(0, CITY) ?? ''
    const inside = [district, `${district}区`]
      .flatMap(regionsNamed)
      .find(({ code }) => code !== named?.code && city.length === CITY && code.startsWith(city))
    return named && inside ? [[named.code, inside] as const, [inside.code, named] as const] : []
  })
}

/** 无锡高新区（新吴区）, 杭州高新区（滨江）. */
const ZONE_AND_DISTRICT =
  /(?<zone>[\u4e00-\u9fff]{2,10}(?:高新|经开|经济|技术|产业|开发|保税|度假|示范)[\u4e00-\u9fff]{0,6}区)[（(](?<district>[\u4e00-\u9fff]{2,6})[）)]/g
/** Characters of a code that tell province and city. */
const CITY = 4
