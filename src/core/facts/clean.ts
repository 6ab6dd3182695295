import type { Fact, Span } from '../model.ts'
import { findAmounts, type Amount } from '../text/amounts.ts'

/**
 * Whether a fact can stand as a row: every cell is found in the fact's own words, cut neither inside a numeral nor inside
 * quotation marks or brackets, and the recipient names someone. Otherwise the quote alone must do. The fact's offsets are
 * into `text`, since what stands before its words and behind them may belong to its first numeral or its last.
 */
export function isClean({ recipient, condition, amount, start, end }: Fact, text: string): boolean {
  if (end - start > LONGEST) return false
  // 各地要出台减免措施: that there is something, and nothing of what it is.
  if (recipient === null && condition === null && amount === null) return false
  if (recipient !== null && (recipient.trim().length < 2 || NOBODY.test(recipient))) return false
  if (amount !== null && BORNE.test(amount)) return false
  const from = Math.max(0, start - AROUND)
  const around = text.slice(from, end + AROUND)
  const own = { start: start - from, end: end - from }
  const pairs = pairsOf(text.slice(start, end)) ?? []
  return [recipient, condition, amount].every(
    (cell) => cell === null || (pairsOf(cell) !== null && standsIn(around, own, cell, pairs)),
  )
}

/** 您如果为小型微利企业 is 小型微利企业; 该企业 names nobody, where the row stands without the sentence before it. */
export function withWhomNamed(fact: Fact): Fact {
  if (fact.recipient === null) return fact
  return { ...fact, recipient: POINTS_BACK.test(fact.recipient) ? null : fact.recipient.replace(YOU_ARE, '') }
}

const POINTS_BACK = /^(?:该|此|上述|前述|前款)(?:类|些)?(?:企业|单位|机构|项目|主体|个人|人员|公司)$/
const YOU_ARE = /^(?:您|你)们?(?:如果|如|若|要是)?(?:为|是|属于)(?=\p{Script=Han}{2})/u

/** Characters of the text that a numeral may reach beyond the fact's words. */
const AROUND = 40

/** No sentence that grants something is longer; it keeps the work linear in the passage. */
const LONGEST = 2000

/** Prepositions, adverbs and pronouns that name no recipient. */
const NOBODY =
  /^(?:对于?|为|向|在|按|由|经|将|给|以|从|已|的|并|和|及|与|或|可|再|另|除|采取|相应|后续|後续|另外|其中?|预计|首期|阶段性|原则上|积极|认真|[应要各该本此]|本条|所涉|首次|当年)*(?:一次性[^，]{0,4})?$|[对向将]$/

/** 奖励由市级财政全额承担, 贴息资金由…: who pays for it, and not how much it is. */
const BORNE =
  /^(?:奖[励补]|补[助贴]|贴息|资助)(?:资金|经费)?由[^，。；0-9]{0,16}财政[^，。；0-9]{0,8}(?:承担|负担|分担|列支)$/

/** Some occurrence of the cell ends and begins where the words do, not in the middle of a figure, a name or a note. */
function standsIn(around: string, own: Span, cell: string, pairs: readonly Pair[]): boolean {
  const words = around.slice(own.start, own.end)
  const amounts = findAmounts(around)
  const cuts = (at: number): boolean =>
    inNumeral(around, own.start + at) || inAmount(amounts, own.start + at) || inList(around, amounts, own.start + at)
  for (let at = words.indexOf(cell); at >= 0 && cell !== ''; at = words.indexOf(cell, at + cell.length)) {
    const end = at + cell.length
    const inside = pairs.some((pair) => pair.open < at && pair.close >= end)
    if (!inside && !cuts(at) && !cuts(end)) return true
  }
  return false
}

/** 5|个百分点, 200|件, 10万元|—30万元 */
function inAmount(amounts: readonly Amount[], at: number): boolean {
  return amounts.some(({ span }) => span.start < at && at < span.end)
}

/** 100、50、|20万元, 300、|500户: what stands before has its unit behind the cut; not so 100万、|50万元, or 5万元、|3万元. */
function inList(text: string, amounts: readonly Amount[], at: number): boolean {
  const [listed = ''] = LISTED.exec(text.slice(Math.max(0, at - LONGEST_NUMERAL), at)) ?? []
  if (listed === '' || !FIGURE.test(text.slice(at).trimStart().charAt(0))) return false
  const end = at - listed.length + 1
  return !amounts.some(({ raw, span }) => span.end === end && !/^[0-9.,]+$/.test(raw))
}

const LISTED = /[0-9０-９万亿千百]\s?[、和及或]\s?$/
const FIGURE = /[0-9０-９]/
const CHINESE_FIGURE = /[一二两三四五六七八九十百千]/

/**
 * Whether a cut at this offset parts a numeral (3|00, 2.|5, 5|%, 2万|5千) or its figures from their scale (300|万, 10|余万).
 */
function inNumeral(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_NUMERAL), at).trimEnd()
  const rest = text.slice(at, at + LONGEST_NUMERAL).trimStart()
  const after = rest.charAt(0)
  const last = before.slice(-1)
  if (FIGURE.test(last)) return /^(?:[0-9０-９万亿千百%％‰元年]|[.．,，][0-9０-９]|[多余几][万亿千百元])/.test(rest)
  if (/[.．,，]/.test(last)) return FIGURE.test(before.slice(-2, -1)) && FIGURE.test(after)
  if (/[十百千万亿]/.test(last) && (FIGURE.test(after) || /[零一二两三四五六七八九]/.test(after))) return true
  return (CHINESE_FIGURE.test(last) && /[十百千万亿]/.test(after)) || (/[万亿]/.test(last) && after === '元')
}

const LONGEST_NUMERAL = 20

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
