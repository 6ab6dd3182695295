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
  return periodsIn(passage).filter(({ until, start, end }) => {
    const before = passage.slice(Math.max(0, start - 24), start)
    const behind = passage.slice(end, end + 40)
    const isGrant =
      LABEL.test(before) || (OPENS.test(before) && GOES_ON.test(behind)) || (SINCE.test(before) && GRANTS.test(behind))
    const isWindow = HANDED_IN.test(lastPart(before)) || HANDED_IN.test(behind.split(/[。；\n]/, 1)[0] ?? '')
    return until >= issuedOn && isGrant && !isWindow
  })
}

/** Every period from one day to another. The last day may lack the year, or the year and the month, of the first. */
function periodsIn(text: string): (PassageTerm & Span & { readonly from: string })[] {
  return [...text.matchAll(PERIOD)].flatMap((match) => {
    const [words] = match
    const { first = '', month, day } = match.groups ?? {}
    const from = findDates(first)[0]?.iso ?? ''
    const until = day ? isoDate(from.slice(0, 4), month ?? from.slice(5, 7), day) : findDates(words).at(-1)?.iso
    return until ? [{ text: words, from, until, start: match.index, end: match.index + words.length }] : []
  })
}

/**
 * The period that a notice names before it says what it grants (自2020年1月1日至3月31日，实行更优惠的政策，现公告如下): it is that of
 * all that follows. `text` is mended and the spans are in it; null if it names none.
 */
export function announcedPeriod(text: string): { readonly from: Found<string>; readonly to: Found<string> } | null {
  const period = periodsIn(text.slice(0, PREAMBLE)).find(
    ({ start, end }) => ANNOUNCED.test(text.slice(Math.max(0, start - 2), start)) && ANNOUNCES.test(text.slice(end)),
  )
  if (!period) return null
  const span = { start: period.start, end: period.end }
  return { from: { value: period.from, span, from: 'text' }, to: { value: period.until, span, from: 'text' } }
}

/** Characters. */
const PREAMBLE = 1500
const ANNOUNCED = /(?:^|[，,。\s])[自从]$/
const ANNOUNCES = /^止?(?:期间)?[，,](?:对|实行|实施|执行|开展|免|减|暂停|给予)[^。\n]{2,80}[，,]现[^，,。]{0,20}如下/

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
/** A sentence, or what follows a colon or a title on its line (二、降价措施 自2020年2月1日起至6月30日止，…), begins with it. */
const OPENS = /(?:^|[。；：:\n])\s{0,4}(?:对|凡|在|于|自|从)?\s{0,2}$|\s[自从]\s{0,2}$/
const GOES_ON = /^(?:期间|止|内|之?间)?[^。；]{0,2}[，,]|^(?:期间|内)/
/** 为支持疫情防控，自2020年1月1日至3月31日，实行优惠政策. */
const SINCE = /[，,][自从]\s{0,2}$/
const GRANTS = /^止?(?:期间)?[，,][^，,。；]{0,20}(?:实行|给予|予以|免|减|缓|暂停|停征|补贴|奖励|补助|优惠|下调|降低)/
const HANDED_IN = /申[报请领]|受理|报名|填报|提交|征集|公示|反馈|征求|报送|推荐|参[评选]/

/** The words since the last stop. */
function lastPart(text: string): string {
  return text.split(/[。；，\n]/).at(-1) ?? ''
}
