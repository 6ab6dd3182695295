import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitFigures } from '../../src/channels/figures.ts'

const figures = (text: string) => splitFigures(text).flatMap((s) => (s.figure ? [s.text] : []))

describe('splitFigures', () => {
  it.each([
    ['给予 10 万元奖励，最高50万元', ['10 万元', '50万元']],
    ['按每项10万元—30万元落实', ['10万元—30万元']],
    ['按技术交易额的5%资助', ['5%']],
    ['按比例给予两年贴息', ['两年']],
    ['1.5倍、百分之二十、400 件以上', ['1.5倍', '百分之二十', '400 件以上']],
    ['2025年12月13日起，（2023—2025年），第3条', []],
    ['3.2023年度裁员率不高于5.5%', ['5.5%']],
  ])('%s', (text, expected) => expect(figures(text)).toEqual(expected))

  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,年月万元%—第 两百以上件a') }), (text) => {
        expect(
          splitFigures(text)
            .map((s) => s.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})
