/** A table whose cells ran into each other when it was copied: 序号政策依据政策内容… 1财税〔2019〕24号 对… 2《社会保险法》对…. */
import type { Span } from '../model.ts'

/** A row of it, with its number as printed and what its first cell seems to be. */
export interface GluedRow extends Span {
  readonly label: string
  readonly title: Span
}

/**
 * The rows under the glued header of such a table, told by their numbers, which count on from 1: 1. 2. 3. in a cell have a
 * mark behind them, and 141.国务院令 is row 14 with a list in its first cell. Empty where fewer than four do. Linear.
 */
export function gluedRows(source: string): readonly GluedRow[] {
  const header = HEADER.exec(source)
  if (!header || (header[0].match(COLUMN) ?? []).length < FEWEST_COLUMNS) return []
  const from = header.index + header[0].length
  const lineEnd = source.indexOf('\n', from)
  const text = source.slice(from, lineEnd < 0 ? undefined : lineEnd)
  const starts: number[] = []
  for (const { index, 1: figures = '', 2: mark = '' } of text.matchAll(NUMBER)) {
    const label = mark === '' ? figures : figures.endsWith('1') ? figures.slice(0, -1) : ''
    if (label === String(starts.length + 1)) starts.push(index + 1)
  }
  if (starts.length < FEWEST_ROWS) return []
  return starts.map((start, i): GluedRow => {
    const label = String(i + 1)
    const whole = text.slice(start, starts[i + 1])
    const row = whole.slice(0, BEHIND.exec(whole)?.index).trimEnd()
    const name = FIRST_CELL.exec(row.slice(label.length))?.[0] ?? row.slice(label.length, label.length + SHORT)
    const at = from + start + label.length
    return { label, start: from + start, end: from + start + row.length, title: { start: at, end: at + name.length } }
  })
}

const HEADER = /(?<=^|\s)序号[\u4e00-\u9fff]{10,60}(?=\s)/
const COLUMN = /依据|内容|事项|流程|材料|部门|对象|条件|标准|时限|方式|名称/g
const FEWEST_COLUMNS = 3
const FEWEST_ROWS = 4
const NUMBER = /\s([0-9]{1,4})(?:([.．、])(?![0-9])|(?=[《“（(\u4e00-\u9fff])(?![年月日万亿元份个件次号时至到]))/g
/** 二、全力支持困难企业 heads the rows that follow; 相关链接 is no row's. */
const BEHIND = /\s(?:[一二三四五六七八九十]{1,2}、[\u4e00-\u9fff]{4,30}\s*$|(?:相关链接|相关阅读|附件|附：|备注：))/
/** 财政部 税务总局公告（2020年第8号）, 《社会保险法》. */
const FIRST_CELL = /^[^。]{2,80}?(?:号[）)]?|》)(?![、；])/
const SHORT = 16
