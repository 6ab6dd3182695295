import { describe, expect, it } from 'vitest'
import { factRows as rows } from '../../support/facts.ts'

describe('a list below the words that grant', () => {
  it('grants each of its items, though none of them says so again', () => {
    expect(
      rows(
        '获得中国专利奖的，按下列标准奖励第一专利权人：\n（一）金奖，50万元；\n（二）银奖：30万元；\n（三）优秀奖15万元。\n获得省级大赛金奖、银奖的，分别奖励10万元、6万元。',
      ),
    ).toEqual([
      ['奖励', '获得中国专利奖', '金奖', '50万元'],
      ['奖励', '获得中国专利奖', '银奖', '30万元'],
      ['奖励', '获得中国专利奖', '优秀奖', '15万元'],
      ['奖励', '获得省级大赛金奖、银奖', '获得省级大赛金奖', '10万元'],
      ['奖励', '获得省级大赛金奖、银奖', '银奖', '6万元'],
    ])
  })

  it.each([
    '符合下列条件的企业，给予奖励：\n（一）注册资本，500万元；\n（二）纳税总额：30万元。',
    '申请奖励应当提交下列材料：\n（一）投资额：500万元以上的证明。',
  ])('names no sum where it says who may apply: %s', (text) => {
    expect(rows(text).filter(([, , , amount]) => amount !== null)).toEqual([])
  })
})

describe('steps', () => {
  it('each have a row of their own beside their sum', () => {
    const steps = '其中辅导备案奖励100万元、获得受理奖励200万元、首发成功奖励500万元，共计800万元'
    expect(rows(`对在北京证券交易所上市的企业，分阶段奖励，${steps}。`)).toEqual([
      ['奖励', '在北京证券交易所上市的企业', '辅导备案', '奖励100万元'],
      ['奖励', '在北京证券交易所上市的企业', '获得受理', '奖励200万元'],
      ['奖励', '在北京证券交易所上市的企业', '首发成功', '奖励500万元'],
      ['奖励', '在北京证券交易所上市的企业', null, '共计800万元'],
    ])
  })

  it('are parted also where all of them need something besides', () => {
    const head = '当年出口额300万美元、500万美元以上，且增长10%以上的企业'
    expect(rows(`对${head}，分别奖励2万元、3万元。`)).toEqual([
      ['奖励', head, '当年出口额300万美元', '2万元'],
      ['奖励', head, '500万美元以上', '3万元'],
    ])
  })
})

describe('a ceiling that is raised for some', () => {
  it.each([
    ['企业每年申领额度不超过20万元。高新技术企业可放宽到30万元。', ['上限', '高新技术企业', null, '可放宽到30万元']],
    [
      '同一企业每年贴息总额不超过30万元，其中被认定为“小巨人”的企业不超过50万元。',
      ['上限', '被认定为“小巨人”的企业', null, '不超过50万元'],
    ],
  ])('is a fact of its own: %s', (text, expected) => {
    expect(rows(text)).toContainEqual(expected)
  })
})

it.each([
  '市局每年随机抽查比例不少于当年资助件数的5%。',
  '补偿资金首期规模3000万元。',
  '担保公司为资金管理机构，每年按补偿资金余额的0.5%提取管理费。',
  '资助与奖励资金由市财政在年度预算中安排，每年总额不超过600万元。',
  '逾期退还的，按照同期贷款市场报价利率上浮20%支付资金占用费。',
  '获得补助20万元以上的单位，应当提交绩效自评报告。',
])('takes for no grant what nobody is given: %s', (text) => {
  expect(rows(text)).toEqual([])
})

it('reads an item of nothing but words that lead to a sum', () => {
  const list = `获得中国专利奖的，按下列标准奖励第一专利权人：\n（一）金奖，50万元；\n（二）银奖，${'每按'.repeat(40)}。`
  expect(rows(list).flat()).toContain('50万元')
})

describe('the steps of one reward below whom it is for', () => {
  it('are each for whom the sentence above them names', () => {
    const text =
      '对拟上市的企业，分阶段给予奖励共计1000万元：\n（一）签订协议，并在甲证监局辅导备案的，奖励100万元；\n（二）首发上市成功的，奖励900万元。'
    expect(rows(text)).toEqual([
      ['奖励', '拟上市的企业', '签订协议，并在甲证监局辅导备案', '100万元'],
      ['奖励', '拟上市的企业', '首发上市成功', '900万元'],
    ])
  })
})

it('who recognises it stands in a column of a table, and is no part of whom the sum is for', () => {
  const text = [
    '认定奖补标准表',
    '| 序号 | 认定层级 | 认定部门 | 奖补标准（万元） | 复核通过奖补（万元） |',
    '| 1 | 创新型中小企业 | 市经信局 | 5 | — |',
    '| 2 | 专精特新中小企业 | 省经信厅 | 20 | 5 |',
  ].join('\n')
  expect(rows(text)).toEqual([
    ['奖补标准（万元）', '创新型中小企业', null, '5'],
    ['复核通过奖补（万元）', '创新型中小企业', null, '—'],
    ['奖补标准（万元）', '专精特新中小企业', null, '20'],
    ['复核通过奖补（万元）', '专精特新中小企业', null, '5'],
  ])
})
