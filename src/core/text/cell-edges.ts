/** Where the cells of a flattened table and its rows end, by what parts them. */
import { isBlank, isLineBreak } from './blanks.ts'

/** A row of a table with pipes, tabs or wide spaces ends at its line's end, whatever stands in its cells. */
export function endsRow(source: string, start: number, end: number): boolean {
  if (source.charAt(start - 1) === '|' || source.charAt(end) === '|') return true
  if (wideSpaces(source, start - 1, 2) === 2) return true
  return ['|', '\t'].some((mark) => {
    const before = cellEdges(source, start - 1, -1, mark, 2)
    return before === 2 || (before === 1 && cellEdges(source, end, 1, mark, 1) === 1)
  })
}

/**
 * How often, up to `most`, the mark parts two cells in the rest of a line; what stands before its first character is an
 * indent. Stopping there keeps a line of nothing but cells linear.
 */
function cellEdges(source: string, from: number, step: 1 | -1, mark: string, most: number): number {
  let edges = 0
  let passed = false
  for (let i = from; edges < most && i >= 0 && i < source.length && !isLineBreak(source, i); i += step) {
    if (source.charAt(i) === mark) passed = true
    else if (passed && !isBlank(source, i)) {
      edges++
      passed = false
    }
  }
  return edges
}

/** How often, up to `most`, two cells of the line that ends at `last` are parted by more than one space. */
function wideSpaces(source: string, last: number, most: number): number {
  let found = 0
  let width = 0
  for (let i = last; found < most && i >= 0 && !isLineBreak(source, i); i--) {
    const character = source.charAt(i)
    if (character === ' ') width++
    else if (character === '\u3000') width += 2
    else {
      if (width > 1) found++
      width = 0
    }
  }
  return found
}

/** White space beside a pipe, or one of several tabs in a line, parts cells. */
export function partsCells(source: string, start: number, end: number): boolean {
  if (source.charAt(end) === '|' || source.charAt(start - 1) === '|') return true
  if (!source.slice(start, end).includes('\t')) return false
  return cellEdges(source, start - 1, -1, '\t', 1) > 0 || cellEdges(source, end, 1, '\t', 1) > 0
}
