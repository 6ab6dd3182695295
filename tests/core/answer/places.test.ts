import { describe, expect, it } from 'vitest'
import type { AskOptions } from '../../../src/core/answer/types.ts'
import { libraryOf, seedTexts, TODAY } from '../../support/library.ts'

const document = (title: string, ...clauses: string[]): string =>
  [title, '', ...clauses.map((clause, i) => `第${'一二三四五六'.charAt(i)}条 ${clause}`)].join('\n')

const rent = (place: string, months: number): string =>
  document(
    `${place}房租减免办法`,
    `${place}中小微企业租用国有房屋的，免收${months}个月房租。`,
    '本办法由区财政局负责解释。',
  )

const libraryWith = (...regions: readonly string[]) =>
  libraryOf(
    regions.map((region, i) => ({
      file: `d${i}.txt`,
      source: rent(region, i + 2),
      seed: { region },
    })),
  )

describe('a place whose name others bear', () => {
  it('is the one that the library holds, and the answer says which', () => {
    const answer = libraryWith('福建省福州市鼓楼区', '安徽省淮南市').ask('鼓楼区房租减免几个月', { today: TODAY })
    expect(answer).toMatchObject({ status: 'answered', region: '福建省福州市鼓楼区' })
    expect(answer.text).toContain('“鼓楼区”按福建省福州市鼓楼区理解')
    expect(answer.text).toContain('江苏省南京市鼓楼区')
  })

  it('is each of those that the library holds, with its full name', () => {
    const answer = libraryWith('福建省福州市鼓楼区', '江苏省南京市鼓楼区').ask('鼓楼区房租减免几个月', { today: TODAY })
    expect(answer.citations.map(({ document: { region } }) => region).sort()).toEqual([
      '江苏省南京市鼓楼区',
      '福建省福州市鼓楼区',
    ])
    expect(answer.text).toContain('“鼓楼区”有几处')
  })

  it('is refused where the library holds none of them', () => {
    const answer = libraryWith('安徽省淮南市').ask('鼓楼区房租减免几个月', { today: TODAY })
    expect(answer.status).toBe('not_found')
    expect(answer.text).toContain('库里没有其中任何一处本地的文件')
  })

  it('is the one inside a place that is named or bound', () => {
    const library = libraryWith('福建省福州市鼓楼区', '江苏省南京市鼓楼区')
    expect(library.ask('南京的鼓楼区房租减免几个月', { today: TODAY }).citations).toHaveLength(1)
    expect(library.ask('鼓楼区房租减免几个月', { today: TODAY, region: '福建省' }).region).toBe('福建省福州市鼓楼区')
  })

  it('is not dropped when a chat is bound to it', () => {
    const answer = libraryWith('福建省福州市鼓楼区', '安徽省淮南市').ask('房租减免几个月', {
      today: TODAY,
      region: '鼓楼区',
    })
    expect(answer.citations.map(({ document: { region } }) => region)).toEqual(['福建省福州市鼓楼区'])
  })
})

describe('a comparison of two places', () => {
  it('shows both, however long the document of the first', () => {
    const grants = Array.from({ length: 6 }, (_, i) => `对第${i + 1}类企业给予${i + 1}万元奖励。`)
    const library = libraryOf([
      { file: 'a.txt', source: document('甲地企业奖励办法', ...grants), seed: { region: '浙江省温州市' } },
      { file: 'b.txt', source: document('乙地企业奖励办法', ...grants), seed: { region: '安徽省淮南市' } },
      { file: 'c.txt', source: document('丙地企业奖励办法', ...grants), seed: { region: '河南省信阳市' } },
    ])
    const { citations, text } = library.ask('对比温州、淮南和信阳的奖励', { today: TODAY })
    expect(new Set(citations.map(({ document: { id } }) => id))).toEqual(new Set(['a', 'b', 'c']))
    expect(text).not.toContain('库里没有')
  })

  it('shows the document that is named and the other place', () => {
    const numbered = ['粤府〔2020〕12号', '', rent('广东省', 3)].join('\n')
    const library = libraryOf([
      { file: 'a.txt', source: numbered, seed: { region: '广东省', number: '粤府〔2020〕12号' } },
      { file: 'b.txt', source: rent('福建省', 2), seed: { region: '福建省' } },
    ])
    const { citations } = library.ask('粤府〔2020〕12号和福建的房租减免有什么不同', { today: TODAY })
    expect(new Set(citations.map(({ document: { id } }) => id))).toEqual(new Set(['a', 'b']))
  })

  it('of all places leaves out one that only mentions the subject', () => {
    const library = libraryOf([
      {
        file: 'a.txt',
        source: document('温州市专利办法', '对获得中国专利奖的企业给予20万元奖励。'),
        seed: { region: '浙江省温州市' },
      },
      {
        file: 'b.txt',
        source: document('淮南市专利办法', '对获得省专利奖的企业给予5万元奖励。'),
        seed: { region: '安徽省淮南市' },
      },
      {
        file: 'c.txt',
        source: document('信阳市专利办法', '不得将财政奖励与专利数量简单挂钩，完善专利评价。'),
        seed: { region: '河南省信阳市' },
      },
    ])
    const { citations } = library.ask('各地专利奖励哪个最高', { today: TODAY })
    expect(citations.map(({ document: { id } }) => id).sort()).toEqual(['a', 'b'])
  })
})

describe('rules of the place and of the country', () => {
  it('stand in this order when both answer', () => {
    const fine = '违反规定的，处二万元以上二十万元以下罚款。'
    const library = libraryOf([
      { file: 'a.txt', source: document('募捐管理规定', `开展募捐${fine}`), seed: { region: '全国' } },
      { file: 'b.txt', source: document('山东省专利条例', `假冒专利${fine}`), seed: { region: '山东省' } },
    ])
    expect(library.ask('山东罚款最高多少', { today: TODAY }).citations[0]?.document.id).toBe('b')
  })
})

describe('a place whose name is an ordinary word as well', () => {
  const library = libraryWith('北京市朝阳区', '江西省南昌市新建区', '陕西省汉中市')
  it.each([
    ['朝阳房租减免几个月', '北京市朝阳区'],
    ['你好，朝阳小微企业房租减免几个月', '北京市朝阳区'],
    ['我们朝阳的房租减免几个月', '北京市朝阳区'],
    ['房租减免朝阳有没有', '北京市朝阳区'],
    ['新建这边房租减免几个月', '江西省南昌市新建区'],
  ])('is meant by %s where the library holds it', (question, region) => {
    const answer = library.ask(question, { today: TODAY })
    expect(answer).toMatchObject({ status: 'answered', region })
    expect(answer.citations.every(({ document }) => document.region === region)).toBe(true)
  })

  it.each(['汉中和朝阳的房租减免比一比', '房租减免朝阳和汉中比一比'])('is named beside another one: %s', (question) => {
    const { citations } = library.ask(question, { today: TODAY })
    expect(new Set(citations.map(({ document }) => document.region))).toEqual(new Set(['北京市朝阳区', '陕西省汉中市']))
  })

  it.each(['朝阳产业房租减免几个月', '新建企业房租减免几个月', '房租减免新建厂房有没有'])(
    'stays a word in %s',
    (question) => {
      expect(library.ask(question, { today: TODAY }).region).toBeNull()
    },
  )

  it('stays a word where the library holds no document of it', () => {
    expect(libraryWith('陕西省汉中市').ask('朝阳房租减免几个月', { today: TODAY }).region).toBeNull()
  })
})

describe('a level of government', () => {
  const measure = (place: string, sum: string) =>
    [`${place}展会办法`, `第一条 企业参加境外展会的，补助展位费${sum}万元。`].join('\n')
  const library = libraryOf([
    ...seedTexts(),
    { file: 'city.txt', source: measure('长沙市', '3'), seed: { region: '湖南省长沙市' } },
    { file: 'county.txt', source: measure('长沙县', '1'), seed: { region: '湖南省长沙市长沙县' } },
  ])
  const regionOf = (question: string, options: Partial<AskOptions>) =>
    library.ask(question, { today: TODAY, ...options }).citations[0]?.document.region

  it('is that of the place talked of', () => {
    const history = ['长沙市境外展会补助多少']
    expect(regionOf('那县里呢', { history, region: '长沙县' })).toBe('湖南省长沙市长沙县')
    expect(regionOf('那县里呢', { history })).toBe('湖南省长沙市长沙县')
    expect(regionOf('市里参加境外展会补助多少', { region: '长沙县' })).toBe('湖南省长沙市')
  })

  it('is not asked of where an enterprise goes to', () => {
    expect(regionOf('长沙县企业去广州参加境外展会补助多少', {})).toBe('湖南省长沙市长沙县')
  })

  it.each([
    '公司从苏州搬过来，境外展会补助多少',
    '买了上海的设备去境外展会，补助多少',
    '和天津的高校合作办境外展会补助多少',
  ])('is not asked of where something comes from: %s', (question) => {
    expect(regionOf(question, { region: '长沙县' })).toBe('湖南省长沙市长沙县')
  })

  it('is asked of a place that is compared with another', () => {
    const { text } = library.ask('长沙县和天津的企业境外展会补助对比', { today: TODAY })
    expect(text).toContain('天津')
  })
})

describe('a text without a place', () => {
  const source = [
    '高新技术企业办法',
    '第一条 对无锡的高新技术企业，首次认定奖励20万元。',
    '第二条 无锡市、江阴市适用。',
  ].join('\n')
  const library = libraryOf([...seedTexts(), { file: 'a.txt', source, seed: { region: '某地' } }])

  it('is not that of a place which it never names', () => {
    expect(library.ask('苏州高新技术企业首次认定奖励多少', { today: TODAY }).status).toBe('not_found')
  })
})

describe('a text of nobody knows where', () => {
  const library = libraryOf([
    {
      file: 'a.txt',
      source: document('农业扶持政策', '参加农业展销会的单位，一次性补助展位费50%。', '养殖场奖励25万元。'),
    },
    { file: 'b.txt', source: '上海市办法\n第一条 房租减免\n免收2个月房租。', seed: { region: '上海市' } },
  ])
  const ask = (question: string) => library.ask(question, { today: TODAY })

  it('answers for a place only in the words of the question, and says that it may not hold there', () => {
    expect(ask('在上海第一次开公司政府给补多少').status).toBe('not_found')
    const { status, lead } = ask('上海参加农业展销会补助展位费多少')
    expect(status).toBe('answered')
    expect(lead).toContain('以下文件没有写明适用地区，不一定适用于上海市')
  })

  it('is not asked about where the place has documents of its own', () => {
    const { suggestions } = ask('上海购房补贴多少')
    expect(suggestions.every((suggestion) => suggestion.includes('上海'))).toBe(true)
  })
})

describe('a part of a place, in a document of the whole', () => {
  const source = [
    '宝庆市展会补助办法',
    '第一条 对参加境外展会的企业，给予展位费50%的补助，奖补资金由市财政承担。',
    '第二条 申请展会补助应当提交申请表和展位费发票。',
    '第三条 补助对象为在市区注册的企业。益阳县、安化县注册的企业适用本办法，资金由县财政承担。',
  ].join('\n')
  const library = libraryOf([...seedTexts(), { file: 'a.txt', source, seed: { region: '湖南省益阳市' } }])

  it('is answered by the clause that names it', () => {
    const first = (question: string) => library.ask(question, { today: TODAY }).citations[0]?.clause.label
    expect(first('安化县的企业能申请益阳展会补助吗')).toBe('第三条')
    expect(first('益阳市参加境外展会补助多少')).toBe('第一条')
  })
})

it('takes a development zone for its city where the library has nothing of the zone itself', () => {
  const regionFor = (held: string) => libraryWith(held).ask('东营经开区房租减免几个月', { today: TODAY }).region
  expect(regionFor('山东省东营市东营经济技术开发区')).toBe('山东省东营市东营经济技术开发区')
  expect(regionFor('山东省东营市')).toBe('山东省东营市')
})

it('does not take what a body or a dispatch is called for a word on the place', () => {
  const source = document(
    '创业补贴办法',
    '返乡人员创办企业的，给予1万元一次性创业补贴。由财政厅、人民银行汉中分行负责。',
    '新华社汉中2月8日电 全省创业补贴标准为1万元。',
    '商洛返乡人员创办企业的，创业补贴为2万元。',
  )
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '陕西省' } }])
  const lead = (region: string) => library.ask('返乡人员创办企业创业补贴多少', { today: TODAY, region }).lead
  expect(lead('汉中市')).toContain('库里没有陕西省汉中市本地的规定')
  expect(lead('商洛市')).toContain('其中写到商洛市')
})

describe('the level that is asked for', () => {
  const county = {
    file: 'county.txt',
    source: '第一条 对首次认定的高新技术企业奖励20万元。',
    seed: { region: '江苏省常州市武进区' },
  }
  const library = libraryOf([...seedTexts(), county])

  it('is not answered by a level below it', () => {
    const { status, related } = library.ask('江苏省里对高新技术企业首次认定奖多少', { today: TODAY })
    expect(status).toBe('not_found')
    expect(related[0]?.document.file).toBe('county.txt')
  })

  it('is not answered by a level below it where the place is named in full', () => {
    const { status, text, related } = library.ask('江苏省高新技术企业首次认定奖多少', { today: TODAY })
    expect(status).toBe('not_found')
    expect(text).toContain('只有下级地区的')
    expect(text).toContain('不是江苏省的规定')
    expect(related[0]?.document.file).toBe('county.txt')
  })

  it('is none where a bare name may mean any place there', () => {
    const { status, text } = library.ask('江苏高新技术企业首次认定奖多少', { today: TODAY })
    expect(status).toBe('answered')
    expect(text).toContain('只适用于当地')
  })

  it('is none where the chat is bound to the place', () => {
    const answer = library.ask('高新技术企业首次认定奖多少', { today: TODAY, region: '江苏省常州市' })
    expect(answer.status).toBe('answered')
    expect(answer.text).toContain('只适用于当地')
  })

  it('does not keep what a clause of the level below says of it', () => {
    const source = '第一条 积极配合《江苏省知识产权促进和保护条例》的修订工作。'
    const speaking = libraryOf([...seedTexts(), { file: 'b.txt', source, seed: { region: '江苏省常州市武进区' } }])
    expect(speaking.ask('江苏省知识产权条例的修订谁来配合', { today: TODAY }).citations[0]?.document.file).toBe('b.txt')
  })
})

it.each([
  ['第一条 在市区（赣榆区除外）注册的企业，应急转贷单笔最高1000万元。'],
  ['第一条 应急转贷单笔最高1000万元。\n第二条 赣榆区、东海县的企业按所在县区政策申请。'],
  ['第一条 应急转贷单笔最高1000万元。\n第二条 赣榆区不适用本办法。'],
  ['第一条 应急转贷单笔最高1000万元。\n第二条 东海县、赣榆区应急转贷办法另行制定。'],
])('a district that the city’s rule leaves out is not answered by it: %s', (source) => {
  const library = libraryOf([...seedTexts(), { file: 'city.txt', source, seed: { region: '江苏省连云港市' } }])
  const asked = (place: string) => library.ask(`${place}应急转贷单笔最高多少`, { today: TODAY }).status
  expect([asked('赣榆区'), asked('海州区')]).toEqual(['not_found', 'answered'])
})

describe('a place that the rule from above leaves out', () => {
  const source =
    '第一条 在山东省内（不含青岛）注册的企业，新认定为国家级专精特新小巨人企业的，给予100万元奖励。\n第二条 对在山东省内（不含青岛）注册的上市企业，给予200万元奖励。'
  const library = libraryOf([...seedTexts(), { file: 'province.txt', source, seed: { region: '山东省' } }])
  const asked = (question: string) => library.ask(question, { today: TODAY })

  it.each([
    '青岛专精特新小巨人企业奖励多少',
    '青岛国家级专精特新小巨人企业奖励多少',
    '青岛国家专精特新小巨人奖励多少',
    '青岛市上市企业奖励多少',
    '青岛市里的上市企业奖励多少',
    '省里的小巨人评上了，青岛奖励多少',
  ])('is not answered by it because of a rank: %s', (question) => {
    expect(asked(question).status).toBe('not_found')
  })

  it('is told what it says where that is what is asked', () => {
    const { status, lead } = asked('省里的小巨人奖励政策青岛的企业能申请吗，省里给多少')
    expect([status, lead]).toEqual(['answered', expect.stringContaining('不含青岛市')])
  })
})

describe('a clause that leaves a place out', () => {
  const national = document(
    '关于阶段性减免企业社会保险费的通知',
    '各省、自治区、直辖市（除湖北省外）可免征中小微企业社会保险费，免征期限不超过5个月；对大型企业减半征收，不超过3个月。',
    '湖北省可免征各类参保单位社会保险费，免征期限不超过6个月。',
    '严重困难的企业可申请缓缴社会保险费。',
  )
  const library = libraryOf([{ file: 'a.txt', source: national, seed: { region: '全国' } }])

  it.each(['湖北企业社保免征', '武汉企业社保免几个月', '湖北的公司社保免几个月'])('does not answer %s', (question) => {
    const { citations } = library.ask(question, { today: TODAY })
    expect(citations[0]?.clause.label).toBe('第二条')
    expect(citations.map(({ clause }) => clause.label)).not.toContain('第一条')
  })

  it('answers for the others, and says so where nothing else is there', () => {
    expect(library.ask('山东企业社保免几个月', { today: TODAY }).citations[0]?.clause.label).toBe('第一条')
    const alone = libraryOf([
      { file: 'a.txt', source: national.replace(/第二条.*\n/u, ''), seed: { region: '全国' } },
    ]).ask('湖北企业社保免征', { today: TODAY })
    expect(alone.lead).toContain('写明不含湖北省')
  })
})

it('does not deny a place whose enterprises the clause names', () => {
  const source = document(
    '天津市市场监管措施',
    '对复工企业产品质量检测收费减免50%，对委托单位为湖北省的企业，免除检测费用。',
    '加强政策宣传。',
  )
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '天津市' } }])
  const answer = library.ask('湖北的公司委托天津做产品检测收钱不', { today: TODAY })
  expect(answer.text).toContain('委托单位为湖北省的企业，免除检测费用')
  expect(answer.text).not.toContain('不适用于湖北省')
})

it('what the country rules for all is asked for by saying so', () => {
  const library = libraryOf([
    {
      file: 'a.txt',
      source: document('山东省稳岗措施', '社会保险费缓缴期限最长不超过1年，缓缴期间免收滞纳金。'),
      seed: { region: '山东省' },
    },
    {
      file: 'b.txt',
      source: document('关于阶段性减免社会保险费的通知', '企业可申请缓缴社会保险费，缓缴期限原则上不超过6个月。'),
      seed: { region: '全国' },
    },
  ])
  for (const question of ['社保缓缴最长几个月，我是看国家统一的规定', '国家统一的社保缓缴最长几个月']) {
    expect(library.ask(question, { today: TODAY }).citations[0]?.document.region).toBe('全国')
  }
})

it('leaves out no place for the bodies of others that sit in it', () => {
  const source = document(
    '湖南省首台套奖励办法',
    '支持在湖南省境内(不含中央在湘企业总部)登记注册的装备制造企业，首台套产品按销售额的20%给予奖励。',
  )
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '湖南省' } }])
  const { lead, status } = library.ask('衡阳企业首台套奖励多少', { today: TODAY })
  expect(status).toBe('answered')
  expect(lead).not.toContain('写明不含')
})
