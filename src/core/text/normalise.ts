import traditional from './traditional.json' with { type: 'json' }

/**
 * The one form in which documents and questions are compared: half-width, simplified, lower case, without white space
 * between Han characters and numerals ("10 万元" = "10万元"), numerals without thousands separators.
 *
 * The result is for matching only, never for showing: it is not a slice of the source.
 */
export function normalise(text: string): string {
  return foldCharacters(withoutSeparators(text)).replace(
    /(?<=[\p{Script=Han}\d])\s+(?=[\p{Script=Han}\d])/gu,
    joinOrKeep,
  )
}

/** A full-width comma separates thousands only between full-width figures; 10，200万元 are two numerals, and stay apart. */
function withoutSeparators(text: string): string {
  return text
    .replace(/(?<=[０-９])，(?=[０-９]{3}(?![0-9０-９]))/g, '')
    .replace(/(?<=[0-9０-９])，(?=[0-9０-９])/g, '， ')
    .replace(/(?<=[0-9０-９]),(?=[0-9０-９]{3}(?![0-9０-９]))/g, '')
}

/**
 * Folds characters one for one, so that offsets into the result are offsets into `text`: full width to half width,
 * traditional to simplified, upper case to lower case.
 */
export function foldCharacters(text: string): string {
  let folded = ''
  for (let i = 0; i < text.length; i++) folded += foldCharacter(text.charCodeAt(i), text.charAt(i))
  return folded
}

/** Traditional characters as simplified ones, one for one, and nothing else; a text without them comes back as it is. */
export function simplify(text: string): string {
  if (!TELLING.test(text)) return text
  let plain = ''
  for (let i = 0; i < text.length; i++) plain += simplified.get(text.charAt(i)) ?? text.charAt(i)
  return plain
}

/** Hardly a policy is written in traditional characters without one of these. */
const TELLING = /[獎勵補貼萬億業對為]/

const simplified = new Map(Array.from(traditional.from, (from, i) => [from, traditional.to.charAt(i)]))

function foldCharacter(code: number, char: string): string {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? String.fromCharCode(code + 32) : char
  if (code === 0x3000 || code === 0xa0) return ' '
  if (code === 0x2236) return ':'
  if (code >= 0xff01 && code <= 0xff5e) return foldCharacter(code - 0xfee0, String.fromCharCode(code - 0xfee0))
  return simplified.get(char) ?? char
}

/** Two numerals that stand apart stay apart: "2024 13" is not 202413. */
function joinOrKeep(space: string, offset: number, whole: string): string {
  const isDigit = (char: string | undefined) => char !== undefined && char >= '0' && char <= '9'
  return isDigit(whole[offset - 1]) && isDigit(whole[offset + space.length]) ? ' ' : ''
}
