import { request as httpRequest } from 'node:http'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { TakenOver } from '../../service/index.ts'
import { parseRecord } from '../json.ts'
import { Unreachable } from './http.ts'
import type { PostJson } from './http.ts'

/**
 * On Node every call has a connection of its own, so that a broken one was not broken before the call. `fetch` would do
 * but for `onSending`: it does not say when the body leaves.
 */
export const postByNode: PostJson = (url, body, options) => {
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
      readBody(response).then(
        (text) => resolve({ status: response.statusCode ?? 0, body: parseRecord(text) ?? {} }),
        fail,
      )
    })
    whenConnected(request, secure, () => {
      const send = (): void => {
        left = true
        request.end(payload)
      }
      noted(options.onSending, send).catch((error: unknown) => {
        request.destroy()
        if (error instanceof TakenOver) reject(error)
        else fail(error)
      })
    })
  })
}

/** In the same turn if the note is taken in it. */
async function noted(onSending: (() => void | Promise<void>) | undefined, send: () => void): Promise<void> {
  const taken = onSending?.()
  if (taken) await taken
  send()
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
