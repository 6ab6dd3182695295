import { describe, expect, it } from 'vitest'
import { libraryOf, seedsLibrary, TODAY } from '../../support/library.ts'

const COMPLAINTS = `拖欠中小企业款项投诉处理办法
第一条 中小企业可以投诉机关拖欠款项。
第二条 投诉人应当提交下列材料：
（一）投诉书；
（二）合同、订单等能够证明债权的材料。
委托他人投诉的，另附授权委托书和受托人身份证明。`

const PATENTS = `甲市专利奖励办法
第一条 获得专利金奖的，奖励50万元。
第二条 申请人提交下列材料：
（一）申请表；
（二）营业执照。`

describe('papers besides those that were told', () => {
  const library = libraryOf([
    { file: 'complaints.txt', source: COMPLAINTS, seed: { region: '全国' } },
    { file: 'patents.txt', source: PATENTS, seed: { region: '浙江省杭州市' } },
  ])

  it('are those of the same matter, and not of whatever else asks for papers', () => {
    const history = ['中小企业投诉拖欠款项要交哪些材料']
    const { citations, text } = library.ask('我让律师去投，另外要带啥', { today: TODAY, history })
    expect(citations[0]?.document.file).toBe('complaints.txt')
    expect(citations[0]?.quotes.map((quote) => quote.text).join('')).toContain('授权委托书')
    expect(text).toMatch(/^按上一问：/)
  })
})

it('how many at most is asked of what was talked of', () => {
  const source = `某市知识产权金融措施
一、给予质押贷款贴息。企业以专利权质押获得贷款的，按利率的50%给予贴息，同一企业年度贴息总额不超过40万元。
二、补助评估费用。企业办理质押融资发生的评估费用，按60%补助，单笔最高3万元，每家企业每年补助不超过2笔。`
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '全国' } }])
  const history = ['知识产权质押的评估费补助多少']
  expect(library.ask('一年最多能补几笔', { today: TODAY, history }).citations[0]?.clause.text).toContain('不超过2笔')
})

it('who takes part is asked of what was talked of', () => {
  const source = `某市专利措施
一、开展企业上市服务。建设拟上市企业知识产权服务工作站。（责任单位：市市场监管局，配合单位：市财政局、市科技局）
二、积极配合专利条例的修改调研工作。（责任单位：市司法局，配合单位：市人大办）`
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '全国' } }])
  const history = ['拟上市企业知识产权服务工作站谁牵头']
  const { citations } = library.ask('配合的单位有哪些', { today: TODAY, history })
  expect(citations.map(({ clause }) => clause.label)[0]).toBe('一、')
  expect(citations[0]?.departments.support).toEqual(['市财政局', '市科技局'])
})

it('the second half of a question is of what the first half is about', () => {
  const source = `广东省促进就业措施
一、失业人员领完失业保险金仍未就业且临近退休的，可继续发放至法定退休年龄，其领取失业金期间的基本医疗保险费由失业保险基金代缴。
二、办好加工贸易产品博览会，为企业内销提供平台。（省商务厅、省医保局负责）`
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '广东省' } }])
  const { text, citations } = library.ask('广东 失业金领完了咋办，医保谁交', { today: TODAY })
  expect(text).toContain('代缴')
  expect(citations.map(({ clause }) => clause.label)).toEqual(['一、'])
})

describe('several questions that one clause answers', () => {
  it('show it once', () => {
    const { text, citations } = seedsLibrary().ask('安康到25年底发明专利要有多少件，高价值的呢', { today: TODAY })
    expect(text).toMatch(/问题2：[^\n]*\n见问题1/)
    expect(citations).toHaveLength(1)
    expect(text.match(/有效发明专利拥有量/g)).toHaveLength(1)
  })

  it('say what it does not tell of the second', () => {
    const { lead, text } = seedsLibrary().ask('安康专精特新奖励多少，怎么申请', { today: TODAY })
    expect(text).toContain('相关条款没有写明怎么申请。见问题1')
    expect(lead).toContain('“怎么申请”：相关条款没有写明怎么申请。')
  })
})

describe('until when', () => {
  it('a plan holds is told with the document, whatever else has years', () => {
    for (const question of ['贵州专利转化运用专项行动方案管哪几年', '贵州那个方案是哪年到哪年']) {
      expect(seedsLibrary().ask(question, { today: TODAY }).text).toContain('期限：2023年1月1日—2025年12月31日')
    }
  })

  it('a grant is made stands in its own clause, and no other grant’s is called a rule for all', () => {
    const source = `乙省稳定就业若干政策
一、灵活就业补贴
对灵活就业的高校毕业生，落实灵活就业社会保险补贴，政策享受期限可延长1年，申请期限至2020年12月31日。
二、吸纳就业补贴
用人单位吸纳登记失业半年以上人员就业的，按每人5000元给予一次性吸纳就业补贴，实施期限至2020年12月31日。`
    const library = libraryOf([{ file: 'a.txt', source, seed: { region: '广东省' } }])
    const history = ['广东吸纳登记失业半年以上人员，公司有补贴吗']
    const { lead, citations } = library.ask('政策到什么时候截止', { today: '2020-06-30', history })
    expect(citations[0]?.clause.path.at(-1)).toBe('二、吸纳就业补贴')
    expect(lead).not.toContain('统一规定')
  })
})

it('an example is quoted behind what it is one of', () => {
  const rest = '慈善组织应当及时公开募捐情况和款物使用情况，接受社会监督，并按照规定向登记的民政部门报告。'
  const source = `慈善捐赠答疑\n一、捐赠人是否可以指定捐赠对象？\n${rest.repeat(3)}捐赠人可以约定受益人，但不得约定捐赠给利害关系人。比如，捐赠人指定将物资捐赠给甲医院，慈善组织不得将其捐赠给乙医院。${rest.repeat(3)}`
  const { citations } = libraryOf([{ file: 'a.txt', source, seed: { region: '全国' } }]).ask(
    '捐赠人指定捐赠给甲医院的物资可以给别的医院吗',
    { today: TODAY },
  )
  expect(citations[0]?.quotes.map(({ text }) => text).join('')).toContain('不得约定捐赠给利害关系人。比如')
})

describe('a message of two parts', () => {
  const AWARD = `丙县县长质量奖管理办法
第一条 县长质量奖每两年评选一次，每次评选不超过5个，达不到标准的可以空缺。
第二条 获得县长质量奖的组织，六年内不重复申报。
第三条 每年3月1日至4月15日，企业登录平台提交县长质量奖申请。
第四条 县长质量奖经费中的捐赠支出，在年度利润总额12%以内的部分，准予税前扣除。
第五条 县长质量奖捐赠支出超过年度利润总额12%的部分，允许结转以后三年内扣除。
第六条 2025年以前提出的县长质量奖申请，受理截止到2025年12月31日。`
  const library = libraryOf([
    { file: 'award.txt', source: AWARD, seed: { region: '山东省临沂市沂水县' } },
    {
      file: 'loans.txt',
      source: '丁省贷款措施\n第一条 对困难企业给予延期还贷，最长往后推1年。',
      seed: { region: '江苏省' },
    },
  ])

  it('is one question where the first only tells what was', () => {
    const { text } = library.ask('沂水前几年得过一次县长质量奖，啥时候能再报', { today: TODAY })
    expect(text).not.toContain('问题1')
    expect(text).toContain('六年内不重复申报')
  })

  it('is one question where both ends of a period are asked for', () => {
    const { text } = library.ask('沂水县长质量奖几月份开始报 到几号为止', { today: TODAY })
    expect(text).toContain('3月1日至4月15日')
    expect(text).not.toContain('问题2')
  })

  it('asks of the same subject what becomes of the rest', () => {
    const { text } = library.ask('沂水县长质量奖捐赠支出税前最多能扣百分之几？超了的能往后推几年', { today: TODAY })
    expect(text.slice(text.indexOf('问题2'))).toContain('结转以后三年内')
    expect(text).not.toContain('延期还贷')
  })
})

describe('the second half of a message', () => {
  const halfOf = (question: string): string => {
    const { text } = seedsLibrary().ask(question, { today: TODAY })
    return text.slice(text.indexOf('问题2'))
  }

  it('is answered by the clause of the first that says it, and by no clause on whatever else has the words', () => {
    expect(halfOf('安康做一个专利导航项目能补多少？都哪几类项目可以')).toMatch(/^问题2：.*\n见问题1的条款。/)
  })

  it('is answered by the clause on its own subject, though the first one’s names that subject as well', () => {
    const question = '信阳三年里要建几家高价值专利培育中心？另外专利质押融资的目标是多少钱'
    expect(halfOf(question)).toContain('专利质押融资金额累计超过 4 亿元')
  })
})

describe('what leans on the question before', () => {
  const MERGERS = `国务院关于企业兼并重组的意见
一、落实职工安置政策。实施兼并重组的企业要妥善处理职工劳动关系，做好职工社会保险关系转移接续。对采取有效措施稳定职工队伍的企业给予稳定岗位补贴，所需资金从失业保险基金中列支。
二、完善土地使用政策。企业兼并重组涉及的划拨土地，可以协议出让。`
  const JOBS = `广东省稳定就业若干措施
一、支持企业稳定岗位。对不裁员或少裁员的参保企业实施稳岗返还，裁员率放宽至5.5%；对参保职工30人（含）以下的企业，裁员率放宽至不超过企业职工总数20%。
二、支持创业。对符合条件的创业者给予一次性创业补贴1万元。`
  const library = libraryOf([
    { file: 'mergers.txt', source: MERGERS, seed: { region: '全国' } },
    { file: 'jobs.txt', source: JOBS, seed: { region: '广东省' } },
  ])

  it('is of the document that answered that one, whatever figures another place has', () => {
    const history = ['企业兼并重组没裁人给稳岗补贴，这个钱从哪出']
    const { lead, citations } = library.ask('那一个职工补多少钱？', { today: TODAY, history })
    expect(citations.map(({ document }) => document.file)).toEqual(['mergers.txt'])
    expect(lead).toContain('没有写明具体数额')
  })

  it('is of another place where it names one', () => {
    const history = ['企业兼并重组给稳岗补贴，这个钱从哪出']
    const { citations } = library.ask('那广东不裁员的企业呢', { today: TODAY, history })
    expect(citations[0]?.document.file).toBe('jobs.txt')
  })
})

describe('what is granted in all', () => {
  it('is asked of the grant before', () => {
    const source = `鹿城区外资奖励办法
第一条 外资项目第一年实到外资500万美元的，奖励100万元；每个项目三年奖励累计不超过300万元。
第二条 企业参加境外展会的，补助展位费50%，每家企业每年最高20万元。`
    const library = libraryOf([{ file: 'a.txt', source, seed: { region: '浙江省温州市鹿城区' } }])
    const history = ['鹿城区外资项目第一年实到500万美元奖励多少']
    const { text } = library.ask('那三年加一块最多能拿多少呢', { today: TODAY, history })
    expect(text).toMatch(/^按上一问：.*外资项目/)
    expect(text).toContain('三年奖励累计不超过300万元')
  })
})

describe('another debtor than the one before', () => {
  const library = libraryOf([
    {
      file: 'payments.txt',
      source: [
        '保障中小企业款项支付办法',
        '第五条 机关、事业单位从中小企业采购货物、工程、服务，应当自货物、工程、服务交付之日起30日内支付款项。',
        '第六条 大型企业从中小企业采购货物、工程、服务，应当自货物、工程、服务交付之日起60日内支付款项。',
      ].join('\n'),
      seed: { region: '全国' },
    },
  ])

  it.each(['那大公司呢', '那大型企业呢'])('is asked about alone: %s', (question) => {
    const history = ['机关单位采购我们的货几天要付款']
    const [first] = library.ask(question, { today: TODAY, history }).citations
    expect(first?.clause.label).toBe('第六条')
  })
})

describe('a follow-up in few words', () => {
  const SUPERMARKETS = `某区支持企业若干措施
一、对保障运行的超市，可申请上岗人员岗位补贴，按照每人每天100元发放。`
  const WORKERS = `关于企业兼并重组的意见
一、做好职工安置工作。落实职工安置政策，对涉及职工安置的给予稳定岗位补贴，帮助50名以上员工再就业。`
  const CASES = `某市专利条例
第一条 请求处理专利侵权纠纷的，应当符合下列条件：
（一）有明确的被请求人；
（二）纠纷未进入诉讼程序。不符合受理条件的，不予受理。`
  const DONATIONS = `慈善捐赠政策答疑
14、捐赠人承诺捐赠后不履行捐赠义务该怎么办？
可以向人民法院起诉，法院受理后依法审理。`
  const library = libraryOf([
    { file: 'supermarkets.txt', source: SUPERMARKETS, seed: { region: '北京市石景山区' } },
    { file: 'workers.txt', source: WORKERS, seed: { region: '全国' } },
    { file: 'cases.txt', source: CASES, seed: { region: '山东省' } },
    { file: 'donations.txt', source: DONATIONS, seed: { region: '全国' } },
  ])
  const ask = (question: string, before: string) => library.ask(question, { today: TODAY, history: [before] })

  it('asks another place for a sum as the question before did', () => {
    const before = '石景山的超市上岗人员岗位补贴一天多少钱'
    expect(library.ask(before, { today: TODAY }).text).toContain('100元')
    expect(ask('那朝阳区呢', before).status).toBe('not_found')
  })

  it('puts a case of what was talked of, and asks neither for a document nor for whatever else has its words', () => {
    const { text, citations } = ask('已经去法院起诉了还受理吗', '山东专利侵权纠纷请求处理要什么条件')
    expect(text).not.toContain('发文单位：')
    expect(citations.filter(({ document }) => document.file !== 'cases.txt')).toEqual([])
  })
})

it('a place that the second half of a message names is that of its first half as well', () => {
  const { text } = seedsLibrary().ask('我们厂想看看学校有啥技术，淮南有没有路演这种活动', { today: TODAY })
  expect(text).toContain('淮南市')
  for (const other of ['信阳市】', '贵州省】', '安康市】']) expect(text).not.toContain(other)
})

it('asks where to apply for what was talked of, and takes no licence’s office for it', () => {
  const source = `成都市促进文旅消费若干措施
第一条 支持住宿业提质。对新评定为甲级旅游民宿的，给予30万元奖励。
第二条 优化演出审批服务。营业性演出审批时限由法定20日压缩至5个工作日；对大型群众性活动安全许可，由公安机关自受理之日起7日内作出决定。
第三条 支持旅行社。对组织市外游客的旅行社，给予5万元奖励。
第四条 资金申报由企业向所在区（市）县文旅主管部门提出，报市文化广电旅游局复审。
`
  const { citations } = libraryOf([{ file: 'a.txt', source, seed: { region: '四川省成都市' } }]).ask(
    '这个钱到哪里去申请，区上还是市上',
    { today: TODAY, history: ['成都旅游民宿奖励有多少'] },
  )
  expect(citations[0]?.clause.label).toBe('第四条')
})

describe('a later question of a message', () => {
  const library = libraryOf([
    {
      file: 'a.txt',
      source: `鹿城区开放型经济意见
第一条 参加境外展，展会举办地为亚洲地区的，每个项目给予0.8万元补助；亚洲地区以外的，每个项目给予1.5万元补助。
第二条 由商协会组团参展的，给予商协会3万元补助。
`,
      seed: { region: '浙江省温州市鹿城区' },
    },
  ])

  it('is answered by its own row of the clause that answered the one before it', () => {
    const { text } = library.ask('去德国参展鹿城补多少钱 那去日本呢', { today: TODAY })
    const [germany = '', japan = ''] = text.split('问题2')
    expect(germany).toMatch(/^问题1[^]*?标准：[^｜\n]*1\.5万元/)
    expect(germany.indexOf('1.5万元｜')).toBeLessThan(germany.indexOf('0.8万元｜'))
    expect(japan.indexOf('0.8万元｜')).toBeLessThan(japan.indexOf('1.5万元｜'))
    expect(text).not.toContain('按上一问')
  })
})

describe('a follow-up that turns what was asked round', () => {
  const source = [
    '桃源县企业扶持办法',
    '第一条 支持融资。对国家专精特新“小巨人”企业取得的贷款，按照实际支付利息的30%给予贴息，最高50万元；对省专精特新中小企业，按照实际支付利息的20%给予贴息，最高20万元。',
    '第二条 支持诊断。对省级以上专精特新企业，按照诊断费的50%给予补助，最高3万元。',
    '第三条 企业参加列入县商务局年度境外展会目录的展会，按展位费的80%补助，每个展位最高4万元。',
    '第四条 目录外境外展会，按展位费的50%补助，每个展位最高1.5万元。',
    '第五条 本办法自2025年1月1日起施行。',
  ].join('\n')
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '湖南省常德市桃源县' } }])
  const label = (question: string, before: string) =>
    library.ask(question, { today: TODAY, history: [before] }).citations[0]?.clause.label

  it('asks of those that are not on the list', () => {
    expect(label('如果不在名单里呢', '桃源企业参加境外展会展位补贴多少')).toBe('第四条')
  })

  it('asks the same for another level, whatever else is granted for that', () => {
    expect(label('那省级的呢', '桃源国家小巨人企业贷款贴息多少')).toBe('第一条')
  })
})

it('shows first what a follow-up asks for: 那省级的呢', () => {
  const source = [
    '遂宁市企业培育措施',
    '第一条 对首次认定的省级“专精特新”中小企业给予10万元奖励，对首次认定的国家级专精特新“小巨人”企业给予20万元奖励。',
  ].join('\n')
  const { citations } = libraryOf([{ file: 'a.txt', source, seed: { region: '四川省遂宁市' } }]).ask('那省级的呢', {
    today: TODAY,
    history: ['遂宁专精特新小巨人给多少奖励'],
  })
  expect(citations[0]?.facts[0]?.amount).toContain('10万元')
})
