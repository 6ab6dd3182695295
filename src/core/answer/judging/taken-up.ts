import { lazy } from '../../lazy.ts'
import { lexiconWords } from '../../question/lexicon.ts'
import { saysWhatIsWanted } from '../../question/words.ts'
import type { Comparable } from '../../search/collection.ts'
import type { Concept, Query } from '../../search/query.ts'
import { coverages } from '../../search/rank.ts'
import { isMoney, isOwnFigure } from './evidence.ts'

/** How much of what was asked a clause takes up. */
export interface TakenUp {
  /** Share of the subject's weight that the clause with its headings and title covers, 0 to 1. */
  readonly coverage: number
  /** Weight of what the question says of its subject, and how much of it nothing covers. */
  readonly content: number
  readonly uncovered: number
  /** How many of the subject's words say something. */
  readonly words: number
}

/**
 * Reads clauses for one question. Words that only say what sort of thing is wanted (补多少, 比例, 后果) count little: a
 * clause answers them by holding such a thing, in whatever words. A long word also stands where it is spelt out (质保金 in
 * 质量保证金).
 */
export function readerOf(query: Query): (form: Comparable) => TakenUp {
  const known = readers.get(query)
  if (known) return known
  const reader = createReader(query)
  readers.set(query, reader)
  return reader
}

/** Several steps of one answer read for the same question. */
const readers = new WeakMap<Query, (form: Comparable) => TakenUp>()

function createReader(query: Query): (form: Comparable) => TakenUp {
  const { weights, covered } = subjectOf(query)
  const isAside = asideOf(query, weights)
  return ({ text, heading, title, classes, applicants }) => {
    const above = covered(`${heading}\n${title}\n${classes}\n${applicants}`)
    const shares = covered(text).map((share, i) => Math.max(share, above[i] ?? 0))
    const asked = weights.map((weight, i) => (isAside(i) && (shares[i] ?? 0) < MEANT ? OF_ASKER * weight : weight))
    const content = asked.reduce((sum, weight) => sum + weight, 0)
    const coverage = content === 0 ? 0 : shares.reduce((sum, share, i) => sum + share * (asked[i] ?? 0), 0) / content
    const words = asked.filter((weight) => weight > SAYS_SOMETHING).length
    return { coverage, content, words, uncovered: (1 - coverage) * content }
  }
}

/**
 * Which words only tell who asks, where the rest of the question says what of: a clause that does not say them answers all
 * the same.
 */
function asideOf({ concepts }: Query, weights: readonly number[]): (i: number) => boolean {
  const rest = concepts.filter(
    (concept, i) =>
      !concept.ofAsker && !isMoney(concept) && !OF_WHAT_IS_TOLD.test(concept.text) && (weights[i] ?? 0) >= SAYS_WHAT,
  )
  return (i) => rest.length > 0 && concepts[i]?.ofAsker === true
}

/** 我开小餐饮店，登记要什么材料: what is done with the shop that was told of is asked of just that shop. */
const OF_WHAT_IS_TOLD =
  /^(?:登记|注册|备案|许可|审批|办证|发证|领证|换证|执照|营业执照|许可证|年检|变更|注销|延续|续期)$/

/** Least weight of a word that says what is asked for, and what one counts that only tells who asks. */
const SAYS_WHAT = 1.5
const OF_ASKER = 0.15

/** Whether the one clause takes up something of what was asked that the other does not. */
export function addsTo(query: Query): (one: Comparable, other: Comparable) => boolean {
  const { weights, covered } = subjectOf(query)
  const sharesIn = ({ text, heading, title, classes, applicants }: Comparable): readonly number[] =>
    covered([title, heading, text, classes, applicants].join('\n'))
  return (one, other) => {
    const known = sharesIn(other)
    return sharesIn(one).some((share, i) => (weights[i] ?? 0) > 0 && share > (known[i] ?? 0))
  }
}

/** Share of the question's subject that stands in a normalised text by itself. */
export function shareOfSubject(query: Query): (text: string) => number {
  const { covered, shareOf } = subjectOf(query)
  return (text) => shareOf(covered(text))
}

function subjectOf(query: Query) {
  const concepts = query.concepts.map((concept) =>
    concept.isTerm || isInstrument(concept.text) ? { ...concept, parts: [] } : concept,
  )
  const weights = weightsOf(query)
  const spelt = query.concepts.map((concept) => speltOut(concept))
  const least = query.concepts.map((concept) => (isOwnFigure(concept) || YEAR.test(concept.text) ? MEANT : 0))
  const stems = query.concepts.map(stemOf)
  const content = weights.reduce((sum, weight) => sum + weight, 0)
  const covered = (text: string): number[] =>
    coverages(concepts, text).map((share, i) => {
      if (share < MEANT && (share >= SYNONYM || spelt[i]?.(text))) return MEANT
      const stem = stems[i]
      return Math.max(share, least[i] ?? 0, stem && text.includes(stem) ? OF_STEM : 0)
    })
  const shareOf = (shares: readonly number[]): number =>
    content === 0 ? 0 : shares.reduce((sum, share, i) => sum + share * (weights[i] ?? 0), 0) / content
  return { weights, content, covered, shareOf }
}

/** 零售店 is of 零售, 夫妻俩 are 夫妻: what a word that the library does not use says without its last character. */
function stemOf({ text, isTerm }: Concept): string | null {
  return !isTerm && /^\p{Script=Han}{2}[店厂户商业们俩费款钱]$/u.test(text) ? text.slice(0, 2) : null
}

const OF_STEM = 0.75

/** 创业担保贷款: the name of a kind of loan or insurance says more than its parts, which stand in clauses on others too. */
function isInstrument(text: string): boolean {
  return INSTRUMENT.test(text) && lexiconWords().has(text)
}

const INSTRUMENT = /^.{4,}(?:贷款|保险|基金)$/

const SAYS_SOMETHING = 0.5
/** Whether a text is of the year asked about is judged by itself (`standing/another-year.ts`). */
const YEAR = /^20\d\d年度?$/
/** What a word counts that is there in other words or spelt out, and from where on it is. */
const MEANT = 0.92
const SYNONYM = 0.75

/** Money is the subject itself where nothing else is named (贴息那条). */
function weightsOf({ concepts, asksMoney }: Query): number[] {
  const isOther = (concept: Concept): boolean => !isMoney(concept) && !saysWhatIsWanted(concept.text)
  const others = concepts.filter(isOther).reduce((sum, { weight }) => sum + weight, 0)
  return concepts.map((concept) => {
    if (asksMoney && others >= SUBJECT && isMoney(concept)) return 0.2 * concept.weight
    return saysWhatIsWanted(concept.text) ? Math.min(MOST_OF_ASKING, 0.3 * concept.weight) : concept.weight
  })
}

/** Least weight of what is no money, for it to be what the question is about. */
const SUBJECT = 1

/** What a word weighs at most that says what is wanted, however rare it is. */
const MOST_OF_ASKING = 1

/**
 * The word with room between its characters, since abbreviations take a character of each word, or between its parts
 * (专利权、商标权质押 for 专利质押). A word of two characters that the library never uses may be short for two words that
 * stand side by side (领奖 for 领取奖励). Null for other words.
 */
function speltOut({ text, parts, isTerm }: Concept): ((said: string) => boolean) | null {
  const spaced = parts.length > 0 ? [parts.join('[^。；\\n]{0,8}')] : []
  if (/^\p{Script=Han}{3,5}$/u.test(text)) spaced.push(Array.from(text).join('\\p{Script=Han}{0,2}'))
  if (!isTerm && /^\p{Script=Han}{2}$/u.test(text)) spaced.push(text.replace(/./gu, '$&\\p{Script=Han}'))
  if (spaced.length === 0) return null
  const pattern = lazy(() => new RegExp(spaced.join('|'), 'u'))
  // Hardly a text has all the characters, and most expressions are never made.
  const needed = Array.from(parts.length > 0 ? parts.join('') : text)
  return (said) => needed.every((character) => said.includes(character)) && pattern().test(said)
}
