import { lazy } from '../lazy.ts'
import type { Lexicographer, WordClass } from './port.ts'

/**
 * jieba's dictionary as one binary table, so that Node and Workers segment with the same code: words are kept as
 * 48-bit hashes in ascending order, beside their frequencies. Two of 350,000 words share a hash with a probability of
 * one in 4,600; a text run meets a false word once in 10⁹ look-ups.
 *
 * Layout, little endian: magic `HWD3` · count u32 · frequency sum f64 · smallest frequency u32 · longest word u32 ·
 * dictionary hash, 16 ASCII characters · words for each of the first 16 bits of a hash, u16[65536] · frequencies
 * u32[count], word class in their highest byte · middle 16 bits u16[count] · last 16 bits u16[count].
 */
export interface DictionaryWord {
  readonly word: string
  readonly frequency: number
  /** jieba's part-of-speech tag: `n`, `vn`, `d`, … */
  readonly tag: string
}

const MAGIC = 0x33445748
const HEADER_BYTES = 40
const BUCKETS = 65536
/** Where the frequencies begin. */
const VALUES = HEADER_BYTES + BUCKETS * 2
/** Of a word: its frequency and the last four bytes of its hash. */
const WORD_BYTES = 8

/**
 * Packs words into the table. `userWords` replace dictionary words of the same spelling and, as in jieba, don't count
 * towards the frequency sum.
 */
export function packDictionary(
  words: Iterable<DictionaryWord>,
  userWords: Iterable<DictionaryWord>,
  hash: string,
): Uint8Array {
  const values = new Map<string, number>()
  let sum = 0
  let smallest = Infinity
  for (const { word, frequency, tag } of words) {
    sum += frequency
    smallest = Math.min(smallest, frequency)
    values.set(word, frequency + classOf(tag) * CLASS_UNIT)
  }
  for (const { word, frequency, tag } of userWords) values.set(word, frequency + classOf(tag) * CLASS_UNIT)

  const entries = Array.from(values, ([word, value]) => ({ ...hashOf(word), value })).sort(
    (a, b) => a.high - b.high || a.low - b.low,
  )
  const count = entries.length
  const bytes = new Uint8Array(VALUES + count * WORD_BYTES)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, count, true)
  view.setFloat64(8, sum, true)
  view.setUint32(16, smallest, true)
  view.setUint32(20, longest(values.keys()), true)
  for (let i = 0; i < 16; i++) view.setUint8(24 + i, hash.charCodeAt(i))
  entries.forEach(({ high, low, value }, i) => {
    const bucket = HEADER_BYTES + (high >>> 16) * 2
    view.setUint16(bucket, view.getUint16(bucket, true) + 1, true)
    view.setUint32(VALUES + i * 4, value, true)
    view.setUint16(VALUES + count * 4 + i * 2, high & 0xffff, true)
    view.setUint16(VALUES + count * 6 + i * 2, low, true)
  })
  return bytes
}

/**
 * Opens a packed dictionary. The segmentation is the path of highest probability through the graph of dictionary
 * words (jieba's MPSegment), each word of more than two characters preceded by the words of two and three characters
 * inside it (jieba's QuerySegment).
 *
 * @throws Error if the bytes are not a packed dictionary
 */
export function openDictionary(bytes: Uint8Array): Lexicographer {
  const table = readTable(bytes)
  return {
    id: `jieba:${table.hash}`,
    words: (run) => mostProbableWords(table, run),
    cutForSearch: (run) => cutForSearch(table, run),
    wordClass: (word) => wordClass(table, word),
    commonness: (word) => (frequencyOf(table, word, 0, word.length) / table.sum) * 1e6,
  }
}

interface Table {
  readonly hash: string
  readonly sum: number
  readonly unknownWeight: number
  readonly longest: number
  readonly middle: Uint16Array
  readonly low: Uint16Array
  /** Frequency, with the word class in the highest byte. */
  readonly value: Uint32Array
  /** First entry whose hash starts with these 16 bits; made with the first word that is looked up. */
  readonly bucket: () => Uint32Array
}

function readTable(bytes: Uint8Array): Table {
  // Typed arrays need aligned memory, and a slice of a pooled buffer may not be.
  const buffer = bytes.byteOffset % 8 === 0 ? bytes.buffer : bytes.slice().buffer
  const offset = bytes.byteOffset % 8 === 0 ? bytes.byteOffset : 0
  const view = new DataView(buffer, offset, bytes.byteLength)
  if (bytes.byteLength < HEADER_BYTES || view.getUint32(0, true) !== MAGIC) throw new Error('词典文件损坏或不是词典。')
  const count = view.getUint32(4, true)
  if (bytes.byteLength !== VALUES + count * WORD_BYTES) throw new Error('词典文件不完整。')
  const sum = view.getFloat64(8, true)
  const sizes = new Uint16Array(buffer, offset + HEADER_BYTES, BUCKETS)
  return {
    hash: String.fromCharCode(...bytes.subarray(24, 40)),
    sum,
    unknownWeight: Math.log(view.getUint32(16, true) / sum),
    longest: view.getUint32(20, true),
    value: new Uint32Array(buffer, offset + VALUES, count),
    middle: new Uint16Array(buffer, offset + VALUES + count * 4, count),
    low: new Uint16Array(buffer, offset + VALUES + count * 6, count),
    bucket: lazy(() => bucketsOf(sizes)),
  }
}

function bucketsOf(sizes: Uint16Array): Uint32Array {
  const bucket = new Uint32Array(BUCKETS + 1)
  for (let i = 0; i < BUCKETS; i++) bucket[i + 1] = bucket[i]! + sizes[i]!
  return bucket
}

function cutForSearch(table: Table, run: string): string[] {
  const words: string[] = []
  for (const word of mostProbableWords(table, run)) {
    for (const size of [2, 3]) {
      for (let i = 0; word.length > size && i + size <= word.length; i++) {
        const part = word.slice(i, i + size)
        if (frequencyOf(table, part, 0, size) > 0) words.push(part)
      }
    }
    words.push(word)
  }
  return words
}

/** Dynamic programming from the right; on a tie the shorter word wins, as in jieba. */
function mostProbableWords(table: Table, run: string): string[] {
  const length = run.length
  const weight = new Float64Array(length + 1)
  const next = new Uint32Array(length)
  for (let start = length - 1; start >= 0; start--) {
    let best = -Infinity
    let [a, b] = [SEED_A, SEED_B]
    const limit = Math.min(length, start + table.longest)
    for (let end = start + 1; end <= limit; end++) {
      const code = run.charCodeAt(end - 1)
      a = extendA(a, code)
      b = extendB(b, code)
      const frequency = find(table, a, b) % CLASS_UNIT
      if (frequency === 0 && end > start + 1) continue
      const value = weight[end]! + (frequency > 0 ? Math.log(frequency / table.sum) : table.unknownWeight)
      if (value > best) {
        best = value
        next[start] = end
      }
    }
    weight[start] = best
  }
  const words: string[] = []
  for (let at = 0; at < length; at = next[at]!) words.push(run.slice(at, next[at]!))
  return words
}

function frequencyOf(table: Table, text: string, start: number, end: number): number {
  return valueOf(table, text, start, end) % CLASS_UNIT
}

function valueOf(table: Table, text: string, start: number, end: number): number {
  let [a, b] = [SEED_A, SEED_B]
  for (let i = start; i < end; i++) {
    a = extendA(a, text.charCodeAt(i))
    b = extendB(b, text.charCodeAt(i))
  }
  return find(table, a, b)
}

function find(table: Table, a: number, b: number): number {
  const high = highOf(a)
  const low = lowOf(b)
  const bucket = table.bucket()
  const middle = high & 0xffff
  // About five words share their first bits.
  const end = bucket[(high >>> 16) + 1]!
  for (let at = bucket[high >>> 16]!; at < end; at++) {
    if (table.middle[at] === middle && table.low[at] === low) return table.value[at]!
  }
  return 0
}

const CLASS_UNIT = 2 ** 24
const CLASSES = ['function', 'noun', 'verb', 'adjective'] as const

/** Nouns, verbal nouns, names, idioms and abbreviations are what a text is about. */
function classOf(tag: string): number {
  if (/^(?:n|vn|an|i|l|j|eng)/.test(tag)) return 1
  if (tag.startsWith('v')) return 2
  return /^[abz]/.test(tag) ? 3 : 0
}

function wordClass(table: Table, word: string): WordClass | null {
  const value = valueOf(table, word, 0, word.length)
  return value === 0 ? null : (CLASSES[Math.floor(value / CLASS_UNIT)] ?? 'function')
}

/**
 * Two multiplicative hashes side by side; 32 bits of the first and 16 of the second make the key. Kept as two numbers: an
 * object for each prefix of each word would be thrown away at once.
 */
const SEED_A = 0x811c9dc5
const SEED_B = 0x9747b28c

function extendA(hash: number, code: number): number {
  const a = Math.imul(hash ^ code, 0x01000193)
  return a ^ (a >>> 15)
}

function extendB(hash: number, code: number): number {
  return Math.imul(hash + code, 0x85ebca6b) ^ (hash >>> 13)
}

function highOf(a: number): number {
  return Math.imul(a, 0xc2b2ae35) >>> 0
}

function lowOf(b: number): number {
  return (b ^ (b >>> 16)) & 0xffff
}

function hashOf(word: string): { high: number; low: number } {
  let [a, b] = [SEED_A, SEED_B]
  for (let i = 0; i < word.length; i++) {
    a = extendA(a, word.charCodeAt(i))
    b = extendB(b, word.charCodeAt(i))
  }
  return { high: highOf(a), low: lowOf(b) }
}

function longest(words: Iterable<string>): number {
  let length = 1
  for (const word of words) length = Math.max(length, word.length)
  return length
}
