import type { RebuildState } from '../../../../service/rebuilding.ts'
import { chineseMs, chineseTime } from '../format.ts'

/** The button that rebuilds the index, how far that is, and what came of the last time. */
export function RebuildSection({ rebuild }: { rebuild: RebuildState }) {
  return (
    <section class="panel" id="rebuild" aria-labelledby="rebuilding">
      <h2 id="rebuilding">重建索引</h2>
      {rebuild.state === 'running' ? <Running {...rebuild} /> : <Outcome rebuild={rebuild} />}
      {rebuild.state !== 'running' && (
        <form method="post" action="/admin/reindex" data-ask>
          <button>重建索引</button>
        </form>
      )}
    </section>
  )
}

function Running({ done, total }: { done: number; total: number }) {
  return (
    <div data-rebuild="/admin/api/reindex">
      <p id="progress-label">
        正在重建，这期间照常用原来的索引回答。<span data-progress-text>{total > 0 && `已完成 ${done} / ${total}`}</span>
      </p>
      <progress aria-labelledby="progress-label" max={Math.max(total, 1)} value={done}></progress>
      <p class="quietly">
        页面会自己更新；没有的话，<a href="/admin#rebuild">点这里刷新</a>。
      </p>
    </div>
  )
}

function Outcome({ rebuild }: { rebuild: Exclude<RebuildState, { state: 'running' }> }) {
  switch (rebuild.state) {
    case 'idle':
      return <p>文件有增减或改动后，在这里重新建立索引；没有改动的文件不重复解析，建好才换上。</p>
    case 'elsewhere':
      return (
        <p class="notice notice-plain" role="status">
          {chineseTime(rebuild.askedAt)} 另一个进程正在重建，完成后这里会自动换上新索引。
        </p>
      )
    case 'failed':
      return (
        <div class="notice notice-ended" role="status">
          <p>{chineseTime(rebuild.finishedAt)} 重建失败，原来的索引仍在使用，回答不受影响。</p>
          <p>原因：{rebuild.reason}</p>
        </div>
      )
    case 'done': {
      const { documents, clauses, problems, added, changed, removed, ms } = rebuild.report
      return (
        <div class="notice notice-done" role="status">
          <p>
            {chineseTime(rebuild.finishedAt)} 重建完成，用时 {chineseMs(ms)}，新索引已经生效。
          </p>
          <p>
            {documents} 份文件，{clauses} 条，解析问题 {problems} 个；新增 {added} 份，更新 {changed} 份，删除 {removed}{' '}
            份。
          </p>
        </div>
      )
    }
  }
}
