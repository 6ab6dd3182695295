import { describe, expect, it } from 'vitest'
import { libraryOf } from '../../support/library.ts'

const region = '浙江省丽水市龙泉市'
const library = libraryOf([
  {
    file: 'old.txt',
    source: [
      '龙泉市商贸发展实施意见',
      '一、支持企业做大做强',
      '1.鼓励小微企业入库。对新增入库的零售企业给予3万元奖励。',
      '2.鼓励个体转企。对转企的个体工商户给予1万元奖励。',
      '二、促进大宗消费',
      '3.开展汽车消费活动。购买新车的，发放2000元消费券。',
      '4.支持展销。对展销会场租给予30%补助，最高15万元。',
      '三、完善统计监测',
      '5.奖励统计员。每家企业给予统计员每年1200元补助。',
    ].join('\n\n'),
    seed: { region, number: '龙政发〔2024〕11号', issuedOn: '2024-06-12' },
  },
  {
    file: 'new.txt',
    source: [
      '龙泉市人民政府关于修改《龙泉市商贸发展实施意见》部分条款的通知',
      '决定对《龙泉市商贸发展实施意见》（龙政发〔2024〕11号）的个别条款作如下修改：',
      '一、在第一部分第1点中增加“零售额首次达到5亿元的，再奖励20万元。”',
      '二、将第三部分第5点修改为：“每家企业给予统计员每年1500元补助。”',
      '三、删去第二部分第3点。',
    ].join('\n\n'),
    seed: { region, number: '龙政发〔2025〕9号', issuedOn: '2025-08-14' },
  },
])

const ask = (question: string) => library.ask(question, { today: '2026-01-01', region: '龙泉' })
const cited = (question: string) =>
  ask(question).citations.map(({ document, clause }) => `${document.id} ${clause.label}`)

describe('a clause that another document amends', () => {
  it('stands behind its new wording, and says that it was changed', () => {
    const { citations } = ask('统计员每年补助多少钱')
    expect(cited('统计员每年补助多少钱').slice(0, 2)).toEqual(['new 二、', 'old 5.'])
    expect(citations[0]?.quotes[0]?.text).toContain('1500元')
    expect(citations[1]?.facts).toEqual([])
    expect(citations[1]?.notices[0]).toMatch(/^本条已被《.*》（龙政发〔2025〕9号）修改/)
  })

  it('is told to be deleted before anything else', () => {
    const { text, citations } = ask('买新车发多少消费券')
    expect(text).toMatch(/^有关条款已被《.*》（龙政发〔2025〕9号）删去，不再执行/)
    expect(citations.map(({ document, clause }) => `${document.id} ${clause.label}`)).toEqual(['new 三、', 'old 3.'])
  })

  it('stands before what is only added to it', () => {
    expect(cited('新增入库的零售企业奖多少').slice(0, 2)).toEqual(['old 1.', 'new 一、'])
  })

  it('makes no other clause of the document one that was changed', () => {
    const { citations } = ask('展销会场租补助多少')
    expect(citations[0]?.notices.join()).toMatch(/^部分条款已被/)
  })
})

describe('the status of an amended document', () => {
  it.each(['龙政发〔2024〕11号还有效吗', '龙政发〔2024〕11号有没有修改过'])('says by what: %s', (question) => {
    const { text, citations } = ask(question)
    expect(text).toContain(
      '部分条款已被《龙泉市人民政府关于修改〈龙泉市商贸发展实施意见〉部分条款的通知》（龙政发〔2025〕9号）修改',
    )
    expect(citations.map(({ document }) => document.id)).toContain('new')
  })

  it('is that of a text published anew where its head says so', () => {
    const anew = libraryOf([
      {
        file: 'a.txt',
        source:
          '某市甲办法\n（2020年1月1日公布　根据2024年3月1日《某市关于修改〈某市甲办法〉的决定》修正）\n第一条 给予奖励10万元。\n第二条 每年4月申报。',
        seed: { region: '浙江省', issuedOn: '2020-01-01' },
      },
      {
        file: 'b.txt',
        source:
          '某市关于修改《某市甲办法》的决定\n决定对《某市甲办法》作如下修改：\n一、第一条修改为：“给予奖励10万元。”',
        seed: { region: '浙江省', issuedOn: '2024-03-01' },
      },
    ])
    const [document] = anew.documents
    expect(document && anew.validity(document, '2026-01-01').notices).toEqual([])
  })
})

describe('the clause that an amendment names', () => {
  const articles =
    '某市甲办法\n第一章 总则\n第一条 为规范创新券的管理，制定本办法。\n第二章 支持\n第二条 对购买服务的企业给予50%补助。\n第三条 每年四月受理申报，逾期不予受理。'
  const parts =
    '某市甲办法\n一、支持入规\n（一）首次入规。对首次入规的企业奖励10万元，一次性发放到位。\n（二）月度入规。对月度入规的企业奖励15万元，一次性发放到位。\n二、支持技改\n（一）设备补助。按设备投资额的5%给予补助，最高300万元。\n（二）贷款贴息。按贷款利息的50%给予贴息，最高100万元。'
  const counted = parts
    .replace('（一）首', '1.首')
    .replace('（二）月', '2.月')
    .replace('（一）设', '3.设')
    .replace('（二）贷', '4.贷')

  it.each([
    ['an article', articles, '第二条', ['第二条']],
    ['a paragraph of one', articles, '第二章第三条第一款', ['第三条']],
    ['a whole chapter', articles, '第二章', ['第二条', '第三条']],
    ['an item of a part', parts, '第二条第（二）项', ['（二）']],
    ['a whole part', parts, '第二部分', ['（一）', '（二）']],
    ['a measure whose number runs on', counted, '第3条', ['3.']],
    ['none where an item could be one of either part', parts, '第（二）项', []],
    ['none where a part and a measure have the number', counted, '第二条', []],
  ])('is %s', (_, source, place, labels) => {
    const library = libraryOf([
      { file: 'a.txt', source },
      {
        file: 'b.txt',
        source: `某市关于修改《某市甲办法》的通知\n决定对《某市甲办法》作如下修改：\n将${place}修改为：“每年五月受理。”`,
      },
    ])
    const [document] = library.documents
    const { amended, notices } = library.validity(document!, '2026-01-01')
    expect(document?.clauses.flatMap(({ id, label }) => (amended?.clauses.has(id) ? [label] : []))).toEqual(labels)
    expect(notices.join()).toContain('部分条款已被')
  })
})

describe('a document of which only some clauses were repealed', () => {
  const place = '辽宁省营口市'
  const library = libraryOf([
    {
      file: 'old.txt',
      source:
        '营口市小微企业发展政策\n1.鼓励升规。首次升规的企业奖励3万元。\n2.支持个转企。转企后经营满1年的给予补贴3000元。\n3.支持参展。参展企业补助展位费1万元。\n本政策有效期至2027年12月31日。',
      seed: { region: place, number: '营政办发〔2023〕12号', issuedOn: '2023-05-18' },
    },
    {
      file: 'new.txt',
      source:
        '营口市民营经济措施\n一、升规奖励。首次升规的工业企业奖励10万元。\n二、本措施自2026年3月1日起施行。《营口市小微企业发展政策》（营政办发〔2023〕12号）第1条、第3条不再执行。',
      seed: { region: place, number: '营政发〔2026〕3号', issuedOn: '2026-02-09' },
    },
  ])
  const answer = (question: string) => library.ask(question, { today: '2026-11-21' })

  it('holds for the rest, and says so', () => {
    const { text, citations } = answer('营口个转企补贴多少')
    expect(citations[0]).toMatchObject({ document: { id: 'old', status: 'in_force' }, clause: { label: '2.' } })
    expect(text).toContain('第1条、第3条已被《营口市民营经济措施》（营政发〔2026〕3号）废止，其余条款不在废止之列。')
    expect(text).not.toContain('不能作为依据')
  })

  it('says of a clause that ended, before its sum, who ended it', () => {
    const { lead, citations } = answer('营口企业参展展位费补助多少')
    expect(lead).toContain('有关条款已被《营口市民营经济措施》（营政发〔2026〕3号）废止，不再执行：')
    expect(citations.find(({ document }) => document.id === 'old')?.document.status).toBe('repealed')
    expect(citations[0]?.quotes.map(({ text }) => text).join()).toContain('第1条、第3条不再执行')
  })

  it('is told of the document as such', () => {
    const { text } = answer('营政办发〔2023〕12号还能用吗')
    expect(text).toContain('状态：有效')
    expect(text).toContain('第1条、第3条已被')
  })
})

describe('a clause that 废止《…》第二条 ends', () => {
  const seed = { region: '安徽省滁州市' }
  const library = libraryOf([
    {
      file: 'old.txt',
      source:
        '滁州市人才补贴办法\n滁政办〔2024〕5号\n第一条 博士每人补贴10万元。\n第二条 硕士每人补贴5万元。\n第三条 本办法自2024年1月1日起施行，有效期5年。',
      seed,
    },
    {
      file: 'new.txt',
      source:
        '滁州市人民政府办公室关于废止部分政策条款的通知\n滁政办〔2026〕9号\n一、废止《滁州市人才补贴办法》（滁政办〔2024〕5号）第二条。\n滁州市人民政府办公室\n2026年1月1日',
      seed,
    },
  ])
  const answer = (question: string) => library.ask(question, { today: '2026-11-21' })

  it('is shown as ended, and by whom, though others of its document fit the words too', () => {
    const { lead, citations } = answer('硕士每人补贴多少')
    expect(lead).toMatch(/^有关条款已被《.*》（滁政办〔2026〕9号）废止，不再执行：/)
    expect(citations.find(({ document }) => document.id === 'old')?.clause.label).toBe('第二条')
    expect(answer('博士每人补贴多少').text).not.toContain('不再执行')
  })

  it('is told of the document as such', () => {
    expect(answer('滁州市人才补贴办法还有效吗').text).toContain('第二条已被')
  })
})

describe('a measure that a notice adjusts under its short title', () => {
  const adjusted = libraryOf([
    {
      file: 'measure.txt',
      source: [
        '某市创业担保贷款实施办法',
        '第一条 个人创业担保贷款额度最高20万元。',
        '第二条 小微企业申请前12个月内新招用人员应当达到职工人数的15%。',
        '第三条 公共就业服务机构应当在5个工作日内完成资格审核，经办银行应当在8个工作日内放款。',
        '第四条 贴息标准。个人创业担保贷款，LPR-150BP以下部分由借款人承担，剩余部分财政给予贴息。',
        '第五条 本办法自2023年4月16日起施行，有效期至2028年4月15日。',
      ].join('\n'),
      seed: { region, number: '某人社规〔2023〕4号', issuedOn: '2023-03-16' },
    },
    {
      file: 'notice.txt',
      source: [
        '某市人力资源和社会保障局关于调整创业担保贷款有关政策的通知',
        '现就调整《某市创业担保贷款实施办法》（某人社规〔2023〕4号，以下简称《办法》）有关政策通知如下：',
        '一、将《办法》第一条规定的个人创业担保贷款额度由最高20万元提高至最高30万元。',
        '二、将《办法》第二条中“职工人数的15%”调整为“职工人数的10%”。',
        '三、公共就业服务机构资格审核时限由5个工作日压缩至3个工作日。',
        '四、贴息比例调整为按照贷款实际利率的50%给予贴息，不再执行《办法》第四条中“LPR-150BP以下部分由借款人承担”的规定。',
        '五、本通知自2024年5月1日起施行。',
      ].join('\n'),
      seed: { region, number: '某人社字〔2024〕29号', issuedOn: '2024-04-12' },
    },
  ])
  const asked = (question: string) => adjusted.ask(question, { today: '2026-01-01', region: '龙泉' })

  it.each([
    ['个人创业担保贷款额度最高多少', '一、', '30万元'],
    ['小微企业新招用人员要达到多少比例', '二、', '10%'],
    ['资格审核要几个工作日', '三、', '3个工作日'],
    ['个人创业担保贷款怎么贴息', '四、', '50%'],
  ])('comes behind what holds now, and says so: %s', (question, label, sum) => {
    const { citations } = asked(question)
    expect(citations[0]?.clause.label).toBe(label)
    expect(citations[0]?.quotes.map(({ text }) => text).join()).toContain(sum)
    const old = citations.find(({ document }) => document.id === 'measure')
    expect(old?.notices[0]).toMatch(/^本条已被《某市.*通知》（某人社字〔2024〕29号）修改/)
  })

  it('is amended and not ended, by its status', () => {
    const { text } = asked('某人社规〔2023〕4号还有效吗')
    expect(text).toContain('状态：有效')
    expect(text).toMatch(/部分条款已被《某市.*通知》（某人社字〔2024〕29号）修改/)
    expect(asked('某人社字〔2024〕29号讲什么').text).toContain('修改：《某市创业担保贷款实施办法》')
  })
})

it('the words of before stand first where before and after are asked for of a text that was published anew', () => {
  const source = [
    '某市关于修改《某市知识产权资助办法》的通知',
    '一、将第二条中“最高15万元”修改为“最高30万元”。',
    '二、将第三条中“最高5万元”修改为“最高8万元”。',
    '某市知识产权资助办法',
    '第一条 企业可以申请资助。',
    '第二条 企业以知识产权质押获得贷款的，按利息的40%给予贴息，最高30万元。',
    '第三条 维权援助按律师费的30%资助，最高8万元。',
  ].join('\n')
  const anew = libraryOf([{ file: 'a.txt', source, seed: { region, issuedOn: '2025-04-10' } }])
  const quotes = (question: string) =>
    anew.ask(question, { today: '2026-01-01', region: '龙泉' }).citations.map(({ quotes: [quote] }) => quote?.text)
  expect(quotes('质押贴息最高额改之前和改之后各是多少')[0]).toContain('“最高15万元”修改为“最高30万元”')
  expect(quotes('质押贴息最高多少')[0]).not.toContain('15万元')
})
