import type { Fact } from '../model.ts'
import { findAmounts } from '../text/amounts.ts'
import { isRange } from './limits.ts'
import { namesBearer } from './recipients.ts'
import { partsOf, type Piece } from './sentences.ts'

/**
 * A ceiling in a sentence that grants nothing itself: how much may be borrowed or charged at most (贷款额度不超过30万元，其中…可放宽至
 * 50万元; 信用贷款，最高50万元), or the ceiling of some of those named before (其中列为重点项目的，最高2000万元). What may be borrowed
 * is of the kind 额度, since nobody is given it. Empty if there is none.
 */
export function ceilingsIn(sentence: Piece, source: string): Fact[] {
  const parts = partsOf(sentence)
  const first = ceilingIn(parts, source)
  if (!first) return []
  const others = parts.filter(({ text, start }) => start >= first.end && isOfItsOwn(text))
  return [first, ...others.map(({ text, start }): Fact => ofItsOwn(text, start, first))]
}

/** 单张记名卡限额不得超过5000元，单张不记名卡限额不得超过1000元, 企业最高10万元，创业团队最高3万元: each for what it names. */
function isOfItsOwn(part: string): boolean {
  const text = part.replace(NOTE, '')
  const [, who = ''] = OF_OTHERS.exec(text) ?? []
  return isCeiling(text) && (NAMED_LIMIT.test(text) || (namesBearer(who) && !EACH_ONE.test(who)))
}

/** On whatever condition the first ceiling of the sentence holds, the others hold too. */
function ofItsOwn(text: string, start: number, first: Fact): Fact {
  const [, who = ''] = NAMED_LIMIT.test(text) ? [] : (OF_OTHERS.exec(text.replace(NOTE, '')) ?? [])
  const most = text.slice(who.length)
  const { condition } = first
  const from = condition === null ? start : first.start
  return { kind: kindOf(text), recipient: who || null, condition, amount: most, start: from, end: start + text.length }
}

/** 小微企业最高贷款额度400万元（招用人员达到10%）: on what the ceiling depends. */
const NOTE = /[（(][^（）()]*[）)]$/
const NAMED_LIMIT = /^[^，]{2,24}(?:额度|限额)(?:为?最高|不超过|不高于|不得超过|上限)/
const OF_OTHERS = /^([^，：]{2,24}?)((?:每年|年度)?(?:最高|不超过|不高于)[^，]{2,20})$/
const EACH_ONE = /^(?:对?[单每同各]|累计|合计)/

function ceilingIn(parts: readonly Piece[], source: string): Fact | null {
  const loan = loanIn(parts, source) ?? raisedAlone(parts, source)
  if (loan) return loan
  const at = parts.findIndex(({ text }) => CEILING.test(text) && isCeiling(text))
  const [head, only] = parts
  const first = parts[at]
  if (first && !BUDGET.test(first.text)) {
    const behind = parts.slice(at + 1)
    const other = behind.findIndex(
      ({ text }) => !GOES_ON.test(text) || findAmounts(text).length === 0 || isOfItsOwn(text),
    )
    const last = (other < 0 ? behind : behind.slice(0, other)).at(-1) ?? first
    const start = first.start + (LABEL.exec(first.text)?.[0].length ?? 0)
    const end = last.start + last.text.length
    const condition = conditionOf(parts.slice(0, at), source)
    const from = condition && head ? head.start : start
    const amount = source.slice(start, end)
    // 单笔贷款本金不超过1000万元的，…: of which loans the rest speaks.
    if (/的(?:部分)?$/.test(amount)) return null
    return { kind: kindOf(amount), recipient: null, condition, amount, start: from, end }
  }
  if (head && !only) return ceilingOfSome(head) ?? widened(head)
  if (head && only && SET_CASE_BY_CASE.test(head.text) && ONLY_CEILING.test(only.text) && isCeiling(only.text)) {
    const start = head.start + (LABEL.exec(head.text)?.[0].length ?? 0)
    const end = only.start + only.text.length
    const amount = source.slice(start, end)
    return { kind: kindOf(amount), recipient: null, condition: null, amount, start, end }
  }
  if (!head || !only || parts.length > 2 || !head.text.endsWith('的') || !ONLY_CEILING.test(only.text)) return null
  const condition = someOf(head.text)
  if (!isCeiling(only.text) || BUDGET.test(condition)) return null
  return {
    kind: '上限',
    recipient: null,
    condition,
    amount: only.text,
    start: head.start,
    end: only.start + only.text.length,
  }
}

/** 小微企业新招用人员达到10%，并签订合同的，最高可贷400万元: what stands before a ceiling says of whom it holds. */
function conditionOf(before: readonly Piece[], source: string): string | null {
  const [first] = before
  const last = before.at(-1)
  if (!first || !last || !(last.text.endsWith('的') || (before.length === 1 && OF_SOME.test(first.text)))) return null
  const words = source.slice(first.start, last.start + last.text.length)
  return someOf(words.replace(LABEL, ''))
}

/** 合作银行发放信用贷款，最高50万元，年利率不高于4%: the loan is named, and then how much of it there is. */
function loanIn(parts: readonly Piece[], source: string): Fact | null {
  const at = parts.findIndex(({ text }, i) => OF_LOAN.test(text) && LOAN.test(parts[i - 1]?.text ?? ''))
  const named = parts[at - 1]
  const first = parts[at]
  if (!named || !first || !isCeiling(first.text)) return null
  const behind = parts.slice(at + 1)
  const other = behind.findIndex(({ text }) => !GOES_ON.test(text) || findAmounts(text).length === 0)
  const last = (other < 0 ? behind : behind.slice(0, other)).at(-1) ?? first
  const start = named.start + (ITEM.exec(named.text)?.[0].length ?? 0)
  const end = last.start + last.text.length
  return { kind: '额度', recipient: null, condition: null, amount: source.slice(start, end), start, end }
}

const LOAN = /(?:贷款|授信|[^代放房]贷”?|”贷)$/
const OF_LOAN = /^(?:个人|企业|小微企业|[单每][户笔家个人])?最高/
const ITEM = /^(?:.*[一二三四五六七八九]是)?/

/** 合伙创业的，可适当提高贷款额度，最高不超过300万元, in a sentence of its own. */
function raisedAlone(parts: readonly Piece[], source: string): Fact | null {
  const at = parts.findIndex(({ text }) => RAISES_LOAN.test(text))
  const [who, raising, ceiling, besides] = parts.slice(Math.max(0, at - 1))
  if (at < 1 || !who || !raising || !ceiling || !who.text.endsWith('的') || !ONLY_CEILING.test(ceiling.text))
    return null
  // 最高不超过总额度的10%，且总额最高不超过110万元
  const most = besides && BESIDES.test(besides.text) && isCeiling(besides.text) ? besides : ceiling
  const end = most.start + most.text.length
  const amount = source.slice(raising.start, end)
  const kind = /贷|授信/.test(raising.text) ? '额度' : '上限'
  return { kind, recipient: null, condition: someOf(who.text), amount, start: who.start, end }
}

/** 每增加一名符合条件的合伙人可增加10万元, 可以根据合伙人数适当提高: what is raised was said before. */
const BESIDES = /^[且并](?:总额|合计|累计)?(?:最高|不超过)/
const RAISES_LOAN =
  /^可[^，]{0,24}(?:提高|放宽|上浮|增加|扩大)[^，]{0,4}(?:贷款|授信)额度$|^每(?:增加|新增)[^，]{2,24}可(?:增加|提高|上浮)(?:额度)?[0-9.]{1,6}[万亿]?元$|^可以?根据[^，]{2,12}适当(?:提高|放宽|增加)$/

/** Nobody is granted what may be borrowed. */
function kindOf(ceiling: string): string {
  return /贷|授信/.test(ceiling) && !/[利费]率|使用费/.test(ceiling.split('，')[0] ?? '') ? '额度' : '上限'
}

/** 贷款额度由经办银行合理确定，最高不超过500万元 */
const SET_CASE_BY_CASE = /(?:额度|金额|标准)(?:由|根据|按)[^，]{2,60}(?:确定|核定)$/

/** 高新技术企业可放宽到30万元: the ceiling that the sentence before it sets, raised for some. */
function widened({ text, start }: Piece): Fact | null {
  const [, who = '', amount = ''] = WIDENED.exec(text) ?? []
  if (who === '' || !/[元%‰]$/.test(findAmounts(amount).at(-1)?.unit ?? '')) return null
  const cells = namesBearer(who) ? { recipient: who, condition: null } : { recipient: null, condition: someOf(who) }
  return { kind: '上限', ...cells, amount, start, end: start + text.length }
}

const WIDENED =
  /^([^，：0-9]{2,40}?)((?:可以?|最[多高]可?)(?:放宽|提高|上浮|增加|扩大)(?:到|至|为)(?:最高|不超过)?[0-9][0-9.]{0,7}\s?(?:[万亿]?元|[%％‰]))$/

/** 其中科技型中小企业最高不超过100万元: the ceiling of some of those that the sentence or the part before it limits. */
export function ceilingOfSome({ text, start }: Piece): Fact | null {
  const [, before = '', who = '', amount = ''] = OF_WHOM.exec(text) ?? []
  if (!namesBearer(who) || !isCeiling(amount)) return null
  const from = start + before.length
  return { kind: '上限', recipient: who, condition: null, amount, start: from, end: start + text.length }
}

const OF_WHOM =
  /^(其中[：:]?对?)([^，：]{2,24}?)((?:每年|年度)?(?:补[助贴]|奖励|资助)?(?:总?额)?(?:最高|不超过|不高于)[^，]{2,20})$/

/**
 * 合伙创业的可适当提高额度，最高不超过300万元: what is raised for some, behind what all are granted; null if the words before the
 * ceiling raise nothing.
 */
export function raisedCeiling(raising: Piece | undefined, { text, start }: Piece, source: string): Fact | null {
  const condition = RAISES.exec(raising?.text ?? '')?.[1]
  if (!raising || !condition || !ONLY_CEILING.test(text) || !findAmounts(text).some(({ atMost }) => atMost)) return null
  const end = start + text.length
  const from = raising.start + raising.text.indexOf('可', condition.length)
  return { kind: '上限', recipient: null, condition, amount: source.slice(from, end), start: raising.start, end }
}

const RAISES = /^([^，]{2,30}?)的?可[^，]{0,24}(?:提高|放宽|上浮|增加|扩大)[^，]{0,8}额度?$/

/** 对其中…的创业组织, …的: of whom a ceiling holds. */
const OF_SOME = /^其?中?[对为]|的$/

function someOf(words: string): string {
  return words
    .replace(/^其中[：:]?/, '')
    .replace(/^对(?:其中)?/, '')
    .replace(/的$/, '')
}

/** At most so much money or such a share; 不超过3次 and 资产不超过500万元的 are none. */
function isCeiling(text: string): boolean {
  if (isRange(text)) return false
  const last = findAmounts(text).at(-1)
  const isMost = last !== undefined && (last.atMost || MOST_BEFORE.test(text.slice(0, last.span.start)))
  return isMost && /[元%‰]$/.test(last.unit) && last.span.end >= text.trimEnd().length - 2
}

/** 最高贷款额度30万元, 最高可贷50万元 */
const MOST_BEFORE = /最高(?:可以?)?(?:申请)?(?:贷款?|授信|担保)(?:额度|金额)?(?:为|达)?$/

const CEILING =
  /最高(?:可以?)?(?:申请)?(?:贷款?|授信)(?:额度|金额)?(?:为|达)?[0-9]|贷款最高[0-9]|(?:额度|限额|贷款(?:金额|本?金?余额)|单笔[^，]{0,8}|费率|利率|使用费|转贷资金)[^，]{0,10}(?:最高|不超过|不高于|不得超过|上限)/
const ONLY_CEILING = /^(?:每[户家个人]|单[户家个])?(?:最高|不超过)/
/** 可放宽至800万元, 合计最高不超过110万元, 期限不超过3年. */
const GOES_ON = /最高|最长|期限|不超过|不高于|放宽|提高|可达|上浮|下浮/
/** What is set aside or asked of others is no ceiling of a benefit. */
const BUDGET = /预算|安排|统筹|规模|总额不|资产|营业收入|销售额/
const LABEL =
  /^(?:(?:第[^条]{1,6}条|答[：:]|[（(][^（()）]{1,4}[）)]|[0-9一二三四五六七八九十]{1,3}[.、])\s*){0,2}(?:[^：，]{2,8}：)?/
