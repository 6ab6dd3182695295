/** Numerals in Chinese and Arabic figures: their values, and the way back. */

/**
 * The value of a numeral in Chinese or Arabic figures, with or without 万 and 亿: `十万`, `10万`, `100,000`, `１０．５万`, `2万5千`,
 * `二〇二五`. Null if it is not one numeral, or, as `1亿2`, might be two.
 */
export function parseNumeral(text: string): number | null {
  const figures = halfWidth(text.replace(/(?<=[０-９])，(?=[０-９])/g, '')).replace(/[\s,]/g, '')
  if (figures === '') return null
  const mixed = /^([0-9]{1,15}(?:\.[0-9]{1,9})?)([十百千万亿萬億]{0,3})$/.exec(figures)
  if (mixed) return scaled(Number(mixed[1]), mixed[2] ?? '')
  return compoundNumeral(figures)
}

/**
 * The number of a heading, a clause or a count, 1–9999: `三`, `二十六`, `一百零三`, `28`, `２８`, `1 0`. Null if it is none.
 */
export function parseOrdinal(text: string): number | null {
  const value = parseNumeral(text)
  return value !== null && Number.isInteger(value) && value >= 1 && value <= 9999 ? value : null
}

/** 1 → 一, 21 → 二十一, 102 → 一百零二, 110 → 一百一十, as clauses are numbered up to 999. */
export function toChinese(number: number): string {
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10]
  const ten = tens === 1 && hundreds === 0 ? '十' : `${DIGITS.charAt(tens)}十`
  const below = tens > 0 ? ten : hundreds > 0 && ones > 0 ? '零' : ''
  return (hundreds > 0 ? `${DIGITS.charAt(hundreds)}百` : '') + below + (ones > 0 ? DIGITS.charAt(ones) : '')
}

const DIGITS = '零一二三四五六七八九'

const UNITS: Readonly<Record<string, number>> = {
  十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000, 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8,
} // prettier-ignore

/** Rounded to a millionth: 0.1 × 3 must not differ from 0.3. */
function scaled(value: number, scale: string): number {
  let result = value
  for (const character of scale) result *= UNITS[character] ?? 1
  return Math.round(result * 1e6) / 1e6
}

const CHINESE_DIGITS: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
  壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9,
} // prettier-ignore

/** 一百零五万, 3千5百, 2万5千, 1亿2000万; null where two readings are possible (一万二, 100万50). */
function compoundNumeral(text: string): number | null {
  if (/^[〇零一二三四五六七八九]{2,}$/.test(text))
    return Number([...text].map((digit) => CHINESE_DIGITS[digit]).join(''))
  let total = 0
  let section = 0
  let digit: number | null = null
  let unit = Infinity
  let scale = Infinity
  for (const [token] of text.matchAll(/[0-9]+(?:\.[0-9]+)?|./gu)) {
    const value = CHINESE_DIGITS[token] ?? (/^[0-9]/.test(token) ? Number(token) : null)
    const power = UNITS[token]
    if (value !== null) {
      if (digit) return null
      // 零 stands for the places between: a single digit may follow any of them.
      if (value === 0) unit = 10
      digit = value
    } else if (power === undefined) return null
    else if (power >= 1e4) {
      const own = section + (digit ?? 0)
      // 一万亿, but not 100万50万.
      if (power >= scale && own > 0) return null
      total = power >= scale ? total * power : total + own * power
      scale = power
      unit = power
      section = 0
      digit = null
    } else {
      section += (digit ?? 1) * power
      unit = power
      digit = null
    }
  }
  if (digit && unit < Infinity && (digit >= unit || (digit < 10 && unit > 10))) return null
  return scaled(total + section + (digit ?? 0), '')
}

function halfWidth(text: string): string {
  return text.replace(/[０-９．]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
}
