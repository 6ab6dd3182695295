import type { ClauseTerm } from '../model.ts'
import { parseNumeral, toChinese } from '../text/numerals.ts'
import { DATE, findDates, lastDayOfMonth } from './dates.ts'

/**
 * The terms that a document gives some of its clauses alone (第四条执行期限至2026年12月31日), in order. `text` is mended and
 * the spans are in it. Linear.
 */
export function clauseTermsIn(text: string): ClauseTerm[] {
  return [...text.matchAll(TERM_OF_CLAUSES)].flatMap((match) => {
    const value = findDates(match[0]).at(-1)?.iso ?? lastDayOfMonth(match.groups?.year, match.groups?.month ?? '12')
    const span = { start: match.index, end: match.index + match[0].length }
    return value ? [{ value, span, from: 'text', clauses: clausesNamed(match.groups?.clauses ?? '') }] : []
  })
}

const NUMBER = '[0-9]{1,3}|[一二三四五六七八九十百零〇]{1,6}'
const CLAUSE = `第(?:${NUMBER})[条项点]?`
/** 第一条、第三条至第五条: it may end in a number without a unit. */
export const CLAUSES = `${CLAUSE}(?:(?:、|，|和|及|以及|至|到|-|—)(?:${CLAUSE}|(?:${NUMBER})条)){0,12}`
const HOLDS =
  '(?:有效|执行|实施|施行|政策|试行)?(?:期限?|时间)(?:限|间)?(?:为|是|暂定|延长|延续|截止)?|有效|执行|施行|实施|延[续长]实施'
const TERM_OF_CLAUSES = new RegExp(
  `(?<clauses>${CLAUSES})(?<=[条项点])(?:[^，。；、\\n]{0,12}(?:政策|措施|规定|内容|条款|补贴|奖励))?的?(?:${HOLDS})?(?:自[^。；，\\n]{4,16}?)?` +
    `(?:至|到|截至|截止至?|截止到)\\s?(?:(?:${DATE.source})|(?<year>(?:19|20)[0-9]{2})年(?:(?<month>[0-9]{1,2})月)?底?(?![0-9]))`,
  'g',
)

/** 第一条至第三条、第五条: each by its own number, as clauses are called. */
export function clausesNamed(list: string): string[] {
  const named: string[] = []
  let last = 0
  for (const [, joined = '', figures = '', unit = '条'] of list.matchAll(ONE)) {
    const value = parseNumeral(figures) ?? 0
    if (value < 1 || value > 999) continue
    const first = /[至到—-]/.test(joined) && last > 0 && value - last <= MOST_IN_A_ROW ? last + 1 : value
    const isArabic = /[0-9]/.test(figures)
    for (let number = first; number <= value; number++) named.push(`第${isArabic ? number : toChinese(number)}${unit}`)
    last = value
  }
  return named
}

const ONE = new RegExp(`([至到—-]?)第?(${NUMBER})([条项点])?`, 'g')
const MOST_IN_A_ROW = 50
