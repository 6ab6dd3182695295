import { expect, it } from 'vitest'
import { libraryOf, seedTexts, TODAY } from '../../support/library.ts'

/** A document beside the seeds: of few clauses alone the words weigh otherwise. */
const amongOthers = (region: string, ...lines: readonly string[]) =>
  libraryOf([{ file: 'a.txt', source: lines.join('\n'), seed: { region } }, ...seedTexts()])

it('to whom an applicant turns comes before the list of papers, and before who organises it', () => {
  const library = amongOthers(
    '湖北省宜昌市',
    '宜昌市知识产权质押融资贴息办法',
    '第一条 市市场监督管理局负责组织申报、审核；市财政局负责资金预算安排。',
    '第二条 对企业按其实际支付贷款利息的40%给予贴息，每年最高20万元。',
    '第三条 企业申报贴息应当提交以下材料：（一）贴息申请表；（二）营业执照复印件；（三）贷款合同。',
    '第四条 企业向所在县市区市场监督管理局提出申请，县市区市场监督管理局在10个工作日内完成初审。',
    '第五条 公示无异议的，市财政局在收到拨款申请后20个工作日内拨付资金。',
  )
  expect(library.ask('宜昌这个贴息材料交到哪里', { today: TODAY }).citations[0]?.clause.label).toBe('第四条')
})

it('when the money comes is told by no clause that only grants it to whoever is recognised for the first time', () => {
  const library = amongOthers(
    '湖南省益阳市',
    '益阳市关于组织专精特新企业申报的通知',
    '一、申报程序。企业于2026年5月8日前登录平台填报，市工信局于7月底前公布名单。',
    '二、支持政策。首次认定为市级专精特新企业的，给予一次性奖励10万元。',
    '三、资金拨付。奖励资金在名单公布后30个工作日内拨付到企业账户。',
  )
  expect(library.ask('益阳市级专精特新奖励什么时候到账', { today: TODAY }).citations[0]?.clause.label).toBe('三、')
})

it('a share that is asked for is money: who brings a project is paid by a clause of their own', () => {
  const library = amongOthers(
    '湖南省益阳市',
    '某市开放型经济政策',
    '第一条 新引进世界500强企业外资项目，当年实到外资达到1000万美元的，给予一次性奖励100万元。',
    '第二条 引进境外资金来投资的中介机构、中介人，按引进外资项目实到资金的4‰给予奖励，最高不超过300万元。',
  )
  const { citations } = library.ask('外资项目中介能提几个点', { today: TODAY, region: '湖南省益阳市' })
  expect(citations.map(({ clause }) => clause.label)).toEqual(['第二条'])
})

it('quotes to a second question the clause that the first one only named', () => {
  const library = amongOthers(
    '山东省临沂市沂水县',
    '丙县县长质量奖管理办法',
    '第一条 县长质量奖每两年评选一次，每次评选不超过5个，达不到标准的可以空缺。',
    '第二条 获得县长质量奖的组织，六年内不重复申报。',
    '第三条 每年3月1日至4月15日，企业登录平台提交县长质量奖申请。',
    '第四条 县长质量奖经费中的捐赠支出，在年度利润总额12%以内的部分，准予税前扣除。',
    '第五条 县长质量奖捐赠支出超过年度利润总额12%的部分，允许结转以后三年内扣除。',
  )
  const { text } = library.ask('沂水县长质量奖捐赠支出税前最多能扣百分之几？超了的能往后推几年', { today: TODAY })
  expect(text.slice(text.indexOf('问题2'))).toContain('结转以后三年内')
})

it('how long bills may wait does not tell how long taxes may', () => {
  const library = amongOthers(
    '福建省',
    '福建省支持企业复工稳岗措施',
    '一、岗前培训。对新录用的人员，按每人200元标准给予企业培训补贴。',
    '二、用能成本。不能按期缴纳水费、电费的中小企业，经批准后延期缴纳，最长不超过3个月。',
  )
  const history = ['我们小公司现在账上真没钱，税款能不能往后拖一拖再交']
  expect(library.ask('那最长能拖几个月', { today: TODAY, history }).status).toBe('not_found')
})

it('quotes the row of a table that is asked for, though more of the question stands over it', () => {
  const library = amongOthers(
    '全国',
    '某市人才公寓租赁管理细则',
    '第一条 市人才办负责人才公寓政策的统筹协调，市建设局负责人才公寓的房源筹集、资格复核和日常监督。',
    '第二条 人才公寓的续租材料如下表：',
    '序号 | 材料名称 | 材料形式 | 份数 | 是否必要',
    '1 | 人才公寓续租申请书 | 原件 | 1 | 必要',
    '2 | 劳动合同或者其他在岗证明文件 | 复印件（可电子证照共享，免提交） | 1 | 必要',
    '3 | 本人和共同居住的家庭成员的身份证明以及婚姻状况证明 | 原件 | 1 | 必要',
    '4 | 近一年社会保险缴纳记录和个人所得税完税证明 | 原件 | 1 | 必要',
    '5 | 授权委托书及代理人身份证明 | 原件 | 1 | 非必要（委托他人办理时提交）',
  )
  const quoted = (question: string): string =>
    library
      .ask(question, { today: TODAY })
      .citations[0]?.quotes.map(({ text }) => text)
      .join('\n') ?? ''
  expect(quoted('人才公寓续租的授权委托书要几份')).toContain('授权委托书')
  expect(quoted('人才公寓续租的授权委托书要几份')).not.toContain('续租申请书')
  expect(quoted('人才公寓续租要什么材料')).toContain('续租申请书')
})

it('a section is named by its heading together with its document’s title', () => {
  const library = amongOthers(
    '全国',
    '某市优化兼并重组环境的意见',
    '一、主要目标和基本原则',
    '（一）主要目标',
    '1．体制机制进一步完善。兼并重组审批事项逐步减少。',
    '2．政策环境更加优化。兼并重组融资难问题得到解决。',
    '（二）基本原则',
    '1．尊重企业主体地位。由企业自愿参与兼并重组。',
    '2．发挥市场机制作用。建立公平开放的市场规则。',
    '二、加强金融支持',
    '（三）银行应当优化兼并重组的信贷服务。',
    '（四）鼓励发行债券用于兼并重组。',
  )
  const { citations } = library.ask('兼并重组意见的基本原则是哪几条', { today: TODAY })
  const told = citations.map(({ clause }) => clause.path.join(' › '))
  expect(told).toEqual([expect.stringContaining('尊重企业主体地位'), expect.stringContaining('发挥市场机制作用')])
})
