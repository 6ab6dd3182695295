/** What the commands show, as plain data. */

import { chinaTime } from '../china-time.ts'
import { stateName } from './channel-states.ts'
import type { Failure, Gap, Statistics } from '../store/port.ts'
import type { ChannelState, IndexProgress, IndexReport, Library, Panel } from './types.ts'
import { libraryLine } from './welcome.ts'

export function helpPanel(library: Library, admin: boolean): Panel {
  const rows = [...COMMANDS, ...(admin ? ADMIN_COMMANDS : [])]
  return {
    title: '怎么用惠问',
    tone: 'info',
    paragraphs: [
      '直接用平常的话问惠企政策，例如“贷款贴息要什么条件”“专精特新奖励多少”；接着问“那谁负责”“最高多少”也可以。群里请 @我，回复（引用）一条消息再 @我，会连同那条消息一起理解。',
      libraryLine(library),
    ],
    table: { columns: ['命令', '作用'], rows },
  }
}

export interface StatusFacts {
  readonly library: Library
  readonly channels: readonly ChannelState[]
  readonly version: string
  readonly startedAt: number
  readonly now: number
  readonly pending: number
  readonly failures: readonly Failure[]
}

export function statusPanel(facts: StatusFacts): Panel {
  const { library, failures } = facts
  const troubled = facts.channels.some((c) => c.state === 'failed') || failures.length > 0
  return {
    title: '运行状态',
    tone: troubled ? 'warning' : 'success',
    paragraphs: [
      `惠问 ${facts.version}，已运行 ${duration(facts.now - facts.startedAt)}；待回复 ${facts.pending} 条。`,
      `${libraryLine(library)}索引版本 ${library.version}，解析问题 ${library.problems.length} 个。`,
      ...(failures.length > 0 ? ['最近 7 天未能送达的回复：'] : ['最近 7 天的回复全部送达。']),
      ...failures.map((f) => `${shortTime(f.at)} ${f.platform}：${f.reason}`),
    ],
    table: {
      columns: ['渠道', '方式', '状态'],
      rows: facts.channels.map((c) => [c.name, c.mode, stateName(c.state) + (c.detail ? `（${c.detail}）` : '')]),
    },
  }
}

export function documentsPanel(library: Library): Panel {
  const rows = library.documents.map((d) => [
    d.metadata.title?.value ?? d.file,
    d.metadata.number?.value ?? '—',
    d.metadata.region?.value ?? '—',
    d.metadata.draft?.value === 'draft' ? '征求意见稿' : (d.metadata.issuedOn?.value ?? '—'),
    String(d.clauses.length),
  ])
  const shown = rows.slice(0, MAX_ROWS)
  const hidden = rows.length - shown.length
  return {
    title: `库内文件 ${rows.length} 份`,
    tone: 'info',
    paragraphs: [
      libraryLine(library),
      ...(hidden > 0 ? [`只列出前 ${shown.length} 份，其余 ${hidden} 份见网页。`] : []),
    ],
    table: { columns: ['文件', '文号', '地区', '日期', '条款'], rows: shown },
  }
}

export function gapsPanel(gaps: readonly Gap[]): Panel {
  if (gaps.length === 0) {
    return {
      title: '待补清单是空的',
      tone: 'success',
      paragraphs: ['最近 30 天没有答不上来的问题，也没有人点“没解决”。'],
    }
  }
  return {
    title: '待补清单（最近 30 天）',
    tone: 'warning',
    paragraphs: ['答不上来或被点“没解决”的问题，次数多的在前。补上相应文件后发送 /重建索引。'],
    table: {
      columns: ['问题', '没查到', '没解决', '最近一次'],
      rows: gaps.map((g) => [
        g.question.slice(0, 80),
        String(g.notFound),
        String(g.unresolved),
        shortTime(g.lastAskedAt),
      ]),
    },
  }
}

export function statisticsPanel(week: Statistics, month: Statistics): Panel {
  const line = (name: string, of: (s: Statistics) => string | number): string[] => [
    name,
    String(of(week)),
    String(of(month)),
  ]
  return {
    title: '使用统计',
    tone: 'info',
    paragraphs: ['人和会话只按加盐散列计数，不存身份。'],
    table: {
      columns: ['', '近 7 天', '近 30 天'],
      rows: [
        line('提问', (s) => s.questions),
        line('答出', (s) => `${s.answered}${share(s.answered, s.questions)}`),
        line('没查到', (s) => `${s.notFound}${share(s.notFound, s.questions)}`),
        line('请对方补充', (s) => s.clarify),
        line('提问的人', (s) => s.people),
        line('会话', (s) => s.chats),
        line('有用 / 没解决', (s) => `${s.useful} / ${s.unresolved}`),
        line('转人工（未回复）', (s) => `${s.handovers}（${s.openHandovers}）`),
        line('用时中位 / 95%', (s) => (s.p50Ms === null ? '—' : `${ms(s.p50Ms)} / ${ms(s.p95Ms ?? s.p50Ms)}`)),
      ],
    },
  }
}

export function reindexProgressPanel(progress: IndexProgress | null): Panel {
  const text = progress ? `已处理 ${progress.done} / ${progress.total} 份文件。` : '正在读取文件。'
  return { title: '正在重建索引', tone: 'info', paragraphs: [`${text}这期间照常回答问题，用的是原来的索引。`] }
}

export function reindexDonePanel(report: IndexReport): Panel {
  const { documents, clauses, problems, added, changed, removed } = report
  return {
    title: '索引已重建',
    tone: problems > 0 ? 'warning' : 'success',
    paragraphs: [
      `${documents} 份文件，${clauses} 个条款，解析问题 ${problems} 个，用时 ${ms(report.ms)}。`,
      `与上一版相比：新增 ${added} 份，更新 ${changed} 份，删除 ${removed} 份。新索引已经生效。`,
    ],
  }
}

export function reindexFailedPanel(reason: string): Panel {
  return {
    title: '索引没有重建成功',
    tone: 'error',
    paragraphs: [`原因：${reason.slice(0, 500)}`, '原来的索引仍在使用，回答不受影响。改正后再发送 /重建索引。'],
  }
}

/** `06-30 09:05`, China's time. */
function shortTime(at: number): string {
  return chinaTime(at).slice(5)
}

function ms(value: number): string {
  return value < 1000 ? `${Math.round(value)} 毫秒` : `${(value / 1000).toFixed(1)} 秒`
}

function share(part: number, whole: number): string {
  return whole === 0 ? '' : `（${Math.round((part / whole) * 100)}%）`
}

function duration(value: number): string {
  const minutes = Math.floor(value / 60_000)
  if (minutes < 60) return `${minutes} 分钟`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} 小时` : `${Math.floor(hours / 24)} 天`
}

const MAX_ROWS = 60

const COMMANDS: readonly (readonly string[])[] = [
  ['/帮助 /help', '看这份说明'],
  ['/编号 /id', '看自己和本会话的编号，配置时用'],
]

const ADMIN_COMMANDS: readonly (readonly string[])[] = [
  ['/重建索引 /reindex', '文件有增减后，重新建立索引'],
  ['/状态 /status', '看渠道、索引和未送达的回复'],
  ['/文件 /docs', '看库里有哪些文件'],
  ['/绑定地区 /bind 安康', '让本会话默认按某地回答'],
  ['/解绑 /unbind', '取消默认地区'],
  ['/待补 /gaps', '看答不上来的问题'],
  ['/统计 /stats', '看使用情况'],
]
