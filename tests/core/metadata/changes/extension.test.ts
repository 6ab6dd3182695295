import { describe, expect, it } from 'vitest'
import { readExtensions } from '../../../../src/core/metadata/changes/extension.ts'

const A = '《甲办法》（某政发〔2023〕9号）'

describe('a term that another document extends', () => {
  it.each([
    ['by number', `${A}将于2025年12月31日到期。\n一、某政发〔2023〕9号文件有效期延长至2027年12月31日。`, '2027-12-31'],
    ['by title', `经研究，决定将${A}有效期延长2年，至2027年12月31日。`, '2027-12-31'],
    ['to the end of a year', `${A}的有效期延长至2026年底。`, '2026-12-31'],
    ['from one day to another', `${A}有效期由2024年12月31日延长至2026年12月31日。`, '2026-12-31'],
    ['as going on', `${A}继续有效，有效期至2028年6月30日。`, '2028-06-30'],
  ])('is read %s', (_, text, until) => {
    expect(readExtensions(text, null)).toMatchObject([{ value: '甲办法', number: '某政发〔2023〕9号', until }])
  })

  it('may be one of so many years', () => {
    const text = `${A}将于2025年12月31日到期，经区政府研究，现将有效期延长两年。`
    expect(readExtensions(text, null)).toMatchObject([{ value: '甲办法', until: null, months: 24 }])
  })

  it('is that of the document in the title where the sentence names none', () => {
    const text = `${A}即将到期。经市政府同意，有效期延长至2028年6月30日。`
    expect(readExtensions(text, '某局关于延长《甲办法》有效期的通知')).toMatchObject([
      { value: '甲办法', number: '某政发〔2023〕9号', until: '2028-06-30' },
    ])
    expect(readExtensions(text, '某局关于做好有关工作的通知')).toEqual([])
  })

  it.each([
    '《甲办法》第三条执行期限延长至2026年12月31日。',
    '《甲办法》中社保补贴政策延长至2026年12月31日。',
    '根据《省通知》，稳岗返还政策延长至2026年12月31日。',
    '按照《甲办法》执行，执行期限延长至2026年12月31日。',
    '复核通过的，有效期延长3年。',
  ])('is none of a part, of what a text rests on, or of a thing: %s', (text) => {
    expect(readExtensions(text, '某局关于延续实施稳岗返还政策的通知')).toEqual([])
  })
})
