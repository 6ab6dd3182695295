/** The citable units of a tree, in reading order. */
import type { Clause, Departments, Fact, NodeRole, PolicyNode, Span } from '../model.ts'
import { isBlank } from '../text/blanks.ts'
import { mendSpan } from '../text/mend.ts'

/** What is read out of a clause's text by others. */
export interface Readers {
  readonly isRow: (span: Span) => boolean
  readonly departments: (source: string, span: Span) => Departments
  readonly facts: (source: string, span: Span, context: PassageContext) => readonly Fact[]
}

/** A clause's own heading, or the one above it where it has none, and the section that it stands in. */
interface PassageContext {
  readonly heading: string
  readonly above: string
}

/** Every citable unit: clauses, unnumbered paragraphs, notice, preamble, closing and the texts of attachments. */
export function collectClauses(source: string, root: PolicyNode, readers: Readers): Clause[] {
  const clauses: Clause[] = []
  const sections: Range[] = []
  const visit = (node: PolicyNode, path: readonly string[], label: string, above: Departments): void => {
    if (CITABLE.has(node.role) || (node.role === 'attachment' && isUndivided(node))) {
      const clause = makeClause(source, node, path, label, `c${clauses.length + 1}`, readers, above)
      // Nothing but markup is nothing to cite.
      if (clause.text !== '') clauses.push(clause)
      return
    }
    if (node.role !== 'document' && node.role !== 'section' && node.role !== 'attachment') return
    const from = clauses.length
    const inner = node.role === 'document' ? path : [...path, pathPart(source, node)]
    const labels = unnumberedLabels(node.children)
    const named = node.heading === null ? NOBODY : readers.departments(source, node.heading)
    node.children.forEach((child, i) => visit(child, inner, labels[i] ?? '', isAnybody(named) ? named : above))
    if (node.role === 'section') sections.push({ from, to: clauses.length })
  }
  visit(root, [], '', NOBODY)
  return withClosingNotes(source, clauses, sections)
}

/** Clauses from one to before another. */
interface Range {
  readonly from: number
  readonly to: number
}

/**
 * Clauses with the departments that a line at the end of their section names for all of it. Where any clause but the last
 * of its section names its own, the line is the last clause's own too; 三、 that is not divided is a section in itself.
 */
function withClosingNotes(source: string, clauses: readonly Clause[], sections: readonly Range[]): Clause[] {
  const lasts = new Set(sections.map(({ to }) => to - 1))
  const inner = new Set(sections.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)))
  const own = clauses.some(({ departments, start, end }, i) => {
    return isAnybody(departments) && inner.has(i) && !lasts.has(i) && LABELLED.test(source.slice(start, end))
  })
  if (own) return [...clauses]
  const shared = sections.filter(({ to }) => {
    const last = clauses[to - 1]
    return last !== undefined && isAnybody(last.departments) && CLOSING_NOTE.test(source.slice(last.start, last.end))
  })
  return clauses.map((clause, i) => {
    const section = shared.find(({ from, to }) => from <= i && i < to)
    const departments = section && clauses[section.to - 1]?.departments
    return departments && !isAnybody(clause.departments) ? { ...clause, departments } : clause
  })
}

const LABELLED = /(?:责任|牵头|主办|落实)(?:单位|部门)[：:】]/
const CLOSING_NOTE = /\n\s*[（(〔【]?(?:责任|牵头|主办|落实)(?:单位|部门)[：:】][^\n]{2,300}$/

const NOBODY: Departments = { lead: [], support: [] }

function isAnybody({ lead, support }: Departments): boolean {
  return lead.length + support.length > 0
}

const CITABLE: ReadonlySet<NodeRole> = new Set<NodeRole>([
  'clause',
  'paragraph',
  'notice',
  'preamble',
  'closing',
  'note',
])

const ROLE_LABELS: Partial<Record<NodeRole, string>> = {
  notice: '通知正文',
  preamble: '引言',
  closing: '结语',
  note: '注',
  attachment: '附件',
}

function makeClause(
  source: string,
  node: PolicyNode,
  path: readonly string[],
  fallback: string,
  id: string,
  readers: Readers,
  above: Departments,
): Clause {
  const span = node.span
  const own = readers.departments(source, span)
  const heading = node.heading === null ? '' : mendSpan(source, node.heading)
  const label = node.label ?? (heading === '' ? fallback : heading)
  const part = node.role === 'clause' ? pathPart(source, node) : ''
  return {
    id,
    label,
    path: part === '' ? path : [...path, part],
    heading,
    text: mendSpan(source, span),
    role: node.role,
    ...(readers.isRow(span) && { isRow: true }),
    // 三、加快服务业发展（区商务局牵头） answers for every clause below it that names nobody itself.
    departments: isAnybody(own) ? own : above,
    facts: readers.facts(source, span, {
      heading: heading === '' ? (path.at(-1) ?? '') : heading,
      above: path.at(-1) ?? '',
    }),
    start: span.start,
    end: span.end,
  }
}

/** Nothing below it but page numbers. */
function isUndivided(node: PolicyNode): boolean {
  return node.children.every((child) => child.role === 'furniture')
}

/** How each child is cited if it has no number: 第2段, or 引言, or 引言第2段 where there are several. */
function unnumberedLabels(nodes: readonly PolicyNode[]): string[] {
  const totals = new Map<NodeRole, number>()
  for (const node of nodes) if (isUndivided(node)) totals.set(node.role, (totals.get(node.role) ?? 0) + 1)
  const counts = new Map<NodeRole, number>()
  return nodes.map((node) => {
    if (isUndivided(node)) counts.set(node.role, (counts.get(node.role) ?? 0) + 1)
    const name = ROLE_LABELS[node.role]
    if (name !== undefined && (totals.get(node.role) ?? 0) <= 1) return name
    return `${name ?? ''}第${counts.get(node.role) ?? 1}段`
  })
}

/** `10. 优化服务供给`, `四、搭建供需平台`, `第八条`, or an unnumbered heading. */
function pathPart(source: string, node: PolicyNode): string {
  const heading = node.heading === null ? '' : mendSpan(source, node.heading).replaceAll('\n', ' ')
  if (node.label === null) return heading
  if (heading === '') return node.label
  const spaced =
    /[0-9.章节条编篇分]$/.test(node.label) || (node.heading !== null && isBlank(source, node.heading.start - 1))
  return `${node.label}${spaced && !/[、）]$/.test(node.label) ? ' ' : ''}${heading}`
}
