import { describe, expect, it } from 'vitest'
import { extractFacts } from '../../../src/core/facts/index.ts'

const read = (text: string, heading = '') => extractFacts(text, { start: 0, end: text.length }, { heading })
const rows = (text: string, heading = '') =>
  read(text, heading).map(({ kind, recipient, condition, amount }) => [kind, recipient, condition, amount])

describe('what may be borrowed', () => {
  it.each([
    [
      '个人最高贷款额度30万元，合伙创业的按合伙人每人30万元累计、最高300万元；小微企业最高贷款额度400万元。',
      [
        ['额度', null, null, '个人最高贷款额度30万元，合伙创业的按合伙人每人30万元累计、最高300万元'],
        ['额度', null, null, '小微企业最高贷款额度400万元'],
      ],
    ],
    [
      '小微企业新招用人员达到10%，并签订1年以上劳动合同的，最高可贷400万元。',
      [['额度', null, '小微企业新招用人员达到10%，并签订1年以上劳动合同', '最高可贷400万元']],
    ],
    [
      '对借款人合伙创业的，可根据合伙创业人数适当提高贷款额度，最高不超过400万元。',
      [['额度', null, '借款人合伙创业', '可根据合伙创业人数适当提高贷款额度，最高不超过400万元']],
    ],
  ])('is of a kind of its own: %s', (text, expected) => {
    expect(rows(text)).toEqual(expected)
  })

  it('is not what a fund for it holds', () => {
    expect(
      rows(
        '有三种：一是“个体贷”，由市财政出资2000万元设立风险补偿金，合作银行发放信用贷款，最高50万元，年利率不高于4%；二是创业担保贷款，个人最高20万元。',
      ),
    ).toEqual([
      ['风险补偿', null, null, '由市财政出资2000万元设立风险补偿金'],
      ['额度', null, null, '合作银行发放信用贷款，最高50万元，年利率不高于4%'],
      ['额度', null, null, '创业担保贷款，个人最高20万元'],
    ])
  })

  it('is no condition of the interest that is paid', () => {
    expect(rows('贷款期限个人最长3年、小微企业最长2年，财政按实际利率的50%给予贴息。')).toEqual([
      ['贴息', null, null, '按实际利率的50%给予贴息'],
    ])
  })
})

describe('what bounds a sum', () => {
  it.each([
    [
      '举报重大事故隐患、安全生产违法行为的，奖励金额按照行政处罚金额的15%计算，最低奖励3000元，最高不超过30万元。',
      [['举报重大事故隐患、安全生产违法行为', '奖励金额按照行政处罚金额的15%计算，最低奖励3000元，最高不超过30万元']],
    ],
    [
      '自投产之日起前2年按租金的100%、第3年按租金的50%给予补助。',
      [['自投产之日起', '前2年按租金的100%、第3年按租金的50%给予补助']],
    ],
    [
      '连续工作满1年的新招普工，每人每月补贴租金200元，最长12个月。',
      [['连续工作满1年的新招普工', '每人每月补贴租金200元，最长12个月']],
    ],
    [
      '按中级工每人每年5000元、高级工每人每年6000元的标准给予企业培训补贴，先预拨50%，剩余部分考核合格后拨付。',
      [
        [null, '中级工每人每年5000元'],
        [null, '高级工每人每年6000元'],
      ],
    ],
    ['重点项目的外派高管，每个项目不超过10人。', []],
    [
      '挤奶机械单机补贴额不超过12万元；200马力以上拖拉机单机补贴额不超过25万元。',
      [
        ['挤奶机械', '不超过12万元'],
        ['200马力以上拖拉机', '不超过25万元'],
      ],
    ],
  ])('%s', (text, expected) => {
    expect(rows(text).map(([, , ...cells]) => cells)).toEqual(expected)
  })
})

describe('a sum without a word for the benefit', () => {
  it('is of the benefit that the heading names', () => {
    expect(rows('对招用毕业生的企业，按每招用1人不超过1500元的标准发放。', '一次性扩岗补助')).toEqual([
      ['补助', '招用毕业生的企业', null, '按每招用1人不超过1500元的标准发放'],
    ])
  })

  it('is of the benefit granted before it', () => {
    const text =
      '企业招用退役士兵的，按实际招用人数予以定额依次扣减增值税优惠。定额标准为每人每年6000元，最高可上浮50%，各省可确定具体标准。'
    expect(rows(text).at(-1)).toEqual(['优惠', null, null, '定额标准为每人每年6000元，最高可上浮50%'])
    expect(rows('给予就业见习补贴。月最低工资标准为1520元。').map(([, , , sum]) => sum)).not.toContain(
      '月最低工资标准为1520元',
    )
  })

  it('is no condition of the next', () => {
    expect(rows('县级科技特派员每人每年工作经费1万元，年度考核优秀的再奖励0.2万元。')).toEqual([
      ['资金支持', '县级科技特派员', null, '每人每年工作经费1万元'],
      ['奖励', null, '年度考核优秀', '再奖励0.2万元'],
    ])
  })
})

describe('whom a sentence names', () => {
  it.each([
    ['2025年度企业购买保险的，按照保费的50%给予补助。', null, '2025年度企业购买保险'],
    ['生产经营单位从业人员、实际控制人举报本单位的，奖励3万元。', null, '生产经营单位从业人员、实际控制人举报本单位'],
    ['参加失业保险3年以上的企业在职职工取得证书的，给予1000元补贴。', '参加失业保险3年以上的企业在职职工', '取得证书'],
    [
      '为减轻就业人员参保负担，根据《意见》精神，就业困难人员实现灵活就业的，按缴费额的50%给予补贴。',
      '就业困难人员',
      '实现灵活就业',
    ],
    [
      '自2023年1月1日至2027年12月31日，企业招用退役士兵，与其签订合同并依法缴纳社会保险费的，自当月起，在3年内给予每人6000元补贴。',
      '企业',
      '招用退役士兵，与其签订合同并依法缴纳社会保险费的，自当月起，在3年内',
    ],
    [
      '企业吸纳退役军人，或扶贫车间吸纳脱贫人口，签订1年以上劳动合同，稳定就业1年以上的，按照2000元/人的标准给予奖补。',
      '企业',
      '吸纳退役军人，或扶贫车间吸纳脱贫人口，签订1年以上劳动合同，稳定就业1年以上',
    ],
  ])('%s', (text, who, when) => {
    expect(rows(text).map(([, recipient, condition]) => [recipient, condition])).toEqual([[who, when]])
  })

  it('reads each cell of a row with tabs by itself', () => {
    const text = '13\t租房补贴\t园区企业\t连续工作满1年的普工，每人每月补贴200元，最长12个月\t单位代办\t高新区管委会'
    expect(rows(text)).toEqual([['补贴', '园区企业', '连续工作满1年的普工', '每人每月补贴200元，最长12个月']])
  })
})

it('takes no threshold for an aim of the government', () => {
  const asked = [
    '自接受核查任务之日起3个工作日内由2名以上核查人员完成。',
    '本市行政区域内估算价在60万元以上400万元以下的工程，适用本办法。',
    '上一年度营业收入不低于800万元。',
    '拥有1项以上有效发明专利。',
  ]
  expect(asked.flatMap((text) => rows(text))).toEqual([])
})
