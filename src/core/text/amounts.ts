/** Amounts: a numeral with its unit, alone, in a range or in a list. */
import type { Span } from '../model.ts'
import { parseNumeral } from './numerals.ts'

/** One amount with its unit: `10 万元`, `2—5万元`, `5%`, `不少于30家`, `最高50万元`. */
export interface Amount {
  readonly span: Span
  /** As written. */
  readonly raw: string
  /** A range has both ends in `min` and `max`; a rate is a share (%, ‰, 1倍, 一半, 千分之五, 三分之一). */
  readonly kind: 'single' | 'range' | 'rate'
  /** In the base unit: yuan, people, pieces, or per cent for rates. The upper end of a range. */
  readonly value: number
  readonly min: number
  readonly max: number
  /** The base unit: `元`, `美元`, `%`, `件`, `家` … */
  readonly unit: string
  /** 最高, 不超过, 以内 … */
  readonly atMost: boolean
  /** 不少于, 以上, 超过 … */
  readonly atLeast: boolean
}

/**
 * Every amount in the text, in order: a numeral with its unit, or a range of two. Years, dates, document numbers and
 * numerals without a unit are not amounts, but for those of a list that leaves it to the last (100万、50万、20万元). Linear.
 */
export function findAmounts(text: string): Amount[] {
  const amounts: Amount[] = []
  let listed: Numeral[] = []
  for (const match of text.matchAll(AMOUNT)) {
    const before = listed.at(-1)
    if (before && !/^[ \u3000]?(?:[、和及或]|以及)[ \u3000]?$/.test(text.slice(before.end, match.index))) listed = []
    const bare = withoutUnit(match)
    if (bare) listed.push(bare)
    if (bare) continue
    const amount = toAmount(match, text)
    if (amount) amounts.push(...inUnitOf(amount, match, listed, text), amount)
    listed = []
  }
  return amounts
}

/** An amount's span with the words that bound it: 不高于300万元, 上限为20万元, 最高奖励5万元, 400件以上. */
export function withBounds(text: string, span: Span): Span {
  const from = Math.max(0, span.start - 14)
  const before = text.slice(from, span.start)
  const after = text.slice(span.end, span.end + 12)
  const opening = AT_MOST_BEFORE.exec(before) ?? AT_LEAST_BEFORE.exec(before)
  const closing = AT_MOST_AFTER.exec(after) ?? AT_LEAST_AFTER.exec(after)
  return { start: opening ? from + opening.index : span.start, end: span.end + (closing?.[0].length ?? 0) }
}

const DIGITS = '0-9０-９'
const CHINESE = '零〇一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟'
const SCALES = '万亿萬億'
/** Bounded repetitions keep the match from backtracking over long runs of figures. A full-width comma parts numerals in half width. */
const ARABIC = `[${DIGITS}]{1,15}(?:(?:,|(?<=[０-９])，(?=[０-９]))[${DIGITS}]{3}){0,4}(?:[.．][${DIGITS}]{1,6})?`
/** The 2万 of 2万5千, the 一亿 of 一亿零五百万. */
const HIGHER = `(?:(?:${ARABIC}(?:[十百千]{0,2}[${SCALES}]|[百千])|[${CHINESE}]{1,12}[${SCALES}])零?)`
const NUMERAL = `(?:${HIGHER}{0,3}(?:${ARABIC}|[${CHINESE}]{1,12}))`
const SCALE = '(?:[ \\u3000]{0,2}(?:百亿|千亿|万亿|百万|千万|[万亿千百萬億]))?'
const MONEY = '美元|美金|欧元|港元|港币|日元|人民币|元|圆|块钱'
const RATE = '%|％|‰|个百分点|倍|成'
const COUNT =
  '平方米|平方公里|公里|公斤|千瓦时|千瓦|小时|工作日|个工作日|个月|人次|人天|学时|课时|人|户|家|件|项|个|名|亩|吨|台套|台|套|辆|架|艘|床位|张|场|次|份|篇|幅|批|处|所|座|标箱|班|天|日|月|年|周|米|立方米|度|碳'
const UNIT = `(?:${MONEY}|${RATE}|${COUNT})`
const GAP = '[ \\u3000]{0,2}'
const BRACKET = '(?:[（(](?:不含|含)[）)])?'
const AMOUNT = new RegExp(
  // Not the tail of a numeral, nor the 十万 of 数十万元, which is no figure.
  `(?<![${DIGITS}${CHINESE}${SCALES}.．第]|[数几](?=[十百千]))(?:(一半|半数|全额)|(?:([百千万])|([${DIGITS}]{1,2}|[${CHINESE}]{1,3}))分之(${NUMERAL})(?!点)|` +
    `(${NUMERAL})(${SCALE})${GAP}(${UNIT})?(?:${BRACKET}${GAP}(?:[-—–－~～至到]|——)${GAP}` +
    `(${NUMERAL})(${SCALE})${BRACKET}${GAP}(${UNIT}))?)`,
  'gu',
)

const RATES = new Set(['%', '‰', '倍', '成', '个百分点'])
const AT_MOST_BEFORE =
  /(?:累计|最高|原则上){0,2}(?:最高|不超过|不高于|至多|上限|最多|不得超过|不得高于|封顶|限额)(?:可?(?:达到?|给予|奖励|补助|补贴|资助|支持|不超过|为|按)?)?(?:人民币)?\s{0,2}$/u
const AT_LEAST_BEFORE = /(?:不少于|不低于|至少|超过|达到|达|大于|高于|满|突破)(?:人民币)?\s{0,2}$/u
const AT_MOST_AFTER = /^\s{0,2}(?:[（(][^）)]{0,6}[）)])?(?:及?以下|以内|之内|封顶|为限)/u
const AT_LEAST_AFTER = /^\s{0,2}(?:[（(][^）)]{0,6}[）)])?(?:以上|及以上|起)/u

function toAmount(match: RegExpMatchArray, text: string): Amount | null {
  const start = match.index ?? 0
  const raw = match[0].trimEnd()
  const span = { start, end: start + raw.length }
  const bounds = boundsAround(text, span)
  const [, share, , , parts, first, firstScale, firstUnit, second, secondScale, secondUnit] = match
  if (share) return { span, raw, kind: 'rate', ...same(share === '全额' ? 100 : 50), unit: '%', ...bounds }
  if (parts) {
    const rate = shareOf(match)
    return rate && { span, raw, kind: 'rate', ...rate, ...bounds }
  }
  const unit = secondUnit ?? firstUnit
  if (!first || !unit || isDate(text, span, first, unit)) return null
  const high = valueOf(second ?? first, second ? secondScale : firstScale, unit)
  const own = valueOf(first, firstScale, firstUnit ?? unit)
  const lent = firstScale || firstUnit ? own : valueOf(first, secondScale, unit)
  // 1—3万元 begins at 1万, but 5000—1万元 at 5000.
  const low = lent !== null && high !== null && lent > high ? own : lent
  if (low === null || high === null) return null
  const base = baseUnit(unit)
  if (RATES.has(base) && !second)
    return { span, raw, kind: 'rate', ...same(low), unit: base === '‰' ? '‰' : base, ...bounds }
  if (!second) return { span, raw, kind: 'single', ...same(low), unit: base, ...bounds }
  return {
    span,
    raw,
    kind: 'range',
    min: Math.min(low, high),
    max: Math.max(low, high),
    value: high,
    unit: base,
    ...bounds,
  }
}

/** 百分之三十 is 30%, 千分之五 5‰, 三分之一 a third in per cent. */
function shareOf([, , power, whole = '', parts = '']: RegExpMatchArray): (Values & { unit: string }) | null {
  const value = parseNumeral(parts)
  const of = parseNumeral(whole)
  if (value === null) return null
  if (power) return { ...same(power === '万' ? value / 10 : value), unit: power === '百' ? '%' : '‰' }
  return of === null || value >= of ? null : { ...same(Math.round((value / of) * 1e4) / 100), unit: '%' }
}

/** A numeral of a list that may find its unit at the list's end. */
interface Numeral extends Span {
  readonly figures: string
  readonly scale: string
}

function withoutUnit(match: RegExpMatchArray): Numeral | null {
  const [whole, , , , , figures, scale = '', unit, second] = match
  const start = match.index ?? 0
  return figures && !unit && !second ? { start, end: start + whole.trimEnd().length, figures, scale } : null
}

/**
 * 100万、50万、20万元 and 100、50、20万元: the numerals before a sum or a rate are as many more, in its unit. In any other unit (第1、
 * 2项) only those with a 万 of their own are, and the number that a list's item opens with (1、20万元) is none.
 */
function inUnitOf(last: Amount, match: RegExpMatchArray, listed: readonly Numeral[], text: string): Amount[] {
  if (last.kind === 'range' || match[5] === undefined) return []
  const lends = LENDS.test(match[7] ?? '')
  return listed.flatMap(({ start, end, figures, scale }): Amount[] => {
    const bare = scale === ''
    if (bare && (!lends || !/^[0-9]/.test(figures) || !/[\p{Script=Han}：]$/u.test(beforeList(text, listed)))) return []
    const value = valueOf(figures, scale || match[6], match[7] ?? '')
    if (value === null) return []
    const { kind, unit, atMost, atLeast } = last
    return [{ span: { start, end }, raw: text.slice(start, end), kind, ...same(value), unit, atMost, atLeast }]
  })
}

const LENDS = new RegExp(`^(?:${MONEY}|${RATE})$`, 'u')

/** What stands before the first numeral of a list, unless that is one of a name: 附件1、2, 表3、4. */
function beforeList(text: string, listed: readonly Numeral[]): string {
  const start = listed[0]?.start ?? 0
  return text.slice(Math.max(0, start - 2), start).replace(/(?:[图表例款项条]|附件)$/, '')
}

type Values = Pick<Amount, 'value' | 'min' | 'max'>

function same(value: number): Values {
  return { value, min: value, max: value }
}

function boundsAround(text: string, span: Span): { atMost: boolean; atLeast: boolean } {
  const before = text.slice(Math.max(0, span.start - 14), span.start)
  const after = text.slice(span.end, span.end + 12)
  const atMost = AT_MOST_BEFORE.test(before) || AT_MOST_AFTER.test(after)
  return { atMost, atLeast: !atMost && (AT_LEAST_BEFORE.test(before) || AT_LEAST_AFTER.test(after)) }
}

/** 2025年, 3月1日 and 第2年 are dates; 3年 and 30日 are periods. */
function isDate(text: string, span: Span, first: string, unit: string): boolean {
  const value = parseNumeral(first) ?? 0
  const after = text.slice(span.end, span.end + 3)
  if (unit === '年') return (value >= 1900 && value <= 2200) || /^[0-9一二三四五六七八九十]{1,2}月/.test(after)
  if (unit === '月') return true
  if (unit === '日' || unit === '号') return /月\s?$/.test(text.slice(Math.max(0, span.start - 2), span.start))
  return false
}

function valueOf(figures: string, scale: string | undefined, unit: string): number | null {
  const value = parseNumeral(`${figures}${scale ?? ''}`)
  return value !== null && unit === '成' ? value * 10 : value
}

function baseUnit(unit: string): string {
  if (unit === '％' || unit === '成') return '%'
  return unit === '圆' || unit === '人民币' || unit === '块钱' ? '元' : unit === '美金' ? '美元' : unit
}
