import type { FileProblem, Huiwen } from '../../../core/library.ts'
import type { PolicyDocument } from '../../../core/model.ts'
import type { RebuildState } from '../../../service/rebuilding.ts'
import type { ChannelState } from '../../../service/types.ts'
import type { Failure, Gap, Statistics } from '../../../store/port.ts'
import { RequestError } from '../errors.ts'
import type { WebParts } from '../parts.ts'
import type { AdminChat, AdminParts } from './parts.ts'

/** `GET /admin/api/status`: what serves, what could not be read as it should, and whether messages come through. */
export interface AdminStatus {
  readonly version: string
  readonly startedAt: string
  readonly uptimeSeconds: number
  readonly index: {
    readonly version: string
    readonly builtAt: string
    readonly documents: number
    readonly clauses: number
    readonly problems: number
  }
  readonly documents: readonly AdminDocument[]
  /** Problems with files that are no document of the library: unreadable, or named in seeds.json and not there. */
  readonly others: readonly { readonly file: string; readonly message: string }[]
  /** Null where no chat platform is configured. */
  readonly chat: {
    readonly channels: readonly ChannelState[]
    /** Null while the store does not answer: then above all one wants to see the rest. */
    readonly messages: AdminMessages | null
  } | null
  /** Null where the index cannot be rebuilt from here. */
  readonly rebuild: RebuildState | null
}

export interface AdminMessages {
  /** Without a reply yet. */
  readonly pending: number
  /** Of the last seven days. */
  readonly failures: readonly Failure[]
}

export interface AdminDocument {
  readonly id: string
  readonly file: string
  readonly title: string | null
  readonly region: string | null
  readonly status: ReturnType<Huiwen['validity']>['status']
  readonly clauses: number
  readonly url: string
  readonly problems: readonly AdminProblem[]
}

export interface AdminProblem {
  readonly code: string
  readonly message: string
  /** Line of the source, from 1; null if the problem is nowhere in particular. */
  readonly line: number | null
  /** Opens the source at that place. */
  readonly url: string | null
}

/** `GET /admin/api/gaps` */
export interface AdminGaps {
  /** False where no chat platform is configured: then nothing is recorded, which is not the same as no gap. */
  readonly recorded: boolean
  readonly days: number
  readonly gaps: readonly Gap[]
}

/** `GET /admin/api/statistics` */
export interface AdminStatistics {
  readonly recorded: boolean
  /** Null where nothing is recorded. */
  readonly week: Statistics | null
  readonly month: Statistics | null
}

/** What `/admin` tells, as page and as JSON. */
export function adminFacts(parts: WebParts, admin: AdminParts) {
  const { library, today, version, log, now = Date.now } = parts
  const { chat, rebuilding, startedAt } = admin
  const since = (days: number): number => now() - days * DAY_MS

  const messages = async (chat: AdminChat): Promise<AdminMessages | null> => {
    try {
      return { pending: await chat.pending(), failures: await chat.failures(since(7), MOST_FAILURES) }
    } catch (error) {
      log.error({ err: error }, 'the store did not answer')
      return null
    }
  }
  /** @throws RequestError that says it is the store */
  const recorded = async <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      log.error({ err: error }, 'the store did not answer')
      throw new RequestError(503, 'store_unavailable', '数据库连不上或没有响应，请稍后再试')
    })

  return {
    async status(): Promise<AdminStatus> {
      const current = library()
      const files = new Set(current.documents.map(({ file }) => file))
      return {
        version,
        startedAt: new Date(startedAt).toISOString(),
        uptimeSeconds: Math.round((now() - startedAt) / 1000),
        index: {
          version: current.version,
          builtAt: current.builtAt,
          documents: current.documents.length,
          clauses: current.documents.reduce((sum, { clauses }) => sum + clauses.length, 0),
          problems: current.problems.length,
        },
        documents: current.documents.map((document) => describe(current, document, today())),
        others: current.problems
          .filter(({ file }) => !files.has(file))
          .map(({ file, problem }) => ({ file, message: problem.message })),
        chat: chat && { channels: chat.channels(), messages: await messages(chat) },
        rebuild: rebuilding && (await rebuilding.state()),
      }
    },
    async gaps(days: number): Promise<AdminGaps> {
      return { recorded: chat !== null, days, gaps: chat ? await recorded(chat.gaps(since(days), MOST_GAPS)) : [] }
    },
    async statistics(): Promise<AdminStatistics> {
      if (!chat) return { recorded: false, week: null, month: null }
      const [week, month] = await recorded(Promise.all([chat.statistics(since(7)), chat.statistics(since(30))]))
      return { recorded: true, week, month }
    },
  }
}

function describe(library: Huiwen, document: PolicyDocument, today: string): AdminDocument {
  const { id, file, metadata, clauses } = document
  const url = `/documents/${encodeURIComponent(id)}`
  return {
    id,
    file,
    title: metadata.title?.value ?? null,
    region: metadata.region?.value ?? null,
    status: library.validity(document, today).status,
    clauses: clauses.length,
    url,
    problems: library.problems.filter((problem) => problem.file === file).map((found) => locate(found, document, url)),
  }
}

function locate({ problem }: FileProblem, document: PolicyDocument, url: string): AdminProblem {
  const { code, message, span } = problem
  if (!span) return { code, message, line: null, url: null }
  const line = document.source.slice(0, span.start).split('\n').length
  const marked = span.end > span.start && span.end <= document.source.length
  return { code, message, line, url: marked ? `${url}?q=${span.start}-${span.end}` : url }
}

const DAY_MS = 86_400_000
const MOST_FAILURES = 20
const MOST_GAPS = 200
