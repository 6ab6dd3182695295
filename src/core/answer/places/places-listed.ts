import { regionsIn, relation } from '../../regions/index.ts'
import type { Candidate } from '../../search/rank.ts'
import { normalise } from '../../text/normalise.ts'
import { regionOfDocument } from '../document-names.ts'

/**
 * 哪几个地方在搞保护示范: of the clauses that answer, the one that names parts of its document's place comes before those that only
 * say what is done there.
 *
 * @param chosen the clauses that would be cited, best first
 */
export function placesListedFirst(question: string, chosen: readonly Candidate[]): readonly Candidate[] {
  const [best] = chosen
  if (!best || !ASKS_PLACES.test(question) || namesParts(best)) return chosen
  const naming = chosen.find(
    (candidate) =>
      candidate.entry.document === best.entry.document &&
      candidate.score >= best.score * NEAR_ENOUGH &&
      namesParts(candidate),
  )
  return naming ? [naming, ...chosen.filter((candidate) => candidate !== naming)] : chosen
}

/** Not 哪些地方不一样, nor 去哪个地方办. */
const ASKS_PLACES =
  /(?:哪(?:几个|些)(?:地方|县[市区]?|区县?|市县|县市区|城市|州市|市|乡镇|镇|旗县?|旗区|园区|开发区)|哪几[个]?[县市区镇]).{0,4}(?:在|是|有|被|入选|纳入|列入|开展|试点|参加|承担|先|要)/
/** Of the best clause's score. */
const NEAR_ENOUGH = 0.75

function namesParts({ entry: { clause, document } }: Candidate): boolean {
  const own = regionOfDocument(document)
  return (
    own !== null && regionsIn(normalise(clause.text)).certain.some(({ region }) => relation(own, region) === 'ancestor')
  )
}
