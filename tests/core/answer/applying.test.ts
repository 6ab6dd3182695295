import { describe, expect, it } from 'vitest'
import { libraryOf, SURROUNDINGS, TODAY } from '../../support/library.ts'

const measures = [
  '益阳市促进专利转化若干措施',
  '一、提升专利质量。加快申请授权高价值发明专利，建立以运用为导向提升专利申请质量的机制，避免设置专利申请量指标。',
  '（责任单位：市市场监管局）',
  '二、促进企业成长。对首次认定的专精特新“小巨人”企业给予20万元奖励。（责任单位：市工信局）',
  '三、优化服务。优化知识产权质押贷款审批流程，发挥“商标业务益阳受理窗口”作用。（责任单位：市行政审批局）',
].join('\n')
const ask = (question: string, source = measures) =>
  libraryOf([{ file: 'a.txt', source, seed: { region: '湖南省益阳市' } }]).ask(question, { today: TODAY })

it.each(['益阳首次认定的小巨人奖励怎么申请', '益阳小巨人奖励找谁申请', '益阳小巨人奖励去哪个窗口申请'])(
  '%s: clauses on applying for patents, or on better procedures, do not tell how to get a grant',
  (question) => {
    const { citations } = ask(question)
    expect(citations.map(({ clause }) => clause.label)).toEqual(['二、'])
  },
)

it('says that a clause which grants something does not tell how to apply for it', () => {
  expect(ask('益阳首次认定的小巨人奖励怎么申请').lead).toContain('没有写明怎么申请')
})

it('who is responsible for the grant is whom to turn to', () => {
  const { lead, citations } = ask('益阳小巨人奖励找谁申请')
  expect(lead).toBeFalsy()
  expect(citations[0]?.departments.lead).toEqual(['市工信局'])
})

it('a measure that does tell how to apply is cited for it', () => {
  const source = `${measures}\n四、申报流程。企业登录惠企平台提出申请，由县工信局受理。`
  const { lead, citations } = ask('益阳首次认定的小巨人奖励怎么申请', source)
  expect(citations[0]?.clause.label).toBe('四、')
  expect(lead).not.toContain('没有写明怎么申请')
})

it('when the money is paid no bank tells that pays out loans', () => {
  const source = [
    '宜昌市知识产权质押融资贴息办法',
    '第一条 对企业按其实际支付贷款利息的40%给予贴息，每年最高20万元。',
    '第二条 对年度发放知识产权质押贷款总额达到1亿元的银行，给予20万元奖励。',
    '第三条 公示无异议的，市财政局在收到拨款申请后20个工作日内拨付资金。',
  ].join('\n')
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '湖北省宜昌市' } }])
  const { citations } = library.ask('宜昌质押贴息什么时候能发到账', { today: TODAY })
  expect(citations[0]?.clause.label).toBe('第三条')
})

it.each(SURROUNDINGS)('to whom an applicant turns comes before who organises it, and who pays: %s', (_, others) => {
  const source = [
    '宜昌市知识产权质押融资贴息办法',
    '第一条 市市场监督管理局负责组织申报、审核；市财政局负责资金预算安排。',
    '第二条 对企业按其实际支付贷款利息的40%给予贴息，每年最高20万元。',
    '第三条 企业申报贴息应当提交以下材料：（一）贴息申请表；（二）营业执照复印件；（三）贷款合同。',
    '第四条 企业向所在县市区市场监督管理局提出申请，县市区市场监督管理局在10个工作日内完成初审。',
    '第五条 公示无异议的，市财政局在收到拨款申请后20个工作日内拨付资金。',
  ].join('\n')
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '湖北省宜昌市' } }, ...others()])
  expect(library.ask('宜昌这个贴息材料交到哪里', { today: TODAY }).citations[0]?.clause.label).toBe('第四条')
})

describe('what has a line or a clause of its own', () => {
  const guide = [
    '任丘市劳务派遣经营许可办事指南',
    '一、办理流程',
    '（一）申请。申请劳务派遣许可的，在河北政务服务网提交或者到窗口提交。',
    '（二）受理。劳务派遣许可材料齐全的，窗口当场受理；材料不齐的，应当在10个工作日内补正。',
    '（三）核查。新办劳务派遣许可的，受理后3个工作日内到经营场所现场核查。',
    '二、办理时限',
    '新办：法定时限20个工作日，承诺时限8个工作日。',
    '三、申请材料',
    '申请劳务派遣许可，应当提交下列材料：',
    '1.劳务派遣经营许可申请书；2.营业执照；3.公司章程。',
    '四、变更',
    '劳务派遣单位变更名称的，未提交证明材料的，不予办理劳务派遣许可变更。',
    '五、办理地点',
    '地点：任丘市政务服务中心二楼15号窗口',
    '六、信用记分',
    '劳务派遣单位信用评价实行记分制，信用分基准为100分。',
    '七、行政处罚扣分',
    '劳务派遣单位受到行政处罚的，罚款5万元以上的每次扣12分。',
  ].join('\n')
  const library = libraryOf([{ file: 'guide.txt', source: guide, seed: { region: '河北省沧州市任丘市' } }])

  it.each([
    ['任丘劳务派遣许可新办几天能下来', '承诺时限8个工作日'],
    ['任丘劳务派遣许可要交啥材料', '公司章程'],
    ['任丘劳务派遣许可去哪儿办', '二楼15号窗口'],
    ['任丘劳务派遣单位受到行政处罚，信用分扣几分', '每次扣12分'],
  ])('%s', (question, said) => {
    const [first] = library.ask(question, { today: TODAY }).citations
    expect(first?.quotes.map(({ text }) => text).join('\n')).toContain(said)
  })

  it('a day that is asked for beside the papers is not told by the list of papers', () => {
    const source = [
      '某市贴息细则',
      '第一条 企业申报贴息资金应当提交以下材料：申报书、营业执照、贷款合同。',
      '第二条 贴息资金每年集中申报一次。企业应于每年3月31日前提出申请。',
    ].join('\n')
    const [first] = libraryOf([{ file: 'a.txt', source, seed: { region: '全国' } }]).ask('贴息每年几月前要交材料', {
      today: TODAY,
    }).citations
    expect(first?.clause.label).toBe('第二条')
  })
})

it('when the money comes is told by no clause that only grants it', () => {
  const source = [
    '益阳市关于组织专精特新企业申报的通知',
    '一、申报程序。企业于2026年5月8日前登录平台填报，市工信局于7月底前公布名单。',
    '二、支持政策。首次认定为市级专精特新企业的，给予一次性奖励10万元。',
  ]
  const askOf = (question: string, lines: readonly string[] = source) => ask(question, lines.join('\n'))
  expect(askOf('益阳市级专精特新奖励什么时候到账').status).not.toBe('answered')
  expect(askOf('益阳专精特新哪天之前要填完').citations[0]?.clause.label).toBe('一、')
  const told = [...source, '三、资金拨付。奖励资金在名单公布后30个工作日内拨付到企业账户。']
  expect(askOf('益阳市级专精特新奖励什么时候到账', told).citations[0]?.clause.label).toBe('三、')
})

it('days to apply that come each year are told, and a draft has no term to run out', () => {
  const lines = ['第三条 资助资金每年9月集中申报。', '第四条 本办法自2027年1月1日起施行，有效期至2029年12月31日。']
  const ofTitle = (title: string, clauses = lines): string =>
    ask('益阳专利资助现在能申报吗', [title, '第一条 为促进专利转化，制定本办法。', ...clauses].join('\n')).text
  expect(ofTitle('益阳市专利资助办法（征求意见稿）')).not.toMatch(/没有写明申报|尚未到期/)
  const inForce = lines.map((line) => line.replace('2027年1月', '2025年1月'))
  expect(ofTitle('益阳市专利资助办法', inForce)).toContain('原文写明了每年的申报时间')
})
