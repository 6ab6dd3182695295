import type { Citation } from '../types.ts'

/** Heads the sources of clauses that are near. */
export const SEE_ALSO = '另见（未必是所问）：'

/** What answers, and what is near and shown by its source alone. */
export function apart(citations: readonly Citation[]): {
  readonly answering: readonly Citation[]
  readonly asides: readonly Citation[]
} {
  return {
    answering: citations.filter(({ isAside }) => !isAside),
    asides: citations.filter(({ isAside }) => isAside),
  }
}

/**
 * Each clause once, or once for each part of it that is shown; what is only near comes last, and not at all if the clause
 * answers as well.
 */
export function distinct(
  citations: readonly Citation[],
  partOf: (citation: Citation) => string = () => '',
): Citation[] {
  const { answering, asides } = apart(citations)
  const keyOf = ({ document, clause }: Citation): string => `${document.id}#${clause.id}`
  const answered = new Set(answering.map(keyOf))
  const near = asides.filter((aside) => !answered.has(keyOf(aside)))
  return [
    ...firstOfEach(answering, (citation) => `${keyOf(citation)}#${partOf(citation)}`),
    ...firstOfEach(near, keyOf),
  ]
}

function firstOfEach(citations: readonly Citation[], keyOf: (citation: Citation) => string): Citation[] {
  const keys = citations.map(keyOf)
  return citations.filter((_, i) => keys.indexOf(keys[i] ?? '') === i)
}
