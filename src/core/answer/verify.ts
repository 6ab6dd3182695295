import type { Fact, PolicyDocument } from '../model.ts'
import { mendSpan } from '../text/mend.ts'
import type { Citation, Quote } from './types.ts'

/** A quote that is not in its source. It is never sent: whoever asked for the answer gets the error instead. */
export class VerificationError extends Error {
  override readonly name = 'VerificationError'
}

/** The quote for a span of a document, mended for reading. */
export function quoteOf(document: PolicyDocument, start: number, end: number): Quote {
  return { text: mendSpan(document.source, { start, end }), start, end }
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
 * Whether every cell of a fact stands in its own words of the source, cut inside no numeral: a row that fails is left to the
 * quote. Independent of how facts are read.
 */
export function factStands(source: string, { recipient, condition, amount, start, end }: Fact): boolean {
  const around = { start: Math.max(0, start - AROUND), end: Math.min(source.length, end + AROUND) }
  // Parted as a whole: the 700 that ends a row stands free of the number of the row under it.
  const text = parted(source.slice(around.start, around.end))
  const from = parted(source.slice(around.start, start)).length
  const to = parted(source.slice(around.start, end)).length
  return [recipient, condition, amount].every((cell) => cell === null || standsFree(text, parted(cell), from, to))
}

/** Characters around a fact that its first numeral or its last may reach into. */
const AROUND = 8

function standsFree(text: string, cell: string, from: number, to: number): boolean {
  for (let at = text.indexOf(cell, from); at >= 0 && at + cell.length <= to; at = text.indexOf(cell, at + 1))
    if (!partsNumeral(text, at) && !partsNumeral(text, at + cell.length)) return true
  return false
}

function partsNumeral(text: string, at: number): boolean {
  return NUMERAL_PARTED.some(
    ([before, after]) => before.test(text.slice(Math.max(0, at - 2), at)) && after.test(text.slice(at)),
  )
}

/** 1|0, 2|.5, 2.|5, 10|万, 5|%, 2万|5千, 三|十, 十|五 */
const NUMERAL_PARTED: readonly (readonly [RegExp, RegExp])[] = [
  [/[0-9０-９]$/, /^(?:[.．,]?[0-9０-９]|[十百千万亿%％‰])/],
  [/[0-9０-９][.．,]$/, /^[0-9０-９]/],
  [/[十百千万亿]$/, /^[0-9０-９一二三四五六七八九]/],
  [/[一二三四五六七八九]$/, /^[十百千万亿]/],
]

/** Without markup and white space, but for a space where that parts two figures. */
function parted(text: string): string {
  return text
    .replace(/[*#\u200b\u200c\u200d\ufeff]+/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/(?<![0-9０-９]) | (?![0-9０-９])/gu, '')
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
