import type { Colors } from 'picocolors/types'
import { chinaTime } from '../../china-time.ts'
import type { Huiwen } from '../../core/library.ts'
import type { Failure, Gap } from '../../store/port.ts'

/** What a running service says of itself at `/readyz`; null if none answers. */
export interface ServiceState {
  readonly address: string
  readonly version: string
  readonly ready: boolean
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[]
}

/** What is recorded of chats; null where no chat platform was ever connected. */
export interface RecordedState {
  readonly pending: number
  /** Of the last seven days. */
  readonly failures: readonly Failure[]
}

export interface OperatorStatus {
  readonly version: string
  readonly service: ServiceState | null
  readonly index: {
    readonly version: string
    readonly builtAt: string
    readonly documents: number
    readonly clauses: number
    readonly problems: readonly { readonly file: string; readonly message: string; readonly line: number | null }[]
  }
  readonly chat: RecordedState | null
}

/** What an index holds and what could not be read as it should. */
export function describeIndex(library: Huiwen): OperatorStatus['index'] {
  const sources = new Map(library.documents.map(({ file, source }) => [file, source]))
  return {
    version: library.version,
    builtAt: library.builtAt,
    documents: library.documents.length,
    clauses: library.documents.reduce((sum, { clauses }) => sum + clauses.length, 0),
    problems: library.problems.map(({ file, problem: { message, span } }) => ({
      file,
      message,
      line: span && lineAt(sources.get(file) ?? '', span.start),
    })),
  }
}

/** `huiwen status`, for people. */
export function printStatus({ version, service, index, chat }: OperatorStatus, colors: Colors): string {
  const mark = (ok: boolean): string => (ok ? colors.green('正常') : colors.red('异常'))
  const running = service
    ? [`服务      ${service.address} ${mark(service.ready)}，版本 ${service.version}`]
    : [`服务      没有在本机运行（或不在这个端口）`]
  const checks = service?.checks.map(({ name, ok, detail }) => `          ${name} ${mark(ok)}：${detail}`) ?? []
  const files = new Set(index.problems.map(({ file }) => file))
  return [
    `惠问 ${version}`,
    ...running,
    ...checks,
    `政策库    ${index.documents} 份文件，${index.clauses} 条`,
    `索引      ${index.version}，建于 ${chinaTime(index.builtAt)}`,
    `解析问题  ${index.problems.length === 0 ? '没有' : `${index.problems.length} 个`}`,
    ...[...files].flatMap((file) => [
      `  ${colors.bold(file)}`,
      ...index.problems
        .filter((problem) => problem.file === file)
        .map(({ message, line }) => `    · ${message}${line === null ? '' : `（第 ${line} 行）`}`),
    ]),
    ...printChat(chat),
  ].join('\n')
}

/** `huiwen gaps`, for people. */
export function printGaps(gaps: readonly Gap[] | null, days: number): string {
  if (gaps === null) return NOT_RECORDED
  if (gaps.length === 0) return `最近 ${days} 天没有答不上来的问题，也没有人点“没解决”。`
  const rows = gaps.map(
    ({ question, notFound, unresolved, lastAskedAt }) =>
      `${String(notFound).padStart(6)} ${String(unresolved).padStart(6)}  ${chinaTime(lastAskedAt)}  ${question.replace(/\s+/gu, ' ')}`,
  )
  return [`没查到 没解决  最近一次`, ...rows].join('\n')
}

function printChat(chat: RecordedState | null): string[] {
  if (!chat) return [`聊天记录  ${NOT_RECORDED}`]
  const { pending, failures } = chat
  const failed = failures.length === 0 ? '的回复全部送达' : `有 ${failures.length} 条没能送达：`
  return [
    `聊天记录  待回复 ${pending} 条；最近 7 天${failed}`,
    ...failures.map(({ at, platform, reason }) => `  ${chinaTime(at)} ${platform}：${reason}`),
  ]
}

function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length
}

const NOT_RECORDED = '未接入聊天平台，没有提问记录'
