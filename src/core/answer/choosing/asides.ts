import { addsTo, readerOf } from '../judging/taken-up.ts'
import type { Asked } from '../judging/findings.ts'
import type { Candidate } from '../../search/rank.ts'
import { regionName } from '../document-names.ts'

/**
 * 外资奖多少, and behind the clause on 外资 one on 外贸 and one on those who bring investors: clauses that were chosen for being
 * near and take up clearly less of the question than the first one of their place, or nothing of it that the first one does
 * not without coming as near. Their sums are for something else, so their source is all that is shown of them.
 *
 * @param chosen what is cited, best first
 * @param near those of them that were chosen for nothing but being near
 * @param isAnswer whether one is an answer by itself, and not only near one
 */
export function asidesAmong(
  chosen: readonly Candidate[],
  near: readonly Candidate[],
  isAnswer: (candidate: Candidate) => boolean,
  { query, scope, library: { collection } }: Asked,
): readonly Candidate[] {
  const read = readerOf(query)
  const shareIn = ({ entry }: Candidate): number => read(collection.comparable(entry)).coverage
  const adds = addsTo(query)
  // Of one place that was named the rules from above stand behind its own.
  const firstOf = ({ entry }: Candidate): Candidate | undefined =>
    scope.places.length === 1
      ? chosen[0]
      : chosen.find((other) => regionName(other.entry.document) === regionName(entry.document))
  return near.filter((candidate) => {
    const first = firstOf(candidate)
    return (
      first !== undefined &&
      first !== candidate &&
      // 每年3月1日至4月15日提交申请 is no aside of 六年内不重复申报, which tells no day.
      !(isAnswer(candidate) && !isAnswer(first)) &&
      candidate.features.evidence <= first.features.evidence &&
      (shareIn(candidate) < shareIn(first) - CLEARLY_LESS ||
        (candidate.score < first.score * AS_NEAR &&
          !adds(collection.comparable(candidate.entry), collection.comparable(first.entry))))
    )
  })
}

/** Of the question's weight. */
const CLEARLY_LESS = 0.05
/** Of the first one's score. Of further clauses that come less near and add nothing, one in fourteen held an answer. */
const AS_NEAR = 0.9
