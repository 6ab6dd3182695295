import MiniSearch, { type AsPlainObject } from 'minisearch'
import type { SearchEngine } from '../../src/core/search/engine.ts'
import { OPTIONS } from '../../src/core/search/minisearch.ts'

/** Opens what `buildMiniSearch` made in MiniSearch itself: what the flat postings are tested against. */
export function openMiniSearch(data: AsPlainObject): SearchEngine {
  const index = MiniSearch.loadJS(data, OPTIONS)
  return {
    search: (terms, limit, accept) => {
      if (terms.length === 0) return []
      return index
        .search(terms.map(({ token }) => token).join(' '), {
          boostTerm: (_term, i) => terms[i]?.weight ?? 1,
          filter: ({ id }) => accept(Number(id)),
        })
        .slice(0, limit)
        .map(({ id, score }) => ({ entry: Number(id), score }))
    },
  }
}
