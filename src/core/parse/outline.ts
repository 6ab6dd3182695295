/** The outline an admin reads: what the parser understood of a document. */
import type { Clause, Found, Metadata, Parsed, PolicyDocument, PolicyNode, Span } from '../model.ts'

/** Metadata first, then one line a clause, then the problems; plain text in Chinese. */
export function renderOutline({ document, problems }: Parsed): string {
  const lines = [
    `${document.file}（${document.id}）`,
    ...metadataLines(document.metadata),
    `条款：${document.clauses.length} 条`,
  ]
  let shown: readonly string[] = []
  for (const clause of document.clauses) {
    const parents = clause.role === 'clause' ? clause.path.slice(0, -1) : clause.path
    parents.forEach((part, depth) => {
      if (shown[depth] === part && shown.slice(0, depth).every((p, i) => p === parents[i])) return
      lines.push(`${indent(depth)}${part}`)
    })
    shown = parents
    lines.push(`${indent(parents.length)}${clauseLine(clause)}`)
  }
  lines.push(...outsideLines(document))
  lines.push(problems.length === 0 ? '没有发现问题' : `问题：${problems.length} 处`)
  for (const problem of problems) {
    const place = problem.span === null ? '' : ` [${problem.span.start}, ${problem.span.end})`
    lines.push(`  ! ${problem.message}（${problem.code}）${place}`)
  }
  return lines.join('\n') + '\n'
}

const HEADING_LENGTH = 30

/** What can't be cited, as it is cover, title, signature or the page's own: an admin sees whether a clause got lost in it. */
function outsideLines({ source, root, clauses }: PolicyDocument): string[] {
  const headings: Span[] = []
  const visit = ({ heading, children }: PolicyNode): void => {
    if (heading) headings.push(heading)
    children.forEach(visit)
  }
  visit(root)
  const taken = [...clauses, ...headings].sort((a, b) => a.start - b.start)
  const gaps: Span[] = []
  let position = 0
  for (const { start, end } of [...taken, { start: source.length, end: source.length }]) {
    if (start > position) gaps.push({ start: position, end: start })
    position = Math.max(position, end)
  }
  return gaps.flatMap(({ start, end }) => {
    const text = source.slice(start, end).replace(/\s+/g, ' ').trim()
    const words = text.length > 2 * HEADING_LENGTH ? `${text.slice(0, 2 * HEADING_LENGTH)}…` : text
    return text.length >= FEWEST_OUTSIDE ? [`不在条款内 [${start}, ${end}) ${text.length} 字：${words}`] : []
  })
}

/** Characters: the number of a section is no loss. */
const FEWEST_OUTSIDE = 20

function metadataLines(metadata: Metadata): string[] {
  const draft =
    metadata.draft === null
      ? null
      : { ...metadata.draft, value: metadata.draft.value === 'draft' ? '征求意见稿' : '试行' }
  const ended =
    metadata.ended === null
      ? null
      : { ...metadata.ended, value: metadata.ended.value === 'repealed' ? '已废止' : '已被替代' }
  const rows: readonly (readonly [string, Found<string> | null])[] = [
    ['标题', metadata.title],
    ['文号', metadata.number],
    ['发文机关', metadata.issuer],
    ['成文日期', metadata.issuedOn],
    ['地区', metadata.region],
    ['状态', draft],
    ['施行日期', metadata.validFrom],
    ['有效期至', metadata.validTo],
    ['目标年限至', metadata.plannedUntil ?? null],
    ['时效', ended],
  ]
  const lines = rows.flatMap(([name, found]) => (found === null ? [] : [`${name}：${found.value}${originNote(found)}`]))
  return [...lines, ...metadata.repeals.map((found) => `废止：${found.value}`)]
}

function originNote(found: Found<string>): string {
  if (found.from === 'text') return ''
  return found.from === 'seeds' ? '（来自 seeds.json）' : '（推断）'
}

function clauseLine(clause: Clause): string {
  const text = clause.heading === '' ? firstWords(clause) : clause.heading
  const head = clause.label === clause.heading ? clause.heading : `${clause.label} ${text}`
  const parts = [`${head} [${clause.start}, ${clause.end})`]
  if (clause.departments.lead.length > 0) parts.push(`责任：${clause.departments.lead.join('、')}`)
  if (clause.departments.support.length > 0) parts.push(`配合：${clause.departments.support.join('、')}`)
  if (clause.facts.length > 0) parts.push(`事实 ${clause.facts.length}`)
  return parts.join('  ')
}

function firstWords(clause: Clause): string {
  const text = clause.text.replaceAll('\n', ' ')
  const body = text.startsWith(clause.label) ? text.slice(clause.label.length).trim() : text
  return body.length > HEADING_LENGTH ? `${body.slice(0, HEADING_LENGTH)}…` : body
}

function indent(depth: number): string {
  return '  '.repeat(depth)
}
