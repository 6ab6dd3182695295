import type { AdminGaps } from '../../admin/facts.ts'
import { chineseTime } from '../format.ts'
import { AdminLayout, NotRecorded } from './layout.tsx'

const SPANS = [7, 30, 90] as const

/** What people asked and the library does not hold. */
export function GapsPage({ recorded, days, gaps }: AdminGaps) {
  return (
    <AdminLayout title="待补清单" here="/admin/gaps">
      {recorded ? <Gaps days={days} gaps={gaps} /> : <NotRecorded />}
    </AdminLayout>
  )
}

function Gaps({ days, gaps }: Pick<AdminGaps, 'days' | 'gaps'>) {
  return (
    <>
      <nav class="admin-spans" aria-label="时间范围">
        {SPANS.map((span) => (
          <a href={`/admin/gaps?days=${span}`} aria-current={span === days ? 'true' : undefined}>
            近 {span} 天
          </a>
        ))}
      </nav>
      {gaps.length === 0 ? (
        <p class="admin-empty">最近 {days} 天没有答不上来的问题，也没有人点“没解决”。</p>
      ) : (
        <section class="panel" aria-label="问题">
          <p>答不上来或被点“没解决”的问题，次数多的在前。补上相应文件后重建索引。</p>
          <GapTable gaps={gaps} />
        </section>
      )}
    </>
  )
}

function GapTable({ gaps }: Pick<AdminGaps, 'gaps'>) {
  return (
    <table class="gap-table">
      <thead>
        <tr>
          <th scope="col">问题</th>
          <th scope="col">没查到</th>
          <th scope="col">没解决</th>
          <th scope="col">最近一次</th>
        </tr>
      </thead>
      <tbody>
        {gaps.map(({ question, notFound, unresolved, lastAskedAt }) => (
          <tr>
            <td>{question}</td>
            <td data-label="没查到">{notFound}</td>
            <td data-label="没解决">{unresolved}</td>
            <td data-label="最近一次">
              <time datetime={new Date(lastAskedAt).toISOString()}>{chineseTime(lastAskedAt)}</time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
