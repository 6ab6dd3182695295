import type { Citation } from '../types.ts'

/**
 * Who is responsible and who takes part, each under the name that the clause has for it; only what it names. Nobody where its
 * sentences give each office a duty of its own: 责任单位 would be none of them for all, and the quote tells who does what.
 */
export function departmentsOf({ departments, clause }: Pick<Citation, 'departments' | 'clause'>): Labelled[] {
  const { lead, support } = departments
  if (isDivided(clause.text, [...lead, ...support])) return []
  // A sentence that one office leads and the next in which it takes part: one line for both would be right of neither.
  if (lead.some((name) => support.includes(name))) return [{ label: '责任单位', names: OF_EACH }]
  // 牵头单位：A；责任单位：B: those who are responsible too are no 配合单位.
  const isLed = RESPONSIBLE.test(clause.text) && (LEADING.test(clause.text) || isOneList(clause.text, support))
  return [
    { label: isLed ? '牵头单位' : '责任单位', names: lead.join('、') },
    { label: isLed ? '责任单位' : '配合单位', names: support.join('、') },
  ].filter(({ names }) => names !== '')
}

const OF_EACH = '各句不同，见引文句后的括号'

interface Labelled {
  readonly label: string
  readonly names: string
}

/**
 * 市科技局负责政策制定。市财政局负责资金保障。统筹中心（以下简称中心）受托承担受理、发放和审核。 省财政厅负责预算；省促进中心负责分配方案, of which only
 * the first was read: by itself it would be said to be responsible for both.
 */
function isDivided(text: string, read: readonly string[]): boolean {
  if (LABELLED.test(text)) return false
  const bearers = [...new Set(Array.from(text.matchAll(BEARS_DUTY), ([, name = '']) => name))]
  if (bearers.length >= FEWEST_DUTIES) return true
  return bearers.length > 1 && bearers.some((bearer) => !read.some((name) => bearer.includes(name)))
}

const LABELLED = /(?:责任|牵头|主办|配合|负责|实施)(?:单位|部门)/
const BEARS_DUTY =
  /(?:^|[。；;\n])\s*(?:第[^条\n]{1,6}条\s*|[（(][^（）()]{1,4}[）)]\s*)?([^。；;，,\n：:（）()]{2,24}(?:局|委|厅|办|办公室|中心|部门|机构|政府|公司|银行|院|会))(?:[（(][^（）()]{0,30}[）)])?(?:受托|具体|统一|牵头)*(?:负责|承担)/g
/** Of two offices each is read as it stands. */
const FEWEST_DUTIES = 3

const LEADING = /牵头(?:单位|部门)/
const RESPONSIBLE = /(?<!牵头|配合)责任(?:单位|部门)/

/** （责任单位：A、B） behind 列第一位的为牵头单位，下同: nowhere is B said to take part only. */
function isOneList(text: string, support: readonly string[]): boolean {
  if (support.length === 0 || SUPPORTING.test(text)) return false
  return support.every((name) => {
    const at = text.indexOf(name)
    return at >= 0 && !SUPPORTS.test(/^[^。；\n]{0,60}/.exec(text.slice(at))?.[0] ?? '')
  })
}

const SUPPORTING = /(?:配合|协办|协同|参与|参加|协助|支持)(?:责任)?(?:单位|部门)/
const SUPPORTS = /配合|协助|协同|参与|参加|推动落实/
