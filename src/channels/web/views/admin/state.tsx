import type { AdminDocument, AdminMessages, AdminStatus } from '../../admin/facts.ts'
import { stateName } from '../../../../service/channel-states.ts'
import { chineseDuration, chineseTime } from '../format.ts'
import { StatusTag } from '../parts.tsx'
import { AdminLayout } from './layout.tsx'
import { RebuildSection } from './rebuild.tsx'

/** What serves, what came out wrong, and whether messages come through. */
export function StatePage({ status }: { status: AdminStatus }) {
  return (
    <AdminLayout title="运行状态" here="/admin">
      <IndexSection status={status} />
      {status.rebuild && <RebuildSection rebuild={status.rebuild} />}
      <ChatSection chat={status.chat} />
      <DocumentsSection status={status} />
    </AdminLayout>
  )
}

function IndexSection({ status: { index, version, uptimeSeconds, startedAt } }: { status: AdminStatus }) {
  return (
    <section class="panel" aria-labelledby="serving">
      <h2 id="serving">政策库</h2>
      <dl class="panel-facts">
        <Fact term="文件" value={`${index.documents} 份，${index.clauses} 条`} />
        <Fact term="解析问题" value={index.problems === 0 ? '没有' : `${index.problems} 个，见下`} />
        <Fact term="索引版本" value={index.version} code />
        <Fact term="建于" value={chineseTime(index.builtAt)} />
        <Fact term="程序版本" value={version} code />
        <Fact term="已运行" value={`${chineseDuration(uptimeSeconds)}（${chineseTime(startedAt)} 启动）`} />
      </dl>
    </section>
  )
}

function Fact({ term, value, code = false }: { term: string; value: string; code?: boolean }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{code ? <code>{value}</code> : value}</dd>
    </div>
  )
}

function ChatSection({ chat }: { chat: AdminStatus['chat'] }) {
  return (
    <section class="panel" aria-labelledby="channels">
      <h2 id="channels">聊天平台</h2>
      {chat ? <Channels chat={chat} /> : <p>未接入聊天平台。接入方法见文档里的飞书、钉钉两篇。</p>}
    </section>
  )
}

function Channels({ chat: { channels, messages } }: { chat: NonNullable<AdminStatus['chat']> }) {
  return (
    <>
      <ul class="channel-list">
        {channels.map(({ name, mode, state, detail }) => (
          <li>
            <span class={`tag tag-${state === 'ready' ? 'good' : state === 'failed' ? 'ended' : 'draft'}`}>
              {stateName(state)}
            </span>
            <span>
              {name}（{mode}）{detail && <span class="quietly">{detail}</span>}
            </span>
          </li>
        ))}
      </ul>
      {messages ? (
        <Messages {...messages} />
      ) : (
        <p class="notice notice-ended">数据库连不上或没有响应，读不到消息记录。</p>
      )}
    </>
  )
}

function Messages({ pending, failures }: AdminMessages) {
  return (
    <>
      <p>
        待回复 {pending} 条；最近 7 天
        {failures.length === 0 ? '的回复全部送达。' : `有 ${failures.length} 条没能送达：`}
      </p>
      {failures.length > 0 && (
        <ul class="failure-list">
          {failures.map(({ at, platform, reason }) => (
            <li>
              <time datetime={new Date(at).toISOString()}>{chineseTime(at)}</time> {platform}：{reason}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function DocumentsSection({ status: { documents, others } }: { status: AdminStatus }) {
  const troubled = documents.filter(({ problems }) => problems.length > 0)
  const clean = documents.filter(({ problems }) => problems.length === 0)
  return (
    <section class="panel" aria-labelledby="documents">
      <h2 id="documents">文件与解析问题</h2>
      {others.length > 0 && (
        <ul class="failure-list">
          {others.map(({ file, message }) => (
            <li>
              <code>{file}</code>：{message}
            </li>
          ))}
        </ul>
      )}
      <ul class="document-list">
        {[...troubled, ...clean].map((document) => (
          <DocumentEntry document={document} />
        ))}
      </ul>
    </section>
  )
}

function DocumentEntry({
  document: { file, title, region, status, clauses, url, problems },
}: {
  document: AdminDocument
}) {
  return (
    <li>
      <p class="document-name">
        <a href={url}>{title ?? file}</a> <StatusTag status={status} />
      </p>
      <p class="quietly">
        {[region ?? '地区未知', `${clauses} 条`, file, problems.length === 0 && '没有解析问题']
          .filter(Boolean)
          .join(' · ')}
      </p>
      {problems.length > 0 && (
        <ul class="problem-list">
          {problems.map(({ message, line, url: place }) => (
            <li>
              {message} {place && line !== null && <a href={place}>第 {line} 行</a>}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
