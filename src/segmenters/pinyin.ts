import { createRequire } from 'node:module'
import type { PinyinOf } from '../core/question/index.ts'

/** Reads characters aloud by `pinyin-pro`, which is loaded with the first word that nobody knows (50 ms, 25 MB). */
export function lazyPinyin(): PinyinOf {
  const require = createRequire(import.meta.url)
  let library: typeof import('pinyin-pro') | undefined
  return (text) => {
    library ??= require('pinyin-pro') as typeof import('pinyin-pro')
    return library.pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'spaced' })
  }
}
