import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'

/**
 * The id of the request or message that is being worked on. The runtime carries it along, so that every line logged on
 * the way bears it without being told.
 */
const storage = new AsyncLocalStorage<string | null>()

/** Runs `work` and whatever it starts under this id; null for none, such as a timer that serves all. */
export function withTrace<T>(id: string | null, work: () => T): T {
  return storage.run(id, work)
}

/** Null outside any request or message. */
export function currentTrace(): string | null {
  return storage.getStore() ?? null
}

/** The same for every delivery of a message, by whichever replica: for messages that came without an id. */
export function traceOfMessage(platform: string, messageId: string): string {
  return createHash('sha256').update(`trace:${platform}:${messageId}`).digest('hex').slice(0, 32)
}
