import { buildWebhookRequest, type WebhookRequest, type WebhookSecrets } from './crypto.ts'
import type { PlatformEvent } from './types.ts'

/** What came back from the bot for one pushed event, by whatever way it was pushed. */
export interface PushResult {
  readonly outcome: 'acked' | 'refused' | 'timeout' | 'unreachable'
  readonly status?: number
  readonly detail?: string
  /** What the bot answered, decoded; a card callback reads it. */
  readonly response?: unknown
  /** The answer was no JSON. */
  readonly malformed?: boolean
}

/** Posts one event to the bot's address and waits for its acknowledgement. */
export async function pushByWebhook(
  url: string,
  event: PlatformEvent,
  secrets: WebhookSecrets,
  timeoutMs: number,
): Promise<PushResult> {
  return postRequest(url, buildWebhookRequest(event, secrets), timeoutMs)
}

/** Posts a request, perhaps one that a test has spoilt. Redirects are not followed. */
export async function postRequest(url: string, request: WebhookRequest, timeoutMs: number): Promise<PushResult> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: request.headers,
      body: request.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const text = await response.text()
    const answer = parse(text)
    return {
      outcome: response.status === 200 ? 'acked' : 'refused',
      status: response.status,
      ...(response.status === 200 ? {} : { detail: text.slice(0, 200) }),
      response: answer,
      malformed: answer === undefined,
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return { outcome: 'timeout' }
    return { outcome: 'unreachable', detail: error instanceof Error ? error.message : String(error) }
  }
}

function parse(text: string): unknown {
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
