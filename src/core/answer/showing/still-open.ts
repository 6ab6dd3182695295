import { applicationEnds } from '../../metadata/term/application.ts'
import type { PolicyDocument } from '../../model.ts'
import { OPEN_NOW } from '../../question/open-now.ts'
import { chineseDate } from '../standing/validity.ts'
import type { Citation } from '../types.ts'

/** 房租减免现在还有吗: that what is cited has run out, if it has, comes before what it granted. Null otherwise. */
export function stillNote(question: string, { notices }: Citation): string | null {
  const passed = STILL.test(question) ? notices.find((notice) => PASSED.test(notice)) : undefined
  return passed ? passed.replace(/。$/, '：') : null
}

const STILL =
  /(?:现在|目前|如今|今年|眼下)[^,，。]{0,12}还|还(?:有|能|可以|给|发|补|减|奖|享受|算数|管用)(?!哪|什么|啥|多少|几|其他|别)[^,，。]{0,8}(?:吗|么|嘛|没有?|不)[?？]?$/
const PASSED = /已过(?:期)?，是否/

/**
 * 现在还能报吗: whether what is cited, or else its document's term, says that one may still apply; the reader need not
 * compare the days. Null if that was not asked, or the text tells no day.
 *
 * @param today ISO date
 */
export function openNote(
  question: string,
  { quotes, clause, notices }: Citation,
  { metadata, clauses }: PolicyDocument,
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
  const from = metadata.validFrom?.value
  // A term that has not begun has not run out either.
  if (metadata.draft?.value === 'draft' || (from !== undefined && from > today)) return null
  // 专利资金每年9月集中申报: the days are told, though not of which year.
  if (EACH_YEAR.test(`${passage}\n${clause.text}`)) return '原文写明了每年的申报时间，请与今天的日期对照：'
  // A policy of a compilation has a term of its own: 2.执行期限.
  const [, own] = notices.flatMap((notice) => OWN_TERM.exec(notice) ?? [])
  if (own) return `原文没有写明申报的起止日期；${own}：`
  // 附则 2.每年度申报期为1－10月份: what stands in a clause that is not cited is not left out of the text.
  const told = clauses.find(({ text }) => tellsWindow(text))
  if (told) return `原文“${told.path.at(-1) ?? told.label}”写明了申报时间，请核对是否适用：`
  const end = metadata.validTo?.value
  if (!end) return null
  return `原文没有写明申报的起止日期；文件期限到${chineseDate(end)}，${end < today ? '已过期' : '尚未到期'}：`
}

const OWN_TERM = /^(本条期限到[^，。]{6,12}(?:，已过期)?)/

/** Whether a text tells on what days one may apply, of one year or of each. */
export function tellsWindow(text: string): boolean {
  return EACH_YEAR.test(text) || applicationEnds(text, null).length > 0
}

const EACH_YEAR =
  /每年度?的?(?:申[报请领]|报名|受理)(?:期|时间)[^。；;，\n]{0,16}月|每年[^。；;\n]{0,16}(?:月|季度|[上下]半年)[^。；;\n]{0,24}(?:申[报请领]|报名|受理)|(?:申[报请领]|报名|受理)[^。；;，\n]{0,12}每年[^。；;，\n]{0,8}(?:月|季度|[上下]半年)/
