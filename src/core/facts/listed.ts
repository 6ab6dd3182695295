import type { Fact } from '../model.ts'
import { findAmounts } from '../text/amounts.ts'
import { bareSumsOf } from './bare.ts'
import { withoutNumber } from './limits.ts'
import { conditionOf, namesBearer, type Cells } from './recipients.ts'
import type { Piece } from './sentences.ts'

/** A sentence that grants what the items below it name: 获得中国专利奖的，按下列标准奖励第一专利权人： */
export interface Opening extends Cells {
  readonly kind: string
  readonly start: number
  readonly end: number
}

/**
 * What a sentence before a list says of all its items; null where it ends in no list of sums. `granted` is what was read in
 * the sentence itself, which grants without naming a sum.
 */
export function openingOf(sentence: Piece, granted: readonly Fact[], kind: string): Opening | null {
  const end = sentence.text.slice(-LONGEST_END)
  if (!end.endsWith('：') || !GRANTS.test(end) || !HOW_MUCH.test(end) || WHO_MAY.test(sentence.text)) return null
  const last = granted.at(-1)
  const { recipient = null, condition = null } = last ?? {}
  return {
    kind: last?.kind ?? kind,
    recipient,
    condition,
    start: sentence.start,
    end: sentence.start + sentence.text.length,
  }
}

/** Characters. */
const LONGEST_END = 40
const GRANTS = /奖[励补金]|补[助贴]|资助|贴息|津贴|(?:下列|[以如]下)[^，]{0,4}(?:扶持|支持)：/
const HOW_MUCH = /下列|[以如]下|标准|比例|金额|额度|给予|予以|分别/
/** 符合下列条件的，给予奖励：says below who receives, and not how much. */
const WHO_MAY = /(?:下列|以下|如下)[^，]{0,8}(?:条件|情形|要求|材料)|之一的?[，：]|不予|不得|不再/

/** （一）金奖，50万元；, （二）银奖：30万元; empty where a sentence is no name with its sum. */
export function listedIn(item: Piece, opening: Opening, text: string): Fact[] {
  const own = withoutNumber(item)
  const end = item.start + item.text.length
  const [, name = '', amount = ''] = NAME_AND_SUM.exec(own.text) ?? []
  const isSum = amount !== '' && !NO_NAME.test(name) && !findAmounts(amount).some(({ atLeast }) => atLeast)
  if (isSum) return [cellsUnder(opening, { name, amount, end })]
  const { facts, rest } = bareSumsOf(own, opening.kind, text)
  if (rest) return []
  return facts.flatMap(({ recipient, condition, amount: sum, end: at }) => {
    const said = recipient ?? condition
    return said && sum ? [cellsUnder(opening, { name: said, amount: sum, end: at })] : []
  })
}

/**
 * （一）评估费补助：按评估费的60%给予补助 under 企业出质专利权取得贷款的，给予下列扶持：grants by words of its own, and to those
 * whom the sentence above names; so does （一）辅导备案的，奖励100万元 under 对拟上市的企业，分阶段给予奖励： Null where an item is not of that list, or says itself who receives.
 */
export function itemUnder(item: Piece, granted: readonly Fact[], opening: Opening): Fact[] | null {
  const label = LABELLED.exec(item.text)?.[1] ?? (NUMBERED.test(item.text) ? '' : null)
  const { recipient, start } = opening
  if (label === null || recipient === null || granted.length === 0 || item.start - opening.end > FAR) return null
  if (granted.some((fact) => fact.recipient !== null)) return null
  return granted.map((fact) => {
    // 评估费 of the label is part of what is given, and nobody's condition.
    const isLabel = fact.condition !== null && label !== '' && label.startsWith(fact.condition)
    return isLabel
      ? { ...fact, kind: label, recipient, condition: opening.condition, start }
      : { ...fact, recipient, start }
  })
}

const NUMBERED = /^[（(]?[0-9一二三四五六七八九十]{1,3}[）).．、]/
const LABELLED = /^[（(]?[0-9一二三四五六七八九十]{1,3}[）).．、]\s?([^，。；：]{2,16})：/
/** Characters; what lies further off is no item of the list. */
const FAR = 600

/** What is said above the list tells whom it is for, and the item's name which of them. */
function cellsUnder(
  { kind, recipient, condition, start }: Opening,
  { name, amount, end }: { readonly name: string; readonly amount: string; readonly end: number },
): Fact {
  const of = condition ?? recipient
  if (of === null && namesBearer(name)) return { kind, recipient: name, condition: null, amount, start, end }
  return { kind, recipient: of, condition: conditionOf(name) ?? name, amount, start, end }
}

const NAME_AND_SUM =
  /^([^，。；：]{2,60}?)[，：]?\s?((?:每[^，。；0-9]{1,6}|一次性|最高|不超过|按[^，。；0-9]{0,12}){0,3}[0-9][0-9.]{0,7}\s?(?:[万亿]?元|[%％‰])(?:[/·][^，。；]{1,4})?(?:[（(][^（）()]{1,40}[）)])?(?:，(?:每[^，]{1,6}|单[^，]{1,6})?(?:年度)?(?:最高|不超过)[^，]{1,16})?)$/u
/** 注册资本，500万元: a measure, and nobody's sum; 产值达500万元, and 罚款按1500元, where a word goes on to the figure. */
const NO_NAME =
  /(?:资本|投资|投入|资产|营业|营收|销售|产值|收入|税|额|规模|累计|合计|上限|其中|[0-9.]|[满达过于至到为是由在每按])$/
