import type { Fact } from '../../model.ts'
import type { Query } from '../../search/query.ts'
import { normalise } from '../../text/normalise.ts'
import { shareOfSubject } from '../judging/taken-up.ts'

/**
 * What a clause grants to several, with the one first that the question names (高级工 of 初级工、中级工、高级工): by the words that
 * tell it from the others. Otherwise in the order of the text.
 */
export function askedFirst(facts: readonly Fact[], query: Query): readonly Fact[] {
  if (facts.length < 2) return facts
  const share = shareOfSubject(query)
  const shares = facts.map((fact) => share(normalise(ownWords(fact, facts))))
  const most = Math.max(...shares)
  const asked = facts.filter((_, i) => (shares[i] ?? 0) >= most - AS_NEAR)
  return most < LEAST ? facts : [...asked, ...facts.filter((fact) => !asked.includes(fact))]
}

/** The cells of a fact but those that others have as well: all levels of one prize have one recipient. */
function ownWords(fact: Fact, facts: readonly Fact[]): string {
  const cells = (['recipient', 'condition', 'amount'] as const).flatMap((name) => {
    const cell = fact[name]
    const isOwn = cell !== null && facts.every((other) => other === fact || other[name] !== cell)
    return isOwn ? [name === 'condition' ? withoutNoun(fact, facts) : cell] : []
  })
  return cells.join('\n')
}

/** 省级 of 国家级、省级服务机构: the noun behind the last of several names is of all of them. */
function withoutNoun({ recipient, condition }: Fact, facts: readonly Fact[]): string {
  const name = condition ?? ''
  if (!recipient?.endsWith(name)) return name
  const others = facts.flatMap((other) => (other.recipient === recipient ? (other.condition ?? []) : []))
  const at = name.indexOf(others[0]?.slice(-1) ?? name)
  return at < 0 ? name : name.slice(0, at + 1)
}

/** Of the question's subject. */
const LEAST = 0.2
const AS_NEAR = 0.05
