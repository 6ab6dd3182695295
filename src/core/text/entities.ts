/** HTML entities that a page left in a text that was taken from it (&ldquo;十四五&rdquo;), and the character each stands for. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['quot', '"'],
  ['apos', "'"],
  ['middot', '·'],
  ['bull', '•'],
  ['mdash', '—'],
  ['ndash', '–'],
  ['hellip', '…'],
  ['times', '×'],
  ['permil', '‰'],
  ['deg', '°'],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['nbsp', ' '],
  ['ensp', ' '],
  ['emsp', ' '],
])

/** The entity that begins at a position, as the character that it stands for, and its length; null if none does. */
export function entityAt(
  text: string,
  position: number,
): { readonly character: string; readonly length: number } | null {
  if (text.charCodeAt(position) !== AMPERSAND) return null
  ENTITY.lastIndex = position
  const [entity, name = '', decimal, hexadecimal] = ENTITY.exec(text) ?? []
  if (entity === undefined) return null
  const code = decimal ? parseInt(decimal, 10) : hexadecimal ? parseInt(hexadecimal, 16) : 0
  const character = isPrintable(code) ? String.fromCharCode(code) : NAMED.get(name)
  return character === undefined ? null : { character, length: entity.length }
}

/** The text with the character for each entity. */
export function withoutEntities(text: string): string {
  return text.includes('&') ? text.replace(ENTITIES, (entity) => entityAt(entity, 0)?.character ?? entity) : text
}

const AMPERSAND = 0x26
const ENTITY = /&(?:([a-z]{2,6})|#(\d{2,5})|#x([\da-fA-F]{2,4}));/y
const ENTITIES = new RegExp(ENTITY.source, 'g')

/** No control character, and no half of a pair. */
function isPrintable(code: number): boolean {
  return code >= 0x20 && code <= 0xffff && !(code >= 0x7f && code < 0xa0) && !(code >= 0xd800 && code <= 0xdfff)
}
