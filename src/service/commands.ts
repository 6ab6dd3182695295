import { formatRegion, resolveRegion } from '../core/regions/index.ts'
import type { Store } from '../store/port.ts'
import type { Pseudonym } from './pseudonyms.ts'
import { documentsPanel, gapsPanel, helpPanel, statisticsPanel, statusPanel } from './panels.ts'
import type { Channel, ChannelState, Clock, Library, Panel, Question, Reply } from './types.ts'

type Name = 'help' | 'ids' | 'reindex' | 'status' | 'docs' | 'bind' | 'unbind' | 'gaps' | 'stats'

export type Parsed =
  { readonly name: Name; readonly argument: string } | { readonly name: 'unknown'; readonly argument: string }

export interface CommandOptions {
  readonly store: Store
  readonly library: () => Library
  readonly clock: Clock
  readonly pseudonym: Pseudonym
  readonly version: string
  readonly startedAt: number
  readonly channels: () => readonly ChannelState[]
  /** Logs who was refused, by pseudonym. */
  readonly onRefused: (person: string, command: string) => void
}

/** Reads `/绑定地区 安康`; null if the message is no command. Full-width slashes come from Chinese keyboards. */
export function parseCommand(text: string): Parsed | null {
  const trimmed = text.trim()
  if (!trimmed.startsWith('/') && !trimmed.startsWith('／')) return null
  const [word = '', ...rest] = trimmed.slice(1).trim().split(/\s+/u)
  const name = NAMES.get(word.toLowerCase())
  return name ? { name, argument: rest.join(' ') } : { name: 'unknown', argument: word }
}

/** Answers every command but `reindex`, which runs on after its reply. */
export function createCommands(options: CommandOptions) {
  const { store, library, clock, pseudonym } = options

  const byName: Record<Exclude<Name, 'reindex' | 'ids'>, (question: Question, argument: string) => Promise<Panel>> = {
    help: (question) => Promise.resolve(helpPanel(library(), isAdmin(question))),
    status: async () =>
      statusPanel({
        library: library(),
        channels: options.channels(),
        version: options.version,
        startedAt: options.startedAt,
        now: clock.now(),
        // This command itself is one of those that wait.
        pending: Math.max(0, (await store.inbox.pending()) - 1),
        failures: await store.inbox.failures(clock.now() - 7 * DAY_MS, 5),
      }),
    docs: () => Promise.resolve(documentsPanel(library())),
    bind: async (question, argument) => {
      if (!argument) return warning('要绑定哪个地区？', '例如：/绑定地区 安康')
      const region = resolveRegion(argument)
      if (region === null)
        return warning('没有绑定', `不认识“${argument.slice(0, 40)}”这个地区。请写省、市或县区的名字。`)
      const name = formatRegion(region)
      await store.chats.bind(pseudonym(question.platform, question.chatId), name)
      return success('已绑定地区', `本会话的问题默认按“${name}”回答；问题里写了别的地区时，以问题为准。`)
    },
    unbind: async (question) => {
      await store.chats.bind(pseudonym(question.platform, question.chatId), null)
      return success('已解绑地区', '本会话的问题不再默认按某个地区回答。')
    },
    gaps: async () => gapsPanel(await store.answers.gaps(clock.now() - 30 * DAY_MS, 20)),
    stats: async () => {
      const [week, month] = await Promise.all([7, 30].map((d) => store.answers.statistics(clock.now() - d * DAY_MS)))
      if (!week || !month) throw new Error('stats: no figures')
      return statisticsPanel(week, month)
    },
  }

  let channelOf: (platform: string) => Channel | undefined = () => undefined
  const isAdmin = (question: Question): boolean => channelOf(question.platform)?.admins.has(question.userId) === true

  return {
    useChannels(find: typeof channelOf): void {
      channelOf = find
    },
    /** Null if the person may go on, else the refusal to show. */
    refusal(question: Question, command: Parsed): Panel | null {
      if (!FOR_ADMINS.has(command.name) || isAdmin(question)) return null
      options.onRefused(pseudonym(question.platform, question.userId), command.name)
      return warning('这个命令只给管理员用', '请联系本机器人的管理员；管理员名单在服务的配置里。')
    },
    async run(question: Question, command: Parsed): Promise<Reply> {
      if (command.name === 'ids') return { kind: 'text', text: idsOf(question) }
      if (command.name === 'unknown' || command.name === 'reindex') {
        const help = helpPanel(library(), isAdmin(question))
        return inPanel({ ...help, title: `没有“/${command.argument.slice(0, 20)}”这个命令`, tone: 'warning' })
      }
      return inPanel(await byName[command.name](question, command.argument))
    },
  }
}

export function inPanel(panel: Panel): Reply {
  return { kind: 'panel', panel }
}

/** What the configuration asks for, as plain text, so that it can be copied unchanged; both are known to the asker. */
function idsOf({ userId, chatId }: Question): string {
  return `你的编号：${userId}\n本会话的编号：${chatId}\n前者可填进管理员名单，后者可设为转人工的群，见接入说明。`
}

function warning(title: string, text: string): Panel {
  return { title, tone: 'warning', paragraphs: [text] }
}

function success(title: string, text: string): Panel {
  return { title, tone: 'success', paragraphs: [text] }
}

const DAY_MS = 86_400_000

const NAMES: ReadonlyMap<string, Name> = new Map([
  ['帮助', 'help'],
  ['help', 'help'],
  ['编号', 'ids'],
  ['id', 'ids'],
  ['重建索引', 'reindex'],
  ['reindex', 'reindex'],
  ['状态', 'status'],
  ['status', 'status'],
  ['文件', 'docs'],
  ['docs', 'docs'],
  ['绑定地区', 'bind'],
  ['bind', 'bind'],
  ['解绑', 'unbind'],
  ['unbind', 'unbind'],
  ['待补', 'gaps'],
  ['gaps', 'gaps'],
  ['统计', 'stats'],
  ['stats', 'stats'],
])

const FOR_ADMINS: ReadonlySet<string> = new Set(['reindex', 'status', 'docs', 'bind', 'unbind', 'gaps', 'stats'])
