import { describe, expect, it } from 'vitest'
import { libraryOf, seedTexts, TODAY } from '../../support/library.ts'

const source = [
  '某市科技中介管理办法',
  '第一条 科技中介服务机构不得出具虚假报告，不得泄露商业秘密，应当按照合同提供评估、咨询等服务。',
  '第二条 科技中介服务机构评为优秀的，给予10万元奖励。',
  '第三条 违反本办法规定，科技中介服务机构出具虚假报告的，由市科技局处二万元罚款。',
  '第四条 新材料企业首次备案的，给予5万元奖励。',
].join('\n')
const library = libraryOf([{ file: 'a.txt', source, seed: { region: '全国' } }])
const ask = (question: string) => library.ask(question, { today: TODAY })

it('what follows on a breach is told by the clause that punishes it', () => {
  expect(ask('科技中介出具虚假报告会被怎么处理').citations[0]?.clause.label).toBe('第三条')
})

it('a clause that speaks of no papers does not tell which ones to hand in', () => {
  expect(ask('科技中介奖励要交什么材料').status).toBe('not_found')
})

it('new materials are no papers', () => {
  expect(ask('新材料企业备案有什么奖励').citations[0]?.clause.label).toBe('第四条')
})

const grants = [
  '某市商标办法',
  '第一条 对新注册的地理标志证明商标，给予10万元资助。',
  '第二条 单位应当于每年6月30日前向市场监督管理局提交申报材料。',
  '第三条 资金由市财政局在公示结束后30日内拨付到企业。',
  '第四条 同一单位每年获得的资助总额不超过50万元。',
  '第五条 市财政局负责资金的预算和拨付。',
  '第六条 对获得发明专利的单位，给予1万元奖励。',
  '第七条 奖励由登记系统比对后直接兑现，免申即享。',
  '第八条 弄虚作假骗取资金的，追回资金，三年内不再受理其申报。',
  '第九条 所需资金由市、县财政按4:6分担。',
  '第十条 政策咨询联系电话：0737-1234567。',
  '第十二条 商标保险保费由市财政补贴80%，企业自担20%。',
  '第十一条 对完成专利导航项目的企业，给予20万元资助。',
].join('\n')
const trademarks = libraryOf([...seedTexts(), { file: 'a.txt', source: grants, seed: { region: '湖南省益阳市' } }])

it.each([
  ['益阳地理标志证明商标资助什么时候申报', '第二条'],
  ['益阳地理标志证明商标资助多久到账', '第三条'],
  ['益阳一家单位一年最多拿多少资助', '第四条'],
  ['益阳资助资金谁拨付', '第五条'],
  ['益阳地理标志证明商标资助几号前交材料', '第二条'],
  ['益阳地理标志证明商标资助要自己报吗', '第七条'],
  ['骗取益阳地理标志资助怎么处理', '第八条'],
  ['益阳地理标志证明商标资助市里县里各担多少', '第九条'],
  ['益阳商标保险自己要掏几成', '第十二条'],
  ['益阳地理标志证明商标资助联系谁 电话多少', '第十条'],
])('%s is told by %s', (question, label) => {
  expect(trademarks.ask(question, { today: TODAY }).citations[0]?.clause.label).toBe(label)
})

it('a provision for the whole document is said to be one', () => {
  const { text } = trademarks.ask('益阳地理标志证明商标资助什么时候申报', { today: TODAY })
  expect(text).toContain('以下是同一文件的统一规定')
})

it('when to apply is answered beside how much', () => {
  const { text, citations } = trademarks.ask('益阳地理标志证明商标资助多少，什么时候申报', { today: TODAY })
  expect(text).toMatch(/问题1[\s\S]*10万元[\s\S]*问题2[\s\S]*6月30日/)
  // A card shows no text between its citations.
  expect(citations[1]?.notices.join()).toMatch(/^“什么时候申报”：以下是同一文件的统一规定/)
})

it('whether one must apply is answered beside how much', () => {
  const { text } = trademarks.ask('益阳地理标志证明商标资助多少，要不要自己去申请', { today: TODAY })
  expect(text).toMatch(/问题1[\s\S]*10万元[\s\S]*问题2[\s\S]*免申即享/)
  expect(text).not.toContain('具体数额')
})

it('a second subject that ends in 呢 is a question of its own', () => {
  const { text } = trademarks.ask('益阳地理标志证明商标资助多少，专利导航呢', { today: TODAY })
  expect(text).toMatch(/问题1[\s\S]*10万元[\s\S]*问题2[\s\S]*20万元/)
})

it('what a clause encourages before it grants is what its sum is for', () => {
  const source = [
    '第一条 支持企业以提升效率、更新换代、节能降碳为目标，实施一批淘汰老旧设备的技术改造项目。',
    '项目应为在建项目，对核定的设备投资额按不超过6%给予补助，单个项目上限为60万元。',
  ].join('')
  const one = libraryOf([{ file: 'a.txt', source, seed: { region: '河北省衡水市' } }])
  const { text } = one.ask('衡水技改设备补助能拿多少', { today: TODAY })
  expect(text).toContain('60万元')
  expect(text).not.toContain('具体数额')
})

it('of several tiers the one that takes in the person’s figure is told first', () => {
  const source = [
    '某市基地办法',
    '第一条 对种植面积100亩以上、不足500亩的花卉基地，给予5万元补助；对种植面积500亩以上的花卉基地，给予20万元补助。',
  ].join('\n')
  const library = libraryOf([...seedTexts(), { file: 'a.txt', source, seed: { region: '湖南省益阳市' } }])
  const amounts = (question: string) =>
    library.ask(question, { today: TODAY }).citations[0]?.facts.map(({ amount }) => amount)
  expect(amounts('益阳花卉基地种了600亩补助多少')?.[0]).toContain('20万元')
  expect(amounts('益阳花卉基地种了200亩补助多少')?.[0]).toContain('5万元')
})

it('who is left out is told before what others get', () => {
  const source = [
    '某市专利保险办法',
    '第一条 对投保专利保险的企业，按保费的50%给予补贴，每年最高1万元。',
    '第二条 补贴资金按季度拨付。个人投保不予补贴。',
  ].join('\n')
  const library = libraryOf([...seedTexts(), { file: 'a.txt', source, seed: { region: '湖南省益阳市' } }])
  const asked = (question: string) => library.ask(question, { today: TODAY }).citations[0]?.clause.label
  expect(asked('益阳个人买专利保险给补贴吗')).toBe('第二条')
  expect(asked('益阳企业买专利保险给补贴吗')).toBe('第一条')
})

it('how much is answered though nothing says when to apply', () => {
  const { status, text } = libraryOf(seedTexts()).ask('安康贷款贴息多少，什么时候申报', { today: TODAY })
  expect(status).toBe('answered')
  expect(text).toMatch(/^“什么时候申报”：库里没有找到[\s\S]*问题1[\s\S]*两年贴息/)
})

describe('whether one may still apply', () => {
  const call = [
    '益阳市商务局关于组织申报2026年度展会补助的通知',
    '一、支持标准',
    '对企业参加境外展会的，按展位费的50%给予补助，单个企业年度补助总额不超过10万元。',
    '二、申报时间',
    '申报时间为2026年9月8日至10月15日，逾期不予受理。',
    '2026年9月1日',
  ].join('\n')
  const library = libraryOf([...seedTexts(), { file: 'a.txt', source: call, seed: { region: '湖南省益阳市' } }])

  it.each([
    ['2026-10-15', '现在还没有截止'],
    ['2026-10-16', '现在已经截止'],
  ])('is told for the day that it is asked, %s', (today, said) => {
    const { text, citations } = library.ask('益阳境外展会补助现在还能报吗', { today })
    expect(text).toContain(`申报时间到2026年10月15日，${said}`)
    expect(citations[0]?.clause.text).toContain('逾期不予受理')
  })

  it('is told by the term of a document that names no days to apply', () => {
    const source = '益阳市养鸭补助办法\n\n第一条 新建养鸭场补助5万元。\n\n第二条 本办法有效期至2025年12月31日。'
    const ducks = libraryOf([...seedTexts(), { file: 'a.txt', source, seed: { region: '湖南省益阳市' } }])
    const textOn = (today: string) => ducks.ask('益阳养鸭场补助现在还能报吗', { today }).text
    expect(textOn('2025-12-31')).toContain('文件期限到2025年12月31日，尚未到期')
    expect(textOn('2026-01-01')).toContain('文件期限到2025年12月31日，已过期')
  })

  it('is no question of whoever still meets the conditions', () => {
    const { text } = library.ask('被处罚过的企业还能申报益阳境外展会补助吗', { today: TODAY })
    expect(text).not.toContain('截止：')
  })
})

it.each([
  ['益阳专利奖补市里出还是县里出', '第三条'],
  ['益阳专利奖补的钱能不能拿去还贷款', '第四条'],
  ['益阳专利奖补多久能拿到', '第五条'],
  ['益阳专利奖补找谁问，电话多少', '第六条'],
])('what a document says once for all its grants: %s is told by %s', (question, label) => {
  const source = [
    '某市专利奖补办法',
    '第一条 对获得发明专利授权的企业，每件奖补2000元。',
    '第二条 对专利质押融资的企业，给予50%贴息补助。',
    '第三条 奖补资金由市、县两级财政按6∶4比例分担。',
    '第四条 奖补资金应当专款专用，不得用于偿还债务。',
    '第五条 奖补资金按季度拨付至企业银行账户。',
    '第六条 咨询电话：0737-1234567。',
  ].join('\n')
  const library = libraryOf([...seedTexts(), { file: 'a.txt', source, seed: { region: '湖南省益阳市' } }])
  expect(library.ask(question, { today: TODAY }).citations[0]?.clause.label).toBe(label)
})

it('谁负责 after an answer is asked of the clause that it stood on', () => {
  const source = [
    '某区技术改造办法',
    '第一条 对企业技术改造项目，按设备投资的6%给予补助。（责任单位：区工信局）',
    '第二条 企业购买技术改造保险的，按保费的40%给予补贴，技术改造补贴按年结算。（责任单位：区科技局）',
  ].join('\n')
  const library = libraryOf([...seedTexts(), { file: 'a.txt', source, seed: { region: '湖南省益阳市' } }])
  for (const question of ['益阳技改按设备投资补多少', '益阳技改保险补贴多少']) {
    const options = { today: TODAY, region: '益阳市' }
    const [before] = library.ask(question, options).citations
    const [after] = library.ask('这个归哪个部门管', { ...options, history: [question] }).citations
    expect(after?.clause.label).toBe(before?.clause.label)
  }
})

it('a sum stands for what its clause encourages, be it named in the sentence before', () => {
  const source = [
    '某区绿色制造办法',
    '第一条 支持绿色发展。鼓励企业创建绿色工厂、绿色供应链。对获得国家级认定的，给予100万元奖励。',
    '第二条 鼓励企业开展清洁生产。对通过评审的企业，给予5万元补助。',
  ].join('\n')
  const library = libraryOf([...seedTexts(), { file: 'a.txt', source, seed: { region: '湖南省益阳市' } }])
  const { status, citations } = library.ask('益阳国家级绿色工厂奖励多少', { today: TODAY })
  expect([status, citations[0]?.clause.label]).toEqual(['answered', '第一条'])
})

it('the telephone is shown that stands at the end of a long clause', () => {
  const long = '对符合条件的个人创业担保贷款给予财政贴息，贷款额度最高30万元。'.repeat(8)
  const source = `某市就业办法\n第一条 ${long}咨询电话：0737-1234567。`
  const library = libraryOf([...seedTexts(), { file: 'a.txt', source, seed: { region: '湖南省益阳市' } }])
  const [citation] = library.ask('益阳创业担保贷款打哪个电话', { today: TODAY }).citations
  expect(citation?.quotes.map(({ text }) => text).join()).toContain('0737-1234567')
})

it.each([
  ['how a document stands', '安康那个文件有效吗', '状态：有效'],
  ['its parts', '安康12项措施分别是什么', '12. 推动金融服务'],
  ['what the library holds', '库里有哪些文件', '库里收录的文件有 5 份'],
  ['that nothing was found', '安康专精特新企业上市奖励宠物美容多少', '库里没有'],
])('a card tells %s', (_, question, said) => {
  const { lead, text } = libraryOf(seedTexts()).ask(question, { today: TODAY })
  expect(lead).toContain(said)
  expect(text.startsWith(lead.split('\n')[0] ?? '')).toBe(true)
})

it('how a document stands is told in a card as well, where that is the second of two questions', () => {
  const { citations } = libraryOf(seedTexts()).ask('安康贷款贴息多少？安康市的若干措施还有效吗？', { today: TODAY })
  expect(citations.flatMap(({ notices }) => notices).join()).toMatch(/“[^”]*还有效吗[^”]*”：.*文号：.*状态：/)
})

const periods = [
  '某市惠企政策实施办法',
  '第一条 因疫情影响按月申报的纳税人，2月申报纳税期限延长至2月24日。',
  '第二条 对失业人员发放失业补助金，每人每月1000元，由市社会保险中心发放。',
  '第三条 累计缴费满5年不足10年的失业人员，失业保险金最长领取18个月。',
  '第四条 企业申请缓缴社会保险费的，缓缴期间免收滞纳金，申请截止时间为2026年6月30日。',
  '第五条 农业龙头企业监测合格的，给予3万元奖励；监测不合格的，取消其称号。',
  '第六条 对高新技术企业给予市级认定服务，2026年新增认定高新技术企业28家。',
].join('\n')
const town = libraryOf([{ file: 'a.txt', source: periods, seed: { region: '湖南省益阳市' } }])

it.each([
  ['益阳2月申报纳税期限到几号', '第一条'],
  ['失业保险金能领几个月', '第三条'],
  ['社保缓缴最晚什么时候申请', '第四条'],
])('%s is told by the clause with the day or the period, %s', (question, label) => {
  expect(town.ask(question, { today: TODAY }).citations[0]?.clause.label).toBe(label)
})

it('an award is no fine', () => {
  const { citations } = town.ask('农业龙头企业监测不合格罚多少钱', { today: TODAY })
  expect(citations.map(({ clause }) => clause.label)).not.toContain('第五条')
})

it('that no clause names the period is said before the sum that it does name', () => {
  const alone = libraryOf([
    { file: 'a.txt', source: periods.replace(/第三条.*/, ''), seed: { region: '湖南省益阳市' } },
  ])
  expect(alone.ask('益阳失业补助金一共领几个月', { today: TODAY }).lead).toMatch(/没有写明这一期限|没有找到/)
})

it('a number that is aimed at is no award', () => {
  expect(town.ask('益阳高新技术企业新增认定奖励多少钱', { today: TODAY }).lead).toMatch(/没有写明|没有找到/)
})

it('how many years a document is good for is asked of its term', () => {
  const lasting = `${periods}\n第七条 本办法自2025年1月1日起施行，有效期5年。`
  const { lead } = libraryOf([{ file: 'a.txt', source: lasting, seed: { region: '湖南省益阳市' } }]).ask(
    '益阳那个惠企政策实施办法管几年',
    { today: '2026-01-01' },
  )
  expect(lead).toContain('期限：2025年1月1日—2029年12月31日')
})

it('what becomes of the part above a limit is quoted with the limit', () => {
  const other = '对遭受重大损失的企业，其实际缴纳的房产税实行先征后补，由受益地财政按程序审核后予以安排。'.repeat(5)
  const limit = '捐赠支出在年度利润总额12%以内的部分，准予在计算应纳税所得额时扣除；'
  const rest = '超过部分准予结转至以后三年内扣除。'
  const source = `某市惠企办法\n第一条 ${other}${limit}${rest}${other}`
  const taxes = libraryOf([{ file: 'a.txt', source, seed: { region: '湖南省益阳市' } }])
  const [citation] = taxes.ask('益阳捐赠支出税前扣除比例多少', { today: TODAY }).citations
  expect(citation?.quotes.map(({ text }) => text).join()).toContain(limit + rest)
})

describe('what is said not to be written', () => {
  const library = libraryOf([
    {
      file: 'a.txt',
      source: [
        '安康市居住证积分和用电办法',
        '第一条 居住证积分：在本市工作并居住的，每满1年积2分，最高20分。',
        '第二条 疫情期间减免的企业电费由国网陕西省电力有限公司全部承担。',
        '第三条 产业扶贫实行以奖代补，具体奖补办法由县确定。',
        '第四条 对灵活就业的高校毕业生，按规定给予社会保险补贴。补贴标准为248.8元/人月。',
      ].join('\n'),
      seed: { region: '陕西省安康市' },
    },
  ])

  it.each([
    ['居住证积分一年加几分', '每满1年积2分', '没有写明'],
    ['居住证积分加多少', '最高20分', '没有写明'],
    ['减免的企业电费归谁承担', '由国网陕西省电力有限公司全部承担', '没有写明责任单位'],
    ['产业扶贫的奖补办法谁来定', '具体奖补办法由县确定', '没有写明责任单位'],
    ['灵活就业的高校毕业生社保补贴多少', '248.8元/人月', '具体数额'],
  ])('is not written: %s', (question, said, denied) => {
    const { text } = library.ask(question, { today: TODAY, region: '安康' })
    expect(text).toContain(said)
    expect(text.replace(/没有写明(?:有效期|发布日期)/gu, '')).not.toContain(denied)
  })
})

describe('of clauses on one subject the one that says the particular comes first', () => {
  const source = [
    '某市创业担保贷款和示范企业办法',
    '第一条 对符合条件的创业担保贷款，按照贷款实际利率的50%进行贴息，最高10万元。',
    '第二条 创业担保贷款利率上限不超过贷款市场报价利率（LPR）+50BP。',
    '第三条 小微企业当年新招用人员达到在职职工人数10%的，可以申请创业担保贷款。',
    '第四条 示范企业评价包括三类指标，满分为100分，评价指标由市科技局公布。',
    '第五条 示范企业评价得分达到60分以上，且研发费用占比不低于3%的，列入名单。',
    '第六条 示范企业应当每3年报告一次，有效期内更名的，于3个月内报告。',
    '第七条 示范企业认定结果有效期为三年，自公布之日起计算。',
    '第八条 享受购房补贴的人才，在本市工作不满5年的停发购房补贴。',
    '第九条 享受购房补贴所购住房自取得不动产权证书之日起5年内不得转让。',
    '第十条 本办法自2024年5月20日起施行，有效期五年。',
    '第十一条 对开展培训的企业，每月给予培训补贴不超过2万元。',
    '第十二条 培训补贴的申请企业应当成立6个月以上，未被列入失信名单。',
    '第十三条 培训补贴期最长不超过12个月。',
    '第十四条 弄虚作假骗取培训补贴的，追回资金，3年内不得申报。',
    '第十五条 对招用失业人员的企业，按缴纳的失业保险费给予社会保险补贴，能领取的期限不超过3年。',
    '第十六条 累计缴费满1年不足5年的，最长领取12个月失业保险金。',
  ].join('\n')
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '湖南省益阳市' } }])

  it.each([
    ['益阳创业担保贷款利率封顶是多少', '第二条'],
    ['益阳小微企业申请创业担保贷款要新招多少人', '第三条'],
    ['益阳示范企业评价要多少分', '第五条'],
    ['益阳示范企业认定后管几年', '第七条'],
    ['益阳享受购房补贴的房子多久能卖', '第九条'],
    ['益阳培训补贴最多补几个月', '第十三条'],
    ['骗了益阳的培训补贴会怎么处理', '第十四条'],
    ['益阳失业金能领几个月', '第十六条'],
  ])('%s: %s', (question, label) => {
    expect(library.ask(question, { today: TODAY }).citations[0]?.clause.label).toBe(label)
  })

  it('and is not said to name no figure where it names the rate', () => {
    expect(library.ask('益阳创业担保贷款利率封顶是多少', { today: TODAY }).text).not.toContain('没有写明')
  })
})

it('the standard that a clause states some lines below is quoted with what it is the standard of', () => {
  const source = [
    '某市就业政策',
    '灵活就业社保补贴',
    '政策内容：对离校1年内未就业的高校毕业生灵活就业后缴纳社会保险费的，按规定给予社会保险补贴，补贴期限最长不超过2年。',
    '文件依据：《某市人民政府关于进一步做好当前和今后一段时期就业创业工作的实施意见》（某政发〔2017〕46号）',
    '补贴测算：对灵活就业人员按照最低社会保险缴费基数缴纳社会保险费的30%给予补贴，具体补贴金额为248.8元/人月。',
    '申请渠道：街道（乡镇）公共服务窗口，由社区初审后报区人力资源和社会保障局审核，公示五个工作日后按月发放到个人账户。',
  ].join('\n')
  const answer = libraryOf([{ file: 'a.txt', source, seed: { region: '湖南省益阳市' } }]).ask(
    '益阳高校毕业生灵活就业社保补贴多少',
    { today: TODAY },
  )
  expect(answer.citations[0]?.quotes.map(({ text }) => text).join('')).toContain('248.8元')
})

it('who bears a cost without a figure for it leaves the sum open', () => {
  const source = '某市保险办法\n第一条 家电保险保费由企业和个人共同承担，个人应承担的部分由个人自行缴纳。'
  const { text } = libraryOf([{ file: 'a.txt', source, seed: { region: '湖南省益阳市' } }]).ask(
    '益阳家电保险保费个人要出多少',
    { today: TODAY },
  )
  expect(text).toContain('没有写明')
})

it('a grant without a sum is quoted, and its sum said to be open', () => {
  const source = [
    '某省就业扶贫措施',
    '第一条 加强就业奖补。在认真执行现有就业扶贫奖补政策基础上，进一步提高标准、加大力度，形成激励和示范效应。对稳定转移就业3个月以上的建档立卡贫困劳动力，提高交通费补贴标准。对统一组织到省外就业3个月以上的贫困劳动力，给予一次性途中生活补助。结合实际提高乡村公共服务岗位聘用贫困人口的岗位补助标准。对农村劳动力经纪人等，依据有组织输出贫困劳动力的数量，区分省外就业、县外就业，分类增加一定额度的补助。对吸纳贫困劳动力就业的扶贫车间，在疫情防控期间根据吸纳就业规模和保障用工情况，按照县级人民政府的安排加大支持力度。',
  ].join('\n')
  const { citations, lead } = libraryOf([{ file: 'a.txt', source, seed: { region: '湖南省益阳市' } }]).ask(
    '益阳统一组织到省外打工的贫困劳动力补多少钱',
    { today: TODAY },
  )
  const said = citations[0]?.quotes.map(({ text }) => text).join('')
  expect(said).toContain('一次性途中生活补助')
  expect(lead).toContain('没有写明')
})

it('whom a grant is for all but is told by the sentence that says so', () => {
  const source = [
    '某市援企稳岗政策',
    '第一条 受疫情影响的中小微企业可申请一次性社会保险补贴，于5月1日起通过官网申请一次性社会保险补贴。',
    '第二条 一次性社会保险补贴的主要对象为符合产业发展方向的非国有企业。',
  ].join('\n')
  const { citations } = libraryOf([{ file: 'a.txt', source, seed: { region: '湖南省益阳市' } }]).ask(
    '国有企业可以申请益阳的一次性社会保险补贴吗',
    { today: TODAY },
  )
  expect(citations[0]?.clause.label).toBe('第二条')
})
