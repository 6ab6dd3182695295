import { describe, expect, it } from 'vitest'
import { everyday, lexicon } from '../../../src/core/question/lexicon.ts'
import { inUsualWords } from '../../../src/core/question/usual-words.ts'
import { libraryOf, TODAY } from '../../support/library.ts'

const SOURCE = [
  '遂宁市知识产权促进办法',
  '第一条 专利导航',
  '对省级专利导航项目，每项给予10万元补助，每年7月31日前向市市场监管局申报。',
  '第二条 质押贴息',
  '对以专利质押取得贷款的企业，按照利息的50%给予补贴，最高不超过20万元。',
  '第三条 申报材料',
  '申报质押贴息应当提交贷款合同、利息凭证和质押登记通知书。',
  '第四条 失信',
  '提供虚假材料骗取补助的，追回资金，三年内不得申报。',
  '第五条 附则',
  '本办法自2026年1月1日起施行，有效期3年。',
].join('\n')
const library = libraryOf([{ file: 'a.txt', source: SOURCE, seed: { region: '四川省遂宁市' } }])
const said = (question: string) => {
  const { status, intent, citations, lead } = library.ask(question, { today: TODAY })
  return { status, intent, lead, said: citations.map(({ quotes }) => quotes.map(({ text }) => text)) }
}

describe('the small words of a question', () => {
  it.each([
    [
      '遂宁专利导航补多少',
      ['遂宁专利导航补几多', '遂宁专利导航补好多', '遂宁专利导航补多少呀！', '遂宁专利导航补多少呢'],
    ],
    [
      '遂宁专利导航什么时候申报',
      ['遂宁专利导航几时申报', '遂宁专利导航何时申报', '遂宁专利导航啥时候申报', '遂宁专利导航什么时间申报…'],
    ],
    ['遂宁质押贴息要交什么材料', ['遂宁质押贴息要交啥材料', '遂宁质押贴息要交啥子材料。']],
    ['遂宁虚假材料骗补助会怎么处理', ['遂宁虚假材料骗补助会咋处理', '遂宁虚假材料骗补助会如何处理']],
    ['遂宁省级专利导航，一项补多少', ['遂宁省级专利导航，一项补贴多少', '遂宁省级专利导航，一项补助多少']],
    ['遂宁专利质押有没有贴息', ['遂宁专利质押有无贴息', '遂宁专利质押有没贴息', '遂宁专利质押有木有贴息啊']],
  ])('do not change the answer: %s', (usual, variants) => {
    for (const variant of variants) expect(said(variant), variant).toEqual(said(usual))
    expect(said(usual).status).toBe('answered')
  })

  it.each([
    [
      '我们拿专利押了贷款，专利质押贴息给多少',
      ['我们拿专利押了贷款。专利质押贴息给多少', '我们拿专利押了贷款\n专利质押贴息给多少'],
    ],
    [
      '遂宁专利导航项目什么时候申报',
      ['遂宁专利导航项目 什么时候申报', '遂宁 专利导航项目 什么时候申报', '遂宁　专利导航项目什么时候申报'],
    ],
    ['遂宁专利导航咨询电话', ['遂宁 专利导航 咨询电话']],
  ])('nor does the mark or the blank between them: %s', (usual, variants) => {
    for (const variant of variants) expect(said(variant), variant).toEqual(said(usual))
  })

  it('are shown as they were written', () => {
    const { text } = library.ask('遂宁专利导航补几多，质押贴息咋个算', { today: TODAY })
    expect(text).toContain('专利导航补几多')
  })

  it.each(['有没收违法所得的规定吗', '好几个钱庄', '任何时候都能报吗'])(
    'are none within another word: %s',
    (question) => expect(inUsualWords(question)).toBe(question),
  )
})

describe('the data of the question', () => {
  it('is written in usual words, since questions are read in them', () => {
    const people = [...lexicon, ...everyday()].flatMap((group) => group.people)
    expect(people.filter((word) => inUsualWords(word) !== word)).toEqual([])
  })
})
