import type { Span } from '../model.ts'
import { findAmounts, withBounds } from '../text/amounts.ts'
import type { Piece } from './sentences.ts'

/** A lone figure with its qualifier, or else the whole rule, which may begin before the words that grant. */
export function amountOf(
  rule: string,
  parts: readonly Piece[],
  granted: { readonly start: number },
  beginsBefore: boolean,
): string | null {
  const own = parts[0]?.text.slice(granted.start) ?? ''
  const amounts = findAmounts(own).filter((amount) => !PERIODS.includes(amount.unit) && amount.raw !== '一次')
  // 享受补贴的拖拉机不超过2台: how many, and not how much.
  if (amounts.length > 0 && amounts.every(({ unit }) => COUNTS.includes(unit))) return null
  const [only] = amounts
  if (amounts.length === 0 && parts.length === 1) {
    const relief = ruleWithoutFigure(own)
    // 2025年底前免收占道费
    return relief !== null && beginsBefore ? rule.trim() : relief
  }
  if (
    parts.length === 1 &&
    amounts.length === 1 &&
    only &&
    only.kind !== 'rate' &&
    !beginsBefore &&
    !/^(?:分别)?按/.test(own)
  )
    return withQualifier(own, only.span)
  return rule.replace(/^(?:补[贴助]|奖[励补]|资助|贴息)：/, '').trim()
}

/** Units of counting and of time, which are no sums. */
export const PERIODS: readonly string[] = ['年', '个月', '次', '天', '日', '个', '家', '项']

const COUNTS: readonly string[] = ['台', '辆', '台套', '套', '人', '名', '户']

/** A sum with what belongs to it: 每间20元, 一次性奖励5万元, 30元/人; 提高50元 is what is added to another. */
export function withQualifier(rule: string, span: Span): string {
  const { start, end } = withBounds(rule, span)
  const before =
    /(?:(?:每|单[个户家项笔])[^，。、]{1,8}|一次性|累计|提高|上浮|上调|增加|降低|下调|[增加]发|[另再]加)\s?(?:给予|奖励|补助)?\s?$/.exec(
      rule.slice(0, start),
    )?.[0] ?? ''
  const after =
    /^\s?(?:[/·](?:人?[月年天次日]|人|亩|件|户|家|夜|台|个|平方米|吨|标箱|床|车|辆|项|间|位|平米|班|笔)){1,3}/.exec(
      rule.slice(end),
    )?.[0] ?? ''
  return rule.slice(start - before.length, end + after.length).trim()
}

/** 按规定 says no more than that there is a rule; 按比例给予两年贴息 says something of it. */
function ruleWithoutFigure(rule: string): string | null {
  if (/^暂?(?:免|减)|(?:减半(?:征收|收取)?|免收|全免|免除)$/.test(rule)) return rule
  return /^按/.test(rule) && !/^按照?(?:有关|相关|国家|省|市|政策|《)*规定|^按照?《/.test(rule) ? rule : null
}
