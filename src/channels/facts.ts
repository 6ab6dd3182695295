import { factTable, type FactRow as TableRow } from '../core/answer/showing/fact-table.ts'
import type { Answer } from '../core/answer/types.ts'
import { oneLine } from '../text.ts'
import { lastOf } from './answer-parts.ts'

/** One amount with what it is for, as a row of a table or a line of a list; '' where nothing is to be said. */
export interface FactRow {
  readonly kind: string
  readonly recipient: string
  readonly amount: string
  readonly condition: string
  readonly region: string
  /** Which clause says it. */
  readonly clause: string
}

/** What an answer grants, if there are several things to compare; one is in the sentence already. */
export function factRows(answer: Answer): FactRow[] {
  const rows = factTable(answer)
  return rows.length < 2 ? [] : rows.map(rowOf)
}

function rowOf({ item, recipient, amount, condition, citation: { clause, document } }: TableRow): FactRow {
  return {
    kind: item,
    recipient: oneLine(recipient ?? ''),
    amount: oneLine(amount ?? ''),
    condition: oneLine(condition ?? ''),
    region: document.region,
    clause: lastOf(clause.path) || clause.label,
  }
}
