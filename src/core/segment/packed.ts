import { lazy } from '../lazy.ts'
import type { Lexicographer, WordClass } from './port.ts'

/**
 * jieba's dictionary as one binary table, so that Node and Workers segment with the same code: words are kept as
 * 48-bit hashes in ascending order, beside their frequencies. Two of 350,000 words share a hash with a probability of
 * one in 4,600; a text run meets a false word once in 10⁹ look-ups.
 *
 * Layout, little endian: magic `HWD2` · count u32 · frequency sum f64 · smallest frequency u32 · longest word u32 ·
 * dictionary hash, 16 ASCII characters · high halves u32[count] · frequencies u32[count], word class in their highest
 * byte · low halves u16[count].
 */
export interface DictionaryWord {
  readonly word: string
  readonly frequency: number
  /** jieba's part-of-speech tag: `n`, `vn`, `d`, … */
  readonly tag: string
}

const MAGIC = 0x32445748
const HEADER_BYTES = 40

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
  const bytes = new Uint8Array(HEADER_BYTES + count * 10)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, count, true)
  view.setFloat64(8, sum, true)
  view.setUint32(16, smallest, true)
  view.setUint32(20, longest(values.keys()), true)
  for (let i = 0; i < 16; i++) view.setUint8(24 + i, hash.charCodeAt(i))
  entries.forEach((entry, i) => {
    view.setUint32(HEADER_BYTES + i * 4, entry.high, true)
    view.setUint32(HEADER_BYTES + count * 4 + i * 4, entry.value, true)
    view.setUint16(HEADER_BYTES + count * 8 + i * 2, entry.low, true)
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
  readonly high: Uint32Array
  readonly low: Uint16Array
  /** Frequency, with the word class in the highest byte. */
  readonly value: Uint32Array
  /** First entry whose high half starts with these 16 bits; made with the first word that is looked up. */
  readonly bucket: () => Uint32Array
}

function readTable(bytes: Uint8Array): Table {
  // Typed arrays need aligned memory, and a slice of a pooled buffer may not be.
  const buffer = bytes.byteOffset % 8 === 0 ? bytes.buffer : bytes.slice().buffer
  const offset = bytes.byteOffset % 8 === 0 ? bytes.byteOffset : 0
  const view = new DataView(buffer, offset, bytes.byteLength)
  if (bytes.byteLength < HEADER_BYTES || view.getUint32(0, true) !== MAGIC) throw new Error('词典文件损坏或不是词典。')
  const count = view.getUint32(4, true)
  if (bytes.byteLength !== HEADER_BYTES + count * 10) throw new Error('词典文件不完整。')
  const sum = view.getFloat64(8, true)
  const high = new Uint32Array(buffer, offset + HEADER_BYTES, count)
  return {
    hash: String.fromCharCode(...bytes.subarray(24, 40)),
    sum,
    unknownWeight: Math.log(view.getUint32(16, true) / sum),
    longest: view.getUint32(20, true),
    high,
    value: new Uint32Array(buffer, offset + HEADER_BYTES + count * 4, count),
    low: new Uint16Array(buffer, offset + HEADER_BYTES + count * 8, count),
    bucket: lazy(() => bucketsOf(high)),
  }
}

function bucketsOf(high: Uint32Array): Uint32Array {
  const bucket = new Uint32Array(65537)
  for (let i = 0; i < high.length; i++) bucket[(high[i]! >>> 16) + 1]!++
  for (let i = 1; i < bucket.length; i++) bucket[i]! += bucket[i - 1]!
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
    let hash = SEED
    const limit = Math.min(length, start + table.longest)
    for (let end = start + 1; end <= limit; end++) {
      hash = extend(hash, run.charCodeAt(end - 1))
      const frequency = find(table, hash) % CLASS_UNIT
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
  let hash = SEED
  for (let i = start; i < end; i++) hash = extend(hash, text.charCodeAt(i))
  return find(table, hash) % CLASS_UNIT
}

function find(table: Table, hash: Hash): number {
  const { high, low } = halves(hash)
  const bucket = table.bucket()
  let from = bucket[high >>> 16]!
  let to = bucket[(high >>> 16) + 1]!
  while (from < to) {
    const middle = (from + to) >>> 1
    const at = table.high[middle]!
    if (at < high || (at === high && table.low[middle]! < low)) from = middle + 1
    else to = middle
  }
  return table.high[from] === high && table.low[from] === low ? table.value[from]! : 0
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
  let hash = SEED
  for (let i = 0; i < word.length; i++) hash = extend(hash, word.charCodeAt(i))
  const value = find(table, hash)
  return value === 0 ? null : (CLASSES[Math.floor(value / CLASS_UNIT)] ?? 'function')
}

/** Two multiplicative hashes side by side; 32 bits of the first and 16 of the second make the key. */
interface Hash {
  readonly a: number
  readonly b: number
}

const SEED: Hash = { a: 0x811c9dc5, b: 0x9747b28c }

function extend(hash: Hash, code: number): Hash {
  const a = Math.imul(hash.a ^ code, 0x01000193)
  return { a: a ^ (a >>> 15), b: Math.imul(hash.b + code, 0x85ebca6b) ^ (hash.b >>> 13) }
}

function halves({ a, b }: Hash): { high: number; low: number } {
  return { high: Math.imul(a, 0xc2b2ae35) >>> 0, low: (b ^ (b >>> 16)) & 0xffff }
}

function hashOf(word: string): { high: number; low: number } {
  let hash = SEED
  for (let i = 0; i < word.length; i++) hash = extend(hash, word.charCodeAt(i))
  return halves(hash)
}

function longest(words: Iterable<string>): number {
  let length = 1
  for (const word of words) length = Math.max(length, word.length)
  return length
}
