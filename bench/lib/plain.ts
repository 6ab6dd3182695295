import MiniSearch from 'minisearch'

/** What a result of the plain search is known by. */
export interface PlainRow {
  readonly id: number
  readonly text: string
}

export interface PlainSearch {
  /** Identifiers, best first. */
  search(question: string): number[]
}

/** How a plain search cuts text, for documents and questions alike. */
export type Tokenizer = (text: string) => string[]

/**
 * What everything is measured beside: MiniSearch as it comes, one field, its own defaults, all words of the question
 * joined by OR.
 */
export function buildPlain(rows: Iterable<PlainRow>, tokenize: Tokenizer): PlainSearch {
  const index = new MiniSearch<PlainRow>({ fields: ['text'], tokenize })
  for (const row of rows) index.add(row)
  return { search: (question) => index.search(question).map(({ id }) => Number(id)) }
}

/** jieba's words for search, of text as it stands: no normalising, no list of stop words. */
export function jiebaWords({ cutForSearch }: { cutForSearch(run: string): string[] }): Tokenizer {
  return (text) => (text.match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? []).flatMap((run) => wordsOf(run))

  function wordsOf(run: string): string[] {
    return /^\p{Script=Han}/u.test(run) ? cutForSearch(run) : [run]
  }
}

/** Pieces of about `size` characters, cut where a sentence ends. */
export function chunksOf(text: string, size: number): string[] {
  const chunks: string[] = []
  let chunk = ''
  for (const sentence of text.match(/[^。！？；\n]*[。！？；\n]?/gu) ?? []) {
    if (chunk !== '' && chunk.length + sentence.length > size) {
      chunks.push(chunk)
      chunk = ''
    }
    chunk += sentence
  }
  if (chunk.trim() !== '') chunks.push(chunk)
  return chunks
}
