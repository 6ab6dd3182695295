import fc from 'fast-check'
import { Converter } from 'opencc-js/t2cn'
import { describe, expect, it } from 'vitest'
import { foldCharacters, normalise } from '../../../src/core/text/normalise.ts'
import traditional from '../../../src/core/text/traditional.json' with { type: 'json' }

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom('10', '１０', '万元', '補貼', 'ＧＤＰ', ' ', '　', '\n', ',', '，', '000', '000', '专利', '“', '１', '.', '\u00a0', '😀'),
    )
    .map((parts) => parts.join('')),
) // prettier-ignore

describe('normalise', () => {
  it.each([
    ['a space between number and unit', '10 万元', '10万元'],
    ['full width digits', '１０万元', '10万元'],
    ['a full width space', '10　万元', '10万元'],
    ['a line break inside a number and its unit', '10\n万元', '10万元'],
    ['thousands separators', '100,000', '100000'],
    ['full width thousands separators', '１００，０００元', '100000元'],
    ['a full-width comma between figures in half width', '10，200万元', '10, 200万元'],
    ['several of them', '1,234,567.5元', '1234567.5元'],
    ['traditional characters', '專利補貼與貸款貼息', '专利补贴与贷款贴息'],
    ['upper case and full width Latin', 'ＧＤＰ占比', 'gdp占比'],
    ['spaces inside a word', '专 精 特 新', '专精特新'],
    ['full width brackets', '（一）', '(一)'],
  ])('%s', (_name, raw, expected) => {
    expect(normalise(raw)).toBe(expected)
  })

  it.each([
    ['two numbers that stand apart', '2024 13'],
    ['a list of numbers', '1,2,3'],
    ['four digits behind a comma', '5,2024'],
    ['Latin words', 'open source'],
  ])('leaves %s', (_name, raw) => {
    expect(normalise(raw)).toBe(raw)
  })

  it('changes nothing when done twice', () => {
    fc.assert(
      fc.property(text, (raw) => void expect(normalise(normalise(raw))).toBe(normalise(raw))),
      { numRuns: 500 },
    )
  })
})

describe('foldCharacters', () => {
  it('keeps every offset', () => {
    fc.assert(
      fc.property(text, (raw) => void expect(foldCharacters(raw)).toHaveLength(raw.length)),
      { numRuns: 500 },
    )
  })

  it('folds each character by itself, so that a part of a text folds as it does in the whole', () => {
    fc.assert(
      fc.property(text, text, (a, b) => void expect(foldCharacters(a + b)).toBe(foldCharacters(a) + foldCharacters(b))),
    )
  })
})

describe('traditional.json', () => {
  it('holds what OpenCC says of every character that becomes one other character', () => {
    const convert = Converter({ from: 't', to: 'cn' })
    const expected = new Map<string, string>()
    for (let code = 0x4e00; code <= 0x9fff; code++) {
      const from = String.fromCharCode(code)
      const to = convert(from)
      if (to !== from && to.length === 1) expected.set(from, to)
    }
    expect(Array.from(traditional.from, (from, i) => [from, traditional.to[i]])).toEqual([...expected])
  })

  it('folds to characters that stay as they are; 薴, a rare herb, is the one that OpenCC folds in two steps', () => {
    const further = Array.from(traditional.from).filter((_, i) => traditional.from.includes(traditional.to[i] ?? ''))
    expect(further).toEqual(['薴'])
  })
})
