import type { PolicyDocument } from '../../model.ts'
import { NATIONAL } from '../../regions/index.ts'
import type { Collection } from '../../search/collection.ts'
import type { Query } from '../../search/query.ts'
import type { Candidate } from '../../search/rank.ts'
import { readerOf } from '../judging/taken-up.ts'
import { regionOfDocument } from '../document-names.ts'

/**
 * 五个地方贴息有什么不同, and only one of them says anything of it: that the others are silent is half of the answer, and which of
 * them speak of it and are not shown, so that no list looks complete that is not. Null if each is shown.
 *
 * @param chosen what is cited, best first: 哪几个省恢复了客运 is answered by one text for all of them
 * @param found all that came near, best first: no place is said to be silent of which one takes up as much as what is cited
 */
export function placesBeside(
  chosen: readonly Candidate[],
  found: readonly Candidate[],
  query: Query,
  { documents, comparable }: Collection,
): string | null {
  const [best] = chosen
  const isOfPlace = best && (regionOfDocument(best.entry.document) ?? NATIONAL).code !== NATIONAL.code
  if (!isOfPlace) return null
  const shown = placesOf(chosen.map(({ entry }) => entry.document))
  const read = readerOf(query)
  const shareIn = ({ entry }: Candidate): number => read(comparable(entry)).coverage
  const least = AS_MUCH * Math.min(...chosen.map(shareIn))
  const related = found.filter((candidate) => shareIn(candidate) >= least)
  const speaking = [...placesOf(related.map(({ entry }) => entry.document))].filter((place) => !shown.has(place))
  const silent = [...placesOf(documents)].filter((place) => !shown.has(place) && !speaking.includes(place))
  const lines = [
    speaking.length > 0 ? `${named(speaking)}的文件也提到这方面，下面没有列出。` : '',
    silent.length > 0 ? `${named(silent)}的文件里没有找到这方面的规定。` : '',
  ]
  return lines.filter(Boolean).join('\n') || null
}

function named(places: readonly string[]): string {
  return places.length <= MOST_NAMED ? places.join('、') : `其余${places.length}个地区`
}

function placesOf(documents: readonly PolicyDocument[]): ReadonlySet<string> {
  return new Set(
    documents.flatMap((document) => {
      const region = regionOfDocument(document)
      return region && region.code !== NATIONAL.code ? [region.name] : []
    }),
  )
}

const MOST_NAMED = 8
/** Of the least that a cited clause takes up. */
const AS_MUCH = 0.9
