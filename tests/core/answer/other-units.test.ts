import { describe, expect, it } from 'vitest'
import { libraryOf } from '../../support/library.ts'

describe('what is asked of in another unit than money, or of what must be given back', () => {
  const { ask } = libraryOf([
    {
      file: 'a.txt',
      source: [
        '桂林市旅游包机奖励办法',
        '第一条 组织境外旅游包机的旅行社，每架次奖励8万元。',
        '第二条 邮轮游客每人奖励50元，每航次奖励上限10万元。',
        '第三条 单家旅行社年度奖励总额以500万元为限。',
        '第四条 申请人年龄不超过35周岁，博士可放宽至45周岁。',
        '第五条 用人单位安排残疾人就业的，每安排1名每年奖励5000元；安排重度残疾人的，按2倍计算。',
        '第六条 新建停车场的，按投资额的10%给予补助；未按期竣工的，退还50%补助资金。',
      ].join('\n'),
      seed: { region: '广西壮族自治区桂林市' },
    },
  ])
  const answer = (question: string) => ask(question, { today: '2026-11-21' })

  it.each([
    ['邮轮一个航次最多奖多少', '第二条'],
    ['旅行社一年最多拿多少包机奖励', '第三条'],
    ['申请人年龄要求多大', '第四条'],
    ['博士年龄限制多少岁', '第四条'],
    ['安排重度残疾人奖励多少', '第五条'],
    ['停车场没按期竣工怎么办', '第六条'],
  ])('is told: %s', (question, label) => {
    const { citations, lead } = answer(question)
    expect(citations[0]?.clause.label).toBe(label)
    expect(lead ?? '').not.toContain('没有写明')
  })

  it('shows as granted nothing that is given back', () => {
    expect(answer('停车场没按期竣工怎么办').citations[0]?.facts.map(({ amount }) => amount)).toEqual([
      '按投资额的10%给予补助',
    ])
  })
})
