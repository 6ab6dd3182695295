import type { Log } from '../channels/log.ts'
import type { Config } from '../config.ts'
import { currentTrace } from '../trace.ts'

const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const

/** One line of JSON an event, with the fields it has on Node, for `wrangler tail` and Workers Logs. */
export function consoleLog(level: Config['logLevel']): Log {
  const least = LEVELS.indexOf(level)
  const write =
    (name: 'info' | 'warn' | 'error') =>
    (fields: Readonly<Record<string, unknown>>, message: string): void => {
      if (LEVELS.indexOf(name) < least) return
      const trace = currentTrace()
      const line = { level: name, time: new Date().toISOString(), ...(trace && { trace_id: trace }), ...fields }
      console[name](JSON.stringify({ ...line, msg: message }, errorFields))
    }
  return { info: write('info'), warn: write('warn'), error: write('error') }
}

/** What went wrong and where. Whatever else an error carries stays out: HTTP clients hang requests with keys on it. */
function errorFields(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value
  const { name: type, message, stack, cause } = value
  return { type, message, stack, ...(cause === undefined ? {} : { cause }) }
}
