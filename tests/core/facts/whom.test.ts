import { describe, expect, it } from 'vitest'
import { extractFacts } from '../../../src/core/facts/index.ts'

const rows = (text: string, heading = '') =>
  extractFacts(text, { start: 0, end: text.length }, { heading }).map(({ kind, recipient, condition, amount }) => [
    kind,
    recipient,
    condition,
    amount,
  ])

describe('whom a sum is for', () => {
  it.each([
    ['补助金额不足1万元的不予补助。', []],
    ['公司去年完成改造，还获得了90万元的技术改造补助。', []],
    ['对通过验收的示范园区，奖励园区管委会200万元。', [['奖励', '园区管委会', '通过验收的示范园区', '200万元']]],
    ['每介绍1名新员工入职的，给予介绍人300元奖励。', [['奖励', '介绍人', '每介绍1名新员工入职', '300元']]],
    [
      '企业参加由区人社局组织的招聘活动，按每次2000元给予补贴。',
      [['补贴', '企业', '参加由区人社局组织的招聘活动', '按每次2000元给予补贴']],
    ],
    [
      '对个体工商户通过担保机构获得的200万元以内贷款，按贷款额的0.5%给予担保费补贴。',
      [['补贴', '个体工商户', '通过担保机构获得的200万元以内贷款', '按贷款额的0.5%给予担保费补贴']],
    ],
    [
      '未享受购房补贴、在本市无住房的人才，按每月3000元的标准发放租房补贴。',
      [['补贴', '未享受购房补贴、在本市无住房的人才', null, '按每月3000元的标准发放租房补贴']],
    ],
    [
      '何梁何利科技奖获得者、“长江学者奖励计划”教授，每人一次性100万元奖励。',
      [['奖励', null, '何梁何利科技奖获得者、“长江学者奖励计划”教授', '每人一次性100万元']],
    ],
    ['每毕业1家规模以上企业，给予5万元奖励。', [['奖励', null, '每毕业1家规模以上企业', '5万元']]],
    ['贷款利率上限为合同签订日LPR+50BP，财政给予50%的贴息。', [['贴息', null, null, '给予50%的贴息']]],
    [
      '对非遗传习基地的保护单位进行补助，州级补助10万元，省级补助20万元。',
      [
        ['补助', '非遗传习基地的保护单位', null, null],
        ['补助', '非遗传习基地的保护单位', '州级', '10万元'],
        ['补助', '非遗传习基地的保护单位', '省级', '20万元'],
      ],
    ],
    [
      '根据入园企业数量给予奖励，入园企业（每家年产值50万元以上）达10家以上的，奖励20万元。',
      [['奖励', null, '入园企业（每家年产值50万元以上）达10家以上', '20万元']],
    ],
    ['每户家庭同时只能享受一份租房补贴。', []],
  ])('%s', (text, expected) => {
    expect(rows(text)).toEqual(expected)
  })

  it.each([
    [
      '确有其它特殊困难的，最高可给予地方实得财力100%补助。',
      [[null, '确有其它特殊困难', '最高可给予地方实得财力100%补助']],
    ],
    [
      '按照以下标准给予一次性奖励：\n（一）罚款金额在15万元以下的，按1500元奖励；\n（二）罚款金额在15万元以上的，按罚款金额的2%奖励。',
      [
        [null, '罚款金额在15万元以下', '按1500元奖励'],
        [null, '罚款金额在15万元以上', '按罚款金额的2%奖励'],
      ],
    ],
    [
      '对承租国有资产类经营用房的中小企业以及个体工商户，第一个月房租免收，后两个月减半。',
      [['承租国有资产类经营用房的中小企业以及个体工商户', null, '第一个月房租免收，后两个月减半']],
    ],
    ['对拓展新兴市场的支持比例可提高到70%。', [['拓展新兴市场的支持', null, '提高到70%']]],
  ])('keeps what bounds a sum, and the tiers that are rates: %s', (text, expected) => {
    expect(rows(text).map(([, ...cells]) => cells)).toEqual(expected)
  })

  it('tells the ceiling of some from that of all', () => {
    expect(rows('（三）单个企业年度补助总额最高不超过300万元；其中科技型中小企业最高不超过100万元。')).toEqual([
      ['上限', null, null, '单个企业年度补助总额最高不超过300万元'],
      ['上限', '科技型中小企业', null, '最高不超过100万元'],
    ])
    expect(
      rows('个人创业者可申请最高30万元的创业担保贷款，合伙创业的可适当提高额度，最高不超过300万元。').at(-1),
    ).toEqual(['上限', null, '合伙创业', '可适当提高额度，最高不超过300万元'])
    expect(rows('企业贷款额度由经办银行根据用工人数合理确定，最高不超过500万元。')).toEqual([
      ['额度', null, null, '企业贷款额度由经办银行根据用工人数合理确定，最高不超过500万元'],
    ])
  })
})

describe('sums that stand side by side', () => {
  it('each crop has its own', () => {
    const text = '早稻机插每亩补贴36元，中稻机插每亩补贴20元；使用抛秧机作业的，每亩另加4元。'
    expect(rows(text, '补贴标准')).toEqual([
      ['补贴', null, '早稻机插', '每亩补贴36元'],
      ['补贴', null, '中稻机插', '每亩补贴20元'],
      ['补贴', null, '使用抛秧机作业', '每亩另加4元'],
    ])
  })

  it('a scale by grade has a fact a grade, and its term is no ceiling', () => {
    expect(rows('按中级工每人每年5000元、高级工每人每年6000元的标准给予企业补贴，培训期限为1至2年。')).toEqual([
      ['补贴', '企业', null, '中级工每人每年5000元'],
      ['补贴', '企业', null, '高级工每人每年6000元'],
      ['期限', null, null, '培训期限为1至2年'],
    ])
  })

  it('levels are paired with sums, whatever list follows them', () => {
    expect(
      rows('被认定为国家级、省级技术中心、实验室、设计中心的，分别奖励100万元、30万元。').map(
        ([, , condition, sum]) => [condition, sum],
      ),
    ).toEqual([
      ['国家级', '100万元'],
      ['省级', '30万元'],
    ])
  })

  it('a list of what is measured belongs to the first step', () => {
    expect(
      rows('年利用煤矸石、粉煤灰10万吨以上、30万吨以上的企业，分别给予30万元、60万元奖励。').map(([, , when]) => when),
    ).toEqual(['年利用煤矸石、粉煤灰10万吨以上', '30万吨以上'])
  })

  it('sums that follow a grant which leaves them open are granted', () => {
    expect(rows('对取得证书的人员，给予一定标准的培训补贴。初级工、高级工分别为每人1200元、2400元。').at(-1)).toEqual([
      '补贴',
      null,
      '初级工、高级工',
      '每人1200元、2400元',
    ])
  })
})

it('a table’s cells are told by their row and their column', () => {
  const text =
    '对获得称号的企业，按下表标准给予奖励：\n类别\n国家级\n省级\n绿色工厂\n60万元\n30万元\n绿色园区\n100万元\n—\n'
  expect(rows(text)).toEqual([
    ['国家级', '绿色工厂', null, '60万元'],
    ['省级', '绿色工厂', null, '30万元'],
    ['国家级', '绿色园区', null, '100万元'],
  ])
})

it('what is granted for their own thing is granted to those who stand before', () => {
  expect(
    rows(
      '重点支持3月底前形成产能的企业，对其设备投资给予30%的补助；适当支持3月底以后形成产能的企业，对其设备投资给予10%的补助。',
    ).map(([, who, what]) => [who, what]),
  ).toEqual([
    ['3月底前形成产能的企业', '对其设备投资'],
    ['3月底以后形成产能的企业', '对其设备投资'],
  ])
})

it('a cell of a table with pipes is told whole, and nothing of the cells beside it', () => {
  const text = [
    '| 序号 | 项目类别 | 支持条件 | 奖补标准 | 需提交的材料 |',
    '| --- | --- | --- | --- | --- |',
    '| 1 | 专利转让受让 | 受让发明专利并在区内实施转化 | 按实际支付金额的15%，单个企业最高30万元 | 转让合同、付款凭证 |',
    '| 2 | 评估费、担保费 | 办理质押登记 | 评估费按实际支出50%，最高2万元；担保费按年化1%，最高5万元 | 合同及发票 |',
  ].join('\n')
  expect(rows(text)).toEqual([
    ['奖补标准', '专利转让受让', '受让发明专利并在区内实施转化', '按实际支付金额的15%，单个企业最高30万元'],
    ['奖补标准', '评估费、担保费', '办理质押登记', '评估费按实际支出50%，最高2万元；担保费按年化1%，最高5万元'],
  ])
})

it('what is granted in a cell ends with the cell', () => {
  const [row] = rows('2 | 小巨人企业 | 给予新认定的小巨人企业奖励最高100万元 | 认定文件、营业执照 |')
  expect(row?.at(-1)).not.toContain('|')
})

it('who pays for a grant is no sum', () => {
  expect(rows('第（五）项中国家级“小巨人”奖励由市级财政全额承担；其他奖补资金由企业所在地财政承担。')).toEqual([])
})
