import type { Candidate } from '../../search/rank.ts'
import type { Prefers } from './preference.ts'

/**
 * 没签三方协议的怎么交: of clauses side by side, one for those who have done it (已签订三方协议的) and one for those who have not
 * (未签订三方协议的), the latter.
 */
export const undone: Prefers = ({ understood }) => {
  const done = NOT_DONE.exec(understood.question)?.[1]
  if (done === undefined) return null
  const isDone = saying(new RegExp(`已经?${done}`))
  const isUndone = saying(new RegExp(`(?:未|没有?|尚未)${done}`))
  return {
    tells: (candidate) => isUndone(candidate) && !isDone(candidate),
    isTold: (best) => !isDone(best) || isUndone(best),
    isInSection: true,
  }
}

const saying =
  (words: RegExp) =>
  ({ entry }: Candidate): boolean =>
    words.test(entry.clause.text)

/** What was not done, by its first character: 没签, 还没有参保. */
const NOT_DONE = /(?:没有?|尚?未)(?!到|有|了|人|钱|事|用|啥|什么)(\p{Script=Han})/u
