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
