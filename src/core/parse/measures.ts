import { departmentsIn, isOffice } from '../departments/stated.ts'
import { fieldsIn } from '../layout/fields.ts'
import { gluedRows } from '../layout/glued.ts'
import { tablesIn, type Table } from '../layout/tables.ts'
import type { Departments, Span } from '../model.ts'
import { trim } from '../text/lines.ts'
import type { Paragraph, Row } from '../text/lines.ts'
import { columnsOf, type Columns } from './columns.ts'

/**
 * A list of measures (惠企政策清单) whose table was flattened when it was copied. Under a header that names its columns
 * (序号 政策名称 支持对象 政策内容 责任单位 执行期限) each row tells of one measure: it reads on its own and is cited on its own.
 */
export interface MeasureList {
  readonly headers: readonly Span[]
  readonly rows: readonly MeasureRow[]
}

/** One measure, with its cells as far as they can be told apart. */
export interface MeasureRow extends Span, Row {
  /** Who it is for. */
  readonly object: Span | null
  /** What it grants: cells of their own, or all behind the title. */
  readonly contents: readonly Span[]
  /** From the column of departments; null where the list has none or the cell cannot be told. */
  readonly departments: Departments | null
  /** How much at most, with the name of its column: 年度上限, 5万元. */
  readonly limit: (Span & { readonly name: string }) | null
}

/**
 * The lists of measures in a source, as one. Cells may be parted by tabs, pipes or spaces or stand on a line each, and a
 * cell may be broken; the numbers of the rows tell where one begins. Linear.
 */
export function measuresIn(source: string): MeasureList {
  const headers: Span[] = []
  const rows: MeasureRow[] = []
  if (!MAY_HOLD_LIST.test(source)) return { headers, rows }
  const lines = linesOf(source)
  for (let at = 0; at < lines.length; at++) {
    const header = headerAt(lines, at) ?? missingHeader(lines, at)
    if (!header) continue
    const own = (header.columns.number < 0 ? unnumbered : numbered)(lines, header)
    const read = own.flatMap((row) => rowOf(row, header) ?? [])
    if (isList(own, read, header)) {
      if (header.next > at) headers.push(spanOf(lines.slice(at, header.next)))
      rows.push(...read)
    }
    const last = own.at(-1)?.at(-1)
    if (last) at = lines.indexOf(last, at)
  }
  return rows.length > 0 ? { headers, rows } : inOneLine(source)
}

function isList(lines: readonly Line[][], rows: readonly MeasureRow[], { columns }: Header): boolean {
  if (rows.length < lines.length) return false
  if (columns !== UNNAMED) return rows.length >= FEWEST_ROWS
  const grants = (row: readonly Line[]): boolean => row.some(({ text }) => GRANTS.test(text))
  return rows.length > FEWEST_ROWS && rows.every(({ departments }) => departments) && lines.every(grants)
}

/** What tells a list of measures from one of names where no header does: that each row grants something, and who does. */
const GRANTS = /[奖补贴减免征贷][^\s]{0,40}[0-9]|[0-9％%][^\s]{0,40}[奖补贴减免征贷]|(?:给予|享受|减免|免征|免收|支持)/

/** A list that lost all its line breaks: 序号 项目 标准 责任单位 1 … 2 …. */
function inOneLine(source: string): MeasureList {
  const cellsIn = (span: Span): Line[] =>
    Array.from(source.slice(span.start, span.end).matchAll(/\S+/g), ({ 0: text, index }) => {
      const start = span.start + index
      return { text, start, end: start + text.length }
    })
  const lists = tablesIn(source, { start: 0, end: source.length }).flatMap((table) => {
    const columns = columnsOf(cellsIn(table.header).map(({ text }) => text))
    const read = columns ? table.rows.flatMap((row) => rowOf(cellsIn(row), { columns, mark: null, next: 0 }) ?? []) : []
    return read.length === table.rows.length ? [{ header: table.header, rows: read }] : []
  })
  const rows = lists.flatMap(({ rows: own }) => own)
  return { headers: lists.map(({ header }) => header), rows: rows.length > 0 ? rows : withoutCells(source) }
}

/** Rows whose cells can't be told apart: nothing but that each is one. */
function withoutCells(source: string): MeasureRow[] {
  const none = { object: null, departments: null, limit: null }
  return gluedRows(source).map((row) => ({ ...row, ...none, contents: [{ start: row.title.end, end: row.end }] }))
}

/**
 * `paragraphs` with each header of the list and each row as one of them, and so each other table with a line a cell or a row
 * and each line of a guide's table: 1.…；2.… in the cell beside 受理条件 divides nothing.
 */
export function withMeasures(source: string, paragraphs: readonly Paragraph[], list: MeasureList): Paragraph[] {
  const headers = list.headers.map((span) => ({ ...span, newline: true }))
  const rows = list.rows.map((row) => ({ start: row.start, end: row.end, newline: true, row }))
  const fields = fieldsIn(source, { start: 0, end: source.length })
    .filter((field) => ![...headers, ...rows].some(({ start, end }) => start < field.end && end > field.start))
    .map(({ start, end, name }) => ({ start, end, newline: true, row: { label: '', title: name } }))
  const beside = [...fields, ...tablesBeside(source, list)]
  const parts: Paragraph[] = [...headers, ...rows, ...beside].sort((a, b) => a.start - b.start)
  const found: Paragraph[] = []
  let next = 0
  for (const paragraph of paragraphs) {
    let rest: Paragraph = paragraph
    const keep = (end: number): void => {
      const piece = trim(source, { start: rest.start, end })
      if (piece.end > piece.start) found.push({ ...piece, newline: rest.newline })
    }
    for (let part = parts[next]; part && part.start < rest.end; part = parts[next]) {
      if (part.start >= rest.start) {
        keep(part.start)
        found.push(part)
      }
      rest = { start: Math.min(part.end, rest.end), end: rest.end, newline: true }
      if (part.end > paragraph.end) break
      next++
    }
    keep(rest.end)
  }
  return found
}

/** A table's cells say nothing without its other cells, and its header nothing without its rows. */
function tablesBeside(source: string, { headers, rows }: MeasureList): Paragraph[] {
  return tablesIn(source, { start: 0, end: source.length }).flatMap((table): Paragraph[] => {
    const [first] = table.rows
    const end = table.rows.at(-1)?.end ?? 0
    const { start } = table.header
    const isListed = [...headers, ...rows].some((part) => part.start < end && part.end > start)
    const isCelled = first !== undefined && /[\r\n]/.test(source.slice(first.start, first.end))
    const isWhole = isCelled || standsInLines(source, table)
    return isListed || !isWhole ? [] : [{ start, end, newline: true, isTable: true }]
  })
}

/** | 机具品目 | 补贴额（元） |, with a line a row: two rows joined, or the last one and what follows, are no passage. */
function standsInLines(source: string, { header, rows }: Table): boolean {
  const lines = [header, ...rows]
  return lines.every(({ end }, i) => {
    const next = lines[i + 1]
    return (
      /[\t|\u3000]| {2}/.test(source.slice(header.start, header.end)) &&
      (!next || /[\r\n]/.test(source.slice(end, next.start)))
    )
  })
}

const MAY_HOLD_LIST =
  /(?:^|[\r\n])[ \t]{0,8}\|?[ \t]{0,8}1[\s|]|(?:名称|事项|项目|任务|政策|标题|措施)(?:\s|\|)|序号[\u4e00-\u9fff]{10}/
const FEWEST_ROWS = 2
/** A row with more lines than this is none. */
const MOST_LINES = 16
const MOST_COLUMNS = 12
const FEWEST_CELLS = 3

interface Line extends Span {
  readonly text: string
}

interface Header {
  readonly columns: Columns
  /** What parts the cells of a line; null where each stands on a line of its own. */
  readonly mark: RegExp | null
  /** The first line under it. */
  readonly next: number
}

const SPACES = / +/g
const MARKS: readonly RegExp[] = [/\t/g, /\|/g, / {2,}|\u3000+/g, SPACES]

function linesOf(source: string): Line[] {
  return Array.from(source.matchAll(/[^\r\n]+/g), ({ 0: line, index }) => {
    const start = index + line.length - line.trimStart().length
    return { start, end: start + line.trim().length, text: line.trim() }
  }).filter(({ text }) => text !== '')
}

/** A header in one line, or with a line for each column. */
function headerAt(lines: readonly Line[], at: number): Header | null {
  const { text } = lines[at]!
  if (text.length > LONGEST_HEADER) return null
  for (const mark of MARKS) {
    const columns = columnsOf(cellsOf(lines[at]!, mark).map((cell) => cell.text))
    if (columns) return { columns, mark, next: at + 1 }
  }
  if (!OPENS_HEADER.test(text)) return null
  const below = lines.slice(at, at + MOST_COLUMNS + 1)
  const height = below.findIndex((line) => NUMBER.test(line.text) || HEADS.test(line.text))
  const columns = height < 0 ? null : columnsOf(joined(below.slice(0, height).map((line) => line.text)))
  return columns && { columns, mark: null, next: at + height }
}

/** 责任 and 单位 on two lines are the name of one narrow column. */
function joined(names: readonly string[]): string[] {
  return names
    .join('\n')
    .replace(/^(责任|牵头|主管|实施|配合|执行|办理)\n(单位|部门|期限|时间|方式)$/gm, '$1$2')
    .split('\n')
}

/** The first row of a list whose header was not copied with it. */
function missingHeader(lines: readonly Line[], at: number): Header | null {
  if (!/^\|?\s*1[\s|]/.test(lines[at]!.text)) return null
  if (!lines.slice(at + 1, at + MOST_LINES).some(({ text }) => /^\|?\s*2[\s|]/.test(text))) return null
  const mark = MARKS.find(
    (candidate) => cellsOf(lines[at]!, candidate).length > (candidate === SPACES ? 1 : FEWEST_CELLS),
  )
  return mark ? { columns: UNNAMED, mark, next: at } : null
}

const UNNAMED: Columns = {
  width: Number.POSITIVE_INFINITY,
  number: 0,
  title: 1,
  object: -1,
  contents: [],
  departments: [0],
  limit: null,
}

const LONGEST_HEADER = 160
const OPENS_HEADER = /^\|?\s*(?:序号|编号)/
const NUMBER = /^[0-9]{1,3}$/

/** Rows that nothing tells apart but that each has all its cells in one line. */
function unnumbered(lines: readonly Line[], { columns, mark, next }: Header): Line[][] {
  if (!mark || mark === SPACES) return []
  const isRow = (line: Line): boolean => cellsOf(line, mark).length === columns.width
  const rows: Line[][] = []
  for (let i = next; i < lines.length && (isRow(lines[i]!) || RULE.test(lines[i]!.text)); i++)
    if (!RULE.test(lines[i]!.text)) rows.push([lines[i]!])
  return rows
}

/** |---|---| under the header. */
const RULE = /^[\s|:-]+$/

/** Rows that count on, across the headings between them too, and after such a heading perhaps from 1 again. */
function numbered(lines: readonly Line[], { columns, mark, next }: Header): Line[][] {
  const rows: Line[][] = []
  let isOpen = false
  let value = 0
  for (let i = next, last = next; i < lines.length && i - last <= MOST_LINES; i++) {
    const line = lines[i]!
    // A cell may hold a number, but not right behind that of its row.
    const own = !mark && isOpen && i - last < FEWEST_CELLS ? null : numberOf(line, columns, mark)
    if (own !== null && (own === value + 1 || rows.length === 0 || (own === 1 && !isOpen))) {
      rows.push([line])
      isOpen = true
      value = own
      last = i
    } else if (NOTE.test(line.text) || (rows.length > 0 && OPENS_HEADER.test(line.text))) {
      return rows
    } else if (HEADS.test(line.text) || (mark && isTopic(line.text))) isOpen = false
    else if (isOpen) rows.at(-1)!.push(line)
  }
  return withoutRest(rows, columns.width, mark)
}

/** Nothing tells that the last row is over but that it has all its cells, or that it is as high as those above it. */
function withoutRest(rows: readonly Line[][], width: number, mark: RegExp | null): Line[][] {
  const last = rows.at(-1)
  if (!last) return []
  let cells = 0
  const full = last.findIndex((line) => (cells += mark ? cellsOf(line, mark).length : 1) >= width) + 1
  const above = Math.max(1, ...rows.slice(0, -1).map((row) => row.length))
  return [...rows.slice(0, -1), last.slice(0, full > 0 ? full : above)]
}

/** 二、… between two rows heads those that follow. */
const HEADS = /^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、]|第[一二三四五六七八九十]{1,3}(?:[章节]|部分))/
/** What stands under the last row is no cell. */
const NOTE = /^(?:备\s?注|附?注|说明|填表说明|(?:政策)?(?:咨询|联系|服务)(?:电话|热线|方式)|申报方式|附件)[0-9]?[：:]/

/** 税费减免类 on a line of its own: what the rows under it have in common. */
export function isTopic(line: string): boolean {
  return /^[^\s，。；：|]{2,14}(?:类|类政策|方面|领域|板块|篇)$/.test(line)
}

function numberOf(line: Line, columns: Columns, mark: RegExp | null): number | null {
  if (columns.number === 0) return numeral(/^\|?\s*([0-9]{1,3})(?=[\s|]|$)/.exec(line.text)?.[1])
  return mark ? numeral(withEmpty(cellsOf(line, mark), columns)[columns.number]?.text) : null
}

function numeral(cell: string | undefined): number | null {
  return cell !== undefined && NUMBER.test(cell) ? Number(cell) : null
}

/** A row by its cells; null where it has no title. */
function rowOf(lines: readonly Line[], { columns, mark }: Header): MeasureRow | null {
  const span = spanOf(lines)
  const cells = withEmpty(
    lines.flatMap((line) => (mark ? cellsOf(line, mark) : [line])),
    columns,
  )
  const title = cells[columns.title]
  if (!title?.text || NUMBER.test(title.text)) return null
  const isWhole = cells.length === columns.width
  const behind = cells.slice(columns.title + 1)
  const office = columns.departments.length > 0 ? behind.findLast(({ text }) => isOffice(text)) : undefined
  const own = isWhole ? columns.departments.flatMap((at) => cells[at] ?? []) : []
  const named = own.some(({ text }) => isSomebody(text)) ? own : office ? [office] : []
  const first = lines[0] && mark ? cellsOf(lines[0], mark).length : 0
  return {
    ...span,
    label: columns.number < 0 ? '' : (cells[columns.number]?.text ?? ''),
    title: { start: title.start, end: title.end },
    ...(isWhole ? cellsByColumn(cells, columns) : cellsByPlace(cells, columns, first, office)),
    departments: named.length > 0 ? merged(named.map(({ text }) => departmentsIn(text))) : null,
    limit: limitOf(cells, columns, office),
  }
}

/** The cell of the column that limits, by its place or by how far it stands before the department. */
function limitOf(cells: readonly Line[], columns: Columns, office: Line | undefined): MeasureRow['limit'] {
  const { limit, width } = columns
  if (!limit) return null
  const [department = -1] = columns.departments
  const behind = office && department > limit.at ? cells.indexOf(office) - (department - limit.at) : -1
  const cell = cells[cells.length === width ? limit.at : behind]
  return cell && SUM.test(cell.text) ? { start: cell.start, end: cell.end, name: limit.name } : null
}

const SUM = /^[^。，]{0,8}[0-9][^。]{0,20}$/

type Contents = Pick<MeasureRow, 'object' | 'contents'>

function cellsByColumn(cells: readonly Line[], { object, contents }: Columns): Contents {
  return { object: cells[object] ?? null, contents: contents.flatMap((at) => cells[at] ?? []) }
}

/**
 * Of a row that has not as many cells as there are columns: those before its content stand on its first line, and the
 * department, with what the columns between leave to it, ends the content.
 */
function cellsByPlace(cells: readonly Line[], columns: Columns, first: number, office: Line | undefined): Contents {
  const behind = cells.slice(columns.title + 1)
  const [from = Number.POSITIVE_INFINITY] = columns.contents
  const isHeaded = first === from
  const start = isHeaded ? cells[from] : behind[0]
  const between = Math.max(0, (columns.departments[0] ?? 0) - (columns.contents.at(-1) ?? 0) - 1)
  const end = office ? cells[cells.indexOf(office) - between - 1] : cells.at(-1)
  const longest = behind.reduce<Line | undefined>((a, b) => (a && a.text.length >= b.text.length ? a : b), undefined)
  const content =
    columns !== UNNAMED && start && end && start.start < end.end ? { start: start.start, end: end.end } : longest
  return { object: (isHeaded && cells[columns.object]) || null, contents: content ? [content] : [] }
}

/** 工业类 is said once, on the first of its rows, where it stands before 序号: those below lack its cell. */
function withEmpty(cells: readonly Line[], { number, width }: Columns): Line[] {
  const [first] = cells
  if (number !== 1 || !first || cells.length !== width - 1 || !NUMBER.test(first.text)) return [...cells]
  return [{ text: '', start: first.start, end: first.start }, ...cells]
}

function isSomebody(cell: string): boolean {
  const { lead, support } = departmentsIn(cell)
  return lead.length + support.length > 0
}

function merged(all: readonly Departments[]): Departments {
  const lead = [...new Set(all.flatMap((departments) => departments.lead))]
  const support = [...new Set(all.flatMap((departments) => departments.support))]
  return { lead, support: support.filter((name) => !lead.includes(name)) }
}

/** The cells of a line, trimmed; the pipes at its ends part none. */
function cellsOf({ text, start }: Line, mark: RegExp): Line[] {
  const from = /^\|?/.exec(text)![0].length
  const to = text.length > from && text.endsWith('|') ? text.length - 1 : text.length
  const inner = text.slice(from, to)
  const cells: Line[] = []
  let at = 0
  for (const { index, 0: gap } of [...inner.matchAll(mark), { index: inner.length, 0: '' }]) {
    const cell = inner.slice(at, index)
    const lead = start + from + at + cell.length - cell.trimStart().length
    cells.push({ text: cell.trim(), start: lead, end: lead + cell.trim().length })
    at = index + gap.length
  }
  return cells
}

function spanOf(lines: readonly Line[]): Span {
  return { start: lines[0]!.start, end: lines.at(-1)!.end }
}
