import { describe, expect, it } from 'vitest'
import { factTable } from '../../../src/core/answer/showing/fact-table.ts'
import { standingMark } from '../../../src/core/answer/showing/see-also.ts'
import { libraryOf } from '../../support/library.ts'

const library = libraryOf([
  {
    file: 'open.txt',
    source: [
      '临江区促进开放型经济发展的若干政策意见',
      '第一条 外商设立的项目，第一年实到外资200万美元以上的，给予30万元奖励；500万美元以上的，给予50万元奖励。',
      '第二条 对引进外资项目的中介机构，按实到外资的4‰给予奖励，最高20万元。',
      '第三条 对在境外设立营销网点的外贸企业，每个网点给予10万元补助。',
      '第四条 本意见由区商务局负责解释。',
    ].join('\n'),
    seed: { region: '浙江省温州市鹿城区' },
  },
])
const ask = (question: string) => library.ask(question, { today: '2026-11-01' })

describe('clauses that come near and answer less of the question', () => {
  const answer = ask('鹿城外商项目实到外资奖励多少')

  it('are cited behind the answer, as near ones', () => {
    const [first, ...others] = answer.citations
    expect(first?.clause.label).toBe('第一条')
    expect(first?.isAside).toBeUndefined()
    expect(others.map(({ clause, isAside }) => [clause.label, isAside])).toEqual([['第二条', true]])
  })

  it('are shown by their source alone', () => {
    expect(answer.text).toContain('50万元奖励')
    expect(answer.text).not.toContain('4‰')
    expect(answer.text).toMatch(/另见（未必是所问）：\n· 【浙江省温州市鹿城区】《[^》]+》第二条/)
    // One answer needs no number.
    expect(answer.text).not.toMatch(/^1\. /m)
  })

  it('are marked where they hold no longer as they stand', () => {
    const [aside] = answer.citations.slice(1)
    if (!aside) throw new Error('no aside')
    const mark = (change: Partial<typeof aside>) => standingMark({ ...aside, ...change })
    expect(mark({})).toBe('')
    expect(mark({ notices: ['本条已被温政发〔2024〕3号修改，以修改后的规定为准。'] })).toBe('（已修改）')
    expect(mark({ notices: ['本条已被温政发〔2024〕3号增加内容，请一并查看。'] })).toBe('')
    expect(mark({ document: { ...aside.document, status: 'draft' } })).toBe('（征求意见稿）')
  })

  it('have no row in the table', () => {
    expect(factTable(answer).map(({ citation }) => citation.clause.label)).not.toContain('第二条')
  })

  it('are told in full where all of them are asked for', () => {
    expect(ask('鹿城外资有哪些奖励').text).toContain('4‰')
  })
})

describe('clauses that add nothing to the answer and come less near', () => {
  const tourism = libraryOf([
    {
      file: 'tourism.txt',
      source: [
        '临江区加快旅游业发展的意见',
        '第一条 主题乐园等新型旅游项目，投资5000万元以上的，实行一事一议，给予奖励。',
        '第二条 建设民宿20家以上、投资1000万元以上的旅游项目，奖励100万元。',
        '第三条 本意见由区文旅局负责解释。',
      ].join('\n'),
      seed: { region: '浙江省温州市鹿城区' },
    },
  ])

  it('are shown by their source alone', () => {
    const { citations, text } = tourism.ask('鹿城 准备投8000万建主题乐园旅游项目 能奖多少', { today: '2026-11-01' })
    expect(citations[0]?.clause.label).toBe('第一条')
    expect(text).not.toContain('100万元')
  })
})
