import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { openDictionary, packDictionary, type DictionaryWord } from '../core/segment/packed.ts'
import type { Lexicographer } from '../core/segment/port.ts'
import userWords from './user-words.json' with { type: 'json' }

/**
 * The segmenter for Node: opens the packed dictionary, and packs it first from nodejieba's dictionary if it is missing
 * (once, a second or two).
 */
export function loadSegmenter(file: string = defaultFile()): Lexicographer {
  if (!existsSync(file)) writeDictionary(file)
  return openDictionary(readFileSync(file))
}

/** Packs nodejieba's dictionary and our own words into `file`. */
export function writeDictionary(file: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileAtomic.sync(file, Buffer.from(buildDictionary()))
}

/** Our words with their frequencies, in the form jieba takes. */
export function ownWords(): DictionaryWord[] {
  return userWords.map(([word, frequency]) => ({ word: String(word), frequency: Number(frequency), tag: 'n' }))
}

/** Sixteen hexadecimal digits that stand for jieba's dictionary and our own words together. */
export function dictionaryHash(): string {
  return hashOf(readFileSync(jiebaDictionaryFile(), 'utf8'))
}

function buildDictionary(): Uint8Array {
  const text = readFileSync(jiebaDictionaryFile(), 'utf8')
  return packDictionary(parseDictionary(text), ownWords(), hashOf(text))
}

function hashOf(dictionary: string): string {
  return createHash('sha256').update(dictionary).update(JSON.stringify(ownWords())).digest('hex').slice(0, 16)
}

/** Lines of `word frequency tag`. */
function* parseDictionary(text: string): Generator<DictionaryWord> {
  for (const line of text.split('\n')) {
    const [word, frequency, tag] = line.split(' ')
    if (word && frequency && tag) yield { word, frequency: Number(frequency), tag }
  }
}

function jiebaDictionaryFile(): string {
  const root = dirname(createRequire(import.meta.url).resolve('nodejieba/package.json'))
  return join(root, 'submodules/cppjieba/dict/jieba.dict.utf8')
}

/** Beside the bundle when built (`dist/`), in `dist/` of the checkout when run from source. */
function defaultFile(): string {
  const here = import.meta.dirname
  return here.endsWith('dist') ? join(here, 'dictionary.bin') : join(here, '../../dist/dictionary.bin')
}
