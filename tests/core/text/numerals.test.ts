import { describe, expect, it } from 'vitest'
import { parseNumeral, parseOrdinal, toChinese } from '../../../src/core/text/numerals.ts'

describe('parseNumeral', () => {
  it.each([
    ['十万', 100_000], ['１００，０００', 100_000], ['10万', 100_000], ['100,000', 100_000], ['１０．５万', 105_000], ['一百零五', 105], ['二〇二五', 2025], ['两千三百', 2300],
    ['4亿', 400_000_000], ['十二', 12], ['2万5千', 25_000], ['3千5百', 3500], ['一万五千', 15_000], ['一百万零五千', 1_005_000],
    ['1亿2000万', 120_000_000], ['一亿二千万', 120_000_000], ['一万亿', 1e12],
  ])('%s', (text, value) => {
    expect(parseNumeral(text)).toBe(value)
  }) // prettier-ignore

  it.each(['', 'abc', '1亿2', '元', '一万二', '100万50万', '10，200'])('%s is no numeral', (text) => {
    expect(parseNumeral(text)).toBeNull()
  })
})

describe('parseOrdinal', () => {
  it.each([
    ['三', 3], ['二十六', 26], ['一百零三', 103], ['一百一十', 110], ['二〇', 20], ['28', 28], ['２８', 28], ['1 0', 10],
  ])('%s', (text, value) => {
    expect(parseOrdinal(text)).toBe(value)
  }) // prettier-ignore

  it.each(['', '0', '零', '1.5', '12345', '十万', '条'])('%s numbers no heading', (text) => {
    expect(parseOrdinal(text)).toBeNull()
  })

  it('reads back what toChinese writes', () => {
    const numbers = Array.from({ length: 999 }, (_, i) => i + 1)
    expect(numbers.map((number) => parseOrdinal(toChinese(number)))).toEqual(numbers)
  })
})
