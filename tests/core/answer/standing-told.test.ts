import { describe, expect, it } from 'vitest'
import { libraryOf, TODAY, type Text } from '../../support/library.ts'

describe('a question about a document as such', () => {
  const numbered = (file: string, title: string, number: string, region: string): Text => ({
    file,
    source: `${title}\n\n一、补贴\n\n1. 支持参展。对企业参展给予展位费50%的补贴。\n`,
    seed: { region, number, issuedOn: '2024-01-01', issuer: '某政府' },
  })
  const library = libraryOf([
    numbered('a.txt', '北京市海淀区展会补贴措施', '海政发〔2024〕8号', '北京市海淀区'),
    numbered('b.txt', '广东省展会补贴若干措施', '粤府〔2024〕12号', '广东省'),
    numbered('c.txt', '深圳市展会补贴办法', '深财社〔2024〕12号', '广东省深圳市'),
  ])
  const ask = (question: string) => library.ask(question, { today: '2025-01-01' })

  it.each([
    ['粤府〔2024〕12号', '粤府〔2024〕12号'],
    ['粤府〔2024〕12号是什么文件', '粤府〔2024〕12号'],
    ['深财社〔2024〕12号', '深财社〔2024〕12号'],
    ['北京市海淀区展会补贴措施', '海政发〔2024〕8号'],
  ])('%s is answered with the document’s card alone', (question, number) => {
    const { status, text } = ask(question)
    expect(status).toBe('answered')
    expect(text.match(/^文号：.*$/gm)).toEqual([`文号：${number}`])
    expect(text).toMatch(/发布日期：2024年1月1日/)
    expect(text).toMatch(/^状态：有效/m)
  })

  it.each(['石景山措施有效吗', '石景山展会补贴措施还有效吗', '北京市石景山区展会补贴措施有效吗'])(
    '%s is not answered from the district beside it',
    (question) => {
      const { status, text } = ask(question)
      expect(status).toBe('not_found')
      expect(text).toMatch(/石景山/)
    },
  )

  it('a document of the province is shown for its city with a word that it is not the city’s', () => {
    const { text } = ask('佛山展会补贴措施有效吗')
    expect(text).toMatch(/^库里没有广东省佛山市/)
    expect(text).toMatch(/【广东省】/)
    expect(text).not.toMatch(/深圳/)
  })
})

describe('a clause that holds shorter than its document', () => {
  const grant = '对企业吸纳毕业生的，按每人1000元给予补贴，政策实施期限截至2020年12月31日。'
  const library = libraryOf([
    {
      file: 'a.txt',
      source: `安康市就业办法\n一、吸纳补贴\n${grant}\n二、培训补贴\n对企业组织职工培训的，按每人500元给予补贴。`,
      seed: { region: '陕西省安康市', issuedOn: '2020-09-29' },
    },
  ])
  const noticesOf = (question: string, today: string): readonly string[] =>
    library.ask(question, { today }).citations[0]?.notices ?? ['没有回答']

  it('says so once its own term has passed', () => {
    expect(noticesOf('安康吸纳毕业生补贴多少', '2025-01-01').join()).toMatch(/“政策实施期限截至2020年12月31日”.*已过/)
    expect(noticesOf('安康吸纳毕业生补贴多少', '2020-12-31')).toEqual([])
  })

  it('leaves the other clauses alone', () => {
    expect(noticesOf('安康职工培训补贴多少', '2025-01-01')).toEqual([])
  })
})

describe('questions and answers that say in one of them until when the others hold', () => {
  const library = libraryOf([
    {
      file: 'answers.txt',
      source: [
        '2025年失业保险稳岗惠民政策问答',
        '一、稳岗返还',
        '问：返还比例是多少？',
        '答：中小微企业按不超过90%返还。',
        '二、一次性扩岗补助',
        '问：扩岗补助标准多少？',
        '答：按每招用1人1500元的标准发放一次性扩岗补助。',
        '三、失业保险金',
        '问：失业金能领几个月？',
        '答：累计缴费满1年不足5年的，领取期限最长为12个月。',
        '四、其他',
        '问：这些政策执行到什么时候？',
        '答：稳岗返还政策自2025年1月1日起执行至2025年12月31日；一次性扩岗补助政策实施期限为2025年7月1日至2025年12月31日。',
      ].join('\n'),
      seed: { region: '四川省' },
    },
  ])
  const asked = (question: string) => library.ask(question, { today: '2026-11-23', region: '四川省' })

  it.each(['招一个人扩岗补助多少钱', '中小微企业稳岗返还比例是多少'])('are over when that day is: %s', (question) => {
    const [first] = asked(question).citations
    expect(first?.document.status).toBe('term_passed')
    expect(first?.notices).toContain('本条期限到2025年12月31日，已过期，是否延续请向发文单位核实。')
  })

  it('leave alone what they do not name', () => {
    expect(asked('失业金能领几个月').citations[0]?.notices.join()).not.toContain('2025年12月31日')
  })
})

describe('a measure that has run out', () => {
  const source =
    '某区知识产权促进办法\n第一条 企业购买专利保险的，给予补贴。\n第二条 本办法自2022年5月20日起施行，有效期至2025年12月31日。本办法有效期届满，已受理尚未兑现的事项继续按本办法执行。'
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '陕西省安康市' } }])

  it('says what becomes of those who applied before, where that is asked', () => {
    const { text } = library.ask('安康知识产权办法过期没，过期前报上去没发钱的咋办', { today: '2026-11-23' })
    expect(text).toContain('已受理尚未兑现的事项继续按本办法执行')
    expect(text).toContain('状态：期限已过')
    expect(library.ask('安康知识产权办法过期没', { today: '2026-11-23' }).text).not.toContain('尚未兑现')
  })
})

it('a paper without a day is not one of a year after all that it names', () => {
  const source =
    '某市出台二十条政策\n一、在2020年2月12日的发布会上，税务局通报了情况。\n二、今年2月份纳税申报期限延长至2月24日。'
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '重庆市' } }])
  expect(library.ask('2021年2月重庆纳税申报期限延长到哪天', { today: '2026-11-23' }).text).toMatch(
    /^库里没有找到2021年的规定，以下文件没有写明日期，文中最晚写到2020年/,
  )
})

function noticesOf(text: Text, today: string): readonly string[] {
  const library = libraryOf([text])
  const [document] = library.documents
  if (!document) throw new Error('no document')
  return library.validity(document, today).notices
}

it.each([
  ['安康市应对疫情工作领导小组办公室关于在疫情防控期间停征污水处理费的通知', '，只写明“疫情防控期间”'],
  ['安康市疫情防控指挥部关于停征污水处理费的通知', null],
])('an office that has an event in its name ties nothing to it: %s', (title, said) => {
  const source = `${title}\n一、停征污水处理费。\n安康市水务局\n2020年2月7日`
  const notices = noticesOf({ file: 'a.txt', source, seed: { region: '陕西省安康市' } }, '2024-05-29')
  const [told] = notices.filter((notice) => notice.includes('只写明'))
  if (said === null) expect(told).toBeUndefined()
  else expect(told).toContain(said)
})

it('who explains a measure is none of its term, and told where it is asked for', () => {
  const source = `安康市展会补贴办法\n第一条 参展的企业，给予展位费50%的补贴。\n（责任单位：市商务局）\n第九条 本措施由市会展办负责解释，自印发之日起施行，适用于疫情防控期间。`
  const text = { file: 'a.txt', source, seed: { region: '陕西省安康市', issuedOn: '2020-02-07' } }
  const notices = noticesOf(text, '2020-05-29')
  expect(notices).toContain('原文写明期限为“自印发之日起施行，适用于疫情防控期间”，请核实是否已结束。')
  const answer = libraryOf([text]).ask('展会补贴办法的文号和解释单位', { today: TODAY })
  expect(answer.text).toMatch(/^解释：由市会展办负责解释$/m)
})

it('what has no title is said to go by its file', () => {
  const source = '各县区商务局：\n根据安排，现就2024年展会补贴明确如下。\n一、补贴。每个展位补贴1万元。'
  const notices = noticesOf({ file: '展会.txt', source, seed: { region: '陕西省安康市' } }, '2024-05-29')
  expect(notices).toContain('原文没有标题，所写的是文件名。')
})
