import { describe, expect, it } from 'vitest'
import { classesNamed, classesOf } from '../../../src/core/search/classes.ts'
import { parseDocument } from '../../../src/core/parse-document.ts'
import { libraryOf, TODAY } from '../../support/library.ts'

const TALENTS = [
  '某市高层次人才分类认定和待遇保障办法',
  '第一条 为优化人才发展环境，制定本办法。',
  '第三条 高层次人才分为以下五类：',
  '（一）A类人才：诺贝尔奖获得者，中国科学院院士、中国工程院院士。',
  '（二）B类人才：长江学者，国家杰出青年科学基金获得者。',
  '（三）C类人才：享受国务院特殊津贴专家，具有正高级职称的人员。',
  '（四）D类人才：全日制博士研究生，具有副高级职称的人员。',
  '（五）E类人才：全日制硕士研究生，具有中级职称的人员。',
  '第四条 人才认定由用人单位向市人力资源和社会保障局申报，每年3月集中受理。',
  '第六条 租房补贴。在本市无自有住房的，按照B类每月3000元、C类每月2500元、D类每月1500元、E类每月800元的标准给予租房补贴。',
  '第七条 子女入学。A、B类人才子女可自主选择学校就读；C—D类人才子女由市教育局统筹安排。',
].join('\n')

describe('what a clause grants to a class that another clause tells', () => {
  const library = libraryOf([{ file: 'a.txt', source: TALENTS, seed: { region: '浙江省宁波市' } }])
  const ask = (question: string) => library.ask(question, { today: TODAY })

  it('is found by a word for who belongs to the class, and both clauses are cited', () => {
    const { status, citations, lead } = ask('硕士租房补贴一个月多少')
    expect(status).toBe('answered')
    expect(citations.map(({ clause }) => clause.label)).toEqual(['第六条', '第三条'])
    expect(citations[0]?.facts.map(({ amount }) => amount)).toEqual(['E类每月800元'])
    expect(citations[1]?.quotes.map(({ text }) => text)).toEqual(['E类人才：全日制硕士研究生，具有中级职称的人员。'])
    expect(lead).toContain('“硕士”写在第三条的E类里')
  })

  it('is not given to a class that the clause leaves out, nor to whom no class names', () => {
    expect(ask('院士租房补贴一个月多少').lead).not.toContain('B类')
    expect(ask('院士租房补贴一个月多少').citations[0]?.clause.label).not.toBe('第六条')
    expect(ask('大专生租房补贴一个月多少').status).toBe('not_found')
  })

  it('is not shown to a class of which the document knows nothing', () => {
    expect(ask('F类人才租房补贴一个月多少').status).toBe('not_found')
  })

  it('is told from who is named behind 为', () => {
    const source = [
      '某市人才引进办法',
      '第一条 引进人才分为A、B、C三类。A类为国内外顶尖人才，B类为省级领军人才，C类为博士研究生。',
      '第二条 按照A类150万元、B类80万元、C类30万元标准给予安家补助。',
    ].join('\n')
    const own = libraryOf([{ file: 'a.txt', source, seed: { region: '浙江省宁波市' } }])
    const { citations, lead } = own.ask('博士安家费多少', { today: TODAY })
    expect(citations[0]?.clause.label).toBe('第二条')
    expect(lead).toContain('“博士”写在第一条的C类里')
  })

  it('shows of the sums those of the class that was named', () => {
    expect(ask('D类人才租房补贴').citations[0]?.facts.map(({ amount }) => amount)).toEqual(['D类每月1500元'])
  })
})

describe('the classes of a document', () => {
  const { document } = parseDocument(TALENTS, 'a.txt', { file: 'a.txt' })
  const classes = classesOf(document)
  const names = (text: string) => classesNamed(text, classes).map(({ label }) => label)

  it('are told where it says who belongs to them, and not where it grants them something', () => {
    expect(classes.map(({ label, clause }) => `${clause.label}${label}`)).toEqual(
      ['A', 'B', 'C', 'D', 'E'].map((letter) => `第三条${letter}类`),
    )
  })

  it('are named one by one, in ranges and with all above one', () => {
    expect(names('A、B类人才子女')).toEqual(['A类', 'B类'])
    expect(names('C—E类人才')).toEqual(['C类', 'D类', 'E类'])
    expect(names('C类及以上人才')).toEqual(['A类', 'B类', 'C类'])
    expect(names('各类人才、一类会展')).toEqual([])
  })
})

it('a comparison cites of each place what it grants, also where only another clause tells who belongs to the class', () => {
  const rewards = [
    '某市专精特新企业奖励办法',
    '第四条 本办法所称专精特新企业，分为二级：',
    '（一）一级企业，指制造业单项冠军企业；',
    '（二）二级企业，指国家级专精特新“小巨人”企业。',
    '第十一条 对首次认定的各级企业，按照下列标准给予一次性奖励：',
    '（一）一级企业，奖励100万元；',
    '（二）二级企业，奖励60万元。',
  ].join('\n')
  const list = '某市惠企政策\n第一条 国家级专精特新“小巨人”企业奖励50万元。\n第二条 单项冠军企业奖励80万元。'
  const library = libraryOf([
    { file: 'a.txt', source: rewards, seed: { region: '湖北省宜昌市' } },
    { file: 'b.txt', source: list, seed: { region: '四川省泸州市' } },
  ])
  const { citations, lead } = library.ask('小巨人奖励宜昌和泸州哪个高', { today: TODAY })
  const said = citations.flatMap(({ quotes }) => quotes.map(({ text }) => text)).join('')
  expect(said).toContain('50万元')
  expect(said).toContain('60万元')
  expect(lead).not.toContain('没有找到')
})
