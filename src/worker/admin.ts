import { randomBytes } from 'node:crypto'
import type { AdminOptions } from '../channels/web/admin-token.ts'
import type { AdminParts } from '../channels/web/admin/parts.ts'
import type { Log } from '../log-port.ts'
import type { Rebuilding } from '../service/rebuilding.ts'
import type { ChannelState, Reindex } from '../service/index.ts'
import type { Store } from '../store/port.ts'
import type { WorkerConfig } from './config.ts'

export interface AdminSources {
  readonly config: WorkerConfig
  readonly access: AdminOptions
  /** Null where no chat platform is configured. */
  readonly openStore: (() => Promise<Store>) | null
  readonly rebuilding: Rebuilding & { readonly run: Reindex }
  readonly waitUntil: (work: Promise<unknown>) => void
  readonly log: Log
}

/** What `/admin` has to show on Workers. A rebuild's progress is known to the isolate that runs it. */
export function adminOf(sources: AdminSources): AdminParts | undefined {
  const { config, access, openStore, rebuilding, waitUntil, log } = sources
  if (config.adminToken === null) return undefined
  return {
    token: config.adminToken,
    access,
    // The clock stands still before the first event, so an isolate counts from here.
    startedAt: Date.now(),
    rebuilding: {
      state: rebuilding.state,
      async start() {
        if ((await rebuilding.state()).state === 'running') return false
        const run = rebuilding.run(() => undefined)
        waitUntil(run.catch((error: unknown) => log.error({ err: error }, 'the index could not be rebuilt')))
        return true
      },
    },
    chat: openStore && {
      channels: () => channelsOf(config),
      pending: async () => (await openStore()).inbox.pending(),
      failures: async (since, limit) => (await openStore()).inbox.failures(since, limit),
      gaps: async (since, limit) => (await openStore()).answers.gaps(since, limit),
      statistics: async (since) => (await openStore()).answers.statistics(since),
    },
  }
}

/** Wrong tries are counted by the address that Cloudflare tells; isolates with one store share their sessions. */
export function adminAccessOf(openStore: (() => Promise<Store>) | null): AdminOptions {
  return {
    clientOf: (c) => c.req.header('cf-connecting-ip') ?? 'unknown',
    ...(openStore && {
      sessionSalt: async () =>
        (await openStore()).settings.setOnce('admin-session-salt', randomBytes(32).toString('hex')),
    }),
  }
}

/** There is no connection that could fail: whoever is configured is called when a message comes. */
function channelsOf({ feishu, dingtalk }: WorkerConfig): ChannelState[] {
  return [
    ...(feishu ? [{ name: '飞书', mode: 'webhook', state: 'ready' as const }] : []),
    ...(dingtalk ? [{ name: '钉钉', mode: 'HTTP', state: 'ready' as const }] : []),
  ]
}
