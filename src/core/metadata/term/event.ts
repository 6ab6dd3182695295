import type { Found } from '../../model.ts'
import type { Front } from '../title/front.ts'

/**
 * The words that tie a document to an event which is over some day (疫情期间停征…的通知, 为有效防控…疫情): with no term of its own
 * it can't be called in force for good. From its title, else from the sentence that opens it; null if neither does. It is a
 * reader's conclusion and so marked as inferred.
 */
export function readEvent(source: string, { title, noticeTitle, bodyStart }: Front): Found<string> | null {
  const titles = [title?.span, noticeTitle?.span].flatMap((span) => span ?? [])
  const from = Math.min(bodyStart, title?.span.end ?? bodyStart)
  const opening = { start: from, end: Math.min(source.length, from + OPENING) }
  const places = [...titles.map((span) => ({ ...span, words: TITLED })), { ...opening, words: PURPOSE }]
  for (const { start, end, words } of places) {
    const match = words.exec(source.slice(start, end))
    if (!match) continue
    const span = { start: start + match.index, end: start + match.index + match[0].length }
    return { value: match[0].trim(), span, from: 'inferred' }
  }
  return null
}

/** Characters. */
const OPENING = 240

/**
 * 期间 of an event; that of somebody's work, study or unemployment (失业期间) ends for each by himself, and an office (应对疫情工作领导小组)
 * has the event in its name.
 */
const OFFICE = '(?:小组|指挥部|办公室|机制)'
const TITLED = new RegExp(
  '(?:疫情|应急响应|春节|国庆|节日|假期|两节|[冬夏亚]奥会?|奥运会?|灾害|灾情)[^，。《》]{0,6}期间|' +
    `(?:(?:应对|防控|抗击|阻击)(?:(?!${OFFICE})[^，。《》]){0,24}疫情|疫情[^，。《》]{0,4}?(?:防控|影响))(?![^，。《》]{0,8}${OFFICE})`,
)
/** Also 现将落实疫情防控期间一次性补助的有关事项通知如下. */
const PURPOSE =
  /为了?(?:[^。，]{0,12})(?:应对|防控|抗击|阻击)[^。，]{0,24}疫情|(?<=现[将就对][^。，《》]{0,8})(?:疫情|应急响应|灾[害情])[^。，《》]{0,6}期间/
