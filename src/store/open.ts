import { join } from 'node:path'
import type { Builds, Store } from './port.ts'

export interface OpenedStore {
  readonly store: Store
  /** Null where no other replica shares the store. */
  readonly builds: Builds | null
}

/**
 * The store that the configuration names: PostgreSQL, or SQLite in the data folder. Each driver brings a megabyte with
 * it, so only that one is loaded.
 */
export async function openStore(
  { databaseUrl, dataDir }: { readonly databaseUrl: string | null; readonly dataDir: string },
  onLost: (error: Error) => void,
): Promise<OpenedStore> {
  if (databaseUrl === null) {
    const { openSqliteStore } = await import('./sqlite.ts')
    return { store: await openSqliteStore(join(dataDir, 'huiwen.db')), builds: null }
  }
  const { openPostgresStore } = await import('./postgres.ts')
  const store = await openPostgresStore(databaseUrl, onLost)
  return { store, builds: store.builds }
}
