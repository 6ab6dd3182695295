import type { Fact, Span } from '../model.ts'
import { cellsIn, tablesIn } from '../layout/tables.ts'
import { mend } from '../text/mend.ts'

/** What a cell grants, and where the cell stands; the fact's own span is its row. */
export interface CellFact {
  readonly fact: Fact
  readonly cell: Span
}

/**
 * What the rows of a table grant, a fact a sum: the row's name receives it, and the head of its column says what it is.
 * Empty where nothing over the table says that it grants, or its cells can't be told. Offsets are into the source.
 */
export function tableFacts(source: string, span: Span): CellFact[] {
  return tablesIn(source, span).flatMap(({ header, rows }) => {
    const heads = cellsIn(source, header).map((cell) => textOf(source, cell))
    const above = source.slice(Math.max(span.start, header.start - ABOVE), header.start)
    if (!GRANTS.test(above) && !heads.some((head) => GRANTS.test(head))) return []
    return rows.flatMap((row) => rowFacts(source, row, heads))
  })
}

function rowFacts(source: string, row: Span, heads: readonly string[]): CellFact[] {
  const spans = cellsIn(source, row, heads.length)
  const cells = spans.map((cell) => textOf(source, cell))
  if (cells.length !== heads.length && !lacksLast(source.slice(row.start, row.end), cells, heads)) return []
  const isSum = cells.map((cell, i) => {
    const head = heads[i] ?? ''
    // | 本科 | — | 800 | in a column of sums: that there is none is told as a sum is.
    if (NOTHING.test(cell) && UNIT.test(head)) return true
    if (MEASURE.test(cell) && !GRANTS.test(head) && !RULES.test(head)) return false
    if (REFUSED.test(cell) && (UNIT.test(head) || GRANTS.test(head) || RULES.test(head))) return true
    return SUM.test(cell) || (UNIT.test(head) && NUMBER.test(cell)) || (RULES.test(head) && RULE.test(cell))
  })
  const first = isSum.indexOf(true)
  const names = spans
    .slice(0, first)
    .filter((_, i) => cells[i] !== '' && !NUMBER.test(cells[i] ?? '') && !NOTHING.test(cells[i] ?? ''))
    .filter((cell) => !OFFICE.test(heads[spans.indexOf(cell)] ?? ''))
  const [from] = names
  const to = names.at(-1)
  if (!from || !to) return []
  const named = textOf(source, { start: from.start, end: to.end }).replace(/\s+/g, ' ')
  // | 水稻插秧机 | 6行四轮乘坐式 |: the mark between two cells is none of their words, so that each stands for itself.
  const isParted = names.length === 2 && (named.includes('|') || spans.indexOf(to) - spans.indexOf(from) > 1)
  // | 奖补类别 | 奖补对象 | 标准 |: the column that says so names who receives, and the other what is given.
  const whom = isParted ? spans.findIndex((cell, i) => names.includes(cell) && WHOM.test(heads[i] ?? '')) : -1
  const of = names.find((cell) => cell !== spans[whom])
  const said = whom >= 0 && of ? { recipient: cells[whom] ?? '', what: textOf(source, of) } : null
  const recipient = said?.recipient ?? (isParted ? textOf(source, from) : named)
  return spans.flatMap((cell, i): CellFact[] => {
    const head = heads[i] ?? ''
    const isNamed = said !== null && STANDARD.test(head)
    const condition = isNamed ? null : (said?.what ?? (isParted ? textOf(source, to) : null))
    const kind = isNamed ? said.what : head
    const fact = { kind, recipient, condition, amount: cells[i] ?? '', start: row.start, end: row.end }
    return isSum[i] ? [{ fact, cell }] : []
  })
}

/**
 * | 2 | 省内首台（套） | 60 | under 序号, 认定类别, 奖励金额, 备注: nothing is noted, and the cells before it stand in their columns; so they do
 * with a line each, where a cell that is empty among them has an empty line.
 */
function lacksLast(row: string, cells: readonly string[], heads: readonly string[]): boolean {
  const inColumns = ['\t', '|', '\n'].some((mark) => row.replace(/^\||\|$/g, '').split(mark).length === cells.length)
  return inColumns && cells.length === heads.length - 1 && cells.every((cell) => cell !== '')
}

function textOf(source: string, { start, end }: Span): string {
  return mend(source.slice(start, end))
}

/** Characters over a table that may say what it is of. */
const ABOVE = 120
const GRANTS = /奖[励补]|补[贴助]|资助|津贴|贴息/
const SUM = /^(?:最高|不超过|每\p{Script=Han}{1,3})?[0-9][0-9.,]{0,11}\s?(?:[万亿]?元.{0,6}|[%％‰])$/u
/** In a column of sums: that nothing is granted is told as a sum is. */
const REFUSED = /^不(?:予|再|给予|享受)?(?:奖[励补]|补[贴助]|资助|支持)$/
/** 1亿元以上, 1000万元—1亿元 are what must be reached, but in a column of sums. */
const MEASURE = /以[上下]|[—–~～至]/
/** 奖补标准, 资助比例: a column whose cells say by what rule, which is told whole (按到账金额的10%，单个企业最高20万元). */
const RULES = /^(?!.*(?:条件|对象|要求|材料|依据|[（(])).*(?:标准|金额|额度|比例)$/
const RULE = /^(?=.{2,60}$)(?!.*。.).*[0-9][0-9.]{0,11}\s?(?:[万亿]?元|[%％‰])/u
/** 认定部门, 责任单位: a column of those who see to it is none of whom it is for. */
const OFFICE = /^(?:认定|责任|牵头|主管|受理|审核|评定|承办|实施|联系|办理)(?:部门|单位|处室|机构|科室)$/
const WHOM = /^(?:\p{Script=Han}{0,4}对象|申[报领请](?:主体|单位)|受益人)$/u
/** A head that says no more than that the column holds sums. */
const STANDARD = /^(?:标准|金额|额度|比例)(?:[（(][^（）()]*[）)])?$/
const UNIT = /[（(][^（）()]{0,6}元[^（）()]{0,6}[）)]/
const NOTHING = /^(?:[—–-]{1,2}|[/／无])$/
const NUMBER = /^[0-9][0-9.,]{0,11}$/
