import type { Child } from 'hono/jsx'
import type { PolicyDocument, PolicyNode, Span } from '../../../core/model.ts'
import { mendSpanWithMap } from '../../../core/text/mend.ts'

interface SourceTextProps {
  readonly document: PolicyDocument
  readonly passage: Span | null
}

/**
 * The source, node by node, mended for reading. Each character belongs to exactly one node, so what is written here is
 * the whole text; roles only decide how it looks.
 */
export function SourceText({ document, passage }: SourceTextProps) {
  const page: Page = {
    source: document.source,
    passage,
    anchors: document.clauses.map(({ id, start, end }) => ({ id, start, end })),
    marked: { begun: false },
  }
  return <Node node={document.root} page={page} />
}

/** What every node needs to know of the page it is written on. */
interface Page {
  readonly source: string
  readonly passage: Span | null
  readonly anchors: readonly (Span & { readonly id: string })[]
  /** Whether the passage's first `<mark>` is written: that one carries the anchor `passage`. */
  readonly marked: { begun: boolean }
}

function Node({ node, page }: { node: PolicyNode; page: Page }) {
  const id = page.anchors.find(({ start, end }) => start === node.span.start && end === node.span.end)?.id
  return (
    <div class={`node node-${node.role}`} {...(id ? { id } : {})}>
      {contents(node, page)}
    </div>
  )
}

/** A node's own text and its children, in the order of the source. */
function contents(node: PolicyNode, page: Page): Child[] {
  const parts: Child[] = []
  let position = node.span.start
  for (const child of node.children) {
    parts.push(...ownText({ start: position, end: child.span.start }, node, page))
    parts.push(<Node node={child} page={page} />)
    position = child.span.end
  }
  parts.push(...ownText({ start: position, end: node.span.end }, node, page))
  return parts
}

/** The paragraphs of a stretch of text that belongs to `node` itself. */
function ownText(span: Span, node: PolicyNode, page: Page): Child[] {
  if (span.end <= span.start) return []
  const { text, offsets } = mendSpanWithMap(page.source, span)
  const paragraphs: Child[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const at = offsets.slice(start, start + line.length).map((offset) => offset + span.start)
    if (line !== '') paragraphs.push(<p>{runs(line, at, node, page)}</p>)
    start += line.length + 1
  }
  return paragraphs
}

/** Cuts a line where its looks change: at the heading's end and at the passage's ends. */
function runs(line: string, at: readonly number[], node: PolicyNode, page: Page): Child[] {
  const found: Child[] = []
  let start = 0
  for (let i = 1; i <= line.length; i++) {
    const same = i < line.length && look(at[i] ?? 0, node, page) === look(at[start] ?? 0, node, page)
    if (same) continue
    found.push(<Run text={line.slice(start, i)} look={look(at[start] ?? 0, node, page)} page={page} />)
    start = i
  }
  return found
}

type Look = 'plain' | 'heading' | 'marked' | 'marked-heading'

function look(offset: number, node: PolicyNode, { passage }: Page): Look {
  const heading = node.heading !== null && offset < node.heading.end
  const marked = passage !== null && offset >= passage.start && offset < passage.end
  if (marked) return heading ? 'marked-heading' : 'marked'
  return heading ? 'heading' : 'plain'
}

function Run({ text, look, page }: { text: string; look: Look; page: Page }) {
  const words = look === 'heading' || look === 'marked-heading' ? <strong class="heading">{text}</strong> : text
  if (look === 'plain' || look === 'heading') return <>{words}</>
  const first = !page.marked.begun
  page.marked.begun = true
  return <mark {...(first ? { id: 'passage' } : {})}>{words}</mark>
}
