import type { Understanding } from '../question/index.ts'
import type { Segmenter } from '../segment/port.ts'
import { isHan, runsOf, tokenise } from './tokens.ts'
import type { QueryTerm } from './engine.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A question as the search sees it. */
export interface Query {
  /** What the engine is asked. */
  readonly terms: readonly QueryTerm[]
  /** What a clause is held against: the question's own words, each with what it may be called in policies. */
  readonly concepts: readonly Concept[]
  /** The question's content as runs of text, for the longest common substring. */
  readonly runs: readonly string[]
}

/** A word of the question; it is covered in full by itself, in part by an expansion or by its own parts. */
export interface Concept {
  readonly text: string
  /** Rarity in the library times weight in the question. */
  readonly weight: number
  readonly alternatives: readonly { readonly text: string; readonly weight: number }[]
}

/** Pairs of characters that cross a word boundary say less than those inside a word. */
const CROSSING = 0.5

/** Turns what was understood into search terms. */
export function queryOf(understanding: Understanding, segmenter: Segmenter, vocabulary: Vocabulary): Query {
  const weights = new Map<string, number>()
  const raise = (token: string, weight: number) => {
    if (weight > (weights.get(token) ?? 0)) weights.set(token, weight)
  }
  for (const run of understanding.content) for (const token of tokenise(run, segmenter)) raise(token, CROSSING)
  for (const { text, weight } of understanding.terms)
    for (const token of tokenise(text, segmenter)) raise(token, weight)
  return {
    terms: [...weights].filter(([token]) => vocabulary.has(token)).map(([token, weight]) => ({ token, weight })),
    concepts: conceptsOf(understanding, vocabulary),
    runs: understanding.content.flatMap((run) => runsOf(run)),
  }
}

function conceptsOf({ terms }: Understanding, vocabulary: Vocabulary): Concept[] {
  const own = terms.filter(({ from }) => from !== 'lexicon' && from !== 'place')
  const expansions = terms.filter(({ from }) => from === 'lexicon')
  return own.map(({ text, weight }) => ({
    text,
    weight: weight * rarity(text, vocabulary),
    alternatives: expansions
      .filter(({ of }) => of !== undefined && (of.includes(text) || text.includes(of)))
      .map((expansion) => ({ text: expansion.text, weight: expansion.weight })),
  }))
}

/** A word weighs as much as its rarest part that the library knows; a word it does not know weighs most. */
export function rarity(text: string, vocabulary: Vocabulary): number {
  let most = 0
  for (const run of runsOf(text)) {
    if (!isHan(run) || run.length <= 2) most = Math.max(most, vocabulary.idf(run))
    else for (let i = 0; i + 2 <= run.length; i++) most = Math.max(most, vocabulary.idf(run.slice(i, i + 2)))
  }
  return most
}
