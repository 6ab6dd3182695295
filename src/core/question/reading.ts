import type { Intent } from '../model.ts'
import { regionsIn } from '../regions/index.ts'
import { normalise } from '../text/normalise.ts'
import { awayIn } from './away.ts'
import { correct } from './correct.ts'
import { intentsOf } from './intent.ts'
import { clauseNumberIn, documentsNamed, withoutNumbers } from './named.ts'
import { asksAllPlaces, placesIn } from './places.ts'
import type { LibraryDocument, PlaceMention, Pointers, Term, UnderstandContext } from './types.ts'
import { inUsualWords } from './usual-words.ts'
import { wordsOf, type Word } from './words.ts'

/** A content word of a sentence. */
export interface ContentWord extends Term {
  readonly role: Word['role']
}

/** What one sentence says by itself, without history. */
export interface Reading extends Pointers {
  /** As the user wrote it. */
  readonly written: string
  /** Normalised and mended. */
  readonly text: string
  readonly words: readonly ContentWord[]
  readonly runs: readonly string[]
  /** Offsets in `text` where a word begins or ends. */
  readonly boundaries: ReadonlySet<number>
  readonly intents: readonly Exclude<Intent, 'general'>[]
}

/** Reads one sentence or a whole question; `documents` are those that it may name. */
export function readingOf(
  written: string,
  context: UnderstandContext,
  documents: readonly LibraryDocument[] = context.library.documents,
): Reading {
  const { library, segment } = context
  const normal = inUsualWords(normalise(written))
  const placeContext = {
    documents: library.documents,
    bound: context.region,
    talkedOf: context.talkedOf,
    hasWord: (word: string) => library.hasWord(word),
  }
  const namedIn = (text: string) => {
    const regions = regionsIn(text)
    return { places: placesIn(text, regions, placeContext), away: awayIn(text, regions.certain) }
  }
  const found = namedIn(normal)
  const dictionary = {
    hasWord: (word: string) => library.hasWord(word),
    segment,
    places: namesIn(normal, found.places),
  }
  const cut = wordsOf(normal, dictionary)
  const { text, corrections } = correct(normal, cut, dictionary, library, context.pinyinOf)
  const { places, away } = corrections.length === 0 ? found : namedIn(text)
  const searched = withoutOpening(withoutNumbers(text, places), places)
  const named = [...namesIn(text, places), ...away]
  const words = searched === normal && away.length === 0 ? cut : wordsOf(searched, { ...dictionary, places: named })
  const ofDocuments = documentsNamed(text, documents, places)
  return {
    written,
    text,
    words: contentWords(words, placeContext.hasWord).map((word): ContentWord => {
      const correction = corrections.find(({ start, end }) => word.start < end && start < word.end)
      const { role, weight } = word
      const from = role === 'place' ? 'place' : (correction?.from ?? 'word')
      return correction
        ? { text: word.text, weight: weight * 0.9, role, from, of: correction.of }
        : { text: word.text, weight, role, from }
    }),
    runs: runsOf(words, text),
    boundaries: new Set(words.flatMap(({ start, end }) => [start, end])),
    intents: intentsOf(text),
    places,
    allPlaces: asksAllPlaces(text),
    documentIds: ofDocuments.documentIds,
    naming: ofDocuments.isCertain ? 'certain' : 'likely',
    unknownNumber: ofDocuments.unknownNumber,
    clauseNumber: clauseNumberIn(text, places),
  }
}

/**
 * 那大公司呢: the opening word is none of a name (那大), unless it is that of a place (那曲). 换成贵州的话 says of the place that it
 * is asked about instead of another one.
 */
function withoutOpening(text: string, places: readonly PlaceMention[]): string {
  if (places.some((place) => text.startsWith(place.text))) return text
  const [opening = ''] = OTHER_PLACE.exec(text) ?? []
  const isOfPlace = opening !== '' && places.some((place) => text.startsWith(place.text, opening.length))
  return isOfPlace ? ' '.repeat(opening.length) + text.slice(opening.length) : text.replace(/^那(?!么)/, ' ')
}

const OTHER_PLACE = /^(?:那|那么)?(?:要是|如果|假如|若)?(?:是|换[成做作到个]?|放[在到])?(?:在|是|说)?/

/**
 * The places as they are written. In 安康市级专精特新企业 the rank is 市级, and the place 安康; 安康市级财政 is that of the city
 * itself.
 */
function namesIn(text: string, places: readonly PlaceMention[]): readonly string[] {
  return places.flatMap(({ text: name }) => {
    const isRank = text.split(name).some((after, i) => i > 0 && RANK.test(after))
    return isRank && name.length > 2 && /[省市区县]$/.test(name) ? [name, name.slice(0, -1)] : [name]
  })
}

const RANK = /^级(?!的?(?:政策|规定|文件|层面|财政|资金|专项|补贴|补助|贴息|奖励|奖补|部门|主管))/

/** Question words dropped, and neighbouring characters that nobody knows taken as one word. */
function contentWords(words: readonly Word[], hasWord: (pair: string) => boolean): readonly Word[] {
  const content: Word[] = []
  words.forEach((word, i) => {
    const last = content.at(-1)
    if (word.role === 'stop') return
    if (last && joinable(last, word) && !partsThere(last, word, words[i + 1], hasWord)) {
      content[content.length - 1] = { ...last, text: last.text + word.text, end: word.end, weight: 0.9 }
    } else content.push(word)
  })
  return content
}

function joinable(last: Word, next: Word): boolean {
  if (NUMERAL.test(last.text) || NUMERAL.test(next.text)) return false
  return last.role === 'character' && next.role === 'character' && last.end === next.start && last.text.length < 6
}

/** 工坊|打多少分 in a library that says 工坊: a name that the texts use ends where they no longer have it side by side. */
function partsThere(last: Word, next: Word, behind: Word | undefined, hasWord: (pair: string) => boolean): boolean {
  if (hasWord(last.text.slice(-1) + next.text)) return false
  const endsName = last.text.length > 1 && hasWord(last.text.slice(-2))
  return endsName || (behind !== undefined && joinable(next, behind) && hasWord(next.text + behind.text))
}

/** 团住三晚: how many is no part of a name. */
const NUMERAL = /^[一二两三四五六七八九十]$/

/** Adjoining content as it stands in the text; question words and punctuation part the runs. */
function runsOf(words: readonly Word[], text: string): readonly string[] {
  const spans: { start: number; end: number }[] = []
  for (const { start, end, role } of words) {
    const last = spans.at(-1)
    if (role === 'stop') continue
    if (last && last.end === start) last.end = end
    else spans.push({ start, end })
  }
  return spans.map(({ start, end }) => text.slice(start, end))
}
