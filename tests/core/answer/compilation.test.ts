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
