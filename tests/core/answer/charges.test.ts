import { expect, it } from 'vitest'
import { libraryOf, TODAY } from '../../support/library.ts'

const registering = libraryOf([
  {
    file: 'registering.txt',
    source: [
      '专利权质押登记办法',
      '第一条 国家知识产权局负责专利权质押登记工作。',
      '第二条 申请专利权质押登记的，当事人应当提交质押登记申请表、质押合同。',
      '第三条 专利权人未按规定缴纳年费，专利权处于滞纳期的，不予登记。',
      '第四条 办理专利权质押登记不收取费用。',
      '第五条 专利权质押登记变更的，应当自变更之日起30日内办理。',
    ].join('\n'),
    seed: { region: '全国' },
  },
])

it.each([
  '专利权质押登记要交多少钱手续费',
  '专利权质押登记手续费多少',
  '专利权质押登记收费吗',
  '专利权质押登记要钱吗',
  '专利权质押登记收费标准',
])('%s: that nothing is charged tells how much it costs', (question) => {
  const { citations, lead } = registering.ask(question, { today: TODAY })
  expect(citations[0]?.clause.label).toBe('第四条')
  expect(lead).toBeFalsy()
})

it('收费标准：不收费 in a guide is said of what the guide is for', () => {
  const source = [
    '创业担保贷款办事指南',
    '一、受理条件。在本市注册的个体工商户可以申请，金额最高30万元。',
    '二、收费标准',
    '不收费。',
  ].join('\n')
  const loans = libraryOf([{ file: 'loans.txt', source, seed: { region: '全国' } }])
  const { citations } = loans.ask('办创业担保贷款收手续费吗', { today: TODAY })
  expect(citations[0]?.quotes[0]?.text).toContain('不收费')
})

const guide = [
  '湖北省稳岗返还办事指南',
  '一、返还标准。中小微企业按上年度实际缴纳失业保险费的60%返还。',
  '二、申领条件。上年度未裁员，依法缴纳失业保险费12个月以上。',
  '三、咨询电话。宜昌市稳岗返还：0717-6058812；襄阳市稳岗返还：0710-3610972。',
  '四、监督投诉。对稳岗返还资金审核、发放有异议的，可向宜昌市人社局投诉，10个工作日内答复。',
].join('\n')
const returned = libraryOf([{ file: 'guide.txt', source: guide, seed: { region: '湖北省' } }])
const inYichang = (question: string) => returned.ask(question, { region: '宜昌', today: TODAY }).citations[0]

it.each([
  ['中小微企业稳岗返还返百分之几', '一、'],
  ['稳岗返还要什么条件', '二、'],
])('%s: a list of telephones that names the city does not tell', (question, label) => {
  expect(inYichang(question)?.clause.label).toBe(label)
})

it('the list of telephones answers who asks whom to call', () => {
  expect(inYichang('稳岗返还咨询电话多少')?.clause.label).toBe('三、')
})

const grants = libraryOf([
  {
    file: 'grants.txt',
    source: [
      '柳河县若干意见',
      '为推动旅游业发展，挖掘罗通山等景区资源，结合本地实际，制定本意见。',
      '一、贷款贴息。对受影响较大的中小微企业，按照贷款实际支付利息的50%给予财政贴息，单个企业最高不超过10万元。',
      '二、缓缴。企业可以申请缓缴住房公积金，职工买房申请公积金贷款不受影响。',
    ].join('\n'),
    seed: { region: '吉林省通化市柳河县' },
  },
])
const inLiuhe = (question: string) => grants.ask(question, { region: '柳河', today: TODAY })

it.each(['柳河本地人去罗通山景区打几折', '住房公积金买房怎么提取'])(
  '%s: a clause that only names the thing does not tell',
  (question) => {
    expect(inLiuhe(question).status).toBe('not_found')
  },
)

it('a person who asks for a grant to firms is told that it is one', () => {
  expect(inLiuhe('我个人的房贷能申请柳河财政贴息吗').lead).toContain('企业”的')
})
