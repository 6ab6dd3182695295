import { describe, expect, it } from 'vitest'
import { factTable } from '../../../src/core/answer/showing/fact-table.ts'
import { libraryOf, TODAY } from '../../support/library.ts'

const answers = (...lines: readonly string[]) => {
  const own = libraryOf([{ file: 'a.txt', source: lines.join('\n'), seed: { region: '江苏省泰州市' } }])
  return (question: string) => {
    const answer = own.ask(question, { today: TODAY })
    const [row] = factTable(answer)
    return { lead: answer.lead, row: row && [row.recipient, row.condition, row.amount] }
  }
}

describe('the row of the asker’s own case stands first', () => {
  const ask = answers(
    '泰州市奖励办法',
    '第一条 对获得国家科学技术奖一等奖、二等奖的第一完成单位，分别给予300万元、200万元奖励；对非第一完成单位，按上述标准的30%给予奖励。',
    '第二条 本市户籍人员每人补贴3000元，非本市户籍人员每人补贴1000元。',
    '第三条 对高新技术企业给予20万元奖励，非高新技术企业给予5万元奖励。',
    '第四条 购置新能源重卡的企业，2025年每辆补贴20万元，2026年每辆补贴15万元，2027年每辆补贴10万元。',
  )
  it.each([
    ['非第一完成单位获国家科学技术奖一等奖奖励多少', ['非第一完成单位', null, '按上述标准的30%给予奖励']],
    ['非本市户籍补贴多少', ['非本市户籍人员', null, '每人补贴1000元']],
    ['本市户籍补贴多少', ['本市户籍人员', null, '每人补贴3000元']],
    ['不是高新技术企业奖励多少', ['非高新技术企业', null, '5万元']],
    ['高新技术企业奖励多少', ['高新技术企业', null, '20万元']],
    ['2027年买新能源重卡补多少', [null, '2027年', '每辆补贴10万元']],
    ['明年购置新能源重卡补贴多少', [null, '2026年', '每辆补贴15万元']],
  ])('%s', (question, row) => {
    expect(ask(question).row).toEqual(row)
  })
})

describe('a figure that no tier takes in', () => {
  const ask = answers(
    '泰州市投资奖励办法',
    '第一条 投资5000万元以上1亿元以下的项目，奖励2%；1亿元以上5亿元以下的，奖励3%；5亿元以上的，实行“一事一议”。',
    '第二条 组织旅游包机的旅行社，每架次载客100—149人的奖励5万元，80—99人的奖励3万元，79人及以下的不奖励。',
  )

  it('is told what the clause says of it besides its tiers', () => {
    expect(ask('投资6亿的项目奖励多少').lead).toContain('所列各档都不含6亿元，条款另写：“5亿元以上的，实行“一事一议””')
    expect(ask('包机载客70人奖多少').lead).toContain('79人及以下的不奖励')
  })

  it('is told nothing of the kind where a tier takes it in', () => {
    expect(ask('投资2亿的项目奖励多少').lead ?? '').not.toContain('所列各档')
    expect(ask('包机载客90人奖多少').lead ?? '').not.toContain('所列各档')
  })
})

it('the rows of a table are ranges in the unit that the head of their column names', () => {
  const ask = answers(
    '泰州市节能改造奖励实施细则',
    '第一条 奖励标准按下表执行：',
    '| 节能量（吨标准煤） | 奖励标准 | 最高限额 |',
    '| --- | --- | --- |',
    '| 500—1000 | 200元/吨 | 15万元 |',
    '| 1000—3000 | 250元/吨 | 50万元 |',
    '| 3000以上 | 300元/吨 | 100万元 |',
  )
  expect(ask('节能量2000吨奖励多少').row).toEqual(['1000—3000', null, '250元/吨'])
  expect(ask('节能量5000吨奖励多少').row).toEqual(['3000以上', null, '300元/吨'])
})

it('the dash of a table is nobody’s name, and says that there is no such sum', () => {
  const ask = answers(
    '泰州市人才补贴办法',
    '第一条 引进人才补贴标准如下：',
    '人才类别\t一次性安家费（万元）\t每月生活补贴（元）',
    '博士\t30\t3000',
    '硕士\t10\t1500',
    '本科\t—\t800',
  )
  expect(ask('本科安家费多少').row?.[0]).toBe('本科')
  expect(ask('本科生活补贴多少').row?.[0]).toBe('本科')
})
