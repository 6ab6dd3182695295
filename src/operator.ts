import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { Option } from 'commander'
import type { Colors } from 'picocolors/types'
import * as z from 'zod'
import { describeIndex, printGaps, printStatus } from './channels/cli/operator.ts'
import type { OperatorStatus, RecordedState, ServiceState } from './channels/cli/operator.ts'
import { readConfig } from './config.ts'
import type { Config, Environment } from './config.ts'
import { openIndex } from './index-store/index.ts'
import type { Store } from './store/port.ts'
import { openStore } from './store/open.ts'

interface Flags {
  readonly index?: string
  readonly data?: string
  readonly json?: true
  readonly days?: string
  readonly keepPending?: true
}

export interface OperatorParts {
  readonly environment: () => Environment
  readonly version: string
  readonly colors: Colors
  readonly write: (text: string) => Promise<void>
}

/** The commands of whoever runs the service: `status`, `gaps`, `backup`, `restore`. */
export function operatorCommands(program: Command, { environment, version, colors, write }: OperatorParts): void {
  const configOf = ({ index, data }: Flags): Config => {
    const env = environment()
    return readConfig({ ...env, ...(index && { HUIWEN_INDEX_DIR: index }), ...(data && { HUIWEN_DATA_DIR: data }) })
  }
  const show = (flags: Flags, value: unknown, text: () => string): Promise<void> =>
    write(`${flags.json ? JSON.stringify(value, null, 2) : text()}\n`)

  command(program, 'status', '看服务是否在运行、索引里有什么、解析时发现的问题、未送达的回复')
    .option('--index <目录>', '索引目录（默认 index）')
    .option('--json', '输出 JSON')
    .action(async (flags: Flags) => {
      const config = configOf(flags)
      const status: OperatorStatus = {
        version,
        service: await askService(config),
        index: describeIndex(openIndex(config.indexDir)),
        chat: await withStore(config, recordedState),
      }
      await show(flags, status, () => printStatus(status, colors))
    })

  command(program, 'gaps', '列出答不上来或被点“没解决”的问题，次数多的在前')
    .option('--days <天数>', '最近多少天', '30')
    .option('--json', '输出 JSON')
    .action(async (flags: Flags) => {
      const days = daysSchema.parse(flags.days)
      const gaps = await withStore(configOf(flags), ({ answers }) => answers.gaps(Date.now() - days * DAY_MS, 200))
      await show(flags, { recorded: gaps !== null, days, gaps: gaps ?? [] }, () => printGaps(gaps, days))
    })

  command(program, 'backup <文件>', '把数据目录里的数据库备份成一个文件；服务可以照常运行').action(
    async (file: string, flags: Flags) => {
      const { backUp } = await import('./store/backup.ts')
      const { answers, pending } = backUp(sqliteFolder(configOf(flags)), file)
      await write(`已备份到 ${file}：${answers} 条问答记录，${pending} 条待回复的消息；完整性检查通过。\n`)
    },
  )

  command(program, 'restore <文件>', '用备份替换数据目录里的数据库；先停下服务')
    .option('--keep-pending', '连同待回复的消息一起恢复并回复（换机器时用）；默认不再回复，以免重复')
    .action(async (file: string, flags: Flags) => {
      const { restore } = await import('./store/backup.ts')
      const keepPending = flags.keepPending === true
      const done = restore(sqliteFolder(configOf(flags)), file, { keepPending, now: new Date() })
      const pending = keepPending ? '服务启动后回复' : '已关闭，不再回复'
      const former = done.former === null ? '' : `原来的数据库留在 ${done.former}。\n`
      await write(`已恢复 ${done.answers} 条问答记录；${done.pending} 条待回复的消息${pending}。\n${former}`)
    })
}

/** The operator asked for something that cannot be done as it was asked; the message says what to do instead. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError'
}

const DAY_MS = 86_400_000
const daysSchema = z.coerce
  .number()
  .int()
  .min(1)
  .max(366)
  .catch((): never => {
    throw new OperatorError('--days 应是 1 到 366 之间的整数。')
  })

const readiness = z.object({
  version: z.string(),
  status: z.string(),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
})

function command(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .addOption(new Option('--data <目录>', '数据目录（默认 data，或 HUIWEN_DATA_DIR）'))
}

function sqliteFolder({ databaseUrl, dataDir }: Config): string {
  if (databaseUrl === null) return dataDir
  throw new OperatorError(
    '数据在 PostgreSQL 里（设置了 DATABASE_URL）：请用 pg_dump 和 pg_restore，见 docs/deploy.md。',
  )
}

/** What the service on this machine says of itself; null if none answers at the configured port. */
async function askService({ host, port }: Config): Promise<ServiceState | null> {
  const address = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`
  try {
    const response = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(3000) })
    const { version, status, checks } = readiness.parse(await response.json())
    return { address, version, ready: status === 'ready', checks }
  } catch {
    return null
  }
}

/** Null where there is no store yet: it is not made just for being looked at. */
async function withStore<T>(config: Config, work: (store: Store) => Promise<T>): Promise<T | null> {
  if (config.databaseUrl === null && !existsSync(join(config.dataDir, 'huiwen.db'))) return null
  const { store } = await openStore(config, () => undefined)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

async function recordedState({ inbox }: Store): Promise<RecordedState> {
  return { pending: await inbox.pending(), failures: await inbox.failures(Date.now() - 7 * DAY_MS, 20) }
}
