import type { Log } from '../../log-port.ts'
import { redact } from '../secrets.ts'

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

function words(part: unknown): string {
  if (Array.isArray(part)) return part.map(words).join(' ')
  if (part instanceof Error) return `${part.name}: ${part.message}`
  // Objects are requests and responses: nothing in them is worth the risk.
  return typeof part === 'object' && part !== null ? '{…}' : String(part)
}
