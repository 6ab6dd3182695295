import { lazy } from '../lazy.ts'
import traditional from './traditional.json' with { type: 'json' }

/**
 * The one form in which documents and questions are compared: half-width, simplified, lower case, without white space
 * between Han characters and numerals ("10 万元" = "10万元"), numerals without thousands separators.
 *
 * The result is for matching only, never for showing: it is not a slice of the source.
 */
export function normalise(text: string): string {
  const folded = foldCharacters(withoutSeparators(text))
  // Most of what is normalised is a word or a question: looking for a space is a tenth of the work of this expression.
  if (!/\s/.test(folded)) return folded
  return folded.replace(/(?<=[\p{Script=Han}\d])\s+(?=[\p{Script=Han}\d])/gu, joinOrKeep)
}

/** A full-width comma separates thousands only between full-width figures; 10，200万元 are two numerals, and stay apart. */
function withoutSeparators(text: string): string {
  if (!/[,，]/.test(text)) return text
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
  const table = folds()
  let folded = ''
  let kept = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const fold = table[code]!
    if (fold === code) continue
    folded += text.slice(kept, i) + String.fromCharCode(fold)
    kept = i + 1
  }
  return kept === 0 ? text : folded + text.slice(kept)
}

/** ２０２６ as 2026 and ５％ as 5%, one for one, and nothing else. */
export function foldFigures(text: string): string {
  if (!/[０-９]/.test(text)) return text
  return text.replace(/[０-９％]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
}

/** Traditional characters as simplified ones, one for one, and nothing else; a text without them comes back as it is. */
export function simplify(text: string): string {
  if (!TELLING.test(text)) return text
  const table = folds()
  return text.replace(/[\u4e00-\u9fff]/g, (char) => String.fromCharCode(table[char.charCodeAt(0)]!))
}

/** Hardly a policy is written in traditional characters without one of these. */
const TELLING = /[獎勵補貼萬億業對為]/

/** By UTF-16 code, the code of the folded character: 128 KB, and a look-up of each character costs next to nothing. */
const folds = lazy(() => {
  const table = new Uint16Array(0x10000)
  for (let code = 0; code < table.length; code++) table[code] = code
  for (let code = 0x41; code <= 0x5a; code++) table[code] = code + 32
  table[0x3000] = table[0xa0] = 0x20
  table[0x2236] = 0x3a
  for (let code = 0xff01; code <= 0xff5e; code++) table[code] = table[code - 0xfee0]!
  for (let i = 0; i < traditional.from.length; i++) table[traditional.from.charCodeAt(i)] = traditional.to.charCodeAt(i)
  return table
})

/** Two numerals that stand apart stay apart: "2024 13" is not 202413. */
function joinOrKeep(space: string, offset: number, whole: string): string {
  const isDigit = (char: string | undefined) => char !== undefined && char >= '0' && char <= '9'
  return isDigit(whole[offset - 1]) && isDigit(whole[offset + space.length]) ? ' ' : ''
}
