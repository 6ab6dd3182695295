import type { Span } from '../model.ts'
import { foldFigures } from './normalise.ts'
import { parseNumeral } from './numerals.ts'

/** A date as written, with its ISO form. */
export interface DateMention {
  readonly span: Span
  readonly iso: string
}

/** Every full date (2024年12月13日, 二〇二〇年二月三日, 2020-02-03, 2020.2.3) in the text, in order. Linear. */
export function findDates(text: string): DateMention[] {
  const dates: DateMention[] = []
  for (const match of foldFigures(text).matchAll(DATE)) {
    const [, year, month, day, year2, month2, day2] = match
    const iso = isoDate(year ?? year2, month ?? month2, day ?? day2)
    if (iso) dates.push({ span: { start: match.index, end: match.index + match[0].length }, iso })
  }
  return dates
}

/** ISO date of a year, month and day as written; null if there is no such day. */
export function isoDate(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  const numbers = [year, month, day].map((part) =>
    parseNumeral((part ?? '').replace(/[○Ｏ０OΟ]/g, '〇').replace(/元/, '一')),
  )
  const [y, m, d] = numbers
  if (y == null || m == null || d == null || y < 1949 || y > 2200 || m < 1 || m > 12) return null
  return d >= 1 && d <= daysIn(y, m) ? `${y}-${pad(m)}-${pad(d)}` : null
}

/** The last day of a month as written; null if there is no such month. */
export function lastDayOfMonth(year: string | undefined, month: string | undefined): string | null {
  const first = isoDate(year, month, '1')
  return first && `${first.slice(0, 8)}${daysIn(Number(first.slice(0, 4)), Number(first.slice(5, 7)))}`
}

/** The last day of `years` and `months` from a date on: 2021-11-07 and 3 years → 2024-11-06. */
export function lastDayOf(from: string, years: number, months = 0): string {
  const [y = 0, m = 1, d = 1] = from.split('-').map(Number)
  const total = y * 12 + (m - 1) + Math.round(years * 12) + months
  const year = Math.floor(total / 12)
  const month = (total % 12) + 1
  if (d > 1) return `${year}-${pad(month)}-${pad(Math.min(d - 1, daysIn(year, month)))}`
  const before = total - 1
  const lastYear = Math.floor(before / 12)
  const lastMonth = (before % 12) + 1
  return `${lastYear}-${pad(lastMonth)}-${pad(daysIn(lastYear, lastMonth))}`
}

/** The day so many days after a date. */
export function daysAfter(from: string, days: number): string {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10)
}

const SPACE = '[ \\u3000\\u00a0]{0,3}'
const CHINESE_YEAR = '[〇○零ＯOΟ一二三四五六七八九]{4}'
const CHINESE_NUMBER = '[一二三四五六七八九十]{1,3}'
export const DATE = new RegExp(
  `(?<![0-9])((?:19|20)[0-9]{2}|${CHINESE_YEAR})${SPACE}年${SPACE}([0-9]{1,2}|${CHINESE_NUMBER})${SPACE}月${SPACE}` +
    `([0-9]{1,2}|${CHINESE_NUMBER})${SPACE}[日号]|(?<![0-9.])((?:19|20)[0-9]{2})[-./／]([0-9]{1,2})[-./／]([0-9]{1,2})(?![0-9])`,
  'g',
)

/** Last day of a month, by the Gregorian rule. */
function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
