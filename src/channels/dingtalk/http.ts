import { request as httpRequest } from 'node:http'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'

/** The platform was not reached, or did not answer. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
  /**
   * `no`: it never left. `broken`: the connection ended without an answer. `silent`: it arrived and no answer came in
   * time, so it has most likely been done.
   */
  readonly sent: 'no' | 'broken' | 'silent'

  constructor(reason: string, sent: 'no' | 'broken' | 'silent') {
    super(reason)
    this.sent = sent
  }
}

export interface JsonResponse {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

export interface PostOptions {
  readonly timeoutMs: number
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** Called when the connection stands, in the same turn in which the body is handed to the network. */
  readonly onSending?: (() => void) | undefined
}

/**
 * Posts JSON and reads JSON, whatever the status. Every call has a connection of its own, so that a broken one was not
 * broken before the call; no redirect is followed, since the address was checked and another one was not. `fetch` would
 * do but for `onSending`: it does not say when the body leaves.
 *
 * @throws Unreachable; its message holds neither address nor headers, so no secret can get into a log
 */
export function postJson(url: string, body: unknown, options: PostOptions): Promise<JsonResponse> {
  const payload = Buffer.from(JSON.stringify(body))
  const secure = url.startsWith('https:')
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    'content-length': payload.length,
    ...options.headers,
  }
  const signal = AbortSignal.timeout(options.timeoutMs)
  return new Promise((resolve, reject) => {
    let left = false
    const fail = (error: unknown): void => reject(unreachable(error, signal.aborted, left))
    const request = (secure ? httpsRequest : httpRequest)(url, { method: 'POST', agent: false, headers, signal })
    request.once('error', fail)
    request.once('response', (response) => {
      readBody(response).then((text) => resolve({ status: response.statusCode ?? 0, body: parseRecord(text) }), fail)
    })
    whenConnected(request, secure, () => {
      try {
        options.onSending?.()
        left = true
        request.end(payload)
      } catch (error) {
        request.destroy()
        fail(error)
      }
    })
  })
}

export function parseRecord(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
  } catch {
    return {}
  }
}

function whenConnected(request: ClientRequest, secure: boolean, act: () => void): void {
  request.once('socket', (socket) => void socket.once(secure ? 'secureConnect' : 'connect', act))
}

async function readBody(response: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response) {
    if (!(chunk instanceof Uint8Array)) continue
    size += chunk.length
    if (size <= MOST_BYTES) chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function unreachable(error: unknown, timedOut: boolean, left: boolean): Unreachable {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = timedOut ? '没有在时限内应答' : code || (error instanceof Error ? error.name : '未知原因')
  if (!left) return new Unreachable(reason, 'no')
  return new Unreachable(reason, timedOut ? 'silent' : 'broken')
}

const MOST_BYTES = 1024 * 1024
