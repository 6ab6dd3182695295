/** Small helpers to make elements. Text always goes in as text, so nothing a message holds can become markup. */

type Child = Node | string | undefined | false

interface Props {
  readonly class?: string
  readonly title?: string
  readonly href?: string
  readonly style?: Partial<CSSStyleDeclaration>
  readonly onclick?: (event: MouseEvent) => void
  readonly attributes?: Readonly<Record<string, string>>
}

/** Makes an element with children; false and undefined children are left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  if (props.class) element.className = props.class
  if (props.title) element.title = props.title
  if (props.href !== undefined && element instanceof HTMLAnchorElement) openSafely(element, props.href)
  if (props.style) Object.assign(element.style, props.style)
  if (props.onclick) element.onclick = props.onclick
  for (const [name, value] of Object.entries(props.attributes ?? {})) element.setAttribute(name, value)
  for (const child of children) if (child !== undefined && child !== false) element.append(child)
  return element
}

const ICONS = {
  down: 'M6 9l6 6 6-6',
  back: 'M15 5l-7 7 7 7',
  send: 'M4 12l16-8-6 16-3-6-7-2z',
  at: 'M16 8v5a3 3 0 0 0 5-2 9 9 0 1 0-4 7M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0z',
  chat: 'M4 5h16v11H10l-4 4v-4H4z',
  reply: 'M9 7l-5 5 5 5M4 12h9a6 6 0 0 1 6 6',
  forward: 'M15 7l5 5-5 5M20 12h-9a6 6 0 0 0-6 6',
  close: 'M6 6l12 12M18 6L6 18',
  ok: 'M5 12l5 5 9-10',
  link: 'M14 5h5v5M19 5l-9 9M10 6H5v13h13v-5',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5',
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4',
} as const

export type IconName = keyof typeof ICONS

/** A line icon that takes the colour of the text. */
export function icon(name: IconName, className = ''): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', `icon ${className}`)
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', ICONS[name])
  svg.append(path)
  return svg
}

/** The address when a browser may be sent there, else nothing. */
export function safeUrl(url: string): string | undefined {
  return /^https?:\/\//i.test(url) ? url : undefined
}

const SVG = 'http://www.w3.org/2000/svg'

function openSafely(link: HTMLAnchorElement, url: string): void {
  const address = safeUrl(url)
  if (!address) return
  link.href = address
  link.target = '_blank'
  link.rel = 'noreferrer noopener'
}
