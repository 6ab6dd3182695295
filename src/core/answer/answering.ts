import type { PolicyDocument, Span } from '../model.ts'
import type { LibraryView, PinyinOf } from '../question/index.ts'
import type { Collection } from '../search/collection.ts'
import type { SearchEngine } from '../search/engine.ts'
import type { Vocabulary } from '../search/vocabulary.ts'
import type { Lexicographer } from '../segment/port.ts'
import type { Amended } from './standing/amendments.ts'
import type { Validity } from './standing/validity.ts'

/** Everything that answering needs; all of it plain values and pure functions. */
export interface Answering {
  readonly collection: Collection
  readonly engine: SearchEngine
  readonly vocabulary: Vocabulary
  readonly segmenter: Lexicographer
  readonly view: LibraryView
  readonly pinyinOf?: PinyinOf | undefined
  readonly examples: readonly string[]
  readonly documentOf: (id: string) => PolicyDocument | undefined
  /** Which other document of the library ends one, and where it says so. */
  readonly repealOf: (documentId: string) => { readonly by: PolicyDocument; readonly span: Span | null } | undefined
  /** What others of the library change in a document. */
  readonly amendedOf: (documentId: string) => Amended | undefined
  /** The measure that one reports or explains. */
  readonly measureOf: (documentId: string) => PolicyDocument | undefined
  readonly validityOf: (document: PolicyDocument, today: string) => Validity
}
