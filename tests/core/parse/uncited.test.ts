import { describe, expect, it } from 'vitest'
import { parseDocument } from '../../../src/core/parse-document.ts'

const clausesOf = (...lines: readonly string[]) => parseDocument(lines.join('\n'), 'a.txt').document.clauses
const textsOf = (...lines: readonly string[]) => clausesOf(...lines).map(({ text }) => text)

const RULES = ['一、对受影响的企业停征污水处理费。', '二、各单位要严格执行停征规定，不得拖延。']

describe('whom a document is addressed to', () => {
  it('is nothing to cite', () => {
    const addressee = '市自来水集团，排水中心，节水中心，海淀区节水办、石景山自来水公司：'
    expect(textsOf('某市水务局关于停征污水处理费的通知', addressee, '为应对疫情影响，现通知如下。', ...RULES)).toEqual([
      '为应对疫情影响，现通知如下。',
      ...RULES,
    ])
  })

  it('is cited with the reason that stands behind it', () => {
    const [first] = textsOf('关于稳定商务发展的通知', '各有关单位： 为落实市委要求，现就有关措施通知如下：', ...RULES)
    expect(first).toContain('为落实市委要求')
  })
})

describe('a table of contents', () => {
  it('is nothing to cite, though its name is drawn apart to fill the line', () => {
    const contents = ['目　　录', '第一章　总则', '第二章　附　　则']
    const law = [
      '第一章　总则',
      '第一条　为了促进成果转化，制定本条例。',
      '第二章　附　　则',
      '第二条　本条例自公布之日起施行。',
    ]
    const clauses = clausesOf('某省成果转化条例', '', contents.join('\n\n'), '', ...law)
    expect(clauses.map(({ path }) => path.join('›'))).toEqual(['第一章 总则›第一条', '第二章 附 则›第二条'])
  })
})

describe('who signs an order, and the day under the name', () => {
  it('are no clause, and no chapter of what the order promulgates', () => {
    const order = [
      '《某省工伤保险办法》已经省人民政府常务会议通过，现予公布，自2023年10月1日起施行。',
      '省长　林立',
      '2023年7月5日',
    ]
    const rules = ['第一条 职工发生事故伤害的，应当申请认定。', '第二条 认定的期限为60日。']
    const clauses = clausesOf('某省工伤保险办法', '', '某省人民政府令第231号', '', order.join('\n\n'), '', ...rules)
    expect(clauses.map(({ path, label }) => path.join('›') || label)).toEqual(['通知正文', '第一条', '第二条'])
  })
})

describe('a form that nobody has filled in', () => {
  const notice = ['某市举报奖励办法', ...RULES, '某市粮食局', '2023年12月31日']

  it('has no clauses but the sentences in it', () => {
    const form = [
      '附件1',
      '某市举报奖励审批表',
      '审批表编号：  审批单位：',
      '举报人姓名',
      '受举报时间',
      '承办部门',
      '备 注',
    ]
    const clauses = clausesOf(...notice, ...form, '填报内容须真实、准确，如有虚假，退还奖励资金。', '年  月  日')
    expect(clauses.slice(2).map(({ text }) => text)).toEqual([expect.stringContaining('填报内容须真实')])
    expect(clauses.map(({ label }) => label)).not.toContain('年 月 日')
  })

  it('is none where its table says how much is granted', () => {
    const table = ['附件1', '某市奖励标准表', '一、特等奖（盖章）', '每人10万元', '二、一等奖', '每人5万元']
    expect(textsOf(...notice, ...table).join('\n')).toContain('每人5万元')
  })
})

describe('rows of whom to call', () => {
  const rows = [
    '甲镇　0597-3842001',
    '乙镇　0597-3842118',
    '丙镇　0597-3641006',
    '其他乡镇受理点由各乡镇农业服务中心公布。',
  ]

  it('are no part of the title over them', () => {
    const clauses = clausesOf(
      '某县农业措施',
      ...RULES,
      '某县人民政府',
      '2025年3月21日',
      '附件2',
      '受理点联系电话',
      ...rows,
    )
    expect(clauses.at(-1)?.path[0]).toBe('附件2 受理点联系电话')
    expect(clauses.map(({ text }) => text).join('\n')).toContain('甲镇 0597-3842001')
  })

  it('head nothing that stands below them', () => {
    const when = '办理时限：免申即享事项自确认之日起15个工作日内拨付；申报审核事项自受理之日起40个工作日内完成审核。'
    const clauses = clausesOf(
      '某市清单',
      ...RULES,
      '附：区县受理窗口',
      '古蔺县　古蔺县政务服务中心二楼　0830-7202266',
      when,
    )
    expect(clauses.find(({ text }) => text.includes(when))?.path.join()).not.toContain('古蔺县')
  })
})

it('a heading does not end in a time of day', () => {
  const lines = ['通告', '1.口罩按需统筹。', '2.预约通道将于2月10日13：00正式开通，届时请登录预约；凭证件领取。']
  expect(clausesOf(...lines).at(-1)?.heading).not.toMatch(/日13$/)
})

it('an excerpt may begin at 19.', () => {
  const rules = ['19.市财政给予1:1配套奖励。', '20.每家补助8万元。', '21.补助展位费50%。', '22.每场补助200万元。']
  expect(clausesOf(...rules).map(({ label }) => label)).toEqual(['19.', '20.', '21.', '22.'])
})

describe('the document’s own title under the page’s, with who issues it', () => {
  it('is nothing to cite', () => {
    const title = '关于有关事项办理流程和服务指南的说明'
    const source = `${title} 甲市金融监督管理局 ${title} 为支持企业，帮助企业共渡难关，有关事项办理流程如下。`
    const [first] = textsOf(source.padEnd(600, '请各单位认真执行。'))
    expect(first).toMatch(/^为支持企业/)
  })
})

describe('what a page adds', () => {
  it('is nothing to cite: a link, and the signature that its words stick to', () => {
    const source = [
      '某市复工通知',
      ...RULES,
      '·申请操作流程指引（下载）',
      '某市市场监督管理局',
      '2020年2月20日责任编辑：陈某',
    ]
    expect(textsOf(...source)).toEqual(RULES)
  })
})

describe('what a page prints under a text', () => {
  const ROWS = ['鼓楼区商务局 0516-87636979', '云龙区商务局 0516-80803629', '泉山区商务局 0516-85806212']
  const FOOT = [
    '附件下载：',
    '1\\. 报名表.docx  2\\. 参与活动经营主体承诺函.docx',
    '分享到：',
    '打印',
    '网站地图 | 网站联系 | 网站声明',
    '版权所有：徐州市商务局',
    '主办单位：徐州市商务局',
    '总访问量：1593071',
    '苏ICP备16034466号-5',
  ]
  const notice = [
    '徐州市以旧换新的通知',
    ...RULES,
    '联系方式：',
    ...ROWS,
    '附件：1.报名表',
    '徐州市商务局',
    '2025年12月22日',
  ]

  it('belongs to no clause, be it about files to download', () => {
    expect(textsOf([...notice, ...FOOT].join('\n\n'))).toEqual(textsOf(notice.join('\n\n')))
  })

  it.each([
    '政策解读：一图读懂《徐州市以旧换新的通知》',
    '相关解读：《徐州市以旧换新的通知》政策解读',
    '一图读懂《徐州市以旧换新的通知》',
  ])('belongs to no clause, be it a link to another page: %s', (link) => {
    expect(textsOf([...notice, link].join('\n\n'))).toEqual(textsOf(notice.join('\n\n')))
  })

  it('takes no line with it that tells whom to ask', () => {
    const last = '政策解读电话：0516-87636979'
    expect(textsOf(...notice.slice(0, 3), last).join('\n')).toContain(last)
  })

  it('takes no sentence with it that only sounds so', () => {
    const last = '系统显示“欢迎进入甲小区”后，住户即被放行。'
    expect(textsOf(...notice.slice(0, 3), last).at(-1)).toContain(last)
  })

  it('leaves all that may be called in one list', () => {
    expect(textsOf(notice.join('\n\n')).find((text) => text.includes('云龙区'))).toMatch(
      /联系方式：[\s\S]*鼓楼区[\s\S]*泉山区/,
    )
  })
})

describe('what a page prints under a text', () => {
  it.each([
    ['浏览次数：2317 来源：外贸发展处', '【我要纠错】【打印】【关闭】'],
    ['（责任编辑：陈某）', '打印本页 关闭窗口', '网站声明 | 联系我们 | 网站标识码bm30000012'],
    ['上一条：关于公布示范车间名单的通知', '下一条：关于开展绿色工厂推荐工作的通知'],
    ['相关稿件 关于做好防控工作的通知'],
  ])('is nothing to cite: %s', (...foot) => {
    expect(textsOf('某市若干措施', '', ...RULES, ...foot)).toEqual(RULES)
  })

  it('is parted from the last sentence, to which it sticks', () => {
    const [first, last = ''] = RULES
    expect(textsOf('某市若干措施', '', first ?? '', `${last}责任编辑：李瑞`)).toEqual(RULES)
    const flat = `某市若干措施 ${RULES.join(' ')} 某市人民政府 扫一扫在手机打开当前页 相关解读`
    expect(textsOf(flat).join('')).not.toContain('扫一扫')
  })

  it('is cited where the text speaks of it', () => {
    const rule = '一、居民扫一扫二维码，系统会自动登记。'
    expect(textsOf('某市若干措施', '', rule, RULES[1] ?? '')).toEqual([rule, RULES[1]])
  })
})
