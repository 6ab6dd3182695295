import { pino } from 'pino'
import type { Log } from './channels/log.ts'

/** Lines of JSON on standard error, so that standard output stays for people. */
export function createLog(level = 'info'): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }))
}
