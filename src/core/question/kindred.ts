import { lazy } from '../lazy.ts'
import data from './kindred.json' with { type: 'json' }
import { everyday, lexicon } from './lexicon.ts'

/**
 * What else policies call a policy word (normalised), best first: another name (补休, 调休), or the next wider class that a rule
 * would speak of in its place (医务人员 for 护士). They are no synonyms everywhere, and are meant for a library that has not the
 * word itself.
 */
export function kindredOf(word: string): readonly string[] {
  return kindred().get(word) ?? []
}

/** The lines of the thesaurus (`补休 < 调休 安排休息`), then the words that stand in one group of the lexicon. */
const kindred = lazy((): ReadonlyMap<string, readonly string[]> => {
  const words = new Map<string, string[]>()
  const add = (word: string, others: readonly string[]): void => {
    const known = words.get(word) ?? []
    words.set(word, [...known, ...others.filter((other) => other !== word && !known.includes(other))])
  }
  for (const line of data.words) {
    const [word = '', , ...others] = line.split(' ')
    add(word, others)
  }
  for (const { policy } of [...lexicon, ...everyday()]) for (const word of policy) add(word, policy)
  return words
})
