import { lazy } from '../lazy.ts'
import classes from './classes.json' with { type: 'json' }
import { everydayPairs, isLexiconWord, LONGEST_WORD, longestByFirst, plainWords } from './lexicon.ts'
import questionWords from './question-words.json' with { type: 'json' }
import { verbStemOf } from './verb-stem.ts'

export type WordRole = 'stop' | 'light' | 'place' | 'known' | 'number' | 'latin' | 'character'

/** A word of a question with its place in the text. */
export interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly role: WordRole
  /** 0 for question words and filler, 1 for plain content. */
  readonly weight: number
}

export interface Dictionary {
  hasWord(word: string): boolean
  /** Cuts a run of Han characters. */
  readonly segment?: ((run: string) => readonly string[]) | undefined
  /** Places found in the text, as written. */
  readonly places: readonly string[]
}

const stopWords: ReadonlySet<string> = new Set(questionWords.stop)
const lightWords: ReadonlyMap<string, number> = new Map(Object.entries(questionWords.light))
const wantedWords: ReadonlySet<string> = new Set(questionWords.wanted)

/** Question words and general words, for those who type them in pinyin. */
export function questionWordTexts(): readonly string[] {
  return [...stopWords, ...lightWords.keys()]
}

/** Whether a word of a question says nothing about its subject. */
export function isQuestionWord(text: string): boolean {
  return stopWords.has(text) || lightWords.has(text)
}

/**
 * Whether a word only says what is wanted of a subject (条件, 材料, 到账, 电话): any policy may be asked for it, and a clause
 * answers it without saying it. No word that names what is granted, to whom or for what, however often it is asked.
 */
export function saysWhatIsWanted(text: string): boolean {
  return wantedWords.has(text)
}

/**
 * Cuts normalised text into words: the cheapest path through all words that are known to the question words, the
 * lexicon, the places, the segmenter, or the index. Linear in the text.
 */
export function wordsOf(text: string, dictionary: Dictionary): readonly Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(RUN)) {
    const [run] = match
    const span = { text: run, start: match.index, end: match.index + run.length }
    if (/^[^a-z0-9]/.test(run)) words.push(...cutHan(run, match.index, dictionary))
    else if (/[a-z]/.test(run)) words.push({ ...span, role: 'latin', weight: 1 })
    else words.push({ ...span, role: 'number', weight: 0.4 })
  }
  return words
}

/** Han characters, or letters and digits (5g, b2b), or a number with its unit: 22个人 are that many, and no 个人; 2月租金 is of 2月. */
const RUN =
  /\p{Script=Han}+|[a-z0-9]+(?:[.,]\d+)*(?:%|[万亿]?(?:元|美[元金])|万|亿|人|年|(?<=(?<![\d.])(?:1[0-2]|[1-9]))月(?=(?![份底初中末])\p{Script=Han})|件|家|个月|个人(?![所独消住贷经账缴部创])|天)?/gu

interface Step {
  readonly cost: number
  readonly word: Word | null
}

function cutHan(run: string, offset: number, dictionary: Dictionary): readonly Word[] {
  const cuts = segmentCuts(run, dictionary)
  // best[i] is the cheapest way to cut the first i characters.
  const best: Step[] = [{ cost: 0, word: null }]
  const reach = (end: number, cost: number, word: Word): void => {
    const known = best[end]
    if (!known || cost < known.cost) best[end] = { cost, word }
  }
  const longestPlace = dictionary.places.reduce((longest, place) => Math.max(longest, place.length), 0)
  for (let start = 0; start < run.length; start++) {
    const here = best[start]
    if (!here) continue
    const longest = Math.max(
      knownWords().longest.get(run.charAt(start)) ?? 0,
      cuts.get(start) ?? 0,
      longestPlace,
      dictionary.segment ? LONGEST_DOUBLED : LONGEST_IN_INDEX,
    )
    for (let length = 1; length <= Math.min(longest, LONGEST_WORD, run.length - start); length++) {
      const option = priced(run, start, length, cuts, dictionary)
      if (!option) continue
      const word = { text: option.text, start: offset + start, end: offset + start + length, ...option.kind }
      reach(start + length, here.cost + option.cost, word)
    }
  }
  const words: Word[] = []
  for (let end = run.length; end > 0;) {
    const word = best[end]?.word
    if (!word) break
    words.unshift(word)
    end = word.start - offset
  }
  return words
}

/** By where it begins, the length of each word of two characters and more that the segmenter sees. */
function segmentCuts(run: string, { segment }: Dictionary): ReadonlyMap<number, number> {
  const cuts = new Map<number, number>()
  let start = 0
  for (const word of segment?.(run) ?? []) {
    if (word.length > 1) cuts.set(start, word.length)
    start += word.length
  }
  return cuts
}

interface Priced {
  readonly text: string
  readonly cost: number
  readonly kind: { readonly role: WordRole; readonly weight: number }
}

const PLAIN = { role: 'known', weight: 1 } as const

/**
 * What every word of the question words and the lexicon is read as, and how long the longest with each first character
 * is: each stretch of each question is looked up.
 */
const knownWords = lazy(() => {
  const words = new Map<string, Omit<Priced, 'text'>>()
  const add = (text: string, cost: number, ofSingle: number, kind: Priced['kind']): void => {
    if (!words.has(text)) words.set(text, { cost: text.length === 1 ? ofSingle : cost, kind })
  }
  for (const text of stopWords) add(text, 0.85, 1.05, { role: 'stop', weight: 0 })
  for (const [text, weight] of lightWords) add(text, 0.95, 1.1, { role: 'light', weight })
  for (const text of [...plainWords(), ...classes.classes.flat()]) add(text, 0.9, 1.1, PLAIN)
  return { words, longest: longestByFirst(words.keys()) }
})

/** Characters of 退不退. */
const LONGEST_DOUBLED = 3
/** Characters of a word that only the index knows. */
const LONGEST_IN_INDEX = 6

/** What it costs to read these characters as one word; null if nobody knows it. Fewer and surer words are cheaper. */
function priced(
  run: string,
  start: number,
  length: number,
  cuts: ReadonlyMap<number, number>,
  dictionary: Dictionary,
): Priced | null {
  const text = run.slice(start, start + length)
  const single = length === 1
  // 退不退, 免不免: the question is in the doubling, the subject in the word.
  if (length === LONGEST_DOUBLED && text[1] === '不' && text[0] === text[2] && !stopWords.has(text))
    return { text: text.charAt(0), cost: 0.9, kind: { role: 'known', weight: 0.5 } }
  if (!single && asksHowMuch(run, start + length) && splitsWord(run, start, length, cuts)) return null
  if (dictionary.places.includes(text)) return { text, cost: 0.6, kind: { role: 'place', weight: 0.5 } }
  if (!single && (isCutOff(run, start, text, cuts) || isOfNextWord(run, start, text))) return null
  if (!single && isVerbAndMeasure(run, start, text, dictionary)) return null
  if (single && isMeasureOfVerb(run, start, cuts, dictionary))
    return { text, cost: 1.05, kind: { role: 'stop', weight: 0 } }
  const known = knownWords().words.get(text)
  if (known) return { text, cost: known.cost, kind: known.kind }
  if (single) return { text, cost: 1.2, kind: { role: 'character', weight: 0.5 } }
  if (text.endsWith('会') && WHAT_WILL_HAPPEN.test(run.slice(start + length))) return null
  if (cuts.get(start) === length) {
    if (ASPECT.test(text)) return ofVerb(text.replace(/[了过着]个?/u, ''))
    const verb = dictionary.hasWord(text) || isLexiconWord(text) ? null : verbStemOf(text)
    return verb ? ofVerb(verb) : { text, cost: 0.95, kind: PLAIN }
  }
  // 报|副高: a word of daily life that the segmenter lacks. 小厂|租 are two that it has, though 厂租 is one as well, and 再|报 asks
  // of 报.
  if (everydayPairs().has(text) && !Array.from(text).some((character) => stopWords.has(character)))
    return { text, cost: 1.1, kind: PLAIN }
  // The index's vocabulary holds bigrams that are no words, so it only helps where no segmenter is at hand.
  if (dictionary.segment || length > LONGEST_IN_INDEX || !dictionary.hasWord(text)) return null
  return { text, cost: length === 2 ? 1.6 : 1, kind: PLAIN }
}

/** 发明专利奖多少: 奖 asks, and 专利 belongs to the longer word before it, though 专利奖 is a word as well. */
function splitsWord(run: string, start: number, length: number, cuts: ReadonlyMap<number, number>): boolean {
  const last = start + length - 1
  if (!/[奖补]/.test(run.charAt(last))) return false
  // 最高奖多少, 各奖多少.
  const before = run.slice(start, last)
  if (stopWords.has(before) || lightWords.has(before)) return true
  if (length < 3) return false
  for (let from = Math.max(0, start - LONGEST_WORD); from < start; from++) {
    if (cuts.get(from) === last - from || plainWords().has(run.slice(from, last))) return true
  }
  return false
}

/**
 * 一年|报几次, 什么时候之前|提, 自己家|装的, 几个月|租金, 几折|算, 验收单|行不行: no word begins with what ends the one before it, nor
 * ends with what begins the one behind it.
 */
function isCutOff(run: string, start: number, text: string, cuts: ReadonlyMap<number, number>): boolean {
  const first = text.charAt(0)
  const before = run.charAt(start - 1)
  const end = start + text.length
  if (isDoubled(run, end - 1) || isDoubled(run, start - 1)) return !stopWords.has(text)
  if (first === '月' && /[几少]个$/.test(run.slice(0, start))) return true
  if (before === '几' && /[折成倍]/.test(first)) return true
  // 能免|几个月, 能干|些啥: what one may do is no word.
  if (/^能[免退领拿补贷提减抵报]$/.test(text)) return true
  // 想让税局|别|收了.
  if (/^别[收罚扣交查催算发给退]$/.test(text)) return true
  const after = run.slice(end)
  if (text === '能干' && ASKS_WHAT.test(after)) return true
  // 这个行当|才|干了一年半, 招多少人|才|够格: only then, and no talent.
  if (text === '才干' && ONLY_THEN.test(after)) return true
  if (text === '人才' && MANY.test(run.slice(0, start)) && ENOUGH.test(after)) return true
  // 在|建什么.
  if (/^在[建办用管]$/.test(text) && ASKS_WHAT.test(after)) return true
  // 卖得好|评职称: what is done well is told by one word.
  if (first === '好' && DONE_SO.test(run.slice(0, start))) return true
  // 专利奖|金奖|给多少: the prize of a prize, and no 奖金.
  if (text === '奖金' && /^奖(?![励补])/.test(after)) return true
  if (/[年月日天]/.test(first) && /[一两三四五六七八九十半每几]/.test(before)) return (cuts.get(start - 1) ?? 0) > 1
  if (before === '之' && /[前后内外间]/.test(first)) return true
  // 最多|抵几成.
  if (before === '最' && /[多少高低长短大小]/.test(first)) return true
  return /^家[装养办开]/.test(text) && OWN.test(run.slice(0, start))
}

const ONLY_THEN = /^(?:[了过着]|不?[到足]?[一两三四五六七八九十半几])/
const MANY = /(?:多少|几个?|哪些)$/
const ENOUGH = /^(?:够|能|可以|可|算|行|给|有资格|符合|满足|达标)/

/** 申请|专利贷款, 申报|专利奖: what is applied for may have a longer name than what one applies for as often. */
function isOfNextWord(run: string, start: number, text: string): boolean {
  const verb = APPLIES.exec(text)?.[0].length ?? 0
  if (verb === 0) return false
  const longest = longestPlain(run, start + verb)
  return longest > text.length - verb
}

const APPLIES = /^(?:申请|申报|办理)(?=\p{Script=Han}{2})/u

/** Characters of the longest word of the lexicon that begins there; 0 for none. */
function longestPlain(run: string, start: number): number {
  for (let length = Math.min(LONGEST_WORD, run.length - start); length > 1; length--) {
    if (plainWords().has(run.slice(start, start + length))) return length
  }
  return 0
}

/** Whether 行不行, 算不算 or another such question stands there. */
function isDoubled(run: string, at: number): boolean {
  const question = run.slice(Math.max(0, at), at + LONGEST_DOUBLED)
  return at >= 0 && /^(.)不\1$/u.test(question) && isQuestionWord(question)
}

/** 些什么, 点啥, 什么, 哪些. */
const ASKS_WHAT = /^[些点个]?(?:什么|啥|哪)/
/** 卖得, 干得; 可得好处 and 能得好评 are got. */
const DONE_SO = /(?<![能可会要想获取])(?<!\p{Script=Han}[获取])[卖做干办搞弄用管学长发搞建转推销经运]得$/u

/**
 * 建些什么平台, 分点股份, 收点费, 搞个中心: between a verb of one character and what it is done to stands only how much of it,
 * which makes a word with neither. 试点 and 网点 are words of the segmenter's; 采样点 has two characters before it.
 */
function isMeasureOfVerb(
  run: string,
  at: number,
  cuts: ReadonlyMap<number, number>,
  dictionary: Pick<Dictionary, 'hasWord'>,
): boolean {
  if (!/[些点]/.test(run.charAt(at)) || run.length === at + 1 || !TAKES_SOME.test(run.charAt(at - 1))) return false
  if (isVerbAndMeasure(run, at - 1, run.slice(at - 1, at + 1), dictionary)) return true
  return [at - 2, at - 1, at].every((from) => (cuts.get(from) ?? 0) < 2)
}

/** 分点, 收点: what the segmenter has as a word, and no text of the library. */
function isVerbAndMeasure(run: string, start: number, text: string, { hasWord }: Pick<Dictionary, 'hasWord'>): boolean {
  return /^[分收留花出给拿领]点$/.test(text) && run.length > start + 2 && !hasWord(text)
}

const TAKES_SOME = /[建分收给拿交补领买卖借贷投出掏花干做搞弄办开学教招请找带发送捐存省赚挣奖付加减免租用要有]/

const OWN = /(?:自己|[我咱你他她]们?)$/

function asksHowMuch(run: string, at: number): boolean {
  return run.startsWith('多少', at) || run.startsWith('几', at)
}

/** 开了个, 报了名, 贷过: jieba knows a verb with its particle as a word. Not 超过, 通过, 为了. */
const ASPECT = /^(?![超通经不难错度渡])\p{Script=Han}过$|^(?![为除])\p{Script=Han}(?:了\p{Script=Han}?|着)$/u

function ofVerb(verb: string): Priced {
  // 搞完 says as little as 搞, and 拿走 as 拿.
  const known = knownWords().words.get(verb)
  if (known && known.kind.weight < 1) return { text: verb, cost: 0.95, kind: known.kind }
  return { text: verb, cost: 0.95, kind: verb.length === 1 ? { role: 'known', weight: 0.5 } : PLAIN }
}

/** 报告会被怎么处理, 晚交会影响待遇吗, 不交总结会咋样: 会 belongs to what follows, whatever words a dictionary knows. */
const WHAT_WILL_HAPPEN = /^(?:[被影进罚]|过期|作废|失效|咋样|怎么?样)/
