import { openedWith } from '../../src/core/answer/showing/opening.ts'
import { answered, notFound, sampleLibrary } from '../service/sample-library.ts'

/**
 * What the channel contract asks: knows nothing about 深圳, takes its time over what is 慢, says what it went on from,
 * and answers everything else, repeating the question.
 */
export const contractLibrary = sampleLibrary(async (question, history) => {
  if (question.includes('慢')) await new Promise((resolve) => setTimeout(resolve, 400))
  if (question.includes('深圳')) return notFound(question)
  const answer = answered(question)
  const before = history.at(-1)
  return before === undefined ? answer : openedWith(`上一个问题是“${before}”。`, answer)
})
