import { describe, expect, it } from 'vitest'
import { libraryOf, seedTexts, TODAY } from '../../support/library.ts'

const text = (file: string, region: string, lines: readonly string[]) => ({
  file,
  source: lines.join('\n'),
  seed: { region },
})

const voucher = text('voucher.txt', '湖南省益阳市', [
  '益阳市科技创新券管理办法',
  '益科规〔2023〕9号',
  '第一条 创新券由市科技局发放，中小企业每年申领额度不超过10万元。',
  '第二条 创新券自发放之日起有效期为6个月，逾期未使用的自动作废。',
  '第三条 申领企业应当向所在区县科技局提交申请表、营业执照和服务合同。',
  '第四条 区县科技局应当自受理之日起10个工作日内完成审核。',
  '第五条 创新券每年受理两次，受理时间为3月和9月。',
  '第六条 咨询电话：0737-1234567。',
  '第七条 本办法自2023年12月1日起施行，有效期五年。',
])
const library = libraryOf([voucher])
const ask = (question: string) => library.ask(question, { today: TODAY })
const label = (question: string) => ask(question).citations[0]?.clause.label

describe('how long something holds', () => {
  it.each(['益阳创新券领了多久不用就作废', '益阳创新券多久过期'])(
    '%s is told by the clause on the voucher, and not by the term of the measure',
    (question) => {
      expect(label(question)).toBe('第二条')
    },
  )

  it.each(['益科规〔2023〕9号废了没有', '益阳创新券管理办法废了没有', '益阳创新券管理办法还算数吗'])(
    '%s is told by the card of the document',
    (question) => {
      const { intent, text: said } = ask(question)
      expect(intent).toBe('status')
      expect(said).toContain('状态：有效')
    },
  )
})

it.each([
  ['益阳创新券要带什么资料', '第三条'],
  ['益阳创新券材料交到哪个部门', '第三条'],
  ['益阳创新券申请多少天办完', '第四条'],
  ['益阳创新券什么时候受理', '第五条'],
  ['益阳创新券打哪个电话咨询', '第六条'],
  ['益阳创新券联系电话', '第六条'],
])('%s is told by %s', (question, expected) => {
  expect(label(question)).toBe(expected)
})

it('no telephone is made of a clause that only gets in touch', () => {
  const plan = text('plan.txt', '河南省信阳市', [
    '信阳市创新券工作方案',
    '一、总体要求。市科技局联系2025年工作实际，做好创新券工作。',
    '二、创新券最高10万元，由市科技局负责。',
  ])
  expect(libraryOf([plan]).ask('信阳市科技局管创新券的电话多少', { today: TODAY }).status).toBe('not_found')
})

it('a question that is a heading itself is answered by what stands under it, and not by all of its section', () => {
  const answers = text('answers.txt', '全国', [
    '网上办税问答',
    '一、电子税务局办税问题',
    '（一）如何进入电子税务局办理业务？',
    '答：纳税人通过浏览器访问税务局官网，点击电子税务局。',
    '（二）电子税务局主要包括哪些办税功能？',
    '答：包括我要办税、我要查询、公众服务等五类功能。',
    '（三）电子税务局如何修改密码？',
    '答：在登录页选择忘记密码。',
  ])
  const { citations } = libraryOf([answers]).ask('电子税务局主要包括哪些办税功能？', { today: TODAY })
  expect(citations[0]?.quotes[0]?.text).toContain('五类功能')
})

it('what to show at the gate is told by a clause that says so without calling it papers', () => {
  const gate = text('gate.txt', '上海市', [
    '入沪问答',
    '问：外地人可否进上海看病就医？',
    '答：需要提供医院预约挂号记录。',
    '问：居住证没有带，电子版可以用吗？',
    '答：可以。',
  ])
  const { citations } = libraryOf([gate]).ask('外地人进上海看病需要提供什么材料？', { today: TODAY })
  expect(citations[0]?.quotes[0]?.text).toContain('预约挂号记录')
})

it('whom to turn to against a decision is told by the clause on remedies', () => {
  const rules = text('rules.txt', '全国', [
    '技术合同认定登记管理办法',
    '第一条 科技部门管理技术合同认定登记工作，登记机构具体负责认定登记。',
    '第二条 对登记机构的认定结论有异议的，可以申请行政复议。',
  ])
  const { citations } = libraryOf([rules]).ask('对技术合同登记机构的认定结果不服找谁', { today: TODAY })
  expect(citations[0]?.clause.label).toBe('第二条')
})

it('which document says something is told with the clause that says it', () => {
  expect(ask('创新券6个月有效期出自哪份文件').text).toContain('《益阳市科技创新券管理办法》')
})

describe('of the place and of the country', () => {
  const national = text('national.txt', '全国', [
    '技术合同登记管理办法',
    '第一条 国务院科技部门管理全国的技术合同登记工作，市、县科技部门设技术合同登记机构，负责办理技术合同登记。',
    '第二条 技术合同的卖方应当向所在地的技术合同登记机构申请技术合同登记。',
  ])
  const local = text('local.txt', '湖南省益阳市', [
    '益阳市成果转化补助细则',
    '第一条 市科技局负责补助的受理；益阳市科技情报所承担技术合同登记的具体工作。',
    '第二条 购买技术的企业，按支付额的5%给予补助。',
  ])
  const both = libraryOf([national, local])

  it('who is responsible is told by the place’s own clause, though the other’s title says the subject', () => {
    const { citations, lead } = both.ask('益阳技术合同登记找谁办', { today: TODAY })
    expect(citations[0]?.document.title).toContain('益阳市')
    expect(lead).not.toContain('没有')
  })

  it('that nothing is held of a place is not said where the rule from above names it', () => {
    const city = text('city.txt', '四川省绵阳市', [
      '绵阳市住房公积金缴存办法',
      '第一条 月缴存基数下限：江油市不低于2330元，三台县、盐亭县不低于2200元。',
    ])
    const { lead } = libraryOf([city]).ask('三台县公积金缴存基数下限多少', { today: TODAY })
    expect(lead).toContain('其中写到三台县')
    expect(lead).not.toContain('库里没有')
  })
})

describe('a draft', () => {
  const draft = text('draft.txt', '湖南省岳阳市', [
    '岳阳市公共充电设施补贴细则（征求意见稿）',
    '现向社会公开征求意见。如有修改意见，请于2026年12月30日前通过以下方式反馈：',
    '1.电子邮箱：yyfgw@163.com；',
    '2.信函：岳阳市发展和改革委员会能源科。',
    '第一条 对新建的公共充电桩，按投资额的20%给予补贴。',
    '第二条 个人自用充电桩不在补贴范围内。',
  ])

  it('tells until when and where to send an opinion, and not who gets nothing', () => {
    const { citations } = libraryOf([draft]).ask('岳阳充电桩补贴征求意见什么时候截止，发哪个邮箱', { today: TODAY })
    expect(citations[0]?.clause.text).toContain('2026年12月30日前')
    expect(citations[1]?.clause.text).toContain('yyfgw@163.com')
    expect(citations).toHaveLength(2)
  })
})

describe('a number that the library lacks and another document cites', () => {
  const current = text('current.txt', '浙江省绍兴市', [
    '绍兴市首台套认定办法',
    '第一条 认定为首台套的，奖励50万元。',
    '第二条 2025年6月1日前已认定的，仍按《绍兴市首台套产品奖励办法》（绍市经信〔2021〕48号）的标准执行。',
  ])
  const held = libraryOf([current])

  it('is said not to be held, with what becomes of it', () => {
    const { status, lead, citations } = held.ask('绍市经信〔2021〕48号还能按它拿奖吗', { today: TODAY })
    expect(status).toBe('answered')
    expect(lead).toContain('没有收录文号为“绍市经信〔2021〕48号”')
    expect(citations[0]?.clause.label).toBe('第二条')
  })

  it('is no answer to how much', () => {
    const { status, related } = held.ask('绍市经信〔2021〕48号奖多少', { today: TODAY })
    expect(status).toBe('not_found')
    expect(related[0]?.clause.label).toBe('第二条')
  })
})

it('a number with little beside it asks for the document', () => {
  expect(ask('益科规〔2023〕9号咋样了').text).toContain('状态：有效')
})

it('how much may be borrowed at most is told by the clause that says so, without the word 额度', () => {
  const source = [
    '关于进一步做好创业担保贷款工作的通知',
    '一、贷款对象',
    '（一）个人贷款对象为城镇登记失业人员。',
    '（二）小微企业贷款对象为当年新招用人员达到在职职工人数10%的企业。',
    '二、贷款额度',
    '（一）个人贷款最高30万元。',
    '（二）小微企业贷款最高400万元，根据实际招用人数合理确定。',
    '三、期限和利率',
    '贷款利率上限为LPR+50BP。',
  ].join('\n')
  const { text } = libraryOf([...seedTexts(), { file: 'a.txt', source, seed: { region: '福建省三明市' } }]).ask(
    '公司申请创业担保贷款额度上限',
    { today: TODAY, region: '福建省三明市' },
  )
  expect(text).toContain('小微企业贷款最高400万元')
  expect(text).not.toContain('LPR')
})

describe('a time that a clause says in other forms of words', () => {
  const { ask: asked } = libraryOf([
    text('ticket.txt', '湖南省益阳市', [
      '益阳市科技创新券实施细则',
      '第一条 创新券兑付时间为每年4月和10月。',
      '第二条 创新券自发放之日起12个月内有效，逾期自动失效。',
      '第三条 本细则自2025年7月1日起施行，有效期至2030年6月30日。',
    ]),
    text('jobs.txt', '江西省赣州市', [
      '关于做好稳岗位促就业有关工作的通知',
      '一、落实一次性扩岗补助',
      '企业招用毕业生的，按每招用1人1500元标准发放一次性扩岗补助。政策执行至２０２６年12月31日。',
      '二、加强就业见习管理',
      '见习补贴标准为当地最低工资标准的70%。见习单位应于见习期满后3个月内申请补贴。',
    ]),
  ])
  const first = (question: string) => asked(question, { today: '2026-06-01' }).citations[0]?.clause.label

  it('is that of the voucher', () => {
    expect(first('益阳创新券有效期多久')).toBe('第二条')
  })

  it.each(['赣州扩岗补助截止时间', '赣州扩岗补助做到啥时候结束'])(
    'is that of the grant, and not the day by which another is applied for: %s',
    (question) => {
      expect(first(question)).toBe('一、')
    },
  )
})

it('where each office has a duty of its own, none is called responsible for all', () => {
  const duties = text('duties.txt', '江苏省泰州市', [
    '泰州市科技创新券管理办法',
    '第一条 市科技局负责创新券政策制定和预算编制。市财政局负责资金保障和绩效评价。泰州市科技资源统筹服务中心（以下简称统筹中心）受托承担创新券的受理、发放和兑付审核等工作。',
    '第二条 企业每年申领额度不超过20万元。',
  ])
  const answer = libraryOf([duties]).ask('泰州创新券是哪家单位审核发放的', { today: TODAY }).text
  expect(answer).toContain('统筹中心')
  expect(answer).not.toContain('责任单位')
})

describe('a clause of several measures, each with its offices at the end of its line', () => {
  const measures = text('measures.txt', '四川省绵阳市', [
    '绵阳市促进专利转化运用若干措施',
    '一、支持企业承接转化',
    '给予受让补助。中小企业受让高校院所发明专利，形成销售收入的，按专利交易额的20%给予补助，每件不超过8万元。责任单位：市市场监管局、市财政局',
    '支持“先用后付”。高校院所将专利先许可中小企业免费试用1年以上的，对许可方按每件1万元给予奖励。责任单位：市市场监管局',
    '给予专利保险补贴。企业投保专利执行险、被侵权损失险的，按实缴保费的50%给予补贴。责任单位：市市场监管局、市金融工作局',
  ])
  const ask = (question: string) => libraryOf([measures]).ask(question, { today: TODAY })

  it.each([
    ['绵阳专利受让补助哪个部门负责', '市市场监管局、市财政局'],
    ['绵阳先用后付哪个部门管', '市市场监管局'],
    ['绵阳专利保险补贴找哪个部门', '市市场监管局、市金融工作局'],
  ])('names those of the measure asked about: %s', (question, offices) => {
    const [first] = ask(question).citations
    expect(first?.departments).toEqual({ lead: offices.split('、'), support: [] })
    expect(first?.quotes[0]?.text).not.toMatch(/局(?:支持|给予)/)
  })

  it('has a sum in the sentence behind the heading', () => {
    const { lead, citations } = ask('绵阳专利保险补贴多少')
    expect(lead).not.toContain('没有写明')
    expect(citations[0]?.quotes.map((quote) => quote.text).join()).toContain('50%')
  })
})

it('an office with another duty is not named for the one asked about', () => {
  const shares = text('shares.txt', '四川省', [
    '四川省知识产权转化运用资金管理办法',
    '第二条 省财政厅负责预算编制和资金下达；省知识产权服务促进中心负责提出分配方案和项目储备。',
  ])
  const answer = libraryOf([shares]).ask('四川转化资金谁提分配方案', { today: TODAY }).text
  expect(answer).toContain('省知识产权服务促进中心负责')
  expect(answer).not.toContain('责任单位')
})
