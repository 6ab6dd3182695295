import type { Clause, Fact } from '../../model.ts'
import type { Query } from '../../search/query.ts'
import { continentsIn, holdsForContinent } from '../../regions/continents.ts'
import { findAmounts, type Amount } from '../../text/amounts.ts'
import { normalise } from '../../text/normalise.ts'
import { besideTiers, ladders, takingIn, withUnits, type Step } from '../judging/own-figure.ts'
import { shareOfSubject } from '../judging/taken-up.ts'
import type { Citation } from '../types.ts'

/**
 * What a clause grants to several, with the one first that the question names (高级工 of 初级工、中级工、高级工): by the words that
 * tell it from the others. Otherwise in the order of the text.
 */
export function askedFirst(facts: readonly Fact[], question: string, query: Query): readonly Fact[] {
  const asked = askedOf(facts, question, query)
  return [...asked, ...facts.filter((fact) => !asked.includes(fact))]
}

/** Those that the question names; all of them where it names none. */
function askedOf(facts: readonly Fact[], question: string, query: Query): readonly Fact[] {
  if (facts.length < 2 || facts.length > MOST_COMPARED) return facts
  const share = shareOfSubject(query)
  const sizes = normalise(question).match(SIZE_OR_LEVEL) ?? []
  const continents = continentsIn(question)
  const shares = facts.map((fact) => {
    const own = normalise(ownWords(fact, facts))
    const says = normalise(saidOf(fact))
    const isThere = continents.some((continent) => holdsForContinent(says, continent) === true)
    const isSaid = isThere || sizes.some((size) => own.includes(size))
    return share(own.replace(LEFT_OUT, '')) + (isSaid ? SAID : 0)
  })
  const most = Math.max(...shares)
  return most < LEAST ? facts : facts.filter((_, i) => (shares[i] ?? 0) >= most - AS_NEAR)
}

/**
 * What a clause grants, with the tiers first that take in the asker's figures, and of steps the highest that they reach; the
 * others follow in the order of the text. Null if none takes them in.
 */
export function ownFirst(
  written: readonly Fact[],
  { text }: Pick<Clause, 'text'>,
  figures: readonly Amount[],
  asks: Asks,
): readonly Fact[] | null {
  const facts = withUnits(written, text)
  const steps = figures.map((figure) => ({ figure, own: askedLadders(facts, figure, asks) }))
  const reached = steps.flatMap(({ figure, own }) =>
    own.flatMap((ladder) => ladder.findLast(({ from }) => from <= figure.value)?.fact ?? []),
  )
  const isStep = new Set(figures.flatMap((figure) => ladders(facts, figure).flat()).map(({ fact }) => fact))
  const others = takingIn(facts, figures).filter((fact) => !isStep.has(fact))
  const own = [...new Set(reached), ...askedFirst(others, asks.question, asks.query)]
  const inOrder = [...own, ...facts.filter((fact) => !own.includes(fact))]
  return own.length === 0 ? null : inOrder.flatMap((fact) => written[facts.indexOf(fact)] ?? [])
}

/**
 * 推荐了30人, and the clause grants in steps from 50人 on: what is said before them, as none is the asker's. Null if there are no
 * steps, one is reached, or several figures are added up (人数可累加计算), of which the question may tell but one.
 */
export function belowSteps(
  { facts, clause }: Pick<Citation, 'facts' | 'clause'>,
  figures: readonly Amount[],
  asks: Asks,
): string | null {
  if (ADDED_UP.test(clause.text)) return null
  for (const figure of figures) {
    const beside = besideTiers({ facts, text: clause.text }, figure)
    if (beside !== null) return `所列各档都不含${figure.raw}，条款另写：“${beside}”。`
    const [[least] = [], ...more] = askedLadders(facts, figure, asks)
    if (!least || more.length > 0 || figure.value >= least.from) continue
    const others = ladders(facts, figure).flat()
    // Sums are named by money themselves, and so only the words on who receives them tell of other steps.
    const words = figure.unit === '元' ? facts.map(saidOf).join('\n') : clause.text
    const isLeast = findAmounts(words).every(
      ({ unit, value }) => unit !== figure.unit || value >= least.from || others.some(({ from }) => from === value),
    )
    if (isLeast) return `以下条款从“${least.fact.condition ?? ''}”起分档，没有写到不足这一档的：`
  }
  return null
}

const ADDED_UP =
  /可以?[^,，。；;]{0,4}(?:累加|累计|合并|叠加)计算|(?:累加|合并|累计)计算[^,，。；;]{0,6}(?:人数|数量|规模|面积|金额)/

function saidOf({ recipient, condition }: Fact): string {
  return [recipient, condition].filter(Boolean).join('\n')
}

interface Asks {
  readonly question: string
  readonly query: Query
}

/** 出口额300万美元、500万美元, and not 进口额100万美元、200万美元 beside them, where the question says which. */
function askedLadders(facts: readonly Fact[], figure: Amount, { query }: Asks): readonly (readonly Step[])[] {
  const all = ladders(facts, figure)
  const firsts = all.flatMap(([first]) => first?.fact ?? [])
  const asked = askedOf(firsts, '', query)
  return all.filter(([first]) => first && asked.includes(first.fact))
}

/**
 * The cells of a fact but those that all others have as well, or those of its recipient: all levels of one prize have one
 * recipient, which may name them all (获得金奖、银奖的), and two prizes may have the same levels.
 */
function ownWords(fact: Fact, facts: readonly Fact[]): string {
  const { recipient, condition, amount } = fact
  const group = facts.filter((other) => other.recipient === recipient)
  const isOwn = (name: 'condition' | 'amount'): boolean =>
    group.every((other) => other === fact || other[name] !== fact[name])
  const levels = group.length > 1 ? group.flatMap((other) => (other.condition ? levelOf(other, facts) : [])) : []
  const whom =
    group.length < facts.length ? levels.reduce((words, level) => words.replace(level, ''), recipient ?? '') : ''
  const cells = [
    whom,
    condition !== null && isOwn('condition') ? levelOf(fact, facts) : '',
    amount !== null && isOwn('amount') ? amount : '',
  ]
  return cells.filter((cell) => cell !== '').join('\n')
}

/**
 * 省级 of 国家级、省级服务机构, and 金奖 of 获得中国专利金奖、银奖: the words before the first of several names, and the noun behind
 * the last, are of all of them.
 */
function levelOf({ recipient, condition }: Fact, facts: readonly Fact[]): string {
  const name = condition ?? ''
  const tiers = facts.flatMap((other) => (other.recipient === recipient ? (other.condition ?? []) : []))
  const [first = '', ...more] = tiers
  if (!recipient?.includes(name) || more.length === 0) return name
  const levels = more.map((other) => other.slice(0, other.indexOf(first.slice(-1)) + 1) || other)
  return name === first
    ? name.slice(-Math.max(...levels.map(({ length }) => length)))
    : (levels[more.indexOf(name)] ?? name)
}

/** 境内国际性展会（广交会除外）: who asks for 广交会 is meant by another. */
const LEFT_OUT = /\((?:[^()]{1,30}除外|(?:不含|不包括|不包含|除)[^()]{1,30})\)/g

/**
 * 200马力, 4a: a size or a grade that stands in the words of one of them; of 200万元 the steps are told. 那省级的呢 after 小巨人给多少: so
 * does a level, whatever was asked before.
 */
const SIZE_OR_LEVEL = /(?<![\d.])\d+(?:\.\d+)?(?:[a-z]|(?![万亿元])\p{Script=Han}{2})|国家级|[省市区县州]级/gu
const SAID = 1

/** Rows of a clause: more are no table of tiers, and each is read against all others. */
const MOST_COMPARED = 300

/** Of the question's subject. */
const LEAST = 0.08
const AS_NEAR = 0.03
