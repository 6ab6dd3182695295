import { LOG_LEVELS } from '../config.ts'
import type { Config } from '../config.ts'
import { errorFields } from '../error-fields.ts'
import type { Log } from '../log-port.ts'
import { currentTrace } from '../trace.ts'

/** One line of JSON an event, with the fields it has on Node, for `wrangler tail` and Workers Logs. */
export function consoleLog(level: Config['logLevel']): Log {
  const least = LOG_LEVELS.indexOf(level)
  const write =
    (name: 'info' | 'warn' | 'error') =>
    (fields: Readonly<Record<string, unknown>>, message: string): void => {
      if (LOG_LEVELS.indexOf(name) < least) return
      const trace = currentTrace()
      const line = { level: name, time: new Date().toISOString(), ...(trace && { trace_id: trace }), ...fields }
      console[name](JSON.stringify({ ...line, msg: message }, withoutKeys))
    }
  return { info: write('info'), warn: write('warn'), error: write('error') }
}

function withoutKeys(_name: string, value: unknown): unknown {
  return value instanceof Error ? errorFields(value) : value
}
