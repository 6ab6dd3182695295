import { describe, expect, it } from 'vitest'
import { parseDocument } from '../../../src/core/parse-document.ts'

const clausesOf = (...lines: readonly string[]) => parseDocument(lines.join('\n'), 'a.txt').document.clauses
const shown = (...lines: readonly string[]) =>
  clausesOf(...lines).map(({ role, path, text }) => [role, path.join('›') || text])

describe('what a document is signed with', () => {
  it('belongs to no list of attachments above it', () => {
    const list = '附件：1.参展企业申请表 2.展览组织者申请表 3.备案系统二维码'
    const clauses = shown(
      '某市商务局关于组织申报展会扶持资金的通知',
      '各有关企业：',
      '一、支持对象：在我市依法设立并参加境外展会的企业。',
      '二、扶持标准：按展位费实际支出的80%给予补贴。',
      list,
      '某市商务局',
      '2026年3月3日',
      '（联系人：陈小姐，电话：0760-1234567）',
    )
    expect(clauses.slice(-2)).toEqual([
      ['attachment', list],
      ['closing', '（联系人：陈小姐，电话：0760-1234567）'],
    ])
  })

  it('parts a notice from the measures that it hands over, with their chapters', () => {
    const clauses = shown(
      '关于印发《某省担保业务风险补偿及保费补贴专项资金管理办法》的通知',
      '各市财政局，省融资担保集团：',
      '现将《某省担保业务风险补偿及保费补贴专项资金管理办法》印发给你们，请遵照执行。',
      '附件：某省担保业务风险补偿及保费补贴专项资金管理办法',
      '某省财政厅',
      '2026年5月28日',
      '某省担保业务风险补偿及保费',
      '补贴专项资金管理办法',
      '第一章 总则',
      '第一条 为支持小微企业发展，加快推进担保体系建设，制定本办法。',
      '第二章 支持对象和标准',
      '第二条 对单户500万元及以下业务，按年度新增担保额的0.8%给予补贴。',
    )
    expect(clauses.map(([role, path]) => [role, path?.split('\n')[0]])).toEqual([
      ['notice', '各市财政局，省融资担保集团：'],
      ['clause', '第一章 总则›第一条'],
      ['clause', '第二章 支持对象和标准›第二条'],
    ])
  })

  it('parts a call for opinions, with its list of ways to send them, from the draft under it', () => {
    const clauses = shown(
      '关于公开征求《某市小额工程招标投标管理办法（征求意见稿）》意见的公告',
      '为规范小额工程招标投标活动，我局起草了管理办法，现向社会公开征求意见。可于2025年10月10日前反馈意见：',
      '1.电子邮箱：a@b.cn；',
      '2.联系电话：0596-2037788。',
      '某市住房和城乡建设局',
      '2025年9月10日',
      '某市小额工程招标投标管理办法',
      '（征求意见稿）',
      '第一条 为优化营商环境，制定本办法。',
      '第二条 招标公告期不少于5日。',
    )
    expect(clauses.map(([role]) => role)).toEqual(['notice', 'clause', 'clause'])
    expect(clauses[0]?.[1]).toContain('0596-2037788')
    expect(clauses[0]?.[1]).not.toContain('住房和城乡建设局')
  })

  it('parts a call for opinions from its draft', () => {
    const clauses = shown(
      '某市技术改造扶持措施公开征求意见',
      '发布时间：2026-02-22 09:30 来源：市工信局 浏览次数：412 [字体：大 中 小] 打印 关闭',
      '',
      '为扩大制造业有效投资，我局制定了《某市技术改造扶持措施》，现向社会公开征求意见。',
      '联系电话：0318-1234567',
      '附件：某市技术改造扶持措施',
      '某市工业和信息化局',
      '2026年2月22日',
      '',
      '某市技术改造扶持措施',
      '（公开征求意见稿）',
      '一、扶持技术改造项目',
      '对经核定的设备投资额按不超过4%给予补助。',
      '二、扶持设备更新项目',
      '对经核定的设备投资额按不超过6%给予补助。',
    )
    expect(clauses.map(([role]) => role)).toEqual(['notice', 'clause', 'clause'])
    expect(clauses[0]?.[1]).toMatch(/^为扩大制造业有效投资/)
    expect(clauses[1]?.[1]).toBe('一、扶持技术改造项目')
  })
})

describe('a line under the last item', () => {
  it('closes the document where the items are names of documents', () => {
    const closing = '已按上述文件受理尚未兑现的事项，由受理部门按原规定办结。'
    const clauses = clausesOf(
      '某市文化广电旅游体育局关于废止部分规范性文件的通知',
      '决定对下列规范性文件予以废止：',
      '一、《某市文化广电旅游体育局关于促进全域旅游发展的扶持办法》（某文广旅体〔2019〕190号）',
      '二、《某市文化广电旅游体育局关于民宿管理的实施细则》（某文广旅体〔2020〕45号）',
      closing,
      '某市文化广电旅游体育局',
      '2026年8月22日',
    )
    expect(clauses.map(({ role, text }) => [role, text.includes(closing)])).toEqual([
      ['preamble', false],
      ['clause', false],
      ['clause', false],
      ['closing', true],
    ])
  })

  it('belongs to the whole entry of a compilation, and who answers for it with it', () => {
    const clauses = clausesOf(
      '某区惠企政策汇编',
      '一、企业上规入统奖励',
      '政策依据：《某区支持企业上规入统若干措施》（某政办发〔2025〕6号）',
      '支持标准：',
      '1.规模以上工业企业：首次入统奖励15万元；',
      '2.有资质的建筑业企业：奖励5万元。',
      '责任单位：区统计局、区财政局',
      '咨询电话：0318-1234567',
      '二、科技创新奖励',
      '政策依据：《某区科技创新奖励办法》',
      '支持标准：首次认定的高新技术企业，奖励10万元。',
      '责任单位：区科技局',
    )
    expect(clauses.map(({ label, departments }) => [label, departments.lead])).toEqual([
      ['一、', ['区统计局', '区财政局']],
      ['二、', ['区科技局']],
    ])
  })
})

describe('a heading', () => {
  it('holds no sentence that says more than that a list follows', () => {
    const [first, second] = clausesOf(
      '某市关于受理知识产权补助申请的通知',
      '一、补助范围和标准',
      '2025年1月1日至2025年12月31日期间取得的下列事项：',
      '（一）高价值发明专利。对新增的国内高价值发明专利，每件给予最高5000元的补助。',
      '（二）数据知识产权登记。对完成登记的数据知识产权，给予每件最高1000元的补助。',
      '二、申请材料',
      '申请表、营业执照复印件。',
    )
    expect(first?.text).toContain('期间取得')
    expect(second?.path).toEqual(['一、补助范围和标准', '（一）高价值发明专利'])
  })

  it('does not end in a ratio', () => {
    const [clause] = clausesOf('某市措施', '（一）所需资金由市与区两级财政按5:5比例承担。', '（二）自印发之日起施行。')
    expect(clause?.path).toEqual(['（一）'])
  })
})

describe('a paragraph behind the last item of a list', () => {
  it('is no part of that item where it speaks of all of them', () => {
    const clauses = shown(
      '某市绿色制造奖励办法',
      '一、支持标准',
      '（一）绿色工厂。对列入国家级、省级绿色工厂名单的企业，分别给予60万元、30万元一次性奖励。',
      '（二）工业节水。对列入省级节水标杆企业的，给予15万元奖励。',
      '（三）零碳工厂。对认定为省级零碳工厂的企业，给予80万元奖励。',
      '已获得较低等级奖励的，晋级后按差额补足。',
      '二、申报材料',
      '营业执照副本复印件、认定文件和上年度审计报告。',
    )
    expect(clauses.slice(2, 4).map(([role, path]) => [role, path])).toEqual([
      ['clause', '一、支持标准›（三）零碳工厂'],
      ['paragraph', '一、支持标准'],
    ])
  })

  it('is no part of that item where it bounds what all of them grant', () => {
    const clauses = shown(
      '某市技术合同奖励申报通知',
      '一、奖励标准',
      '1. 技术输出方：企业按到账技术交易额的1%给予奖励，每家最高30万元。',
      '2. 技术吸纳方：企业按实际支付技术交易额的2%给予奖励，每家最高40万元。',
      '3. 登记机构：按登记技术交易额的0.2‰给予工作经费补助，每家最高20万元。',
      '奖励金额不足5000元的，不予奖励。',
      '二、申报材料',
      '技术合同认定登记证明、到账凭证和发票，一式两份，同时报送电子版。',
    )
    expect(clauses.slice(2, 4).map(([role, path]) => [role, path])).toEqual([
      ['clause', '一、奖励标准›3. 登记机构'],
      ['paragraph', '一、奖励标准'],
    ])
  })

  it('that tells whom to call is no part of an item that is a sentence', () => {
    const clauses = clausesOf(
      '某市专利政策申报通知',
      '一、其他事项',
      '1.申报资料应真实、合法、有效，弄虚作假的取消三年内申报资格。',
      '2.任何中介机构代理申报均与本局无关，本局不收取任何费用。',
      '3.第二批申报时间另行通知。',
      '联系方式：',
      '市市场监督管理局知识产权促进处 0551-63537221',
    )
    const last = clauses.at(-1)
    expect(last?.role).toBe('closing')
    expect(last?.text).toContain('0551-63537221')
    expect(clauses.at(-2)?.text).toBe('3.第二批申报时间另行通知。')
  })
})

describe('whom to call on a matter, in lines at the end of it', () => {
  it('belongs to the last matter too where each has its own', () => {
    const matter = (head: string, name: string) => [head, '做好相关工作，帮助企业渡过难关。', `联系人：${name}`]
    const clauses = shown(
      '某区关于企业服务的说明',
      ...matter('一、企业服务', '刘霞'),
      ...matter('二、物资保障', '马旭'),
      '某区经济局',
      '2020年2月12日',
    )
    expect(clauses.map(([role]) => role)).toEqual(['clause', 'clause'])
  })
})

describe('a number', () => {
  it('that lost its point still goes on between two that have theirs', () => {
    const measure = '参考建议：纳税人在电子税务局提交资料，税务人员核对后办理。'
    const clauses = clausesOf(
      '某市办税清单',
      `1.航空企业申报\n${measure}`,
      `2货物运输业备案\n${measure}`,
      `3.购置税退税\n${measure}`,
    )
    expect(clauses.map(({ label }) => label)).toEqual(['1.', '2', '3.'])
  })

  it('stands over the question behind it, though it is the last', () => {
    const question = (number: number) => `${number}. 问：第${number}类企业可以享受吗？\n答：可以享受，按规定申报即可。`
    const clauses = clausesOf('政策问答', ...[1, 2, 3].map(question))
    expect(clauses.map(({ path }) => path[0])).toEqual(['1.', '2.', '3.'])
  })
})
