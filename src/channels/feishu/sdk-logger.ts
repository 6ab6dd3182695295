import type { Log } from '../log.ts'

type Secrets = readonly (string | undefined)[]

interface SdkLogger {
  error: (...parts: unknown[]) => void
  warn: (...parts: unknown[]) => void
  info: (...parts: unknown[]) => void
  debug: (...parts: unknown[]) => void
  trace: (...parts: unknown[]) => void
}

/** The SDK logs whole requests, secret and token included; of what it says only the words are kept, cleaned. */
export function sdkLogger(log: Log, secrets: Secrets): SdkLogger {
  const text = (parts: readonly unknown[]): string => redact(parts.map(words).join(' '), secrets).slice(0, 300)
  return {
    error: (...parts) => log.warn({ sdk: text(parts) }, 'feishu sdk'),
    warn: (...parts) => log.warn({ sdk: text(parts) }, 'feishu sdk'),
    info: () => undefined,
    debug: () => undefined,
    trace: () => undefined,
  }
}

/** Replaces the known secrets, whatever looks like a token, and the ticket in a connection's address. */
export function redact(text: string, secrets: Secrets): string {
  let clean = text
  for (const secret of secrets) if (secret) clean = clean.replaceAll(secret, '***')
  return clean
    .replace(/Bearer\s+[^\s"',]{4,}/gu, 'Bearer ***')
    .replace(/\b[tua]-[A-Za-z0-9_.-]{8,}/gu, '***')
    .replace(/((?:ticket|secret|token|access_key)["']?\s*[=:]\s*["']?)[^\s"'&,}]{4,}/giu, '$1***')
}

function words(part: unknown): string {
  if (Array.isArray(part)) return part.map(words).join(' ')
  if (part instanceof Error) return `${part.name}: ${part.message}`
  // Objects are requests and responses: nothing in them is worth the risk.
  return typeof part === 'object' && part !== null ? '{…}' : String(part)
}
