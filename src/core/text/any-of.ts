/** One expression for several: it matches what one of them matches. None may hold a group that another refers to. */
export function anyOf(...alternatives: readonly (RegExp | string)[]): RegExp {
  return new RegExp(
    alternatives.map((alternative) => (typeof alternative === 'string' ? alternative : alternative.source)).join('|'),
  )
}
