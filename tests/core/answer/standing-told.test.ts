import { describe, expect, it } from 'vitest'
import { libraryOf, type Text } from '../../support/library.ts'

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
