/**
 * The address to reply to comes inside the message, so it is only used when its host is on the list: a forged message
 * must not be able to make the bot call other machines. The scheme is https, except on this machine (a simulator).
 */
export function isAllowedSession(address: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  if (url.username !== '' || url.password !== '') return false
  if (!hosts.some((host) => host.toLowerCase() === url.host)) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])
