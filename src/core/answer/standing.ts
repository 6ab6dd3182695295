import type { PolicyDocument } from '../model.ts'
import type { Query } from '../search/query.ts'
import type { Candidate } from '../search/rank.ts'
import { yearAsked } from './another-year.ts'
import { regionName, titleOf } from './cite.ts'
import { yearOfTitle } from './versions.ts'
import type { DocumentStatus } from './types.ts'
import { statusFor, type Validity } from './validity.ts'

/**
 * Orders candidates by what their documents are worth as an answer today: a repealed measure stands behind the one that
 * took its place, though its words may fit better, and what explains a measure behind the measure itself.
 *
 * @param validityOf what is known of a document on the day of the question
 */
export function byStanding(
  candidates: readonly Candidate[],
  question: string,
  { termAsked }: Pick<Query, 'termAsked'>,
  validityOf: (document: PolicyDocument) => Validity,
): Candidate[] {
  const documents = [...new Set(candidates.map(({ entry }) => entry.document))]
  const validities = new Map(documents.map((document) => [document, validityOf(document)]))
  const inForce = new Set(documents.filter((one) => validities.get(one)?.status === 'in_force').map(regionName))
  const asked = yearAsked(question)
  const standingOf = ({ entry }: Candidate): number => {
    const { document, clause } = entry
    const validity = validities.get(document)
    const status = validity && statusFor(clause, validity)
    const explains = termAsked === null && EXPLAINS.test(titleOf(document)) ? EXPLANATION : 1
    if (asked !== null && yearOf(document) === asked) return explains * OF_YEAR
    if (OLD.test(question) || status === undefined) return explains
    if (asked === null && validity?.later) return explains * OF_EARLIER_YEAR
    if (status === 'term_passed' && !inForce.has(regionName(document))) return explains
    return explains * (STANDING[status] ?? 1)
  }
  return candidates
    .map((candidate) => ({ ...candidate, score: candidate.score * standingOf(candidate) }))
    .sort((a, b) => b.score - a.score)
}

/** The year that a document is of: that of its title, of its number, or of its issue. */
function yearOf(document: PolicyDocument): string | undefined {
  const { number, issuedOn } = document.metadata
  return yearOfTitle(document) ?? /20\d\d/.exec(number?.value ?? issuedOn?.value ?? '')?.[0]
}

/** 2020年那版: what the document of that year says comes first. */
const OF_YEAR = 1.15

/** The text of this year answers what that of last year answered. */
const OF_EARLIER_YEAR = 0.6

/** 老办法给多少, 废止之前报的: the old text is what is asked for. */
const OLD =
  /旧|老(?:办法|政策|标准|规定|文件|版)|原(?:来|先|办法|政策|标准|规定|文件)|以前|之前的|过去|废止|失效|对比|变化/

/** What is left of a clause's score; a term that has passed counts where the place has something in force. */
const STANDING: Partial<Record<DocumentStatus, number>> = {
  repealed: 0.6,
  replaced: 0.6,
  draft: 0.9,
  term_passed: 0.95,
}
const EXPLANATION = 0.9
const EXPLAINS = /解读|问答|答记者问|一图读懂|图解|说明$/
