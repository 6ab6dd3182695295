import type { PinyinOf } from './pinyin.ts'
import { soundsOf, type Typed } from './sounds.ts'
import type { LibraryView } from './types.ts'

/** A stretch of text to be replaced. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly to: string
  readonly from: 'typo' | 'pinyin'
}

/**
 * Reads pinyin, written together or with spaces between syllables or words (`ankang tiexi tiaojian`). Letters that
 * can't be read as words to the last are left alone: they are English, or a name.
 */
export function pinyinEdits(text: string, library: LibraryView, pinyinOf: PinyinOf): readonly Edit[] {
  return [...text.matchAll(/[a-z][a-z' ]{2,120}/g)].flatMap((match) => {
    const pieces = piecesOf(match[0], match.index).filter(({ letters }) => !isEnglish(letters, library, pinyinOf))
    if (pieces.every(({ letters }) => letters.length < 2)) return []
    const whole = readLetters(pieces, library, pinyinOf)
    return whole.length > 0 ? whole : pieces.flatMap((piece) => readLetters([piece], library, pinyinOf))
  })
}

/** Letters. Fewer are an abbreviation more often than a word in pinyin. */
const SHORTEST = 4
const LONGEST = 30

/** A word in Latin letters of the library's texts; `beijing` in an address on the web is none. */
function isEnglish(letters: string, library: LibraryView, pinyinOf: PinyinOf): boolean {
  return library.hasWord(letters) && !soundsOf(library, pinyinOf).typed().has(letters)
}

interface Piece {
  readonly letters: string
  readonly start: number
}

function piecesOf(run: string, offset: number): readonly Piece[] {
  return [...run.matchAll(/[a-z]+/g)].map((match) => ({ letters: match[0], start: offset + match.index }))
}

function readLetters(pieces: readonly Piece[], library: LibraryView, pinyinOf: PinyinOf): readonly Edit[] {
  const letters = pieces.map((piece) => piece.letters).join('')
  if (letters.length < SHORTEST) return []
  const sounds = soundsOf(library, pinyinOf)
  const read = cheapestReading(letters, sounds.typed()) ?? cheapestReading(letters, sounds.typedAny()) ?? []
  // Where each letter stands in the text.
  const offsets = pieces.flatMap((piece) => Array.from(piece.letters, (_, i) => piece.start + i))
  return read.map(({ word, start, end }, i) => ({
    start: offsets[start] ?? 0,
    // The space before the next word goes too: Chinese has none.
    end: i + 1 < read.length ? (offsets[end] ?? 0) : (offsets[end - 1] ?? 0) + 1,
    to: word,
    from: 'pinyin',
  }))
}

interface Read {
  readonly word: string
  readonly start: number
  readonly end: number
}

interface Step {
  readonly cost: number
  readonly read: Read | null
}

/** All of the letters as words, at the lowest cost; null if a part of them is none. */
function cheapestReading(letters: string, words: ReadonlyMap<string, Typed>): readonly Read[] | null {
  const best: (Step | undefined)[] = [{ cost: 0, read: null }]
  for (let end = SHORTEST_WORD; end <= letters.length; end++) {
    for (let start = Math.max(0, end - LONGEST); start <= end - SHORTEST_WORD; start++) {
      const before = best[start]
      const typed = before && words.get(letters.slice(start, end))
      if (!before || !typed) continue
      const cost = before.cost + typed.cost
      if (cost < (best[end]?.cost ?? Infinity)) best[end] = { cost, read: { word: typed.word, start, end } }
    }
  }
  const read: Read[] = []
  for (let step = best[letters.length]; step?.read; step = best[step.read.start]) read.unshift(step.read)
  return best[letters.length] ? read : null
}

/** Letters of the shortest word of two syllables (`e yi` apart). */
const SHORTEST_WORD = 3
