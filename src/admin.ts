import { randomBytes } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { AdminOptions } from './channels/web/admin-token.ts'
import type { AdminParts } from './channels/web/admin/parts.ts'
import type { Chat } from './chat.ts'
import type { Rebuilding } from './service/rebuilding.ts'
import type { Store } from './store/port.ts'

export interface AdminSources {
  /** Null: there is no `/admin`. */
  readonly token: string | null
  readonly store: Store | null
  readonly chat: Chat | null
  readonly rebuilding: Rebuilding
  readonly startedAt: number
}

/** What `/admin` has to show on Node. */
export function adminOf({ token, store, chat, rebuilding, startedAt }: AdminSources): AdminParts | undefined {
  if (token === null) return undefined
  const access = adminAccessOf(store)
  if (!chat) return { token, access, startedAt, rebuilding, chat: null }
  const { inbox, answers } = chat.store
  return {
    token,
    access,
    startedAt,
    rebuilding,
    chat: {
      channels: chat.channels,
      pending: () => inbox.pending(),
      failures: (since, limit) => inbox.failures(since, limit),
      gaps: (since, limit) => answers.gaps(since, limit),
      statistics: (since) => answers.statistics(since),
    },
  }
}

/** Wrong tries are counted by the address a connection comes from; replicas with one store share their sessions. */
export function adminAccessOf(store: Store | null): AdminOptions {
  const sessionSalt = store && once(() => store.settings.setOnce('admin-session-salt', randomBytes(32).toString('hex')))
  return { clientOf: (c) => getConnInfo(c).remote.address ?? 'unknown', ...(sessionSalt && { sessionSalt }) }
}

/** Asked for until it was got: sessions go on while the store is away, when an admin most wants to look. */
function once(load: () => Promise<string>): () => Promise<string> {
  let loaded: string | null = null
  return async () => (loaded ??= await load())
}
