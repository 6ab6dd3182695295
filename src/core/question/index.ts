export { REMEMBERED, understand } from './understand.ts'
export { isNumbered } from './named.ts'
export { everyday, lexicon, type LexiconGroup } from './lexicon.ts'
export type { PinyinOf } from './pinyin.ts'
export type {
  Kind,
  LibraryDocument,
  LibraryView,
  Naming,
  PlaceMention,
  Term,
  TermSource,
  UnderstandContext,
  Understanding,
  Wording,
} from './types.ts'
