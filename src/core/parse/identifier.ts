/**
 * Document id from the file name: letters, digits, `_`, `-` and Chinese characters stay, so that names in Chinese stay
 * apart and readable; everything else becomes `-`. A name from which something was removed gets a short hash, so that
 * two files never share an id for that reason.
 */
export function documentId(file: string): string {
  const name = (file.split(/[\\/]/).at(-1) ?? '').replace(/\.txt$/, '')
  const safe = name.replace(/[^A-Za-z0-9_\u4e00-\u9fff-]+/g, '-').replace(/^-+|-+$/g, '')
  if (safe === name && safe !== '') return safe
  return `${safe === '' ? 'document' : safe}-${hash(name)}`
}

/** FNV-1a, 32 bits, in base 36. */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return (value >>> 0).toString(36)
}
