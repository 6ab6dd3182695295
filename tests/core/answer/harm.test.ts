import { describe, expect, it } from 'vitest'
import type { Answer, AskOptions } from '../../../src/core/answer/types.ts'
import { libraryOf, seedTexts, TODAY } from '../../support/library.ts'

function first({ citations: [citation] }: Answer) {
  if (!citation) throw new Error('no citation')
  return citation
}

describe('a sum that stands apart from its subject', () => {
  const source = [
    '某市慈善募捐管理办法',
    '第一条 没有公开募捐资格的组织不得开展公开募捐。具有公开募捐资格的组织应当在民政部门统一指定的平台上发布募捐信息，载明募捐目的、起止时间和地域、接受捐赠的方式和银行账户，并在募捐活动现场公示。' +
      '募捐活动结束后三个月内应当公开募得款物的来源和用途，接受社会监督，相关档案应当妥善保存，保存期限由民政部门另行规定，任何单位和个人都有权查询，并可以向民政部门反映情况，民政部门应当在十个工作日内答复，并对反映人的身份予以保密，不得泄露其姓名和联系方式。违反前款的，处二万元以上二十万元以下罚款。',
    '第二条 本办法自2024年1月1日起施行。',
  ].join('\n')
  const answer = libraryOf([{ file: 'a.txt', source, seed: { region: '全国' } }]).ask('没有公开募捐资格会罚多少钱', {
    today: TODAY,
  })

  it('is quoted beside it', () => {
    const quotes = first(answer).quotes.map(({ text }) => text)
    expect(quotes.join('')).toContain('没有公开募捐资格的组织不得开展公开募捐')
    expect(quotes.join('')).toContain('二万元以上二十万元以下')
  })
})

describe('where the subject is there and the thing asked for is not', () => {
  const source = [
    '某县旅游扶持办法',
    '第一条 对取得高级导游证并在本县从业的人员，每人每年补贴2000元。',
    '第二条 对新评定的五星级酒店，一次性奖励100万元。',
    '第三条 本办法自2024年1月1日起施行。',
  ].join('\n')
  const asked = (question: string) =>
    libraryOf([{ file: 'a.txt', source, seed: { region: '全国' } }]).ask(question, { today: TODAY })

  it.each(['高级导游证怎么考', '五星级酒店地址在哪里', '高级导游证考试什么时候报名'])('%s is refused', (question) => {
    expect(asked(question).status).toBe('not_found')
  })

  it.each(['高级导游证补贴多少', '五星级酒店奖励多少'])('%s is answered', (question) => {
    expect(asked(question).status).toBe('answered')
  })
})

describe('harm that an answer must not do', () => {
  const text = (file: string, region: string, lines: readonly string[]) => ({
    file,
    source: lines.join('\n'),
    seed: { region },
  })
  const county = text('county.txt', '浙江省温州市鹿城区', [
    '鹿城区促进产业发展若干政策',
    '第一条 对当年购置设备投资500万元以上的企业，给予设备补助，按投资额的5%补助，单个企业最高100万元。',
    `第二条 企业高管子女入学由区教育局统筹安排，${'按照就近入学的原则落实学位，'.repeat(12)}及时办理。（责任单位：区教育局）鼓励银行在产业园区开展知识产权质押融资集合授信。（责任单位：区金融办，配合单位：区财政局）`,
    '第三条 申请补助应当提交下列材料：',
    '（一）申请表；',
    '（二）营业执照复印件；',
    '（三）设备购置发票；',
    '（四）审计报告。',
    '第四条 对投保知识产权保险的企业，按实际保费的50%给予补贴。',
  ])
  const national = text('national.txt', '全国', ['全国慈善捐赠办法', '第一条 捐赠人可以约定捐赠财产的用途。'])
  const library = libraryOf([county, national])
  const asked = (question: string, options: Partial<AskOptions> = {}) =>
    library.ask(question, { today: TODAY, ...options })

  it('says that a county’s rule is not the province’s, though a national document is there too', () => {
    expect(asked('浙江高管子女入学').text).toMatch(/只适用于当地/)
    expect(asked('鹿城高管子女入学').text).not.toMatch(/只适用于当地/)
  })

  it('shows a list whole that a sentence announces', () => {
    const quotes = first(asked('鹿城申请补助要提交什么材料')).quotes.map((quote) => quote.text)
    expect(quotes.join('')).toMatch(/申请表[\s\S]*审计报告/)
  })

  it('keeps a ceiling with its grant', () => {
    const quotes = first(asked('鹿城设备补助按多少比例')).quotes.map((quote) => quote.text)
    expect(quotes.join('')).toContain('最高100万元')
  })

  it('names who is responsible for what is quoted, not for its neighbour', () => {
    const { departments } = first(asked('鹿城集合授信谁负责'))
    expect(departments).toEqual({ lead: ['区金融办'], support: ['区财政局'] })
  })

  it('does not give the answer before again to another question', () => {
    const answer = asked('那保险呢', { history: ['鹿城设备补助多少'] })
    expect(first(answer).clause.text).toContain('知识产权保险')
  })

  it('does not answer for a benefit that is not granted', () => {
    expect(asked('鹿城设备贷款贴息多少').status).toBe('not_found')
    expect(asked('鹿城高新技术企业奖励').status).toBe('not_found')
  })

  it('says which of two places it knows nothing of', () => {
    expect(asked('西安和鹿城的设备补助').text).toContain('没有找到陕西省西安市这方面的规定')
  })
})

describe('a sum is never said to be missing where the document names it', () => {
  const asked = (question: string, source: string, region: string) =>
    libraryOf([{ file: 'a.txt', source, seed: { region } }]).ask(question, { today: TODAY })

  it('in a clause beside the conditions, under a title that says what for', () => {
    const source = [
      '首次创业一次性补贴政策',
      '一、申请对象：毕业两年之内的高校毕业生。',
      '二、申请条件：1.首次注册创办小微企业；2.创业组织按规定至少为一人缴纳社会保险费满6个月；3.经营满一年。',
      '三、补贴标准：一次性补贴8000元。',
      '四、特别提示：首次创业一次性补贴须在注册登记之日起的18个月内提出。',
    ].join('\n')
    const answer = asked('首次创业补贴多少', source, '上海市')
    expect(
      first(answer)
        .quotes.map(({ text }) => text)
        .join(''),
    ).toContain('8000元')
    expect(answer.text).not.toContain('具体数额')
  })

  it('in a row whose unit stands in the header', () => {
    const source = [
      '句容市人才安居补贴实施细则',
      '一、适用对象',
      '本科及以上学历人才。',
      '二、补贴标准',
      '人才类别    购房补贴（万元）    租房补贴（元/月）',
      '博士研究生    30    2000',
      '硕士研究生    15    1200',
      '本科    5    600',
    ].join('\n')
    const answer = asked('句容博士买房补多少', source, '江苏省镇江市句容市')
    expect(answer.text).toContain('30')
    expect(answer.text).not.toContain('具体数额')
  })

  it('and where it is missing, other sums are not listed below', () => {
    const source = [
      '某市就业补贴办法',
      '第一条 对到农村就业的毕业生，给予一定的安家费，具体标准由各区县确定。',
      '第二条 对公益性岗位人员，给予岗位补贴每月1620元，安家费另计。',
    ].join('\n')
    const answer = asked('农村就业毕业生安家费给多少', source, '全国')
    expect(answer.text).toContain('没有写明这一项的具体数额')
    expect(answer.text).not.toContain('1620')
  })
})

describe('a town that no gazetteer knows', () => {
  const source = [
    '句容市人才安居补贴实施细则',
    '第一条 对首次购房的人才给予购房补贴5万元。',
    '第二条 经济开发区的人才，购房补贴提高到8万元。',
  ].join('\n')
  const asked = (question: string) =>
    libraryOf([{ file: 'a.txt', source, seed: { region: '江苏省镇江市句容市' } }]).ask(question, { today: TODAY })

  it('gets no other place’s rules for its own', () => {
    expect(asked('石龙镇人才购房补贴多少').status).toBe('not_found')
  })

  it.each(['人才购房补贴多少', '经济开发区人才购房补贴多少'])('%s is answered', (question) => {
    expect(asked(question).status).toBe('answered')
  })
})

describe('a grant for something else', () => {
  const source = [
    '某区开放型经济扶持办法',
    '第一条 鼓励外贸企业做大做强。对自营出口额增长10%以上的外贸企业，分别奖励2万元、3万元、5万元。',
    '第二条 新注册的外贸企业，年进出口额达到300万美元的，奖励外贸企业4万元。',
    '第三条 参加境外展会的，每家企业每个项目给予0.8万元补助。',
    '第四条 除专精特新奖励外，单个企业年度奖励总额不超过20万元。',
    '第五条 对新认定的省级专精特新中小企业，给予10万元奖励。',
    '第六条 对新增并纳入统计范围的规模以上工业企业，给予7万元奖励。',
    '第七条 对工业企业新上项目的固定资产投资，给予9万元奖励。',
  ].join('\n')
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '浙江省绍兴市嵊州市' } }])

  it.each([
    ['嵊州外贸企业参展补贴多少', '第三条'],
    ['专精特新奖励', '第五条'],
    ['专精特新奖励多少', '第五条'],
    ['嵊州工业企业上规奖励', '第六条'],
  ])('is none of the answer to %s', (question, label) => {
    const { citations } = library.ask(question, { today: TODAY })
    expect(citations.map(({ clause }) => clause.label)).toEqual([label])
  })
})

it('what a whole document is about, the clause with the sum need not say again', () => {
  const source = [
    '某市知识产权质押融资贴息细则',
    '第一条 为缓解中小企业融资难，规范知识产权质押融资贴息管理，制定本细则。',
    '第二条 贴息标准为企业实际支付利息的50%，单户企业不超过30万元。专精特新中小企业的贴息比例提高至60%。',
  ].join('\n')
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '山东省潍坊市' } }])
  const answer = library.ask('潍坊知识产权质押贴息 中小企业', { today: TODAY })
  expect(answer.citations[0]?.clause.label).toBe('第二条')
})

it('the name of a loan is more than the words that it is made of', () => {
  const source = [
    '某市中小微企业贷款贴息和融资担保费补贴资金管理办法',
    '第一条 担保贷款发生代偿的，按代偿额的20%对担保机构予以补偿，单户补偿最高100万元。',
    '第二条 对符合条件的企业，按实际支付利息的30%给予贴息，最高20万元。',
  ].join('\n')
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '辽宁省鞍山市' } }])
  expect(library.ask('鞍山创业担保贷款最高能贷多少', { today: TODAY }).status).toBe('not_found')
})

describe('a rank that a clause does not name', () => {
  const source = [
    '某市人才安居办法',
    '第一条 租房补贴按博士每月2000元、硕士每月1000元、本科每月500元发放。',
    '第二条 参加专利展的企业，按展位费的50%给予补贴。',
  ].join('\n')
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '江苏省镇江市' } }])
  const upwards = libraryOf([
    { file: 'a.txt', source: source.replace('本科每月', '大专及以上每月'), seed: { region: '江苏省镇江市' } },
  ])

  it('gets no sum of another rank', () => {
    expect(library.ask('镇江中专生租房补贴每月多少', { today: TODAY }).status).toBe('not_found')
    expect(library.ask('镇江硕士租房补贴每月多少', { today: TODAY }).status).toBe('answered')
  })

  it('gets that of the ranks from a lower one upwards', () => {
    expect(upwards.ask('镇江本科租房补贴每月多少', { today: TODAY }).status).toBe('answered')
  })
})

describe('the document of another year', () => {
  const source = [
    '某市2014年调整养老金的通知',
    '一、退休人员每人每月增加养老金210元。',
    '二、本通知自发布之日起执行。',
  ].join('\n')
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '北京市' } }])

  it('answers nothing, and is named', () => {
    const answer = library.ask('北京2023年养老金涨多少', { today: TODAY })
    expect(answer.status).toBe('not_found')
    expect(answer.text).toContain('没有找到2023年的规定，只有2014年的文件')
    expect(answer.related).not.toEqual([])
    expect(library.ask('北京2014年养老金涨多少', { today: TODAY }).status).toBe('answered')
    expect(library.ask('北京2023年毕业的人养老金涨多少', { today: TODAY }).text).not.toContain('没有找到2023年的规定')
  })

  it('is none where the year is that of its number, though it is in force since the next', () => {
    const measure = [
      '某市人民政府关于支持科技创新的意见',
      '某政文〔2021〕188号',
      '一、首次认定的国家高新技术企业给予20万元奖励。',
      '二、本意见自2022年1月1日起施行。',
    ].join('\n')
    const held = libraryOf([{ file: 'a.txt', source: measure, seed: { region: '北京市' } }])
    const told = (year: number) => held.ask(`北京那个${year}年科技意见里，高企首次认定奖多少`, { today: TODAY }).text
    expect(told(2021)).toContain('20万元')
    expect(told(2021)).not.toContain('没有找到')
    expect(told(2020)).toContain('没有找到2020年的规定')
  })
})

describe('a measure and what came of it', () => {
  const old = ['某市工业奖励办法', '第一条 对新认定的国家级小巨人企业，给予一次性奖励100万元。', '2022年1月5日']
  const now = [
    '某市新型工业化若干政策',
    '第一条 支持专精特新企业。对国家级专精特新“小巨人”企业，一次性给予80万元奖励。',
    '第二条 本政策自2024年1月1日起施行，《某市工业奖励办法》同时废止。',
  ]
  const explained = ['《某市新型工业化若干政策》政策解读', '一、小巨人企业奖励由100万元调整为80万元。']
  const texts = [old, explained, now].map((lines, i) => ({
    file: `${i}.txt`,
    source: lines.join('\n'),
    seed: { region: '福建省三明市' },
  }))
  const library = libraryOf([...seedTexts(), ...texts])

  it('comes before what it replaced and what explains it', () => {
    const answer = library.ask('三明国家级小巨人奖励多少', { today: TODAY })
    expect(first(answer).document.title).toBe('某市新型工业化若干政策')
    expect(answer.text).toMatch(/^[^元]*80万元/)
  })

  it('says before the sum that a text no longer holds', () => {
    const { text } = libraryOf([...seedTexts(), ...texts.slice(0, 1), ...texts.slice(2).map(withoutGrant)]).ask(
      '三明国家级小巨人奖励多少',
      { today: TODAY },
    )
    expect(text.indexOf('不能作为依据')).toBeGreaterThanOrEqual(0)
    expect(text.indexOf('不能作为依据')).toBeLessThan(text.indexOf('100万元'))
  })

  function withoutGrant(text: (typeof texts)[number]): (typeof texts)[number] {
    return { ...text, source: text.source.replace(/第一条.*\n/, '第一条 支持技术改造。\n') }
  }
})

describe('a province that leaves a city out', () => {
  const source = [
    '山东省质押贷款贴息办法',
    '第一条 贴息对象为在山东省内（不含青岛）注册的企业。',
    '第二条 对质押贷款按利息的60%给予贴息。',
    '2024年1月1日',
  ].join('\n')
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '山东省' } }])

  it('answers others, and not that city', () => {
    expect(library.ask('烟台质押贷款贴息比例是多少', { today: TODAY }).status).toBe('answered')
    expect(library.ask('青岛质押贷款贴息比例是多少', { today: TODAY }).status).toBe('not_found')
    expect(library.ask('崂山区质押贷款贴息比例是多少', { today: TODAY }).status).toBe('not_found')
  })
})

describe('a compound that the library uses', () => {
  const source = [
    '某市就业和知识产权若干措施',
    '第一条 创业担保贷款由人社部门受理，个人可以向街道提出。',
    '第二条 企业办理专利质押贷款发生的担保费，按50%给予补助，最高5万元。',
  ].join('\n')
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '全国' } }])

  it('is not answered by a clause that only holds its parts', () => {
    const { text } = library.ask('创业担保贷款补助最高多少', { today: TODAY })
    expect(text).not.toContain('事项：补助')
  })
})

describe('a reward', () => {
  const source = [
    '某市质押贷款办法',
    '第一条 对以注册商标质押取得的贷款，按利息的60%给予贴息，最高不超过20万元。',
  ].join('\n')
  const library = libraryOf([...seedTexts(), { file: 'a.txt', source, seed: { region: '山东省烟台市' } }])

  it('is not the interest that is paid for loans', () => {
    expect(library.ask('烟台注册商标奖励多少', { today: TODAY }).status).toBe('not_found')
    expect(library.ask('烟台商标质押贷款贴息多少', { today: TODAY }).status).toBe('answered')
  })
})

describe('a kind that a clause does not name', () => {
  const source = [
    '某县扶持现代农业若干措施',
    '第一条 新建出栏5000头以上的生猪养殖场，给予补助20万元。',
    '第二条 新建脐橙、百香果果园50亩以上的，每亩补助600元。',
    '第三条 对新认定的国家级、省级绿色工厂，分别奖励30万元、10万元。',
    '第四条 发展特色种养的合作社，给予补助5万元。',
  ].join('\n')
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '福建省龙岩市上杭县' } }])
  const labels = (question: string) =>
    library.ask(question, { today: TODAY }).citations.map(({ clause }) => clause.label)

  it.each([
    ['上杭新建养羊场补助多少', '第一条'],
    ['上杭新建蓝莓果园一亩补助多少', '第二条'],
    ['上杭市级绿色工厂奖励多少', '第三条'],
    ['上杭县级绿色工厂奖励多少', '第三条'],
    ['上杭新认定的国家级高新技术企业奖励多少', '第三条'],
  ])('gets no sum of another kind: %s', (question, other) => expect(labels(question)).not.toContain(other))

  it.each([
    ['上杭新建生猪养殖场补助多少', '第一条'],
    ['上杭新建脐橙果园一亩补助多少', '第二条'],
    ['上杭省级绿色工厂奖励多少', '第三条'],
  ])('gets its own: %s', (question, own) => expect(labels(question)[0]).toBe(own))
})

it('a place whose name is that of a fruit asks for no fruit', () => {
  const source =
    '某县扶持粮食生产办法\n第一条 连片种植双季稻100亩以上的大户，每亩补助120元。\n第二条 由县农业农村局负责。'
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '湖南省常德市桃源县' } }])
  expect(library.ask('桃源种植大户每亩补助多少', { today: TODAY }).citations[0]?.clause.label).toBe('第一条')
})
