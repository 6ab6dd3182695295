import type { Candidate } from '../../search/rank.ts'
import { foremostOf } from '../judging/facets.ts'
import type { Prefers } from './preference.ts'

/**
 * 多少天能办下来: where a document has a line for just that (承诺办结时限：5个工作日), it comes before the steps that name days
 * as well.
 */
export const stated: Prefers = ({ understood, library: { collection } }) => {
  const states = foremostOf(understood.question)
  if (states === null) return null
  // The items of 附件2 申报材料清单 do not say themselves what they are.
  const isStated = ({ entry }: Candidate): boolean => {
    const { heading, text } = collection.comparable(entry)
    return states(`${heading}\n${text}`)
  }
  return {
    tells: (candidate) => candidate.features.facet === 1 && isStated(candidate),
    isTold: isStated,
    share: 0.75,
  }
}
