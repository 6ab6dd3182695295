/**
 * Rows of a table whose lines were flattened: each begins with its 序号, alone on a line with a cell a line under it, or
 * in front of its cells. What stands in the cells tells nothing of where a line ends, so the numbers have to.
 */
import type { Span } from '../model.ts'

/** Offsets where a line of `span` ends that is a cell, a row, or stands right before a row. Linear. */
export function rowEnds(source: string, { start, end }: Span): ReadonlySet<number> {
  const ends = new Set<number>()
  const text = source.slice(start, end)
  if (!MAY_HOLD_ROWS.test(text)) return ends
  const lines = linesOf(text)
  for (const run of runsOf(lines)) {
    const width = widthOf(run, lines)
    run.forEach(({ line }, i) => {
      const own = cellsOf(lines, line, width, run[i + 1]?.line)
      const above = lines[line - 1]
      if (above) ends.add(start + above.end)
      for (const cell of lines.slice(line, line + own)) ends.add(start + cell.end)
    })
    const [first] = run
    if (first && lines[first.line - width]?.text === HEADER)
      for (const cell of lines.slice(first.line - width, first.line)) ends.add(start + cell.end)
  }
  return ends
}

/** How many lines a row has that is as wide as the others, an empty one being an empty cell; 0 if it is not. */
function cellsOf(lines: readonly Line[], from: number, width: number, next: number | undefined): number {
  if ((next ?? from + width) - from === width || opensUnit(lines[from + width]?.text ?? '')) return width
  const own = (next ?? from) - from
  const empty = lines.slice(from, from + own).reduce((sum, { emptyBehind }) => sum + emptyBehind, 0)
  return own + empty === width ? own : 0
}

interface Line {
  readonly text: string
  readonly end: number
  /** Empty lines between it and the next one. */
  readonly emptyBehind: number
}

/** A line that a row may begin at. */
interface Opening {
  readonly line: number
  readonly value: number
  /** Nothing else stands on the line. */
  readonly isAlone: boolean
}

const HEADER = '序号'
/** A row with more lines than this is none. */
const MOST_LINES = 16

const MAY_HOLD_ROWS = /(?:^|[\r\n])[ \t\u3000]{0,8}[0-9]{1,3}[ \t\u3000]{0,8}(?:[\r\n]|[ \t\u3000](?=[^\s0-9]))/
const ROW = /^([0-9]{1,3})(?:$|[ \t\u3000]{1,8}(?=[“《（(\u4e00-\u9fffA-Z]))(?![亿万元％%年月日])/

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  for (const { 0: line, index } of text.matchAll(/[^\n]+|\n(?=[ \t\u3000]{0,8}\r?\n)/g)) {
    const last = lines.at(-1)
    const words = line.trim()
    if (words !== '') lines.push({ text: words, end: index + line.trimEnd().length, emptyBehind: 0 })
    else if (last && line === '\n') lines[lines.length - 1] = { ...last, emptyBehind: last.emptyBehind + 1 }
  }
  return lines
}

/** Openings that count on, each within a few lines of the one before; one alone under a header or at the beginning. */
function runsOf(lines: readonly Line[]): Opening[][] {
  const openings = lines.flatMap(({ text }, line): Opening[] => {
    const match = ROW.exec(text)
    return match ? [{ line, value: Number(match[1]), isAlone: match[0].length === text.length }] : []
  })
  const taken = new Set<Opening>()
  const runs: Opening[][] = []
  openings.forEach((first, i) => {
    if (taken.has(first)) return
    const run = [first]
    for (let at = i + 1, last = first; at < openings.length; at++) {
      const opening = openings[at]!
      if (opening.line - last.line > MOST_LINES) break
      if (opening.value !== last.value + 1 || opening.isAlone !== first.isAlone) continue
      run.push(opening)
      last = opening
    }
    if (run.length === 1 && !(first.isAlone ? first.line === 0 || headerAbove(lines, first) > 0 : isOneRow(lines)))
      return
    for (const opening of run) taken.add(opening)
    runs.push(run)
  })
  return runs
}

/** 3 政策名称 支持对象 over lines of which the last ends no sentence. */
function isOneRow(lines: readonly Line[]): boolean {
  const [first, last] = [lines[0]?.text ?? '', lines.at(-1)?.text ?? '']
  return lines.length <= MOST_LINES && CELLS.test(first) && !/[。；，、：！？]$/.test(last)
}

/** Several cells behind the number, and no sentence; 3 个以上 is no row. */
const CELLS =
  /^[0-9]{1,3}[ \t\u3000]+(?![个家项名人件次种类万亿元年月日天])[^\s。；，：]{2,40}(?:[ \t\u3000]+[^\s。；，：]{2,60}){1,10}$/

/** Lines of one row: the fewest between two numbers, or those of the header, or all where a row is all there is. */
function widthOf(run: readonly Opening[], lines: readonly Line[]): number {
  const [first] = run
  if (run.length === 1 && first) return headerAbove(lines, first) || Math.min(lines.length, MOST_LINES)
  const header = first?.isAlone ? headerAbove(lines, first) : 0
  // Where one row is as wide as the header, those with fewer lines lack a cell.
  if (header > 0 && run.slice(1).some(({ line }, i) => line - (run[i]?.line ?? 0) === header)) return header
  return Math.min(...run.slice(1).map(({ line }, i) => line - (run[i]?.line ?? 0)))
}

/** How many lines above the opening the header begins; 0 if there is none. */
function headerAbove(lines: readonly Line[], { line }: Opening): number {
  for (let width = 2; width <= Math.min(MOST_LINES, line); width++)
    if (lines[line - width]?.text === HEADER) return width
  return 0
}

/** 二、… between two rows is no cell. */
function opensUnit(text: string): boolean {
  return /^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、]|第[一二三四五六七八九十]{1,3}[章节条])/.test(text)
}
