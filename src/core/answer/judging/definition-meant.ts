import { countsAsked, defines, termAsked, termsDefined } from '../../question/definition.ts'
import type { Understanding } from '../../question/index.ts'
import { expansionsOf } from '../../question/lexicon.ts'
import type { Collection, Entry } from '../../search/collection.ts'

/**
 * 怎么样的项目才叫技改, 技改是什么意思 as 什么是技术改造, where a text says what that is: the term in the words of the text that defines it.
 * The question itself where none does, or it asks for something else.
 */
export function askedOfTerm(
  understood: Understanding,
  { entries, comparable }: Collection,
  isInScope: (entry: Entry) => boolean,
): Understanding {
  const asked = countsAsked(understood.question)
  if (asked === null) return understood
  const texts = entries.filter(isInScope).map((entry) => comparable(entry).text)
  const named = termAsked(understood.question)
  const defined = texts.flatMap(termsDefined)
  // A term that is headed or quoted is told in more ways than by 是指.
  if (named !== null && !defined.includes(named) && texts.some((text) => defines(text, named))) return understood
  const [meant] = defined
    .filter((term) => [term, ...wordsFor(term)].some((word) => asked.endsWith(word)))
    .sort((a, b) => b.length - a.length)
  if (meant === undefined) return understood
  // 买新设备就算技改吗: what the rest tells, the definition need not say.
  const rest = understood.terms.filter(({ text }) => text !== meant && !wordsFor(meant).includes(text))
  return {
    ...understood,
    question: `什么是${meant}`,
    intents: ['general'],
    terms: [
      { text: meant, weight: 1, from: 'word' },
      ...rest.map((term) => ({ ...term, weight: OF_REST * term.weight })),
    ],
    content: [meant],
  }
}

const OF_REST = 0.2

/** 技改 for 技术改造. */
function wordsFor(term: string): readonly string[] {
  return expansionsOf(term, new Set([0, term.length])).flatMap(({ text, weight }) => (weight >= ALIKE ? [text] : []))
}

/** Weight from which two words of the lexicon stand for each other. */
const ALIKE = 0.5
