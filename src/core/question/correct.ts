import type { Span } from '../model.ts'
import { regionsNamed } from '../regions/index.ts'
import { pinyinEdits, type Edit } from './latin.ts'
import { isLexiconWord } from './lexicon.ts'
import { soundsAkin, type PinyinOf } from './pinyin.ts'
import { LONGEST, patternOf, soundsOf } from './sounds.ts'
import type { LibraryView } from './types.ts'
import { isQuestionWord, type Dictionary, type Word } from './words.ts'

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

/**
 * Mends normalised text: pinyin becomes the words with that sound, and characters that make no known word become a
 * policy word, a place of the library or a word of its texts that sounds the same. A word that the index or the
 * segmenter knows is never touched, nor what a long message says behind its first hundreds of characters.
 *
 * @param words what `wordsOf` cuts the text into
 */
export function correct(
  text: string,
  words: readonly Word[],
  dictionary: Dictionary,
  library: LibraryView,
  pinyinOf: PinyinOf | undefined,
): Corrected {
  if (!pinyinOf) return { text, corrections: [] }
  return applied(text, [
    ...pinyinEdits(text, library, pinyinOf),
    ...typoEdits(text, words, dictionary, library, pinyinOf),
  ])
}

function typoEdits(
  text: string,
  words: readonly Word[],
  dictionary: Dictionary,
  library: LibraryView,
  pinyinOf: PinyinOf,
): readonly Edit[] {
  const titles = [...text.matchAll(/《[^《》]*》/g)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }))
  const offices = [...text.matchAll(OFFICES)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }))
  const mender = { text, words, titles, offices, dictionary, library, pinyinOf }
  const edits: Edit[] = []
  for (let i = 0; i < words.length && (words[i]?.start ?? 0) < MOST_MENDED;) {
    const edit = typoFrom(i, mender)
    if (edit) edits.push(edit)
    const end = edit?.end ?? words[i]?.end ?? 0
    while (i < words.length && (words[i]?.start ?? 0) < end) i++
  }
  return edits
}

/** Characters; each that makes no word costs a look at all words and places that sound alike. */
const MOST_MENDED = 300

interface Mender {
  readonly text: string
  readonly words: readonly Word[]
  /** What stands in 《》 is written as somebody copied it. */
  readonly titles: readonly Span[]
  /** 卫健委, 发改委: right as they stand. */
  readonly offices: readonly Span[]
  readonly dictionary: Dictionary
  readonly library: LibraryView
  readonly pinyinOf: PinyinOf
}

/** The longest misspelling that begins with word `i` and ends where a word ends. */
function typoFrom(i: number, mender: Mender): Edit | null {
  const { text, words, titles, offices, dictionary } = mender
  const start = words[i]?.start ?? 0
  if (titles.some((title) => title.start < start && start < title.end)) return null
  let found: Edit | null = null
  for (let j = i; j < words.length; j++) {
    const last = words[j]
    if (!last || last.end - start > LONGEST || last.end - start > distance(words, i, j) || !isMendable(last)) break
    const written = text.slice(start, last.end)
    if (written.length < 2 || isLexiconWord(written) || isQuestionWord(written) || dictionary.hasWord(written)) continue
    if (isName(written, text.charAt(start - 1)) || isPhrase(written, text.slice(0, start))) continue
    if (splitsWord(words[i - 1], words[i])) continue
    if (offices.some((office) => office.start < last.end && start < office.end)) continue
    const to = meant(
      { written, words: words.slice(i, j + 1), before: beside(words, i, -1), after: beside(words, j, 1) },
      mender,
    )
    if (to) found = { start, end: last.end, to, from: 'typo' }
  }
  return found
}

/** 普工租房: where two lone characters side by side are a word (普工), no misspelling begins between them. */
function splitsWord(before: Word | undefined, first: Word | undefined): boolean {
  if (!before || !first || before.text.length > 1 || first.text.length > 1 || before.end !== first.start) return false
  return isLexiconWord(before.text + first.text)
}

/** Words that may be one, misspelt. */
interface Stretch {
  readonly written: string
  readonly words: readonly Word[]
  /** The characters of the content next to it; '' where a question word or nothing stands. */
  readonly before: string
  readonly after: string
}

function beside(words: readonly Word[], i: number, step: 1 | -1): string {
  const [word, other] = [words[i], words[i + step]]
  if (!word || !other || other.role === 'stop') return ''
  if (step === 1) return word.end === other.start ? other.text.charAt(0) : ''
  return other.end === word.start ? other.text.slice(-1) : ''
}

/** “四办” is what somebody calls something, and 入沪 means 上海. */
function isName(written: string, before: string): boolean {
  return /[“"'《「]/.test(before) || (written.length === 2 && /[沪皖豫粤湘赣闽冀渝黔滇鄂]/.test(written))
}

/** 全包, 怎么个免法, 按募资净额, 找哪个局办, 去市监局报: characters that belong to no one word, whatever they sound like together. */
function isPhrase(written: string, before: string): boolean {
  if (OFFICE.test(written) && NAMES_OFFICE.test(before)) return true
  return (
    written.length === 2 &&
    (LEADS_ON.test(written) ||
      WAY_OF_DOING.test(written) ||
      (/[哪这那]一?[个家些]$/.test(before) && OFFICE.test(written)))
  )
}

/** What offices are called by: 市监|局, 人社|局, 发改|委. */
const OFFICE_NAMES =
  '市监|市场监管|知识产权|工信|经信|科工|科技|发改|人社|商务|财政|税务|农业|农村|文旅|文广旅|卫健|卫计|国资|药监|疾控|网信|医保|住建|教育|教体|民政|应急|统计|林业|水利|交通|公安|环保|生态环境|自然资源|司法|审计|城管|金融|经发|招商|投促'
const NAMES_OFFICE = new RegExp(`(?:${OFFICE_NAMES})$`)
const OFFICES = new RegExp(`(?:${OFFICE_NAMES})(?:[局委厅办]|中心)`, 'g')

/** Adverbs and prepositions, what is not done (超过多久不付; 不贴 is 补贴), and how many one may have (限买几只). */
const LEADS_ON = /^(?:限[买购领报用住]|[全按都也还再又才就很太更最没未被把给对向从在由跟和与为]|不(?![贴助帖]))/
/** How something is done, and no law. */
const WAY_OF_DOING = /^[免补领报交算退减扣贴罚发办用管分评奖给贷借还赔缴抵]法$/
const OFFICE = /^[局部处科所厅委院]/

/** The characters of words `i` to `j`; less than their extent if something stands between them. */
function distance(words: readonly Word[], i: number, j: number): number {
  return words.slice(i, j + 1).reduce((sum, { text }) => sum + text.length, 0)
}

function isMendable({ role, text }: Word): boolean {
  return role !== 'place' && role !== 'number' && role !== 'latin' && !(role === 'stop' && text.length > 1)
}

function meant(stretch: Stretch, mender: Mender): string | null {
  const { written, words } = stretch
  const unknown = words.some(({ role }) => role === 'character')
  if (!unknown && written.length < 4) return null
  if (written.length === 2 && words.some(({ role }) => role === 'stop')) return null
  // 研发补多少 is short for 研发给补多少, and no misspelt 研发部.
  if (words.length > 1 && ASKS_FOR_MONEY.test(words.at(-1)?.text ?? '')) return null
  // 还奖不 asks whether, and 奖不 is no misspelt 奖补.
  if (written.endsWith('不') && stretch.after === '') return null
  return (
    policyWord(written, mender, unknown) ??
    (unknown ? (placeName(written, mender) ?? libraryWord(stretch, mender)) : null)
  )
}

const ASKS_FOR_MONEY = /^[补奖贴罚返减免退]$/

/**
 * A word of the lexicon that sounds the same; a long one may also sound alike, unless all of it are words that somebody knows:
 * 高薪技术企业 is a slip of who types by sound, and 租房公积金 no 住房公积金.
 */
function policyWord(written: string, { library, pinyinOf }: Mender, mayBeAlike: boolean): string | null {
  const sounds = soundsOf(library, pinyinOf)
  const { syllables, alike } = sounds.heard(written)
  const exact = sounds.words(syllables.join(' '))
  const candidates = exact.length > 0 || written.length < 3 || !mayBeAlike ? exact : sounds.wordsLike(alike)
  return likest(candidates, written)
}

/**
 * A place in or near the library that sounds alike (贵洲, 东盛区), or a long name with one wrong syllable. A name keeps
 * at least one of its characters: two others that happen to sound like it are a word that nobody knows.
 */
function placeName(written: string, { library, pinyinOf }: Mender): string | null {
  const sounds = soundsOf(library, pinyinOf)
  const { syllables, alike } = sounds.heard(written)
  const place = likest(sounds.placesLike(alike), written) ?? lookalike(written)
  if (place || written.length < 3) return place
  for (let i = 0; i < written.length; i++) {
    const near = sounds
      .placesBut(patternOf(written, i))
      .find((name) => soundsAkin(pinyinOf(name)[i] ?? '', syllables[i] ?? ''))
    if (near) return near
  }
  return null
}

/** 毫州 for 亳州: a rare character of a place's name and the one that people take it for. */
function lookalike(written: string): string | null {
  const names = LOOKALIKES.flatMap(([rare = '', ...others]) =>
    others.flatMap((other) => (written.includes(other) ? [written.replace(other, rare)] : [])),
  )
  return names.find((name) => regionsNamed(name).length > 0) ?? null
}

const LOOKALIKES = [
  '亳毫',
  '荥荣',
  '郴彬',
  '泸沪庐',
  '鄄甄',
  '睢雎',
  '儋瞻詹',
  '涿琢',
  '歙翕',
  '汨汩',
  '濮璞',
  '衢瞿',
  '邳丕',
].map((group) => Array.from(group))

/**
 * A real word of the library's texts with one character for another of the same sound (科技付总 for 副总), if it stands
 * in the texts beside what it stands beside here.
 */
function libraryWord({ written, words, before, after }: Stretch, { library, pinyinOf }: Mender): string | null {
  const { wording } = library
  if (!wording || written.length > LONGEST_WORD || wording.isWord(written)) return null
  if (words.some(({ role, text }) => role === 'stop' || text.length > 1)) return null
  const sounds = soundsOf(library, pinyinOf)
  const last = written.length - 1
  const fits = (word: string, i: number): boolean => {
    const pairs = [before && before + word.charAt(0), after && word.charAt(last) + after]
    const pair = (i === last ? pairs.reverse() : pairs).find((each) => each !== '')
    return pair === undefined || wording.frequency(pair) > 0
  }
  const candidates = sounds.heard(written).syllables.flatMap((syllable, i) =>
    sounds
      .characters(syllable)
      .map((character) => written.slice(0, i) + character + written.slice(i + 1))
      .filter((word) => word !== written && wording.frequency(word) > 0 && wording.isWord(word) && fits(word, i)),
  )
  const [best] = candidates.sort((a, b) => wording.frequency(b) - wording.frequency(a))
  return best && regionsNamed(best).length === 0 ? best : null
}

/** Longer words of the library are few, and the lexicon has those that matter. */
const LONGEST_WORD = 4

/** The candidate that shares most characters with what was written, and at least one. */
function likest(candidates: readonly string[], written: string): string | null {
  const shared = (word: string): number => Array.from(word).filter((character, i) => character === written[i]).length
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
      of: text.slice(edit.start, edit.end).trimEnd(),
      from: edit.from,
    })
    mended += edit.to
    from = edit.end
  }
  return { text: mended + text.slice(from), corrections }
}
