/** Cuts runs of Han characters into dictionary words, as jieba does without HMM. */
export interface Segmenter {
  /** Names the method and its dictionary; an index built with another one is refused. */
  readonly id: string
  /** The words of a run, one after the other (jieba's `cut`). */
  words(run: string): string[]
  /** The same for search: long words are preceded by the dictionary words inside them (jieba's `cutForSearch`). */
  cutForSearch(run: string): string[]
}
