import type { Log } from '../../src/log-port.ts'

/** A log that keeps nothing. */
export const silentLog: Log = { info() {}, warn() {}, error() {} }
