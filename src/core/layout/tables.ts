import type { Span } from '../model.ts'
import { celled, type Table } from './celled.ts'
import { fieldsIn } from './fields.ts'

export type { Table }

/**
 * The tables in a part of the source, in order: cells parted by tabs, by pipes or by wide spaces; rows numbered under a
 * header that begins with 序号, with a cell a line or all in one line. Only what cannot be anything else is taken for a
 * table; spans are offsets into the source. Linear in the part.
 */
export function tablesIn(source: string, { start, end }: Span): Table[] {
  const text = source.slice(start, end)
  if (!/[\t|]|序号|编号| {2}|\u3000|[\r\n][^\r\n]{1,12}[\r\n]/.test(text)) return []
  // What stands beside 受理条件 is no column.
  const fields = new Set(fieldsIn(text, { start: 0, end: text.length }).map((field) => field.start))
  const lines = linesOf(text).filter((line) => !fields.has(line.start))
  const found = [...parted(text, lines), ...counted(text, lines), ...numbered(text), ...celled(text, lines)].sort(
    (a, b) => a.header.start - b.header.start,
  )
  const tables: Table[] = []
  for (const table of found) if (table.header.start >= (tables.at(-1)?.rows.at(-1)?.end ?? 0)) tables.push(table)
  const moved = (span: Span): Span => ({ start: span.start + start, end: span.end + start })
  return tables.map(({ header, rows }) => ({ header: moved(header), rows: rows.map(moved) }))
}

/**
 * The cells of a header or a row, where they stand on a line each or are parted by tabs, pipes or wide spaces. `width` is how
 * many the header has: in a row that lacks as many as it has empty lines, these are empty cells.
 */
export function cellsIn(source: string, { start, end }: Span, width = 0): Span[] {
  const row = source.slice(start, end)
  const cells = Array.from(row.matchAll(CELL), ({ 0: words, index }) => ({
    start: start + index,
    end: start + index + words.length,
  }))
  if (cells.length >= width) return cells
  const empty = Array.from(row.matchAll(EMPTY_LINE), ({ index }) => ({ start: start + index, end: start + index }))
  return cells.length + empty.length === width ? [...cells, ...empty].sort((a, b) => a.start - b.start) : cells
}

/**
 * A passage in which each row of the tables says of its figures what they count: 24000 under 补贴额（元） is 24000元.
 * Only to be compared with a question; what is shown stays as it is written.
 */
export function withUnits(source: string, span: Span, tables: readonly Table[]): string {
  const units = tables
    .flatMap(({ header, rows }) => rows.flatMap((row) => unitsOf(source, header, row)))
    .filter(({ at }) => span.start < at && at <= span.end)
  let text = ''
  let from = span.start
  for (const { at, unit } of units) {
    text += source.slice(from, at) + unit
    from = at
  }
  return text + source.slice(from, span.end)
}

/** Where in a row a figure ends whose unit the head of its column names. */
function unitsOf(source: string, header: Span, row: Span): { readonly at: number; readonly unit: string }[] {
  const heads = cellsIn(source, header)
  const cells = cellsIn(source, row)
  if (cells.length !== heads.length) return []
  return cells.flatMap(({ start, end }, i) => {
    const unit = UNIT.exec(source.slice(heads[i]?.start, heads[i]?.end))?.[1]
    return unit && BARE.test(source.slice(start, end)) ? [{ at: end, unit }] : []
  })
}

/** 补贴额（元）, 金额（单位：万元/台）. */
const UNIT = /[（(](?:单位[:：]?)?([百千万亿]?元(?:\/[^（）()]{1,4})?)[）)]/
const BARE = /^[0-9][0-9.,]{0,11}$/

/** Between two lines of which neither is empty one break stands, and for each empty one another. */
const EMPTY_LINE = /(?<=\n[ \t\u3000]{0,8}\r?)\n/g
const CELL = /[^\s|](?:[^\r\n\t| \u3000]| (?! ))*(?<! )/g

/** Two rows with as many cells as the header may still be chance. */
const FEWEST_ROWS = 2
const LONGEST_HEAD = 16

function linesOf(text: string): Span[] {
  return Array.from(text.matchAll(/[^\r\n]+/g), ({ 0: line, index }) => trimmed(line, index)).filter(
    ({ start, end }) => end > start,
  )
}

function trimmed(line: string, index: number): Span {
  const lead = line.length - line.trimStart().length
  return { start: index + lead, end: index + lead + line.trim().length }
}

/** Lines that are cut into as many cells as the header over them. */
function parted(text: string, lines: readonly Span[]): Table[] {
  const tables: Table[] = []
  for (let i = 0; i < lines.length; i++) {
    const header = lines[i]!
    const mark = MARKS.find((candidate) => isHeader(cellsOf(text, header, candidate)))
    if (!mark) continue
    const heads = cellsOf(text, header, mark)
    const width = heads.length
    const isNamed = heads.some((cell) => COLUMN.test(cell))
    if (!isNamed && (mark === WIDE || width < 3)) continue
    const rows: Span[] = []
    for (let next = i + 1; next < lines.length; next++) {
      const cells = cellsOf(text, lines[next]!, mark)
      const isRule = cells.every((cell) => RULE.test(cell))
      // 展览面积、专业展、消费展 are no names of columns by themselves, but over rows of figures parted by tabs.
      const isUnder = isNamed || (isRule ? next === i + 1 : cells.slice(1).every((cell) => /\d/.test(cell)))
      const isNoted = mark.source === '\\t' && width > 2 && REMARK.test(heads.at(-1) ?? '')
      const isWhole =
        cells.length === width ||
        (cells.length > 1 && NOTE.test(cells.at(-1) ?? '')) ||
        (isNoted && cells.length === width - 1 && cells.every((cell) => cell !== ''))
      if (!isWhole || !isUnder) break
      if (!isRule) rows.push(lines[next]!)
    }
    if (rows.length < FEWEST_ROWS) continue
    tables.push({ header, rows })
    i += rows.length
  }
  return tables
}

const RULE = /^:?-+:?$/
/** 新平盐 （公告撤销，2024年起不再受理）: a note in the place of the cells that a row would have. */
const NOTE = /^[（(][^（）()]+[）)]$/
/** The last column may be empty, and the tab before it lost at the line's end. */
const REMARK = /^(?:备注|说明)$/
const WIDE = / {2,}|\u3000+/
const MARKS: readonly RegExp[] = [/\t/, /\|/, WIDE]

function cellsOf(text: string, { start, end }: Span, mark: RegExp): string[] {
  const line = text.slice(start, end).replace(/^\||\|$/g, '')
  return mark.test(line) ? line.split(mark).map((cell) => cell.trim()) : []
}

/** What may be names of columns: short, without sums or sentences. */
function isHeader(cells: readonly string[]): boolean {
  return (
    cells.length >= 2 &&
    cells.every((cell) => cell !== '' && cell.length <= LONGEST_HEAD && !/[。；，,：:]|\d|^第.{1,3}[章节条]/.test(cell))
  )
}

const COLUMN =
  /序号|编号|名称|项目|类别|类型|种类|对象|条件|标准|金额|额度|比例|上限|期限|时间|日期|单位|部门|地点|地址|电话|依据|备注|内容|事项|等级|级别|姓名|职务/

/** 序号 名称 文号 on a line, and under it a line a row, each with its number; a cell of it may be empty. */
function counted(text: string, lines: readonly Span[]): Table[] {
  return lines.flatMap((header, i) => {
    const cells = text.slice(header.start, header.end).split(/\s+/)
    if (cells.length < 2 || cells.length > MOST_COLUMNS || !/^(?:序号|编号)$/.test(cells[0]!)) return []
    const numberOf = (row: Span | undefined): number =>
      row ? Number(/^([0-9]{1,3})\s/.exec(text.slice(row.start, row.end))?.[1] ?? Number.NaN) : Number.NaN
    let end = i + 1
    while (numberOf(lines[end]) === numberOf(lines[i + 1]) + end - i - 1) end++
    return end - i > FEWEST_ROWS ? [{ header, rows: lines.slice(i + 1, end) }] : []
  })
}

interface Cell extends Span {
  readonly text: string
}

/** 序号 项目 标准 1 … 2 …: after the header the rows count on, each as wide as the header; not always from 1. */
function numbered(text: string): Table[] {
  if (!/序号|编号/.test(text)) return []
  const cells = Array.from(text.matchAll(/\S+/g), ({ 0: cell, index }): Cell => ({
    text: cell,
    start: index,
    end: index + cell.length,
  }))
  const tables: Table[] = []
  for (let at = 0; at < cells.length; at++) {
    if (!/^(?:序号|编号)$/.test(cells[at]!.text)) continue
    const width = cells.slice(at, at + MOST_COLUMNS + 1).findIndex((cell) => /^[0-9]{1,3}$/.test(cell.text))
    const first = at + width
    const heads = cells.slice(at, first)
    if (width < 2 || heads.some((cell) => !isHead(cell))) continue
    const { rows, next } = rowsFrom(text, cells, first, heads.length)
    if (rows.length < FEWEST_ROWS) continue
    tables.push({ header: { start: heads[0]!.start, end: heads.at(-1)!.end }, rows })
    at = next - 1
  }
  return tables
}

const MOST_COLUMNS = 12

function isHead({ text }: Cell): boolean {
  return text.length <= LONGEST_HEAD && !/[。；，,]|\d/.test(text)
}

/** The rows that count on from `first`, and which cell stands behind them. A row may lack as many cells as it has empty lines. */
function rowsFrom(
  text: string,
  cells: readonly Cell[],
  first: number,
  width: number,
): { readonly rows: readonly Span[]; readonly next: number } {
  const rows: Span[] = []
  const from = Number(cells[first]!.text)
  const emptyUpTo = (at: number, end: number): number =>
    text.slice(cells[at]!.start, cells[end]?.start ?? text.length).match(EMPTY_LINE)?.length ?? 0
  let at = first
  // Where whole rows have empty lines, every line is followed by one.
  let isSpaced = false
  while (cells[at]?.text === String(from + rows.length)) {
    const next = String(from + rows.length + 1)
    const ends = (own: number): boolean => !isSpaced && emptyUpTo(at, at + own) === width - own
    const lacking = Array.from({ length: width - 2 }, (_, i) => width - 1 - i).filter(ends)
    const counted = [width, ...lacking].find((end) => cells[at + end]?.text === next)
    // Behind the last row no number tells.
    const own = counted ?? (emptyUpTo(at, at + width - 1) > 0 ? lacking[0] : undefined) ?? width
    const last = cells[at + own - 1]
    if (!last) break
    isSpaced ||= own === width && emptyUpTo(at, at + width - 1) > 0
    rows.push({ start: cells[at]!.start, end: last.end })
    at += own
  }
  return { rows, next: at }
}
