import { describe, expect, it } from 'vitest'
import { readPageHead } from '../../../../src/core/layout/page-head.ts'
import { extractMetadata } from '../../../../src/core/metadata/index.ts'

function placeOf(source: string) {
  const { region } = extractMetadata({ source, page: readPageHead(source) }).metadata
  return [region?.value ?? null, region?.from ?? null]
}

describe('a city that names its province', () => {
  it.each([
    [
      'by the office that carries it out',
      '返还办事指南\n实施主体  株洲市失业保险服务中心\n依据湖南省人社厅的规定，湖南省统一执行。',
      '湖南省株洲市',
      'text',
    ],
    [
      'by the office under its label, though the title names the province',
      '湖南省返还办事指南\n受理机构：\n株洲市失业保险服务中心\n依据湖南省的规定。',
      '湖南省株洲市',
      'text',
    ],
    [
      'by the offices that issued it, in news',
      '最高奖励50万元\n近日，达州市文化体育和旅游局与达州市财政局联合印发办法。四川省财政厅、四川省文旅厅支持，四川省资源丰富。',
      '四川省达州市',
      'inferred',
    ],
    [
      'by most of the places that it names',
      '补贴指南\n1.鹿城区窗口\n2.龙湾区窗口\n3.瓯海区窗口\n浙江省企业服务热线',
      '浙江省温州市',
      'inferred',
    ],
    ['by its voice', '教学通知\n全市学校按浙江省要求，由市教育局部署，报绍兴市教育局。', '浙江省绍兴市', 'inferred'],
    [
      'by its text, though the headline names the province',
      '四川：最高奖励50万元引客来\n近日，达州市文旅局印发办法。达州市旅行社可以申请，向达州市财政局报送。四川省支持。',
      '四川省达州市',
      'inferred',
    ],
    [
      'by its text, though the site is the province’s',
      '四川省文化和旅游厅\n引客奖励最高50万元\n近日，达州市文旅局印发办法。达州市旅行社可以申请，向达州市财政局报送。',
      '四川省达州市',
      'inferred',
    ],
    [
      'by the office that the page comes from',
      '补贴怎么领\n来源：衡阳市人力资源和社会保障局\n符合湖南省条件的企业按湖南省规定申请。',
      '湖南省衡阳市',
      'inferred',
    ],
  ])('is known %s', (_, source, region, from) => {
    expect(placeOf(source)).toEqual([region, from])
  })

  it('is not widened to the province when nothing names it', () => {
    const source = '补贴怎么领\n我市职工向市人社局申请，市财政局拨付。湖南省另有规定的，按湖南省规定。'
    expect(placeOf(source)).toEqual([null, null])
  })

  it('leaves a province its own', () => {
    const source =
      '补贴怎么领\n全省统一执行，省人社厅审核。四川省企业可以申请，四川省财政拨付。达州市企业向达州市人社局申请。'
    expect(placeOf(source)).toEqual(['四川省', 'inferred'])
  })
})

describe('a place', () => {
  it('is none of several whose offices take applications', () => {
    const source = '补贴指南\n受理单位：玄武区人社局\n受理单位：鼓楼区人社局\n南京市企业可以申请，南京市财政拨付。'
    expect(placeOf(source)).toEqual(['江苏省南京市', 'inferred'])
  })

  it('is no street that bears its name', () => {
    expect(placeOf('领补贴\n企业在北京路1号办理，北京东路也有窗口。')).toEqual([null, null])
  })
})

describe('a branch that is named after the city it sits in', () => {
  const notice = (addressee: string) =>
    placeOf(
      `关于加强金融服务的通知\n${addressee}：\n现将有关事项通知如下。\n一、加大信贷支持。\n人民银行成都分行\n2020年2月7日`,
    )

  it('speaks for the province where it writes to the cities of one', () => {
    expect(notice('四川各市州中心支行、各银行机构')).toEqual(['四川省', 'text'])
  })

  it('speaks for its city otherwise', () => {
    expect(notice('辖内各银行机构')).toEqual(['四川省成都市', 'text'])
  })
})

describe('the character of a number', () => {
  const notice = (number: string, text: string) =>
    placeOf(
      `市委 市政府关于深化产业发展的意见\n${number}\n为发展产业，提出如下意见。\n一、支持上市。${text}由市财政局负责。`,
    )

  it.each([
    ['锡委发〔2019〕22号', '', '江苏省无锡市'],
    ['甬政发〔2020〕5号', '浙江证监局受理的给予奖励。', '浙江省宁波市'],
    ['常政发〔2020〕5号', '湖南证监局受理的给予奖励。', '湖南省常德市'],
  ])('tells the city where the text does not: %s', (number, text, place) => {
    expect(notice(number, text)).toEqual([place, 'inferred'])
  })

  it.each([
    ['that several cities share', '常政发〔2020〕5号', ''],
    ['in a text that names another province', '锡委发〔2019〕22号', '四川证监局受理的给予奖励。'],
    ['of a county-level city that is named', '昆政发〔2019〕22号', '昆山市企业、云南企业均可申报。'],
    ['of a county', '锡政发〔2019〕22号', '我县企业由县财政局、县科技局奖励，列入县级财政。'],
  ])('tells nothing %s', (_, number, text) => {
    expect(notice(number, text)[0]).toBeNull()
  })
})

describe('what stands beside a text that names no place of its own', () => {
  const page = '北交所上市补贴汇总\n山东省、天津市、四川省的多个城市出台了专项计划，广州也在研究。\n\n'
  const body = '一、挂牌上市奖励\n（一）对进入基础层的企业给予20万元补助。'

  it('is the heading of the policy under the page’s own', () => {
    const heading = '成都市关于支持企业北京证券交易所\n\n上市的若干扶持政策\n\n'
    expect(placeOf(`${page}${heading}${body}`)).toEqual(['四川省成都市', 'inferred'])
    const other = '天津市关于支持企业上市的若干扶持政策\n一、给予100万元奖励。'
    expect(placeOf(`${page}${heading}${body}\n${other}`)[0]).toBeNull()
  })

  it('is a paper of the place whose offices the text calls 省', () => {
    const news = '重点保障企业贷款可获贴息支持 近日，记者从省财政厅获悉，给予75%的贴息支持。'
    expect(placeOf(`${news} 来源：江西日报`)).toEqual(['江西省', 'inferred'])
    expect(placeOf('重点保障企业贷款可获贴息支持 财政部给予75%的贴息支持。 来源：江西日报')[0]).toBeNull()
  })
})

describe('a place in the title', () => {
  it('goes before that of the office which put the text on its page', () => {
    const text = '大连市就业政策\n中山区人社局  2022-03-14 08:25:55\n一、每人给予一次性1000元的求职创业补贴。'
    expect(placeOf(text)).toEqual(['辽宁省大连市', 'text'])
  })
})

describe('a text that speaks over and over of one town', () => {
  const news = (rest: string): string =>
    `专设集中安置点助推复工复产\n市民孙先生刚到上海，工作单位在嘉定菊园新区。菊园新区设置了集中隔离点，中国科学院上海光学精密机械研究所已入住。${rest}`

  it('is of its county, and not of all of the city', () => {
    expect(
      placeOf(news('由企业向菊园新区申报。菊园新区配备了人员。由居委会向菊园新区申报。菊园新区已收到申请。')),
    ).toEqual(['上海市嘉定区', 'inferred'])
    expect(placeOf(news('上海市还有其他隔离点。'))[0]).toBe('上海市')
  })
})

it.each([
  [
    '“非接触式”办税问题解答\n国家税务总局按照“尽可能网上办”的原则，编制了《办税问题解答》。\n一、如何进入电子税务局？\n答：选择所在省级税务局。',
    '全国',
  ],
  [
    '各地交管部门保障运输\n全国各地交管部门按照党中央、国务院的部署保畅通。2月2日，公安部交管局下发紧急通知，要求全国各地保障运输。全国公安交警坚守一线。',
    '全国',
  ],
  ['办税问题解答\n市税务局编制了《办税问题解答》。\n一、如何进入电子税务局？', null],
])('is the country where an office of the country speaks and nothing tells of a place', (source, place) => {
  expect(placeOf(source)[0]).toBe(place)
})
