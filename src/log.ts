import { pino } from 'pino'
import type { DestinationStream } from 'pino'
import type { Log } from './channels/log.ts'
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
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: traceFields,
      serializers: { err: errorFields },
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

/** What went wrong and where. Whatever else an error carries stays out: HTTP clients hang requests with keys on it. */
function errorFields(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error)
  const { name, message, stack, cause } = error
  return { type: name, message, stack, ...(cause === undefined ? {} : { cause: errorFields(cause) }) }
}
