import type { Candidate } from '../../search/rank.ts'
import type { Asked } from '../judging/findings.ts'
import { isBeside } from './beside.ts'

/** What one clause of a document says and its others do not, where that is what was asked. */
export interface Preference {
  /** Whether a clause says it. */
  readonly tells: (candidate: Candidate) => boolean
  /** Whether the best one need not give way; if it tells, where this is left out. */
  readonly isTold?: (best: Candidate) => boolean
  /** Where it is looked for; among all that were found, where this is left out. */
  readonly among?: readonly Candidate[]
  /** Whether it must stand beside the best one, and not only in its document. */
  readonly isInSection?: boolean
  /** Least share of the best one's score. */
  readonly share?: number
}

/** What a question prefers before the best of the clauses that would be cited; null where it prefers nothing. */
export type Prefers = (asked: Asked, best: Candidate, chosen: readonly Candidate[]) => Preference | null

/**
 * Puts the clause first that says what the question prefers, where the best one does not.
 *
 * @param chosen the clauses that would be cited, best first
 * @param candidates all that were found, best first
 */
export function preferring(
  prefers: Prefers,
  chosen: readonly Candidate[],
  candidates: readonly Candidate[],
  asked: Asked,
): readonly Candidate[] {
  const [best] = chosen
  const preference = best && prefers(asked, best, chosen)
  if (!preference) return chosen
  const { tells, isTold = tells, among = candidates, isInSection = false, share = 0 } = preference
  if (isTold(best)) return chosen
  const isNear = ({ entry, score }: Candidate): boolean =>
    score >= best.score * share && (isInSection ? isBeside(entry, best.entry) : entry.document === best.entry.document)
  return leadWith(
    among.find((candidate) => isNear(candidate) && tells(candidate)),
    chosen,
  )
}

/** One before all others, and once; they stay as they are where there is none. */
export function leadWith(first: Candidate | null | undefined, candidates: readonly Candidate[]): readonly Candidate[] {
  return first ? [first, ...candidates.filter((candidate) => candidate !== first)] : candidates
}
