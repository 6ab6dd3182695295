import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IndexedClause, SearchEngine } from '../../../src/core/search/engine.ts'
import { buildMiniSearch, buildPostings, SCORING } from '../../../src/core/search/minisearch.ts'
import { openPostings } from '../../../src/core/search/postings.ts'
import { openMiniSearch } from '../../support/minisearch.ts'

const body = (...tokens: string[]): IndexedClause => ({ title: [], heading: [], body: tokens })
const everything = () => true
const term = (token: string, weight = 1) => ({ token, weight })

/** Any engine behind the port must pass these. */
const engines: Record<string, (clauses: readonly IndexedClause[]) => SearchEngine> = {
  minisearch: (clauses) => openMiniSearch(buildMiniSearch(clauses)),
  'flat postings, written as JSON and read back': (clauses) =>
    openPostings(JSON.parse(JSON.stringify(buildPostings(clauses))), SCORING),
}

describe.each(Object.entries(engines))('search engine: %s', (_name, open) => {
  const found = (engine: SearchEngine, ...terms: string[]) =>
    engine.search(terms.map((token) => term(token)), 10, everything).map(({ entry }) => entry) // prettier-ignore

  it('finds the clauses that hold a term, and no others', () => {
    const engine = open([body('专利', '奖励'), body('商标'), body('专利', '贷款')])
    expect(found(engine, '专利').sort()).toEqual([0, 2])
    expect(found(engine, '税率')).toEqual([])
    expect(found(engine)).toEqual([])
  })

  it('puts first what holds more of the terms', () => {
    expect(found(open([body('专利'), body('专利', '贷款'), body('贷款')]), '专利', '贷款')[0]).toBe(1)
  })

  it('puts a rare term before a common one', () => {
    const common = Array.from({ length: 8 }, () => body('企业'))
    expect(found(open([...common, body('贴息')]), '企业', '贴息')[0]).toBe(8)
  })

  it('puts first what holds the heavier term', () => {
    const engine = open([body('专利', '导航'), body('商标', '品牌')])
    const first = (a: number, b: number) => engine.search([term('专利', a), term('商标', b)], 10, everything)[0]?.entry
    expect(first(2, 0.5)).toBe(0)
    expect(first(0.5, 2)).toBe(1)
  })

  it('gives scores in falling order and never more hits than asked for', () => {
    const engine = open(Array.from({ length: 20 }, (_, i) => body('专利', ...Array.from({ length: i }, () => '其他'))))
    const hits = engine.search([term('专利')], 7, everything)
    expect(hits).toHaveLength(7)
    const scores = hits.map(({ score }) => score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
  })

  it('honours accept, before it counts to the limit', () => {
    const engine = open(Array.from({ length: 30 }, () => body('专利')))
    const accepted = engine.search([term('专利')], 3, (entry) => entry >= 27)
    expect(accepted.map(({ entry }) => entry).sort()).toEqual([27, 28, 29])
    expect(engine.search([term('专利')], 3, () => false)).toEqual([])
  })

  it('searches titles, headings and bodies', () => {
    const engine = open([
      { title: ['专利'], heading: [], body: [] },
      { title: [], heading: ['专利'], body: [] },
      { title: [], heading: [], body: ['专利'] },
    ])
    expect(found(engine, '专利').sort()).toEqual([0, 1, 2])
  })

  it('tells every two terms apart: Han from Latin, case, numerals, and a term from its beginning', () => {
    const han = fc
      .array(fc.integer({ min: 0x4e00, max: 0x9fff }), { minLength: 1, maxLength: 3 })
      .map((codes) => String.fromCharCode(...codes))
    const token = fc.oneof(han, fc.stringMatching(/^[a-z]{1,9}$/), fc.stringMatching(/^\d{1,6}(\.\d{1,2})?$/))
    fc.assert(
      fc.property(fc.uniqueArray(token, { minLength: 2, maxLength: 12 }), (tokens) => {
        const engine = open(tokens.map((each) => body(each)))
        tokens.forEach((each, i) => expect(found(engine, each)).toEqual([i]))
      }),
      { examples: [[['腇', '857']], [['假', '517', '考']]] },
    )
  })

  it('opens a library without clauses', () => {
    expect(found(open([]), '专利')).toEqual([])
  })
})
