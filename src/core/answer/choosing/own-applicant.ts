import type { Candidate } from '../../search/rank.ts'
import { behindNumber } from './beside.ts'
import type { Prefers } from './preference.ts'

/**
 * 公司能贷多少: of clauses side by side, one for individuals (（一）个人：最高30万元) and one for firms (（三）小微企业：最高400万元), the
 * one for those who ask stands before the other.
 */
export const ownApplicant: Prefers = ({ understood }, best) => {
  const [asker, ...more] = APPLICANTS.filter(({ asks }) => asks.test(understood.question))
  if (!asker || more.length > 0) return null
  return {
    tells: (candidate) =>
      candidate.features.evidence >= best.features.evidence && asker.isHeaded.test(saidBy(candidate)),
    isTold: () => !APPLICANTS.some((other) => other !== asker && other.isHeaded.test(saidBy(best))),
    isInSection: true,
  }
}

const saidBy = ({ entry }: Candidate): string => behindNumber(entry.clause)

/** How those call themselves who ask, and how a clause begins that is for them. */
interface Applicant {
  readonly asks: RegExp
  readonly isHeaded: RegExp
}

/** 25个人 counts people, and 公司个人 is both. */
const APPLICANTS: readonly Applicant[] = [
  { asks: /(?<![\d一二两三四五六七八九十百千几多俩仨])个人|自然人|我自己|本人/, isHeaded: /^个人|^自然人/ },
  {
    asks: /公司|企业|[我办开]厂|工厂|厂里/,
    isHeaded: /^(?:符合条件的)?(?:小微|中小|小型|微型)*(?:企业|公司)(?!职工|员工|个人)/,
  },
]
