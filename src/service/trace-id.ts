/** The id of a request or message, in the shape of a W3C trace id: 32 hexadecimal digits, not all zero. */
const TRACE_ID = /^(?!0{32})[0-9a-f]{32}$/u
/** `traceparent: 00-<trace id>-<parent id>-<flags>`; later versions may add fields at the end. */
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-|$)/u

/** The id that a caller handed on, as `traceparent` or as an `X-Request-Id` of the same shape; else a new one. */
export function traceOfRequest(header: (name: string) => string | undefined): string {
  const handedOn = TRACEPARENT.exec(header('traceparent') ?? '')?.[1] ?? header('x-request-id') ?? ''
  return isTraceId(handedOn) ? handedOn : crypto.randomUUID().replaceAll('-', '')
}

export function isTraceId(text: string): boolean {
  return TRACE_ID.test(text)
}
