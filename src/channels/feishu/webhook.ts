import { createHash } from 'node:crypto'
import * as Lark from '@larksuiteoapi/node-sdk'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Log } from '../../log-port.ts'
import { isRecord, parseRecord } from '../json.ts'
import { sameText } from '../secrets.ts'
import type { FeishuConfig } from './config.ts'

export interface WebhookOptions {
  readonly config: FeishuConfig
  readonly dispatcher: Pick<Lark.EventDispatcher, 'invoke'>
  readonly log: Log
  readonly now?: () => number
}

/**
 * `POST /events`. The SDK's own adapter signs a re-serialised body, never looks at the verification token and answers
 * 200 to a forgery, so all of that is done here, over the raw body; every refusal is a bare 401.
 */
export function feishuWebhook({ config, dispatcher, log, now = Date.now }: WebhookOptions): Hono {
  const app = new Hono()
  app.onError((error, c) => {
    log.error({ error: String(error) }, 'a feishu event could not be stored')
    return c.json({}, 500)
  })
  app.post('/events', bodyLimit({ maxSize: MAX_BODY, onError: (c) => c.json({}, 413) }), async (c) => {
    const raw = await c.req.text()
    const plain = open(raw, config.encryptKey)
    if (!plain) return c.json({}, 401)
    if (plain['type'] === 'url_verification') {
      // The challenge may come unsigned; its token shows who sent it.
      const known = sameText(plain['token'], config.verificationToken)
      return known ? c.json({ challenge: plain['challenge'] }) : c.json({}, 401)
    }
    const signature = {
      timestamp: c.req.header('x-lark-request-timestamp') ?? '',
      nonce: c.req.header('x-lark-request-nonce') ?? '',
      signature: c.req.header('x-lark-signature') ?? '',
    }
    if (!isSigned(raw, signature, config.encryptKey, now())) return c.json({}, 401)
    // Before the dispatcher flattens the event: a card event has a token of its own that would hide this one.
    const header = plain['header']
    const token = isRecord(header) ? header['token'] : undefined
    if (!sameText(token, config.verificationToken)) return c.json({}, 401)
    const result: unknown = await dispatcher.invoke(plain, { needCheck: false })
    return c.json(isRecord(result) ? result : {})
  })
  return app
}

interface Signature {
  readonly timestamp: string
  readonly nonce: string
  readonly signature: string
}

/** SHA-256 over timestamp, nonce, key and the body as it came, and not older than five minutes. */
export function isSigned(raw: string, given: Signature, encryptKey: string | undefined, now: number): boolean {
  if (!encryptKey || !/^\d{1,12}$/u.test(given.timestamp)) return false
  if (Math.abs(now - Number(given.timestamp) * 1000) > WINDOW_MS) return false
  const expected = createHash('sha256')
    .update(given.timestamp + given.nonce + encryptKey + raw)
    .digest('hex')
  return sameText(given.signature, expected)
}

/** The event in the clear; null if it is no JSON object, not encrypted, or not with our key. */
function open(raw: string, encryptKey: string | undefined): Record<string, unknown> | null {
  const body = parseRecord(raw)
  if (!body || !encryptKey) return null
  const { encrypt } = body
  if (typeof encrypt !== 'string') return null
  try {
    return parseRecord(new Lark.AESCipher(encryptKey).decrypt(encrypt))
  } catch {
    return null
  }
}

const MAX_BODY = 512 * 1024
const WINDOW_MS = 5 * 60_000
