import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../src/core/answer/types.ts'
import { libraryOf, TODAY } from '../../support/library.ts'

const documentsOf = ({ citations }: Answer): string[] => [...new Set(citations.map(({ document: { id } }) => id))]

const library = libraryOf([
  {
    file: 'merger.txt',
    source: [
      '国务院关于企业兼并重组的意见',
      '国发〔2014〕14号',
      '一、落实税收优惠政策',
      '企业兼并重组符合条件的，享受税收优惠政策，免征契税、减征企业所得税。',
      '二、改善金融服务',
      '引导银行开展并购贷款。',
    ].join('\n\n'),
    seed: { region: '全国' },
  },
  {
    file: 'charity.txt',
    source: [
      '慈善捐赠税收办法',
      '第一条 企业捐赠依法享受税收优惠，准予税前扣除，有哪些税收优惠由税务部门公布。',
      '第二条 境外捐赠物资免征进口关税。',
      '第三条 农产品冷链设施建设给予30%补助。',
    ].join('\n'),
    seed: { region: '全国' },
  },
  {
    file: 'repeal.txt',
    source: [
      '北京市关于废止部分地方性法规的决定',
      '一、废止《北京市邮政通信条例》（1994年7月22日通过）',
      '二、废止《北京市反不正当竞争条例》（1994年7月22日通过）',
      '本决定自2021年9月24日起施行。',
    ].join('\n\n'),
    seed: { region: '北京市' },
  },
  {
    file: 'tourism.txt',
    source: [
      '柳河县旅游奖励意见',
      '1.酒店。对新评定的五星级酒店奖励100万元。',
      '2.民宿。每间奖励2000元。',
      '本意见自2019年1月1日起执行，有效期三年。原《柳河县旅游奖励意见》（柳政发〔2015〕7号）同时废止。',
    ].join('\n\n'),
    seed: { region: '吉林省通化市柳河县', number: '柳政发〔2019〕5号' },
  },
])

const cleared = libraryOf([
  {
    file: 'list.txt',
    source: [
      '南平市人民政府关于宣布失效一批文件的决定',
      '经清理，决定宣布失效2件文件。',
      '附件1',
      '宣布失效的文件目录',
      '序号  文件名称  文号',
      '1 南平市人民政府关于进一步加快旅游产业发展的若干意见 南政综〔2017〕176号',
      '2 南平市人民政府关于促进外贸增长的若干措施 南政综〔2022〕45号',
    ].join('\n'),
    seed: { region: '福建省南平市', number: '南政规〔2025〕1号' },
  },
  {
    file: 'trade.txt',
    source:
      '南平市人民政府关于促进外贸增长的若干措施\n\n一、参展。展位费按50%给予补助。\n\n二、保险。保费按50%给予扶持。',
    seed: { region: '福建省南平市', number: '南政综〔2022〕45号', issuedOn: '2022-05-16' },
  },
])

const ask = (question: string, ...history: string[]): Answer => library.ask(question, { today: TODAY, history })

describe('after a bare document number', () => {
  it('the next question is asked of that document and of no second one', () => {
    expect(documentsOf(ask('企业享受哪些税收优惠政策', '国发〔2014〕14号'))).toEqual(['merger'])
    expect(documentsOf(ask('企业享受哪些税收优惠政策', '国发〔2014〕14号', '谁发的'))).toEqual(['merger'])
  })

  it('what the document does not hold is looked for elsewhere', () => {
    const answer = ask('农产品冷链设施建设补助多少', '国发〔2014〕14号')
    expect(documentsOf(answer)).toEqual(['charity'])
    expect(answer.text).toMatch(/^《国务院关于企业兼并重组的意见》里没有找到这一项/)
  })

  it('and after a question on a place’s document as such, of that place', () => {
    const answer = ask('民宿每间奖励多少', '柳河的政策还有效吗')
    expect(answer).toMatchObject({ status: 'answered', region: '吉林省通化市柳河县' })
    expect(answer.text).toContain('按上一问：柳河')
  })

  it('a place that is named ends it', () => {
    expect(documentsOf(ask('柳河五星级酒店奖励多少', '国发〔2014〕14号'))).toEqual(['tourism'])
  })
})

describe('what was repealed', () => {
  it('is told of a document that the library does not hold', () => {
    const answer = ask('北京市邮政通信条例废止了吗')
    expect(answer.text).toContain('《北京市邮政通信条例》已由《北京市关于废止部分地方性法规的决定》废止')
    expect(answer.citations.flatMap(({ quotes }) => quotes.map(({ text }) => text)).join()).toContain('邮政通信条例')
    expect(answer.citations).toHaveLength(1)
  })

  it.each(['柳政发〔2015〕7号还有效吗', '柳政发〔2015〕7号里五星级酒店奖多少'])(
    'is told by number, though the new one has the same title: %s',
    (question) => {
      const answer = ask(question)
      expect(answer.text).toContain('（柳政发〔2015〕7号）已由《柳河县旅游奖励意见》（柳政发〔2019〕5号）废止')
      expect(documentsOf(answer)).toEqual(['tourism'])
    },
  )

  const lists = libraryOf([
    {
      file: 'list.txt',
      source:
        '江门市文化局关于废止部分文件的通知\n江文〔2023〕88号\n经清理，决定对下列文件予以废止，自2023年9月1日起不再作为依据：\n\n一、《江门市文化局关于民宿管理的实施细则》（江文〔2020〕45号）\n\n二、《江门市文化局关于全域旅游的扶持办法》（江文〔2019〕190号）',
      seed: { region: '广东省江门市', issuedOn: '2023-08-22' },
    },
    {
      file: 'tourism.txt',
      source: '江门市文化局关于全域旅游的扶持办法\n第一条 新评定的景区补助100万元。\n第二条 饭店补助50万元。',
      seed: { region: '广东省江门市', number: '江文〔2019〕190号', issuedOn: '2019-12-20' },
    },
    {
      file: 'ten.txt',
      source:
        '龙文区工业企业扶持十条\n一、增产的奖励10万元。\n二、本措施自2026年1月1日起执行，有效期两年。原《龙文区促进工业企业发展九条措施》（龙政办〔2023〕11号）废止。',
      seed: { region: '福建省漳州市龙文区', number: '龙政办规〔2026〕2号', issuedOn: '2026-01-20' },
    },
    {
      file: 'draft.txt',
      source:
        '武汉市专利资金管理办法（征求意见稿）\n第一条 授权专利每件资助3000元。\n第二条 本办法自印发之日起施行。《武汉市专利资金管理办法》（武知规〔2018〕2号）同时废止。',
      seed: { region: '湖北省武汉市' },
    },
  ])
  const asked = (question: string): Answer => lists.ask(question, { today: '2026-11-21' })

  it.each([
    [
      '江文〔2020〕45号废止了没',
      '（江文〔2020〕45号）已由《江门市文化局关于废止部分文件的通知》（江文〔2023〕88号）废止',
    ],
    ['〔2020〕45号还有效吗', '（江文〔2020〕45号）已由'],
    ['江门民宿管理实施细则还执行吗', '（江文〔2020〕45号）已由'],
    ['江门民宿管理那个细则还有效吗', '（江文〔2020〕45号）已由'],
    ['龙文区九条措施还有效吗', '九条措施》（龙政办〔2023〕11号）已由《龙文区工业企业扶持十条》'],
    ['龙文区2023年那个措施还能用吗', '九条措施》（龙政办〔2023〕11号）已由'],
  ])('is told however the old one is named, and the new one’s status is not taken for its: %s', (question, told) => {
    const { text, lead, citations } = asked(question)
    expect(lead).toContain(told)
    expect(text).not.toContain('状态：有效')
    for (const { notices } of citations)
      expect(notices[0]).toMatch(/^这里显示的状态、日期是《.*》的，不是所问文件的。$/)
  })

  it('quotes the head of the list besides its row', () => {
    const quotes = asked('江文〔2020〕45号废止了没').citations.flatMap(({ quotes }) => quotes.map(({ text }) => text))
    expect(quotes.join()).toMatch(/决定对下列文件予以废止，自2023年9月1日起不再作为依据：.*民宿管理/)
  })

  it('is told of the very document where the list that ends it has its title too', () => {
    const { text, citations } = asked('江门全域旅游扶持办法还有效吗')
    expect(text).toMatch(/《江门市文化局关于全域旅游的扶持办法》[\s\S]*状态：已废止/)
    expect(citations[0]?.document.status).toBe('repealed')
  })

  it('leaves the new one its own status', () => {
    expect(asked('龙文区十条还有效吗').text).toContain('状态：有效')
  })

  it.each(['武知规〔2018〕2号还有效吗', '武汉2018年那个专利资金管理办法废止了没'])(
    'is not told where only a draft says so: %s',
    (question) => {
      const { lead } = asked(question)
      expect(lead).toContain('（征求意见稿）》拟废止《武汉市专利资金管理办法》（武知规〔2018〕2号），但它是征求意见稿')
      expect(lead).not.toContain('已由')
    },
  )

  it('is not told of a number that nobody ends', () => {
    expect(ask('柳政发〔2014〕7号还有效吗')).toMatchObject({ status: 'not_found', citations: [] })
  })

  it.each([
    '南政综〔2017〕176号还有效吗',
    '请问一下南政综2017年176号废止了没有',
    '南平旅游产业发展那个若干意见还有效吗',
  ])('is told from the row of a list that names it: %s', (question) => {
    const { text, citations } = cleared.ask(question, { today: TODAY })
    expect(text).toContain('《南平市人民政府关于进一步加快旅游产业发展的若干意见》')
    expect(text).toContain('不再有效')
    expect(citations.flatMap(({ quotes }) => quotes.map((quote) => quote.text)).join()).toContain('南政综〔2017〕176号')
    expect(text).not.toContain('外贸')
  })

  it('is told of a document that the library holds', () => {
    const { text, citations } = cleared.ask('南政综〔2022〕45号还有效吗', { today: TODAY })
    expect(text).toMatch(/状态：已废止/)
    expect(citations.at(-1)?.quotes.at(-1)?.text).toMatch(/^2 .*南政综〔2022〕45号$/)
    expect(text).toContain('《南平市人民政府关于宣布失效一批文件的决定》')
  })

  it('names a number that is not held with the letters of its issuer', () => {
    expect(cleared.ask('南政综〔2019〕9号有效吗', { today: TODAY }).text).toContain('“南政综〔2019〕9号”')
  })

  it('is listed', () => {
    const { citations } = ask('北京废止了哪些地方性法规')
    expect(citations.map(({ clause }) => clause.label)).toEqual(['一、', '二、'])
  })

  it.each([
    '北京2021年废止了哪些条例',
    '2021年北京人大一口气废了哪几部法规',
    '北京关于废止部分地方性法规的决定废止了哪些法规',
  ])('is listed for %s', (question) => {
    expect(ask(question).citations.map(({ clause }) => clause.label)).toEqual(['一、', '二、'])
  })

  it('is told with the day from which it holds no longer', () => {
    expect(ask('北京的邮政通信条例什么时候废止的').text).toContain('自2021年9月24日起不再有效')
  })
})

describe('until when a document holds', () => {
  it.each(['柳河什么时候到期', '柳河的奖励政策到哪天截止', '柳河奖励政策执行到哪年', '柳河的有效期'])(
    '%s',
    (question) => {
      const { text } = ask(question)
      expect(text).toContain('期限：2019年1月1日—2021年12月31日')
    },
  )

  it('has one end where the text names one', () => {
    expect(ask('北京的决定还有效吗').text).toContain('期限：自2021年9月24日起')
  })
})

describe('the shelf', () => {
  it('is listed whole, or by what a document is', () => {
    expect(documentsOf(ask('库里有哪些文件')).sort()).toEqual(['charity', 'merger', 'repeal', 'tourism'])
    expect(documentsOf(ask('哪些文件过期了'))).toEqual(['tourism'])
    expect(documentsOf(ask('北京有哪些文件'))).toContain('repeal')
  })

  it('says so when it holds none of a kind', () => {
    expect(ask('哪些文件还是征求意见稿')).toMatchObject({ status: 'not_found', citations: [] })
  })

  it('is not meant by a question on what documents grant', () => {
    expect(documentsOf(ask('五星级酒店有哪些奖励政策'))).toEqual(['tourism'])
  })
})

describe('a document as a whole', () => {
  it('is shown by its headings when its measures are asked for by their number', () => {
    const { text } = ask('柳河的2项措施分别是什么')
    expect(text).toContain('1. 酒店')
    expect(text).toContain('2. 民宿')
  })

  it.each([
    '国务院兼并重组那个意见几号文',
    '企业兼并重组的意见是哪年发的',
    '企业兼并重组市场环境的意见是国发几号，哪天印发的',
  ])('is no opinion to be sent in: %s', (question) => {
    expect(ask(question).text).toContain('文号：国发〔2014〕14号')
  })

  it('is the one that the answer before came from', () => {
    const answer = ask('原文发我', '民宿每间奖励多少')
    expect(documentsOf(answer)).toEqual(['tourism'])
    expect(answer.text).toContain('/documents/tourism')
  })

  it('is named by a short form of its title before the number of a clause', () => {
    const { citations } = ask('捐赠税收办法第二条')
    expect(citations.map(({ clause, document: { id } }) => [id, clause.label])).toEqual([['charity', '第二条']])
  })
})

describe('a document that is named by its year', () => {
  const opinion = (year: string, title: string): string =>
    `${title}\n\n一、支持重点产业新建项目。对新建项目给予奖励10万元。\n\n二、附则。本意见自发布之日起施行，有效期三年。\n\n${year}年2月8日`
  const library = libraryOf([
    {
      file: 'new.txt',
      source: opinion('2023', '关于支持重点产业加快发展的实施意见'),
      seed: { region: '湖南省益阳市' },
    },
    { file: 'old.txt', source: opinion('2019', '加快重点产业发展实施意见'), seed: { region: '湖南省益阳市' } },
  ])

  it.each([
    ['益阳2023年那个重点产业实施意见过期了没', 'new.txt'],
    ['益阳2019年那个重点产业实施意见过期了没', 'old.txt'],
  ])('%s → %s, by the clause that states its term', (question, file) => {
    const [first] = library.ask(question, { today: TODAY }).citations
    expect(first?.document.file).toBe(file)
    expect(first?.clause.text).toContain('有效期三年')
  })
})

describe('a document that took the place of another one', () => {
  const opinion = (year: string, kind: string, last: string) =>
    `长兴县人民政府关于农业高质量发展的${kind}\n长政发〔${year}〕6号\n\n一、对新建的大棚补助10万元。\n\n二、${last}`
  const library = libraryOf([
    {
      file: 'new.txt',
      source: opinion('2025', '若干政策意见', '原《关于农业高质量发展的政策意见》（长政发〔2022〕6号）同时废止。'),
      seed: { region: '浙江省湖州市长兴县', issuedOn: '2025-03-10' },
    },
    {
      file: 'old.txt',
      source: opinion('2022', '政策意见', '本意见自2022年8月1日起施行。'),
      seed: { region: '浙江省湖州市长兴县', issuedOn: '2022-07-01' },
    },
  ])
  const documentsFor = (question: string) =>
    library.ask(question, { today: TODAY }).citations.map(({ document }) => document.id)

  it.each(['长兴现行农业政策文号是多少', '长兴农业政策还有效吗'])('comes first: %s', (question) => {
    expect(documentsFor(question)[0]).toBe('new')
  })

  it('does not where the old one is asked about', () => {
    expect(documentsFor('长兴农业政策2022年那版的文号')[0]).toBe('old')
  })

  it('is cited for ending it right behind the head of the old one', () => {
    const { citations } = library.ask('长政发〔2022〕6号还能用吗', { today: TODAY })
    expect(citations[0]?.clause.text).not.toContain('大棚')
    expect(citations[1]?.clause.text).toContain('同时废止')
  })

  it('is cited at its head and at its foot, and not for what lies between', () => {
    const source = `甲县人民政府关于农业的意见\n甲政发〔2024〕6号\n\n一、${'对大棚给予补助。'.repeat(40)}\n\n甲县人民政府\n2024年5月6日`
    const one = libraryOf([{ file: 'a.txt', source, seed: { region: '浙江省湖州市长兴县' } }])
    const { citations } = one.ask('长兴农业意见的文号和日期', { today: TODAY })
    expect(citations.map(({ clause }) => clause.label)).toEqual(['文件信息', '落款'])
    for (const { clause, quotes } of citations) for (const { text } of quotes) expect(clause.text).toContain(text)
    expect(citations.map(({ clause }) => clause.text).join()).not.toContain('大棚')
  })
})

describe('news that are no document themselves', () => {
  const news = [
    '某省出台“硬十条”关爱一线人员',
    '近日，某省委办公厅、省政府办公厅印发《关于进一步关爱一线工作人员的若干措施》，提出十条“硬核”举措。',
    '延长“支持性两部制电价政策”执行期限，将企业用电支持性两部制电价政策执行期限延长至2026年12月30日。',
  ].join('\n\n')
  const library = libraryOf([{ file: 'a.txt', source: news, seed: { region: '湖北省' } }])

  it('tell in their own sentence who issued what they report', () => {
    expect(library.ask('湖北硬十条是谁印发的', { today: TODAY }).citations[0]?.quotes[0]?.text).toContain('印发《')
  })

  it('tell until when a measure of theirs was prolonged', () => {
    const { citations } = library.ask('湖北两部制电价那个政策延到什么时候', { today: TODAY })
    expect(citations[0]?.quotes[0]?.text).toContain('2026年12月30日')
  })
})
