/** Where the attachments of a document begin. */
import { isAttachmentHead } from '../layout/shapes.ts'
import { parseOrdinal } from '../text/numerals.ts'

/**
 * Indexes of the lines that head an attachment. 附表：奖补标准表 behind 第四条, with 第五条 under it, heads none: the articles go on, and
 * the table belongs to the one above it. Linear.
 *
 * @param mayHead whether a line is of the body at all
 */
export function attachmentHeads(texts: readonly string[], mayHead: (line: number) => boolean): number[] {
  const articles = texts.flatMap((text, line) => {
    const value = parseOrdinal(ARTICLE.exec(text)?.[1] ?? '')
    return value === null ? [] : [{ line, value }]
  })
  let next = 0
  return texts.flatMap((text, line) => {
    while ((articles[next]?.line ?? texts.length) < line) next++
    const [above, below] = [articles[next - 1], articles[next]]
    const isAmid = above !== undefined && below?.value === above.value + 1
    return !isAmid && mayHead(line) && isAttachmentHead(text) ? [line] : []
  })
}

const ARTICLE = /^第([一二三四五六七八九十百零〇0-9]{1,6})条/
