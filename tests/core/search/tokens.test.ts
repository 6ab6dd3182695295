import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isHan, runsOf, tokenise } from '../../../src/core/search/tokens.ts'
import { segmenter } from '../../support/library.ts'

describe('runsOf', () => {
  it.each([
    ['parts Han, Latin and numerals', '按GDP的2.5%给予奖励', ['按', 'gdp', '的', '2.5', '给予奖励']],
    ['reads every spelling of a sum alike', '10 万元', ['10', '万元']],
    ['full width as half width', '１０万元', ['10', '万元']],
    ['without thousands separators', '100,000元', ['100000', '元']],
    ['nothing from punctuation', '“——”（）！', []],
    ['a full stop behind a number is not of it', '3.促进', ['3', '促进']],
  ])('%s', (_name, text, runs) => {
    expect(runsOf(text)).toEqual(runs)
  })
})

describe('tokenise', () => {
  it('gives every pair of neighbouring characters, and long words beside them', () => {
    expect(tokenise('高新技术企业', segmenter)).toEqual(
      expect.arrayContaining(['高新', '新技', '技术', '术企', '企业', '高新技术企业']),
    )
  })

  it('keeps a character that stands alone, so that it can be found', () => {
    expect(tokenise('按5%奖', segmenter)).toEqual(['按', '5', '奖'])
  })

  it('gives the same tokens for every spelling of the same text', () => {
    const tokens = tokenise('对省级“专精特新”给予10万元奖励', segmenter)
    expect(tokenise('對省級“專精特新”給予 １０ 萬元獎勵', segmenter)).toEqual(tokens)
    expect(tokenise('对省级“专 精 特 新”给予 10 万元\n奖励', segmenter)).toEqual(tokens)
  })

  it('gives tokens of one kind of character without white space, whatever the text', () => {
    // Of the basic plane: pairs are made of code units, and halve the rare characters beyond it.
    const text = fc.string({ unit: fc.integer({ min: 0, max: 0xd7ff }).map((code) => String.fromCharCode(code)) })
    fc.assert(
      fc.property(text, (any) => {
        for (const token of tokenise(any, segmenter)) {
          expect(token).toMatch(/^(?:\p{Script=Han}+|[a-z]+|\d+(?:\.\d+)?)$/u)
          expect(isHan(token)).toBe(/\p{Script=Han}/u.test(token))
        }
      }),
    )
  })
})
