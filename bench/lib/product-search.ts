import { answersIntent } from '../../src/core/answer/judging/evidence.ts'
import { scopeOf } from '../../src/core/answer/places/scope.ts'
import { buildSearch } from '../../src/core/library.ts'
import type { PolicyDocument } from '../../src/core/model.ts'
import { understand, type LibraryView } from '../../src/core/question/index.ts'
import { createCollection } from '../../src/core/search/collection.ts'
import { SCORING } from '../../src/core/search/minisearch.ts'
import { openPostings } from '../../src/core/search/postings.ts'
import { queryOf } from '../../src/core/search/query.ts'
import { rank, WEIGHTS, type Candidate, type Features } from '../../src/core/search/rank.ts'
import { isHan, runsOf } from '../../src/core/search/tokens.ts'
import { openVocabulary } from '../../src/core/search/vocabulary.ts'
import { loadSegmenter } from '../../src/segmenters/dictionary.ts'
import { lazyPinyin } from '../../src/segmenters/pinyin.ts'
import { regionName, titleOf } from '../../src/core/answer/document-names.ts'

export interface ProductSearch {
  /** Best first. */
  search(question: string, limit: number, options?: SearchOptions): Candidate[]
}

export interface SearchOptions {
  readonly region?: string | undefined
  readonly history?: readonly string[] | undefined
  /** What to leave out, to see what it gives. */
  readonly without?: Technique | undefined
}

/** A part of the search that can be left out: a feature of the ranking, or one of the steps before it. */
export type Technique = keyof Features | 'expansions' | 'mending' | 'long words' | 'place' | 'close reading'

/**
 * The product's search without its judgement: understand → query → rank, as `ask` does it, but so many clauses that
 * recall can be measured.
 */
export function buildProductSearch(documents: readonly PolicyDocument[]): ProductSearch {
  const segmenter = loadSegmenter()
  const pinyinOf = lazyPinyin()
  const data = buildSearch(documents, segmenter)
  const collection = createCollection(documents)
  const engine = openPostings(data.search, SCORING)
  const vocabulary = openVocabulary(data.vocabulary)
  const library: LibraryView = {
    documents: documents.map((document) => ({
      id: document.id,
      title: titleOf(document),
      number: document.metadata.number?.value ?? null,
      region: regionName(document),
    })),
    hasWord: (word) => vocabulary.has(word),
    wording: {
      tokens: () => data.vocabulary.tokens.split(' '),
      frequency: (token) => vocabulary.frequency(token),
      isWord: (word) => segmenter.wordClass(word) !== null,
    },
  }
  const segment = (text: string) => runsOf(text).flatMap((run) => (isHan(run) ? segmenter.words(run) : [run]))
  return {
    search: (question, limit, { region, history, without } = {}) => {
      const context = { library, segment, region, history, pinyinOf: without === 'mending' ? undefined : pinyinOf }
      const read = understand(question, context)
      const understood =
        without === 'expansions' ? { ...read, terms: read.terms.filter(({ from }) => from !== 'lexicon') } : read
      const scope = scopeOf(understood, documents)
      const query = queryOf(understood, segmenter, vocabulary)
      const terms = without === 'long words' ? query.terms.filter(({ token }) => token.length <= 2) : query.terms
      return rank({ ...query, terms }, engine, collection, {
        fit: ({ document }) => (without === 'place' ? 1 : scope.fit(document)),
        hasEvidence: (text) => understood.intents.some((intent) => answersIntent(text, intent, query)),
        weights: without === 'close reading' ? {} : without ? { ...WEIGHTS, [without]: 0 } : WEIGHTS,
        limit,
      })
    },
  }
}
