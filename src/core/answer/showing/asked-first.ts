import type { Fact } from '../../model.ts'
import type { Query } from '../../search/query.ts'
import { normalise } from '../../text/normalise.ts'
import { shareOfSubject } from '../judging/taken-up.ts'

/**
 * What a clause grants to several, with the one first that the question names (高级工 of 初级工、中级工、高级工): by the words that
 * tell it from the others. Otherwise in the order of the text.
 */
export function askedFirst(facts: readonly Fact[], question: string, query: Query): readonly Fact[] {
  if (facts.length < 2) return facts
  const share = shareOfSubject(query)
  const sizes = normalise(question).match(SIZE) ?? []
  const shares = facts.map((fact) => {
    const says = normalise([fact.recipient, fact.condition].filter(Boolean).join('\n'))
    return share(normalise(ownWords(fact, facts))) + (sizes.some((size) => says.includes(size)) ? SAID : 0)
  })
  const most = Math.max(...shares)
  const asked = facts.filter((_, i) => (shares[i] ?? 0) >= most - AS_NEAR)
  return most < LEAST ? facts : [...asked, ...facts.filter((fact) => !asked.includes(fact))]
}

/** The cells of a fact but those that others have as well: all levels of one prize have one recipient. */
function ownWords(fact: Fact, facts: readonly Fact[]): string {
  const cells = (['recipient', 'condition', 'amount'] as const).flatMap((name) => {
    const cell = fact[name]
    const isOwn = cell !== null && facts.every((other) => other === fact || other[name] !== cell)
    return isOwn ? [name === 'condition' ? levelOf(fact, facts) : cell] : []
  })
  return cells.join('\n')
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

/** 200马力, 4a: a size or a grade that stands in the words of one of them. */
const SIZE = /(?<![\d.])\d+(?:\.\d+)?(?:[a-z]|\p{Script=Han}{2})/gu
const SAID = 1

/** Of the question's subject. */
const LEAST = 0.08
const AS_NEAR = 0.03
