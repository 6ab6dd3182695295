import { regionsIn, relation } from '../../regions/index.ts'
import type { Candidate } from '../../search/rank.ts'
import { normalise } from '../../text/normalise.ts'
import { regionOfDocument } from '../document-names.ts'
import type { Prefers } from './preference.ts'

/**
 * 哪几个地方在搞保护示范: of the clauses that answer, the one that names parts of its document's place comes before those that only
 * say what is done there.
 */
export const listedPlaces: Prefers = ({ understood }, _best, chosen) =>
  ASKS_PLACES.test(understood.question) ? { tells: namesParts, among: chosen, share: 0.75 } : null

/** Not 哪些地方不一样, nor 去哪个地方办. */
const ASKS_PLACES =
  /(?:哪(?:几个|些)(?:地方|县[市区]?|区县?|市县|县市区|城市|州市|市|乡镇|镇|旗县?|旗区|园区|开发区)|哪几[个]?[县市区镇]).{0,4}(?:在|是|有|被|入选|纳入|列入|开展|试点|参加|承担|先|要)/

function namesParts({ entry: { clause, document } }: Candidate): boolean {
  const own = regionOfDocument(document)
  return (
    own !== null && regionsIn(normalise(clause.text)).certain.some(({ region }) => relation(own, region) === 'ancestor')
  )
}
