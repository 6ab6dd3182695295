import type { Citation } from '../../../core/answer/types.ts'
import type { Span } from '../../../core/model.ts'
import type { FactRow } from '../../../core/answer/showing/fact-table.ts'
import { Figures } from './parts.tsx'

/**
 * What the clauses grant: 事项 · 对象 · 标准 · 条件 · 依据. Every row links to the words it was read from. On a phone
 * each row becomes a small card, so the roles are spelled out: `display` takes them away.
 */
export function FactsTable({ rows, caption }: { rows: readonly FactRow[]; caption: string }) {
  const several = new Set(rows.map(({ citation }) => citation)).size > 1
  return (
    <div class="facts">
      <table role="table">
        <caption>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              事项
            </th>
            <th role="columnheader" scope="col">
              对象
            </th>
            <th role="columnheader" scope="col">
              标准
            </th>
            <th role="columnheader" scope="col">
              条件
            </th>
            <th role="columnheader" scope="col">
              依据
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map(({ item, recipient, amount, condition, citation, span }) => (
            <tr role="row">
              <td role="cell" data-label="事项">
                {item}
              </td>
              <Cell label="对象" text={recipient} />
              <Cell label="标准" text={amount} figures />
              <Cell label="条件" text={condition} />
              <td role="cell" data-label="依据">
                <a href={factUrl(citation, span)}>
                  {several && `${citation.document.region} `}
                  {shortSource(citation)}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ label, text, figures }: { label: string; text: string | null; figures?: boolean }) {
  if (text === null || text === '') {
    return (
      <td role="cell" class="empty" data-label={label}>
        <span aria-label="原文未写明">—</span>
      </td>
    )
  }
  return (
    <td role="cell" data-label={label}>
      <span>{figures ? <Figures text={text} /> : text}</span>
    </td>
  )
}

/** The clause's own heading, or its number if that would be long. */
function shortSource({ clause }: Citation): string {
  const own = clause.path.at(-1)
  return own && own.length <= 16 ? own : clause.label.replace(/[.．、]$/u, '')
}

function factUrl({ document, clause }: Citation, { start, end }: Span): string {
  return `/documents/${encodeURIComponent(document.id)}?q=${start}-${end}#${clause.id}`
}
