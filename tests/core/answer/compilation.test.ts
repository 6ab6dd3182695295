import { describe, expect, it } from 'vitest'
import { libraryOf } from '../../support/library.ts'

const library = libraryOf([
  {
    file: 'compiled.txt',
    source: [
      '于都县惠企政策汇编（2025年版）',
      '于都县优化营商环境工作领导小组办公室 编印',
      '',
      '一、于都县标准厂房租金补贴办法',
      '（于府办发〔2024〕18号，2024年6月5日印发）',
      '第一条 租用标准厂房的企业，前两年按实缴租金的60%给予补贴，年补贴额最高40万元。',
      '第二条 企业应于每年3月底前向园区管委会提出上一年度租金补贴申请。',
      '第三条 本办法自2024年7月1日起施行，有效期三年。',
      '',
      '二、于都县电商物流发展扶持措施',
      '（于商务字〔2025〕7号，2025年2月20日印发）',
      '（一）直播基地补助。新建直播间10间以上的直播基地，按设备投入的30%补助，单个基地最高60万元。',
      '（二）冷链建设补助。新建冷库库容在500立方米以上的，按每立方米200元补助，最高80万元。',
      '本措施执行至2027年12月31日。',
      '',
      '三、于都县普惠托育机构运营补助细则',
      '（于卫健字〔2025〕3号，2025年1月16日印发）',
      '1.补助标准：按实际收托婴幼儿人数，每人每月400元。',
      '2.补助资金按半年拨付，每年1月和7月由机构向县卫生健康委员会申请。',
    ].join('\n'),
    seed: { region: '江西省赣州市于都县' },
  },
])
const ask = (question: string, today = '2026-11-01') => library.ask(question, { today, region: '于都' })

describe('a compilation of several policies', () => {
  it('tells number, term and standing of the one that is asked about', () => {
    const { text, citations } = ask('于都标准厂房租金补贴办法现在还有效吗')
    expect(text).toContain(
      '《于都县标准厂房租金补贴办法》\n载于：《于都县惠企政策汇编（2025年版）》\n文号：于府办发〔2024〕18号',
    )
    expect(text).toMatch(/期限：至2027年6月30日\n状态：有效/)
    expect(citations[0]?.quotes[0]?.text).toContain('有效期三年')
    expect(ask('于都标准厂房租金补贴办法现在还有效吗', '2027-08-01').text).toContain('状态：期限已过')
    expect(ask('于都电商物流发展扶持措施还有效吗', '2027-08-01').text).toMatch(/期限：至2027年12月31日\n状态：有效/)
  })

  it('lets the clauses of each hold as long as it does', () => {
    expect(ask('于都直播基地补助多少', '2027-08-01').citations[0]?.document.status).toBe('in_force')
    expect(ask('于都标准厂房租金补贴多少', '2027-08-01').citations[0]?.document.status).toBe('term_passed')
  })

  it('answers when to apply for one of them by no other’s provision', () => {
    expect(ask('于都托育机构运营补助啥时候申请').citations[0]?.quotes[0]?.text).toContain('每年1月和7月')
    expect(
      ask('于都直播基地补助什么时候申报')
        .citations.map(({ clause }) => clause.text)
        .join(),
    ).not.toContain('3月底')
  })
})

describe('a list of policies with a line for how long each is carried out', () => {
  const { ask: asked } = libraryOf([
    {
      file: 'list.txt',
      source: [
        '遵义市稳岗扩岗政策清单',
        '一、失业保险稳岗返还',
        '1.政策内容：参保企业上年度未裁员的，可以申请返还。大型企业按上年度实际缴纳失业保险费的30%返还，中小微企业按60%返还。',
        '2.执行期限：2025年1月1日至2025年12月31日。',
        '二、一次性扩岗补助',
        '1.政策内容：招用毕业年度高校毕业生，签订劳动合同并参保的，每人补助1500元。',
        '2.执行期限：2026年1月1日至2026年12月31日。',
      ].join('\n'),
      seed: { region: '贵州省遵义市' },
    },
  ])
  const answer = (question: string) => asked(question, { today: '2026-11-21' })

  it('is told to have run out, one policy and not the other', () => {
    expect(answer('稳岗返还大型企业返多少').text).toMatch(/^以下规定的期限已过/)
    expect(answer('扩岗补助每人多少').text).not.toContain('已过')
  })

  it('may be applied for as long as its own line says', () => {
    expect(answer('稳岗返还现在还能申请吗').lead).toBe('原文没有写明申报的起止日期；本条期限到2025年12月31日，已过期：')
    expect(answer('扩岗补助现在还能申请吗').lead).toContain('本条期限到2026年12月31日：')
  })
})
