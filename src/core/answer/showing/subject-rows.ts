import type { Fact, Span } from '../../model.ts'
import { pairsOf } from '../../question/terms.ts'
import type { Query } from '../../search/query.ts'
import { findAmounts, type Amount } from '../../text/amounts.ts'
import { normalise } from '../../text/normalise.ts'
import { asksForBenefit, kindsSaid } from '../judging/evidence.ts'
import { shareOfSubject } from '../judging/taken-up.ts'
import type { Citation, Intent } from '../types.ts'

/**
 * The facts of a citation without those that stand beside its quotes as if they were the answer: where the words about
 * what was asked hold a sum that became no fact (降低担保费率至1%), the sums of other matters (风险补偿提升至40%) answer nothing,
 * and the quote alone must do. Where neither a sum nor a grant is asked for (卖专利的钱要交国库吗), no row of other matters stands below
 * the answer.
 */
export function rowsOfSubject(
  facts: readonly Fact[],
  { quotes }: Pick<Citation, 'quotes'>,
  query: Query,
  source: string,
  intent: Intent,
): readonly Fact[] {
  const isShown = (fact: Fact): boolean =>
    fact.amount !== null && fact.kind !== '目标' && quotes.some((quote) => meets(fact, quote))
  const shown = facts.filter(isShown)
  if (shown.length === 0) return facts
  const share = shareOfSubject(query)
  // 稳岗返还返多少: a row of 返还 is of the subject, however little else of it the row says.
  const isOfSubject = ({ kind, start, end }: Fact): boolean =>
    (!OF_ANYTHING.test(kind) && query.concepts.some(({ text }) => text.includes(kind))) ||
    share(normalise(source.slice(start, end))) >= SOME
  if (!OF_GRANTS.has(intent) && !asksForBenefit(query))
    return facts.filter((fact) => !isShown(fact) || (intent !== 'department' && isOfSubject(fact)))
  if (shown.some(isOfSubject)) return facts
  const withoutRow = [SENTENCE, PART].some((piece) => {
    const about = closestTo(
      share,
      quotes.flatMap((quote) => piecesOf(source, quote, piece)),
    )
    return about.some(({ text }) => saysHowMuch(text)) && !shown.some((fact) => about.some((span) => meets(fact, span)))
  })
  return withoutRow ? facts.filter((fact) => !isShown(fact)) : facts
}

/**
 * The facts of a citation that a list or a comparison may have as rows: where one kind of benefit is asked for (专利保险 各地怎么说的), a
 * row of another kind that the clause names too (给予两年贴息) is no row of it; where none is (开放许可有啥不同), only what is said of the
 * subject.
 */
export function rowsAsked(
  facts: readonly Fact[],
  { clause }: Pick<Citation, 'clause'>,
  question: string,
  query: Query,
  source: string,
): readonly Fact[] {
  const kinds = kindsSaid(query)
  if (OF_SEVERAL.test(question)) return facts
  if (kinds.length === 0 && !query.asksMoney && !asksForBenefit(query)) {
    const pairs = query.concepts.flatMap(({ text, weight }) => (weight >= SAYS_SOMETHING ? pairsOf(text) : []))
    const touches = (text: string): boolean => pairs.some((pair) => text.includes(pair))
    // What stands under a heading of the subject need not name it.
    const isHeaded = pairs.length === 0 || touches(clause.path.join('\n'))
    return isHeaded ? facts : facts.filter(({ start, end }) => touches(source.slice(start, end)))
  }
  if (kinds.length === 0) return facts
  const isOfKind = (text: string): boolean => kinds.some((kind) => kind.test(text))
  const own = facts.filter(({ kind, start, end }) => isOfKind(`${kind}\n${normalise(source.slice(start, end))}`))
  // 一、担保费补助: what is headed so need not say it in each sentence.
  return own.length === 0 && isOfKind(normalise(clause.path.at(-1) ?? '')) ? facts : own
}

/** Least weight of a word that a question may be about. */
const SAYS_SOMETHING = 1

/** 贴息、风险补偿, 奖励和补贴贴息: whichever of them. */
const OF_SEVERAL = /(?:奖[励补金]?|补[贴助偿]|资助|贴息|返还|减免|保险|担保)[^,，。?？]{0,2}[、和或及跟与啊]/

/**
 * Whether a sentence that is quoted sets a bound that takes in the asker's figure and became no fact: of 不超过500万元的部分免征；超过500万元的部分…
 * a table without the second half misleads who has 700万元.
 */
export function leavesOutOwn(
  { facts, quotes }: Pick<Citation, 'facts' | 'quotes'>,
  figures: readonly Amount[],
  source: string,
): boolean {
  const granted = facts.filter(({ amount, kind }) => amount !== null && kind !== '目标')
  const takesIn = (text: string, { unit, value, span }: Amount, figure: Amount): boolean => {
    if (figure.unit !== unit) return false
    const [before, behind] = [text.slice(0, span.start), text.slice(span.end)]
    if (BELOW.test(behind) || BELOW_BEFORE.test(before)) return figure.value <= value
    return (ABOVE.test(behind) || ABOVE_BEFORE.test(before)) && figure.value >= value
  }
  return quotes
    .flatMap((quote) => piecesOf(source, quote, SENTENCE))
    .filter((piece) => !granted.some((fact) => meets(fact, piece)))
    .some(({ text }) => findAmounts(text).some((sum) => figures.some((figure) => takesIn(text, sum, figure))))
}

const BELOW = /^[及含]?以[下内]/
const BELOW_BEFORE = /(?:不足|低于|少于)$/
const ABOVE = /^[及含]?以上/
const ABOVE_BEFORE = /(?:(?<!不)超过|达到|满)$/

interface Said extends Span {
  readonly text: string
}

/** The pieces that say most of what was asked; none where no piece says it by itself. */
function closestTo(share: (text: string) => number, pieces: readonly Said[]): readonly Said[] {
  const shares = pieces.map(({ text }) => share(normalise(text)))
  const most = Math.max(0, ...shares)
  return most < ABOUT ? [] : pieces.filter((_, i) => (shares[i] ?? 0) >= most - AS_NEAR)
}

/** A sum or a rate, and not one that must be reached first (达到1000万元以上). */
function saysHowMuch(text: string): boolean {
  const sums = findAmounts(text).filter(({ kind, unit }) => kind === 'rate' || unit.endsWith('元'))
  return sums.some(({ atLeast }) => !atLeast)
}

function piecesOf(source: string, { start, end }: Span, piece: RegExp): Said[] {
  return Array.from(source.slice(start, end).matchAll(piece), ({ 0: text, index }) => ({
    text,
    start: start + index,
    end: start + index + text.length,
  }))
}

function meets(a: Span, b: Span): boolean {
  return a.start < b.end && a.end > b.start
}

/** Questions that what is granted may answer, whatever it is called. */
const OF_GRANTS: ReadonlySet<Intent> = new Set(['amount', 'list', 'compare'])

/** 补助多少 is asked of whatever there is. */
const OF_ANYTHING = /^(?:奖励|奖补|补[助贴]|资助|资金支持)$/

const SENTENCE = /[^。；;\n]+/g
const PART = /[^，。；;\n]+/g

/** Least share of the subject in one piece. */
const ABOUT = 0.6
const AS_NEAR = 0.1
/** Least share of the subject in a row that is about it. */
const SOME = 0.3
