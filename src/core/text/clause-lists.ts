/** Lists of clauses as texts write them: 第一条、第三条至第五条. */
import { parseNumeral, toChinese } from './numerals.ts'

const NUMBER = '[0-9]{1,3}|[一二三四五六七八九十百零〇]{1,6}'
const CLAUSE = `第(?:${NUMBER})[条项点]?`

/** The pattern of such a list; it may end in a number without a unit. */
export const CLAUSES = `${CLAUSE}(?:(?:、|，|和|及|以及|至|到|-|—)(?:${CLAUSE}|(?:${NUMBER})条)){0,12}`

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
