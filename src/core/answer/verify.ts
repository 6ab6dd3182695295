import type { PolicyDocument } from '../model.ts'
import { mend } from '../text/mend.ts'
import type { Citation, Quote } from './types.ts'

/** A quote that is not in its source. It is never sent: whoever asked for the answer gets the error instead. */
export class VerificationError extends Error {
  override readonly name = 'VerificationError'
}

/** The quote for a span of a document, mended for reading. */
export function quoteOf(document: PolicyDocument, start: number, end: number): Quote {
  return { text: mend(document.source.slice(start, end)), start, end }
}

/**
 * Checks that every quote is a slice of its document, character for character but for white space and markup.
 *
 * @throws VerificationError naming the document and the span
 */
export function verify(citations: readonly Citation[], documentOf: (id: string) => PolicyDocument | undefined): void {
  for (const { document: cited, clause, quotes } of citations) {
    const document = documentOf(cited.id)
    for (const { text, start, end } of [...quotes, clause]) {
      if (!document || !isSlice(document.source, text, start, end)) {
        throw new VerificationError(`引文与原文不符：${cited.file} [${start}, ${end})`)
      }
    }
  }
}

/**
 * Independent of `mend`: compares what is left of both without white space and markup. White space between two figures must
 * have stayed, as 10 20 is not 1020.
 */
function isSlice(source: string, text: string, start: number, end: number): boolean {
  if (!(Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end && end <= source.length))
    return false
  const slice = source.slice(start, end)
  if (bare(slice) !== bare(text)) return false
  const kept = new Set(partings(text))
  return partings(slice).every((at) => kept.has(at))
}

function bare(text: string): string {
  return text.replace(/[\s*#\u200b\u200c\u200d\ufeff]+/gu, '')
}

/** How many bare characters stand before each run of white space between two figures. */
function partings(text: string): number[] {
  let from = 0
  let length = 0
  return Array.from(text.matchAll(/(?<=[0-9０-９])\s+(?=[0-9０-９])/gu), ({ index }) => {
    length += bare(text.slice(from, index)).length
    from = index
    return length
  })
}
