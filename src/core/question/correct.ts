import { isQuestionWord, questionWordTexts, wordsOf, type Dictionary, type Word } from './words.ts'
import { lexiconWords } from './lexicon.ts'
import { soundsLike, type PinyinOf } from './pinyin.ts'

/** A stretch of the mended text that was written otherwise. */
export interface Correction {
  readonly start: number
  readonly end: number
  readonly of: string
  readonly from: 'typo' | 'pinyin'
}

export interface Corrected {
  readonly text: string
  readonly corrections: readonly Correction[]
}

/** The longest misspelling that is looked for, in characters. */
const LONGEST = 8

/**
 * Mends normalised text: pinyin becomes the policy word with that sound, and characters that make no known word become
 * the policy word that sounds the same. A word that the index or the segmenter knows is never touched.
 */
export function correct(text: string, dictionary: Dictionary, pinyinOf: PinyinOf | undefined): Corrected {
  if (!pinyinOf) return { text, corrections: [] }
  const sounds = soundsOf(pinyinOf)
  const edits = [...pinyinEdits(text, sounds, dictionary), ...typoEdits(text, sounds, dictionary, pinyinOf)]
  return applied(text, edits)
}

interface Edit {
  readonly start: number
  readonly end: number
  readonly to: string
  readonly from: 'typo' | 'pinyin'
}

interface Sounds {
  readonly exact: ReadonlyMap<string, readonly string[]>
  readonly loose: ReadonlyMap<string, readonly string[]>
  readonly joined: ReadonlyMap<string, string>
}

const tables = new WeakMap<PinyinOf, Sounds>()

/** The words of the lexicon by their sound; made at first use, in some ten milliseconds. */
function soundsOf(pinyinOf: PinyinOf): Sounds {
  const known = tables.get(pinyinOf)
  if (known) return known
  const [exact, loose] = [new Map<string, string[]>(), new Map<string, string[]>()]
  const joined = new Map<string, string>()
  for (const word of lexiconWords) {
    if (word.length < 2 || word.length > LONGEST || !/^\p{Script=Han}+$/u.test(word)) continue
    const syllables = pinyinOf(word)
    append(exact, syllables.join(' '), word)
    append(loose, syllables.map(soundsLike).join(' '), word)
    // The first word of a sound is the one that stands first in the lexicon, the commonest.
    if (!joined.has(syllables.join(''))) joined.set(syllables.join(''), word)
  }
  for (const word of questionWordTexts) {
    const sound = pinyinOf(word).join('')
    if (word.length > 1 && !joined.has(sound)) joined.set(sound, word)
  }
  const sounds = { exact, loose, joined }
  tables.set(pinyinOf, sounds)
  return sounds
}

function append(map: Map<string, string[]>, key: string, word: string): void {
  const words = map.get(key)
  if (words) words.push(word)
  else map.set(key, [word])
}

function pinyinEdits(text: string, { joined }: Sounds, { hasWord }: Dictionary): readonly Edit[] {
  return [...text.matchAll(/[a-z][a-z' ]{3,60}/g)].flatMap((match) => {
    const run = match[0].trimEnd()
    if (hasWord(run)) return []
    const words = readPinyin(run.replace(/[' ]/g, ''), joined)
    return words
      ? [{ start: match.index, end: match.index + run.length, to: words.join(''), from: 'pinyin' as const }]
      : []
  })
}

/** The whole run as words of the lexicon, as few as possible; null if a part of it is none. */
function readPinyin(letters: string, joined: ReadonlyMap<string, string>): readonly string[] | null {
  const best: (readonly string[] | null)[] = [[]]
  for (let end = 1; end <= letters.length; end++) {
    let shortest: readonly string[] | null = null
    for (let start = Math.max(0, end - 30); start <= end - 4; start++) {
      const before = best[start]
      const word = before ? joined.get(letters.slice(start, end)) : undefined
      if (before && word && (!shortest || before.length + 1 < shortest.length)) shortest = [...before, word]
    }
    best[end] = shortest
  }
  return best[letters.length] ?? null
}

function typoEdits(text: string, sounds: Sounds, dictionary: Dictionary, pinyinOf: PinyinOf): readonly Edit[] {
  const words = wordsOf(text, dictionary)
  const edits: Edit[] = []
  for (let i = 0; i < words.length;) {
    const edit = typoFrom(words, i, text, sounds, dictionary, pinyinOf)
    if (edit) edits.push(edit)
    const end = edit?.end ?? words[i]?.end ?? 0
    while (i < words.length && (words[i]?.start ?? 0) < end) i++
  }
  return edits
}

/** The longest misspelling that begins with word `i` and ends where a word ends. */
function typoFrom(
  words: readonly Word[],
  i: number,
  text: string,
  sounds: Sounds,
  { hasWord }: Dictionary,
  pinyinOf: PinyinOf,
): Edit | null {
  const start = words[i]?.start ?? 0
  let found: Edit | null = null
  for (let j = i; j < words.length; j++) {
    const last = words[j]
    if (!last || last.end - start > LONGEST || last.end - start > distance(words, i, j) || !isMendable(last)) break
    const written = text.slice(start, last.end)
    if (written.length < 2 || lexiconWords.has(written) || isQuestionWord(written) || hasWord(written)) continue
    const unknown = words.slice(i, j + 1).some(({ role }) => role === 'character')
    if (!unknown && written.length < 4) continue
    const to = soundAlike(written, sounds, pinyinOf)
    if (to) found = { start, end: last.end, to, from: 'typo' }
  }
  return found
}

/** The characters of words `i` to `j`; less than their extent if something stands between them. */
function distance(words: readonly Word[], i: number, j: number): number {
  return words.slice(i, j + 1).reduce((sum, { text }) => sum + text.length, 0)
}

function isMendable({ role, text }: Word): boolean {
  return role !== 'place' && role !== 'number' && role !== 'latin' && !(role === 'stop' && text.length > 1)
}

function soundAlike(written: string, { exact, loose }: Sounds, pinyinOf: PinyinOf): string | null {
  const syllables = pinyinOf(written)
  const candidates =
    exact.get(syllables.join(' ')) ??
    (written.length >= 3 ? loose.get(syllables.map(soundsLike).join(' ')) : undefined) ??
    []
  const shared = (word: string): number => Array.from(word).filter((char, k) => char === written[k]).length
  const [best] = [...candidates].sort((a, b) => shared(b) - shared(a))
  return best && best !== written && shared(best) > 0 ? best : null
}

function applied(text: string, edits: readonly Edit[]): Corrected {
  const corrections: Correction[] = []
  let mended = ''
  let from = 0
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    if (edit.start < from) continue
    mended += text.slice(from, edit.start)
    corrections.push({
      start: mended.length,
      end: mended.length + edit.to.length,
      of: text.slice(edit.start, edit.end),
      from: edit.from,
    })
    mended += edit.to
    from = edit.end
  }
  return { text: mended + text.slice(from), corrections }
}
