import { describe, expect, it } from 'vitest'
import { factRows as rows } from '../../support/facts.ts'

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
    ['对拓展新兴市场的支持比例可提高到70%。', [[null, null, '提高到70%']]],
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

it('a table with a column of recipients takes them from it, and what they are given from the other', () => {
  const text = [
    '奖补标准一览表',
    '| 序号 | 奖补类别 | 奖补对象 | 标准 | 拨付方式 |',
    '| --- | --- | --- | --- | --- |',
    '| 1 | 首次认定 | 首次通过认定的高企 | 20万元 | 一次性 |',
    '| 2 | 重新认定 | 期满重新认定的高企 | 10万元 | 一次性 |',
  ].join('\n')
  expect(rows(text)).toEqual([
    ['首次认定', '首次通过认定的高企', null, '20万元'],
    ['重新认定', '期满重新认定的高企', null, '10万元'],
  ])
})

it('a cell of a column of sums that says that nothing is granted is told as one', () => {
  const text = [
    '标准制修订奖励按下表执行：',
    '标准类别 | 主导制定（万元） | 参与制定（万元）',
    '国家标准 | 30 | 10',
    '团体标准 | 3 | 不奖励',
  ].join('\n')
  expect(rows(text)).toContainEqual(['参与制定（万元）', '团体标准', null, '不奖励'])
})

it('a list of several grants is for whom the sentence above it names', () => {
  const text = [
    '第九条 企业以专利权出质取得银行贷款并按期还本付息的，给予下列扶持：',
    '（一）贷款贴息：按照贷款利率的40%给予贴息，单家企业每年最高30万元；',
    '（二）评估费补助：按照评估费的60%给予补助。',
    '获得贷款的个人，给予1000元奖励。',
  ].join('\n')
  expect(rows(text).filter(([, , , amount]) => amount !== null)).toEqual([
    ['贷款贴息', '企业', '以专利权出质取得银行贷款并按期还本付息', '按照贷款利率的40%给予贴息，单家企业每年最高30万元'],
    ['评估费补助', '企业', '以专利权出质取得银行贷款并按期还本付息', '按照评估费的60%给予补助'],
    ['奖励', '获得贷款的个人', null, '1000元'],
  ])
})

it('of several sorts of people each has its own sum', () => {
  const text =
    '对企业新聘用的大学毕业生，签订1年以上劳动合同的，博士研究生给予每人30000元补贴，其他毕业生给予每人5000元补贴。'
  const shared = '企业新聘用的大学毕业生，签订1年以上劳动合同'
  expect(rows(text)).toEqual([
    ['补贴', '博士研究生', shared, '每人30000元'],
    ['补贴', '其他毕业生', shared, '每人5000元'],
  ])
})

it('what is granted in a cell ends with the cell', () => {
  const [row] = rows('2 | 小巨人企业 | 给予新认定的小巨人企业奖励最高100万元 | 认定文件、营业执照 |')
  expect(row?.at(-1)).not.toContain('|')
})

it('who pays for a grant is no sum', () => {
  expect(rows('第（五）项中国家级“小巨人”奖励由市级财政全额承担；其他奖补资金由企业所在地财政承担。')).toEqual([])
})

it('the name of an article in brackets is nobody and no condition', () => {
  expect(rows('第七条 （专利导航）企业开展产业专利导航并通过验收的，按实际费用的50%给予资助。')).toEqual([
    ['资助', '企业', '开展产业专利导航并通过验收', '按实际费用的50%给予资助'],
  ])
})

it('但可继续 is no condition', () => {
  const text = '复核通过的企业不再给予奖励，但可继续享受贷款贴息，贴息比例为贷款利息的30%。'
  expect(rows(text)).toEqual([['贴息', null, null, '享受贷款贴息，贴息比例为贷款利息的30%']])
})

describe('what is no condition and nobody', () => {
  it('is the fund that a grant comes from, what there is besides, and who gives it', () => {
    expect(rows('支持孵化载体减免在孵企业的租金，从科技发展专项资金中，按照减免租金的10%给予补助。')).toEqual([
      ['补助', null, null, '按照减免租金的10%给予补助'],
    ])
    expect(rows('开发区还将加大对受疫情影响企业的纾困力度，符合条件的个人创业贷款最高可享受一年全额贴息。')).toEqual([
      ['贴息', null, '符合条件的个人创业贷款', '最高可享受一年全额贴息'],
    ])
    const [row] = rows('政府性担保机构对受疫情影响严重的中小微企业减免担保费用，担保费率不超过1%。')
    expect(row?.[1]).toBe('受疫情影响严重的中小微企业')
  })

  it('is that a benefit ends', () => {
    expect(rows('上述利率优惠疫情结束后停用，农发行按照对标同业执行优惠利率。')).toEqual([])
  })
})

it('by how much a loan is cheaper is told for each', () => {
  const text =
    '其中，对专项再贷款名单内企业执行LPR利率减100—130个基点；其他救灾应急贷款（列入支持名单），可执行LPR利率下降不少于35个基点，其中小微企业可执行LPR利率减50个基点。对困难企业，鼓励各银行在原贷款利率水平上下浮10%。'
  expect(rows(text)).toEqual([
    ['优惠', '专项再贷款名单内企业', null, '执行LPR利率减100—130个基点'],
    ['优惠', null, '其他救灾应急贷款（列入支持名单）', '可执行LPR利率下降不少于35个基点'],
    ['优惠', '小微企业', null, '可执行LPR利率减50个基点'],
  ])
})
