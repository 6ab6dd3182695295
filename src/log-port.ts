/**
 * What every channel needs of a logger; pino satisfies it. Fields never hold a question's text, a person's id or an
 * address: whoever reads the log learns how the service does, not who asked what.
 */
export interface Log {
  info(fields: Readonly<Record<string, unknown>>, message: string): void
  warn(fields: Readonly<Record<string, unknown>>, message: string): void
  error(fields: Readonly<Record<string, unknown>>, message: string): void
}
