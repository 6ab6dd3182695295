import { tellsCircumstance } from '../question/circumstance.ts'
import { termAsked } from '../question/definition.ts'
import type { Term, Understanding } from '../question/index.ts'
import { cameAboutIn, selfToldIn } from '../question/self-told.ts'
import { thresholdAsked } from '../question/threshold.ts'
import { rangesWith } from '../text/level-ranges.ts'
import type { Lexicographer, WordClass } from '../segment/port.ts'
import { isHan, runsOf, tokenise } from './tokens.ts'
import type { QueryTerm } from './engine.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A question as the search sees it. */
export interface Query {
  /** What the engine is asked. */
  readonly terms: readonly QueryTerm[]
  /** What a clause is held against: the question's own words, each with what it may be called in policies. */
  readonly concepts: readonly Concept[]
  /** The tokens of the question's own words with their share of what it says: weight times rarity, 1 in all. */
  readonly tokens: readonly QueryTerm[]
  /** The question's content as runs of text, for the longest common substring. */
  readonly runs: readonly string[]
  /** Whether a number or a time is asked for. */
  readonly asksFigure: boolean
  /** Whether money is asked for: 多少 may also ask for a telephone number. */
  readonly asksMoney: boolean
  /** Whether it is asked what one is given (能拿多少): what a thing costs, or is measured by, does not tell. */
  readonly asksGain: boolean
  /** The word whose meaning is asked for, if that is what is asked. */
  readonly termAsked: string | null
  /** Whether a certain kind of thing is asked for (a sum, an office, a date) and not just about a subject. */
  readonly asksKind: boolean
}

/** A word of the question; it is covered in full by itself, in part by an expansion or by its own parts. */
export interface Concept {
  readonly text: string
  /** How much it says of what the question is about. */
  readonly weight: number
  /** The words that it is made of, if they make up all of it. */
  readonly parts: readonly string[]
  /** Of a word of three characters and more, every two that stand side by side. */
  readonly pairs: readonly string[]
  /** Whether the library uses the compound itself: a clause that only holds its parts speaks of something else. */
  readonly isTerm: boolean
  /** Whether it only tells who asks (我们是做纺织机械的): no clause must say it. */
  readonly ofAsker: boolean
  readonly alternatives: readonly { readonly text: string; readonly weight: number }[]
}

/** Pairs of characters that cross a word boundary say less than those inside a word. */
const CROSSING = 0.5

/** Turns what was understood into search terms. */
export function queryOf(understanding: Understanding, segmenter: Lexicographer, vocabulary: Vocabulary): Query {
  const weights = new Map<string, number>()
  const raise = (token: string, weight: number) => {
    if (weight > (weights.get(token) ?? 0)) weights.set(token, weight)
  }
  const content = understanding.content.flatMap((run) => tokenise(run, segmenter))
  const terms = understanding.terms.map((term) => ({ ...term, tokens: tokenise(term.text, segmenter) }))
  for (const token of content) raise(token, CROSSING)
  for (const { tokens, weight } of terms) for (const token of tokens) raise(token, weight)
  return {
    terms: [...weights].filter(([token]) => vocabulary.has(token)).map(([token, weight]) => ({ token, weight })),
    concepts: conceptsOf(understanding, segmenter, vocabulary),
    tokens: ownTokens(content, terms, vocabulary),
    runs: understanding.content.flatMap((run) => runsOf(run)),
    asksFigure: FIGURE.test(understanding.question),
    asksMoney: asksMoney(understanding.question, understanding.asking),
    asksGain: GAIN_ASKED.test(understanding.question) && !OWED.test(understanding.question),
    termAsked: termAsked(understanding.question),
    asksKind: KINDS.has(understanding.intents[0] ?? 'general'),
  }
}

const MONEY =
  /几个点(?!钟)|奖|补(?![办正充报录证齐])|贴|资助|罚|钱|费|[金款薪]的?[每月日年]{0,2}的?标准|(?:失业(?:保险)?|养老|抚恤|救助)金|保证金|押金|定金|金额|额度|减免|利率|报销|赔|[贷借](?:多|几)|坏账|分担|报销?(?:百分之|几成)|(?:几|多少)[百千万亿]|(?:给|领|拿|发|返|退|减|免|抵|掏|拨)多少(?!个?(?:[天日月年人名次]|工作日|小时))/

const GAIN_ASKED = /(?<!在|要|该)[拿领]到?(?:多少|几[百千万])/
/** 失业金能领多少, 贷款能拿多少: what one is owed or lent is told in words of its own. */
const OWED = /[贷借赔退]|工资|薪|失业|养老|低保|抚恤|[保社工医]险|费/

/** 那朝阳区呢 after 岗位补贴一天多少 asks for money as the question before does. */
function asksMoney(question: string, before?: string): boolean {
  if (asksCount(question) || thresholdAsked(question) !== null) return false
  return MONEY.test(question) || (before !== undefined && asksMoney(before))
}

/** 多少项税费业务能网上办: how many there are, and no sum; 多少人员费, 多少年费 ask for one. */
function asksCount(question: string): boolean {
  return COUNT_ASKED.test(question) && !SUM_ASKED.test(question)
}

const COUNT_ASKED =
  /(?:多少|几)(?:[项家件个人名户台条张套所次天年款种类批座间辆期届]|(?:个)?(?:工作日|月|小时))(?!费|(?<=人)[员才工力][^,，。?？]{0,2}[费补贴奖资])/
const SUM_ASKED =
  /多少(?:钱|元|万|奖|补)|[奖补贴给拿领罚返报减免退交缴]多少(?![项家件个人名户台条张套所次天年款种类批座间辆期届])|几(?:万|千|百|个点|成)|比例|标准|额度|金额/

const KINDS: ReadonlySet<string> = new Set(['amount', 'condition', 'department', 'deadline', 'list'])

const FIGURE = /多少|几|电话|号码|标准|比例|金额|额度|什么时候|何时|时间|日期|截止|期限|多久|有效期|上限|最高|封顶|最低/

interface TermTokens extends Term {
  readonly tokens: readonly string[]
}

function ownTokens(content: readonly string[], terms: readonly TermTokens[], vocabulary: Vocabulary): QueryTerm[] {
  const weights = new Map<string, number>()
  const raise = (token: string, weight: number) => weights.set(token, Math.max(weight, weights.get(token) ?? 0))
  for (const token of content) raise(token, CROSSING)
  for (const { tokens, weight, from } of terms) if (from !== 'lexicon') for (const token of tokens) raise(token, weight)
  const weighed = Array.from(weights, ([token, weight]) => ({ token, weight: weight * vocabulary.idf(token) }))
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0) || 1
  return weighed.map(({ token, weight }) => ({ token, weight: weight / total }))
}

function conceptsOf(
  { question, terms, intents, places, allPlaces }: Understanding,
  segmenter: Lexicographer,
  vocabulary: Vocabulary,
): Concept[] {
  const words = terms.filter(({ from }) => from !== 'lexicon' && from !== 'place')
  const own = words.length > LONG ? words.filter(({ text }) => isKnown(text, vocabulary)) : words
  const expansions = terms.filter(({ from }) => from === 'lexicon')
  const told = selfToldIn(question)
  const cameAbout = intents[0] === 'deadline' || intents[0] === 'department' ? cameAboutIn(question) : []
  // 无锡人 tells whose rules are asked for, as 无锡 does.
  const tellsHow = (word: string) => tellsCircumstance(word) || places.some((place) => word === `${place.text}人`)
  return own.map(({ text, weight }) => {
    const meant = expansions.filter(({ of = '' }) => of !== '' && isSaidIn(text, of))
    const isTerm = isKnown(text, vocabulary)
    const alternatives = isTerm ? meant : [...meant, ...kindOf(text)]
    const parts = partsOf(text, segmenter)
    return {
      text,
      weight:
        weight *
        (COMMON + rarityOfMeaning(isTerm || parts.length === 0 ? [text] : parts, alternatives, vocabulary)) *
        ((intents[0] === 'department' && OFFICE.test(text)) || (allPlaces && PLACE.test(text))
          ? HARDLY
          : isOwnFigure(text, vocabulary) ||
              (!isTerm && tellsHow(text) && !alternatives.some((other) => isKnown(other.text, vocabulary)))
            ? HARDLY
            : substance(text, segmenter)),
      parts,
      pairs: text.length > 2 ? pairsOf(text) : [],
      isTerm,
      ofAsker:
        text.length > 1 &&
        (told.some((words) => words.includes(text)) || (!isTerm && cameAbout.some((words) => words.includes(text)))),
      alternatives: [
        ...alternatives.map((expansion) => ({ text: expansion.text, weight: expansion.weight })),
        ...rangesWith(text).map((range) => ({ text: range, weight: OF_RANGE })),
      ],
    }
  })
}

/** Whether a word of the question and one that the lexicon explains are the same, or part of each other: 关门 in 关了门. */
function isSaidIn(word: string, explained: string): boolean {
  return explained.includes(word) || word.includes(explained) || explained.replace(/[了过着]/g, '').includes(word)
}

/**
 * Words. A longer message tells a story, and what of the story the library has never heard of is not what is asked.
 */
const LONG = 16

/** What a word says that stands in every clause: it is still part of the question. */
const COMMON = 0.8

/** 眼镜厂, 北京大学: of an enterprise or institution that the library has never heard of, the kind that rules are made for. */
function kindOf(text: string): { readonly text: string; readonly weight: number }[] {
  const kinds = INSTITUTIONS.find(([ending]) => text.length > 2 && ending.test(text))?.[1] ?? []
  return kinds.map((kind) => ({ text: kind, weight: OF_KIND }))
}

/** 二星 in 2—5星级. */
const OF_RANGE = 0.9

/** What a body is by the end of its name alone. An ending belongs here if rules speak to all who bear it, and to no others. */
const INSTITUTIONS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?<!工)厂$|公司$/, ['企业']],
  [/大学$|学院$/, ['高校', '高等学校', '高等院校']],
  [/医院$/, ['医疗卫生机构', '医疗机构', '医院']],
]
const OF_KIND = 0.6

/**
 * People's word for something that policies call otherwise is as rare as what it means (补多少 as 补助), and a compound that
 * the library does not use (咨询电话) as the rarest of its parts: where they meet says nothing.
 *
 * @param own the word, or its parts
 */
function rarityOfMeaning(
  own: readonly string[],
  alternatives: Concept['alternatives'],
  vocabulary: Vocabulary,
): number {
  const known = alternatives.filter((alternative) => isKnown(alternative.text, vocabulary))
  return Math.min(
    Math.max(...own.map((part) => rarity(part, vocabulary))),
    ...known.map((alternative) => rarity(alternative.text, vocabulary)),
  )
}

function isKnown(text: string, vocabulary: Vocabulary): boolean {
  return runsOf(text).every((run) => !isHan(run) || pairsOf(run).every((pair) => vocabulary.has(pair)))
}

function pairsOf(run: string): string[] {
  return run.length < 2 ? [run] : Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2))
}

/** A word weighs as much as its rarest part that the library knows; a word it does not know weighs most. */
function rarity(text: string, vocabulary: Vocabulary): number {
  let most = 0
  for (const run of runsOf(text)) {
    for (const token of isHan(run) ? pairsOf(run) : [run]) most = Math.max(most, vocabulary.idf(token))
  }
  return most
}

/** A word that asks (补多少, 谁负责, 怎么弄) is answered by another one. */
const ASKING = /多少|什么|怎|哪|谁|几|啥|咋|吗|干嘛|一共|包括|分别|有没有|是不是|能不能|不同|区别|对比/

/** Asked who is responsible, the office is what is asked for and not the subject. */
const OFFICE = /^(?:牵头|负责|主管|责任|配合|部门|单位|机构|机关|科室)+$/

/** 哪个城市最高: what the places are called says nothing of what they are asked about. */
const PLACE = /^(?:地方|地区|地市|城市|省份|省市|市县|区县|省|市|区|县|各地|各省|各市)$/

/** 花了60万, 我72岁: a figure that stands nowhere in the library is one of the person's own. Years are asked about. */
function isOwnFigure(text: string, vocabulary: Vocabulary): boolean {
  if (ABOUT_SO_MUCH.test(text)) return true
  const [figure = ''] = runsOf(text)
  return /^\d/.test(figure) && !text.endsWith('年') && !vocabulary.has(figure)
}

/** 三百多万, 十几个. */
const ABOUT_SO_MUCH = /^[一二两三四五六七八九十几]*[十百千万亿][多来几余][百千万亿]*(?:[元块]钱?|[人名家个])?$/

/** 五个, 两家, 每亩: how many are meant says nothing of what they are. */
const COUNT =
  /^(?:[一二两三四五六七八九十几]{1,3}|每)(?:[个家种类项条款份点吨亩架辆台件套次趟人户间张班晚场届名位头只栋层座支批笔]|架次|平米|平方米?|标箱|公里)$|^[两三四五六几]个?(?:地|省|市|县|区)$/

const HARDLY = 0.05

const SUBSTANCE: Readonly<Record<WordClass, number>> = { noun: 1, verb: 0.6, adjective: 0.5, function: 0.2 }
/** Two characters that stand together by chance (刚评, 设在) are not a word at all. */
const CHANCE = 0.4

/** How much a word can say by its nature: a rare noun most, a function word hardly anything. */
function substance(text: string, segmenter: Lexicographer): number {
  if (ASKING.test(text) || COUNT.test(text)) return HARDLY
  const kind = segmenter.wordClass(text)
  if (kind === null) return isHan(text) && text.length <= 2 ? CHANCE : 1
  const perMillion = segmenter.commonness(text)
  const everyday = perMillion > 100 ? 0.7 : 1
  return SUBSTANCE[kind] * everyday * (text.length === 1 ? 0.6 : 1)
}

function partsOf(text: string, segmenter: Lexicographer): string[] {
  if (!isHan(text) || text.length < 4) return []
  const words = segmenter.words(text).flatMap((word) => (word === text ? halvesOf(text, segmenter) : [word]))
  const parts = withoutSingles(words)
  // 研发费用补助 is about 研发费用: that something is granted says every other clause.
  const telling = parts.filter((part) => !OF_ANY_GRANT.test(part))
  const kept = telling.length > 0 ? telling : parts
  return parts.length > 1 ? kept : []
}

const OF_ANY_GRANT = /^(?:补[助贴]|奖[励补金]|资助|资金|扶持|支持|政策|项目|条件|标准|材料)$/

/** A single character belongs to the word before it (展位 费 补贴 → 展位费 补贴), the first one to the word after it. */
function withoutSingles(words: readonly string[]): string[] {
  const parts: string[] = []
  for (const word of words) {
    const last = parts.at(-1)
    if (last !== undefined && (word.length === 1 || last.length === 1)) parts[parts.length - 1] = last + word
    else parts.push(word)
  }
  return parts
}

/** A dictionary word of four characters and more, cut where both sides are words (贷款贴息 → 贷款 贴息). */
function halvesOf(text: string, segmenter: Lexicographer): string[] {
  for (let i = 2; i + 2 <= text.length; i++) {
    const halves = [text.slice(0, i), text.slice(i)]
    if (halves.every((half) => segmenter.wordClass(half) !== null)) return halves
  }
  return [text]
}
