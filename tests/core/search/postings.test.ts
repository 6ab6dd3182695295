import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildMiniSearch, buildPostings, SCORING } from '../../../src/core/search/minisearch.ts'
import { openPostings } from '../../../src/core/search/postings.ts'
import { openMiniSearch } from '../../support/minisearch.ts'

const token = fc.constantFrom('贴息', '专利', '奖励', '质押', '企业', '知识产权', 'ai', '50')
const tokens = fc.array(token, { maxLength: 12 })
const clause = fc.record({ title: tokens, heading: tokens, body: fc.array(token, { minLength: 1, maxLength: 20 }) })
const query = fc.uniqueArray(fc.record({ token, weight: fc.double({ min: 0.1, max: 2, noNaN: true }) }), {
  minLength: 1,
  maxLength: 6,
  selector: (term) => term.token,
})
const all = () => true

describe('flat postings', () => {
  it('score as MiniSearch does', () => {
    fc.assert(
      fc.property(fc.array(clause, { minLength: 1, maxLength: 30 }), query, (clauses, terms) => {
        const scores = (hits: readonly { entry: number; score: number }[]) =>
          new Map(hits.map(({ entry, score }) => [entry, score]))
        const expected = scores(openMiniSearch(buildMiniSearch(clauses)).search(terms, 100, all))
        const actual = scores(openPostings(buildPostings(clauses), SCORING).search(terms, 100, all))
        expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort())
        for (const [entry, score] of actual) expect(score).toBeCloseTo(expected.get(entry) ?? NaN, 9)
      }),
    )
  })

  it('give the best first, no more than asked for, and only what is accepted', () => {
    fc.assert(
      fc.property(fc.array(clause, { minLength: 1, maxLength: 30 }), query, fc.nat(10), (clauses, terms, limit) => {
        const engine = openPostings(buildPostings(clauses), SCORING)
        const every = engine.search(terms, 100, all)
        const even = every.filter(({ entry }) => entry % 2 === 0)
        expect(engine.search(terms, limit + 1, all)).toEqual(every.slice(0, limit + 1))
        expect(engine.search(terms, limit + 1, (entry) => entry % 2 === 0)).toEqual(even.slice(0, limit + 1))
      }),
    )
  })

  it('remember nothing of an earlier query', () => {
    const clauses = [
      { title: [], heading: [], body: ['贴息', '专利'] },
      { title: [], heading: [], body: ['专利'] },
    ]
    const engine = openPostings(buildPostings(clauses), SCORING)
    const first = engine.search([{ token: '专利', weight: 1 }], 5, all)
    engine.search([{ token: '贴息', weight: 1 }], 5, all)
    expect(engine.search([{ token: '专利', weight: 1 }], 5, all)).toEqual(first)
  })
})
