import { pino } from 'pino'
import type { DestinationStream } from 'pino'
import { errorFields } from './error-fields.ts'
import type { Log } from './log-port.ts'
import { currentTrace } from './trace.ts'

/**
 * Lines of JSON on standard error, so that standard output stays for people. A line that is written while a request or
 * a message is worked on bears its `trace_id`, as OpenTelemetry's correlation of logs expects it.
 */
export function createLog(level = 'info', destination: DestinationStream = standardError()): Log {
  return pino(
    {
      level,
      base: null,
      formatters: { level: (name) => ({ level: name }) },
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: traceFields,
      serializers: { err: (error: unknown) => (error instanceof Error ? errorFields(error) : String(error)) },
    },
    destination,
  )
}

function standardError(): DestinationStream {
  return pino.destination({ fd: 2, sync: true })
}

function traceFields(): Readonly<Record<string, string>> {
  const id = currentTrace()
  return id === null ? {} : { trace_id: id }
}
