import { describe, expect, it } from 'vitest'
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
  '第七条 知识产权',
  '引导外贸企业执行知识产权国家标准，加强专利导航和预警，支付使用费用。',
].join('\n')
const library = libraryOf([{ file: 'a.txt', source: SOURCE, seed: { region: '四川省巴中市' } }])
const ask = (question: string) => library.ask(question, { today: TODAY })
const quoted = (question: string) => {
  const { citations } = ask(question)
  return citations[0]?.quotes.map(({ text }) => text).join('\n') ?? ''
}

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
  ])('%s', (question, said) => {
    expect(quoted(question)).toContain(said)
  })

  it('is money where money is named as people name it: no clause without any answers', () => {
    expect(ask('巴中做专利导航听说有钱给，搞一个能得多少').status).not.toBe('answered')
    expect(ask('巴中家里用的口罩，一个几毛钱').status).not.toBe('answered')
  })
})

it('reads the number of a clause that stands in the document named before it', () => {
  expect(quoted('巴中稳定外贸若干措施，里面3条写了点啥')).toContain('外贸转型升级基地')
})
