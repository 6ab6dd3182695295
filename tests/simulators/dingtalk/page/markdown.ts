/**
 * The part of Markdown that DingTalk draws: headings, quotations, bold, italics, links, lists and coloured text. A single
 * line break is a space, two spaces before it make it a break, a blank line a paragraph. Tables, rules, code and
 * character references are shown as they were typed, as the client does. Elements are made, never parsed from HTML.
 */
export function markdownView(text: string, press: (title: string) => void): HTMLElement[] {
  const blocks = text.split(/\n[ \t]*\n/u).filter((block) => block.trim() !== '')
  return blocks.flatMap((block) => blockView(block, press))
}

function blockView(block: string, press: (title: string) => void): HTMLElement[] {
  const lines = block.split('\n')
  const heading = /^(#{1,6}) (.*)$/u.exec(lines[0] ?? '')
  if (heading) {
    const element = document.createElement(`h${heading[1]?.length ?? 1}`)
    element.append(...inline(heading[2] ?? '', press))
    const rest = lines.slice(1).join('\n')
    return rest.trim() ? [element, ...blockView(rest, press)] : [element]
  }
  if (lines.every((line) => /^>/u.test(line))) {
    const quote = document.createElement('blockquote')
    quote.append(...inline(lines.map((line) => line.replace(/^> ?/u, '')).join('\n'), press))
    return [quote]
  }
  if (lines.every((line) => /^- /u.test(line))) return [listView('ul', lines, /^- /u, press)]
  if (lines.every((line) => /^\d+\. /u.test(line))) return [listView('ol', lines, /^\d+\. /u, press)]
  const paragraph = document.createElement('p')
  paragraph.append(...inline(block, press))
  return [paragraph]
}

function listView(
  tag: 'ul' | 'ol',
  lines: readonly string[],
  mark: RegExp,
  press: (title: string) => void,
): HTMLElement {
  const list = document.createElement(tag)
  for (const line of lines) {
    const item = document.createElement('li')
    item.append(...inline(line.replace(mark, ''), press))
    list.append(item)
  }
  return list
}

const INLINE =
  /\*\*([^*]{1,500})\*\*|\*([^*\n]{1,500})\*|\[([^\]]{1,300})\]\(([^)\s]{1,2000})\)|<font color=(#[0-9A-Fa-f]{6})>([^]{1,3000}?)<\/font>|( {2,}\n)|(\n)/u

function inline(text: string, press: (title: string) => void): Node[] {
  const nodes: Node[] = []
  let rest = text
  for (let found = INLINE.exec(rest); found; found = INLINE.exec(rest)) {
    nodes.push(document.createTextNode(rest.slice(0, found.index)), pieceView(found, press))
    rest = rest.slice(found.index + found[0].length)
  }
  nodes.push(document.createTextNode(rest))
  return nodes
}

function pieceView(found: RegExpExecArray, press: (title: string) => void): Node {
  const [, bold, italic, label, url, colour, coloured, hard] = found
  if (bold !== undefined) return filled('strong', inline(bold, press))
  if (italic !== undefined) return filled('em', inline(italic, press))
  if (label !== undefined) return linkView(label, url ?? '', press)
  if (coloured !== undefined) {
    const font = filled('span', inline(coloured, press))
    font.style.color = colour ?? ''
    return font
  }
  return hard === undefined ? document.createTextNode(' ') : document.createElement('br')
}

/** A `dtmd` link says something, another one opens a page. */
export function linkView(label: string, url: string, press: (title: string) => void): HTMLElement {
  if (/^https?:\/\//u.test(url)) {
    const link = document.createElement('a')
    Object.assign(link, { href: url, target: '_blank', rel: 'noreferrer noopener', textContent: label })
    return link
  }
  const button = document.createElement('button')
  Object.assign(button, { type: 'button', className: 'link', textContent: label })
  button.onclick = () => press(label)
  return button
}

function filled(tag: 'strong' | 'em' | 'span', children: readonly Node[]): HTMLElement {
  const element = document.createElement(tag)
  element.append(...children)
  return element
}
