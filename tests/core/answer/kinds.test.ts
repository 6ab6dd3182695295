import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { libraryOf, TODAY } from '../../support/library.ts'
import kinds from '../../../src/core/answer/judging/kinds.json' with { type: 'json' }

it('ranks and kinds have the shape that the program takes for granted', () => {
  // They are looked for as they stand, within longer words too.
  const names = z.array(z.string().regex(/^\p{Script=Han}+$/u)).min(1)
  const shape = z.strictObject({
    scales: z.array(z.array(names).min(2)),
    kinds: z.array(z.strictObject({ all: names, each: z.array(names).min(2) })),
    apart: z.array(z.strictObject({ of: z.string().min(1), each: z.array(names).min(2) })),
  })
  expect(shape.safeParse(kinds).error).toBeUndefined()
})

it('no name stands for two ranks of a scale, or for two kinds of one thing', () => {
  const lists = [
    ...kinds.scales,
    ...kinds.kinds.map(({ each, all }) => [all, ...each]),
    ...kinds.apart.map(({ each }) => each),
  ]
  for (const list of lists) {
    const names = list.flat()
    expect(names.filter((name, i) => names.indexOf(name) < i)).toEqual([])
  }
})

describe('a sum for one kind', () => {
  const SOURCE = `洛宁县工业扶持办法

第一条 对首次认定的国家级专精特新“小巨人”企业、省级专精特新中小企业，分别奖励100万元、20万元；对通过复核的国家级专精特新“小巨人”企业再奖励30万元。

第二条 规上工业企业实施技术改造的，按设备投资额的8%给予补助，最高600万元。

第三条 对首次纳入规模以上的工业企业，给予10万元奖励。

第四条 技术输出方按技术交易额的1%给予奖励，最高30万元。

第五条 技术吸纳方按技术交易额的2%给予奖励，最高40万元。

第六条 对新评定的国家AAAAA级景区奖励100万元，4A级景区奖励50万元，3A级景区奖励10万元。
`
  const library = libraryOf([{ file: 'a.txt', source: SOURCE, seed: { region: '河南省洛阳市洛宁县' } }])
  const ask = (question: string) => library.ask(question, { today: TODAY })
  const labels = (question: string) => ask(question).citations.map(({ clause }) => clause.label)

  it('is none for another: 复核 of another level, 升规 of those above the limit already, the other side of a contract, a 2A below those named', () => {
    expect(ask('洛宁新评2A景区奖多少').status).toBe('not_found')
    expect(ask('洛宁新评5A景区奖多少').text).toContain('100万元')
    expect(ask('洛宁省级专精特新复核通过奖多少').status).toBe('not_found')
    expect(ask('洛宁小巨人复核通过奖多少').text).toContain('30万元')
    expect(labels('洛宁小升规奖多少')).toEqual(['第三条'])
    expect(labels('洛宁买别人技术最多奖多少万')[0]).toBe('第五条')
    expect(labels('洛宁买别人技术最多奖多少万')).not.toContain('第四条')
    expect(labels('洛宁卖技术奖多少')[0]).toBe('第四条')
    expect(labels('洛宁卖技术奖多少')).not.toContain('第五条')
  })
  it('is none for whom the clause only names besides, or for a level named in other words than a text uses', () => {
    const source = `某市专利转化措施
1.促进中小企业成长。支持各类投资基金更多投向高新技术企业、专精特新企业，助力中小企业创新发展。对首次认定的省级“专精特新”中小企业给予10万元奖励支持，对首次认定的国家级专精特新“小巨人”企业给予20万元奖励。
2.健全服务网络。对新获批的国家级、省级技术转移机构，分别给予100万元、30万元经费资助。
`
    const own = libraryOf([{ file: 'a.txt', source, seed: { region: '陕西省安康市' } }])
    const answer = (question: string) => own.ask(question, { today: TODAY })
    expect(answer('安康认定高新技术企业一次性奖几万').status).toBe('not_found')
    expect(answer('安康认定专精特新企业奖几万').text).toContain('10万元')
    expect(answer('县一级的技术转移机构批下来能资助多少万').status).toBe('not_found')
    expect(answer('省一级的技术转移机构批下来能资助多少万').text).toContain('30万元')
  })
})

describe('a sum for what is named, and not for what stands near it', () => {
  const library = libraryOf([
    {
      file: 'a.txt',
      source: `遂宁市工业绿色发展实施意见

第一条 绿色工厂。对首次获评国家级、省级绿色工厂的企业，分别给予一次性奖励50万元、20万元。

第二条 绿色供应链。对获评国家级绿色供应链管理企业的，给予30万元奖励。

第三条 专利受让补助。企业从高校受让发明专利并实施转化的，按交易额的10%给予补助，最高5万元。

第四条 支持境外参展。企业参加境外展会的，展位费按70%补助；在境外注册商标的，每件补助3000元。
`,
      seed: { region: '四川省遂宁市' },
    },
  ])
  const labels = (question: string) =>
    library.ask(question, { today: TODAY }).citations.map(({ clause }) => clause.label)

  it.each([
    ['遂宁零碳工厂给多少奖励', []],
    ['遂宁绿色工厂给多少奖励', ['第一条']],
    ['遂宁主导国家标准奖多少', []],
    ['遂宁发明专利授权奖励多少', []],
  ])('%s', (question, expected) => {
    expect(labels(question)).toEqual(expected)
  })
  it('is for a patent that was bought where one asks of it', () => {
    expect(labels('遂宁企业买高校的专利补多少')[0]).toBe('第三条')
    expect(labels('遂宁企业买外国公司的专利补多少')).not.toContain('第四条')
  })
})

it('a range of stars takes in those between its ends', () => {
  const source = `某县支持旅游业若干意见

一、星级单位创建。对新评定为2—5星级的乡村旅游示范单位，一次性分别给予2万元、4万元、8万元、15万元奖励。

二、各类荣誉评定。凡被评为旅游风情小镇等市级、省级荣誉的，分别奖励2万元、5万元。
`
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '吉林省通化市柳河县' } }])
  for (const question of ['柳河县二星乡村旅游单位奖多少', '柳河县乡村旅游评了三星，奖几万']) {
    expect(library.ask(question, { today: TODAY }).citations[0]?.clause.label).toBe('一、')
  }
})
