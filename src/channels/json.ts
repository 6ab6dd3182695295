/** What a text says in JSON; undefined if it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Null for whatever is no object. */
export function parseRecord(text: string): Record<string, unknown> | null {
  const value = parseJson(text)
  return isRecord(value) ? value : null
}
