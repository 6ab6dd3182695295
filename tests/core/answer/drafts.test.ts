import { describe, expect, it } from 'vitest'
import { libraryOf, TODAY } from '../../support/library.ts'

const seed = { region: '湖北省宜昌市' }

const library = libraryOf([
  {
    file: 'draft.txt',
    source: [
      '宜昌市专精特新企业梯度培育奖励办法（征求意见稿）',
      '',
      '第一条 对首次认定的一级企业，奖励200万元。',
      '第二条 对企业参加境内外专业展会的，按照展位费的60%给予补助，最高10万元。',
      '第三条 本办法自印发之日起施行。',
      '',
      '附件2',
      '起草说明',
      '一、主要修改内容',
      '提高奖励标准，首次认定的一级企业奖励由100万元提高至200万元。',
    ].join('\n'),
    seed,
  },
  {
    file: 'measure.txt',
    source: [
      '宜昌市专精特新企业梯度培育奖励办法',
      '宜经信规〔2023〕2号',
      '',
      '第一条 为促进中小企业发展，制定本办法。',
      '第二条 一级企业首次认定的，一次性奖励100万元。',
      '第三条 本办法自2023年10月8日起施行，有效期5年。',
    ].join('\n'),
    seed,
  },
])
const ask = (question: string) => library.ask(question, { today: TODAY })
const files = (question: string) => ask(question).citations.map(({ document }) => document.file)

describe('a draft beside the measure of the same name', () => {
  it('stands behind it', () => {
    expect(files('宜昌首次认定一级企业奖励多少')[0]).toBe('measure.txt')
  })

  it('answers what it alone says, under a warning', () => {
    const { lead, citations } = ask('宜昌企业参加展会补助多少')
    expect(citations[0]?.document.file).toBe('draft.txt')
    expect(lead).toMatch(/^以下是征求意见稿，不能作为依据/)
  })

  it('answers where it is asked for, and not with how it stands', () => {
    const answer = ask('宜昌征求意见稿里首次认定一级企业最高奖励多少')
    expect(answer.intent).toBe('amount')
    expect(answer.citations[0]?.quotes[0]?.text).toContain('200万元')
    expect(answer.citations[0]?.clause.label).toBe('第一条')
  })

  it('is told of after it where the document as such is asked about', () => {
    expect(ask('宜昌专精特新奖励办法还有效吗').lead).toMatch(
      /^【湖北省宜昌市】《宜昌市专精特新企业梯度培育奖励办法》[^]*（征求意见稿）》/,
    )
    expect(ask('宜昌专精特新奖励办法新的那个开始执行没').lead).toContain('状态：征求意见稿')
    expect(ask('宜昌那个征求意见稿是正式文件吗').lead).toMatch(/^【湖北省宜昌市】《[^》]*（征求意见稿）》/)
  })
})

describe('a draft that answers beside a law', () => {
  const both = libraryOf([
    {
      file: 'draft.txt',
      source:
        '宜昌市小额工程招标办法（征求意见稿）\n\n第一条 履约保证金不得超过合同金额的5%。\n\n第二条 本办法自印发之日起施行。',
      seed,
    },
    {
      file: 'law.txt',
      source: '保证金条例\n\n第一条 履约保证金可以用保函交纳，不得限定为现金。\n\n第二条 本条例自2020年1月1日起施行。',
      seed: { region: '全国' },
    },
  ])

  it('is told of before it is quoted', () => {
    const { lead, citations } = both.ask('宜昌履约保证金上限多少', { today: TODAY })
    expect(citations[0]?.document.status).toBe('draft')
    expect(lead).toMatch(/^库里只有征求意见稿，未见正式文件，[^]*不能作为依据/)
  })
})

describe('a call for opinions', () => {
  const call = (day: string) =>
    libraryOf([
      {
        file: 'draft.txt',
        source: `宜昌市外贸促进办法（征求意见稿）\n\n为促进外贸，现公开征求意见。公众可于${day}前将意见反馈至市商务局，邮箱：a@b.cn。\n\n第一条 奖励外贸企业50万元。\n\n第二条 本办法自印发之日起施行。`,
        seed,
      },
    ]).ask('宜昌外贸征求意见稿什么时候截止反馈意见', { today: TODAY })

  it('that has closed says so', () => {
    expect(call('2020年11月10日').text).toContain('征求意见到2020年11月10日截止，已过')
  })

  it('that is open does not', () => {
    expect(call('2099年11月10日').text).not.toContain('已过')
  })
})

describe('in the words of those who ask', () => {
  it('is told of one, and listed of all', () => {
    const alone = libraryOf([
      {
        file: 'a.txt',
        source: '宜昌市专利转化重点措施（征询意见稿）\n第一条 支持专利转化。\n第二条 支持专利导航。',
        seed,
      },
    ])
    expect(alone.ask('宜昌那个专利转化重点措施正式下发没有', { today: TODAY }).text).toContain(
      '征求意见稿，不是正式文件',
    )
    const history = ['宜昌那个专利转化重点措施正式下发没有']
    expect(alone.ask('能照着它去申报吗', { today: TODAY, history }).text).toContain('不是正式文件')
    expect(ask('库里哪几份还只是征求意见的稿子').text).toContain('库里收录的征求意见稿文件有 1 份')
  })
})
