/** Tables with a cell a line and no running numbers: the names of the columns, and under them rows that all look alike. */
import type { Span } from '../model.ts'

/**
 * A table whose lines were flattened into text when it was copied from a page. A cell says nothing without the head of
 * its column, so that a row is read and quoted together with the header.
 */
export interface Table {
  readonly header: Span
  readonly rows: readonly Span[]
}

/**
 * 类别 国家级 省级 绿色工厂 60万元 30万元 绿色园区 100万元 —, or 区县 地址 电话 with a row for each county: what stands in a cell, a figure or
 * words, comes again at the header's distance, and so tells how wide a row is. Where the rows do not come out (a county without a
 * telephone), the body is one row, since nobody can tell whose the figure is. `lines` are trimmed and not empty. Linear.
 */
export function celled(text: string, lines: readonly Span[]): Table[] {
  const cells = lines.filter(
    ({ start, end }) => !PAGE_MARK.test(text.slice(start, Math.min(end, start + LONGEST_NAME))),
  )
  const kinds = cells.map(({ start, end }) => (end - start > LONGEST_NAME ? null : kindOf(text.slice(start, end))))
  const words = (at: number): string => text.slice(cells[at]?.start ?? 0, cells[at]?.end ?? 0)
  const opens = (at: number): boolean => kinds[at] === 'words' && FIRST_COLUMN.test(words(at))
  const tables: Table[] = []
  for (let first = 0; first < cells.length; first++) {
    if (!opens(first)) continue
    let body = first
    while (body - first < 2 * MOST_COLUMNS && kinds[body] === 'words') body++
    const width = kinds[body] === undefined ? 0 : (widthOf(kinds, first, body) ?? calledWidth(first, body))
    const heads = Array.from({ length: width }, (_, i) => words(first + i))
    if (width < 2 || !heads.every(isHead)) continue
    const ends = [first + width]
    const column = columnsOf(kinds, first, width)
    while (fits(kinds, ends.at(-1)!, column)) ends.push(ends.at(-1)! + width)
    const end = ends.at(-1)!
    const rest = lastFigure(end, width)
    const spans = (from: number, to: number): Span => ({ start: cells[from]!.start, end: cells[to - 1]!.end })
    const rows = rest > end ? [spans(first + width, rest)] : ends.slice(1).map((to) => spans(to - width, to))
    if (rest <= end && rows.length < FEWEST_ROWS) continue
    tables.push({ header: spans(first, first + width), rows })
    first = Math.max(end, rest) - 1
  }
  return tables

  /** Where nothing comes again: up to the column of telephones, which is the last in most such tables. */
  function calledWidth(first: number, body: number): number {
    for (let at = first + 1; at < body && at - first < MOST_COLUMNS; at++)
      if (CALL.test(words(at))) return at - first + 1
    return 0
  }

  /** Behind the last figure of the cells that go on where no row does, not further than a row away; `end` if none does. */
  function lastFigure(end: number, width: number): number {
    let last = end
    for (
      let at = end;
      at < last + width + 2 && (kinds[at] ?? null) !== null && !opens(at) && !HEADS.test(words(at));
      at++
    )
      if (kinds[at] === 'figure') last = at + 1
    return last
  }
}

type Kind = 'words' | 'figure' | 'nothing'

function kindOf(cell: string): Kind | null {
  if (NOTHING.test(cell)) return 'nothing'
  if (FIGURE.test(cell) || TELEPHONES.test(cell)) return 'figure'
  return /[。；：]|^[0-9]+$/.test(cell) ? null : 'words'
}

/** The only width at which the second row looks like the first; the first begins with the words before the first figure. */
function widthOf(kinds: readonly (Kind | null)[], first: number, body: number): number | null {
  for (let width = Math.ceil((body - first) / 2); width < body - first && width <= MOST_COLUMNS; width++) {
    const column = columnsOf(kinds, first, width)
    if (width > 1 && fits(kinds, first + width, column) && fits(kinds, first + 2 * width, column)) return width
  }
  return null
}

/** What the cells of each column hold, by the first two rows. */
function columnsOf(kinds: readonly (Kind | null)[], first: number, width: number): readonly (Kind | null)[] {
  return Array.from({ length: width }, (_, i) => {
    const [one = null, two = null] = [kinds[first + width + i], kinds[first + 2 * width + i]]
    return one === 'nothing' ? two : one
  })
}

function fits(kinds: readonly (Kind | null)[], at: number, column: readonly (Kind | null)[]): boolean {
  return column.every((kind, i) => kind !== null && (kinds[at + i] === kind || (i > 0 && kinds[at + i] === 'nothing')))
}

/** What may be the name of a column: short, without sums or sentences. */
function isHead(cell: string): boolean {
  return cell.length <= LONGEST_HEAD && !/[。；，,：:]|\d/.test(cell)
}

const FIRST_COLUMN =
  /^(?=.{2,10}$)[\p{Script=Han}（）()、]*(?:名称|项目|类别|类型|种类|对象|等级|级别|档次|品目|层次|学历|奖项|事项|单位|机构|部门|科室|窗口|网点|站点|地区|区域|辖区|板块|区县|县区|市县|县市|街道|镇街|[（(][区县市旗、]{1,5}[）)]|姓名)$/u
const CALL = /电话|热线|联系方式/
/** 二、…, 附件3: what opens another part. */
const HEADS = /^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、]|第[一二三四五六七八九十]{1,3}[章节条]|附件)/
const PAGE_MARK = /^[-—–－]\s?[0-9]{1,4}\s?[-—–－]$/

/** Two rows as wide as the header may still be chance. */
const FEWEST_ROWS = 2
const MOST_COLUMNS = 12
const LONGEST_HEAD = 16
const LONGEST_NAME = 40

/** 60万元, 每人500元, 10%, 5个工作日, 20万元及以下, 15%（超过100人的8%）, or a bare number. */
const FIGURE =
  /^(?:最高|不超过|每\p{Script=Han}{1,3})?[0-9][0-9.,]{0,11}\s?(?:[万亿]?元(?:\/\p{Script=Han}{1,4}){0,2}|[%％‰]|个?工作日|个月|[天日年家个人次件项户亩])?(?:[及含]?以[上下内])?(?:[（(][^（）()]{1,24}[）)])?$/u
/** 0532-85752001, 88497661、88497662, 12345转2. */
const TELEPHONES =
  /^(?:[（(]?0[0-9]{2,3}[）)]?[-—－ ]?)?[0-9]{5,11}(?:[-—－转][0-9]{1,4})?(?:\s?[、，,；;\/ ]\s?(?:0[0-9]{2,3}[-—－ ]?)?[0-9]{4,11}){0,3}$/
const NOTHING = /^(?:[—–－/-]{1,2}|无)$/
