import type { Entry } from '../../search/collection.ts'

/** Whether two clauses are of one policy: of one document and, where that holds several, of one of them. */
export function isOfOnePolicy(one: Entry, other: Entry): boolean {
  return one.document === other.document && partOf(one) === partOf(other)
}

/** Counted; -1 for what stands outside of them, or where a document is one policy. */
function partOf({ document, clause }: Entry): number {
  return (document.metadata.parts ?? []).findIndex(({ start, end }) => start <= clause.start && clause.end <= end)
}
