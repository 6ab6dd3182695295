import { describe, expect, it } from 'vitest'
import { libraryOf, seedsLibrary, TODAY } from '../../support/library.ts'

const ANKANG = '12. 推动金融服务'

describe('a clause that is asked for by its number', () => {
  it.each(['麻烦把安康措施第12条发我看看', '安康第十二条的原文', '安康那个文件第12条发我', '把安康措施第12条发给我'])(
    '%s: is shown whole, and not the card of its document',
    (question) => {
      const [first] = seedsLibrary().ask(question, { today: TODAY }).citations
      expect(first?.clause.path.at(-1)).toBe(ANKANG)
      expect(first?.quotes.map(({ text }) => text).join('')).toMatch(/^12\. 推动金融服务。[^]*知识产权保险产品。/)
    },
  )

  it('is that of the draft where the number stands in brackets', () => {
    const [first] = seedsLibrary().ask('淮南第（八）条原文发一下', { today: TODAY }).citations
    expect(first?.clause.label).toBe('（八）')
  })

  it('is found by a short name of its document, with brackets as without', () => {
    for (const question of ['甲市兼并重组意见第（二）条说的啥', '甲市兼并重组意见第二条说的啥']) {
      const source = '甲市关于企业兼并重组的意见\n（一）税收政策。减征企业所得税。\n（二）土地政策。支付土地补偿费。'
      const library = libraryOf([{ file: 'merger.txt', source, seed: { region: '全国' } }])
      expect(library.ask(question, { today: TODAY }).citations[0]?.clause.label).toBe('（二）')
    }
  })

  it('is that of the chat’s own place, and none of another document where the place has none of that number', () => {
    const library = libraryOf([
      {
        file: 'town.txt',
        source: '石景山区若干措施\n第一条 减免房租。\n第二条 补贴担保费。',
        seed: { region: '北京市石景山区' },
      },
      {
        file: 'state.txt',
        source: '全国典型做法\n第一条 一网通办。\n第二条 联合验收。\n第三条 全市通办。',
        seed: { region: '全国' },
      },
    ])
    const ask = (question: string, region?: string) => library.ask(question, { today: TODAY, region })
    expect(ask('第2条', '北京市石景山区').citations[0]?.document.file).toBe('town.txt')
    expect(ask('石景山（2）说的啥').citations[0]?.clause.label).toBe('第二条')
    expect(ask('石景山那个二条').citations[0]?.clause.label).toBe('第二条')
    const answer = ask('石景山第三条')
    expect(answer.status).toBe('not_found')
    expect(answer.lead).toContain('库里没有找到北京市石景山区文件的第3条')
    expect(answer.related).toEqual([])
    expect(ask('第2条').status).toBe('clarify')
  })

  it('of a document that is called by its number without the year', () => {
    const library = libraryOf([
      {
        file: 'merger.txt',
        source:
          '国务院关于企业兼并重组的意见\n国发〔2014〕14号\n（一）税收政策。企业兼并重组的，减征企业所得税。\n（二）土地政策。企业退出的土地，按规定支付土地补偿费。',
        seed: { region: '全国' },
      },
    ])
    const [first] = library.ask('把国发14号第2条发我看看', { today: TODAY }).citations
    expect(first?.clause.label).toBe('（二）')
    expect(library.ask('国发14号还有效吗', { today: TODAY }).text).toContain('文号：国发〔2014〕14号')
    expect(library.ask('国发14号线怎么走', { today: TODAY }).status).not.toBe('answered')
  })
})

describe('which document of a place is meant', () => {
  const text = (file: string, region: string, source: string) => ({ file, source, seed: { region } })
  const library = libraryOf([
    text(
      'interest.txt',
      '江西省赣州市',
      '赣州市科技贷款贴息实施细则\n赣科规〔2025〕2号\n第一条 被认定为小巨人的企业，每年贴息不超过50万元。\n第二条 本细则有效期至2027年5月31日。',
    ),
    text(
      'patent.txt',
      '江西省赣州市',
      '赣州市专利奖励实施细则\n赣市监〔2025〕9号\n第一条 获得专利金奖的，奖励50万元。\n第二条 本细则有效期至2028年5月31日。',
    ),
    text(
      'first.txt',
      '江西省',
      '江西省首台（套）重大技术装备认定管理实施细则\n赣工信〔2022〕61号\n第一条 首台（套）经认定的，给予奖补。\n第二条 本细则自2022年7月1日起施行，有效期至2024年12月31日。',
    ),
  ])
  const files = (question: string, region?: string) => [
    ...new Set(library.ask(question, { today: '2026-11-22', region }).citations.map(({ document: { file } }) => file)),
  ]

  it('tells its title', () => {
    expect(files('江西首台套那个细则现在还能用吗,过期没')).toEqual(['first.txt'])
    expect(files('赣州专利奖励那个细则还作数吗')).toEqual(['patent.txt'])
  })

  it('may be that of the place above, though the place has others', () => {
    expect(files('首台套认定管理细则还有效吗', '赣州市')).toEqual(['first.txt'])
  })

  it('is asked, and not said, by 哪个文件', () => {
    expect(files('赣州说小巨人贴息最高50万，这个哪个文件写的，文号多少')).toEqual(['interest.txt'])
  })
})
