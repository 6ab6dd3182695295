import type { PolicyDocument } from '../../model.ts'
import { DATE, findDates, isoDate } from '../../text/dates.ts'
import { mend } from '../../text/mend.ts'

/** Whether a document is put before the public for objections (关于拟认定…的公示): what it lists is not decided yet. */
export function isPublicNotice({ metadata: { title } }: PolicyDocument): boolean {
  return title !== null && TITLE.test(title.value)
}

/** 公示, 公示公告, and not 公示办法 or 公示制度, which are rules. */
const TITLE = /公示(?:公告|名单|表|稿)?(?:[（(][^（）()]{1,20}[）)])?$/

/** What is said of a public notice, with the last day on which one may object where it names it; null for other documents. */
export function publicNotice(document: PolicyDocument, today: string): string | null {
  if (!isPublicNotice(document)) return null
  const until = lastDay(document)
  if (until === null || until.iso >= today)
    return `这是公示，所列内容还不是正式决定${until ? `（${until.text}）` : ''}。`
  return `这是公示，所列内容还不是正式决定；${until.text}，公示期已过，结果请向发文单位核实。`
}

/** 公示时间：2026年11月16日至11月20日: its words, and the last day. */
function lastDay({ source }: PolicyDocument): { readonly text: string; readonly iso: string } | null {
  const match = PERIOD.exec(mend(source))
  if (!match) return null
  const { first = '', month, day } = match.groups ?? {}
  const from = findDates(first)[0]?.iso ?? ''
  const iso = day ? isoDate(from.slice(0, 4), month ?? from.slice(5, 7), day) : findDates(match[0]).at(-1)?.iso
  return iso ? { text: match[0].replace(/\s+/g, ''), iso } : null
}

const PERIOD = new RegExp(
  `公示(?:时间|期限?|日期)\\s?(?:为|是|从|自|[:：]){0,2}\\s?(?<first>${DATE.source})\\s?起?\\s?(?:至|到|[-—–－~～]{1,2})\\s?` +
    `(?:(?:${DATE.source})|(?:(?<month>[0-9]{1,2})\\s?月\\s?)?(?<day>[0-9]{1,2})\\s?日)`,
)
