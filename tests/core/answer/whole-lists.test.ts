import { describe, expect, it } from 'vitest'
import { libraryOf, seedsLibrary, SURROUNDINGS, TODAY } from '../../support/library.ts'

const source = [
  '某市人才公寓租赁管理细则',
  '第一条 市人才办负责人才公寓政策的统筹协调，市建设局负责人才公寓的房源筹集、资格复核和日常监督。',
  '第二条 申请人才公寓按照以下程序办理：',
  '（一）申请。申请人登录网上大厅搜索“人才公寓”，填写申请表并上传身份证、学历学位证书或者职称证书、劳动合同、社会保险缴纳记录等材料；',
  '（二）审核。用人单位3个工作日内确认，市人力资源和社会保障局、市建设局在7个工作日内完成联审。材料不全的一次告知；',
  '（三）公示。审核结果在市人才办网站公示5个工作日，公示期间接受社会监督；',
  '（四）签约入住。选房后15日内签订租赁合同，逾期视为自动放弃，1年内不得再次申请。',
  '第三条 人才公寓的续租材料如下表：',
  '序号 | 材料名称 | 材料形式 | 份数 | 是否必要',
  '1 | 人才公寓续租申请书 | 原件 | 1 | 必要',
  '2 | 劳动合同或者其他在岗证明文件 | 复印件（可电子证照共享，免提交） | 1 | 必要',
  '3 | 本人和共同居住的家庭成员的身份证明以及婚姻状况证明 | 原件 | 1 | 必要',
  '4 | 近一年社会保险缴纳记录和个人所得税完税证明 | 原件 | 1 | 必要',
  '5 | 授权委托书及代理人身份证明 | 原件 | 1 | 非必要（委托他人办理时提交）',
].join('\n')

describe.each(SURROUNDINGS)('a list is quoted whole, its document %s', (_, others) => {
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '全国' } }, ...others()])
  const quoted = (question: string): string => {
    const { citations } = library.ask(question, { today: TODAY })
    return citations[0]?.quotes.map(({ text }) => text).join('\n') ?? ''
  }

  it('quotes a procedure to its last step, though only the first shares the word asked', () => {
    const text = quoted('人才公寓怎么申请，流程说下')
    for (const step of ['以下程序办理', '（一）申请', '材料不全的一次告知', '（三）公示', '（四）签约入住'])
      expect(text).toContain(step)
  })

  it('quotes a table of materials to its last row', () => {
    const text = quoted('人才公寓续租要什么材料')
    for (const cell of ['材料名称', '续租申请书', '完税证明', '授权委托书']) expect(text).toContain(cell)
  })

  it('quotes the row that is asked for where the question tells it from the others', () => {
    const text = quoted('人才公寓续租的授权委托书要几份')
    expect(text).toContain('授权委托书')
    expect(text).not.toContain('续租申请书')
  })
})

it('quotes each row that is asked for, wherever it stands in the table', () => {
  const fairs = [
    '某市境外参展支持办法',
    '第一条 参加A类展会的，展位费补助80%；参加B类展会的，展位费补助60%。展位以主办方开具的确认函为准，一个展会最多支持3个标准展位。',
    '附件 重点支持境外展会目录',
    '序号\t展会名称\t国家\t时间\t类别\t主要行业\t组展单位',
    '1\t科隆国际五金展\t德国\t3月\tA\t五金工具、机械配件\t市国际贸易促进委员会',
    '2\t胡志明市农机展\t越南\t4月\tB\t园林机械、农业机械\t罗庄区商务和投资促进局',
    '3\t拉斯维加斯五金展\t美国\t5月\tA\t五金工具、建筑材料\t市国际贸易促进委员会',
    '4\t莫斯科食品展\t俄罗斯\t9月\tB\t罐头、果蔬和休闲食品\t平邑县商务和投资促进局',
    '5\t迪拜五大行业展\t阿联酋\t12月\tA\t建筑材料、五金工具\t市商务局、市国际贸易促进委员会',
  ].join('\n')
  const { text } = libraryOf([{ file: 'a.txt', source: fairs, seed: { region: '全国' } }]).ask('五金工具的展会有哪些', {
    today: TODAY,
  })
  for (const name of ['科隆国际', '拉斯维加斯', '迪拜']) expect(text).toContain(name)
  for (const name of ['胡志明', '莫斯科']) expect(text).not.toContain(name)
})

it('does not tell of one row what another row says', () => {
  const marks = [
    '某市地理标志专用标志使用管理办法',
    '第一条 使用专用标志应当经过核准。',
    '附表 某市地理标志产品一览',
    '产品名称      类别        保护范围                    管理单位                  备注',
    '华宁柑桔      果品        华宁县宁州街道等4镇1乡      华宁县柑桔产业办公室      每年换发',
    '元江芒果      果品        元江县澧江街道等6个乡镇     元江县果蔬技术推广站      每年换发',
    '通海银器      手工艺品    通海县河西镇、秀山街道      通海县工艺美术行业协会    申请截止到2027年6月30日',
    '新平盐      （公告撤销，2024年起不再受理）',
  ].join('\n')
  const own = libraryOf([{ file: 'a.txt', source: marks, seed: { region: '全国' } }])
  const { text } = own.ask('华宁柑桔的专用标志什么时候截止', { today: TODAY })
  expect(text).not.toContain('2027年6月30日')
  expect(own.ask('新平盐的专用标志谁管', { today: TODAY }).text).toContain('公告撤销，2024年起不再受理')
})

it('leaves the number of a page out of a quote', () => {
  const pages = [
    '某市推进企业上市奖励办法',
    '一、债券融资奖励',
    '企业发行公司债、企业债、中期票据等，按实际融资额',
    '— 3 —',
    '的1‰给予奖励，单家企业每年最高50万元。',
    '二、本办法自2024年1月1日起施行。',
  ].join('\n')
  const own = libraryOf([{ file: 'a.txt', source: pages, seed: { region: '全国' } }])
  const { text, citations } = own.ask('发行公司债奖励多少', { today: TODAY })
  expect(text).toContain('按实际融资额\n的1‰给予奖励')
  expect(text).not.toContain('3 —')
  // What runs over the page's end is left to the quote.
  expect(citations[0]?.facts).toEqual([])
})

it('shows the dashes of a list that stands a sentence below the heading asked for', () => {
  const { text } = seedsLibrary().ask('信阳工作目标有哪些', { today: TODAY })
  expect(text).toContain('——全市专利质押融资金额累计超过 4 亿元')
})

it.each(SURROUNDINGS)('tells the section within a section whose own heading says what is asked: %s', (_, others) => {
  const source = [
    '某市优化兼并重组环境的意见',
    '一、主要目标和基本原则',
    '（一）主要目标',
    '1．体制机制进一步完善。兼并重组审批事项逐步减少。',
    '2．政策环境更加优化。兼并重组融资难问题得到解决。',
    '（二）基本原则',
    '1．尊重企业主体地位。由企业自愿参与兼并重组。',
    '2．发挥市场机制作用。建立公平开放的市场规则。',
    '二、加强金融支持',
    '（三）银行应当优化兼并重组的信贷服务。',
    '（四）鼓励发行债券用于兼并重组。',
  ].join('\n')
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '全国' } }, ...others()])
  const { citations } = library.ask('兼并重组意见的基本原则是哪几条', { today: TODAY })
  const told = citations.map(({ clause }) => clause.path.join(' › '))
  expect(told).toEqual([expect.stringContaining('尊重企业主体地位'), expect.stringContaining('发挥市场机制作用')])
})

it('quotes the list of papers that is an attachment as one, and neither its name nor what only mentions papers', () => {
  const notice = [
    '某市关于组织申报专精特新企业的通知',
    '各有关企业：',
    '现将专精特新企业申报有关事项通知如下。',
    '一、申报条件。企业在本市注册，主营业务收入增长。',
    '二、复核范围。有效期满的专精特新企业须参加复核，未按时提交复核材料的视为放弃。',
    '附件：1.评价指标',
    '2.申报材料清单',
    '某市工业和信息化局',
    '2026年4月8日',
    '附件1',
    '评价指标',
    '企业主营业务收入占比达到50%以上的得10分，其他得5分。',
    '附件2',
    '申报材料清单',
    '1.企业申请书（加盖公章）；',
    '2.营业执照副本复印件；',
    '3.近两年财务审计报告。',
  ].join('\n')
  const { citations } = libraryOf([{ file: 'b.txt', source: notice, seed: { region: '全国' } }]).ask(
    '报专精特新要交哪些材料',
    { today: TODAY },
  )
  const [best] = citations
  expect(best?.clause.path).toEqual(['附件2 申报材料清单'])
  expect(best?.quotes.map(({ text }) => text).join('')).toMatch(/申请书[^]*营业执照[^]*审计报告/)
  expect(citations.some(({ clause }) => clause.text.startsWith('附件：'))).toBe(false)
})

it('tells of each grant of a clause that a list asks for', () => {
  const source = `某省专利转化方案
3. 健全服务网络。加快建设区域性知识产权交易市场，培育一批技术转移机构，推动技术要素有序流动，引导服务机构延伸服务链条，提升市场化运营能力。对新获批的国家级、省级技术转移机构，分别给予100万元、30万元经费资助。聚焦重点地区和产业链条，拓展专利代理机构服务领域，支持专业性强的知识产权服务机构从事知识产权运营，常态化开展精准对接活动，形成规范有序、充满活力的运营网络。对新增获批的国家级和省级知识产权运营服务机构，分别给予100万元、30万元经费资助。`
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '贵州省' } }])
  for (const question of ['贵州给机构的经费资助有哪些', '贵州新批机构能拿的经费资助有哪几种']) {
    const [first] = library.ask(question, { today: TODAY }).citations
    const quoted = first?.quotes.map((quote) => quote.text).join('')
    expect(quoted).toContain('技术转移机构，分别给予')
    expect(quoted).toContain('运营服务机构，分别给予')
  }
})
