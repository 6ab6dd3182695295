import { departmentsOf } from './department-labels.ts'
import { factTable } from './fact-table.ts'
import { quotedPieces } from './pieces.ts'
import { apart, SEE_ALSO, standingMark } from './see-also.ts'
import type { Citation, Intent } from '../types.ts'
import { bookTitle } from '../../text/marks.ts'

/** The plain-text answer, complete with its sources: what a service station forwards. */
export function renderAnswer(citations: readonly Citation[], intent: Intent, lead: string): string {
  const { answering, asides } = apart(citations)
  const parts = saidOnce(answering, lead).map((citation, i) =>
    renderCitation(citation, intent, answering.length > 1 ? i + 1 : null),
  )
  return [lead, ...parts, overviewTable(answering, intent), seeAlso(asides)].filter(Boolean).join('\n\n')
}

/** Where clauses stand that are near, in a line each. */
function seeAlso(citations: readonly Citation[]): string {
  if (citations.length === 0) return ''
  const lines = citations.map(
    (citation) => `· 【${citation.document.region}】${sourceLine(citation)}${standingMark(citation)}`,
  )
  return [SEE_ALSO, ...lines].join('\n')
}

/** The citations without the notices that the lead has given, or an earlier citation of the same document. */
function saidOnce(citations: readonly Citation[], lead: string): readonly Citation[] {
  const said = new Set<string>()
  return citations.map((citation) => {
    const notices = citation.notices.filter((notice) => {
      const key = `${citation.document.id} ${notice}`
      const isSaid = said.has(key) || lead.includes(notice.replace(/^文件|。$/g, ''))
      said.add(key)
      return !isSaid
    })
    return { ...citation, notices }
  })
}

function renderCitation(citation: Citation, intent: Intent, ordinal: number | null): string {
  const mark = ordinal === null ? '' : `${ordinal}. `
  const place = `${mark}【${citation.document.region}】`
  const departments = departmentsLine(citation)
  const quotes = quotedPieces(citation).join('\n')
  const lines =
    intent === 'department' && departments ? [`${place}${departments}`, quotes] : [`${place}${quotes}`, departments]
  return [
    ...lines,
    factLines(citation, intent),
    `依据：${sourceLine(citation)}`,
    ...citation.notices.map((notice) => `注意：${notice}`),
  ]
    .filter(Boolean)
    .join('\n')
}

/** `《title》（number）四、… › 12. 推动金融服务`. */
export function sourceLine({ document, clause }: Pick<Citation, 'document' | 'clause'>): string {
  const number = document.number ? `（${document.number}）` : ''
  const path = clause.path.length > 0 ? clause.path.join(' › ') : clause.label
  const own = clause.path.at(-1)?.startsWith(clause.label) ? '' : ` › ${clause.label}`
  return `${bookTitle(document.title)}${number}${clause.path.length > 0 ? path + own : path}`
}

function departmentsLine(citation: Citation): string {
  return departmentsOf(citation)
    .map(({ label, names }) => `${label}：${names}`)
    .join('；')
}

/** 事项｜对象｜标准｜条件｜依据 for what is read across clauses, a line a row. */
function overviewTable(citations: readonly Citation[], intent: Intent): string {
  if (intent !== 'list' && intent !== 'compare') return ''
  const rows = factTable({ citations, intent })
  if (rows.length < 2) return ''
  const lines = rows.map((row) =>
    [row.item, row.recipient, row.amount, row.condition, shortSource(row.citation)]
      .map((cell) => cell?.replace(/\s*\n\s*/g, '') || '—')
      .join('｜'),
  )
  return ['一览（事项｜对象｜标准｜条件｜依据）：', ...lines].join('\n')
}

/** What the quoted sentences grant: each figure with its recipient and condition. */
function factLines(citation: Citation, intent: Intent): string {
  if (intent === 'list' || intent === 'compare') return ''
  return factTable({ citations: [citation], intent })
    .map(({ item, recipient, amount, condition }) =>
      [`事项：${item}`, recipient && `对象：${recipient}`, `标准：${amount ?? ''}`, condition && `条件：${condition}`]
        .filter(Boolean)
        .join('｜'),
    )
    .join('\n')
}

/** `安康市 12. 推动金融服务`: enough to find the clause among those cited. */
function shortSource({ document, clause }: Citation): string {
  const place = /[^省市县区州盟旗]+(?:自治)?[省市县区州盟旗]$/.exec(document.region)?.[0] ?? document.region
  return `${place} ${clause.path.at(-1) ?? clause.label}`
}
