import { tellsApplicants } from '../../search/applies-to.ts'
import type { Collection, Entry } from '../../search/collection.ts'
import type { Candidate } from '../../search/rank.ts'
import { namesClassesOf } from './membership.ts'

/**
 * Where the clause that the question fits best says nothing of what is asked, one that fits far less does not either,
 * unless it grants something to those whom the first one sorts into classes, or to whom it says the whole document applies.
 */
export function nearTop(
  candidates: readonly Candidate[],
  fits: (candidate: Candidate) => boolean,
  collection: Collection,
): readonly Candidate[] {
  const [top] = candidates
  const least = top && !fits(top) ? top.score * NEAR_TOP : 0
  const applicantsTold = ({ document }: Entry): boolean =>
    top !== undefined && document === top.entry.document && tellsApplicants(collection.comparable(top.entry).text)
  const isNear = ({ entry, score }: Candidate): boolean =>
    score >= least ||
    namesClassesOf(entry, top?.entry.clause, collection) ||
    (applicantsTold(entry) && collection.comparable(entry).applicants !== '')
  return candidates.filter((candidate) => isNear(candidate) && fits(candidate))
}

const NEAR_TOP = 0.85

/**
 * Candidates in doubt before the first certain one stay: the ranking knows better which of two clauses fits, unless just
 * the certain one names the period that is asked for (隔离几天: 医学观察14天, and not 对野生动物场所实施隔离).
 *
 * @param says tells whether a clause names a period, if one is asked for
 */
export function answering(
  candidates: readonly Candidate[],
  isAnswer: (candidate: Candidate) => boolean,
  shareIn: (candidate: Candidate) => number,
  says: (candidate: Candidate) => boolean,
): Candidate[] {
  const certain = candidates.findIndex(isAnswer)
  const first = candidates[certain]
  if (!first || certain >= IN_DOUBT) return candidates.filter(isAnswer)
  const least = shareIn(first) - NEARLY_AS_MUCH
  return candidates.filter(
    (candidate, i) =>
      isAnswer(candidate) ||
      (i < certain &&
        first.score >= candidate.score * BESIDE &&
        says(candidate) &&
        shareIn(candidate) >= least &&
        candidate.score >= first.score * AHEAD),
  )
}

/** How much less of the subject a clause in doubt may take up than the certain one behind it. */
const NEARLY_AS_MUCH = 0.3

/** How near the certain one must come to it: one so far behind is not cited, and the one in doubt would stand alone. */
const BESIDE = 0.6

/** By how much such a clause must be ahead of it: of equals the certain one comes first. */
const AHEAD = 1.03

/** Candidates before the first certain one that may still be in doubt. */
const IN_DOUBT = 3
