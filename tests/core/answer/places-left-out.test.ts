import { describe, expect, it } from 'vitest'
import { libraryOf, TODAY } from '../../support/library.ts'

const GRANT = '安徽省专精特新企业奖补办法\n第一条 省级专精特新企业奖补50万元。\n第二条 '

const ask = (second: string, city: string) =>
  libraryOf([{ file: 'a.txt', source: GRANT + second, seed: { region: '安徽省' } }]).ask(`${city}专精特新奖补多少`, {
    today: TODAY,
  })

describe('a city that a measure of its province says it is not for', () => {
  it.each([
    '本办法不适用于合肥市、芜湖市企业。',
    '本办法适用于合肥市、芜湖市以外的企业。',
    '合肥市、芜湖市的企业由所在市承担，不适用本办法。',
    '本办法适用于皖北三市（淮北市、阜阳市、安庆市）。',
  ])('is not answered from it: %s', (second) => {
    expect(ask(second, '合肥').status).toBe('not_found')
    const { citations } = ask(second, '安庆')
    expect(citations[0]?.clause.label).toBe('第一条')
  })

  it.each(['本办法不适用于合肥市房地产企业。', '本条不适用于合肥市企业。', '本办法适用于全省（含合肥市）。'])(
    'is none where the sentence leaves out others, or a clause alone: %s',
    (second) => {
      expect(ask(second, '合肥').status).toBe('answered')
    },
  )
})

it('is told so by the clause itself where its own firms ask whether they may apply under the measure', () => {
  const source =
    '安徽省专精特新企业培育细则\n第一条 省级专精特新企业奖补50万元。\n第二条 企业应在安徽省内注册（不含合肥市，合肥市另行制定）。\n第三条 审核每季度组织一次。'
  const { lead, citations } = libraryOf([{ file: 'a.txt', source, seed: { region: '安徽省' } }]).ask(
    '公司在合肥，按省里这个专精特新培育的细则报行不行',
    { today: TODAY },
  )
  expect(lead).toContain('写明适用范围不含合肥市')
  expect(citations[0]?.clause.label).toBe('第二条')
})

describe('a city of which only a development zone has a rule', () => {
  const source = '东营经济技术开发区招聘补贴办法\n第一条 参加招聘面试的高校毕业生，给予交通补贴500元。'
  const library = libraryOf([{ file: 'zone.txt', source, seed: {} }])

  it("is told the zone's rule as the zone's", () => {
    const { status, text, citations } = library.ask('东营市高校毕业生面试交通补贴多少', { today: TODAY })
    expect(status).toBe('answered')
    expect(text).toContain('库里没有山东省东营市本级的规定，以下是下级地区的文件，只适用于当地')
    expect(citations[0]?.document.region).toContain('东营经济技术开发区')
  })

  it('is not taken for its province', () => {
    expect(library.ask('山东省高校毕业生面试交通补贴多少', { today: TODAY }).status).toBe('not_found')
  })
})
