import type { Citation, DocumentStatus } from '../types.ts'

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

/** What a clause of which only the source is shown needs beside it: that it is no law, or that it has been amended; '' of most. */
export function standingMark({ document: { status }, notices }: Citation): string {
  const mark = MARKS[status] ?? (notices.some((notice) => AMENDED.test(notice)) ? '已修改' : '')
  return mark && `（${mark}）`
}

const MARKS: Readonly<Partial<Record<DocumentStatus, string>>> = {
  draft: '征求意见稿',
  term_passed: '期限已过',
  repealed: '已废止',
  replaced: '已被替代',
}
/** 本条已被甲政发〔2024〕3号修改; what only adds to a clause leaves it as it was. */
const AMENDED = /^本条已被.{1,200}(?:修改|删去|废止)/
