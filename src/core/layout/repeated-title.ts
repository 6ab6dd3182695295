import type { Span } from '../model.ts'
import { isOrganisation } from './shapes.ts'

/** A title as the document itself prints it, under the one that the page gave it. */
export interface Repetition {
  readonly span: Span
  /** Who is named between the two: 关于…办理流程 某市金融局 关于…办理流程. */
  readonly issuers: Span | null
}

/**
 * Where the whole of `title` stands again right behind it, however its lines are broken: a web page gives the title, and the
 * document has its own. Null if the text goes on otherwise, be it with the title's words. Linear.
 */
export function repetitionOf(source: string, title: Span): Repetition | null {
  const key = source.slice(title.start, title.end).replace(BETWEEN, '')
  if (key.length < SHORTEST) return null
  let start = skip(source, title.end)
  const first = start
  let issuersEnd = first
  for (let names = 0; names <= MOST_ISSUERS; names++) {
    const end = endOf(source, start, key)
    if (end !== null) return { span: { start, end }, issuers: start > first ? { start: first, end: issuersEnd } : null }
    const name = /^[^\s#*]{1,60}/.exec(source.slice(start, start + 61))?.[0] ?? ''
    if (!isOrganisation(name)) return null
    issuersEnd = start + name.length
    start = skip(source, issuersEnd)
  }
  return null
}

/** Behind the last character of `key` if it stands at `start` as a line or lines of its own. */
function endOf(source: string, start: number, key: string): number | null {
  let at = start
  for (const character of key) {
    at = skip(source, at)
    if (!source.startsWith(character, at)) return null
    at += character.length
  }
  return at === source.length || /[\s#*]/.test(source.charAt(at)) ? at : null
}

/** White space and Markdown marks. */
const BETWEEN = /[\s#*]+/g
/** Characters. */
const SHORTEST = 8
const MOST_ISSUERS = 5

function skip(source: string, from: number): number {
  let at = from
  while (at < source.length && /[\s#*]/.test(source.charAt(at))) at++
  return at
}
