/** A run inside a line of card Markdown. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'em' | 'del'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly inlines: readonly Inline[] }
  | { readonly kind: 'image'; readonly alt: string }
  | { readonly kind: 'font' | 'tag'; readonly color: string; readonly inlines: readonly Inline[] }
  | { readonly kind: 'at'; readonly id: string; readonly name: string }

/** Parses what stands inside a block. */
export function parseInline(source: string): Inline[] {
  return parseRun(source, 0)
}

const MAX_DEPTH = 12
const ESCAPABLE = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  sim: '~',
}
/** Marks and what they make, the longer first. */
const MARKS = [
  ['**', 'strong'],
  ['__', 'strong'],
  ['~~', 'del'],
  ['*', 'em'],
  ['_', 'em'],
] as const

function parseRun(source: string, depth: number): Inline[] {
  const out: Inline[] = []
  let text = ''
  const flush = () => {
    if (text !== '') out.push({ kind: 'text', text })
    text = ''
  }
  let at = 0
  while (at < source.length) {
    const taken = depth < MAX_DEPTH ? takeAt(source, at, depth) : undefined
    if (taken?.text !== undefined) text += taken.text
    else if (taken?.inline) {
      flush()
      out.push(taken.inline)
    } else text += source[at]
    at += taken?.length ?? 1
  }
  flush()
  return out
}

interface Taken {
  readonly length: number
  readonly inline?: Inline
  /** Plain text, from an escape or an entity. */
  readonly text?: string
}

function takeAt(source: string, at: number, depth: number): Taken | undefined {
  const char = source[at]
  if (char === '\\') return takeEscape(source, at)
  if (char === '&') return takeEntity(source, at)
  if (char === '\n') return { length: 1, inline: { kind: 'break' } }
  if (char === '`') return takeCode(source, at)
  if (char === '[' || (char === '!' && source[at + 1] === '[')) return takeLink(source, at, depth)
  if (char === '<') return takeHtml(source, at, depth)
  if (char === '*' || char === '_' || char === '~') return takeMark(source, at, depth)
  return undefined
}

function takeEscape(source: string, at: number): Taken | undefined {
  const next = source[at + 1]
  return next !== undefined && ESCAPABLE.includes(next) ? { length: 2, text: next } : undefined
}

function takeEntity(source: string, at: number): Taken | undefined {
  const match = /^&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/i.exec(source.slice(at, at + 12))
  if (!match) return undefined
  const [whole, decimal, hex, name] = match
  if (name !== undefined)
    return ENTITIES[name] === undefined ? undefined : { length: whole.length, text: ENTITIES[name] }
  const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal)
  return code > 0 && code <= 0x10ffff ? { length: whole.length, text: String.fromCodePoint(code) } : undefined
}

function takeCode(source: string, at: number): Taken | undefined {
  const end = source.indexOf('`', at + 1)
  return end < 0 ? undefined : { length: end + 1 - at, inline: { kind: 'code', text: source.slice(at + 1, end) } }
}

function takeLink(source: string, at: number, depth: number): Taken | undefined {
  const isImage = source[at] === '!'
  const from = at + (isImage ? 2 : 1)
  const close = closingBracket(source, from)
  if (close < 0 || source[close + 1] !== '(') return undefined
  const end = source.indexOf(')', close + 2)
  if (end < 0) return undefined
  const label = source.slice(from, close)
  const length = end + 1 - at
  if (isImage) return { length, inline: { kind: 'image', alt: label } }
  return {
    length,
    inline: { kind: 'link', href: source.slice(close + 2, end).trim(), inlines: parseRun(label, depth + 1) },
  }
}

function closingBracket(source: string, from: number): number {
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\') at += 1
    else if (source[at] === ']') return at
    else if (source[at] === '[') return -1
  }
  return -1
}

function takeHtml(source: string, at: number, depth: number): Taken | undefined {
  const open = /^<(br|font|text_tag|at|a|person|link|raw)\b([^<>]{0,600})>/.exec(source.slice(at, at + 640))
  if (!open) return undefined
  const [whole, name = '', attributes = ''] = open
  if (name === 'br') return { length: whole.length, inline: { kind: 'break' } }
  const close = matchingClose(source, name, at + whole.length)
  if (close < 0) return undefined
  const inner = source.slice(at + whole.length, close)
  return { length: close + name.length + 3 - at, inline: htmlInline(name, attributes, inner, depth) }
}

/** Finds the closing tag that belongs to an opened one, past tags of the same name in between. */
function matchingClose(source: string, name: string, from: number): number {
  let level = 1
  let at = from
  while (level > 0) {
    const close = source.indexOf(`</${name}>`, at)
    if (close < 0) return -1
    const open = source.indexOf(`<${name} `, at)
    if (open >= 0 && open < close) {
      level += 1
      at = open + name.length + 1
    } else {
      level -= 1
      if (level === 0) return close
      at = close + name.length + 3
    }
  }
  return -1
}

function htmlInline(name: string, attributes: string, inner: string, depth: number): Inline {
  const color = attribute(attributes, 'color')
  if (name === 'font') return { kind: 'font', color, inlines: parseRun(inner, depth + 1) }
  if (name === 'text_tag') return { kind: 'tag', color, inlines: parseRun(inner, depth + 1) }
  if (name === 'a' || name === 'link') {
    const href = attribute(attributes, name === 'a' ? 'href' : 'url')
    return { kind: 'link', href, inlines: parseRun(inner, depth + 1) }
  }
  if (name === 'raw') return { kind: 'text', text: inner }
  return { kind: 'at', id: attribute(attributes, 'id') || attribute(attributes, 'open_id'), name: inner }
}

function attribute(attributes: string, name: string): string {
  const match = new RegExp(`\\b${name}\\s?=\\s?(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`).exec(attributes)
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? ''
}

function takeMark(source: string, at: number, depth: number): Taken | undefined {
  for (const [mark, kind] of MARKS) {
    if (!source.startsWith(mark, at) || !opens(source, at, mark)) continue
    const end = findCloser(source, at + mark.length, mark)
    if (end < 0) continue
    const inner = source.slice(at + mark.length, end)
    return { length: end + mark.length - at, inline: { kind, inlines: parseRun(inner, depth + 1) } }
  }
  // A run of marks that opens nothing is text as a whole.
  let length = 1
  while (source[at + length] === source[at]) length += 1
  return { length, text: source.slice(at, at + length) }
}

function findCloser(source: string, from: number, mark: string): number {
  for (let at = from + 1; at < source.length; at++) {
    if (source[at] === '\\') {
      at += 1
      continue
    }
    if (source[at] === '\n' && source[at + 1] === '\n') return -1
    if (source.startsWith(mark, at) && closes(source, at, mark)) return at
  }
  return -1
}

/** CommonMark's flanking rule: a mark between punctuation and a letter does not open or close, which hits 《…》 often. */
function opens(source: string, at: number, mark: string): boolean {
  const before = source[at - 1]
  const after = source[at + mark.length]
  if (after === undefined || isSpace(after) || after === mark[0]) return false
  if (mark[0] === '_' && before !== undefined && isWord(before)) return false
  return !isPunctuation(after) || before === undefined || isSpace(before) || isPunctuation(before)
}

function closes(source: string, at: number, mark: string): boolean {
  const before = source[at - 1]
  const after = source[at + mark.length]
  if (before === undefined || isSpace(before)) return false
  if (mark.length === 1 && (after === mark || before === mark)) return false
  if (mark[0] === '_' && after !== undefined && isWord(after)) return false
  return !isPunctuation(before) || after === undefined || isSpace(after) || isPunctuation(after)
}

function isSpace(char: string): boolean {
  return /\s/.test(char)
}

function isPunctuation(char: string): boolean {
  return /[\p{P}\p{S}]/u.test(char)
}

function isWord(char: string): boolean {
  return /[\p{L}\p{N}]/u.test(char)
}
