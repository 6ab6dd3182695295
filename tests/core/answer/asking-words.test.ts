import { describe, expect, it } from 'vitest'
import type { Citation } from '../../../src/core/answer/types.ts'
import { libraryOf, TODAY } from '../../support/library.ts'

const SOURCE = [
  '巴中市稳定外贸若干措施',
  '第一条 外贸培育',
  '对新增外贸企业，每家给予5万元补助。',
  '第二条 申报时间',
  '企业应于每年3月1日至4月15日向市商务局提交申报材料，逾期不予受理。',
  '第三条 出口基地',
  '推动我市3个省级外贸转型升级基地为重点企业开展服务。',
  '第四条 示范企业',
  '经认定的外贸示范企业称号有效期为三年，有效期满应当参加复核。认定时上年度出口额应在1000万元以上，近2年无违法记录。',
  '第五条 监督',
  '虚报、冒领补助资金的，由市商务局追回全部资金，并列入失信名单。',
  '第六条 口罩',
  '普通棉布口罩无法起到预防感染的作用，不建议佩戴；医用口罩每隔2～4小时更换一次。',
  '第七条 发热门诊',
  '对发热门诊和采样点从事标本采集的医务人员，按照每人每天300元给予补助。新型冠状病毒感染的肺炎确诊病例由定点医院收治。',
  '第八条 代办',
  '市商务局从未委托任何中介机构代办申报，举报电话0827-5261234。',
  '第九条 技能提升',
  '领取失业保险金的人员取得中级职业资格证书的，补贴1500元。',
  '第十条 知识产权',
  '引导外贸企业执行知识产权国家标准，加强专利导航和预警，支付使用费用。',
].join('\n')
const library = libraryOf([{ file: 'a.txt', source: SOURCE, seed: { region: '四川省巴中市' } }])
const ask = (question: string) => library.ask(question, { today: TODAY })
const quotedOf = ([citation]: readonly Citation[]) => citation?.quotes.map(({ text }) => text).join('\n') ?? ''
const quoted = (question: string) => quotedOf(ask(question).citations)

describe('what is asked for in words of the people', () => {
  it.each([
    ['巴中外贸补助，资料哪个月递上去', '3月1日至4月15日'],
    ['巴中外贸补助报材料，最后一天是哪天', '4月15日'],
    ['省级的外贸转型升级基地，巴中统共有几家', '3个省级外贸转型升级基地'],
    ['在巴中拿的外贸示范企业牌子，几年就过期啊', '有效期为三年'],
    ['在巴中把外贸补助骗到手，查到要吃什么苦头', '追回全部资金'],
    ['巴中外贸的补助，骗来的会落个啥下场', '追回全部资金'],
    ['巴中说口罩戴几个钟头就要换', '2～4小时'],
    ['巴中的布口罩戴了管用吗', '不建议佩戴'],
    ['我是护士，在巴中的发热门诊给人采样，每天给几块补助', '每人每天300元'],
    ['接到个电话，说是巴中商务局委托他们代办申报的，真的假的', '从未委托任何中介机构'],
    ['有中介来代办申报，想举报，巴中有没有哪里管，给个号码', '0827-5261234'],
  ])('%s', (question, said) => {
    expect(quoted(question)).toContain(said)
  })

  it('is money where money is named as people name it: no clause without any answers', () => {
    expect(ask('巴中做专利导航听说有钱给，搞一个能得多少').status).not.toBe('answered')
    expect(ask('巴中家里用的口罩，一个几毛钱').status).not.toBe('answered')
    expect(ask('巴中失业后可领取的失业保险金月标准').status).not.toBe('answered')
  })
})

describe('what one gets', () => {
  const asked = ask('巴中新增的外贸企业，一家能拿多少').citations
  it.each(['能领回多少', '能到手多少', '拿得到几多', '能拿回多少'])('is asked for by %s as by 能拿多少', (words) => {
    expect(ask(`巴中新增的外贸企业，一家${words}`).citations).toEqual(asked)
    expect(quotedOf(asked)).toContain('5万元')
  })

  it.each(['能领回多少', '能到手多少', '拿得到几多'])('is told by no clause that grants nothing: %s', (words) => {
    expect(ask(`巴中专利导航${words}`).status).not.toBe('answered')
  })
})

it.each(['哪个衙门管', '谁家管', '该归哪个部门管'])('reads an office in words of the people: %s', (words) => {
  expect(quoted(`巴中虚报补助资金的事${words}`)).toContain('市商务局')
})

describe('a question of something that no clause holds', () => {
  it.each([
    '到今天为止，巴中总共有几个确诊的',
    '巴中最新累计确诊病例数',
    '巴中居委那边登记买口罩，一家人一回给买几个',
    '巴中知识产权专利导航补的钱上哪领',
  ])('is answered by none that only shares its words: %s', (question) => {
    expect(ask(question).status).not.toBe('answered')
  })
})

it.each(['巴中外贸的那份措施，哪个单位出的', '巴中那个措施谁家出的，几号出来的'])(
  'tells of the document, and of no clause, by whom it was issued: %s',
  (question) => {
    expect(ask(question).text).toContain('发文单位')
  },
)

it('reads the number of a clause that stands in the document named before it', () => {
  expect(quoted('巴中稳定外贸若干措施，里面3条写了点啥')).toContain('外贸转型升级基地')
})
