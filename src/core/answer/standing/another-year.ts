import type { PolicyDocument } from '../../model.ts'
import { titleOf } from '../document-names.ts'

/**
 * The year that a question is asked of: 2023年养老金涨多少. Null if it names none or several, or the year in which
 * something was done (2022年认定的高企, 我们2023年评的).
 */
export function yearAsked(question: string): string | null {
  const years = new Set(Array.from(question.matchAll(YEAR), ([year]) => year))
  const [year] = years
  return year !== undefined && years.size === 1 ? year : null
}

/** 评的, 建了, 租过: what somebody did in a year that is then told, and no measure of that year. */
const DONE =
  '(?:[上下]半年|\\d{1,2}月份?|[年初底末中])?(?:就|才|刚|已经?|新)?(?:评|建|盖|开|办|买|购|租|签|招|聘|借|贷|装|投|拿|得|获|迁|搬|引进|入库|升规|上规|改造|扩建|新建)(?:的|了|过)'

const YEAR = new RegExp(
  `(?<!\\d)20\\d\\d(?=年(?!.{0,6}(?:认定|获得?|取得|评[上为]|注册|成立|签|买|投产|毕业|入职|开业|建成|发生)|${DONE}))`,
  'g',
)

/** 去年呢, 去年的标准: with the year itself, as seen from `today`. What was done last year (去年升规的) is no year asked of. */
export function withYear(question: string, today: string): string {
  return question.replace(YEAR_BEFORE, (word) => `${Number(today.slice(0, 4)) - (word === '前年' ? 2 : 1)}年`)
}

const YEAR_BEFORE = /[去前]年(?=的?(?:呢|[?？]?$|标准|政策|方案|办法|规定|文件|版|那[个版份]))/g

/** The years that a document's title names, 2023—2025年 or 2025年 alone; null if it names none. */
export function yearsOfTitle(document: PolicyDocument): { readonly from: string; readonly to: string } | null {
  const [first, ...others] = (titleOf(document).match(/(?:19|20)\d\d(?=[年\-—－~～至])/g) ?? []).sort()
  return first === undefined ? null : { from: first, to: others.at(-1) ?? first }
}

/** `2025年`, `2023—2025年`. */
export function yearsText({ from, to }: { readonly from: string; readonly to: string }): string {
  return from === to ? `${to}年` : `${from}—${to}年`
}

/** Whether a document says by its title, number or date that it is of a year. */
export function isOfYear({ metadata: { title, number, issuedOn, validFrom } }: PolicyDocument, year: string): boolean {
  return [title, number, issuedOn, validFrom].some((found) => found?.value.includes(year))
}

/**
 * The years of a document that says by its title which it is of, where the question asks for another one: the call of
 * 2025年度 answers nothing of 2026年度. Null if it may answer.
 */
export function yearsInstead(question: string, document: PolicyDocument, clause: string): string | null {
  const asked = yearAsked(question)
  const own = yearsOfTitle(document)
  if (asked === null || !own) return null
  const { from, to } = own
  if (from <= asked && asked <= to) return null
  // A date of next year stands in every call; that it is about that year does not.
  if (clause.includes(`${asked}年度`) || (clause.includes(`${asked}年`) && !question.includes(`${asked}年度`)))
    return null
  return yearsText(own).slice(0, -1)
}
