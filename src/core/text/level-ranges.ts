/**
 * The ways to write the ranges that take in a level, as far as its number and unit (2—5星 for 三星, 3-5a for 4A); none for any
 * other word.
 */
export function rangesWith(word: string): readonly string[] {
  const [, rank = '', unit = ''] = RANK.exec(word) ?? []
  const at = rank === '' ? 0 : numberOf(rank)
  if (at === 0) return []
  const firsts = NUMBERS.filter((n) => n <= at)
  const lasts = NUMBERS.filter((n) => n >= at)
  const ranges = firsts.flatMap((from) => lasts.filter((to) => to > from).map((to) => [from, to] as const))
  return ranges.flatMap(([from, to]) =>
    DASHES.flatMap((dash) => [`${from}${dash}${to}${unit}`, `${HAN[from]}${dash}${HAN[to]}${unit}`]),
  )
}

const HAN = '零一二三四五'
const NUMBERS = [1, 2, 3, 4, 5]
const DASHES = ['—', '–', '-', '~', '至', '到']
const RANK = /^([1-5一二两三四五])([星a])级?$/

function numberOf(numeral: string): number {
  return Number(numeral) || HAN.indexOf(numeral === '两' ? '二' : numeral)
}
