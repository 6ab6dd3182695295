import type { Answer, Citation } from '../core/answer/types.ts'
import { lastOf } from './answer-parts.ts'
import { oneLine } from './text.ts'

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

/**
 * The amounts of an answer, if there are several to compare; one is in the sentence already. Targets of the government's
 * own are no benefit. A question for one thing gets the amounts of the quoted sentences, a list or comparison those of
 * the clauses.
 */
export function factRows({ citations, intent }: Answer): FactRow[] {
  const whole = intent === 'list' || intent === 'compare'
  const rows = citations.flatMap((citation) => amountsOf(citation, whole).map((fact) => rowOf(fact, citation)))
  return rows.length < 2 ? [] : rows
}

type Fact = Citation['facts'][number]

function amountsOf({ facts, quotes }: Citation, whole: boolean): Fact[] {
  return facts
    .filter(({ amount, kind }) => amount !== null && kind !== '目标')
    .filter((fact) => whole || quotes.some((quote) => fact.start < quote.end && fact.end > quote.start))
}

function rowOf({ kind, recipient, amount, condition }: Fact, { clause, document }: Citation): FactRow {
  const said = (recipient ?? '') + (amount ?? '')
  return {
    kind,
    recipient: oneLine(recipient ?? ''),
    amount: oneLine(amount ?? ''),
    condition: condition && !said.includes(condition) ? oneLine(condition) : '',
    region: document.region,
    clause: lastOf(clause.path) || clause.label,
  }
}
