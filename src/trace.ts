import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash, randomBytes } from 'node:crypto'

/**
 * The id of the request or message that is being worked on, in the shape of a W3C trace id (32 hexadecimal digits).
 * It is carried along by the runtime, so that every line logged on the way bears it without being told.
 */
const storage = new AsyncLocalStorage<string | null>()

const TRACE_ID = /^(?!0{32})[0-9a-f]{32}$/u
/** `traceparent: 00-<trace id>-<parent id>-<flags>`; later versions may add fields at the end. */
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-|$)/u

/** Runs `work` and whatever it starts under this id; null for none, such as a timer that serves all. */
export function withTrace<T>(id: string | null, work: () => T): T {
  return storage.run(id, work)
}

/** Null outside any request or message. */
export function currentTrace(): string | null {
  return storage.getStore() ?? null
}

/** The id that a caller handed on, as `traceparent` or as an `X-Request-Id` of the same shape; else a new one. */
export function traceOfRequest(header: (name: string) => string | undefined): string {
  const handedOn = TRACEPARENT.exec(header('traceparent') ?? '')?.[1] ?? header('x-request-id') ?? ''
  return isTraceId(handedOn) ? handedOn : randomBytes(16).toString('hex')
}

/** The same for every delivery of a message, by whichever replica: for messages that came without an id. */
export function traceOfMessage(platform: string, messageId: string): string {
  return createHash('sha256').update(`trace:${platform}:${messageId}`).digest('hex').slice(0, 32)
}

export function isTraceId(text: string): boolean {
  return TRACE_ID.test(text)
}
