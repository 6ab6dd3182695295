import { describe, expect, it } from 'vitest'
import { factTable } from '../../../src/core/answer/showing/fact-table.ts'
import { libraryOf, seedsLibrary, TODAY } from '../../support/library.ts'

const answers = (region: string, ...lines: readonly string[]) => {
  const own = libraryOf([{ file: 'a.txt', source: lines.join('\n'), seed: { region } }])
  return (question: string) => own.ask(question, { today: TODAY })
}

describe('what is granted no longer', () => {
  const ask = answers(
    '湖北省宜昌市宜都市',
    '宜都市专利资助办法',
    '第五条 自本办法施行之日起，对国内发明、实用新型、外观设计专利的申请和授权环节不再给予资助。',
    '第六条 取得国外发明专利授权的，每件资助2万元；同一申请人每年资助总额不超过10万元。',
    '第七条 上级资助高于本市标准的，对其质押融资不再给予资助。',
  )

  it('is said in the words of the clause, and not as a sum that it leaves open', () => {
    const { lead, citations } = ask('外观设计专利授权资助多少')
    expect(lead).toContain('条款写的是“不再给予资助”')
    expect(lead).not.toContain('没有写明')
    expect(citations[0]?.clause.label).toBe('第五条')
  })

  it('is not said where it is only so for some', () => {
    expect(ask('质押融资资助多少').lead ?? '').not.toContain('条款写的是')
  })

  it('is not answered by what is granted abroad', () => {
    const labels = ask('国内发明专利授权资助多少').citations.map(({ clause }) => clause.label)
    expect(labels).not.toContain('第六条')
  })
})

describe('a sum that the clause names in another sentence', () => {
  const ask = answers(
    '吉林省通化市柳河县',
    '柳河县旅游发展意见',
    '1.优先发展以下旅游项目。',
    '文化旅游、乡村旅游、森林旅游等旅游项目；大型演艺、主题乐园、游泳温泉等新型旅游业态项目。项目资金投入500万元—5000万元，奖励投资额度的5%—20%。原有景区提档升级，按投资额度享受以上奖励政策。',
    '2.对承担监测任务的工作人员，按每月不高于200元给予补贴；每多承担一项监测任务的，补贴标准提高50元。',
    '3.科研人员的现金奖励应及时足额发放，计入绩效工资总量，不受绩效工资总量限制。',
  )

  it('is not denied', () => {
    const answer = ask('柳河投资2000万建主题乐园，奖励多少')
    expect(answer.lead ?? '').not.toContain('没有写明')
    expect(factTable(answer)[0]?.amount).toContain('5%—20%')
  })

  it('is found though the question says what no text says', () => {
    const { status, citations } = ask('在柳河搞个森林旅游项目投了八百万，能奖多少比例')
    expect(status).toBe('answered')
    expect(citations[0]?.quotes.map(({ text }) => text).join('')).toContain('5%—20%')
  })

  it('is for each of the kinds that are listed before it', () => {
    expect(ask('柳河投2000万建游泳温泉项目奖多少').text).toContain('5%—20%')
  })

  it('is what another is raised by', () => {
    const amounts = factTable(ask('每多承担一项监测任务补贴多少')).map(({ amount }) => amount)
    expect(amounts).toContain('提高50元')
  })

  it('is not missed where nobody asks how much', () => {
    expect(ask('现金奖励会不会占绩效工资额度').lead ?? '').not.toContain('没有写明')
  })
})

it('says that the sums are for firms where a person asks', () => {
  const ask = answers('广东省', '广东省稳就业措施', '四、对劳动密集型小微企业，给予最高500万元的创业担保贷款。')
  expect(ask('个人创业担保贷款最多贷多少').lead).toContain('以下写明的数额是给“劳动密集型小微企业”的')
  expect(ask('小微企业创业担保贷款最多贷多少').lead ?? '').not.toContain('以下写明的数额')
})

describe('a benefit that a clause only names for those who do not get it', () => {
  const ask = answers(
    '浙江省衢州市龙游县',
    '龙游县稳定就业若干措施',
    '第一条 对符合领取失业保险金条件的失业人员，及时发放失业保险金。对生活困难又不符合失业保险金领取条件的失业人员，按每人5000元给予临时生活补助。',
  )

  it('is not answered by what they get instead', () => {
    const amounts = factTable(ask('龙游失业保险金每个月发多少钱')).map(({ amount }) => amount)
    expect(amounts.join()).not.toContain('5000元')
  })

  it('and those who ask as one of them are told', () => {
    expect(ask('不符合失业保险金领取条件的失业人员，能拿多少补助').text).toContain('5000元')
  })
})

describe('a clause that only says 按规定 or 协商', () => {
  const ask = answers(
    '浙江省宁波市',
    '宁波市企业技术秘密保护规定',
    '第十五条 签订竞业限制协议，双方应当协商一致。竞业限制协议的主要内容包括竞业限制补偿费的数额及支付方式。',
    '第十七条 在竞业限制期间，企业应当按照竞业限制协议中的约定，向被竞业限制人员支付一定的补偿费。年补偿费不得低于该员工离职前一年报酬总额的二分之一。',
    '第二十条 技术秘密登记证未按规定申请变更的，责令限期改正；逾期不改的，处一千元以上一万元以下的罚款。',
  )

  it('does not stand before the one that names the sum, of which nothing is said to be open', () => {
    const { lead, citations } = ask('竞业限制补偿一年最少给多少')
    expect(citations[0]?.clause.label).toBe('第十七条')
    expect(lead).not.toContain('没有写明')
  })

  it('is what is fined in the sentence behind it', () => {
    expect(ask('技术秘密登记证没去变更罚多少钱').citations[0]?.clause.label).toBe('第二十条')
  })
})

describe('a table of sums', () => {
  const source = `绵阳市标准化工作奖励办法
第四条 标准制修订奖励按下表执行：
标准类别 | 主导制定（万元） | 参与制定（万元）
国际标准 | 80 | 30
国家标准 | 30 | 10
团体标准 | 3 | 不奖励
修订标准的，按制定标准奖励金额的50%执行。
第五条 承担国家级专业标准化技术委员会秘书处工作的，一次性奖励50万元。`
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '四川省绵阳市' } }])

  it.each(['绵阳国家标准奖励多少', '绵阳牵头制定国家标准奖多少', '绵阳国际标准奖多少'])(
    'answers by the sentence over it, that alone says what its rows grant: %s',
    (question) => {
      const { status, citations } = library.ask(question, { today: TODAY })
      expect([status, citations[0]?.clause.label]).toEqual(['answered', '第四条'])
    },
  )
})

it('is not said to be open where the next clause names it for what was asked', () => {
  const ask = answers(
    '陕西省安康市',
    '安康市若干措施',
    '3. 促进中小企业成长。推进专利产业化促进中小企业成长计划，在专利导航、专利转化、投融资服务等方面给予支持。对首次认定的国家级专精特新“小巨人”企业给予20万元奖励。',
    '6. 深入推进强链增效。实施专利导航工程，对企业经营类、研发活动类等专利导航项目，按照每项10万元—30万元落实省级专项资金。',
  )
  for (const question of ['安康开厂的，专利导航能补多少', '安康想做个专利导航，政府能掏多少']) {
    const { lead, citations } = ask(question)
    expect(citations[0]?.quotes[0]?.text).toContain('每项10万元')
    expect(lead).not.toContain('没有写明')
  }
})

it.each(['老师做技术服务拿的奖金，算不算在绩效工资封顶的盘子里', '创新过程管理的国际标准试点，贵州想覆盖到哪些企业'])(
  '%s asks for no sum, and none is said to be lacking',
  (question) => {
    expect(
      seedsLibrary().ask(question, { today: TODAY, region: question.includes('贵州') ? undefined : '安康' }).text,
    ).not.toContain('没有写明')
  },
)

describe('a figure that the quote states', () => {
  const ask = answers(
    '江西省南昌市',
    '南昌市帮扶措施',
    '第一条 创新提出给予中小微企业社会保险费补贴政策。根据测算，仅这一政策就要投入社会保险费30亿元，惠及职工120万人。',
    '第二条 全市共有16家政府性担保机构，平均担保费率为1.93%左右。',
    '第三条 乘客体温超过37.3摄氏度的，车站应当移交卫生健康部门处置。',
    '第四条 中小微企业承租国有企业房产从事生产经营活动的，免收2月份房租。',
  )

  it.each([
    ['社会保险费补贴政策要投入多少钱', '30亿元'],
    ['政府性担保机构平均收几个点的担保费', '1.93%'],
    ['乘客体温多少度要移交卫生健康部门', '37.3摄氏度'],
    ['中小微企业租国企的房免几个月房租', '2月份房租'],
  ])('is not denied: %s', (question, figure) => {
    const { lead, text } = ask(question)
    expect(text).toContain(figure)
    expect(lead).not.toContain('没有写明')
  })

  it('is denied where the rate is another one', () => {
    expect(ask('政府性担保机构的担保费补贴比例是多少').text).toMatch(/没有/)
  })
})

describe('a sum whose figure the source has lost', () => {
  const ask = answers(
    '湖北省宜昌市宜都市',
    '宜都市农业奖补办法',
    '第一条 新建5000吨以上冷库的，按投资额20%补助，最高',
    '万元（以市财政批复为准）。',
    '第二条 收购本市农产品的贷款，按2%贴息，最高百万元。',
  )
  const notices = (question: string) => ask(question).citations[0]?.notices.join('\n') ?? ''

  it('is told as lost, and not as if nothing were missing', () => {
    expect(notices('新建冷库补助多少')).toContain('原文“最高万元”缺少数字')
    expect(notices('收购农产品贷款贴息多少')).not.toContain('缺少数字')
  })
})

describe('steps of which several figures are added up', () => {
  const ask = answers(
    '北京市',
    '北京市一次性就业服务补助办法',
    '第一条 服务机构为重点企业推荐成功上岗的，享受一次性就业服务补助，人数为50人以上的，补助2.4万元；100人以上的，补助4.5万元。服务机构为多家重点企业提供服务，申请享受一次性就业服务补助时，推荐成功上岗人数可累加计算。',
    '第二条 补助资金由失业保险基金支付。',
  )

  it('are told without denying the sum or the step', () => {
    const { lead, citations } = ask('服务机构给三家重点企业各推荐上岗20个人 能累加算吗 补助多少')
    expect(citations[0]?.clause.label).toBe('第一条')
    expect(lead ?? '').not.toContain('没有写')
  })

  it('are told of one figure where nothing is added up', () => {
    const alone = answers(
      '北京市',
      '北京市一次性就业服务补助办法',
      '第一条 服务机构推荐上岗人数为50人以上的，补助2.4万元；100人以上的，补助4.5万元。',
    )
    expect(alone('服务机构推荐上岗20个人 补助多少').lead).toContain('没有写到不足这一档的')
  })
})

describe('what the clause does not say', () => {
  const ask = answers(
    '陕西省安康市',
    '安康市知识产权若干措施',
    '第一条 对企业用专利获得质押贷款并按期偿还本息的，按比例给予两年贴息。',
  )

  it('is which share, where it grants only in proportion', () => {
    expect(ask('专利质押贷款贴息按百分之几算').lead).toContain('没有写明这一比例')
  })

  it('is whether one may have both', () => {
    const question = '安康省级专精特新的10万跟国家小巨人的20万，一家企业能两个都拿吗'
    const { lead, citations } = seedsLibrary().ask(question, { today: TODAY })
    expect(citations[0]?.clause.text).toContain('20 万元')
    expect(lead).toContain('没有写明能否同时享受')
  })
})
