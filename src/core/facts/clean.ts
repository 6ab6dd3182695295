import type { Fact } from '../model.ts'

/**
 * Whether a fact can stand as a row: every cell is found in the fact's own words, cut neither inside a numeral nor inside
 * quotation marks or brackets, and the recipient names someone. Otherwise the quote alone must do.
 */
export function isClean({ recipient, condition, amount }: Fact, words: string): boolean {
  if (words.length > LONGEST) return false
  if (recipient !== null && (recipient.trim().length < 2 || NOBODY.test(recipient))) return false
  const pairs = pairsOf(words)
  return [recipient, condition, amount].every(
    (cell) => cell === null || (pairsOf(cell) !== null && standsIn(words, cell, pairs ?? [])),
  )
}

/** No sentence that grants something is longer; it keeps the work linear in the passage. */
const LONGEST = 2000

/** Prepositions, adverbs and pronouns that name no recipient. */
const NOBODY =
  /^(?:对于?|为|向|在|按|由|经|将|给|以|从|已|的|并|和|及|与|或|可|再|另|除|采取|相应|后续|後续|另外|其中?|预计|首期|阶段性|原则上|积极|认真|[应要各该本此]|本条|所涉|首次|当年|一次性[^，]{0,4})+$|[对向将]$/

/** Some occurrence of the cell ends and begins where the words do, not in the middle of a figure, a name or a note. */
function standsIn(words: string, cell: string, pairs: readonly Pair[]): boolean {
  for (let at = words.indexOf(cell); at >= 0 && cell !== ''; at = words.indexOf(cell, at + cell.length)) {
    const end = at + cell.length
    const inside = pairs.some((pair) => pair.open < at && pair.close >= end)
    if (!inside && !inNumeral(words, at) && !inNumeral(words, end)) return true
  }
  return false
}

const FIGURE = /[0-9０-９]/
const CHINESE_FIGURE = /[一二两三四五六七八九十百千]/

/** Whether a cut at this offset parts a numeral (3|00, 2.|5, 5|%) or its figures from their scale (300|万). */
function inNumeral(words: string, at: number): boolean {
  const before = words.slice(0, at).trimEnd().slice(-2)
  const after = words.slice(at).trimStart().charAt(0)
  const last = before.slice(-1)
  if (FIGURE.test(last)) return /[0-9０-９.．万亿千百%％‰元年]/.test(after)
  if (/[.．,]/.test(last)) return FIGURE.test(before.charAt(0)) && FIGURE.test(after)
  return (CHINESE_FIGURE.test(last) && /[十百千万亿]/.test(after)) || (/[万亿]/.test(last) && after === '元')
}

interface Pair {
  readonly open: number
  readonly close: number
}

/** Full-width and half-width brackets close each other, as in （按职责分工). */
const MARKS: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['（(', '）)'],
  ['《', '》'],
  ['【', '】'],
  ['〔', '〕'],
]

/** The pairs of marks, or null when one of them stands alone. */
function pairsOf(text: string): Pair[] | null {
  const pairs: Pair[] = []
  for (const [opening, closing] of MARKS) {
    const open: number[] = []
    for (let at = 0; at < text.length; at++) {
      const character = text.charAt(at)
      if (opening.includes(character)) open.push(at)
      if (!closing.includes(character)) continue
      const start = open.pop()
      if (start === undefined) return null
      pairs.push({ open: start, close: at })
    }
    if (open.length > 0) return null
  }
  return pairs
}
