import { createCipheriv, createHash, randomBytes } from 'node:crypto'

/** A webhook request as it goes over the wire; tests change one part of it and expect a refusal. */
export interface WebhookRequest {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

export interface WebhookSecrets {
  readonly encryptKey?: string
  /** Seconds since 1970; now by default. */
  readonly timestamp?: number
  readonly nonce?: string
}

/**
 * Returns the request that carries `payload`: encrypted and signed when there is an encrypt key, plain otherwise. The
 * body has a blank after each colon, which a signature over re-serialised JSON does not survive.
 */
export function buildWebhookRequest(payload: unknown, secrets: WebhookSecrets = {}): WebhookRequest {
  const timestamp = String(secrets.timestamp ?? Math.floor(Date.now() / 1000))
  const nonce = secrets.nonce ?? randomBytes(8).toString('hex')
  const contentType = { 'content-type': 'application/json; charset=utf-8' }
  if (!secrets.encryptKey) return { body: JSON.stringify(payload, null, 1), headers: contentType }
  const body = `{"encrypt": "${encryptPayload(JSON.stringify(payload), secrets.encryptKey)}"}`
  return {
    body,
    headers: {
      ...contentType,
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': nonce,
      'x-lark-signature': signBody(body, timestamp, nonce, secrets.encryptKey),
    },
  }
}

/** AES-256-CBC under sha256(key), a random IV in front, base64. */
export function encryptPayload(text: string, encryptKey: string): string {
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(encryptKey).digest(), iv)
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]).toString('base64')
}

/** Plain SHA-256 over timestamp, nonce, key and raw body, in hexadecimal. */
export function signBody(body: string, timestamp: string, nonce: string, encryptKey: string): string {
  return createHash('sha256')
    .update(timestamp + nonce + encryptKey + body)
    .digest('hex')
}

/** An id in the manner of the platform: a prefix and 32 hexadecimal digits. */
export function newId(prefix: string): string {
  return `${prefix}_${randomBytes(16).toString('hex')}`
}
