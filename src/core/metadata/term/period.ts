import type { Found, Span } from '../../model.ts'
import { DATE, findDates, isoDate } from '../../text/dates.ts'
import { mendWithMap } from '../../text/mend.ts'
import type { PassageTerm } from './passage-term.ts'

/**
 * The periods in which something is granted (活动时间：2025年3月1日至3月31日, 2025年1月29日至2025年3月31日，旅行社组织…的), in order. A
 * period that was over when the document was issued (2024年度新增的企业) bounds what is rewarded and ends no grant; one in
 * which something is handed in is a window to apply. Linear.
 *
 * @param issuedOn ISO date; without it nothing can be told
 */
export function periodsOfPassage(passage: string, issuedOn: string | null): (PassageTerm & Span)[] {
  if (issuedOn === null) return []
  return [...passage.matchAll(PERIOD)].flatMap((match) => {
    const [text] = match
    const { first = '', month, day } = match.groups ?? {}
    const from = findDates(first)[0]?.iso ?? ''
    const until = day ? isoDate(from.slice(0, 4), month ?? from.slice(5, 7), day) : findDates(text).at(-1)?.iso
    const before = passage.slice(Math.max(0, match.index - 24), match.index)
    const behind = passage.slice(match.index + text.length, match.index + text.length + 40)
    const isGrant = LABEL.test(before) || (OPENS.test(before) && GOES_ON.test(behind))
    const isWindow = HANDED_IN.test(lastPart(before)) || HANDED_IN.test(behind.split(/[。；\n]/, 1)[0] ?? '')
    return until && until >= issuedOn && isGrant && !isWindow
      ? [{ text, until, start: match.index, end: match.index + text.length }]
      : []
  })
}

/** The one period of a campaign (活动) that a text tells of; null if it tells of none or of several. */
export function readCampaign(source: string, issuedOn: string | null): Found<string> | null {
  if (!CAMPAIGN.test(source)) return null
  const { text, offsets } = mendWithMap(source)
  const [period, ...others] = periodsOfPassage(text, issuedOn)
  if (!period || others.some(({ until }) => until !== period.until)) return null
  const span = { start: offsets[period.start] ?? 0, end: (offsets[period.end - 1] ?? 0) + 1 }
  return { value: period.until, span, from: 'text' }
}

const CAMPAIGN = /活动(?:期间|期内|结束|时间|期限|周期|日期)/

const PERIOD = new RegExp(
  `(?<first>${DATE.source})\\s?(?:起|[0-9]{1,2}[:：点时][0-9]{0,2}分?)?\\s?(?:至|到|[-—–－~～]{1,2})\\s?` +
    `(?:(?:${DATE.source})|(?:(?<month>[0-9]{1,2})\\s?月\\s?)?(?<day>[0-9]{1,2})\\s?日)`,
  'g',
)
const LABEL =
  /(?:活动|补贴|补助|奖励|发放|领取|领券|使用|核销|兑换|消费|优惠|促销|惠民)(?:时间|期限|期间|周期|日期|时段)\s{0,2}(?:为|是|[:：])?\s{0,2}$/
/** A sentence, or what follows a colon, begins with it. */
const OPENS = /(?:^|[。；：:\n])\s{0,4}(?:对|凡|在|于|自|从)?\s{0,2}$/
const GOES_ON = /^(?:期间|止|内|之?间)?[^。；]{0,2}[，,]|^(?:期间|内)/
const HANDED_IN = /申[报请领]|受理|报名|填报|提交|征集|公示|反馈|征求|报送|推荐|参[评选]/

/** The words since the last stop. */
function lastPart(text: string): string {
  return text.split(/[。；，\n]/).at(-1) ?? ''
}
