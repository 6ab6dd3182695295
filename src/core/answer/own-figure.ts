import type { Fact } from '../model.ts'
import { findAmounts, type Amount } from '../text/numerals.ts'
import { normalise } from '../text/normalise.ts'

/** The figures that a question gives of who asks: 营收3000万的, 种600亩. Money may be said without its unit. */
export function ownFigures(question: string): Amount[] {
  const written = normalise(question).replace(
    /([\d一二三四五六七八九十百千]+(?:\.\d+)?[万亿])(?:块钱?)?(?![元美欧港日件亩吨人户平\d])/g,
    '$1元',
  )
  return findAmounts(written).filter(({ kind, unit }) => kind === 'single' && !TOLD_OF_ANYTHING.has(unit))
}

/** Periods and pieces, which are told of anything. */
const TOLD_OF_ANYTHING: ReadonlySet<string> = new Set([
  '年',
  '个月',
  '月',
  '天',
  '日',
  '次',
  '个',
  '项',
  '份',
  '周',
  '小时',
])

/** The tiers that take in the question's figure before the others; otherwise in the order of the text. */
export function ownTierFirst(facts: readonly Fact[], figures: readonly Amount[]): readonly Fact[] {
  if (figures.length === 0) return facts
  const own = facts.filter((fact) => takesInAny(fact, figures))
  return own.length === 0 ? facts : [...own, ...facts.filter((fact) => !own.includes(fact))]
}

function takesInAny(fact: Fact, figures: readonly Amount[]): boolean {
  return figures.some((figure) => takesIn(fact, figure))
}

/** Whether the bounds that a grant sets (500亩以上, 不足1亿元, 1000万元至5000万元) are of the figure's unit and hold for it. */
function takesIn({ recipient, condition }: Fact, { value, unit }: Amount): boolean {
  const text = [recipient, condition].filter(Boolean).join('，')
  const holds = findAmounts(text).flatMap((amount) => {
    if (amount.unit !== unit) return []
    if (amount.kind === 'range') return [amount.min <= value && value <= amount.max]
    if (BELOW.test(text.slice(0, amount.span.start))) return [value < amount.value]
    if (amount.atLeast) return [value >= amount.value]
    return amount.atMost ? [value <= amount.value] : []
  })
  return holds.length > 0 && holds.every(Boolean)
}

/** What `findAmounts` takes for no bound: it tells how much may be granted, and this who is meant. */
const BELOW = /(?:不足|不满|未满|未达到?|(?<!不)(?:低于|少于|小于))$/
