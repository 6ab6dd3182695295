import type { Departments } from '../model.ts'
import type { Citation, Intent } from './types.ts'

/** The plain-text answer, complete with its sources: what a service station forwards. */
export function renderAnswer(citations: readonly Citation[], intent: Intent, lead: string | null): string {
  const parts = citations.map((citation, i) => renderCitation(citation, intent, citations.length > 1 ? i + 1 : null))
  return [lead, ...parts].filter(Boolean).join('\n\n')
}

function renderCitation(citation: Citation, intent: Intent, ordinal: number | null): string {
  const mark = ordinal === null ? '' : `${ordinal}. `
  const place = `${mark}【${citation.document.region}】`
  const departments = departmentsLine(citation.departments)
  const quotes = citation.quotes.map(({ text }) => text).join('\n')
  const lines =
    intent === 'department' && departments ? [`${place}${departments}`, quotes] : [`${place}${quotes}`, departments]
  return [
    ...lines,
    amountLines(citation, intent),
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
  return `《${document.title}》${number}${clause.path.length > 0 ? path + own : path}`
}

export function departmentsLine({ lead, support }: Departments): string {
  return [
    lead.length > 0 ? `责任单位：${lead.join('、')}` : '',
    support.length > 0 ? `配合单位：${support.join('、')}` : '',
  ]
    .filter(Boolean)
    .join('；')
}

/** Amounts in the quoted sentences, each with its recipient. */
function amountLines({ facts, quotes }: Citation, intent: Intent): string {
  if (intent !== 'amount' && intent !== 'list' && intent !== 'compare') return ''
  const quoted = facts.filter(
    (fact) => fact.amount !== null && quotes.some(({ start, end }) => fact.start < end && fact.end > start),
  )
  return quoted
    .map(({ kind, recipient, condition, amount }) => {
      const rest = [recipient, condition && !recipient?.includes(condition) ? condition : null]
        .filter(Boolean)
        .join('；')
      return `· ${kind}：${amount ?? ''}${rest ? `（${rest}）` : ''}`
    })
    .join('\n')
}
