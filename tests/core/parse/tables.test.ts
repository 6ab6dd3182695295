import { describe, expect, it } from 'vitest'
import { factTable } from '../../../src/core/answer/showing/fact-table.ts'
import { tablesIn } from '../../../src/core/layout/tables.ts'
import { parseDocument } from '../../../src/core/parse-document.ts'
import { mend } from '../../../src/core/text/mend.ts'
import { libraryOf, TODAY } from '../../support/library.ts'

const read = (source: string) =>
  tablesIn(source, { start: 0, end: source.length }).map(({ header, rows }) => ({
    header: source.slice(header.start, header.end),
    rows: rows.map(({ start, end }) => source.slice(start, end)),
  }))

describe('tables that were flattened into text', () => {
  it('with tabs', () => {
    expect(
      read('标准如下：\n类别\t条件\t金额\n小微企业\t首次入规\t10万元\n规上企业\t连续两年\t20万元\n以上每年一次。'),
    ).toEqual([{ header: '类别\t条件\t金额', rows: ['小微企业\t首次入规\t10万元', '规上企业\t连续两年\t20万元'] }])
  })

  it('with tabs over rows of figures, whatever the columns are called', () => {
    const rows = ['不足1.5万平方米\t20万元\t12万元', '1.5万平方米以上\t40万元\t25万元']
    expect(read(['展览面积\t专业展\t消费展', ...rows].join('\n'))).toEqual([
      { header: '展览面积\t专业展\t消费展', rows },
    ])
    expect(
      read('| 展览面积 | 专业展 | 消费展 |\n|---|---|---|\n| 小 | 20万元 | 12万元 |\n| 大 | 40万元 | 25万元 |'),
    ).toHaveLength(1)
    expect(read('张三\t李四\t王五\n赵六\t孙七\t周八\n吴九\t郑十\t冯一')).toEqual([])
  })

  it('with pipes, the rule under the header being no row', () => {
    expect(read('| 对象 | 标准 |\n|---|---|\n| 毕业生 | 800元 |\n| 退役军人 | 1000元 |')).toEqual([
      { header: '| 对象 | 标准 |', rows: ['| 毕业生 | 800元 |', '| 退役军人 | 1000元 |'] },
    ])
  })

  it('with a note in the place of the cells that a row would have', () => {
    const rows = ['柑桔  果品  0877-5011628', '银器  手工艺品  0877-3011475', '新平盐  （公告撤销，2024年起不再受理）']
    const source = ['产品名称  类别  电话', ...rows, '市场监管局  2026年3月6日'].join('\n')
    expect(read(source)).toEqual([{ header: '产品名称  类别  电话', rows }])
    // Each row is shown on a line of its own.
    expect(mend(source).split('\n')).toHaveLength(5)
  })

  it('with one cell a line, numbered from 1', () => {
    expect(read('序号\n项目\n标准\n1\n水稻\n每亩120元\n2\n油菜\n每亩80元\n申报人应当')).toEqual([
      { header: '序号\n项目\n标准', rows: ['1\n水稻\n每亩120元', '2\n油菜\n每亩80元'] },
    ])
  })

  it('with one cell a line, where an empty line is an empty cell', () => {
    const rows = ['1\n创新型\n5\n三年', '2\n专精特新\n20', '3\n冠军\n\n按企业计', '4\n小巨人\n100']
    const source = `序号\n层级\n标准（万元）\n备注\n${rows.join('\n')}\n`.replace('20\n3', '20\n\n3')
    expect(read(`${source}\n第五条 企业迁入本市的，给予奖补。`)).toEqual([
      { header: '序号\n层级\n标准（万元）\n备注', rows },
    ])
    // With a line between any two, nothing is empty.
    const spaced = source.replaceAll(/\n+/g, '\n\n').replace('20\n', '20\n\n—\n').replace('冠军\n', '冠军\n\n60\n')
    expect(read(spaced)[0]?.rows.map((row) => row.split('\n\n').length)).toEqual([4, 4, 4])
  })

  it('with one cell a line and no numbers, where a cell may be empty', () => {
    expect(
      read('按下表执行：\n类别\n国家级\n省级\n工厂\n60万元\n30万元\n园区\n100万元\n—\n同一企业只奖一次。'),
    ).toEqual([{ header: '类别\n国家级\n省级', rows: ['工厂\n60万元\n30万元', '园区\n100万元\n—'] }])
  })

  it('with one cell a line, where figures and words take turns', () => {
    const rows = ['甲县\n60\n420\n制造科\n0512-58683021', '乙县\n55\n400\n信息科\n0512-52881107']
    const header = '板块\n推荐名额（个）\n诊断任务数（家）\n受理科室\n联系电话'
    expect(read(`附件2\n名额分配\n${header}\n${rows.join('\n')}\n附件3\n承诺书\n本单位承诺：属实。`)).toEqual([
      { header, rows },
    ])
  })

  it('with one cell a line, whatever stands behind a figure', () => {
    const rows = ['招用比例\n15%（超过100人的8%）\n10%（超过100人的5%）', '免除额度\n10万元及以下\n20万元及以下']
    const more = ['审核时限\n5个工作日\n3个工作日']
    expect(read(['事项\n原规定\n调整后', ...rows, ...more].join('\n'))[0]?.rows).toEqual([...rows, ...more])
  })

  it('never with a row of two: where one lacks its telephone, the body is one row', () => {
    const body =
      '甲县\n甲县文化路2号\n024-23389017\n乙县\n乙县文艺路1号\n024-24863325\n丙县\n丙县嫩江街3号\n丁县\n丁县海路3号\n024-25305571'
    expect(read(`区县\n窗口地址\n咨询电话\n${body}\n投诉电话：12345`)).toEqual([
      { header: '区县\n窗口地址\n咨询电话', rows: [body] },
    ])
    const first = '甲县\n甲县文化路2号\n乙县\n乙县文艺路1号\n024-24863325\n丙县\n024-25305571'
    expect(read(`区县\n窗口地址\n咨询电话\n${first}\n`)[0]?.rows).toEqual([first])
  })

  it('as an attachment, whose header is no title', () => {
    const source =
      '关于调整补贴额的通知\n各市财政局：\n决定下调补贴额（详见附件），自2023年8月1日起实施，请遵照执行。\n附件：补贴额调整情况\n某省财政厅\n2023年7月7日\n补贴额调整情况\n序号\n品目\n调整前(元)\n调整后(元)\n1\n筑埂机\n3200\n2800\n2\n插秧机\n15800\n14800\n'
    const { document } = parseDocument(source, 'x.txt')
    expect(document.clauses.at(-1)?.text).toMatch(/^序号\n品目[^]*14800$/)
  })

  it('under the title of an attachment, which does not take the first rows', () => {
    const rows = ['国内发明\t3000元/件\t不设上限', '实用新型\t500元/件\t20件', '外观设计\t300元/件\t10件']
    const source = `甲市专利资助办法\n一、资助标准见附件。\n二、本办法自印发之日起施行。\n附件2\n甲市专利资助标准一览表\n项目\t标准\t年度上限\n${rows.join('\n')}\n`
    const { document } = parseDocument(source, 'x.txt')
    const own = document.clauses.filter(({ path }) => path[0]?.startsWith('附件2'))
    expect(own[0]?.path[0]).toBe('附件2 甲市专利资助标准一览表')
    const said = own.map(({ text }) => text.replace(/\s+/g, '\t')).join('\n')
    for (const row of rows) expect(said).toContain(row)
  })

  it('with a line a row, where a cell may be empty', () => {
    expect(
      read('序号 名称 文号 备注\n1 某办法 某政〔2020〕1号 期满\n2 某意见 某政〔2021〕2号\n3 某规定 某政〔2022〕3号'),
    ).toEqual([
      {
        header: '序号 名称 文号 备注',
        rows: ['1 某办法 某政〔2020〕1号 期满', '2 某意见 某政〔2021〕2号', '3 某规定 某政〔2022〕3号'],
      },
    ])
  })

  it('all in one line, numbered from 1', () => {
    expect(read('站点如下： 序号 站名 时间 1 桃李路 7:19 2 湟川中学 7:20 3 体育中心 7:21')).toEqual([
      { header: '序号 站名 时间', rows: ['1 桃李路 7:19', '2 湟川中学 7:20', '3 体育中心 7:21'] },
    ])
  })

  it.each([
    ['a sentence with 序号', '按照预约 序号 办理业务，请在 1 号窗口等候，2 号窗口暂停。'],
    ['indented paragraphs', '　　一、支持企业发展。\n　　二、加大资金投入。\n　　三、优化服务。'],
    ['lines with a wide space and no header', '县财政局  拨付\n县工信局  审核\n县科技局  受理'],
    ['rows that do not count on', '序号\n项目\n标准\n3\n水稻\n120元\n5\n油菜\n80元'],
  ])('never %s', (_, source) => {
    expect(read(source)).toEqual([])
  })
})

describe('a table whose cells ran into each other', () => {
  const rows = [
    '11.财税〔2019〕39号； 2.财税〔2019〕84号对留抵退税优先予以支持。受理→核准1.申请表4份 2.经办人身份证件各主管税务机关',
    '2财税〔2019〕24号对罕见病药品依照3%征收。受理→发放1、备案表2份。 2、情况说明1份各主管税务机关',
  ]
  const more = [
    '3《社会保险法》允许补缴社会保险费，延长期限最长6个月。无需办理各主管税务机关',
    '4财政部公告（2019年第98号）30人以下的企业，暂免征收残疾人就业保障金。直接享受各主管税务机关',
  ]
  const source = `某市税务局办税指南的通知 各纳税人： 现将办税指南予以公布。 序号政策依据政策内容办理流程申报材料责任部门 一、支持疫情防控 ${rows.join(' ')} 二、支持困难企业 ${more.join(' ')} 相关链接：《若干措施》`

  it('has a clause for each row, told by the numbers that count on, and its own basis for heading', () => {
    const { clauses } = parseDocument(source, 'a.txt').document
    const own = clauses.filter(({ isRow }) => isRow)
    expect(own.map(({ start, end }) => source.slice(start, end))).toEqual([...rows, ...more])
    expect(own[3]?.path).toEqual(['二、支持困难企业', '4 财政部公告（2019年第98号）'])
  })

  it('is none where the numbers are those of a list', () => {
    const list = '序号说明材料流程依据部门对象标准 1.申请表 2.身份证件 3.证明 4.照片 5.合同'
    expect(parseDocument(list, 'a.txt').document.clauses.some(({ isRow }) => isRow)).toBe(false)
  })
})

describe('a question that a row answers', () => {
  const names = ['规上工业企业', '智能工厂', '数字化车间', '绿色工厂', '单项冠军企业', '首台套装备', '工业设计中心']
  const rows = names.map(
    (name, i) => `${i + 1}\t${name}\t${(i + 1) * 10}万元\t每年不超过${i + 2}家，由县工信局审核后拨付`,
  )
  const source = [
    '沅陵县工业奖励办法',
    '一、奖励标准',
    '各类奖励按下表执行，资金由县财政预算安排。',
    ['序号\t奖励类别\t奖励金额\t名额', ...rows].join('\n'),
    '二、附则',
    '本办法由县工信局解释。',
  ].join('\n\n')
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '湖南省怀化市沅陵县' } }])

  it('is answered by that row under its header, and by no other row', () => {
    const { status, citations } = library.ask('数字化车间奖励多少', { today: TODAY })
    expect(status).toBe('answered')
    expect(citations[0]?.quotes.map(({ text }) => text.replace(/\s+/g, ' '))).toEqual([
      '序号 奖励类别 奖励金额 名额',
      '3 数字化车间 30万元 每年不超过4家，由县工信局审核后拨付',
    ])
  })
})

describe('a table with a row for each place', () => {
  const rows = ['和平区\n文化路27号2楼\n024-23389017', '沈河区\n文艺路18号1楼\n024-24863325']
  const more = ['皇姑区\n嫩江街19号3楼\n024-86461158', '铁西区\n兴华南街36号\n024-25820663']
  const source = [
    '沈阳市食品经营许可办事指南',
    '一、受理条件\n有固定的食品经营场所，并与有毒、有害场所保持距离。',
    `二、办理地点及电话\n区县\n窗口地址\n咨询电话\n${[...rows, ...more].join('\n')}`,
    '三、收费标准\n不收取任何费用。',
  ].join('\n')
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '辽宁省沈阳市' } }])

  it('is quoted by the row of the place asked about, and with no other', () => {
    const { citations } = library.ask('皇姑区食品经营许可咨询电话', { today: TODAY })
    expect(citations[0]?.quotes.map(({ text }) => text)).toEqual(['区县\n窗口地址\n咨询电话', more[0]])
  })

  it('is quoted whole for all of the city', () => {
    const { citations } = library.ask('沈阳市各区食品经营许可咨询电话', { today: TODAY })
    const said = citations[0]?.quotes.map(({ text }) => text).join('\n') ?? ''
    for (const row of [...rows, ...more]) expect(said).toContain(row)
  })
})

describe('a table whose cells hold sentences', () => {
  const cells = [
    ['序号', '项目', '政策条款', '责任科室', '电话'],
    ['1', '小巨人企业', '对新认定的小巨人企业，给予 100 万元奖励。', '产业科', '87700001'],
    ['2', '首台套产品', '对经认定的首台套产品，给予 50 万元奖励；连续两年的，再给 10 万元。', '技术科', '87700002'],
  ]
  const note = '备注：同一企业不重复享受。'

  it.each([
    ['pipes', cells.map((row) => `${row.join(' | ')} |`)],
    ['pipes on both sides', cells.map((row) => `| ${row.join(' | ')} |`)],
    ['tabs', cells.map((row) => row.join('\t'))],
  ])('keeps each row whole, parted by %s', (_, rows) => {
    const source = ['某县工业奖励目录', '', ...rows, note].join('\n')
    const { clauses } = parseDocument(source, 'a.txt').document
    const texts = clauses.map(({ start, end }) => source.slice(start, end))
    expect(texts).toEqual([rows[1], rows[2], note])
  })
})

describe('rows whose numbers stand on lines of their own', () => {
  const heads = ['序号', '事项', '标准', '依据', '咨询电话']
  const tables = [
    ['一、工业类', heads, ['1', '上规奖励', '奖励10万元；月度上规的，奖励15万元', '某政〔2023〕1号', '0599-8823516']],
    ['', [], ['2', '技改补助', '按设备投资额的5%补助，单个项目最高300万元', '某政〔2023〕1号', '0599-8823511']],
    [
      '二、商贸类',
      heads,
      ['3', '参展补助', '展位费按70%补助，每个标准展位最高2万元', '某商〔2025〕3号', '0599-8832466'],
    ],
    ['', [], ['4', '海外仓补助', '自建仓按投资额20%补助，租用仓按年租金30%补助', '某商〔2025〕3号', '0599-8832470']],
    [
      '三、金融类',
      heads,
      ['5', '贴息', '单户贷款500万元以内，按年化1%贴息，不超过1年', '某财〔2025〕6号', '0599-8848820'],
    ],
    ['', [], ['6', '上市奖励', '境内上市的，分阶段奖励共800万元', '某办〔2022〕9号', '0599-8820560']],
  ]
  const source = ['某市惠企政策汇编', '', ...tables.flat(2).filter(Boolean), '申报方式：登录平台在线申报。'].join('\n')
  const { clauses } = parseDocument(source, 'a.txt').document

  it('keep each cell on its line, so that no number runs into the next', () => {
    expect(clauses.map(({ label }) => label)).toEqual(['一、', '二、', '三、'])
    for (const [, , row] of tables)
      expect(clauses.some(({ text }) => text.includes((row as string[]).join('\n')))).toBe(true)
  })

  it('are rows of their table wherever its numbers begin', () => {
    const [, second] = clauses
    expect(tablesIn(source, second!).map(({ rows }) => rows.length)).toEqual([2])
  })
})

describe('a list in an attachment', () => {
  it('has its title as heading and each row, the first included, as text', () => {
    const source = [
      '某省关于中小企业名单的公示',
      '现予以公示，有异议的请书面提出。',
      '某省工业和信息化厅',
      '2021年11月18日',
      '附件',
      '中小企业公示名单',
      '序号 企业名称 所在市县',
      '1 南方椰岛生物科技有限公司 海口市',
      '2 东方电缆集团有限公司 三亚市',
      '3 北方制药股份有限公司 儋州市',
    ].join('\n')
    const rows = parseDocument(source, 'a.txt').document.clauses.filter(({ path }) => path.length > 0)
    expect(new Set(rows.map(({ path }) => path.join()))).toEqual(new Set(['附件 中小企业公示名单']))
    expect(rows.map(({ text }) => text).join('\n')).toContain('1 南方椰岛生物科技有限公司 海口市\n2 东方电缆')
  })
})

describe('a table whose columns name the unit of their figures', () => {
  const lines = [
    ['序号', '机具品目', '分档名称', '补贴额（元）'],
    ['1', '微型耕耘机', '功率4kW及以上', '700'],
    ['2', '水稻插秧机', '6行四轮乘坐式', '24000'],
    ['3', '植保无人驾驶航空器', '20—30升多旋翼', '9000'],
    ['4', '茶叶修剪机', '双人平形', '850'],
    ['5', '谷物烘干机', '批处理量10—20吨循环式', '38000'],
    ['6', '轮式拖拉机', '50—60马力四轮驱动', '13800'],
    ['7', '自走履带式谷物联合收割机（全喂入）', '喂入量4—5kg/s，自走履带式', '25200'],
    ['8', '增氧机', '功率2.2kW及以上水车式增氧机', '600'],
    ['9', '投饲机', '普通型投饲机', '240'],
    ['10', '田间作业监测终端', '带卫星定位的作业监测终端', '450'],
  ]
  const piped = lines.map((cells) => `| ${cells.join(' | ')} |`)
  const tables = {
    pipes: [piped[0]!, '|---|---|---|---|', ...piped.slice(1)],
    tabs: lines.map((cells) => cells.join('\t')),
  }

  describe.each(Object.entries(tables))('in %s', (_, rows) => {
    const source = [
      '某省农业机械购置补贴实施方案',
      '一、补贴标准\n实行定额补贴，测算比例不超过上年市场销售均价的30%。',
      '附件1\n部分机具补贴额一览表',
      rows.join('\n'),
      '附件2\n农机购置补贴申请表\n（略）',
    ].join('\n\n')
    const library = libraryOf([{ file: 'a.txt', source, seed: { region: '福建省' } }])

    it.each([
      ['福建乘坐式插秧机补多少钱', '水稻插秧机', '24000'],
      ['福建茶叶修剪机补贴多少元', '茶叶修剪机', '850'],
    ])('answers by its row, under its header: %s', (question, name, sum) => {
      const [first] = library.ask(question, { today: TODAY }).citations
      const [head = '', row = ''] = first?.quotes.map(({ text }) => text) ?? []
      expect(head).toContain('补贴额（元）')
      expect(row).toContain(name)
      expect(row).toContain(sum)
      expect(row).not.toContain('\n')
      const told = factTable(library.ask(question, { today: TODAY })).map(({ amount }) => amount)
      expect(told).toEqual([sum])
    })

    it('is one clause under its title', () => {
      const { clauses } = parseDocument(source, 'a.txt').document
      const [table] = clauses.filter(({ path }) => path.join().includes('一览表'))
      expect(table?.text).toContain('微型耕耘机')
      expect(table?.text).toContain('850')
      expect(table?.text).not.toContain('附件')
    })
  })
})

describe('a table between two articles', () => {
  const source = [
    '某县中小企业奖补细则',
    '第一章 总则',
    '第一条 为了支持中小企业，制定本细则。',
    '第二章 奖补标准',
    '第二条 对首次获得认定的企业，按照附表给予一次性奖补；由低一级升至高一级的，补足差额。',
    '附表：认定奖补标准表',
    '序号\n认定层级\n奖补标准（万元）\n复核奖补（万元）\n备注',
    '1\n创新型企业\n5\n—\n三年有效\n2\n专精特新企业\n20\n5\n\n3\n专精特新冠军企业\n60\n10\n',
    '4\n小巨人企业\n100\n20\n含重点小巨人',
    '第三条 对小巨人企业取得的贷款，按照实际支付利息的30%给予贴息，每年最高50万元。',
    '第三章 附则',
    '第四条 本细则自2024年4月1日起施行，有效期3年。',
  ].join('\n')
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '湖南省常德市桃源县' } }])
  const amounts = (question: string) =>
    library.ask(question, { today: TODAY }).citations[0]?.facts.map(({ recipient, amount }) => `${recipient} ${amount}`)

  it('is no attachment that swallows the articles behind it', () => {
    const { clauses } = parseDocument(source, 'a.txt').document
    expect(clauses.find(({ label }) => label === '第三条')?.path[0]).toBe('第二章 奖补标准')
    expect(clauses.find(({ label }) => label === '第四条')?.path[0]).toBe('第三章 附则')
  })

  it('tells the sum of each row, whichever of its cells are empty', () => {
    expect(amounts('桃源专精特新冠军企业奖多少')?.slice(0, 2)).toEqual(['专精特新冠军企业 60', '专精特新冠军企业 10'])
    expect(amounts('桃源小巨人企业奖补多少')).toContain('小巨人企业 100')
  })

  it('tells what is granted for the title before what those who bear it get for a loan', () => {
    expect(amounts('桃源刚评上小巨人，能拿多少钱')?.[0]).toBe('小巨人企业 100')
  })
})
