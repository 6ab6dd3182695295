/** How many clauses hold each token; the weight of a word is how rarely it is used. */
export interface Vocabulary {
  has(token: string): boolean
  /** `ln(1 + (N − n + ½) / (n + ½))` as in BM25 (Robertson & Zaragoza 2009); a token that no clause holds weighs most. */
  idf(token: string): number
  frequency(token: string): number
}

/**
 * A library of one measure is thought to stand among others: its subject is in each of its clauses, and would else say
 * nothing. Of fewer clauses than a measure has nothing can be told.
 */
const ONE_MEASURE = 12
const AMONG_OTHERS = 120

export interface VocabularyData {
  readonly clauses: number
  /** Tokens in the order of `counts`, separated by spaces. */
  readonly tokens: string
  readonly counts: readonly number[]
}

export function buildVocabulary(clauses: Iterable<Iterable<string>>): VocabularyData {
  const counts = new Map<string, number>()
  let total = 0
  for (const tokens of clauses) {
    total++
    for (const token of new Set(tokens)) counts.set(token, (counts.get(token) ?? 0) + 1)
  }
  return { clauses: total, tokens: [...counts.keys()].join(' '), counts: [...counts.values()] }
}

export function openVocabulary({ clauses, tokens, counts }: VocabularyData): Vocabulary {
  const table = new Map(tokens.split(' ').map((token, i) => [token, counts[i] ?? 0]))
  const frequency = (token: string) => table.get(token) ?? 0
  const among = clauses < ONE_MEASURE ? clauses : Math.max(clauses, AMONG_OTHERS)
  return {
    has: (token) => frequency(token) > 0,
    frequency,
    idf: (token) => Math.log(1 + (among - frequency(token) + 0.5) / (frequency(token) + 0.5)),
  }
}
