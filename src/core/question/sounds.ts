import { lazy } from '../lazy.ts'
import { namesNear, namesOfCities, resolveRegion } from '../regions/index.ts'
import { shortName } from '../regions/names.ts'
import { plainWords } from './lexicon.ts'
import { readAll, soundsLike, type PinyinOf, type Spoken } from './pinyin.ts'
import type { LibraryDocument, LibraryView, Wording } from './types.ts'
import { questionWordTexts } from './words.ts'

/** The longest misspelling that is looked for, in characters. */
export const LONGEST = 8

/** What a misspelt word may be meant for. Every table is made when it is first needed, in some ten milliseconds. */
export interface Sounds {
  /** What was written, read aloud. */
  heard(written: string): Heard
  /** Words of the lexicon with exactly these syllables, joined by spaces. */
  words(syllables: string): readonly string[]
  /** Words of the lexicon with these confused syllables (`soundsLike`). */
  wordsLike(syllables: string): readonly string[]
  /** Characters of the library's texts with exactly this sound. */
  characters(syllable: string): readonly string[]
  /** Names of places in and near the library, by their confused syllables. */
  placesLike(syllables: string): readonly string[]
  /** Names of three characters and more whose short form differs in one character, which is written `*`. */
  placesBut(pattern: string): readonly string[]
  /** Words in Latin letters without spaces: of the lexicon, of questions, and places near the library. */
  typed(): ReadonlyMap<string, Typed>
  /** Those and the words of the library's texts and the country's cities. */
  typedAny(): ReadonlyMap<string, Typed>
}

export interface Heard {
  readonly syllables: readonly string[]
  /** With confused syllables (`soundsLike`), joined by spaces. */
  readonly alike: string
}

export interface Typed {
  readonly word: string
  /** The surer a reading, the cheaper. */
  readonly cost: number
}

const tables = new WeakMap<readonly LibraryDocument[], Sounds>()

/** What can be meant in a question to this library. */
export function soundsOf(library: LibraryView, pinyinOf: PinyinOf): Sounds {
  const made = tables.get(library.documents)
  if (made) return made
  const sounds = createSounds(library, pinyinOf)
  tables.set(library.documents, sounds)
  return sounds
}

function createSounds({ documents, wording }: LibraryView, pinyinOf: PinyinOf): Sounds {
  const lexicon = lazy(() => readAll([...plainWords()].filter(isMendable), pinyinOf))
  const places = lazy(() => readAll(placeNamesOf(documents).filter(isMendable), pinyinOf))
  const words = lazy(() => groupBy(lexicon(), ({ syllables }) => syllables.join(' ')))
  const wordsLike = lazy(() => groupBy(lexicon(), alike))
  const placesLike = lazy(() => groupBy(places(), alike))
  const placesBut = lazy(() => patternsOf(places()))
  const characters = lazy(() =>
    groupBy(readAll(charactersOf(wording), pinyinOf), ({ syllables }) => syllables.join(' ')),
  )
  const typed = lazy(() => {
    const asking = readAll(
      questionWordTexts().filter((word) => word.length > 1 && isMendable(word)),
      pinyinOf,
    )
    return cheapest([...priced(places(), PLACE), ...priced(lexicon(), LEXICON), ...priced(asking, QUESTION)])
  })
  const typedAny = lazy(() => {
    const cities = readAll(namesOfCities().filter(isMendable), pinyinOf)
    return cheapest([...typed(), ...libraryWords(wording, pinyinOf), ...priced(cities, CITY)])
  })
  const known = new Map<string, Heard>()
  const heard = (written: string): Heard => {
    const before = known.get(written)
    if (before) return before
    const syllables = pinyinOf(written)
    const now = { syllables, alike: syllables.map(soundsLike).join(' ') }
    if (known.size >= MOST_HEARD) known.clear()
    known.set(written, now)
    return now
  }
  return {
    heard,
    words: (syllables) => words().get(syllables) ?? [],
    wordsLike: (syllables) => wordsLike().get(syllables) ?? [],
    characters: (syllable) => characters().get(syllable) ?? [],
    placesLike: (syllables) => placesLike().get(syllables) ?? [],
    placesBut: (pattern) => placesBut().get(pattern) ?? [],
    typed,
    typedAny,
  }
}

/** A message is read as a whole, sentence by sentence and clause by clause: the same stretches again and again. */
const MOST_HEARD = 200

function isMendable(word: string): boolean {
  return word.length >= 2 && word.length <= LONGEST && /^\p{Script=Han}+$/u.test(word)
}

function alike({ syllables }: Spoken): string {
  return syllables.map(soundsLike).join(' ')
}

function groupBy(spoken: readonly Spoken[], keyOf: (spoken: Spoken) => string): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const one of spoken) append(groups, keyOf(one), one.word)
  return groups
}

function append(groups: Map<string, string[]>, key: string, word: string): void {
  const words = groups.get(key)
  if (words) words.push(word)
  else groups.set(key, [word])
}

function placeNamesOf(documents: readonly LibraryDocument[]): readonly string[] {
  return namesNear(documents.flatMap(({ region }) => resolveRegion(region) ?? []))
}

/** 石*山 for 石景山: a name of two characters with one of them open would be anything. */
function patternsOf(places: readonly Spoken[]): ReadonlyMap<string, readonly string[]> {
  const patterns = new Map<string, string[]>()
  for (const { word } of places) {
    const { length } = shortName(word)
    if (length >= 3) for (let i = 0; i < length; i++) append(patterns, patternOf(word, i), word)
  }
  return patterns
}

/** `word` with its character `i` open. */
export function patternOf(word: string, i: number): string {
  return `${word.slice(0, i)}*${word.slice(i + 1)}`
}

function charactersOf(wording: Wording | undefined): readonly string[] {
  return [...new Set(wording?.tokens().join(''))].filter((character) => /\p{Script=Han}/u.test(character))
}

const PLACE = 0.9
const LEXICON = 0.95
const QUESTION = 1
const CITY = 1.2
/** Of words that sound the same the one is meant that more clauses hold. */
const RAREST_WORD = 1.3

function libraryWords(wording: Wording | undefined, pinyinOf: PinyinOf): readonly (readonly [string, Typed])[] {
  if (!wording) return []
  const words = wording.tokens().filter((token) => isMendable(token) && wording.isWord(token))
  return readAll(words, pinyinOf).map(({ word, syllables }) => [
    syllables.join(''),
    { word, cost: Math.max(LEXICON, RAREST_WORD - 0.04 * Math.log(wording.frequency(word))) },
  ])
}

function priced(spoken: readonly Spoken[], cost: number): readonly (readonly [string, Typed])[] {
  return spoken.map(({ word, syllables }) => [syllables.join(''), { word, cost }])
}

/** The first of the cheapest words for each spelling. */
function cheapest(words: readonly (readonly [string, Typed])[]): ReadonlyMap<string, Typed> {
  const best = new Map<string, Typed>()
  for (const [letters, typed] of words) if (typed.cost < (best.get(letters)?.cost ?? Infinity)) best.set(letters, typed)
  return best
}
