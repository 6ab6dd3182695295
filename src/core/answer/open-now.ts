import { applicationEnds } from '../metadata/application.ts'
import type { PolicyDocument } from '../model.ts'
import { OPEN_NOW } from '../question/open-now.ts'
import { chineseDate } from './validity.ts'
import type { Citation } from './types.ts'

/**
 * 现在还能报吗: whether what is cited, or else its document's term, says that one may still apply; the reader need not
 * compare the days. Null if that was not asked, or the text tells no day.
 *
 * @param today ISO date
 */
export function openNote(
  question: string,
  { quotes, clause }: Citation,
  { metadata }: PolicyDocument,
  today: string,
): string | null {
  if (!OPEN_NOW.test(question)) return null
  const passage = quotes.map(({ text }) => text).join('\n')
  const ends =
    [applicationEnds(passage, null), applicationEnds(clause.text, null)].find(({ length }) => length > 0) ?? []
  const days =
    ends.length > 0 ? ends.map(({ until }) => until).sort() : metadata.applyUntil ? [metadata.applyUntil.value] : []
  const [first, last] = [days[0], days.at(-1)]
  if (first && last) {
    if (last < today) return `原文写明的申报时间到${chineseDate(last)}，现在已经截止：`
    return first < today
      ? '原文写明的申报时间不止一个，有的已经截止，请按申报的事项核对：'
      : `原文写明的申报时间到${chineseDate(first)}，现在还没有截止：`
  }
  const end = metadata.validTo?.value
  if (!end) return null
  return `原文没有写明申报的起止日期；文件期限到${chineseDate(end)}，${end < today ? '已过期' : '尚未到期'}：`
}
