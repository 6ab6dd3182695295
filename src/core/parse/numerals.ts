/** Numbers of headings: Chinese, Arabic and full-width numerals, with stray spaces between the digits. */

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** The value of `三`, `二十六`, `一百零三`, `28`, `２８`, `1 0`; null if it is not a number of a heading (1–9999). */
export function parseNumeral(text: string): number | null {
  const compact = text.replace(/\s+/g, '').replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
  if (/^[0-9]{1,4}$/.test(compact)) return positive(Number(compact))
  if (compact.length === 0 || compact.length > 8) return null
  return positive(parseChinese(compact))
}

function parseChinese(text: string): number {
  let total = 0
  let digit = -1
  for (const character of text) {
    const unit = UNITS[character]
    const value = DIGITS[character]
    if (unit !== undefined) {
      total += (digit < 0 ? 1 : digit) * unit
      digit = -1
    } else if (value !== undefined) {
      // 二〇 is written digit by digit; two digits in a row otherwise are no number.
      digit = digit > 0 && value === 0 ? digit * 10 : value
    } else return 0
  }
  return total + Math.max(0, digit)
}

function positive(value: number): number | null {
  return value > 0 ? value : null
}
