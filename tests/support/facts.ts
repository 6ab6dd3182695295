import { extractFacts } from '../../src/core/facts/index.ts'
import type { Fact } from '../../src/core/model.ts'

/** The facts of a text that stands in a clause with such a heading. */
export function readFacts(text: string, heading = '', above = ''): readonly Fact[] {
  return extractFacts(text, { start: 0, end: text.length }, { heading, above })
}

/** Their kinds, recipients, conditions and amounts, as a reader sees them in a row. */
export function factRows(text: string, heading = '', above = ''): (string | null)[][] {
  return readFacts(text, heading, above).map(({ kind, recipient, condition, amount }) => [
    kind,
    recipient,
    condition,
    amount,
  ])
}
