import { describe, expect, it } from 'vitest'
import { libraryOf, seedsLibrary, seedTexts, TODAY } from '../../support/library.ts'

function labelsOf(source: readonly string[], region: string) {
  const library = libraryOf([...seedTexts(), { file: 'a.txt', source: source.join('\n'), seed: { region } }])
  return (question: string) => library.ask(question, { today: TODAY }).citations.map(({ clause }) => clause.label)
}

describe('an item of the document that is about just what was asked comes before the others', () => {
  const loans = labelsOf(
    [
      '寿光市设施农业贷款贴息管理办法',
      '第一条【对象】本办法适用于从事设施蔬菜种植、育苗的农民合作社、家庭农场。种植大棚的个体农户不适用本办法。',
      '第二条【贴息条件】申请贴息的贷款应当符合以下条件：',
      '（一）用于新建、改建大棚或者购买种苗；',
      '（二）单笔贷款金额在10万元以上、500万元以下。',
      '第三条【贴息标准】对符合条件的贷款，按年利率2%给予贴息，贴息期不超过24个月。',
      '第四条【申报】经营主体于每年9月向所在镇（街道）农业综合服务中心申报，逾期不予受理。',
      '第五条【审核】镇（街道）初审后报市农业农村局，市农业农村局组织复核，并在网站公示7日。',
      '第六条【智慧大棚】贷款用于建设智慧大棚的，贴息年利率提高到3%。',
    ],
    '山东省潍坊市寿光市',
  )

  it.each([
    [
      'the share itself, and neither the conditions nor what is raised for some',
      '寿光合作社贷款建大棚贴息几个点',
      '第三条',
    ],
    ['what is raised, where the question names it', '寿光智慧大棚贷款贴息几个点', '第六条'],
    ['to whom it goes on, and not where one applies', '寿光大棚贴息镇上初审完了交给谁', '第五条'],
    ['who is left out, in other words', '寿光我就自己种俩大棚，个人能申请贷款贴息不', '第一条'],
  ])('%s: %s', (_, question, label) => {
    expect(loans(question)[0]).toBe(label)
  })
})

it('a clause for some firms lends nothing of theirs to the others that the document applies to', () => {
  const farms = labelsOf(
    [
      '寿光市设施农业扶持办法',
      '第一条 本办法适用于在本市登记的农民合作社、家庭农场、农业企业。',
      '第二条 对省级龙头企业，一次性奖励50万元。',
    ],
    '山东省潍坊市寿光市',
  )
  expect(farms('寿光合作社奖励多少')).not.toContain('第二条')
})

describe('what a guide says in lines of its own', () => {
  const guide = labelsOf(
    [
      '于都县就业见习补贴办事指南',
      '【办理对象】经认定的就业见习单位',
      '【适用人员】离校2年内未就业高校毕业生、16—24岁失业青年',
      '一、补贴标准',
      '见习单位按每人每月1200元领取见习补贴。',
      '二、申请材料',
      '（1）见习协议书（复印件）',
      '（2）见习人员毕业证书复印件或者失业登记证明',
      '三、收费标准：不收费',
      '四、办理地点及时间',
      '于都县政务服务中心12号窗口；周一至周五9:00—12:00，13:30—17:00，法定节假日除外。',
    ],
    '江西省赣州市于都县',
  )

  it('two particulars in one message are told by both', () => {
    expect(guide('于都办见习补贴收不收手续费，周六上班吗').sort()).toEqual(['三、', '四、'])
  })

  it('within how many years of leaving school is told by the line that says so, and not by the papers', () => {
    expect(guide('于都毕业三年了没找到工作还能去见习吗')[0]).toBe('引言')
  })
})

describe('what must be reached, and by when', () => {
  const rents = labelsOf(
    [
      '旌阳区标准厂房补助实施办法',
      '第一条 申请厂房补助的企业应租赁面积1000平方米以上，且登记注册并正常运营2年以上。',
      '第二条 租金补助按实际租金的50%给予，补助面积最大不超过5000平方米，补助期限在3年以内。',
      '第三条 对租赁厂房进行无尘装修的，按每平方米200元补助，最高80万元。',
      '第四条 区经信科技局每两年对厂房补助开展一次评价，成立时未备案的厂房不予补助。',
      '第五条 企业对在建厂房投保期限30日以上的，补助保费的10%。',
      '第六条 企业于每年11月15日前向所在园区管委会递交申请。',
    ],
    '四川省德阳市旌阳区',
  )

  it.each([
    ['旌阳只租了800平，厂房补助够条件吗', '第一条'],
    ['公司才成立一年，能报旌阳的厂房补助吗', '第一条'],
    ['旌阳厂房补助几号之前交申请', '第六条'],
    ['旌阳厂房补助对企业有啥要求', '第一条'],
  ])('%s', (question, label) => {
    expect(rents(question)[0]).toBe(label)
  })
})

describe('whom to turn to', () => {
  const measures = labelsOf(
    [
      '赣州市促进外贸和物流发展若干措施',
      '一、发展跨境电商',
      '1.租用海外仓面积2000平方米以上的企业，按年租金的20%补助，最高100万元。',
      '二、壮大现代物流',
      '2.物流企业新获评5A级资质的，一次性奖励50万元。',
      '三、附则',
      '3.申报材料：（1）资金申请表；（2）营业执照复印件。',
      '4.跨境电商项目由市商务局受理，物流项目由市交通运输局受理，申报时间为每年6月1日至6月30日。',
    ],
    '江西省赣州市',
  )

  it.each(['赣州物流企业申报奖励找哪个单位', '赣州租海外仓的补助找哪个部门'])(
    '%s: the document says once for all who takes the applications',
    (question) => {
      expect(measures(question)[0]).toBe('4.')
    },
  )

  it('what one policy of a compilation says holds for none of the others', () => {
    const compiled = labelsOf(
      [
        '于都县惠企政策汇编',
        '一、于都县标准厂房租金补贴办法',
        '第一条 租用标准厂房的企业，按实缴租金的60%给予补贴。',
        '第二条 企业应于每年3月底前向工业园区管理委员会提出租金补贴申请。',
        '二、于都县电商物流发展扶持措施',
        '（一）直播基地补助。新建直播基地按设备投入的30%补助，单个基地最高60万元。',
        '（二）资金申请。上述资金由县商务局受理，于每年5月15日前申报。',
      ],
      '江西省赣州市于都县',
    )
    expect(compiled('于都直播基地的补助找哪个局')).not.toContain('第二条')
  })
})

describe('what the words of daily life stand for', () => {
  it.each([
    ['托育园一岁的娃一个月补多少', '托育机构收托婴幼儿的，18个月以下每人每月补助400元。'],
    [
      '我老婆名下有房贷，会不会影响我申请创业担保贷款',
      '申请创业担保贷款的，除助学贷款、住房贷款外，本人及其配偶应当无其他贷款。',
    ],
    ['演唱会卖票收入能补几个点', '举办1000人以上营业性演出的，按售票收入的10%奖励主办方。'],
    ['饭店没装燃气报警器罚多少', '餐饮场所未安装可燃气体报警装置的，责令限期改正，处5万元以下罚款。'],
    ['稳岗返还这笔钱打到账上能拿来干嘛用', '稳岗返还资金可用于职工生活补助、缴纳社会保险费、转岗培训等支出。'],
    ['虚报材料骗稳岗补贴会罚多少', '以欺骗手段取得稳岗返还资金的，责令退回，处骗取金额2倍以上5倍以下罚款。'],
  ])('%s', (question, clause) => {
    const source = `某市若干规定\n第一条 ${clause}\n第二条 本规定自2025年1月1日起施行。`
    const library = libraryOf([{ file: 'a.txt', source, seed: { region: '江西省赣州市' } }])
    const { citations, lead } = library.ask(`赣州${question}`, { today: TODAY })
    expect(citations[0]?.clause.label).toBe('第一条')
    expect(lead).toBeFalsy()
  })
})

describe('another thing than what is granted', () => {
  const support = labelsOf(
    [
      '柯桥区文旅政策',
      '第一条 新评定的国家5A级、4A级旅游景区，分别奖励500万元、100万元。',
      '第二条 新评定为甲级、乙级旅游民宿的，分别奖励30万元、15万元。',
      '第三条 旅游项目的设备投资额不低于300万元的，方可申报补助。',
      '第四条 旅游项目按设备投资额的12%给予补助，单个项目最高500万元。',
      '第五条 已获得省级财政资金支持的旅游项目不得重复申报，区级配套资金不受影响。',
    ],
    '浙江省绍兴市柯桥区',
  )

  it.each(['柯桥评上露营地奖多少', '柯桥旅游奖励去年一共发了多少亿'])('%s is told by no clause', (question) => {
    expect(support(question)).toEqual([])
  })

  it('the least that must be invested is no sum that is granted', () => {
    expect(support('柯桥旅游项目最少要投多少设备')[0]).toBe('第三条')
  })

  it('whether one may have both, across a pause', () => {
    expect(support('拿了省里的补助，柯桥这个旅游项目补助还能拿吗')[0]).toBe('第五条')
  })
})

describe('a guide to several matters', () => {
  const { ask: asked } = libraryOf([
    {
      file: 'guide.txt',
      source: [
        '一次性创业补贴、就业见习补贴办理指南',
        '【事项名称】一次性创业补贴申领',
        '【办理机构】内江市就业创业促进中心',
        '【受理条件】',
        '1、正常经营6个月以上的小微企业、个体工商户；',
        '2、创办人为毕业5年内高校毕业生，首次创业。',
        '【补贴标准】一次性创业补贴10000元/户。',
        '【申请材料】',
        '（1）一次性创业补贴申请表',
        '（2）营业执照复印件',
        '【办理流程】申请—受理—审核—公示—拨付',
        '【承诺时限】15个工作日（不含公示时间）',
        '【事项名称】就业见习补贴申领',
        '【办理机构】内江市就业创业促进中心见习管理科',
        '【受理条件】经认定的就业见习基地，吸纳青年见习3至12个月。',
        '【补贴标准】见习基本生活补贴每人每月1700元。',
        '【申请材料】见习补贴申请表、见习协议、考勤表。',
      ].join('\n'),
      seed: { region: '四川省内江市' },
    },
  ])
  const paths = (question: string) =>
    asked(question, { today: TODAY }).citations.map(({ clause }) => clause.path.join('›'))

  it('tells with what papers by the one line that says so', () => {
    expect(paths('内江申请一次性创业补贴要带哪些东西')).toEqual(['一次性创业补贴申领›申请材料'])
  })

  it('tells nothing of one by the lines of another', () => {
    const found = paths('内江见习补贴怎么办理')
    expect(found).not.toHaveLength(0)
    expect(found.filter((path) => !path.startsWith('就业见习补贴申领'))).toEqual([])
  })
})

it.each([
  ['安康哪几个地方在搞省里的知识产权保护示范', '旬阳市、镇坪县'],
  ['县区干得好淮南给啥奖励', '政策倾斜'],
])('%s: the clause that names it comes first', (question, said) => {
  const [first] = seedsLibrary().ask(question, { today: TODAY }).citations
  expect(first?.quotes.map(({ text }) => text).join('')).toContain(said)
})
