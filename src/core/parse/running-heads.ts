import { isPageNumber } from '../text/lone-lines.ts'
import { opensWithMarker, TITLE_END } from '../text/lines.ts'
import type { Paragraph } from '../text/lines.ts'

/**
 * The lines on which each page of a print repeats the title: 某市专利资金实施细则 under or over `- 2 -`, in the middle of the
 * text. The title over the first of its articles is none, whichever page it opens.
 */
export function runningHeads(
  source: string,
  paragraphs: readonly Paragraph[],
  isFurniture: (i: number) => boolean,
): readonly number[] {
  const text = (i: number): string => {
    const { start = 0, end = 0 } = paragraphs[i] ?? {}
    return end - start > LONGEST_HEAD ? '' : source.slice(start, end).replace(/\s/g, '')
  }
  const isPage = (i: number): boolean => {
    const paragraph = paragraphs[i]
    return paragraph !== undefined && isPageNumber(source, paragraph.start, paragraph.end)
  }
  const begun = paragraphs.findIndex(({ start }, i) => !isFurniture(i) && opensWithMarker(source, start))
  if (begun < 0) return []
  const titles = new Set<string>()
  for (let i = 0; i < begun; i++) {
    if (!TITLE_END.test(text(i))) continue
    titles.add(text(i))
    // A title in two lines is one on top of a page.
    if (i > 0 && !isFurniture(i - 1)) titles.add(`${text(i - 1)}${text(i)}`)
  }
  const found: number[] = []
  for (let i = begun; titles.size > 0 && i < paragraphs.length; i++) {
    if ((isPage(i - 1) || isPage(i + 1)) && titles.has(text(i))) found.push(i)
  }
  return found
}

/** Characters. */
const LONGEST_HEAD = 80
