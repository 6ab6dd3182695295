/** Cuts between characters, never inside a surrogate pair, and says that it did. */
export function clip(text: string, most: number): string {
  return text.length <= most ? text : `${cut(text, most - 1)}…`
}

/** The first characters, at most so many, without half a surrogate pair at the end. */
export function cut(text: string, most: number): string {
  const code = text.charCodeAt(most - 1)
  return text.slice(0, code >= 0xd800 && code <= 0xdbff ? most - 1 : most)
}

export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
