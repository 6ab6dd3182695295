import type { Statistics } from '../../../../store/port.ts'
import type { AdminStatistics } from '../../admin/facts.ts'
import { chineseMs } from '../format.ts'
import { AdminLayout, NotRecorded } from './layout.tsx'

/** How much is asked, how it went, how fast. */
export function StatisticsPage({ week, month }: AdminStatistics) {
  return (
    <AdminLayout title="使用统计" here="/admin/statistics">
      {week && month ? <Figures week={week} month={month} /> : <NotRecorded />}
    </AdminLayout>
  )
}

const ROWS: readonly { readonly name: string; readonly of: (figures: Statistics) => string | number }[] = [
  { name: '提问', of: ({ questions }) => questions },
  { name: '答出', of: ({ answered, questions }) => withShare(answered, questions) },
  { name: '没查到', of: ({ notFound, questions }) => withShare(notFound, questions) },
  { name: '请对方补充', of: ({ clarify }) => clarify },
  { name: '提问的人', of: ({ people }) => people },
  { name: '会话', of: ({ chats }) => chats },
  { name: '点“有用”', of: ({ useful }) => useful },
  { name: '点“没解决”', of: ({ unresolved }) => unresolved },
  { name: '转人工', of: ({ handovers }) => handovers },
  { name: '其中未回复', of: ({ openHandovers }) => openHandovers },
  { name: '用时（中位）', of: ({ p50Ms }) => (p50Ms === null ? '—' : chineseMs(p50Ms)) },
  { name: '用时（95% 不超过）', of: ({ p95Ms }) => (p95Ms === null ? '—' : chineseMs(p95Ms)) },
]

function Figures({ week, month }: { week: Statistics; month: Statistics }) {
  return (
    <section class="panel" aria-label="统计">
      <p>只统计飞书和钉钉里的提问；人和会话按加盐散列计数，不存身份。</p>
      <table class="figure-table">
        <thead>
          <tr>
            <th scope="col">
              <span class="sr-only">项目</span>
            </th>
            <th scope="col">近 7 天</th>
            <th scope="col">近 30 天</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(({ name, of }) => (
            <tr>
              <th scope="row">{name}</th>
              <td>{of(week)}</td>
              <td>{of(month)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function withShare(part: number, whole: number): string {
  return whole === 0 ? String(part) : `${part}（${Math.round((part / whole) * 100)}%）`
}
