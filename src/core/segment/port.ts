/** What a word is to a question: nouns say what it is about, function words nothing. */
export type WordClass = 'noun' | 'verb' | 'adjective' | 'function'

/** Cuts runs of Han characters into dictionary words, as jieba does without HMM. */
export interface Segmenter {
  /** Names the method and its dictionary; an index built with another one is refused. */
  readonly id: string
  /** The words of a run, one after the other (jieba's `cut`). */
  words(run: string): string[]
  /** The same for search: long words are preceded by the dictionary words inside them (jieba's `cutForSearch`). */
  cutForSearch(run: string): string[]
}

/** A segmenter that also tells what its dictionary knows of a word. */
export interface Lexicographer extends Segmenter {
  /** Null for a word that the dictionary does not have. */
  wordClass(word: string): WordClass | null
  /** Occurrences in a million words of ordinary text; 0 for a word that the dictionary does not have. */
  commonness(word: string): number
}
