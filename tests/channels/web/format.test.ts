import { describe, expect, it } from 'vitest'
import { chineseDate, termOf } from '../../../src/channels/web/views/format.ts'
import { documentNamed, libraryOf } from '../../support/library.ts'

const terms = (last: string) => {
  const source = ['某县企业扶持办法', '第一条 给予企业奖励10万元。', `第二条 ${last}`].join('\n')
  return termOf(documentNamed(libraryOf([{ file: 'a.txt', source, seed: { region: '全国' } }]), 'a').metadata)
}

describe('the term of a document on its page', () => {
  it('is its dates', () => {
    expect(terms('本办法自2024年1月1日起施行，有效期至2026年12月31日。')).toBe('2024年1月1日 至 2026年12月31日')
    expect(terms('本办法自2024年1月1日起施行。')).toBe('2024年1月1日 起')
  })

  it('is the sentence that tells it where it ends on no date', () => {
    expect(terms('本办法自印发之日起施行，有效期至疫情结束为止。')).toBe(
      '原文写明“本办法自印发之日起施行，有效期至疫情结束为止”',
    )
  })
})

it('a date is written as far as it is known', () => {
  expect(['2024-12-13', '2026-03', '不详'].map(chineseDate)).toEqual(['2024年12月13日', '2026年3月', '不详'])
})
