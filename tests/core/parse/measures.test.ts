import { describe, expect, it } from 'vitest'
import { parseDocument } from '../../../src/core/parse-document.ts'
import { libraryOf, TODAY } from '../../support/library.ts'

const HEADER = ['序号', '政策名称', '支持对象', '政策内容', '责任单位', '执行期限']
const ROWS = [
  ['1', '社会保险补贴', '招用就业困难人员的企业', '按实际缴费给予全额补贴，不超过3年', '区人社局', '长期'],
  ['2', '就业见习补贴', '就业见习单位', '按最低工资标准的80%给予补贴', '区人社局、区财政局', '至2026年12月31日'],
  ['3', '节能技改补助', '规上工业企业', '按每吨标准煤200元给予补助，最高50万元', '区经商局', '至2026年12月31日'],
]
const NOTES = '备注：1.同一事项不重复享受。2.本清单由区营商局负责汇总。\n咨询电话：0835-3222366'
const TITLE = '某区惠企政策清单（2026年版）\n某区营商局 2026年3月'

const clausesOf = (...lines: readonly string[]) => parseDocument(lines.join('\n'), 'a.txt').document.clauses
const lines = (rows: readonly (readonly string[])[], mark: string) => rows.map((row) => row.join(mark)).join('\n')
const broken = ([number, name, object, content, department, term]: readonly string[]) =>
  `${number} ${name} ${object}\n${content}\n${department} ${term}`

const forms: readonly (readonly [string, string])[] = [
  ['tabs', lines([HEADER, ...ROWS], '\t')],
  ['pipes', lines([HEADER, ...ROWS], ' | ')],
  ['spaces', lines([HEADER, ...ROWS], ' ')],
  ['wide spaces', lines([HEADER, ...ROWS], '　　')],
  ['lines, a cell each', [...HEADER, ...ROWS.flat()].join('\n')],
  ['spaces and lines', [HEADER.join(' '), ...ROWS.map(broken)].join('\n')],
  ['tabs, without a number', lines([HEADER.slice(1), ...ROWS.map((row) => row.slice(1))], '\t')],
  ['spaces, without a header', lines(ROWS, ' ')],
  ['spaces and lines, without a header', ROWS.map(broken).join('\n')],
]

describe('a list of measures, its cells parted by', () => {
  it.each(forms)('%s: each row is a clause with its own name and departments', (_, list) => {
    const rows = clausesOf(TITLE, list, NOTES).filter(({ isRow }) => isRow)
    expect(rows.map(({ heading }) => heading)).toEqual(ROWS.map(([, name]) => name))
    expect(rows.map(({ departments }) => departments.lead)).toEqual([
      ['区人社局'],
      ['区人社局', '区财政局'],
      ['区经商局'],
    ])
    rows.forEach(({ text }, i) => {
      for (const cell of ROWS[i]!.slice(1)) expect(text).toContain(cell)
      expect(text).not.toContain(ROWS[i + 1]?.[1] ?? '备注')
    })
  })

  it.each(forms)('%s: what stands under it belongs to no row', (_, list) => {
    const rest = clausesOf(TITLE, list, NOTES).filter(({ isRow }) => !isRow)
    expect(rest.map(({ role, text }) => [role, text])).toEqual([['closing', NOTES]])
  })

  it.each(forms.slice(0, 6))('%s: who receives is read from its column', (_, list) => {
    const [, second] = clausesOf(TITLE, list, NOTES)
    expect(second?.facts).toMatchObject([{ recipient: '就业见习单位', amount: '按最低工资标准的80%给予补贴' }])
  })
})

describe('rows of a list of measures', () => {
  it('tell who receives in one line of a column and what in the next', () => {
    const header = ['序号', '项目', '补助标准', '年度上限', '责任部门']
    const table = [
      ['1', '产业化', '首次认定为专利密集型产品的企业', '每个产品奖励3万元', '10万元', '县市场监管局'],
      ['2', '数据登记', '取得登记证书', '每件奖励2000元', '5万元', '县数据局'],
    ]
    const facts = clausesOf(TITLE, [...header, ...table.flat()].join('\n'), NOTES).flatMap((clause) => clause.facts)
    expect(facts.map(({ recipient, condition, amount }) => [recipient, condition, amount])).toEqual([
      ['首次认定为专利密集型产品的企业', null, '每个产品奖励3万元'],
      [null, '产业化', '10万元'],
      [null, '取得登记证书', '每件奖励2000元'],
      [null, '数据登记', '5万元'],
    ])
  })

  it('keep the limit that a column of its own sets', () => {
    const header = ['序号', '项目', '补助标准', '年度上限', '责任部门']
    const table = [
      ['1', '数据登记', '取得登记证书的每件奖励2000元', '5万元', '县市场监管局'],
      ['2', '地理标志', '新注册地理标志商标的每件奖励30万元', '—', '县农业农村局'],
    ]
    for (const list of [lines([header, ...table], '\t'), [...header, ...table.flat()].join('\n')]) {
      const facts = clausesOf(TITLE, list, NOTES).flatMap((clause) => clause.facts)
      expect(facts.map(({ kind, amount }) => [kind, amount])).toEqual([
        ['奖励', '每件奖励2000元'],
        ['年度上限', '5万元'],
        ['奖励', '每件奖励30万元'],
      ])
    }
  })

  it('tell a cell that holds nothing but a sum', () => {
    const header = ['项目', '对象', '标准', '备注']
    const table = [
      ['运营补贴', '入住自理老人', '每人每月150元', '按实际入住月数'],
      ['责任保险补贴', '投保养老机构', '保费的80%', '每年'],
      ['医养结合奖补', '内设医疗机构的养老机构', '一次性8万元', '首次'],
    ]
    const facts = clausesOf(TITLE, lines([header, ...table], '\t'), NOTES).flatMap((clause) => clause.facts)
    expect(facts.map(({ recipient, condition, amount }) => [recipient, condition, amount])).toEqual([
      ['入住自理老人', null, '每人每月150元'],
      ['投保养老机构', null, '保费的80%'],
      ['内设医疗机构的养老机构', null, '一次性8万元'],
    ])
  })

  it('tell by what the row is called what a sum is for that says nothing itself', () => {
    const header = ['序号', '项目名称', '申报条件', '资助标准', '责任处室']
    const table = [
      ['1', '密集型企业培育', '有效发明专利30件以上', '40万元', '运用处'],
      ['2', '知识产权维权', '有生效判决', '律师费的40%，最高20万元', '保护处'],
    ]
    const facts = clausesOf(TITLE, lines([header, ...table], '\t'), NOTES).flatMap((clause) => clause.facts)
    expect(facts.map(({ recipient, condition, amount }) => [recipient, condition, amount])).toEqual([
      [null, '密集型企业培育', '40万元'],
      [null, '知识产权维权', '律师费的40%，最高20万元'],
    ])
  })

  it('lie in the sections between them, count on across these or begin anew', () => {
    const [first, second, third] = ROWS.map(broken)
    const anew = third!.replace('3', '1')
    for (const last of [third!, anew]) {
      const rows = clausesOf(TITLE, HEADER.join(' '), '一、就业类', first!, second!, '二、工业类', last, NOTES)
      expect(rows.slice(0, 3).map(({ path }) => path.join('›'))).toEqual([
        '一、就业类›1 社会保险补贴',
        '一、就业类›2 就业见习补贴',
        `二、工业类›${last.charAt(0)} 节能技改补助`,
      ])
    }
  })

  it('may have their section on a line without a number, or in a cell that only its first row has', () => {
    const headed = clausesOf(TITLE, HEADER.join(' '), '就业类', ROWS[0]!.join(' '), ROWS[1]!.join(' '), NOTES)
    expect(headed[1]?.path).toEqual(['就业类', '2 就业见习补贴'])
    const table = [
      ['类别', ...HEADER],
      ['就业类', ...ROWS[0]!],
      ['', ...ROWS[1]!],
      ['工业类', ...ROWS[2]!],
    ]
    expect(clausesOf(TITLE, lines(table, '\t'), NOTES).map(({ heading }) => heading)).toEqual([
      '社会保险补贴',
      '就业见习补贴',
      '节能技改补助',
      '',
    ])
  })

  it('may go on in a line that has the cells of the row above but for the first', () => {
    const more = '\t\t招用毕业生的企业\t每人1000元\t区人社局\t长期'
    const [first, second] = clausesOf(TITLE, lines([HEADER, ROWS[0]!], '\t'), more, lines([ROWS[1]!], '\t'), NOTES)
    expect([first?.text.includes('每人1000元'), second?.heading]).toEqual([true, '就业见习补贴'])
  })

  it('end where numbered text goes on', () => {
    const rest = ['一、申报方式', '登录平台在线提交材料，由主管部门审核。', '二、材料', '营业执照、认定文件。']
    const clauses = clausesOf(TITLE, lines([HEADER, ...ROWS], '\t'), ...rest)
    expect(clauses.slice(3).map(({ path }) => path.join('›'))).toEqual(['一、申报方式', '二、材料'])
  })
})

describe('another table is no list of measures', () => {
  it.each([
    ['of papers to hand in', '序号 材料名称 材料内容 责任单位', '1 申请表 一式两份 申请人', '2 营业执照 复印件 申请人'],
    ['of names', '序号 企业名称 所在市县', '1 南方科技有限公司 海口市', '2 东方电缆集团 三亚市'],
    ['of sums in a unit of the header', '序号 项目 支持对象 标准（万元）', '1 小巨人 企业 50', '2 绿色工厂 企业 30'],
    ['of names without a header', '', '1 南方科技有限公司 市税务局', '2 东方电缆集团 市税务局\n3 北方制药 市税务局'],
  ])('%s', (_, ...text) => {
    const clauses = clausesOf('关于某事项的通知', '现将有关事项通知如下，请遵照执行。', ...text)
    expect(clauses.filter(({ isRow }) => isRow)).toEqual([])
  })
})

describe('a question about a row', () => {
  const source = [TITLE, HEADER.join(' '), ...ROWS.map(broken), NOTES].join('\n')
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '四川省雅安市名山区' } }])

  it('is answered by the whole row and by nothing of its neighbours', () => {
    const { citations } = library.ask('节能技改补助多少', { today: TODAY })
    const [{ quotes, departments, clause } = { quotes: [], departments: null, clause: null }] = citations
    expect(quotes.map(({ text }) => text)).toEqual([
      '3 节能技改补助 规上工业企业\n按每吨标准煤200元给予补助，最高50万元\n区经商局 至2026年12月31日',
    ])
    expect(departments?.lead).toEqual(['区经商局'])
    expect(clause?.path).toEqual(['3 节能技改补助'])
  })
})
