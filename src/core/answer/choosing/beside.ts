import type { Clause } from '../../model.ts'
import type { Entry } from '../../search/collection.ts'

/** Whether two clauses stand in one section of a document. */
export function isBeside(one: Entry, other: Entry): boolean {
  const a = one.clause.path
  const b = other.clause.path
  return one.document === other.document && a.length === b.length && a.slice(0, -1).every((part, i) => part === b[i])
}

/** A clause behind its number. */
export function behindNumber({ text }: Pick<Clause, 'text'>): string {
  return text.replace(NUMBERED, '')
}

const NUMBERED = /^(?:第[^条]{1,6}条|[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．])[\s\u3000]*/
