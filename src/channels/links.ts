/** The address, spelled so that no markup around it can end early; null unless it is http or https. */
export function webAddress(url: string): string | null {
  if (!URL.canParse(url)) return null
  const parsed = new URL(url)
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return null
  return parsed.href.replace(/[()'*~`\\[\]<>]/gu, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** Where a page of this service is reached from outside; null if that is not known. */
export function pageAddress(publicUrl: string | undefined, path: string): string | null {
  return publicUrl === undefined ? null : webAddress(publicUrl.replace(/\/$/u, '') + path)
}
