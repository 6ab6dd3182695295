import { createHmac } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Log } from '../../log-port.ts'
import { parseRecord } from '../json.ts'
import { sameText } from '../secrets.ts'

export interface WebhookOptions {
  readonly clientSecret: string
  readonly log: Log
  /** Resolves when the message is on disk. */
  readonly onMessage: (data: unknown) => Promise<void>
  readonly now?: () => number
}

/**
 * `POST /messages`. The signature covers the time and the secret but not the body, so whoever overhears one could send
 * anything with it while it is fresh: the window is five minutes, not the platform's hour, and the address to reply to
 * is only used if its host is on the list. Every refusal is a bare 401.
 */
export function dingtalkWebhook({ clientSecret, log, onMessage, now = Date.now }: WebhookOptions): Hono {
  const app = new Hono()
  app.onError((error, c) => {
    log.error({ error: error.name }, 'a dingtalk message could not be stored')
    return c.json({}, 500)
  })
  app.post('/messages', bodyLimit({ maxSize: MAX_BODY, onError: (c) => c.json({}, 413) }), async (c) => {
    const timestamp = c.req.header('timestamp') ?? ''
    if (!isSigned(timestamp, c.req.header('sign') ?? '', clientSecret, now())) return c.json({}, 401)
    await onMessage(parseRecord(await c.req.text()))
    // The reply comes later by its own way; this says that nothing is said here.
    return c.json({ msgtype: 'empty' })
  })
  return app
}

/** HMAC-SHA256 over time and secret, not older or newer than five minutes. */
export function isSigned(timestamp: string, sign: string, secret: string, now: number): boolean {
  if (!/^\d{13}$/u.test(timestamp) || Math.abs(now - Number(timestamp)) > WINDOW_MS) return false
  const expected = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')
  return sameText(unescaped(sign), expected)
}

/** Some gateways hand the header on percent-encoded. */
function unescaped(sign: string): string {
  try {
    return decodeURIComponent(sign)
  } catch {
    return sign
  }
}

const MAX_BODY = 512 * 1024
const WINDOW_MS = 5 * 60_000
