import { describe, expect, it } from 'vitest'
import { libraryOf } from '../../support/library.ts'

const TODAY = '2026-11-22'

const plan = (year: number, sum: number): string =>
  `桃源县${year}年水稻机插作业补贴实施方案\n桃农发〔${year}〕1号\n桃源县农业农村局\n${year}年3月1日\n` +
  `一、补贴标准。早稻机插每亩补贴${sum}元。\n二、其他。本方案自发布之日起施行，仅适用于${year}年度作业。`

const texts = (...sources: readonly string[]) =>
  libraryOf(sources.map((source, i) => ({ file: `d${i}.txt`, source, seed: { region: '湖南省常德市桃源县' } })))

it('the day on which a text is signed is told apart from the day of issue that its page gives', () => {
  const source = [
    '索引号：011043217/2024-00682',
    '发布机构：湖北省人民政府办公厅    发文日期：2024年01月18日',
    '文号：鄂政办发〔2024〕3号',
    '省人民政府办公厅关于促进专利转化运用的通知',
    '各市、州、县人民政府：',
    '一、对专利转让项目给予最高50万元补助。',
    '二、本通知自印发之日起施行，有效期3年。',
    '2024年1月15日',
  ].join('\n')
  const { text } = libraryOf([{ file: 'a.txt', source, seed: { region: '湖北省' } }]).ask(
    '湖北专利转化运用的通知是哪天印发的',
    { today: TODAY },
  )
  expect(text).toContain('成文日期：2024年1月15日（网页写明的发文日期：2024年1月18日）')
  expect(text).toContain('按成文日期起算')
})

describe('of two years’ versions', () => {
  const library = texts(plan(2025, 42), plan(2026, 36))

  it('this year’s comes first, and last year’s says that there is a newer one', () => {
    const { citations } = library.ask('早稻机插一亩补多少', { today: TODAY })
    expect(citations[0]?.quotes[0]?.text).toContain('36元')
    const older = citations.find(({ document }) => document.number === '桃农发〔2025〕1号')
    expect(older?.document.status ?? 'term_passed').toBe('term_passed')
    expect(older?.notices.join('') ?? '较新的一份').toContain('较新的一份')
  })

  it('the one of the year comes first that is asked for', () => {
    const { citations } = library.ask('2025年早稻机插一亩补多少', { today: TODAY })
    expect(citations[0]?.quotes[0]?.text).toContain('42元')
  })

  it('last year’s alone is no answer for this year without a word', () => {
    const { lead } = texts(plan(2025, 42)).ask('今年早稻机插一亩补多少', { today: TODAY })
    expect(lead).toContain('库里没有找到今年（2026年）的规定，以下是2025年的文件')
  })
})

describe('policies that one notice issues together', () => {
  const source =
    '甲市人民政府关于印发支持工业若干政策等两个政策的通知\n甲政发〔2025〕3号\n各县区人民政府：\n' +
    '《支持工业若干政策》《支持商贸若干措施》已经市政府同意，现印发给你们。\n甲市人民政府\n2025年2月10日\n' +
    '支持工业若干政策\n一、支持技改。对技术改造项目，按设备投资额的5%给予奖励。\n二、支持绿色工厂。给予50万元奖励。\n' +
    '支持商贸若干措施\n一、支持参展。对参加展会的企业，给予3万元补助。\n二、本措施有效期至2025年12月31日。'
  const library = texts(source)

  it('are cited under the notice, each by its own title', () => {
    const [first] = library.ask('技术改造奖励多少', { today: TODAY }).citations
    expect(first?.document).toMatchObject({
      title: '甲市人民政府关于印发支持工业若干政策等两个政策的通知',
      number: '甲政发〔2025〕3号',
      status: 'in_force',
    })
    expect(first?.clause.path[0]).toBe('支持工业若干政策')
  })

  it('end each on its own day', () => {
    const [first] = library.ask('参加展会补助多少', { today: TODAY }).citations
    expect(first?.document.status).toBe('term_passed')
    expect(first?.notices.join('')).toContain('本条期限到2025年12月31日，已过期')
  })
})

describe('what speaks of a measure', () => {
  const measure =
    '柳州市绿色发展奖补办法\n柳州市财政局\n2023年4月1日\n第一条 对国家级绿色工厂给予60万元奖励。\n' +
    '第二条 本办法自印发之日起施行，有效期至2025年12月31日。'
  const news =
    '我市再添国家级绿色工厂 奖励资金已到账\n柳州日报讯（记者 韦某）国家级绿色工厂奖励到账，某公司还获得90万元奖励。'
  const explanation =
    '《柳州市绿色发展奖补办法》政策解读\n发布时间：2023-04-02　来源：柳州市财政局\n' +
    '一、关于复核。国家级绿色工厂复核通过的企业不用重新提交申请。'
  const library = libraryOf(
    [measure, news, explanation].map((source, i) => ({
      file: `d${i}.txt`,
      source,
      seed: { region: '广西壮族自治区柳州市' },
    })),
  )

  it('stands behind it, and a newspaper’s anecdote grants nothing', () => {
    const { citations } = library.ask('柳州国家级绿色工厂奖励多少', { today: TODAY })
    expect(citations[0]?.document.title).toBe('柳州市绿色发展奖补办法')
    expect(citations.flatMap(({ document, facts }) => (document.file === 'd1.txt' ? facts : []))).toEqual([])
  })

  it('tells the rule before what one of those had by it', () => {
    const source =
      '寿光出台新政 民办养老机构最高可领60万元建设补助\n2026-05-19 08:14  寿光日报  记者 王某 通讯员 李某\n' +
      '本报5月18日讯 5月18日上午，寿光市政府新闻办召开新闻发布会，市民政局介绍有关情况。\n' +
      '在运营方面，养老机构收住本市户籍失能老年人的，按每人每月300元给予运营补贴。\n' +
      '在某街道福寿苑养老院，院长赵某兰算了一笔账：院里收住失能老人46位，一个月能拿到补贴13800元。“压力小多了。”她说。'
    const told = libraryOf([{ file: 'a.txt', source, seed: { region: '山东省潍坊市寿光市' } }])
    const [first] = told.ask('寿光养老院收了失能老人每月补贴多少', { today: TODAY }).citations
    expect(first?.quotes[0]?.text).toContain('每人每月300元')
  })

  it('ends when it ends', () => {
    const document = library.documents.find(({ file }) => file === 'd2.txt')!
    const { status, notices } = library.validity(document, TODAY)
    expect(status).toBe('term_passed')
    expect(notices[0]).toContain('它所说的《柳州市绿色发展奖补办法》：文件期限到2025年12月31日，已过期')
  })
})

it('what has run out is said first where it is asked whether it is still given', () => {
  const source =
    '渝中区个体工商户方案\n重庆市渝中区人民政府\n2025年5月14日\n' +
    '一、降低成本。对承租国有房屋的个体工商户，在2025年12月31日前按月租金的20%给予减免。\n二、加大支持。提供贷款。'
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '重庆市渝中区' } }])
  const { lead } = library.ask('国有房屋租金减免现在还有吗', { today: TODAY })
  expect(lead).toContain('本条写明“在2025年12月31日前”，该期限已过')
})

it('places that may make rules of their own are left out', () => {
  const source =
    '绍兴市楼宇经济政策\n绍兴市人民政府\n2026年5月14日\n第一条 对亿元楼宇给予50万元奖励。\n' +
    '第二条 本政策适用于绍兴市区（越城区、柯桥区、上虞区），诸暨市、嵊州市、新昌县可参照制定。'
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '浙江省绍兴市' } }])
  expect(library.ask('柯桥亿元楼宇奖励多少', { today: TODAY }).status).toBe('answered')
  expect(library.ask('诸暨亿元楼宇奖励多少', { today: TODAY }).status).toBe('not_found')
})

describe('two texts of one law', () => {
  const law = (note: string, days: number, from: string) =>
    `中小企业款项支付条例\n\n${note}\n\n第一条 机关应当自交付之日起${days}日内支付款项。\n\n第二条 本条例自${from}起施行。`
  const note = '2020年7月5日 国务院令第728号公布\n\n2025年3月17日 国务院令第802号修订'
  const library = libraryOf([
    { file: 'old.txt', source: law('', 60, '2020年9月1日'), seed: { region: '全国' } },
    { file: 'new.txt', source: law(note, 30, '2025年6月1日'), seed: { region: '全国' } },
  ])
  const ask = (question: string) => library.ask(question, { today: TODAY })

  it('are told apart by the day of the last revision', () => {
    const { citations } = ask('机关付款要几日内支付款项')
    expect(citations[0]?.document).toMatchObject({ file: 'new.txt', status: 'in_force' })
    const old = citations.find(({ document }) => document.file === 'old.txt')
    expect(old?.document.status ?? 'replaced').toBe('replaced')
    expect(ask('中小企业款项支付条例还有效吗').text).toMatch(
      /有效（未见废止[^]*已被替代[^]*已被2025年3月17日修订的《中小企业款项支付条例》（国务院令第802号）替代/,
    )
  })

  it('are found by both numbers, and the former is told to be one', () => {
    expect(ask('第802号是什么文件').citations[0]?.document.file).toBe('new.txt')
    const { lead, citations } = ask('国务院令第728号还有效吗')
    expect(citations[0]?.document.file).toBe('new.txt')
    expect(lead).toMatch(/^国务院令第728号是2020年7月5日公布的文本，已于2025年3月17日修订（国务院令第802号）/)
  })

  it('tell when the law was last amended', () => {
    const { lead, citations } = ask('中小企业款项支付条例最近一次是哪年修订的')
    expect(lead).toContain('历次修改：2025年3月17日修订')
    expect(citations[0]?.quotes.map(({ text }) => text).join('')).toContain('第802号修订')
  })

  it('are not told apart where both came into force on one day', () => {
    const same = libraryOf([
      { file: 'a.txt', source: law('', 60, '2020年9月1日'), seed: { region: '全国' } },
      { file: 'b.txt', source: law(note, 60, '2020年9月1日'), seed: { region: '全国' } },
    ])
    expect(same.ask('中小企业款项支付条例还有效吗', { today: TODAY }).text).not.toContain('替代')
  })
})

it('at which meeting a law was passed is told by the note under its title, and not by that on the one it ends', () => {
  const law = libraryOf([
    {
      file: 'law.txt',
      source:
        '山东省专利条例\n（2013年8月1日山东省第十二届人民代表大会常务委员会第三次会议通过）\n第一条 为了保护专利，制定本条例。\n' +
        '第二条 本条例自2013年9月1日起施行。2002年5月16日山东省第九届人民代表大会常务委员会第二十八次会议通过的《山东省专利保护条例》同时废止。',
      seed: { region: '山东省' },
    },
  ])
  const { lead } = law.ask('山东专利条例哪次会议通过的', { today: TODAY })
  expect(lead).toContain('通过：2013年8月1日山东省第十二届人民代表大会常务委员会第三次会议通过')
  expect(lead).not.toContain('第二十八次')
})
