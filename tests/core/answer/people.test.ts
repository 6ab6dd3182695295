import { describe, expect, it } from 'vitest'
import { libraryOf, TODAY } from '../../support/library.ts'

const SOURCE = `龙游县促进物流业发展若干措施

第一条 对购置新能源货车的企业，通行费给予八五折优惠。

第二条 政府投资项目的工程质量保证金预留比例不得超过工程价款结算总额的3%。

第三条 确实无力足额缴纳社会保险费的企业，经批准后可缓缴，缓缴期不超过6个月，缓缴期间不收取滞纳金。

第四条 对企业参加境外展会的展位费，按50%给予补助，最高不超过10万元；对参展人员机票给予适当补助，具体办法另行规定。

第五条 对承租国有资产类经营用房的企业，免收三个月租金。

第六条 有下列情形之一的企业，不享受本措施：
（一）近三年内发生生产安全事故的；
（二）被列入严重失信主体名单的；
（三）因环境违法行为受到行政处罚的。

第七条 到2026年，全市货运量突破5000万吨，新增物流企业10家。

第八条 举报人应当在收到领取奖励通知之日起30个工作日内凭身份证明办理，逾期不办的视为放弃。
`

const library = libraryOf([{ file: 'wuliu.txt', source: SOURCE, seed: { region: '浙江省衢州市龙游县' } }])
const ask = (question: string) => library.ask(question, { today: TODAY })

describe('words of people', () => {
  it.each([
    ['龙游过路费能优惠吗', '八五折'],
    ['龙游质保金最多留多少', '3%'],
    ['龙游社保缓缴多久', '6个月'],
    ['缓缴社保费期限 龙游', '6个月'],
    ['龙游社保晚交要不要滞纳金', '不收取滞纳金'],
    ['龙游租国企的房子免几个月', '三个月'],
    ['龙游摊位费补多少', '50%'],
    ['举报奖的领奖通知收到了，最晚多久去领，过期了咋整', '30个工作日内'],
  ])('%s', (question, said) => {
    expect(ask(question).text).toContain(said)
  })
})

describe('whoever is left out', () => {
  it.each(['龙游失信企业可以吗', '出过安全事故的公司在龙游还能申报吗', '被环保罚过的龙游企业能不能享受'])(
    '%s',
    (question) => {
      expect(ask(question).citations[0]?.quotes[0]?.text).toContain('不享受本措施')
    },
  )
})

describe('a sum that the clause leaves open', () => {
  it('is said to be open in the clause’s own words, and no other sum stands for it', () => {
    const { text } = ask('龙游参展机票补多少')
    expect(text).toContain('没有写明这一项的具体数额，只写“具体办法另行规定”')
    expect(text).not.toContain('标准：按50%')
  })

  it('is not said to be open where the clause names it', () => {
    expect(ask('龙游参展展位费补多少').text).not.toContain('没有写明这一项')
  })
})

it('what a government aims at is no benefit', () => {
  expect(ask('龙游货运量奖励多少').status).toBe('not_found')
})

describe('when and with what to apply', () => {
  const source = `龙游县旅游业发展奖励办法

第一条 旅行社组织旅游包机到龙游旅游的，每架次奖励旅行社3万元。

第二条 在龙游县注册登记的旅行社、酒店和民宿，可以申请旅游奖励，取得高新技术企业资格且在有效期内的优先。

第三条 申报单位于每年1月31日前向县文化和旅游局提出上一年度的申请，经公示无异议后拨付。

第四条 申报旅游奖励应当提交下列材料：
（一）申请表；
（二）营业执照复印件；
（三）行程单。

第五条 本办法自2025年3月1日起施行，有效期三年。
`
  const tourism = libraryOf([{ file: 'a.txt', source, seed: { region: '浙江省衢州市龙游县' } }])

  it.each([
    ['龙游旅游奖励几月申请', '第三条'],
    ['龙游旅游奖励啥时候申报', '第三条'],
    ['龙游旅游奖励几号前报', '第三条'],
    ['龙游旅游奖励要带什么材料', '第四条'],
  ])('%s', (question, label) => {
    expect(tourism.ask(question, { today: TODAY }).citations[0]?.clause.label).toBe(label)
  })
})
