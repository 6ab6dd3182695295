import { describe, expect, it } from 'vitest'
import { facetOf } from '../../../src/core/answer/judging/facets.ts'
import { libraryOf, seedTexts, TODAY } from '../../support/library.ts'

const SOURCE = `某市支持企业发展若干措施

第一条 对首次认定的国家级专精特新“小巨人”企业，给予一次性奖励80万元。

第二条 创新创业团队每年申领创新券累计额度不超过5万元。

第三条 对毕业5年内高校毕业生创业的，给予1万元一次性创业补贴。

第四条 机关、事业单位和大型企业应当自货物、工程、服务交付之日起60日内支付款项，不得约定以收到第三方付款作为支付款项的条件。

第五条 食品经营许可证遗失的，应当申请补办，提交补办申请书。需要延续的，应当在有效期届满前90个工作日至15个工作日期间提出申请。

第六条 用人单位与职工解除或者终止劳动合同时，应当折算应休未休年休假天数并支付未休年休假工资报酬。

第七条 发行绿色债券的企业，按发行额的1.5‰给予奖励。

第八条 养蚕户新建蚕房的，每平方米补助200元。

第九条 充电设施补贴对象是公共充电设施的运营企业，个人自用充电桩不在补贴范围内。

第十条 认定每年组织两批，第一批受理截止时间为每年4月30日。

第十一条 对企业参加境内外展会的，按展位费的50%给予补助。

第十二条 外贸出口奖励。对年出口额100万美元以上的外贸企业，增量部分每1美元奖励0.05元。

第十三条 本办法自2024年1月1日起施行。

第十四条 评价不合格的工程技术研究中心撤销认定，自撤销之日起3年内不得再次申报。

第十五条 一次性扩岗补助。企业招用未就业高校毕业生，签订1年以上劳动合同的，按每招用1人1500元发放。
`

const OF_2026 = `某市关于组织开展2026年度专精特新中小企业申报和复核工作的通知

一、支持政策

（一）首次认定为市级专精特新中小企业的，给予一次性奖励10万元。

（二）复核通过的企业不再给予奖励。

二、执行时间

本通知自2026年1月1日起施行。
`

const LOANS = `某市创业担保贷款实施办法

第一条 个人创业担保贷款额度最高30万元，期限最长3年。

第二条 小微企业创业担保贷款按照贷款合同签订日LPR的50%给予贴息。

第三条 20万元及以下的个人创业担保贷款原则上免除反担保。

第四条 申请人向经营所在地乡镇（街道）就业服务站提出申请，经办银行在7个工作日内完成放款。
`

const library = libraryOf([{ file: 'a.txt', source: SOURCE, seed: { region: '全国' } }])
const ask = (question: string) => library.ask(question, { today: TODAY })

describe('what people tell of themselves', () => {
  it.each([
    ['我们是做纺织机械的，刚评上国家小巨人，奖多少钱', '80万元'],
    ['我们是在孵化器的创业团队，创新券能申领多少额度', '5万元'],
    ['大学生毕业两年开个面馆，创业补贴给多少', '1万元'],
    ['去外地参展，展位费能报多少', '50%'],
    ['展位费补多少，会计问的', '50%'],
    ['您好，我是服务站的小王，有企业来问，绿色债券发行了给奖励多少', '1.5‰'],
    ['我是县区局的，养蚕新建蚕房每平米补几个钱', '200元'],
    ['小巨人批下来了，市里头奖几万', '80万元'],
    ['我们研究中心评价不合格被撤了，隔几年能再报', '3年内'],
    ['扩岗补助招一个应届生给多少', '1500元'],
  ])('need not stand in the clause: %s', (question, said) => {
    expect(ask(question).text).toContain(said)
  })

  it.each(['我们是做纺织机械的，有补贴吗', '我们是养蜂的，蜂箱能补多少钱'])(
    'is what they ask about where they name nothing else: %s',
    (question) => {
      expect(ask(question).status).toBe('not_found')
    },
  )
})

it('a year in which somebody was rated is none whose measures are asked for, and who still gets something is told who does not', () => {
  const own = libraryOf([{ file: 'a.txt', source: OF_2026, seed: { region: '全国' } }])
  const { lead, citations } = own.ask('我们2023年评的专精特新，今年复核过了还有奖金吗', { today: TODAY })
  expect(lead).not.toContain('2023年')
  expect(citations[0]?.clause.text).toContain('复核通过的企业不再给予奖励')
})

it.each(['贷15万还要找人担保吗', '10万以上要谁担保', '个人创业贷要担保人吗'])(
  'who must stand surety is no question of 创业担保贷款 as such: %s',
  (question) => {
    const loans = libraryOf([{ file: 'a.txt', source: LOANS, seed: { region: '全国' } }])
    expect(loans.ask(question, { today: TODAY }).citations[0]?.clause.text).toContain('免除反担保')
  },
)

describe('how somebody lives and when it came about', () => {
  const loans = libraryOf([
    { file: 'a.txt', source: LOANS, seed: { region: '全国' } },
    { file: 'b.txt', source: SOURCE, seed: { region: '全国' } },
  ])

  it.each([
    ['在乡下开店，创业贷去哪里申请', '就业服务站'],
    ['开奶茶店，创业担保贷款最高贷多少', '30万元'],
    ['个人创业担保贷款申请下来前前后后要几天放款', '7个工作日'],
    ['我们村二月份养蚕新建蚕房，每平米补几个钱', '200元'],
  ])('need not stand in the clause: %s', (question, said) => {
    expect(loans.ask(question, { today: TODAY }).text).toContain(said)
  })

  it('is what is asked about where something is done with just that', () => {
    expect(loans.ask('我开小餐饮店，登记要什么材料', { today: TODAY }).status).toBe('not_found')
  })
})

describe('how it came about', () => {
  const source = `某省工伤保险办法

第一条 用人单位应当自事故伤害发生之日起30日内，向社会保险行政部门提出工伤认定申请。

第二条 用人单位未参加工伤保险的，责令限期参加；逾期仍不缴纳的，处欠缴数额1倍以上3倍以下的罚款。

第三条 店铺招牌不得含有推介商品或者服务的内容。

第四条 单位和个人假冒专利的，处违法所得四倍以下的罚款；没有违法所得的，处二十万元以下的罚款。

第五条 用人单位招用退役一年内的军人，稳定就业一年以上的，给予一次性补贴1万元。
`
  const accidents = libraryOf([...seedTexts(), { file: 'a.txt', source, seed: { region: '湖北省宜昌市' } }])

  it.each([
    ['员工昨天在车间手压伤了，公司多少天内要申请工伤认定', '30日内'],
    ['没给工人买工伤保险，罚多少', '1倍以上3倍以下'],
    ['店铺招牌上能不能写“烟酒批发 特价”这种', '不得含有推介商品'],
    ['假冒专利但压根没赚到钱，罚多少', '二十万元以下'],
    ['招了个刚退伍的小伙子，满一年给多少钱', '1万元'],
    ['宜昌人，假冒专利罚多少', '二十万元以下'],
  ])('no text need say: %s', (question, said) => {
    expect(accidents.ask(question, { region: '宜昌', today: TODAY }).citations[0]?.clause.text).toContain(said)
  })

  it('is the subject where nothing else is asked about', () => {
    expect(accidents.ask('盗版软件装了一百套了，多少天内要删', { region: '宜昌', today: TODAY }).status).toBe(
      'not_found',
    )
    expect(accidents.ask('招了个养蜂的，满一年给多少钱', { region: '宜昌', today: TODAY }).status).toBe('not_found')
  })
})

describe('what policies call it', () => {
  it.each([
    ['大型企业收货之后最晚几天要付钱', '60日内'],
    ['食品经营许可证丢了怎么补办', '补办申请书'],
    ['食品经营许可证要提前多久延期', '届满前'],
    ['离职的时候年假没休完怎么算钱', '折算'],
    ['发绿色债能奖千分之几', '1.5‰'],
    ['我自己家装的充电桩给补吗', '个人自用充电桩不在补贴范围内'],
  ])('%s', (question, said) => {
    const { text } = ask(question)
    expect(text).toContain(said)
    expect(text).not.toContain('没有写明')
  })
})

it('赣县出口奖励 does not ask what the 县 pays', () => {
  expect(facetOf('赣县出口奖励要达到什么条件')('年出口额100万美元以上')).toBe(true)
  expect(facetOf('奖励资金县里出多少')('年出口额100万美元以上')).toBe(false)
})
