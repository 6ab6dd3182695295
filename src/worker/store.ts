import type { D1Database } from '@cloudflare/workers-types'
import { openD1Store } from '../store/d1.ts'
import type { Settings, Store } from '../store/port.ts'

/** Opens the store once an isolate. What is kept is the open store, never a promise: that would be one event's. */
export function storeOpener(database: D1Database): () => Promise<Store> {
  let opened: Store | null = null
  return async () => {
    if (opened) return opened
    const store = await openD1Store(database)
    opened = { ...store, settings: withConstants(store.settings) }
    return opened
  }
}

/** Set once and never changed, so each is read once an isolate. */
const CONSTANTS: ReadonlySet<string> = new Set(['salt', 'admin-session-salt'])

function withConstants(settings: Settings): Settings {
  const known = new Map<string, string>()
  return {
    ...settings,
    async setOnce(key, value) {
      const found = known.get(key) ?? (await settings.setOnce(key, value))
      if (CONSTANTS.has(key)) known.set(key, found)
      return found
    },
  }
}
