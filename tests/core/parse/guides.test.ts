import { describe, expect, it } from 'vitest'
import { parseDocument } from '../../../src/core/parse-document.ts'

const clausesOf = (lines: readonly string[]) => parseDocument(lines.join('\n'), 'a.txt').document.clauses

describe('a guide whose headings have no numbers', () => {
  const clauses = clausesOf([
    '企业稳岗返还办事指南',
    '实施主体  某市失业保险服务中心',
    '',
    '受理条件',
    '1、正常参加失业保险，并足额缴纳失业保险费12个月以上；',
    '2、被列入失信被执行人的单位，不予享受。',
    '',
    '服务对象',
    '在某市市本级参加失业保险的企业，以及参照执行的社会团体、律师事务所。',
    '',
    '办理流程',
    '1、公示：在官网公示5个工作日。',
    '2、拨付：公示无异议的，15个工作日内拨付至企业对公账户。',
    '',
    '办理地点',
    '某市天元区神龙大道399号市民中心1楼35号窗口',
    '办理时间',
    '法定工作日：上午9：00—12：00，下午13：30—17：30',
    '咨询电话',
    '0731-28686016',
    '更新时间：2025-08-28',
    '【打印】【收藏】【关闭】',
  ])
  const textOf = (label: string) => clauses.find((clause) => clause.label === label)?.text

  it('is cut at each of them', () => {
    expect(textOf('服务对象')).toBe('服务对象\n在某市市本级参加失业保险的企业，以及参照执行的社会团体、律师事务所。')
    expect(textOf('办理时间')).toBe('办理时间\n法定工作日：上午9：00—12：00，下午13：30—17：30')
    expect(textOf('咨询电话')).toBe('咨询电话\n0731-28686016')
  })

  it('has nothing of the next part in a list before it', () => {
    expect(
      clauses
        .filter(({ text }) => text.includes('拨付至'))
        .map(({ text }) => text)
        .join(),
    ).not.toContain('神龙大道')
  })
})

describe('a guide whose names stand in the first column of a table', () => {
  const rows = [
    '事项名称\t首台（套）装备奖励',
    '实施机关\t漳州市工业和信息化局',
    '受理条件\t1.在漳州市注册的装备制造企业；2.列入首台（套）认定名单；3.合同金额不低于100万元',
    '办理时限\t法定时限60个工作日，承诺时限25个工作日',
    '受理时间\t工作日 8:30—12:00，14:30—17:30',
    '咨询电话\t0596-2030567',
  ]
  const below = ['一、设定依据', '《漳州市促进装备制造业发展若干意见》第九条。']

  it.each([
    ['tabs', rows],
    ['pipes', rows.map((row) => `| ${row.replace('\t', ' | ')} |`)],
    ['colons', rows.map((row) => row.replace('\t', '：'))],
    ['brackets', rows.map((row) => `【${row.replace('\t', '】')}`)],
  ])('is cut at its lines, and at no number inside a cell (%s)', (_, lines) => {
    const clauses = clausesOf(['漳州市首台（套）装备奖励办事指南', ...lines, ...below])
    expect(clauses.map(({ path }) => path.join('›'))).toEqual([
      ...rows.map((row) => row.split('\t')[0]),
      '一、设定依据',
    ])
    expect(clauses[2]?.text).toMatch(/受理条件.*1\.在漳州市.*2\.列入.*100万元/)
    expect(clauses[1]?.departments.lead).toEqual(['漳州市工业和信息化局'])
  })

  it('is not cut at its lines where there are several: they say nothing without the name of theirs', () => {
    const guide = (name: string) => [
      `项目名称：${name}`,
      '申报条件：1.在某市注册；2.通过认定。',
      '办理时限：20个工作日',
      '咨询电话：0596-2030567',
    ]
    const clauses = clausesOf(['某市惠企项目', ...guide('首台套奖励'), ...guide('绿色工厂奖励')])
    expect(clauses.map(({ label }) => label)).not.toContain('办理时限')
  })

  it('is no table of which the first line names the columns', () => {
    const [clause] = clausesOf([
      '某市奖励办法',
      '一、标准',
      '受理条件\t奖励金额',
      '国家级企业\t30万元',
      '省级企业\t20万元',
      '市级企业\t10万元',
    ])
    expect(clause?.text).toContain('市级企业')
  })
})

describe('a guide to several matters whose names stand in brackets', () => {
  const source = [
    '创业补贴、见习补贴办理指南',
    '',
    '【事项名称】一次性创业补贴申领',
    '【办理机构】某市就业创业促进中心',
    '【受理条件】',
    '1、在某市登记注册，正常经营6个月以上；',
    '2、创办人首次创业。',
    '【补贴标准】一次性创业补贴10000元/户。',
    '【申请材料】',
    '（1）申请表  原件1份',
    '（2）营业执照  复印件1份',
    '【承诺时限】15个工作日（不含公示时间）',
    '',
    '【事项名称】就业见习补贴申领',
    '【受理条件】经认定的就业见习基地。',
    '【补贴标准】见习补贴每人每月1700元。',
    '【咨询电话】0832-2039812　【监督电话】0832-2022245',
    '',
    '【打印】【关闭】',
  ].join('\n')
  const { document } = parseDocument(source, 'a.txt')

  it('is cut at each of them, under its own matter', () => {
    expect(document.clauses.map(({ path }) => path.join('›'))).toEqual([
      '一次性创业补贴申领›办理机构',
      '一次性创业补贴申领›受理条件',
      '一次性创业补贴申领›补贴标准',
      '一次性创业补贴申领›申请材料',
      '一次性创业补贴申领›承诺时限',
      '就业见习补贴申领›受理条件',
      '就业见习补贴申领›补贴标准',
      '就业见习补贴申领›咨询电话',
    ])
    expect(document.clauses[1]?.text).toMatch(/1、在某市.*\n.*2、创办人首次创业。$/s)
    expect(document.clauses[3]?.text).not.toContain('承诺时限')
  })

  it('is answered for by the office that it names', () => {
    expect(document.clauses[0]?.departments.lead).toEqual(['某市就业创业促进中心'])
  })
})

describe('news of measures', () => {
  const clauses = clausesOf([
    '某市出台旅游奖励办法',
    '近日，某市印发旅游奖励办法，奖励旅行社。',
    '（一）汽车旅游奖励',
    '一次性组织30人以上乘坐汽车来旅游的，按20元/人给予奖励。',
    '（二）包机奖励',
    '每架次奖励2万元。',
    '据某市文旅局相关负责人介绍，旅行社应在发团前3个工作日报备行程，未提前报备的团队不予认可。',
    '编辑：李某  审核：陈某',
    '责任声明：本文不代表本网立场',
    '相关阅读',
    '邻市至某市高铁有新进展',
    '邻市出台消费券发放方案 9月起发放1000万元',
  ])

  it('end with the last of them, and what is said after it is apart', () => {
    expect(clauses.find(({ label }) => label === '（二）')?.text).toBe('（二）包机奖励\n每架次奖励2万元。')
    expect(clauses.at(-1)?.text).toMatch(/^据某市文旅局.*不予认可。$/)
  })

  it('hold nothing of the site around them', () => {
    expect(clauses.map(({ text }) => text).join()).not.toMatch(/李某|立场|高铁|消费券/)
  })
})

describe('a heading over one measure among headings over several', () => {
  it('leaves the measure its own number', () => {
    const clauses = clausesOf([
      '某市农业产业化措施',
      '一、支持种养',
      '（一）稳定粮食生产。',
      '1.扎实推进规模化种植。对新增流转土地500亩以上的经营主体，每亩给予奖补100元，最高20万元。',
      '2.支持烘干设施建设。对新建的粮食烘干中心，按设备投资额的20%给予补助，最高30万元。',
      '（二）发展生猪产业。',
      '3.对新建年出栏5000头以上的养殖场，每增加1个母猪位给予200元补助，最高50万元。',
      '4.对年存栏蛋鸡10万只以上的养殖场，按投资的30%给予补助，最高20万元。',
      '（三）做大中药材产业。',
      '5.对集中连片新增种植蕲艾500亩以上的基地，每亩补助150元，不重复享受。',
    ])
    expect(clauses.map(({ label }) => label)).toEqual(['1.', '2.', '3.', '4.', '5.'])
    expect(clauses.at(-1)?.path).toEqual(['一、支持种养', '（三）做大中药材产业', '5.'])
  })
})

describe('a page of several matters', () => {
  const office = '上海市人力资源和社会保障局'
  const source = [
    '信息中心',
    '发现最新活动、讲座、课程和政策信息，助力创新创业',
    '',
    '创业担保贷款贴息',
    '上海市财政局  2024-05-31',
    '一、贴息条件：借款人按期归还贷款本息。二、贴息标准：按照贷款实际利率的50%进行贴息。',
    '创业 贷款 贴息 补贴',
    '',
    '创业团队孵化场地费补贴',
    `${office}  2024-01-01`,
    '一、申请对象：成功孵化的创业团队。二、补贴标准：每个团队最高不超过10000元。',
    '创业 孵化 补贴 场地费',
    '',
    '首次创业一次性补贴政策',
    `${office}  2024-01-01`,
    '一、申请对象：毕业两年之内的高校毕业生。二、补贴标准：一次性补贴8000元。',
    '创业 补贴 高校毕业生',
  ].join('\n')
  const { clauses, metadata } = parseDocument(source, 'a.txt').document

  it('files each clause under its matter, and quotes no words for the page’s search', () => {
    const filed = (words: string) => {
      const clause = clauses.find(({ text }) => text.includes(words))
      return [clause?.path[0], clause?.text.endsWith(words)]
    }
    expect(filed('按照贷款实际利率的50%进行贴息。')).toEqual(['创业担保贷款贴息', true])
    expect(filed('每个团队最高不超过10000元。')).toEqual(['创业团队孵化场地费补贴', true])
    expect(filed('一次性补贴8000元。')).toEqual(['首次创业一次性补贴政策', true])
  })

  it('does not give the issuer and the day of one for those of all', () => {
    expect([metadata.issuer, metadata.issuedOn]).toEqual([null, null])
  })
})

it('a guide keeps its first heading under an opening that has lost its full stop', () => {
  const clauses = clausesOf([
    '甲省2022年冷藏保鲜设施建设申报要点',
    '为做好2022年度冷藏保鲜设施建设,省农业农村厅联合制定了《甲省建设实施方案》',
    '',
    '主体条件',
    '1.支持县级以上示范家庭农场和农民合作社示范社。',
    '2.无违法不良记录。',
    '',
    '补助标准',
    '项目补助资金采取先建后补的方式,单个主体补助总额最高不超过100万元。',
    '1.通风贮藏库',
    '新建和扩建通风贮藏库,每立方米补助资金不超过80元。',
    '2.机械冷库',
    '新建和扩建机械冷库,每立方米补助资金不超过130元。',
    '',
    '申报程序',
    '1.建设主体提出申请,由县级农业农村部门审核。',
    '2.项目应于2022年10月31日前完成建设。',
  ])
  expect(clauses.map(({ heading, label }) => heading ?? label)).toEqual(
    expect.arrayContaining(['主体条件', '通风贮藏库', '机械冷库', '申报程序']),
  )
  expect(clauses.find(({ text }) => text.includes('100万元'))?.text).not.toContain('不良记录')
})
