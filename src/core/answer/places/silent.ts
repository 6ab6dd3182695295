import type { PolicyDocument } from '../../model.ts'
import { NATIONAL } from '../../regions/index.ts'
import type { Candidate } from '../../search/rank.ts'
import { regionOfDocument } from '../document-names.ts'

/**
 * 五个地方贴息有什么不同, and only one of them says anything of it: that the others are silent is half of the answer. Null if
 * each has something, or if the library has too many places to name.
 *
 * @param answering all that answers, cited or not
 * @param best what comes first: 哪几个省恢复了客运 is answered by one text for all of them
 */
export function silentPlaces(
  documents: readonly PolicyDocument[],
  answering: readonly Candidate[],
  best: PolicyDocument,
): string | null {
  const isOfPlace = (regionOfDocument(best) ?? NATIONAL).code !== NATIONAL.code
  if (!isOfPlace) return null
  const speaking = placesOf(answering.map(({ entry }) => entry.document))
  const silent = [...placesOf(documents)].filter((place) => !speaking.has(place))
  if (silent.length === 0) return null
  const which = silent.length <= MOST_NAMED ? silent.join('、') : `其余${silent.length}个地区`
  return `${which}的文件里没有找到这方面的规定。`
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
