import { describe, expect, it } from 'vitest'
import { libraryOf, seedsLibrary, TODAY } from '../../support/library.ts'

const SOURCE = `龙游县税费服务办法

第一条 对工商业用户，电费统一按原到户电价水平的95%结算。

第二条 承租区属国有企业房屋的，免收一个月租金。

第三条 受疫情影响逾期申报的，暂不按现行规定认定非正常户。

第四条 以虚假材料获得质量奖的，撤销其质量奖，10年内不再受理其申报。

第五条 投诉拖欠款项的，应当提供合同、验收单；无验收单的，可提供送货单、结算单。

第六条 对税务处罚不服申请行政复议，因疫情耽误期限的，申请期限自影响消除之日起继续计算。

第七条 职务科技成果通过协议定价的，应当在本单位公示成果名称和拟交易价格，公示时间不少于十五日。

第八条 餐饮单位每日对餐厅消毒不少于两次，开窗通风每次不少于30分钟。

第九条 外商投资项目第一年实到外资500万美元以上的，奖励100万元；三年奖励累计不超过300万元。
`

const library = libraryOf([{ file: 'fuwu.txt', source: SOURCE, seed: { region: '浙江省衢州市龙游县' } }])
const ask = (question: string) => library.ask(question, { today: TODAY })

describe('words of a question that run into each other', () => {
  it.each([
    ['电费现在按几折算', '95%'],
    ['租的区属国企的房子，龙游能免几个月租金', '一个月租金'],
    ['疫情影响逾期申报，会被打成非正常户吗', '暂不按现行规定认定非正常户'],
    ['造假拿的质量奖被查出来了，以后还能报吗', '10年内不再受理其申报'],
    ['投诉欠款要准备什么东西，没有验收单行不行', '送货单'],
    ['外商投资项目头一年实到600万美金奖多少', '奖励100万元'],
  ])('%s', (question, said) => {
    expect(ask(question).text).toContain(said)
  })
})

describe('times that stand there in other forms', () => {
  it.each([
    ['对税务处罚不服想申请复议，疫情耽误了期限，期限怎么算', '影响消除之日起继续计算'],
    ['成果协议定价要公示几天', '不少于十五日'],
    ['餐饮单位开窗要多长时间', '30分钟'],
  ])('%s', (question, said) => {
    expect(ask(question).text).toContain(said)
  })
})

describe('a verb and how much of it, before what it is done to', () => {
  const seeds = seedsLibrary()

  it.each([
    ['富硒产业要建些什么科研平台', '秦创原富硒产业创新聚集区'],
    ['安徽科技大市场能干些什么', '挂牌拍卖交易'],
    ['贵州的公司怎么防着自己不小心侵权', '侵权防范和应对机制'],
    ['信阳师范学院在建什么', '知识产权运营管理中心'],
  ])('%s', (question, said) => {
    expect(
      seeds
        .ask(question, { today: TODAY })
        .citations[0]?.quotes.map(({ text }) => text)
        .join(''),
    ).toContain(said)
  })

  it('the prize of a prize is no sum of money', () => {
    expect(seeds.ask('贵州专利奖金奖给多少钱', { today: TODAY }).status).toBe('not_found')
  })
})
