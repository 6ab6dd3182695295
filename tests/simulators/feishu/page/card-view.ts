import { areaColour, headerColours, lineColour, tagColours } from './colours.ts'
import { controlView } from './control-view.ts'
import { h, icon } from './dom.ts'
import { markdownView } from './markdown-view.ts'
import { tableView } from './table-view.ts'

export type Json = Record<string, unknown>

/** What a card needs from the chat around it. */
export interface CardHost {
  /** Sends an operated control to the bot; resolves when the answer was shown. */
  operate(control: { path: string; form?: Json; input?: string }): Promise<void>
  nameOf(openId: string): string
}

/** Where an element stands: the host, its place, the fields of the form around it. */
export interface Scope {
  readonly host: CardHost
  readonly path: string
  readonly form?: Map<string, () => string>
}

/** Draws a card JSON 2.0. */
export function cardView(card: Json, host: CardHost): HTMLElement {
  const config = json(card['config'])
  const body = json(card['body'])
  const root = h('div', { class: `card card-${text(config['width_mode']) || 'default'}` })
  if (card['header'] !== undefined) root.append(headerView(json(card['header']), host))
  const inner = h('div', { class: 'card-body' })
  arrange(inner, body, '8px')
  inner.style.padding = lengths(body['padding']) || '12px'
  inner.append(...elementsView(body['elements'], { host, path: 'body.elements' }))
  root.append(inner)
  return root
}

/** Draws a list of elements; each knows its place in the card. */
export function elementsView(elements: unknown, scope: Scope): HTMLElement[] {
  return list(elements).map((element, index) =>
    elementView(json(element), { ...scope, path: `${scope.path}.${index}` }),
  )
}

/** Draws a text object: plain or Markdown. */
export function textView(value: unknown, host: CardHost): Node {
  const object = json(value)
  const content = text(object['content'])
  if (object['tag'] === 'plain_text') return h('span', { class: 'plain' }, content)
  return markdownView(content, host.nameOf)
}

function headerView(header: Json, host: CardHost): HTMLElement {
  const title = h('div', { class: 'card-title' }, textView(header['title'], host))
  const tags = list(header['text_tag_list']).map((tag) => {
    const { text: label, color } = json(tag)
    return h('span', { class: 'text-tag', style: tagColours(text(color)) }, text(json(label)['content']))
  })
  const subtitle =
    header['subtitle'] !== undefined && h('div', { class: 'card-subtitle' }, textView(header['subtitle'], host))
  const view = h('div', { class: 'card-header', style: headerColours(text(header['template']) || 'default') })
  view.append(h('div', { class: 'card-headline' }, title, ...tags))
  if (subtitle) view.append(subtitle)
  return view
}

function elementView(element: Json, scope: Scope): HTMLElement {
  const view = drawElement(element, scope)
  view.style.margin = lengths(element['margin'])
  view.classList.add('element')
  return view
}

function drawElement(element: Json, scope: Scope): HTMLElement {
  const { host } = scope
  switch (element['tag']) {
    case 'markdown':
      return withIcon(element, sized(markdownView(text(element['content']), host.nameOf), element))
    case 'div':
      return withIcon(element, divView(element, host))
    case 'hr':
      return h('hr', { class: 'card-rule' })
    case 'table':
      return tableView(element, host)
    case 'column_set':
      return columnSetView(element, scope)
    case 'form':
      return formView(element, scope)
    case 'collapsible_panel':
      return panelView(element, scope)
    case 'interactive_container':
      return containerView(element, scope)
    case 'img':
      return h('div', { class: 'card-image' }, icon('picture'), text(json(element['alt'])['content']) || '图片')
    case 'person':
      return h('span', { class: 'person' }, host.nameOf(text(element['user_id'])))
    default:
      return (
        controlView(element, scope) ?? h('div', { class: 'unsupported' }, `此页不绘制 ${text(element['tag'])} 组件`)
      )
  }
}

function divView(element: Json, host: CardHost): HTMLElement {
  const content = json(element['text'])
  const view = sized(h('div', {}, textView(content, host)), content)
  const colour = text(content['text_color'])
  if (colour && colour !== 'default') view.classList.add(colour === 'grey' ? 'grey' : `tone-${colour.split('-')[0]}`)
  const lines = Number(content['lines'])
  if (lines > 0)
    Object.assign(view.style, {
      display: '-webkit-box',
      webkitLineClamp: String(lines),
      webkitBoxOrient: 'vertical',
      overflow: 'hidden',
    })
  return view
}

function columnSetView(element: Json, scope: Scope): HTMLElement {
  const mode = text(element['flex_mode']) || 'none'
  const view = h('div', { class: `columns columns-${mode}` })
  view.style.columnGap = spacing(element['horizontal_spacing'], '8px')
  view.style.background = areaColour(text(element['background_style']))
  view.style.justifyContent = flexAlign(element['horizontal_align'])
  for (const [index, raw] of list(element['columns']).entries()) {
    view.append(columnView(json(raw), mode, { ...scope, path: `${scope.path}.columns.${index}` }))
  }
  return view
}

function columnView(column: Json, mode: string, scope: Scope): HTMLElement {
  const view = h('div', { class: 'column' })
  arrange(view, column, '8px')
  view.style.padding = lengths(column['padding'])
  view.style.margin = lengths(column['margin'])
  view.style.background = areaColour(text(column['background_style']))
  const width = text(column['width']) || 'auto'
  if (mode === 'none' || mode === 'flow' || mode === 'stretch') {
    if (width === 'weighted') view.style.flex = `${Number(column['weight']) || 1} 1 0`
    else if (width === 'auto') view.style.flex = '0 1 auto'
    else view.style.flex = `0 0 ${width}`
  }
  view.style.alignSelf =
    { top: 'flex-start', center: 'center', bottom: 'flex-end' }[text(column['vertical_align'])] ?? 'flex-start'
  view.append(...elementsView(column['elements'], { ...scope, path: `${scope.path}.elements` }))
  return view
}

function formView(element: Json, scope: Scope): HTMLElement {
  const view = h('div', { class: 'form' })
  arrange(view, element, '12px')
  view.style.padding = lengths(element['padding'])
  view.append(...elementsView(element['elements'], { ...scope, path: `${scope.path}.elements`, form: new Map() }))
  return view
}

function panelView(element: Json, scope: Scope): HTMLElement {
  const header = json(element['header'])
  const border = element['border'] === undefined ? undefined : json(element['border'])
  const framed = border !== undefined || text(element['background_color']) !== ''
  const inner = h('div', { class: 'panel-body' })
  arrange(inner, element, '8px')
  inner.style.padding = lengths(element['padding']) || (framed ? '8px' : '8px 0 0 0')
  inner.append(...elementsView(element['elements'], { ...scope, path: `${scope.path}.elements` }))
  const arrow = icon('down', 'panel-arrow')
  const head = h('button', {
    class: `panel-head icon-${text(header['icon_position']) || 'right'}`,
    attributes: { type: 'button' },
  })
  head.append(h('span', { class: 'panel-title' }, textView(header['title'], scope.host)))
  if (header['icon'] !== undefined) head.append(arrow)
  head.style.padding = lengths(header['padding']) || (framed ? '4px 8px' : '0')
  head.style.background = areaColour(text(header['background_color']))
  const view = h('div', { class: 'panel' }, head, inner)
  view.style.background = areaColour(text(element['background_color']))
  if (border)
    Object.assign(view.style, {
      border: `1px solid ${lineColour(text(border['color']))}`,
      borderRadius: text(border['corner_radius']) || '5px',
    })
  const fold = (open: boolean) => {
    inner.hidden = !open
    head.setAttribute('aria-expanded', String(open))
    arrow.style.transform = open ? `rotate(${Number(header['icon_expanded_angle']) || 180}deg)` : ''
  }
  head.onclick = () => fold(inner.hidden)
  fold(element['expanded'] === true)
  return view
}

function containerView(element: Json, scope: Scope): HTMLElement {
  const view = h('div', { class: 'container' })
  arrange(view, element, '4px')
  view.style.padding = lengths(element['padding']) || '4px 12px'
  view.style.background = areaColour(text(element['background_style']))
  if (element['has_border'] === true) view.style.border = `1px solid ${lineColour(text(element['border_color']))}`
  view.style.borderRadius = text(element['corner_radius'])
  view.append(...elementsView(element['elements'], { ...scope, path: `${scope.path}.elements` }))
  if (element['disabled'] !== true) view.onclick = () => void scope.host.operate({ path: scope.path })
  return view
}

function withIcon(element: Json, content: HTMLElement): HTMLElement {
  if (element['icon'] === undefined) return content
  return h('div', { class: 'with-icon' }, h('span', { class: 'dot' }), content)
}

const SIZES: Readonly<Record<string, string>> = {
  'heading-0': '30px',
  'heading-1': '24px',
  'heading-2': '20px',
  'heading-3': '18px',
  'heading-4': '16px',
  heading: '16px',
  normal: '14px',
  notation: '12px',
  'xxxx-large': '30px',
  'xxx-large': '24px',
  'xx-large': '20px',
  'x-large': '18px',
  large: '16px',
  medium: '14px',
  small: '12px',
  'x-small': '10px',
}

function sized(view: HTMLElement, element: Json): HTMLElement {
  const size = text(element['text_size'])
  if (SIZES[size]) view.style.fontSize = SIZES[size]
  if (size.startsWith('heading')) view.style.fontWeight = '600'
  view.style.textAlign = text(element['text_align'])
  return view
}

/** Lays children out in a row or a column with the spacings of the container. */
function arrange(view: HTMLElement, container: Json, gap: string): void {
  const row = container['direction'] === 'horizontal'
  Object.assign(view.style, {
    display: 'flex',
    flexDirection: row ? 'row' : 'column',
    flexWrap: row ? 'wrap' : 'nowrap',
    rowGap: spacing(container['vertical_spacing'], gap),
    columnGap: spacing(container['horizontal_spacing'], '8px'),
    alignItems: row
      ? flexAlign(container['vertical_align'])
      : container['horizontal_align'] === undefined
        ? 'stretch'
        : flexAlign(container['horizontal_align']),
  })
}

function flexAlign(value: unknown): string {
  return { center: 'center', right: 'flex-end', bottom: 'flex-end' }[text(value)] ?? 'flex-start'
}

function spacing(value: unknown, otherwise: string): string {
  return (
    { small: '4px', medium: '8px', default: '8px', large: '12px', extra_large: '16px' }[text(value)] ??
    (lengths(value) || otherwise)
  )
}

/** A length list when it is one; anything else is dropped. */
export function lengths(value: unknown): string {
  return typeof value === 'string' && /^[-\dpx ]{1,40}$/.test(value) ? value : ''
}

export function json(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {}
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
