import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findAmounts } from '../../../src/core/text/amounts.ts'

describe('findAmounts', () => {
  it.each(['10 万元', '10万元', '十万元', '100,000 元', '100000元'])(
    'reads one sum however it is written: %s',
    (text) => {
      expect(findAmounts(`给予${text}奖励`)).toMatchObject([{ value: 100_000, unit: '元' }])
    },
  )

  it.each([
    ['按照每项10万元—30万元', { kind: 'range', min: 100_000, max: 300_000, unit: '元' }],
    ['1—3万元', { kind: 'range', min: 10_000, max: 30_000, unit: '元' }],
    ['200万-500万（不含）美元', { kind: 'range', min: 2_000_000, max: 5_000_000, unit: '美元' }],
    ['出口1200万美金', { kind: 'single', value: 12_000_000, unit: '美元' }],
    ['技术交易额的5%', { kind: 'rate', value: 5, unit: '%' }],
    ['百分之五', { kind: 'rate', value: 5, unit: '%' }],
    ['年报酬总额的二分之一', { kind: 'rate', value: 50, unit: '%' }],
    ['处项目合同金额千分之五以上的罚款', { kind: 'rate', value: 5, unit: '‰', raw: '千分之五', atLeast: true }],
    ['最高 50万元', { kind: 'single', value: 500_000, atMost: true }],
    ['400 件以上', { kind: 'single', value: 400, unit: '件', atLeast: true }],
    ['累计超过 4 亿元', { kind: 'single', value: 400_000_000, atLeast: true }],
    ['给予2万5千元', { kind: 'single', value: 25_000, raw: '2万5千元' }],
    ['一万五千元至两万元', { kind: 'range', min: 15_000, max: 20_000 }],
    ['5000-1万元', { kind: 'range', min: 5000, max: 10_000 }],
    ['10，200万元', { kind: 'single', value: 2_000_000 }],
    ['10,200万元', { kind: 'single', value: 102_000_000 }],
    ['1、20万元的补助', { kind: 'single', value: 200_000 }],
    ['附件1、2万元', { kind: 'single', value: 20_000 }],
    ['第1、2项', { kind: 'single', value: 2, unit: '项' }],
  ])('%s', (text, expected) => {
    expect(findAmounts(text)).toMatchObject([expected])
  })

  it.each([
    ['分别给予100万、50万和20万元', [1_000_000, 500_000, 200_000]],
    ['分别给予100、50、20万元', [1_000_000, 500_000, 200_000]],
    ['按30、20%', [30, 20]],
    ['达到5亿、10亿元', [500_000_000, 1_000_000_000]],
  ])('gives the numerals of a list the unit of its last: %s', (text, values) => {
    expect(findAmounts(text).map(({ value }) => value)).toEqual(values)
  })

  it.each(['2025年12月31日', '国发〔2018〕19号', '第三年', '第12条', '数十万元'])('finds none in %s', (text) => {
    expect(findAmounts(text)).toEqual([])
  })

  it('gives slices of the text and never throws', () => {
    const words = fc.constantFrom('10', '万', '元', '—', '十', '百分之', '%', ' ', '2025年', '（不含）', '最高', '、')
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((list) => list.join('')),
        ),
        (text) => {
          for (const { span, raw } of findAmounts(text)) expect(text.slice(span.start, span.end)).toBe(raw)
        },
      ),
    )
  })
})
