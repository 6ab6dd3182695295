import type { Span } from '../model.ts'

/** One of several policies that a notice issues together: its title, and all from its title line to the next one's. */
export interface PolicyPart extends Span {
  readonly title: string
  readonly titleSpan: Span
  /** Of its own, where it is one of a compilation. */
  readonly number?: string | undefined
  /** ISO date, of such a one. */
  readonly issuedOn?: string | undefined
}

/**
 * The policies that one notice issues together (《甲办法》《乙措施》已经…同意，现印发给你们), or asks to be heard on, each under its title on a line of
 * its own, in order; empty unless there are two of them. Linear.
 */
export function issuedTogether(source: string): PolicyPart[] {
  for (const notice of source.slice(0, NOTICE).matchAll(ISSUES_SEVERAL)) {
    const names = Array.from(notice[0].matchAll(/《([^《》]+)》/g), ([, name = '']) => bare(name).replace(STAGE, ''))
    const lines = titleLines(source, notice.index + notice[0].length, names)
    if (lines.length > 1)
      return lines.map((line, i) => ({
        title: source.slice(line.start, line.end).replace(/\s+/g, ''),
        titleSpan: line,
        start: line.start,
        end: lines[i + 1]?.start ?? source.length,
      }))
  }
  return []
}

/** Characters in which a notice names what it issues. */
const NOTICE = 4000
const ISSUES_SEVERAL =
  /(?:《[^《》]{4,80}》[、和及与，\s]{0,3}){2,12}[^《》。]{0,60}印发|(?:印发(?:给你们)?|(?:征求|征集)[^《。]{0,16})(?:《[^《》]{4,80}》[、和及与，\s]{0,3}){2,12}/g

/** Behind `from`, the first line that is one of the names and nothing else, for each name. */
function titleLines(source: string, from: number, names: readonly string[]): Span[] {
  const left = new Set(names)
  const lines: Span[] = []
  for (let start = source.indexOf('\n', from) + 1; start > 0 && left.size > 0;) {
    const next = source.indexOf('\n', start)
    const end = next < 0 ? source.length : next
    const name = end - start < LONGEST_TITLE ? bare(source.slice(start, end)).replace(STAGE, '') : ''
    if (left.delete(name)) lines.push(trimmed(source, { start, end }))
    start = next + 1
  }
  return lines
}

const LONGEST_TITLE = 120
/** 《甲办法（试行）》 may be named without what stands in brackets behind it. */
const STAGE = /[（(](?:试行|暂行|修订|征求意见稿|草案)[）)]$/

function trimmed(source: string, { start, end }: Span): Span {
  const line = source.slice(start, end)
  return { start: start + line.length - line.trimStart().length, end: start + line.trimEnd().length }
}

function bare(text: string): string {
  return text.replace(/[\s#*]/g, '')
}
