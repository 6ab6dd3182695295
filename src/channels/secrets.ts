import { createHash, timingSafeEqual } from 'node:crypto'

/** Compares in constant time texts of any length: their hashes are compared. False if either is missing. */
export function sameText(given: unknown, expected: string | undefined): boolean {
  if (typeof given !== 'string' || !expected) return false
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given), hash(expected))
}

/** Replaces the known secrets, whatever looks like a token or a signature, and what in an address opens a session. */
export function redact(text: string, secrets: readonly (string | undefined)[]): string {
  let clean = text
  for (const secret of secrets) if (secret) clean = clean.replaceAll(secret, '***')
  return clean
    .replace(/Bearer\s{1,4}[^\s"',]{4,}/gu, 'Bearer ***')
    .replace(/\b[tua]-[A-Za-z0-9_.-]{8,}/gu, '***')
    .replace(/((?:session|ticket|secret|token|access_key|sign)["']?\s{0,4}[=:]\s{0,4}["']?)[^\s"'&,}]{4,}/giu, '$1***')
}
