/** Cuts a run of Han characters into words, the long ones followed by the dictionary words inside them. */
export interface Segmenter {
  /** Names the method and its dictionary; an index built with another one is refused. */
  readonly id: string
  /** `run` holds Han characters only. Same words, same order as jieba's `cutForSearch` without HMM. */
  cut(run: string): string[]
}
