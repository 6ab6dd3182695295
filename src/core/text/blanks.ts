/** White space as `\s` understands it. */
export function isBlank(source: string, position: number): boolean {
  const code = source.charCodeAt(position)
  if (code === 32 || (code >= 9 && code <= 13)) return true
  if (code < 0xa0) return false
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  )
}

export function isLineBreak(source: string, position: number): boolean {
  const code = source.charCodeAt(position)
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029
}
