import { describe, expect, it } from 'vitest'
import { libraryOf, TODAY } from '../../support/library.ts'

const source = [
  '德清县知识产权质押贷款补助办法',
  '第一条 企业以专利权质押取得贷款的，按实际支付利息的50%给予贴息，每家企业每年不超过30万元。',
  '第二条 合作银行受理后，应当在10个工作日内完成贷前调查。',
  '第三条 投保质押贷款保证保险的，按年度保费的70%给予补助。',
  '第四条 全国投诉平台受理质押贷款投诉，有关部门应当公布热线和网站。',
  '第五条 年度营业收入2000万元以上的企业优先安排。',
  '第六条 企业发生更名的，应当在发生变化后的3个月内书面报告。',
  '第七条 拟补助名单公示结束后10个工作日内拨付。',
  '第八条 2026年拟补助名单公示时间：2026年11月16日至11月20日。',
].join('\n')
const library = libraryOf([{ file: 'a.txt', source, seed: { region: '浙江省湖州市德清县' } }])
const ask = (question: string) => library.ask(question, { today: TODAY })

it.each([
  '德清去年给多少家企业发了专利质押贷款贴息',
  '德清专利质押贷款银行多少天放款',
  '德清专利质押贷款是哪几家银行在办',
  '德清质押贷款保证保险找哪家保险公司投保',
  '德清质押贷款投诉平台的网址是多少',
  '德清质押贷款投诉热线号码是多少',
  '德清专利质押贷款贴息打到哪个账号，账号是多少',
  '德清质押贷款投诉平台在哪条街',
  '德清质押贷款投诉平台礼拜六上不上班',
  '德清财政给专利质押贷款安排了多少专项资金',
])('%s: a clause on the subject that holds no such value does not answer', (question) => {
  expect(ask(question).status).toBe('not_found')
})

it('the bank that a list names is told', () => {
  const list = '附件\n赣州市质押贷款合作银行名单\n1. 赣州银行股份有限公司\n2. 赣州农村商业银行股份有限公司'
  const held = libraryOf([
    {
      file: 'b.txt',
      source: `赣州市专利质押贷款办法\n第一条 合作银行开展专利质押贷款，由市市场监管局管理合作银行。\n${list}`,
      seed: { region: '江西省赣州市' },
    },
  ])
  const { citations } = held.ask('赣州专利质押贷款去哪些银行能办', { today: TODAY })
  expect(citations[0]?.quotes.map(({ text }) => text).join('')).toContain('赣州银行')
})

it('how much one may borrow is told by the bound of the loan, and not by that of a grant', () => {
  const loans = [
    '赣州市专利质押贷款风险补偿办法',
    '第一条 企业按期还清专利质押贷款的，可以申请专利质押评估费补助，按实际发生额的50%给予补助，每笔不超过2万元。',
    '第二条 单户企业纳入补偿范围的贷款本金余额不超过1000万元。',
  ].join('\n')
  const held = libraryOf([{ file: 'c.txt', source: loans, seed: { region: '江西省赣州市' } }])
  const { citations } = held.ask('赣州拿专利去押贷款，一家公司最多能贷到多少', { today: TODAY })
  expect(citations[0]?.clause.label).toBe('第二条')
})

it('until when opinions are taken is told by the notice that asks for them', () => {
  const draft = [
    '关于公开征求《德清县科技创新券管理办法（征求意见稿）》意见的公告',
    '　　现向社会公开征求意见。有关单位和个人可于2026年12月10日前，通过电子邮件（abc@126.com）或来信（德清县武康街道千秋街1号县科技局创新服务科，邮编313200）反馈意见。',
    '德清县科学技术局',
    '2026年11月9日',
    '德清县科技创新券管理办法（征求意见稿）',
    '第一条 科技创新券按合同金额的50%抵用。',
    '第二条 科技创新券不得用于培训。',
  ].join('\n')
  const held = libraryOf([{ file: 'd.txt', source: draft, seed: { region: '浙江省湖州市德清县' } }])
  const { text } = held.ask('德清那个创新券新办法提意见提到哪天为止', { today: '2026-11-22' })
  expect(text).toContain('2026年12月10日前')
})

it.each([
  ['德清专利质押企业更名多久之内要报备', '第六条'],
  ['德清质押贷款补助名单公示到几号', '第八条'],
])('%s is told by %s', (question, label) => {
  expect(ask(question).citations[0]?.clause.label).toBe(label)
})

const rules = libraryOf([
  {
    file: 'c.txt',
    source: [
      '德清县县长质量奖办法',
      '第一条 县长质量奖每两年评选一次，每次不超过5个，提名奖不超过3个。',
      '第二条 县中小企业担保公司负责县长质量奖企业贷款的受理、审核、放款。联席会议每半年召开一次。',
      '第三条 评审投诉由受理部门自受理之日起10个工作日内转交有关部门处理。',
      '第四条 处理部门应当自收到评审投诉材料之日起30日内形成处理结果，反馈投诉人。',
      '第五条 企业应在评选开始30日前向县市场监管局备案。',
      '第六条 企业应在评选结束后60日内向县市场监管局报送总结，备案材料一并归档。',
      '第七条 有困难的企业可以申请缓缴，期限不超过12个月。',
      '第八条 县长质量奖标志于2026年7月1日至8月15日期间办理换发。',
    ].join('\n'),
    seed: { region: '浙江省湖州市德清县' },
  },
])

it.each([
  ['德清县长质量奖几年一评，一次评几家', '第一条'],
  ['德清评审投诉交上去多久有结果', '第四条'],
  ['德清评选备案要提前多久', '第五条'],
  ['德清县长质量奖标志最迟几号办', '第八条'],
])('%s is told by the clause that holds just that', (question, label) => {
  expect(rules.ask(question, { today: TODAY }).citations[0]?.clause.label).toBe(label)
})

it('who lends does not tell how long that takes', () => {
  expect(rules.ask('德清担保公司那个贷款多久能放款', { today: TODAY }).status).toBe('not_found')
})

it('how many are aimed at is told by the clause that counts them, and not by what is paid to those who help', () => {
  const plan = libraryOf([
    {
      file: 'p.txt',
      source: [
        '贵州省专利转化运用实施方案',
        '一、目标。到2025年，高校和科研机构实现转让或许可专利新增1000件以上。',
        '二、服务网络。帮助高校、科研机构转让许可专利，对新增获批的专利运营服务机构给予100万元经费资助。',
      ].join('\n'),
      seed: { region: '贵州省' },
    },
  ])
  const { citations } = plan.ask('贵州高校和科研院所到2025年要新增转让许可多少件专利', { today: TODAY })
  expect(citations.map(({ quotes }) => quotes[0]?.text).join()).toMatch(/^(?!.*100万元).*1000件以上/)
})

it('a fund of no stated size is said to name no sum where 几个亿 are asked for', () => {
  const fund = libraryOf([
    {
      file: 'f.txt',
      source: '石景山区支持企业发展措施\n一、设立疫情防控专项资金，支持企业开展疫情防控工作。\n二、房租减半。',
      seed: { region: '北京市石景山区' },
    },
  ])
  expect(fund.ask('石景山疫情防控专项资金总共几个亿', { today: TODAY }).lead).toContain('没有写明')
})

it('when one is paid is told where the question names the month of applying as well', () => {
  const source = `某区开放型经济意见
第一条 对当年出口增长的企业，给予奖励。
第二条 关于资金申报拨付和兑现时间。每年度申报期为1－10月份，10月以后申报的项目原则上安排在次年1－3月兑付。`
  const own = libraryOf([{ file: 'a.txt', source, seed: { region: '浙江省温州市鹿城区' } }])
  expect(own.ask('鹿城10月以后申报的什么时候兑付', { today: TODAY }).text).toContain('次年1－3月兑付')
})

describe('a guide to a title', () => {
  const plants = libraryOf([
    {
      file: 'g.txt',
      source: [
        '绿色工厂管理办法',
        '第三条 绿色工厂分为国家级、省级和市级三个层级。国家级绿色工厂由工业和信息化部公布；省级、市级绿色工厂由同级主管部门公布。',
        '第五条 申报国家级绿色工厂的企业应当具备下列条件：（一）正常生产经营满3年；（二）已列入省级绿色工厂名单满1年。',
        '第六条 有下列情形之一的，不得申报：（一）被列入严重失信主体名单且尚未移出的；（二）提供虚假材料被撤销绿色工厂称号未满3年的。',
        '第九条 省级主管部门应当自收到企业材料之日起20个工作日内完成审核。每省每年推荐数量不超过40家。',
        '第十条 组织专家论证，专家由部里选派；咨询电话010-12345678。',
        '第十一条 绿色工厂名单有效期3年。有效期满前6个月，企业应当提出复核申请；逾期未申请的，自动移出名单。',
        '第十四条 有下列情形之一的，予以移出名单：（一）发生较大安全生产事故的；（二）连续2年未报送绿色绩效数据的。',
      ].join('\n'),
      seed: { region: '全国' },
    },
  ])

  it.each([
    ['how many may be put forward, and not how many ranks there are', '一个省一年能推多少家绿色工厂', '第九条'],
    ['who makes the list known', '省级绿色工厂名单是谁来公布的', '第三条'],
    ['the cases that have what was asked for their consequence', '哪些情况会被踢出绿色工厂名单', '第十四条'],
    ['how long the title lasts', '绿色工厂这个名头能用几年', '第十一条'],
  ])('tells %s', (_, question, label) => {
    expect(plants.ask(question, { today: TODAY }).citations[0]?.clause.label).toBe(label)
  })

  it('names no expert, whatever number there is to call', () => {
    expect(plants.ask('绿色工厂论证的专家是哪几位，联系方式给我', { today: TODAY }).status).toBe('not_found')
  })
})

it('what must stand in an agreement is told by the clause on its contents', () => {
  const secrets = libraryOf([
    {
      file: 's.txt',
      source: [
        '宁波市企业技术秘密保护规定',
        '第四条 保密措施是：（一）明确划定密级和范围；（二）与知悉技术秘密的员工签订保密协议，或者提出书面的保密要求。',
        '第十一条 企业可以与员工签订保密协议，或者在劳动合同中规定保密条款。',
        '第十三条 保密协议应当以书面形式签订，其主要内容包括：（一）保密的内容和范围；（二）保密的期限；（三）违约责任。',
      ].join('\n'),
      seed: { region: '浙江省宁波市' },
    },
  ])
  const [first] = secrets.ask('宁波保密协议里面得写哪几样', { today: TODAY }).citations
  expect(first?.clause.label).toBe('第十三条')
})

describe('how many, in a question of something else', () => {
  const source = `某市知识产权措施
第一条 在涉及专利的考核中，要突出专利质量和转化运用的导向，避免设置专利申请量约束性指标。
第二条 推广《专利开放许可使用费估算指引（试行）》，引导专利权人实现合理、公允、低成本定价。
第三条 地方国有股东所持上市公司股份的转让，下放地方政府审批。`
  const own = libraryOf([{ file: 'a.txt', source, seed: { region: '全国' } }])
  const told = (question: string) => own.ask(question, { today: TODAY })

  it('does not ask for a sum', () => {
    expect(told('考核还压不压申请多少件的硬指标').citations[0]?.clause.label).toBe('第一条')
    expect(told('开放许可该收多少使用费，参照啥来定').citations[0]?.clause.label).toBe('第二条')
  })

  it('who approves is not said to be lacking where the clause tells it', () => {
    const { citations, lead } = told('上市公司国有股份转让现在归哪级批')
    expect(citations[0]?.clause.label).toBe('第三条')
    expect(lead ?? '').not.toContain('没有写明责任单位')
  })
})

describe('a report that holds numbers', () => {
  const news = [
    '徐汇上线疫情防控系统',
    '徐汇区口罩预约登记功能上线，全区累计预约登记购买口罩19.9万只。经过10天的“磨合”，系统已实现居家隔离观察服务。',
    '徐汇区居民居家隔离，重点地区返沪人员需自行居家隔离7天，每日两次填写体温。',
    '徐汇区中小学延迟开学，教师应在正式开学时间确定后提前15天返回。截至2月14日，已返回2.7万人。',
    '徐汇区困难行业企业2020年度发生的亏损最长结转年限延长至8年。',
  ].join('\n')
  const held = libraryOf([{ file: 'd.txt', source: news, seed: { region: '上海市徐汇区' } }])

  it.each(['徐汇预约口罩一个人限买几只', '徐汇口罩多少钱一只', '徐汇中小学几月几号开学', '徐汇亏损结转8年要填哪张表'])(
    '%s: numbers of another sort do not answer',
    (question) => {
      expect(held.ask(question, { today: TODAY }).status).toBe('not_found')
    },
  )

  it('tells how long by how long it lasts, and not by how long it took', () => {
    const { citations } = held.ask('徐汇居家隔离几天', { today: TODAY })
    expect(citations[0]?.quotes.map(({ text }) => text).join('')).toContain('居家隔离7天')
    expect(citations.map(({ clause: { text } }) => text).join('')).not.toContain('磨合')
  })
})

it('what holds for all comes before a reporter’s story of somebody', () => {
  const news = [
    '菊园新区设置集中隔离点',
    '市民张女士刚返回上海，和别人合租房，没地方隔离，社区向菊园新区申报，张女士很快便住进集中隔离点。',
    '企业没有合适的隔离条件的，由企业向菊园新区申报，通过审核后便可住进集中隔离点。',
  ].join('\n')
  const held = libraryOf([{ file: 'e.txt', source: news, seed: { region: '上海市嘉定区' } }])
  const { citations } = held.ask('没地方隔离，怎么申请住集中隔离点', { today: TODAY })
  expect(citations[0]?.clause.text).toContain('由企业向菊园新区申报')
})
