import type { Way } from './ways/way.ts'
import { WHAT_WAYS } from './ways/what.ts'
import { WHEN_WAYS } from './ways/when.ts'
import { WHO_WAYS } from './ways/who.ts'

/**
 * 审下来大概要几个礼拜 and 多少天给审好 as 审核要多久: what may be asked of any measure, in the one form that its reading knows. For
 * normalised text in its usual words; what people wrote is shown, never this.
 */
export function inPlainAsking(text: string): string {
  return WAYS.reduce((said, way) => plainly(said, way), text)
}

const WAYS: readonly Way[] = [...WHO_WAYS, ...WHEN_WAYS, ...WHAT_WAYS]

function plainly(text: string, { plain, said, where, unless }: Way): string {
  if (text.includes(plain) || (where && !where.test(text)) || unless?.test(text)) return text
  const form = said.find((one) => text.search(one) >= 0)
  return form ? text.replace(form, plain) : text
}
