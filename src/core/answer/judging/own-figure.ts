import type { Clause, Fact } from '../../model.ts'
import { findAmounts, type Amount } from '../../text/amounts.ts'
import { normalise } from '../../text/normalise.ts'

/** The figures that a question gives of who asks: 营收3000万的, 种600亩. Money may be said without its unit. */
export function ownFigures(question: string): Amount[] {
  const people = normalise(question).replace(/(?<=\d)个人/g, '人')
  const written = people.replace(
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

/** Whether a share, a ceiling or a sum is what a question asks for, and not who may apply. */
export function isAmountAsked(question: string): boolean {
  return SUM_ASKED.test(question) && !WHO_ASKED.test(question)
}

const SUM_ASKED =
  /比[例列]|最多|最高|封顶|上限|多少(?:元|万|补|奖|钱)|(?:补[贴助]?|奖励?|返|贴息?|资助|给|拿|领)多少|标准(?:是)?多少|几个点|百分之几|[返退补奖减免抵]几成/
const WHO_ASKED = /条件|要求|资格|门槛|谁能|什么人|哪些人|哪[些类]企业|需要|要(?:满|多|几)|多久|期限|材料/

/**
 * Whether the bounds that a clause sets for whom it grants something take in a figure: false if all of them shut it out,
 * null if it sets none of that unit, or steps without a bound (达到300万美元、500万美元).
 */
export function tellsFigure({ facts, text }: Pick<Clause, 'facts' | 'text'>, figure: Amount): boolean | null {
  const own = facts.filter(({ recipient, condition }) => recipient !== null || condition !== null)
  // 对年出口额500万美元以下的企业，由财政统一投保: nothing is granted in figures, but to whom is said first.
  const said = own.length > 0 ? own : [{ recipient: text.split(/[，,。；]/, 1)[0] ?? '', condition: null }]
  const told = said.map((cells) => holdsFor(cells, figure))
  if (told.includes(true)) return true
  return told.includes(false) && !said.some((cells) => isOpen(cells, figure)) ? false : null
}

/** The grants whose bounds take in one of the question's figures. */
export function takingIn(facts: readonly Fact[], figures: readonly Amount[]): readonly Fact[] {
  return facts.filter((fact) => figures.some((figure) => holdsFor(fact, figure) === true))
}

/** 500—1000 under 节能量（吨标准煤）: the rows of a table with the unit that the head of their column names. */
export function withUnits(facts: readonly Fact[], text: string): readonly Fact[] {
  const unit = HEAD_UNIT.exec(text)?.[1]
  if (unit === undefined) return facts
  return facts.map((fact) =>
    BARE_RANGE.test(fact.recipient ?? '')
      ? { ...fact, recipient: (fact.recipient ?? '').replace(/\d(?=\D*$)/, `$&${unit}`) }
      : fact,
  )
}

const HEAD_UNIT =
  /(?:^|\n)\|?\s?[^|\t\n（(]{2,16}[（(](?:单位[：:])?([万亿]?(?:美?元|吨|人|户|家|亩|件|个|台|平方米|千瓦))[^（）()|\t\n]{0,8}[）)]\s?[|\t]/
const BARE_RANGE = /^\d[\d.]{0,9}\s?(?:[—–~～至-]\s?\d[\d.]{0,9}|及?以[上下])(?:[（(]不?含[）)])?$/

/**
 * 5亿元以上的，实行“一事一议”: the words of a clause that hold for a figure which every tier that it grants shuts out; null if there
 * are none, or a tier takes it in.
 */
export function besideTiers(clause: Pick<Clause, 'facts' | 'text'>, figure: Amount): string | null {
  if (clause.facts.length === 0 || tellsFigure(clause, figure) !== false) return null
  const rules = clause.text.split(/[；;。\n]/).flatMap((sentence) => sentence.match(RULE) ?? [])
  const own = rules.find(
    (rule) => NO_TIER.test(rule) && holdsFor({ recipient: null, condition: rule }, figure) === true,
  )
  return own?.trim() ?? null
}

/** A part with what follows it, where it only says of whom: 5亿元以上的，实行…. */
const RULE = /[^，]{1,60}的，[^，]{1,40}|[^，]{1,60}/g
const NO_TIER =
  /一事一议|一企一策|一项一策|不予?(?:奖[励补]|补[助贴]|资助|贴息|支持|享受)|不给予|另行(?:研究|确定|商定)/

/** A grant with what must be reached for it. */
export interface Step {
  readonly fact: Fact
  readonly from: number
}

/** Grants of one kind that follow each other in steps of what must be reached: 达300万美元、500万美元, 50人以上…；100人以上…. */
export function ladders(facts: readonly Fact[], { unit }: Amount): Step[][] {
  const all: Step[][] = []
  let last: Step | null = null
  for (const fact of facts) {
    const from = stepOf(fact, unit)
    const step: Step | null = from === null ? null : { fact, from }
    if (step && last && goesUp(last, step)) all.at(-1)?.push(step)
    else if (step) all.push([step])
    last = step
  }
  return all.filter(({ length }) => length > 1)
}

function goesUp(last: Step, next: Step): boolean {
  // 机构推荐50人以上的…；100人以上的…: who it is stands before the first of them.
  const isOfOne = last.fact.kind === next.fact.kind && [last.fact.recipient, null].includes(next.fact.recipient)
  return isOfOne && last.from < next.from && next.fact.start - last.fact.end <= BESIDE
}

/** Characters between two steps that stand in one sentence. */
const BESIDE = 2

/** What must be reached by the one figure of a condition; null where it has another bound or several figures. */
function stepOf({ condition }: Fact, unit: string): number | null {
  const amounts = findAmounts(condition ?? '').filter((amount) => amount.unit === unit)
  const [amount] = amounts
  if (!amount || amounts.length > 1 || amount.kind !== 'single' || amount.atMost) return null
  return BELOW.test((condition ?? '').slice(0, amount.span.start)) ? null : amount.value
}

function isOpen({ recipient, condition }: Pick<Fact, 'recipient' | 'condition'>, { unit }: Amount): boolean {
  const text = [recipient, condition].filter(Boolean).join('，')
  return findAmounts(text).some(
    (amount) =>
      amount.unit === unit &&
      amount.kind !== 'range' &&
      !(amount.atLeast || amount.atMost || BELOW.test(text.slice(0, amount.span.start))),
  )
}

/** Whether the bounds that a grant sets (500亩以上, 不足1亿元, 1000万元至5000万元) hold for the figure; null if none is of its unit. */
function holdsFor(
  { recipient, condition }: Pick<Fact, 'recipient' | 'condition'>,
  { value, unit }: Amount,
): boolean | null {
  // 出口额300万美元、500万美元以上的企业 is of all its steps, and each of them a condition of its own.
  const isStep = condition !== null && recipient?.includes(condition) === true
  const text = isStep ? condition : [recipient, condition].filter(Boolean).join('，')
  const holds = findAmounts(text).flatMap((amount) => {
    if (amount.unit !== unit) return []
    if (amount.kind === 'range') return [amount.min <= value && value <= amount.max]
    if (BELOW.test(text.slice(0, amount.span.start))) return [value < amount.value]
    if (amount.atLeast) return [value >= amount.value]
    return amount.atMost ? [value <= amount.value] : []
  })
  return holds.length === 0 ? null : holds.every(Boolean)
}

/** What `findAmounts` takes for no bound: it tells how much may be granted, and this who is meant. */
const BELOW = /(?:不足|不满|未满|未达到?|(?<!不)(?:低于|少于|小于))$/
