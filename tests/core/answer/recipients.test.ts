import { describe, expect, it } from 'vitest'
import { libraryOf, seedsLibrary, TODAY } from '../../support/library.ts'

const SOURCE = `某市支持创业和外贸若干措施

第一条 对返乡创业的农民工，首次创办企业的，给予一次性创业补贴5000元。

第二条 对大学生、退役军人、残疾人等人员租用场地创业的，每年给予场地补贴3000元。

第三条 对就业困难人员灵活就业的，给予社会保险补贴，每人每月300元。

第四条 对参加境外展会的企业，展位费按80%补助。

第五条 对参加培训并取得证书的，给予培训补贴600元。

第六条 对瞪羚企业购置研发设备的，按10%给予补助，最高50万元。

第七条 对考取中级、高级导游证的，分别奖励3000元、5000元。

第八条 对引进的外资企业，实到资金1000万美元以上的，奖励200万元。
`

const library = libraryOf([{ file: 'a.txt', source: SOURCE, seed: { region: '湖南省益阳市' } }])
const ask = (question: string, history: readonly string[] = []) => library.ask(question, { today: TODAY, history })

describe('what is granted to one class', () => {
  it.each([
    ['益阳大学生首次创业补贴多少', '农民工'],
    ['益阳大学生创办企业有哪些补贴', '农民工'],
    ['益阳退役军人首次创业补贴多少', '农民工'],
    ['益阳国内展会展位费补助多少', '境外'],
    ['益阳高新技术企业购置研发设备补助多少', '瞪羚'],
    ['益阳考取初级导游证奖多少', '导游'],
    ['益阳引进内资企业实到资金1亿元奖多少', '外资'],
  ])('%s: not %s', (question, others) => {
    const { citations } = ask(question)
    expect(citations.flatMap(({ quotes }) => quotes).filter(({ text }) => text.includes(others))).toEqual([])
  })

  it.each([
    ['益阳农民工首次创业补贴多少', '5000元'],
    ['益阳大学生租场地创业补贴多少', '3000元'],
    ['益阳考取高级导游证奖多少', '5000元'],
    ['益阳引进外资企业实到资金2000万美金奖多少', '200万元'],
    // The list is open.
    ['益阳农民工租用场地补贴多少', '3000元'],
    // 就业困难人员 takes them in.
    ['益阳残疾人灵活就业社会保险补贴多少', '300元'],
    // For whoever it is.
    ['益阳大学生参加培训取得证书补贴多少', '600元'],
    ['益阳境外展会展位费补助多少', '80%'],
    ['益阳瞪羚企业购置研发设备补助多少', '50万元'],
  ])('%s: %s', (question, sum) => {
    expect(
      ask(question)
        .citations[0]?.quotes.map(({ text }) => text)
        .join(''),
    ).toContain(sum)
  })
})

describe('whether there is a grant', () => {
  const source = `某市特色农业奖补办法

一、支持畜牧业发展
第一条 支持肉羊良种引进。引进种公羊的养殖户，每只补助1500元。

第二条 支持奶牛扩群。新增能繁母牛的养殖场，每头补助2000元。

二、支持人才
第三条 引进“双一流”院校（含211院校）本科毕业生的，每人一次性补助1万元。

第四条 引进“双一流”院校（含211院校）硕士毕业生的，每人一次性补助5万元。

第五条 单位未缴纳残疾人就业保障金的，自欠缴之日起按日加收5‰的滞纳金。

第六条 发放消费券3000万元，对承办单位补助3万元。
`
  const repeal = `益阳市财政局关于废止部分文件的通知

下列文件自印发之日起废止：
一、《益阳市养鸡补助办法》；
二、《益阳市沼气补助细则》。
`
  const farms = libraryOf([
    { file: 'a.txt', source, seed: { region: '湖南省益阳市' } },
    { file: 'b.txt', source: repeal, seed: { region: '湖南省益阳市' } },
  ])
  const answer = (question: string) => farms.ask(question, { today: TODAY })

  it('is not told by a grant for another kind, be it in a section on all of them', () => {
    const told = answer('益阳养蜂有补贴吗').citations.map(({ clause }) => clause.text)
    expect(told.filter((text) => /羊|牛/.test(text))).toEqual([])
    expect(answer('益阳养羊有补贴吗').text).toContain('1500元')
  })

  it('is told by the grant for one’s own degree', () => {
    const { text } = answer('211硕士毕业，去益阳上班有补助没')
    expect(text).toContain('5万元')
    expect(text).not.toContain('1万元')
  })

  it('is not told by the title of a document that is repealed', () => {
    expect(answer('益阳养鸡补多少一只').status).toBe('not_found')
  })

  it.each(['益阳残疾人保障金每少安排一个人要交多少钱', '益阳消费券每个人能领几张'])(
    'per person is not told by another sum: %s',
    (question) => {
      expect(answer(question).status).toBe('not_found')
    },
  )

  it('is not said to be for firms where 28个人 counts those of a firm', () => {
    const source = `某省稳定就业措施
第一条 参保职工30人以下的企业，稳岗返还的裁员率标准放宽至20%。对新招用员工的企业，按每人不超过1000元给予补助。`
    const own = libraryOf([{ file: 'a.txt', source, seed: { region: '广东省' } }])
    const { lead } = own.ask('我们厂就28个人参保，广东稳岗返还的裁员率放宽到多少', { today: TODAY })
    expect(lead ?? '').not.toContain('以下写明的数额是给')
  })
})

it('is not told by what is granted abroad where a fair is held at home', () => {
  const source = `某区开放型经济意见
第九条 参加一般性境外展，境外展会举办地为亚洲地区的，每家企业每个项目给予0.8万元人员费补助；亚洲地区以外的，每家企业每个项目给予1.5万元人员费补助。
第十条 对入驻跨境电商园的企业，给予租金补助。`
  const own = libraryOf([{ file: 'a.txt', source, seed: { region: '浙江省温州市鹿城区' } }])
  const told = (question: string) => own.ask(question, { today: TODAY })
  expect(told('鹿城企业参加国内广交会给多少人员费').status).toBe('not_found')
  expect(told('鹿城企业参加广交会给多少人员费').status).toBe('not_found')
  expect(told('鹿城企业参加境外展给多少人员费').text).toContain('0.8万元')
})

describe('a loan for individuals and one for firms, side by side', () => {
  const loans = libraryOf([
    {
      file: 'loans.txt',
      source: [
        '某市创业担保贷款办事指南',
        '一、贷款条件',
        '符合条件的创业人员和小微企业可以申请创业担保贷款。',
        '二、贷款额度',
        '（一）个人贷款最高30万元；个人合伙创业的，最高不超过110万元。',
        '（二）小微企业贷款最高400万元，根据实际招用人数合理确定。',
      ].join('\n'),
      seed: { region: '福建省三明市' },
    },
  ])

  it.each([
    ['公司申请创业担保贷款额度上限', '400万元'],
    ['三明公司25个人，创业担保贷款最多贷多少', '400万元'],
    ['三明个人创业担保贷款最多贷多少', '30万元'],
  ])('%s: %s', (question, sum) => {
    const quoted = loans.ask(question, { today: TODAY, region: '三明' }).citations[0]?.quotes
    expect(quoted?.map(({ text }) => text).join('')).toContain(sum)
  })
})

describe('what is paid to others than the asker', () => {
  const library = libraryOf([
    {
      file: 'a.txt',
      source: `某市稳定就业若干措施

一、人力资源服务机构为重点企业推荐成功上岗的，可以申请一次性就业创业服务补助，人数为50人以上的，补助2万元；100人以上的，补助4万元。

二、继续按规定征收残疾人就业保障金，落实分档减缴和暂免征收政策。

三、对吸纳高校毕业生参加就业见习的用人单位，按每人每月不高于当地最低工资标准给予见习补贴，留用的再给予1000元。

四、参加一般性境外展的企业，每家企业每个项目给予0.8万元人员费补助。
`,
      seed: { region: '湖南省益阳市' },
    },
  ])
  const ask = (question: string) => library.ask(question, { today: TODAY })

  it.each([
    // The agency that placed somebody.
    '我自己开公司，益阳创业补贴一次性给我多少',
    // What is levied, and lessened at most.
    '益阳招一个残疾人补多少钱',
    // What others are measured by.
    '益阳最低工资标准是多少钱一个月',
    // At home.
    '去参加广交会，益阳给补吗',
  ])('%s: nothing', (question) => {
    const { status, citations } = ask(question)
    expect({ status, citations }).toEqual({ status: 'not_found', citations: [] })
  })

  it('is told to them', () => {
    expect(ask('益阳人力资源服务机构推荐上岗100人补多少').citations[0]?.clause.label).toBe('一、')
    expect(ask('益阳见习补贴多少').citations[0]?.clause.label).toBe('三、')
    expect(ask('去参加境外展，益阳给补吗').citations[0]?.clause.label).toBe('四、')
  })
})

it('what is granted to those who bring two together is none for the one who buys', () => {
  const told = (question: string) => seedsLibrary().ask(question, { today: TODAY })
  expect(told('东胜买专利的企业能补多少钱').status).toBe('not_found')
  expect(told('东胜促成专利交易的服务机构能补多少钱').text).toContain('50万元')
})

describe('of clauses for different recipients', () => {
  const library = libraryOf([
    {
      file: 'a.txt',
      source: [
        '某市开放型经济和旅游政策',
        '一、利用外资',
        '第一条 新引进世界500强企业外资项目，当年实到外资达到1000万美元的，给予一次性奖励100万元。',
        '第二条 引进境外资金来投资的中介机构、中介人，按引进外资项目实到资金的4‰给予奖励，最高不超过300万元。',
        '二、旅游',
        '第三条 酒店建设。新评定为四星级、五星级的酒店，一次性分别给予50万元、100万元奖励。',
        '第四条 拓展专利代理机构服务领域，支持专业性强、信用良好的服务机构从事知识产权运营，常态化开展专利转化运用服务精准对接活动，探索创新运用模式。' +
          '对新获批的省级技术转移机构，给予30万元经费资助。在全市公共服务平台增设专利运营板块，涵盖专利实施、转让、许可、质押等相关数据，建立数据监测与统计发布机制，畅通对接渠道，解决信息公开难、评估难、流程难、对接难等问题，不断提升全市专利技术转移队伍的能力水平。' +
          '对新增获批的省级知识产权运营服务机构，给予20万元经费资助。',
      ].join('\n'),
      seed: { region: '湖南省益阳市' },
    },
  ])
  const ask = (question: string) => library.ask(question, { today: TODAY, region: '湖南省益阳市' })

  it('pays who brought a project, and not the project', () => {
    const { citations } = ask('我帮忙拉来一个外资项目 中介能提几个点 封顶多少')
    expect(citations.map(({ clause }) => clause.label)).toEqual(['第二条'])
  })

  it('shows no sums for other bodies than the one named', () => {
    const { text } = ask('对专利代理机构有啥扶持')
    expect(text).toContain('拓展专利代理机构服务领域')
    expect(text).not.toContain('30万元')
    expect(text).not.toContain('20万元')
  })

  it('does not take sums for hotels for interest on their loans', () => {
    expect(ask('建温泉酒店 贷款给贴息吗').status).toBe('not_found')
  })
})

it('what is paid for a title comes before the interest on loans of those who have it', () => {
  const library = libraryOf([
    {
      file: 'a.txt',
      source:
        '某市优质企业奖补细则\n第一条 支持小巨人企业融资。对国家专精特新小巨人企业取得的流动资金贷款，按照实际支付利息的30%给予贴息。\n' +
        '第二条 认定奖补。对首次认定的国家专精特新小巨人企业，给予100万元一次性奖补。',
      seed: { region: '湖南省益阳市' },
    },
  ])
  const { citations } = library.ask('我们厂刚评上小巨人，能拿多少钱', { today: TODAY, region: '湖南省益阳市' })
  expect(citations[0]?.clause.label).toBe('第二条')
  expect(citations.map(({ clause }) => clause.label)).not.toContain('第一条')
})

it('who asks where to 告 is told where to complain', () => {
  const library = libraryOf([
    {
      file: 'a.txt',
      source:
        '某市涉企收费案例\n一、行业协会违规收费案。某行业协会受委托组织竞赛，仍向参赛企业收取报名费共计46.8万元，协会已退还全部违规收费，被罚款20万元。\n' +
        '二、企业发现行业协会违规收费线索，可通过12315平台或者拨打12315热线举报。',
      seed: { region: '湖南省益阳市' },
    },
  ])
  const { citations } = library.ask('协会违规收费，上哪儿告', { today: TODAY, region: '湖南省益阳市' })
  expect(citations[0]?.clause.label).toBe('二、')
})
