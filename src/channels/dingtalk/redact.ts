/** Replaces the known secrets, whatever looks like a token, and the session or ticket in an address. */
export function redact(text: string, secrets: readonly (string | undefined)[]): string {
  let clean = text
  for (const secret of secrets) if (secret) clean = clean.replaceAll(secret, '***')
  return clean
    .replace(/((?:session|ticket|access_?token|secret|sign)["']?\s{0,4}[=:]\s{0,4}["']?)[^\s"'&,}]{4,}/giu, '$1***')
    .replace(/Bearer\s{1,4}[^\s"',]{4,}/gu, 'Bearer ***')
}
