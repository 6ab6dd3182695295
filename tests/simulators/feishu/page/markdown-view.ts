import { h, icon } from './dom.ts'
import { colourOf, tagColours } from './colours.ts'
import type { Inline } from './inline.ts'
import { parseMarkdown, type Block } from './markdown.ts'

/** Draws card Markdown. */
export function markdownView(source: string, nameOf: (id: string) => string): HTMLElement {
  return h('div', { class: 'md' }, ...parseMarkdown(source).map((block) => blockView(block, nameOf)))
}

function blockView(block: Block, nameOf: (id: string) => string): HTMLElement {
  const inlines = (runs: readonly Inline[]) => runs.map((run) => inlineView(run, nameOf))
  const blocks = (inner: readonly Block[]) => inner.map((each) => blockView(each, nameOf))
  switch (block.kind) {
    case 'paragraph':
      return h('p', {}, ...inlines(block.inlines))
    case 'heading':
      return h(
        'div',
        { class: `md-h md-h${block.level}`, attributes: { role: 'heading', 'aria-level': String(block.level) } },
        ...inlines(block.inlines),
      )
    case 'code':
      return h('pre', {}, h('code', {}, block.text))
    case 'rule':
      return h('hr')
    case 'quote':
      return h('blockquote', {}, ...blocks(block.blocks))
    case 'list': {
      const items = block.items.map((item) => h('li', {}, ...blocks(item)))
      return block.ordered ? h('ol', { attributes: { start: String(block.start) } }, ...items) : h('ul', {}, ...items)
    }
    case 'table': {
      const row = (cells: readonly (readonly Inline[])[], tag: 'th' | 'td') =>
        h('tr', {}, ...cells.map((cell) => h(tag, {}, ...inlines(cell))))
      return h(
        'div',
        { class: 'md-table' },
        h(
          'table',
          {},
          h('thead', {}, row(block.head, 'th')),
          h('tbody', {}, ...block.rows.map((cells) => row(cells, 'td'))),
        ),
      )
    }
  }
}

function inlineView(run: Inline, nameOf: (id: string) => string): Node {
  const inner = (runs: readonly Inline[]) => runs.map((each) => inlineView(each, nameOf))
  switch (run.kind) {
    case 'text':
      return document.createTextNode(run.text)
    case 'break':
      return h('br')
    case 'code':
      return h('code', {}, run.text)
    case 'strong':
    case 'em':
    case 'del':
      return h(run.kind, {}, ...inner(run.inlines))
    case 'link':
      return h('a', { href: run.href }, ...inner(run.inlines))
    case 'image':
      return h('span', { class: 'picture' }, icon('picture'), run.alt)
    case 'font':
      return h('span', { style: { color: colourOf(run.color) } }, ...inner(run.inlines))
    case 'tag':
      return h('span', { class: 'text-tag', style: tagColours(run.color) }, ...inner(run.inlines))
    case 'at':
      return h('span', { class: 'at' }, `@${run.name || nameOf(run.id)}`)
  }
}
