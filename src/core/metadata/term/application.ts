import type { Found } from '../../model.ts'
import { isoDate } from '../../text/dates.ts'
import { mendWithMap } from '../../text/mend.ts'

/** Until when one may apply for what is granted, verbatim and as an ISO date. */
export interface ApplicationEnd {
  readonly text: string
  readonly until: string
}

/**
 * The last days to apply that a passage names (申报时间为2026年3月9日至3月31日, 请于2024年6月30日前提交), in order. A day that
 * comes each year (每年6月30日前) is none, nor is one without a year if the day of issue is unknown. Linear.
 *
 * @param issuedOn ISO date; a day without a year is the first one after it
 */
export function applicationEnds(passage: string, issuedOn: string | null): ApplicationEnd[] {
  return mentions(passage, WINDOWS, issuedOn)
}

/**
 * The last day of a call for applications (关于组织申报…的通知), null for other documents: a measure goes on when one of its
 * windows has closed.
 */
export function readApplyUntil(source: string, title: string | null, issuedOn: string | null): Found<string> | null {
  if (title === null || !CALL.test(title)) return null
  const { text, offsets } = mendWithMap(source)
  if (EACH_YEAR.test(text)) return null
  const all = mentions(text, [...WINDOWS, DEADLINE], issuedOn)
  const not = (others: RegExp, of: readonly Mention[]): readonly Mention[] => {
    const left = of.filter(({ start, end }) => !others.test(partAround(text, start, end)))
    return left.length > 0 ? left : of
  }
  const [last] = [...not(ON_PAPER, not(FORWARDED, all))].sort((a, b) => b.until.localeCompare(a.until))
  if (!last) return null
  const end = offsets[last.end - 1]
  return {
    value: last.until,
    span: { start: offsets[last.start] ?? 0, end: end === undefined ? source.length : end + 1 },
    from: /(?:19|20)\d\d/.test(last.text) ? 'text' : 'inferred',
  }
}

const CALL = /申报|申领|申请|征集|报名|遴选|推荐|兑[现付]|评选|招募|受理/

/** What offices hand on is due after what applicants hand in. */
const FORWARDED = /审核|初审|汇总|上报|联合|行文|推荐/

/** 网上申报至10月20日，逾期不再受理，纸质材料10月27日前报送: the papers follow an application that is already in. */
const ON_PAPER = /纸质|书面材料|胶装/

const APPLY = '(?:申[报请领]|报名|受理|填报|征集|提[交出]|报送|推荐|补报|兑付)'
/** What one may be asked to do with papers. */
const HAND_IN = '(?:申[报请领]|报名|填报|提[交出]|报送|推荐|补报|寄送|邮寄|送达|送至|交至)'
const DAY = '(?:(?:(?:19|20)[0-9]{2})\\s?年\\s?)?[0-9]{1,2}\\s?月\\s?[0-9]{1,2}\\s?[日号]'
const LAST = '(?:(?:((?:19|20)[0-9]{2})\\s?年\\s?)?([0-9]{1,2})\\s?月\\s?)?([0-9]{1,2})\\s?[日号]'
const LAST_IN_FULL = '(?:((?:19|20)[0-9]{2})\\s?年\\s?)?([0-9]{1,2})\\s?月\\s?([0-9]{1,2})\\s?[日号]'
const FROM = `(?:(${DAY})(?:上午|下午)?(?:\\s?[0-9]{1,2}[:：点时][0-9]{0,2}(?:分)?)?|即日|自?(?:本?(?:公告|通知|通告))?(?:发[出布]|公布|印发)(?:之日)?)\\s?起?`

/** Each ends with the year, month and day of the last day; the first group is the day before, whose year or month it shares. */
const WINDOWS: readonly RegExp[] = [
  // 申报时间为2026年3月9日至3月31日, 网上申报：即日起至6月30日, 报名时间：公告发出至12月25日
  new RegExp(
    `${APPLY}(?:的)?(?:截止)?(?:时间|期限|日期|期|工作)?\\s?(?:为|是|[:：]|从|自|于|在|\\s){0,3}${FROM}\\s?(?:[,，]\\s?)?(?:至|到|[-—–－~～]{1,2})\\s?${LAST}`,
    'g',
  ),
  // 申报截止2024年6月30日, 申请期限至2020年12月31日, 提交资料截止时间2024年1月10日
  new RegExp(
    `${APPLY}()(?:的)?(?:(?:申[报请])?(?:资料|材料|文件))?(?:时间|期限|日期|期)?(?:截止|截至|至|到)(?:时间|日期|日)?\\s?(?:为|是|至|到|[:：]|于|\\s){0,3}${LAST_IN_FULL}`,
    'g',
  ),
  // 请于2024年6月30日前将材料报送, 企业于2024年6月30日前将材料报送
  new RegExp(
    `(?:请|应|须|务必|需|统一|企业|单位|个人|申[报请]人)()(?:各[^。；\\n]{0,20})?(?:于|在)\\s?${LAST_IN_FULL}[^。；，\\n]{0,10}前[^。；\\n]{0,40}?${HAND_IN}(?!的)`,
    'g',
  ),
  // 申报单位于2025年4月20日至5月20日登录平台填报
  new RegExp(
    `(?:企业|单位|个人|主体|申[报请]人|申[报请]者|机构)(?:[应须可]|统一)?(?:于|在)\\s?${FROM}\\s?(?:至|到|[-—–－~～]{1,2})\\s?${LAST}[^。；\\n]{0,40}?${HAND_IN}(?!的)`,
    'g',
  ),
]

/** 截止时间：2024年6月30日 of a call that asks for nothing else. */
const DEADLINE = new RegExp(`截止()(?:时间|日期)\\s?(?:为|是|[:：])\\s?${LAST_IN_FULL}`, 'g')

const EACH_YEAR = /(?:每年|每季度?|每月|常年|全年|长期)[^。；\n]{0,24}(?:申[报请领]|受理|报名|提[交出])/

interface Mention extends ApplicationEnd {
  readonly start: number
  readonly end: number
}

function mentions(passage: string, patterns: readonly RegExp[], issuedOn: string | null): Mention[] {
  return patterns
    .flatMap((pattern) => [...passage.matchAll(pattern)])
    .sort((a, b) => a.index - b.index)
    .flatMap((match) => {
      const [text, from, year, month, day] = match
      const before = passage.slice(Math.max(0, match.index - 8), match.index)
      const until = /每[年月季]/.test(before + text) ? null : lastDay({ from, year, month, day }, issuedOn)
      return until ? [{ text, until, start: match.index, end: match.index + text.length }] : []
    })
}

/** The words between the stops around a mention. */
function partAround(text: string, start: number, end: number): string {
  const [before = ''] = /[^，。；\n]*$/.exec(text.slice(Math.max(0, start - 60), start)) ?? []
  const [behind = ''] = /^[^，。；\n]*/.exec(text.slice(end, end + 60)) ?? []
  return before + text.slice(start, end) + behind
}

interface Written {
  readonly from: string | undefined
  readonly year: string | undefined
  readonly month: string | undefined
  readonly day: string | undefined
}

function lastDay({ from = '', year, month, day }: Written, issuedOn: string | null): string | null {
  const [, firstYear, firstMonth, firstDay] = FIRST.exec(from) ?? []
  const months = month ?? firstMonth
  if (year) return isoDate(year, months, day)
  const first = firstYear
    ? isoDate(firstYear, firstMonth, firstDay)
    : issuedOn && firstAfter(issuedOn, firstMonth, firstDay)
  const since = first ?? issuedOn
  return since && firstAfter(since, months, day)
}

const FIRST = /(?:((?:19|20)[0-9]{2})\s?年\s?)?([0-9]{1,2})\s?月\s?([0-9]{1,2})/

/** The first such day on a date or after it: 12月20日至1月15日 ends in the next year. */
function firstAfter(since: string, month: string | undefined, day: string | undefined): string | null {
  const year = since.slice(0, 4)
  const sameYear = isoDate(year, month, day)
  return sameYear && sameYear < since ? isoDate(String(Number(year) + 1), month, day) : sameYear
}
