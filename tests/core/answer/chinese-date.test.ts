import { describe, expect, it } from 'vitest'
import { chineseDate } from '../../../src/core/answer/standing/validity.ts'

describe('chineseDate', () => {
  it.each([
    ['2024-12-13', '2024年12月13日'],
    ['2024-02-03', '2024年2月3日'],
  ])('%s', (iso, chinese) => {
    expect(chineseDate(iso)).toBe(chinese)
  })
})
