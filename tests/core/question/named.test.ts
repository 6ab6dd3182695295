import { describe, expect, it } from 'vitest'
import { isNumbered, labelMatches } from '../../../src/core/question/named.ts'

describe('the number of a clause', () => {
  it('tells one clause from another', () => {
    expect(labelMatches('第3条', '第十三条')).toBe(false)
    expect(labelMatches('第3条', '第三章')).toBe(false)
    expect(labelMatches('第2段', '2.')).toBe(false)
  })

  it.each([
    ['第四部分', '四、构建良好服务生态'],
    ['第4部分', '第四部分 服务生态'],
    ['第三章', '第三章 专利保护'],
  ])('%s takes in what stands under %s', (clauseNumber, heading) => {
    expect(isNumbered(clauseNumber, { label: '（八）', path: [heading, '（八）建设市场体系'] })).toBe(true)
    expect(isNumbered(clauseNumber, { label: '（八）', path: ['五、组织保障', '（八）建设市场体系'] })).toBe(false)
  })
})
