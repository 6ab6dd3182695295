import { parseInline, type Inline } from './inline.ts'

/** A block of card Markdown. */
export type Block =
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: number; readonly inlines: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'rule' }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      readonly start: number
      readonly items: readonly (readonly Block[])[]
    }
  | {
      readonly kind: 'table'
      readonly head: readonly (readonly Inline[])[]
      readonly rows: readonly (readonly (readonly Inline[])[])[]
    }

/** Parses the Markdown of a card as the client does: CommonMark without HTML blocks, single line breaks kept. */
export function parseMarkdown(source: string): Block[] {
  return parseBlocks(source.split('\n'), 0)
}

const MAX_DEPTH = 8

function parseBlocks(lines: readonly string[], depth: number): Block[] {
  const blocks: Block[] = []
  let at = 0
  while (at < lines.length) {
    const taken = depth < MAX_DEPTH ? takeBlock(lines, at, depth, blocks) : 0
    if (taken > 0) {
      at += taken
      continue
    }
    const paragraph: string[] = []
    while (at < lines.length && (paragraph.length === 0 || !startsBlock(lines, at))) {
      const line = lines[at++] ?? ''
      if (line.trim() === '') break
      paragraph.push(line.trimStart())
    }
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', inlines: parseInline(paragraph.join('\n')) })
  }
  return blocks
}

/** Adds the block that starts at a line and returns how many lines it takes; 0 when a paragraph starts there. */
function takeBlock(lines: readonly string[], at: number, depth: number, blocks: Block[]): number {
  const line = (lines[at] ?? '').trim()
  if (line.startsWith('```')) return takeFence(lines, at, blocks)
  const heading = /^(#{1,6}) +(.*)$/.exec(line)
  if (heading) {
    blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, inlines: parseInline(heading[2] ?? '') })
    return 1
  }
  if (isRule(line)) {
    blocks.push({ kind: 'rule' })
    return 1
  }
  if (line.startsWith('>')) return takeQuote(lines, at, depth, blocks)
  if (marker(lines[at] ?? '')) return takeList(lines, at, depth, blocks)
  if (isTable(lines, at)) return takeTable(lines, at, blocks)
  return 0
}

function startsBlock(lines: readonly string[], at: number): boolean {
  const line = (lines[at] ?? '').trim()
  return (
    line.startsWith('```') ||
    /^#{1,6} /.test(line) ||
    isRule(line) ||
    line.startsWith('>') ||
    marker(lines[at] ?? '') !== undefined ||
    isTable(lines, at)
  )
}

function takeFence(lines: readonly string[], at: number, blocks: Block[]): number {
  let end = at + 1
  while (end < lines.length && !(lines[end] ?? '').trim().startsWith('```')) end += 1
  blocks.push({ kind: 'code', text: lines.slice(at + 1, end).join('\n') })
  return Math.min(end + 1, lines.length) - at
}

function takeQuote(lines: readonly string[], at: number, depth: number, blocks: Block[]): number {
  let end = at
  while (end < lines.length && (lines[end] ?? '').trim().startsWith('>')) end += 1
  const inner = lines.slice(at, end).map((line) => line.trim().slice(1).trimStart())
  blocks.push({ kind: 'quote', blocks: parseBlocks(inner, depth + 1) })
  return end - at
}

interface Marker {
  readonly ordered: boolean
  readonly number: number
  /** Columns up to the text. */
  readonly indent: number
  readonly text: string
}

function marker(line: string): Marker | undefined {
  const match = /^(\s{0,12})(?:([-*+])|(\d{1,9})[.)])(?: +(.*))?$/.exec(line)
  if (!match || (match[4] === undefined && line.trim().length > 1 && match[2] === undefined)) return undefined
  const lead = (match[1] ?? '').length
  const width = match[3] === undefined ? 2 : match[3].length + 2
  return { ordered: match[3] !== undefined, number: Number(match[3] ?? 1), indent: lead + width, text: match[4] ?? '' }
}

function takeList(lines: readonly string[], at: number, depth: number, blocks: Block[]): number {
  const first = marker(lines[at] ?? '')
  if (!first) return 0
  const items: (readonly Block[])[] = []
  let end = at
  while (end < lines.length) {
    const next = marker(lines[end] ?? '')
    if (!next || next.ordered !== first.ordered || next.indent > first.indent + 1) break
    const inner = [next.text]
    end += 1
    while (end < lines.length && belongsTo(lines[end] ?? '', next.indent))
      inner.push((lines[end++] ?? '').slice(Math.min(next.indent, 2)))
    items.push(parseBlocks(inner, depth + 1))
  }
  blocks.push({ kind: 'list', ordered: first.ordered, start: first.number, items })
  return end - at
}

/** A line goes on with an item when it is indented, or plain text right below it. */
function belongsTo(line: string, indent: number): boolean {
  if (line.trim() === '') return false
  const lead = line.length - line.trimStart().length
  return lead >= Math.min(indent, 2) && lead > 0
}

function isRule(line: string): boolean {
  return /^(?:-{3,}|\*{3,}|_{3,}|<hr ?\/?>)$/.test(line)
}

function isTable(lines: readonly string[], at: number): boolean {
  const head = lines[at] ?? ''
  const dashes = (lines[at + 1] ?? '').trim()
  return head.includes('|') && dashes.includes('-') && dashes.includes('|') && /^[|:\- ]+$/.test(dashes)
}

function takeTable(lines: readonly string[], at: number, blocks: Block[]): number {
  let end = at + 2
  while (end < lines.length && (lines[end] ?? '').includes('|')) end += 1
  const rows = lines.slice(at + 2, end).map(cells)
  blocks.push({ kind: 'table', head: cells(lines[at] ?? ''), rows })
  return end - at
}

function cells(line: string): Inline[][] {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '')
  return inner.split('|').map((cell) => parseInline(cell.trim()))
}
