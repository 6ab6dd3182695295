/**
 * The search port. An engine finds clauses by weighted terms; it knows nothing of documents, regions or questions. The
 * embedded engine is MiniSearch; a library of millions of clauses gets another one behind the same few lines.
 */
export interface SearchEngine {
  /** Best first, at most `limit` of those that `accept` lets pass. Scores are comparable within one call only. */
  search(terms: readonly QueryTerm[], limit: number, accept: (entry: number) => boolean): Hit[]
}

export interface QueryTerm {
  readonly token: string
  readonly weight: number
}

export interface Hit {
  /** Position of the clause in the library. */
  readonly entry: number
  readonly score: number
}

/** The text of one clause as the engine indexes it: tokens by field. */
export interface IndexedClause {
  readonly title: readonly string[]
  readonly heading: readonly string[]
  readonly body: readonly string[]
}
