import { expansionsOf, lexiconWords, type Expansion } from './lexicon.ts'
import { kindredOf } from './kindred.ts'
import type { Resolved } from './follow-up.ts'
import type { ContentWord } from './reading.ts'
import type { LibraryView, Term } from './types.ts'

/** Weight of what was carried over, against the same word asked anew. */
const CARRIED = 0.8
/** Weight of what people tell about themselves before they ask. */
const BACKGROUND = 0.6
/** Characters. A longer message tells a story around its question. */
const STORY = 36
/** Weight of a word that neither library nor lexicon have ever heard of, in a story. */
const UNHEARD = 0.25
/** No question needs more; a long message is judged by its first words that are rarely said twice. */
const MOST_TERMS = 64

export interface WeighedReading {
  readonly reading: Resolved
  readonly background: boolean
}

/** The words to search for: the question's own and those carried over, each once, then what each means in policy words. */
export function termsOf(
  readings: readonly WeighedReading[],
  { hasWord }: Pick<LibraryView, 'hasWord'>,
): readonly Term[] {
  const isStory = readings.reduce((sum, { reading }) => sum + reading.text.length, 0) > STORY
  const isHeld = (word: string): boolean => pairsOf(word).every((pair) => hasWord(pair))
  const isHeard = (word: string): boolean =>
    lexiconWords().has(word) ||
    isHeld(word) ||
    expansionsOf(word, new Set([0, word.length])).some(({ text }) => isHeld(text))
  const terms = new Map<string, Term>()
  const add = (term: Term, key = term.text): void => {
    const known = terms.get(key)
    if (term.text !== '' && (!known || known.weight < term.weight)) terms.set(key, term)
  }
  for (const { reading, background } of readings) {
    const factor = background ? BACKGROUND : 1
    for (const word of reading.words) add(termOf(word, isStory && !isHeard(word.text) ? factor * UNHEARD : factor))
    for (const word of reading.carriedWords) add({ ...termOf(word, CARRIED), from: 'history' })
  }
  for (const { reading, background } of readings) {
    const own = expansionsOf(reading.text, reading.boundaries)
    const first = [...own, ...carriedExpansions(reading.carriedWords)]
    for (const expansion of [...first, ...secondHand(first, isHeld)]) {
      const { text, weight, of } = expansion
      const term: Term = { text, weight: rounded(weight * (background ? BACKGROUND : 1)), from: 'lexicon', of }
      if (!terms.has(text) || own.includes(expansion)) add(term, `${of} ${text}`)
    }
  }
  return [...terms.values()].slice(0, MOST_TERMS)
}

/**
 * Where the library has none of the words that stand for what people wrote (口罩 → 防疫物资), those that other policies have for
 * these (医疗物资).
 */
function secondHand(expansions: readonly Expansion[], isHeld: (word: string) => boolean): readonly Expansion[] {
  const heard = new Set(expansions.flatMap(({ of, text }) => (isHeld(text) ? [of] : [])))
  return expansions
    .filter(({ of }) => !heard.has(of) && !isHeld(of))
    .flatMap(({ text, weight, of }) =>
      kindredOf(text)
        .filter(isHeld)
        .slice(0, MOST_KINDRED)
        .map((other) => ({ text: other, weight: weight * SECOND_HAND, of })),
    )
}

const SECOND_HAND = 0.8
const MOST_KINDRED = 3

/** The pairs of neighbouring characters of a word; none of a single character. */
export function pairsOf(word: string): readonly string[] {
  return word.length < 2 ? [] : Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2))
}

function carriedExpansions(words: readonly ContentWord[]): readonly Expansion[] {
  const boundaries = new Set([0])
  let text = ''
  for (const word of words) {
    text += word.text
    boundaries.add(text.length)
  }
  return expansionsOf(text, boundaries)
}

function termOf({ text, weight, from, of }: ContentWord, factor: number): Term {
  const term = { text, weight: rounded(weight * factor), from }
  return of === undefined ? term : { ...term, of }
}

function rounded(weight: number): number {
  return Math.round(weight * 100) / 100
}
