import { describe, expect, it } from 'vitest'
import { libraryOf, TODAY } from '../../support/library.ts'

const library = libraryOf([
  {
    file: 'a.txt',
    source: [
      '甲市外贸措施',
      '一、稳岗返还',
      '（一）返还条件。申领稳岗返还的企业应当足额缴纳失业保险费12个月以上，裁员率不高于5.5%。',
      '（二）返还标准。大型企业按上年度缴纳失业保险费的30%返还，中小微企业按60%返还。',
      '责任单位：市人社局、市财政局',
      '二、信用保险',
      '（三）对上年度出口额在500万美元（含）以下的外贸企业，由财政统一投保出口信用保险，企业无需缴纳保费。',
      '（四）对上年度出口额500万美元以上的外贸企业投保出口信用保险的，按保费的40%给予补助。',
      '责任单位：市商务局',
      '三、技能补贴',
      '（五）职工取得技能证书的，给予1000元技能补贴。申请人应在发证之日起12个月内提出申请。',
      '（六）社会保险补贴。对招用困难人员的单位，按缴费额给予补贴，补贴期限最长不超过3年。对招用毕业生的单位，按缴费额给予补贴，期限1年。',
      '四、附则',
      '（七）本措施所列政策受理期限截至2026年12月31日。',
    ].join('\n'),
    seed: { region: '福建省厦门市' },
  },
])
const ask = (question: string) => library.ask(question, { today: TODAY })

describe('the clause that answers comes first', () => {
  it.each([
    ['厦门稳岗返还比例', '（二）'],
    ['厦门出口400万美元的外贸企业信用保险要自己掏钱吗', '（三）'],
    ['厦门出口900万美元的外贸企业信用保险要自己掏钱吗', '（四）'],
    ['厦门稳岗返还截止到哪天', '（七）'],
  ])('%s: %s', (question, label) => {
    expect(ask(question).citations[0]?.clause.label).toBe(label)
  })
})

it('a line under a section’s last clause names the departments of all of it, and is told once', () => {
  const { citations, text } = ask('厦门稳岗返还条件归哪个部门管')
  expect(citations[0]?.departments.lead).toEqual(['市人社局', '市财政局'])
  expect(text.split('责任单位：市人社局').length - 1).toBeLessThanOrEqual(citations.length)
})

it('the old version is told where it is asked for', () => {
  const versions = libraryOf([
    {
      file: 'new.txt',
      source:
        '关于印发《乙市创业措施》的通知\n乙政发〔2026〕15号\n乙市创业措施\n1.创业补贴。首次创办企业的，给予1万元一次性创业补贴。\n2.社会保险补贴。招用就业困难人员的，给予社保补贴。\n3.本措施自2026年6月1日起施行，有效期3年，《乙市创业办法》（乙政发〔2024〕11号）同时废止。',
      seed: { region: '江西省赣州市' },
    },
    {
      file: 'old.txt',
      source:
        '关于印发《乙市创业办法》的通知\n乙政发〔2024〕11号\n乙市创业办法\n1.创业补贴。首次创办企业的，给予5000元一次性创业补贴。\n2.本办法自2024年6月1日起施行。',
      seed: { region: '江西省赣州市' },
    },
  ])
  const said = (question: string) =>
    versions.ask(question, { today: '2026-11-22', history: ['赣州一次性创业补贴多少'] }).citations[0]?.document.file
  expect(versions.ask('赣州一次性创业补贴多少', { today: '2026-11-22' }).citations[0]?.document.file).toBe('new.txt')
  expect(said('那老的那版呢')).toBe('old.txt')
})

it('an item is quoted with its head, and not behind the tail of another', () => {
  const filler =
    '补贴按月申领，由人力资源社会保障部门审核后拨付到单位账户，公示不少于五个工作日，并按照规定向社会公开发放名单和资金使用情况，接受审计和群众监督。'
  const items = libraryOf([
    {
      file: 'a.txt',
      source: [
        '丙市就业办法',
        '第七条 社会保险补贴。享受社会保险补贴的人员包括就业困难人员和高校毕业生。',
        `（一）就业困难人员社会保险补贴。对招用就业困难人员的单位，按实际缴费给予补贴。${filler}补贴期限最长不超过3年。`,
        `（二）高校毕业生社会保险补贴。对招用高校毕业生的小微企业，按实际缴费给予最长不超过1年的补贴。${filler}`,
      ].join('\n'),
      seed: { region: '江西省赣州市' },
    },
  ])
  const quote = (question: string) => items.ask(question, { today: TODAY }).citations[0]?.quotes[0]?.text ?? ''
  expect(quote('赣州小微企业招高校毕业生社保补贴补多久')).toMatch(/^（二）/)
  expect(quote('赣州就业困难人员社会保险补贴期限多久')).toMatch(/（一）[^]*3年/)
})

describe('a guide with a section for each thing that may be asked', () => {
  const source = [
    '某市创业扶持政策',
    '第一部分 创业团队孵化场地费补贴',
    '一、办理依据',
    '《关于做好本市创业扶持的通知》（某人社规〔2023〕5号）。',
    '二、申请条件',
    '创业团队入驻市级创业孵化基地，签订孵化协议，并支付孵化场地费。',
    '三、补贴标准',
    '按实际支付费用的50%给予补贴，最长不超过6个月，每个团队最高不超过10000元。',
    '四、受理部门',
    '入驻基地所在地的区就业促进中心。',
    '五、特别提示',
    '创业团队申请孵化场地费补贴须在注册登记之日起的6个月内提出。',
  ].join('\n')
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '上海市' } }])
  const first = (question: string) => library.ask(question, { today: TODAY }).citations[0]?.clause.path.at(-1)

  it.each([
    ['上海创业团队孵化场地费能补多少', '补贴标准'],
    ['上海创业团队孵化场地费补贴去哪个部门申请', '受理部门'],
    ['上海创业团队孵化场地费补贴要什么条件', '申请条件'],
  ])('answers from the one headed by what is asked: %s', (question, heading) => {
    expect(first(question)).toContain(heading)
  })
})

describe('a list in one line', () => {
  const source = [
    '关于扶持自主就业退役士兵创业就业有关税收政策的公告',
    '一、企业招用自主就业退役士兵的，按每人每年6000元定额依次扣减增值税。',
    `二、自主就业退役士兵从事个体经营的，在享受税收优惠政策进行纳税申报时，注明其退役军人身份，并将${'《中国人民解放军退出现役证书》、《中国人民解放军义务兵退出现役证》、《中国人民解放军士官退出现役证》、'.repeat(2)}《中国人民武装警察部队士官退出现役证》留存备查。\n企业招用自主就业退役士兵享受税收优惠政策的，将以下资料留存备查：1.招用自主就业退役士兵的《中国人民解放军退出现役证书》等证件；2.企业与招用自主就业退役士兵签订的劳动合同（副本），为职工缴纳的社会保险费记录；3.自主就业退役士兵本年度在企业工作时间表。`,
  ].join('\n\n')

  it('is quoted whole, though its first item stands in the sentence that announces it', () => {
    const library = libraryOf([{ file: 'a.txt', source, seed: { region: '全国' } }])
    const { citations } = library.ask('企业招用自主就业退役士兵享受税收优惠，要将哪些资料留存备查', { today: TODAY })
    const quoted = citations[0]?.quotes.map(({ text }) => text).join('\n')
    for (const item of ['1.招用', '2.企业', '3.自主就业']) expect(quoted).toContain(item)
  })
})

describe('who is responsible', () => {
  const library = libraryOf([
    {
      file: 'offices.txt',
      seed: { region: '湖南省益阳市' },
      source: [
        '益阳市专利转化若干措施',
        '第一条 推动资源共享。推进知识产权交易市场发展。（责任单位：市市场监管局）推动高校选派科研人员担任“科技副总”。（责任单位：市科技局，配合单位：市财政局）',
        '第二条 对专利质押贷款给予贴息，最高10万元。（责任单位：市财政局）',
      ].join('\n'),
    },
  ])
  const offices = (question: string) => library.ask(question, { today: TODAY }).citations[0]?.departments

  it('for one of two matters in a short clause is not told with who answers for the other', () => {
    expect(offices('益阳科技副总归哪个局管')).toEqual({ lead: ['市科技局'], support: ['市财政局'] })
    expect(offices('益阳知识产权交易市场由谁负责')).toEqual({ lead: ['市市场监管局'], support: [] })
  })

  it('for one part of a clause is told where the office of the other part only takes part in it', () => {
    const source =
      '益阳市专利转化若干措施\n第一条 推动资源共享。推进知识产权交易市场发展。（责任单位：市市场监管局）推动高校选派科研人员担任“科技副总”。（责任单位：市科技局，配合单位：市财政局、市市场监管局）'
    const shared = libraryOf([{ file: 'a.txt', source, seed: { region: '湖南省益阳市' } }])
    expect(shared.ask('益阳的科技副总是怎么回事', { today: TODAY }).citations[0]?.departments).toEqual({
      lead: ['市科技局'],
      support: ['市财政局', '市市场监管局'],
    })
  })

  it('is told under one name in all clauses of a text whose lists the first leads', () => {
    const led = libraryOf([
      {
        file: 'led.txt',
        seed: { region: '浙江省绍兴市' },
        source: [
          '绍兴市科技成果转化方案',
          '1.布局概念验证中心。对认定的概念验证中心给予最高300万元补助。〔责任单位：市科技局、市财政局。列第一位的为牵头单位，下同〕',
          '2.建设中试基地。对新认定的中试基地给予最高500万元补助。〔责任单位：市经信局、市科技局〕',
          '3.培育技术转移机构。对技术转移机构给予最高60万元奖励。〔责任单位：市科技局，配合单位：市财政局〕',
        ].join('\n'),
      },
    ])
    const told = (question: string) => led.ask(question, { today: TODAY }).text
    expect(told('绍兴概念验证中心归谁管')).toContain('牵头单位：市科技局；责任单位：市财政局')
    expect(told('绍兴中试基地归谁管')).toContain('牵头单位：市经信局；责任单位：市科技局')
    expect(told('绍兴技术转移机构归谁管')).toContain('责任单位：市科技局；配合单位：市财政局')
  })

  it('for one of them is told with it, whatever is asked of that', () => {
    expect(offices('益阳说的科技副总是咋回事')).toEqual({ lead: ['市科技局'], support: ['市财政局'] })
  })

  it('for a grant is told beside what it grants', () => {
    const answer = library.ask('益阳专利质押贷款贴息给多少钱，这块归谁管', { today: TODAY })
    expect(answer.text).toContain('最高10万元')
    expect(answer.citations[0]?.departments.lead).toEqual(['市财政局'])
  })

  it('for one part of a clause is not quoted from the stop of the part before it', () => {
    const filler =
      '加强统筹协调，细化工作举措，压实工作责任，按季度通报进展情况，确保各项任务落到实处并取得成效。'.repeat(4)
    const source = `益阳市专利转化若干措施\n第一条 推动资源共享。推进知识产权交易市场发展。${filler}（责任单位：市市场监管局）。推动2个专利导航基地开展信息服务。（责任单位：市科技局）`
    const stopped = libraryOf([{ file: 'a.txt', source, seed: { region: '湖南省益阳市' } }])
    const [citation] = stopped.ask('益阳专利导航基地谁负责', { today: TODAY }).citations
    expect(citation?.quotes[0]?.text).toBe('推动2个专利导航基地开展信息服务。（责任单位：市科技局）')
  })

  it('for sentences that name the same offices in other parts is left to the notes that are quoted', () => {
    const source =
      '益阳市专利转化若干措施\n第一条 优化金融服务。鼓励质权人将质押物通过许可、转让等方式运营处置。（责任单位：市市场监管局，配合单位：市财政局、市金融办）指导评估试点银行开展内部评估。（责任单位：市金融办，配合单位：市市场监管局）'
    const parted = libraryOf([{ file: 'a.txt', source, seed: { region: '湖南省益阳市' } }])
    const { text, citations } = parted.ask('银行拿着我们质押的专利，益阳让它怎么处理', { today: TODAY })
    expect(text).toContain('（责任单位：市市场监管局，配合单位：市财政局、市金融办）')
    expect(text).toContain('责任单位：各句不同，见引文句后的括号')
    expect(citations[0]?.departments.support).toEqual(['市财政局', '市金融办', '市市场监管局'])
  })

  it('for all of a clause is told whole', () => {
    expect(offices('益阳推动资源共享谁负责')?.lead).toEqual(['市市场监管局', '市科技局'])
  })
})

it('quotes of a clause on several places only what it says of the one asked about', () => {
  const source = [
    '优化营商环境典型做法',
    '',
    '第一条 简化企业接电。北京推出小微企业“三零”服务，办电环节由6个减少到2个，低压接电由141天压缩至25天以内，' +
      '供电企业全额承担表箱及以上设备设施投资，企业无需往返营业厅。接电平均用时4.74天。' +
      '上海将规划许可、绿化许可、掘路许可等环节改为并联同步操作，接电用时压缩至30个工作日以内。' +
      '取消低压非居民用户接入工程费用，小微企业接电成本直接降为零，并向社会公布办理时限和投诉电话，接受企业监督。',
  ].join('\n')
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '全国' } }])
  const quoted = (question: string) =>
    library
      .ask(question, { today: TODAY })
      .citations[0]?.quotes.map(({ text }) => text)
      .join('')
  expect(quoted('北京小微企业接电要多少天')).toMatch(/^(?!.*30个工作日).*25天/s)
  expect(quoted('上海小微企业接电要多少天')).toMatch(/^(?!.*25天).*30个工作日/s)
})

describe('who may apply', () => {
  it('is told by the clause that says who, before those on how much they get', () => {
    const source = [
      '赣州市创业担保贷款实施办法',
      '第一条 个人创业担保贷款的对象包括城镇登记失业人员、就业困难人员、退役军人。',
      '第二条 个人创业担保贷款可以申请展期。',
      '第三条 个人创业担保贷款额度最高20万元；合伙创业的，最高110万元。',
      '第四条 个人创业担保贷款由财政按实际利率的50%贴息。',
    ].join('\n')
    const { citations } = libraryOf([{ file: 'a.txt', source, seed: { region: '江西省赣州市' } }]).ask(
      '哪些人可以申请个人创业担保贷款',
      { today: TODAY, region: '赣州' },
    )
    expect(citations[0]?.clause.label).toBe('第一条')
  })

  it('is told by the clause that lists what must be met, before one that speaks of nothing of the kind', () => {
    const source = [
      '山东省专利条例',
      '第十八条 请求专利行政部门处理专利侵权纠纷的，应当符合下列条件：',
      '（一）请求人是专利权人或者利害关系人；',
      '（二）有明确的被请求人。',
      '第十九条 专利侵权纠纷处理过程中，被请求人请求国家知识产权局宣告涉案专利权无效的，可以请求专利行政部门中止案件处理。',
    ].join('\n')
    const { citations } = libraryOf([{ file: 'a.txt', source, seed: { region: '山东省' } }]).ask(
      '想找山东知识产权部门处理专利侵权，得满足什么条件',
      { today: TODAY },
    )
    expect(citations[0]?.clause.label).toBe('第十八条')
  })
})

describe('how often', () => {
  it('is told by the clause that says so, and no day to hand it in by is looked for', () => {
    const source = [
      '淮南市专利转化办法',
      '第一条 各县区要加强督导调度，每季度对专利转化运用工作进行总结，并报市工作专班办公室。',
      '第二条 各县区应当加强专利转化服务机构建设。',
    ].join('\n')
    const { citations } = libraryOf([{ file: 'a.txt', source, seed: { region: '安徽省淮南市' } }]).ask(
      '淮南各县区多长时间要交一次专利转化的总结',
      { today: TODAY },
    )
    expect(citations[0]?.clause.label).toBe('第一条')
  })
})

describe('a clause from above that names the place of the chat', () => {
  it('does not answer what it does not speak of', () => {
    const source = [
      '广东省稳定就业若干措施',
      '第一条 推动有条件的地市出台汽车更新补贴政策，鼓励广州、深圳放宽汽车摇号指标。',
      '第二条 用人单位（机关事业单位除外）吸纳退役1年内的退役军人就业的，按每人1万元给予补贴。',
    ].join('\n')
    const { citations } = libraryOf([{ file: 'a.txt', source, seed: { region: '广东省' } }]).ask(
      '招个刚退伍的，给企业补多少？机关事业单位招算不算',
      { today: TODAY, region: '广东省深圳市' },
    )
    expect(citations[0]?.clause.label).toBe('第二条')
  })
})

it('a share is asked for: the clause that gives one comes before the one that gives a sum', () => {
  const source = `柳河县旅游业发展意见
二、旅游服务设施建设
3.酒店建设。在柳河新建的三星级、四星级、五星级，属于地方留用的土地价款，三星级按60%奖励返还，四星级按80%奖励返还，五星级按100%奖励返还。
4.民宿建设。对新建民宿，每间奖励1000元。
三、旅游品牌创建
8.星级酒店创建。对新评定为三星级、四星级、五星级的酒店，一次性分别给予20万元、50万元、100万元奖励。
9.A级景区创建。对新评定为4A级的景区，一次性奖励50万元。`
  const own = libraryOf([{ file: 'a.txt', source, seed: { region: '吉林省通化市柳河县' } }])
  const [first] = own.ask('四星级酒店买地的钱柳河返几成', { today: TODAY }).citations
  expect(first?.quotes[0]?.text).toContain('四星级按80%奖励返还')
})

describe('whether a tax is due', () => {
  it('is not told by a clause that says more of the things and nothing of a tax', () => {
    const source = [
      '某市防疫捐赠答疑',
      '第一条 搭建防疫物资互助平台，及时了解企业需求，协助企业解决防疫物资。',
      '第二条 境外捐赠人捐赠的防疫物资，免征进口关税。',
    ].join('\n')
    const { citations } = libraryOf([{ file: 'a.txt', source, seed: { region: '全国' } }]).ask(
      '境外捐赠的防疫物资要交关税吗',
      { today: TODAY },
    )
    expect(citations.map(({ clause }) => clause.label)).toEqual(['第二条'])
  })
})

describe('a share that the clause leaves open', () => {
  it('is said not to be written', () => {
    const source =
      '安康市专利转化措施\n第一条 执行省知识产权保险保费补贴政策，对投保知识产权保险的，按规定给予保费补贴。\n第二条 支持专利质押融资。'
    const { lead } = libraryOf([{ file: 'a.txt', source, seed: { region: '陕西省安康市' } }]).ask(
      '公司买了份专利保险，听说财政给报一部分保费，报百分之几',
      { today: TODAY, region: '安康' },
    )
    expect(lead).toContain('没有写明')
  })
})

describe('what may be meant', () => {
  it('is no question of its own', () => {
    const source =
      '安康市专利转化措施\n第一条 围绕推动我市富硒产业高质量发展，加快建设富硒产业创新聚集区，搭建创新平台。\n第二条 支持专利质押融资。'
    const { text } = libraryOf([{ file: 'a.txt', source, seed: { region: '陕西省安康市' } }]).ask(
      '富硒产业有什么扶持，比如平台什么的',
      { today: TODAY },
    )
    expect(text).not.toContain('问题2')
  })
})

it('counts what is asked for, and names no sum for another thing beside it', () => {
  const library = libraryOf([
    {
      file: 'a.txt',
      source: [
        '丙市专利措施',
        '1.强链增效。对企业经营类、产业规划类专利导航项目，每项给予10万元资助。深入开展商标品牌价值提升行动，积极推荐好商标。',
        '2.提升质量。推动主要指标较快增长，到2026年底全市有效发明专利拥有量400件以上，有效商标持有量3万件以上。',
      ].join('\n'),
      seed: { region: '福建省厦门市' },
    },
  ])
  const { citations } = library.ask('厦门商标要做到多少', { today: TODAY })
  expect(citations.map(({ clause }) => clause.label)).toEqual(['2.'])
})

describe('for whom a document is', () => {
  const source = [
    '铁岭市支持中小企业若干措施 为支持中小企业发展，制定本措施。',
    '一、降低企业用电成本。对不能按期缴纳电费的企业，经批准后延期缴纳，最长不超过3个月。责任单位：国网铁岭供电公司',
    '二、规范执法行为。相关部门对轻微违法行为实行预先提醒、主动指导。责任单位：各执法部门',
    `本措施的支持对象为符合《中小企业划型标准规定》的中小企业。${'各县区要抓好落实。'.repeat(60)}`,
  ].join(' ')
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '辽宁省铁岭市' } }])

  it.each(['铁岭的政策适用于谁', '铁岭 大企业能享受吗', '铁岭 个体户能申请吗'])(
    'is told where nothing is asked of any grant: %s',
    (question) => {
      const { citations } = library.ask(question, { today: TODAY })
      expect(citations[0]?.quotes.map(({ text }) => text).join()).toContain('支持对象为符合')
      // What holds for the whole is no part of the last clause, even where all lines ran together.
      expect(citations[0]?.clause.label).toBe('结语')
    },
  )

  it('is no answer to who is granted something that the document does not name', () => {
    expect(library.ask('铁岭 大企业参展能补助吗', { today: TODAY }).status).toBe('not_found')
  })
})

it('says what follows where something is not met, if it is no fine', () => {
  const source =
    '南充市考核细则\n第一条 考核分为四个等级。\n第二条 对考核结果为不合格的，限期整改，整改不到位的约谈相关责任人。'
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '四川省南充市' } }])
  const { citations } = library.ask('南充 考核不合格会怎样', { today: TODAY })
  expect(citations[0]?.clause.label).toBe('第二条')
})

it('says until when the money is paid, though the sentence names much between the day and the payment', () => {
  const source = [
    '山东省稳产保供若干措施',
    '1.加大畜禽产业支持力度。各县（市、区）财政按上年补助额度的50%提前拨付病死猪无害化处理补助资金。',
    '2.减轻企业负担。今年2月底前，各县（市、区）完成2019年度生猪养殖、屠宰企业贷款贴息资金兑付。',
  ].join('\n')
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '山东省' } }])
  const { citations } = library.ask('山东 养猪贷款贴息什么时候到账', { today: TODAY })
  expect(citations[0]?.clause.label).toBe('2.')
})
