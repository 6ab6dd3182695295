import { expect, it } from 'vitest'
import { bookTitle } from '../../../src/core/text/marks.ts'

it.each([
  ['安康市若干措施', '《安康市若干措施》'],
  ['《安康市若干措施》', '《安康市若干措施》'],
  ['《安康市若干措施》解读', '《〈安康市若干措施〉解读》'],
  ['关于印发《安康市若干措施》的通知', '《关于印发〈安康市若干措施〉的通知》'],
])('%s is written %s', (title, written) => {
  expect(bookTitle(title)).toBe(written)
})
