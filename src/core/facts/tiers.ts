import type { Fact } from '../model.ts'
import { findAmounts, withBounds, type Amount } from '../text/amounts.ts'
import { PERIODS, withQualifier } from './amount-cell.ts'
import { STAGE } from './limits.ts'
import { BEARERS, modifierOf } from './recipients.ts'

/**
 * 国家级、省级技术转移机构，分别给予100万元、30万元: each amount with the recipient in its place. Names that leave the noun to
 * the last of them, or that a clause of its own (被评为…的) needs, stand as conditions beside the whole enumeration. What is said once of all the amounts (每月2000元、1000元) keeps
 * them together.
 */
export function tiersOf(head: string, part: string): Tier[] | null {
  const at = part.indexOf('分别')
  // 分别参照其贡献的70%、80%给予: what stands before the grant are rates, and no names.
  if (at < 0 || head.includes('分别')) return null
  const rule = part.slice(at)
  const amounts = findAmounts(rule).filter((amount) => !PERIODS.includes(amount.unit))
  // 100、50、20万元: only together do they say what they are.
  if (amounts.some(({ raw }) => /^[0-9.,]+$/.test(raw))) return null
  // 年出口额300万美元、500万美元以上，且增长10%以上的企业: what all the steps need besides stands behind the last of them.
  const steps = STEPS_AND_MORE.exec(head)?.[1] ?? head
  const isJoint = steps !== head
  const names = inTurn(splitNames(steps), steps, amounts.length)
  const levels =
    names.length === amounts.length ? null : (levelsIn(head, amounts.length) ?? classesIn(head, amounts.length))
  if (amounts.length < 2 || (names.length !== amounts.length && !levels)) return null
  const qualified = amounts.map((amount) => withQualifier(rule, amount.span).replace(/^一次性(?:给予|奖励|补助)?/, ''))
  const bare = qualified.filter((text, i) => text === amounts[i]?.raw).length
  if (bare > 0 && bare < amounts.length) return null
  // 其地方财政贡献的70%、80%: the base is said once.
  if (amounts.some((amount, i) => i > 0 && amount.kind === 'rate' && tierAmount(rule, amount) === amount.raw))
    return null
  if (levels)
    return levels.names.map((condition, i) => ({
      recipient: levels.of,
      condition,
      amount: tierAmount(rule, amounts[i], qualified[i]),
    }))
  if (names.every((name) => findAmounts(name).length > 0)) {
    const sums = amounts.map((amount, i) => tierAmount(rule, amount, qualified[i]))
    return isJoint
      ? names.map((condition, i) => ({ recipient: head, condition, amount: sums[i] ?? '' }))
      : measuredTiers(head, names, sums)
  }
  const each = (i: number): string => tierAmount(rule, amounts[i], qualified[i])
  const ends = new Set(names.map((name) => name.slice(-1)))
  if (
    ends.size === 1 &&
    !names.at(-1)?.includes('的') &&
    !/[级类档等]$/.test(head) &&
    !head.includes('，') &&
    !head.endsWith('的')
  )
    return names.map((name, i) => ({ recipient: name, condition: modifierOf(head), amount: each(i) }))
  const comma = head.lastIndexOf('，')
  const whole = comma < 0 ? head.replace(/的$/, '') : head.slice(0, comma)
  return names.map((name, i) => ({
    // 在企业从事技能岗位，新取得技师、高级工证书的: what they do is nobody's name.
    recipient: comma < 0 || BEARER_END.test(whole) || !/^(?:在|到|从|与|向)/.test(whole) ? whole : null,
    condition: i === names.length - 1 ? withoutBearer(name) : name,
    amount: each(i),
  }))
}

/** What one of several is given. */
export type Tier = Pick<Fact, 'recipient' | 'condition'> & { readonly amount: string }

/**
 * 新注册的企业，年出口额达300万美元、500万美元以上，分别奖励3万元、5万元, and 营业收入达到5亿元、10亿元的企业: what must be reached is
 * each tier's condition, and who reaches it stands before or behind all of them.
 */
function measuredTiers(head: string, names: readonly string[], amounts: readonly string[]): Tier[] | null {
  const last = names.at(-1) ?? ''
  const measure = findAmounts(last).at(-1)
  if (!measure) return null
  const { end } = withBounds(last, measure.span)
  const behind = /^的([^的].*)$/.exec(last.slice(end))?.[1] ?? null
  // 第一年实到外资200万美元、500万美元: the year is of all the steps, and stands before them with who reaches them.
  const year = OF_YEAR.exec(names[0] ?? '')?.[0] ?? ''
  if (year !== '' && behind === null) {
    const steps = [names[0]?.slice(year.length) ?? '', ...names.slice(1)]
    const recipient = head.slice(0, head.indexOf(steps[0] ?? ''))
    return steps.map((condition, i) => ({ recipient, condition, amount: amounts[i] ?? '' }))
  }
  const [first = ''] = head.split('，')
  const before = head.includes('，') && BEARER_END.test(first) ? first.replace(BEARER_NOTE, '') : null
  const conditions = behind === null ? names : [...names.slice(0, -1), last.slice(0, end)]
  return conditions.map((condition, i) => ({ recipient: behind ?? before, condition, amount: amounts[i] ?? '' }))
}

const OF_YEAR = new RegExp(`^${STAGE}(?:内|每年)?`, 'u')
const BEARER_NOTE = /[（(][^（）()]*[）)]$/
const BEARER_END = new RegExp(`(?:${BEARERS})(?:[（(][^（）()]*[）)])?$`, 'u')

/** 优秀奖的单位, behind 金奖、银奖: the bearer is of all the names, and not of the last alone. */
function withoutBearer(name: string): string {
  const at = name.lastIndexOf('的')
  return at > 0 && BEARER_END.test(name.slice(at + 1)) ? name.slice(0, at) : name
}

const STEPS_AND_MORE = new RegExp(`^([^，]*、[^，]*)，[且并][^，、]*的(?:${BEARERS})$`, 'u')

/** A rate needs its base: 实到外资额的8‰. */
function tierAmount(text: string, amount: Amount | undefined, qualified = ''): string {
  if (amount?.kind !== 'rate') return qualified
  const before = /[^、，和及别]{0,20}$/.exec(text.slice(0, amount.span.start))?.[0] ?? ''
  return `${before.replace(/^(?:给予|予以|按照?)/, '')}${amount.raw}`.trim()
}

/** 煤矸石、粉煤灰等固废10万吨以上、30万吨以上: what is measured may be a list itself, which belongs to the first of the figures. */
function inTurn(names: readonly string[], head: string, count: number): readonly string[] {
  const more = names.length - count
  const measured = names.filter((name) => findAmounts(name).length > 0)
  const [first] = names
  const last = names[more]
  if (more <= 0 || measured.length !== count || measured[0] !== last || !first || !last) return names
  const from = head.indexOf(first)
  return [head.slice(from, head.indexOf(last, from) + last.length), ...names.slice(more + 1)]
}

/** 国家级、省级企业技术中心、重点实验室: the levels, where there are as many as sums, and what they are the levels of. */
function levelsIn(head: string, count: number): { readonly names: readonly string[]; readonly of: string } | null {
  const run = LEVELS.exec(head)
  const names = run?.[0].match(/[^、和及]+级/g) ?? []
  return run && names.length === count ? { names, of: head.slice(run.index).replace(/的$/, '') } : null
}

/** 取得中级、高级导游证人员，年带团达1000人次: the classes of those named first, and what all of them need. */
function classesIn(head: string, count: number): { readonly names: readonly string[]; readonly of: string } | null {
  const [first = ''] = head.split('，')
  const names = splitNames(first)
  const isClassed = first !== head && BEARER_END.test(first) && names.every((name) => CLASS.test(name))
  return isClassed && names.length === count ? { names, of: head.replace(/的$/, '') } : null
}

const CLASS = /(?:[特初中高一二三四五甲乙丙丁国家部省市县区州A-E]|正高|副高)[级等类]/

const LEVEL = '(?:世界|国家|部|自治区|省|市|州|盟|区|县|旗)级'
const LEVELS = new RegExp(`${LEVEL}(?:[、和及]${LEVEL})+`)

/** 新获批的国家级、省级技术转移机构 → 国家级, 省级技术转移机构. */
function splitNames(head: string): string[] {
  const core = head
    .replace(/^[^，、]*?的(?=[^，]*[、和])/, '')
    .replace(/^.*，/, '')
    .replace(/的$/, '')
    .replace(/^按照?(?=[^、]+、)/, '')
    .replace(/[二两三四五六]个?(?:类别?|档次?|等[级次]?|级|种)$/, '')
  return core
    .split(/、|和|及(?!以[上下])|(?<=”)(?=“)/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
