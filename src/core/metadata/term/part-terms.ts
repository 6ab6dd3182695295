import type { PolicyPart } from '../../layout/issued-together.ts'
import type { ClauseTerm, Found } from '../../model.ts'
import { mendWithMap } from '../../text/mend.ts'
import { ALL_ABOVE } from './own-sentence.ts'
import { endOf, type Beginning } from './term-end.ts'

/** The terms that policies issued together have each for itself: 本措施…有效期至 says nothing of the others. */
export function partTerms(
  source: string,
  parts: readonly PolicyPart[],
  beginning: Beginning,
  startOf: (text: string, issuedOn: string) => Found<string> | null,
): ClauseTerm[] {
  return parts.flatMap((part) => {
    const own = ofEach(source.slice(part.start, part.end))
    const { text, offsets } = mendWithMap(own)
    const { issuedOn } = part
    const end = endOf(text, issuedOn ? { from: startOf(text, issuedOn)?.value ?? issuedOn, issuedOn } : beginning)
    if (!end?.span) return []
    const [first, last] = [offsets[end.span.start] ?? 0, offsets[end.span.end - 1] ?? own.length - 1]
    const span = { start: part.start + first, end: part.start + last + 1 }
    return [{ ...end, span, clauses: [`《${part.title}》`], within: { start: part.start, end: part.end } }]
  })
}

/** The text, as long, without what those policies say each for itself. */
export function withoutParts(source: string, parts: readonly PolicyPart[]): string {
  const [first] = parts
  if (!first) return source
  const lines = source.slice(first.start).split('\n')
  return source.slice(0, first.start) + lines.map((line) => (isOfAll(line) ? line : blank(line))).join('\n')
}

/** The text, as long, without the lines that speak of all of them. */
function ofEach(text: string): string {
  return text
    .split('\n')
    .map((line) => (isOfAll(line) ? blank(line) : line))
    .join('\n')
}

function isOfAll(line: string): boolean {
  return ALL_ABOVE.test(line)
}

function blank(line: string): string {
  return ' '.repeat(line.length)
}
