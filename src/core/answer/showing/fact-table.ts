import type { Fact, Span } from '../../model.ts'
import { startsLater } from '../standing/starts-later.ts'
import type { Answer, Citation, DocumentStatus } from '../types.ts'

/** One line of 事项 · 对象 · 标准 · 条件 · 依据; null where the clause says nothing. */
export interface FactRow {
  /** What is granted (奖励, 贴息), or what the clause is about where it names no figure. */
  readonly item: string
  readonly recipient: string | null
  readonly amount: string | null
  readonly condition: string | null
  /** Where it stands. */
  readonly citation: Citation
  /** The words of the source that the line was read from. */
  readonly span: Span
}

/**
 * What an answer grants, as a table over its clauses. A list or a comparison has all that each of them grants, or what is
 * quoted of it where it is long and speaks of many things; any other answer has the figures of its quotes. What is compared
 * has a line also where its document names no figure. Targets that the government sets itself are no benefit.
 */
export function factTable({ citations: all, intent }: Pick<Answer, 'citations' | 'intent'>): FactRow[] {
  const citations = all.filter(({ isAside }) => !isAside)
  const marks = citations.map(notLaw)
  const isMixed = new Set(marks).size > 1
  const rows = citations.map((citation, i) => {
    const own = rowsOf(citation, intent)
    const mark = marks[i]
    // Beside what is in force, a row of a draft or of a repealed measure must not read as if it were.
    return isMixed && mark ? own.map((row) => ({ ...row, item: `${row.item}（${mark}）` })) : own
  })
  if (intent !== 'compare' || rows.every((own) => own.length === 0)) return rows.flat()
  const withFigures = new Set(rows.flat().map(({ citation }) => citation.document.id))
  return citations.flatMap((citation, i) => {
    const own = rows[i] ?? []
    return own.length > 0 || withFigures.has(citation.document.id) ? own : subjectOf(citation)
  })
}

/** What keeps the rows of a citation from being law today; null for one in force, or of which nobody knows. */
function notLaw(citation: Citation): string | null {
  return NOT_LAW[citation.document.status] ?? (startsLater(citation) ? '尚未施行' : null)
}

const NOT_LAW: Partial<Record<DocumentStatus, string>> = {
  draft: '征求意见稿',
  repealed: '已废止',
  replaced: '已被替代',
  term_passed: '期限已过',
}

function rowsOf(citation: Citation, intent: Answer['intent']): FactRow[] {
  const overview = intent === 'list' || intent === 'compare'
  const quoted = quotedFacts(citation)
  const isLong = citation.clause.text.length > LONG
  const facts = overview && !isLong ? citation.facts : quoted
  return facts.filter(isBenefit).map((fact) => rowOf(fact, citation))
}

/** Characters. */
const LONG = 600

/** Facts of the quoted sentences. */
function quotedFacts({ facts, quotes }: Citation): Fact[] {
  return facts.filter((fact) => quotes.some(({ start, end }) => fact.start < end && fact.end > start))
}

function isBenefit({ amount, kind }: Fact): boolean {
  return amount !== null && kind !== '目标'
}

function rowOf({ kind, recipient, condition, amount, start, end }: Fact, citation: Citation): FactRow {
  return { item: kind, recipient, amount, condition, citation, span: { start, end } }
}

/** Empty for an unnumbered paragraph without a heading: 第2段 beside nothing but dashes tells nothing. */
function subjectOf(citation: Citation): FactRow[] {
  const { path, label, start, end } = citation.clause
  const heading = path.at(-1) ?? label
  const own = heading.startsWith(label) ? heading.slice(label.length).trim() : heading
  if (UNNAMED.test(own === '' ? label : own)) return []
  const row: FactRow = {
    item: own === '' ? label : own,
    recipient: null,
    amount: null,
    condition: null,
    citation,
    span: citation.quotes[0] ?? { start, end },
  }
  return [row]
}

const UNNAMED = /^第\d+段$/
