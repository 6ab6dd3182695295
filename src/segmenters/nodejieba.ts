import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import nodejieba from 'nodejieba'
import type { Segmenter } from '../core/segment/port.ts'
import { dictionaryHash, ownWords } from './dictionary.ts'

/** jieba itself (1.3 s and 263 MB to load): used when an index is built, and as the oracle of the packed table. */
export function loadNodejieba(): Segmenter {
  const words = ownWords()
  const dir = mkdtempSync(join(tmpdir(), 'huiwen-'))
  try {
    // A missing user dictionary aborts the process, so it is written first and removed after loading.
    const userDict = join(dir, 'user.dict.utf8')
    writeFileSync(userDict, words.map(({ word, frequency }) => `${word} ${frequency} n\n`).join(''))
    nodejieba.load({ userDict })
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
  return {
    id: `jieba:${dictionaryHash()}`,
    words: (run) => nodejieba.cut(run),
    cutForSearch: (run) => nodejieba.cutForSearch(run),
  }
}
