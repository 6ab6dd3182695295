import { describe, expect, it } from 'vitest'
import { factTable } from '../../../src/core/answer/showing/fact-table.ts'
import { documentNamed, libraryOf, seedsLibrary, TODAY } from '../../support/library.ts'

const library = seedsLibrary()
const ask = (question: string) => library.ask(question, { today: TODAY })
const bare = (text: string): string => text.replace(/\s+/g, '')

describe('the table of an answer', () => {
  it.each([
    '安康有哪些奖励和补贴',
    '贵州知识产权运营服务机构资助多少',
    '五个地方质押融资都怎么说',
    '东胜按技术交易额资助多少',
  ])('has no cell that is not in the words it was read from: %s', (question) => {
    const rows = factTable(ask(question))
    expect(rows).not.toHaveLength(0)
    for (const { citation, span, ...cells } of rows) {
      const source = documentNamed(library, citation.document.file).source
      const words = bare(source.slice(span.start, span.end))
      for (const cell of [cells.recipient, cells.amount, cells.condition]) expect(words).toContain(bare(cell ?? ''))
    }
  })

  it('pairs tiers with who gets them', () => {
    const rows = factTable(ask('贵州知识产权运营服务机构资助多少'))
    expect(rows.map(({ recipient, amount, condition }) => [recipient, amount, condition])).toEqual([
      ['新增获批的国家级和省级知识产权运营服务机构', '100万元', '国家级'],
      ['新增获批的国家级和省级知识产权运营服务机构', '30万元', '省级知识产权运营服务机构'],
    ])
  })

  it('shows a list as lines of 事项｜对象｜标准｜条件｜依据 in the text', () => {
    const { text } = ask('安康有哪些奖励和补贴')
    expect(text).toContain('一览（事项｜对象｜标准｜条件｜依据）：')
    expect(text).toContain('奖励｜首次认定的省级“专精特新”中小企业｜10 万元｜—｜安康市 3. 促进中小企业成长')
  })

  it.each([
    '安康有哪些奖励和补贴',
    '安康这个文件里带钱数的奖补都有哪些',
    '安康给企业能拿到手的钱都有哪些？奖励啊补贴贴息啊都列一下',
  ])('quotes the sentences that grant something where any benefit is asked for: %s', (question) => {
    const quotes = ask(question).citations.flatMap((citation) => citation.quotes.map(({ text }) => text))
    expect(quotes.every((quote) => /奖励|贴息|资金/.test(quote))).toBe(true)
    expect(quotes.join('')).toContain('两年贴息')
  })

  it('has a line for every document of a comparison, also for one without figures', () => {
    const answer = ask('五个地方质押融资都怎么说')
    const documents = (citations: readonly { readonly document: { readonly id: string } }[]) =>
      new Set(citations.map(({ document }) => document.id))
    expect(documents(factTable(answer).map(({ citation }) => citation))).toEqual(documents(answer.citations))
  })

  it.each(['贵州的保障措施有哪几条', '绩效考核这块东胜和淮南有什么差别'])(
    'is none where no figure is named: %s',
    (question) => {
      const answer = ask(question)
      expect(answer.citations.length).toBeGreaterThan(1)
      expect(factTable(answer)).toEqual([])
      expect(answer.text).not.toContain('一览')
    },
  )

  it('has the tier first that is asked for, and a list in the order of the text', () => {
    const source = [
      '菏泽市安全生产举报奖励办法',
      '第六条 举报有功人员按下列标准奖励：',
      '（一）举报重大事故隐患的，按照行政处罚金额的15%奖励，最低奖励3000元，最高不超过30万元；',
      '（二）举报瞒报、谎报一般事故的，奖励3万元；',
      '（三）举报瞒报、谎报较大事故的，奖励5万元；',
      '（四）举报瞒报、谎报重大事故的，奖励10万元。',
    ].join('\n')
    const own = libraryOf([{ file: 'a.txt', source, seed: { region: '山东省菏泽市' } }])
    const amounts = (question: string) => factTable(own.ask(question, { today: TODAY })).map(({ amount }) => amount)
    expect(amounts('举报瞒报较大事故奖励多少')[0]).toBe('5万元')
    expect(amounts('举报重大事故隐患奖励多少')[0]).toBe('按照行政处罚金额的15%奖励，最低奖励3000元，最高不超过30万元')
    expect(amounts('菏泽举报奖励有哪些标准')[0]).toBe('按照行政处罚金额的15%奖励，最低奖励3000元，最高不超过30万元')
  })

  it('knows the level asked for by its own words, and not by the noun or the verb of all of them', () => {
    const source = [
      '桐乡市绿色制造奖励办法',
      '第一条 对列入国家级、浙江省级、嘉兴市级绿色工厂名单的企业，分别给予60万元、30万元、10万元奖励。',
      '第二条 对获得中国专利金奖、银奖、优秀奖的单位，分别给予100万元、50万元、20万元奖励。',
      '第三条 100马力以上拖拉机、大型免耕播种机单机补贴额不超过15万元；200马力以上拖拉机单机补贴额不超过25万元。',
    ].join('\n')
    const own = libraryOf([{ file: 'a.txt', source, seed: { region: '浙江省嘉兴市桐乡市' } }])
    const first = (question: string) => factTable(own.ask(question, { today: TODAY }))[0]?.amount
    expect(first('国家级绿色工厂奖励多少')).toBe('60万元')
    expect(first('省级绿色工厂奖励多少')).toBe('30万元')
    expect(first('拿了中国专利优秀奖奖励多少')).toBe('20万元')
    expect(first('200马力的大拖拉机补贴多少')).toBe('不超过25万元')
  })

  it('tells two prizes with the same levels apart', () => {
    const source = [
      '宜都市专利奖励办法',
      '第十一条 获得中国专利奖的，按下列标准奖励：',
      '（一）金奖，50万元；',
      '（二）银奖，30万元。',
      '获得湖北省高价值专利大赛金奖、银奖的，分别奖励10万元、6万元。',
    ].join('\n')
    const own = libraryOf([{ file: 'a.txt', source, seed: { region: '湖北省宜昌市宜都市' } }])
    const first = (question: string) => factTable(own.ask(question, { today: TODAY }))[0]?.amount
    expect(first('宜都中国专利银奖奖励多少')).toBe('30万元')
    expect(first('宜都对高价值专利大赛银奖奖励多少')).toBe('6万元')
  })

  it('has the step first that the asker reaches, and says where none is', () => {
    const source = [
      '鹿城区外贸奖励办法',
      '第六条 对当年自营出口额300万美元、500万美元、1000万美元以上，且增长10%以上的企业，分别奖励2万元、3万元、5万元。对当年自营进口额100万美元、200万美元、500万美元以上，且增长5%以上的企业，分别奖励1万元、2万元、4万元。',
      '第七条 人力资源服务机构推荐上岗人数为50人（含）以上的，补助2.4万元；100人（含）以上的，补助4.5万元；200人（含）以上的，补助9万元。',
    ].join('\n')
    const own = libraryOf([{ file: 'a.txt', source, seed: { region: '浙江省温州市鹿城区' } }])
    const ask = (question: string) => own.ask(question, { today: TODAY })
    const first = (question: string) => factTable(ask(question))[0]?.amount
    expect(first('出口额700万美元奖励多少')).toBe('3万元')
    expect(first('进口额300万美元奖励多少')).toBe('2万元')
    expect(first('推荐了130个人上岗补助多少')).toBe('4.5万元')
    expect(ask('推荐了130个人上岗补助多少').lead ?? '').not.toContain('分档')
    expect(ask('推荐了30个人上岗补助多少').lead).toContain('从“推荐上岗人数为50人（含）以上”起分档')
    expect(ask('出口额200万美元奖励多少').lead).toContain('从“当年自营出口额300万美元”起分档')
  })

  it('has no tiers of others beside the asker’s, and none at all where the one that takes the figure in is no row', () => {
    const trade =
      '鹿城区外贸奖励办法\n第六条 对当年自营出口额300万美元、500万美元以上，且增长10%以上的企业，分别奖励2万元、3万元。对当年自营进口额100万美元、200万美元以上，且增长5%以上的企业，分别奖励1万元、2万元。'
    const own = libraryOf([{ file: 'a.txt', source: trade, seed: { region: '浙江省温州市鹿城区' } }])
    expect(factTable(own.ask('出口额700万美元奖励多少', { today: TODAY })).map(({ amount }) => amount)).toEqual([
      '3万元',
      '2万元',
    ])
    const tax =
      '甲市税收办法\n一、居民企业技术转让所得\n一个纳税年度内，居民企业技术转让所得不超过500万元的部分，免征企业所得税。技术转让所得在500万元以上的，按另行规定办理。'
    const other = libraryOf([{ file: 'a.txt', source: tax, seed: { region: '浙江省温州市' } }])
    expect(factTable(other.ask('技术转让所得700万元企业所得税怎么减免', { today: TODAY }))).toEqual([])
  })

  it('has the year first that is asked about, though the steps of another fit the figure as well', () => {
    const source =
      '鹿城区外资奖励办法\n第一条 外商设立的项目，第一年实到外资200万美元、500万美元以上的，分别按人民币30万元、50万元给予奖励；第三年实到外资达到上述标准的，分别按人民币8万元、15万元给予奖励。'
    const own = libraryOf([{ file: 'a.txt', source, seed: { region: '浙江省温州市鹿城区' } }])
    const first = (question: string) => factTable(own.ask(question, { today: TODAY }))[0]?.amount
    expect(first('外资项目第三年实到外资700万美元奖励多少')).toContain('15万元')
    expect(first('外资项目第一年实到外资700万美元奖励多少')).toBe('50万元')
  })

  it('shows the rate that the next sentence sets, and does not say that there is none', () => {
    const source =
      '关于退役士兵税收政策的公告\n二、企业招用自主就业退役士兵，与其签订合同的，按实际招用人数予以定额依次扣减增值税优惠。定额标准为每人每年6000元，最高可上浮50%，各省可确定具体定额标准。'
    const own = libraryOf([{ file: 'a.txt', source, seed: { region: '河南省' } }])
    const answer = own.ask('招用退役士兵扣减增值税多少', { today: TODAY })
    expect(answer.lead ?? '').not.toContain('没有写明')
    expect(factTable(answer).map(({ amount }) => amount)).toContain('定额标准为每人每年6000元，最高可上浮50%')
  })

  it('is empty where the sentence that answers became no row, and others did', () => {
    const source = [
      '支持中小企业若干措施',
      '（五）充分发挥融资担保作用。对小微企业，鼓励政府性融资担保机构降低担保费率至1%及以下；对再担保合作机构，将省级风险补偿比例由20%提升至40%。',
      '（六）加大援企稳岗力度。对参保职工30人以下的企业，裁员率放宽至不超过企业职工总数20%。对新招用员工的生产企业，按每人不超过1000元标准给予一次性吸纳就业补助。',
    ].join('\n')
    const own = libraryOf([{ file: 'a.txt', source, seed: { region: '辽宁省' } }])
    const ask = (question: string) => own.ask(question, { today: TODAY })
    for (const question of ['政府性融资担保机构的担保费率是多少', '参保职工30人以下的企业裁员率不超过多少']) {
      expect(ask(question).status).toBe('answered')
      expect(factTable(ask(question))).toEqual([])
    }
    expect(factTable(ask('新招用员工的吸纳就业补助多少')).map(({ amount }) => amount)).toEqual([
      '按每人不超过1000元标准给予一次性吸纳就业补助',
    ])
  })
})

it('a row is not the first for what its brackets leave out', () => {
  const { ask: asked } = libraryOf([
    {
      file: 'fairs.txt',
      source:
        '漳州市促进外贸办法\n第一条 支持参展。\n（一）参加境内国际性展会（广交会除外）的，按展位费的50%补助；\n（二）参加广交会的，按展位费的30%补助。\n第二条 本办法自2025年1月1日起施行。',
      seed: { region: '福建省漳州市' },
    },
  ])
  const [row] = factTable(asked('漳州参加广交会展位补多少', { today: TODAY }))
  expect(row).toMatchObject({ condition: '参加广交会', amount: '按展位费的30%补助' })
})

it('a row of a draft says so beside those of a measure in force', () => {
  const measure =
    '甲市促进电子商务办法\n第一条 年网络零售额达到1亿元的电商企业，奖励25万元。\n第二条 本办法自2025年1月1日起施行，有效期5年。'
  const draft = '甲市促进跨境电子商务措施（征求意见稿）\n第一条 年进出口额达到2000万美元的跨境电商企业，奖励50万元。'
  const { ask: asked } = libraryOf([
    { file: 'measure.txt', source: measure.replaceAll('甲市', '漳州市'), seed: { region: '福建省漳州市' } },
    { file: 'draft.txt', source: draft.replaceAll('甲市', '漳州市'), seed: { region: '福建省漳州市' } },
  ])
  const rows = factTable(asked('漳州有哪些电商奖励', { today: TODAY }))
  const items = rows.map(({ item, amount }) => [item, amount])
  expect(items).toContainEqual(['奖励', '25万元'])
  expect(items).toContainEqual(['奖励（征求意见稿）', '50万元'])
})

it('a row of a repealed measure, or of one not yet in force, says so beside those of one in force', () => {
  const measure = (sum: string, from: string, rest: string): string =>
    `漳州市稳就业补贴办法\n第一条 企业新招用高校毕业生的，每人给予${sum}一次性补贴。\n第二条 本办法自${from}起施行。${rest}`
  const region = '福建省漳州市'
  const { ask: asked } = libraryOf([
    { file: 'old.txt', source: measure('1000元', '2022年6月1日', ''), seed: { region, number: '漳政办〔2022〕10号' } },
    {
      file: 'new.txt',
      source: measure('1500元', '2025年3月1日', '《漳州市稳就业补贴办法》（漳政办〔2022〕10号）同时废止。'),
      seed: { region, number: '漳政办〔2025〕6号' },
    },
  ])
  const items = (today: string) =>
    factTable(asked('漳州招用高校毕业生补贴新旧办法对比', { today })).map(({ item, amount }) => [item, amount])
  expect(items(TODAY)).toContainEqual(['补贴', '每人给予1500元'])
  expect(items(TODAY)).toContainEqual(['补贴（已废止）', '每人给予1000元'])
  expect(items('2025-01-01')).toContainEqual(['补贴（尚未施行）', '每人给予1500元'])
})

it.each([
  ['学校卖专利的钱要不要交给国库', '首台（套）重大技术装备和关键零部件、新材料首批次｜'],
  ['专利代理质量这一块贵州归哪些厅', '标准：100万元'],
])('%s: no row of a grant that was not asked for', (question, row) => {
  expect(seedsLibrary().ask(question, { today: TODAY }).text).not.toContain(row)
})

describe('the table of a comparison of one kind of benefit', () => {
  const place = (file: string, region: string, ...lines: readonly string[]) => ({
    file,
    source: lines.join('\n'),
    seed: { region },
  })
  const ofInsurance = libraryOf([
    place(
      'a.txt',
      '陕西省安康市',
      '安康市措施',
      '第一条 推动金融服务。对企业用专利获得质押贷款并按期偿还本息的，给予5万元贴息。加大知识产权保险宣传推广力度，引导保险公司提升专利保险服务水平，对投保专利保险的，按规定给予保费补贴，推广专利保险产品，覆盖专利申请、维权、侵权责任等各个环节，鼓励企业投保。',
    ),
    place('b.txt', '湖南省长沙市', '长沙市措施', '第一条 企业投保专利保险的，按实缴保费的50%给予补贴，最高3万元。'),
  ])

  it('has no row of another kind that a clause names as well', () => {
    const answer = ofInsurance.ask('各地对专利保险都怎么说的，对比一下', { today: TODAY })
    const amounts = factTable(answer).map(({ amount }) => amount)
    expect(amounts.join()).toContain('50%')
    expect(amounts.join()).not.toContain('5万元贴息')
  })
})
