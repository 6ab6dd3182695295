import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildVocabulary, openVocabulary } from '../../../src/core/search/vocabulary.ts'

describe('vocabulary', () => {
  const vocabulary = openVocabulary(
    buildVocabulary([['专利', '专利', '奖励'], ['专利', '贴息'], ['专利', '奖励'], ['商标']]),
  )

  it('counts clauses, not occurrences', () => {
    expect(vocabulary.frequency('专利')).toBe(3)
    expect(vocabulary.frequency('奖励')).toBe(2)
    expect(vocabulary.frequency('贴息')).toBe(1)
    expect(vocabulary.frequency('税率')).toBe(0)
  })

  it('knows what it has', () => {
    expect(vocabulary.has('商标')).toBe(true)
    expect(vocabulary.has('税率')).toBe(false)
    expect(vocabulary.has('')).toBe(false)
    expect(vocabulary.has('constructor')).toBe(false)
  })

  it('weighs a word more the rarer it is, and an unknown one most', () => {
    const weights = ['专利', '奖励', '贴息', '税率'].map((token) => vocabulary.idf(token))
    expect(weights).toEqual([...weights].sort((a, b) => a - b))
    expect(new Set(weights).size).toBe(4)
    expect(weights[0]).toBeGreaterThan(0)
  })

  it('does so in any library', () => {
    const clause = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 6 })
    fc.assert(
      fc.property(fc.array(clause, { minLength: 1, maxLength: 30 }), (clauses) => {
        const { frequency, idf } = openVocabulary(buildVocabulary(clauses))
        for (const a of ['a', 'b', 'c', 'd', 'e']) {
          expect(idf(a)).toBeGreaterThan(0)
          for (const b of ['a', 'b', 'c', 'd', 'e'])
            if (frequency(a) < frequency(b)) expect(idf(a)).toBeGreaterThan(idf(b))
        }
      }),
    )
  })

  it('is empty for a library without clauses', () => {
    const empty = openVocabulary(buildVocabulary([]))
    expect(empty.has('')).toBe(false)
    expect(empty.idf('专利')).toBeGreaterThan(0)
  })

  it('survives being written as JSON', () => {
    const data = buildVocabulary([['专利', 'gdp', '2.5'], ['专利']])
    const opened = openVocabulary(JSON.parse(JSON.stringify(data)))
    for (const token of ['专利', 'gdp', '2.5', '税率']) expect(opened.idf(token)).toBe(openVocabulary(data).idf(token))
  })
})
