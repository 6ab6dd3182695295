import { json, lengths, list, text, type CardHost, type Json } from './card-view.ts'
import { tagColours } from './colours.ts'
import { h } from './dom.ts'
import { markdownView } from './markdown-view.ts'

/** Draws a table component: a page of rows, rows cut at their height as the client cuts them. */
export function tableView(table: Json, host: CardHost): HTMLElement {
  const columns = list(table['columns']).map(json)
  const rows = list(table['rows']).map(json)
  const size = Number(table['page_size']) || 5
  const style = json(table['header_style'])
  const body = h('tbody')
  const pager = h('div', { class: 'pager' })
  let page = 0
  const draw = () => {
    body.replaceChildren(...rows.slice(page * size, (page + 1) * size).map((row) => rowView(row, columns, table, host)))
    const pages = Math.ceil(rows.length / size)
    pager.hidden = pages <= 1
    const step = (label: string, by: number) => {
      const button = h('button', { onclick: () => ((page += by), draw()), attributes: { type: 'button' } }, label)
      button.disabled = page + by < 0 || page + by >= pages
      return button
    }
    pager.replaceChildren(step('‹', -1), `${page + 1}/${pages}`, step('›', 1))
  }
  draw()
  const head = h(
    'tr',
    {},
    ...columns.map((column) => h('th', { style: cellStyle(column) }, text(column['display_name']))),
  )
  if (style['background_style'] === 'grey') head.classList.add('grey-head')
  if (style['bold'] === false) head.classList.add('thin-head')
  return h(
    'div',
    { class: 'table' },
    h(
      'div',
      { class: 'table-scroll', attributes: { tabindex: '0', role: 'group', 'aria-label': '表格' } },
      h('table', {}, h('thead', {}, head), body),
    ),
    pager,
  )
}

function rowView(row: Json, columns: readonly Json[], table: Json, host: CardHost): HTMLElement {
  const height = text(table['row_height']) || 'low'
  const kind = ['low', 'middle', 'high', 'auto'].includes(height) ? height : 'low'
  const maxHeight = kind === 'auto' ? lengths(table['row_max_height']) : ''
  const cells = columns.map((column) => {
    const cell = h(
      'div',
      { class: `cell cell-${kind}`, style: { maxHeight } },
      cellView(row[text(column['name'])], column, host),
    )
    return h('td', { style: cellStyle(column) }, cell)
  })
  return h('tr', {}, ...cells)
}

function cellView(value: unknown, column: Json, host: CardHost): Node {
  if (value === undefined || value === null) return document.createTextNode('')
  switch (column['data_type']) {
    case 'markdown':
    case 'lark_md':
      return markdownView(String(value), host.nameOf)
    case 'number':
      return document.createTextNode(numberText(Number(value), json(column['format'])))
    case 'date':
      return document.createTextNode(new Date(Number(value)).toLocaleDateString('zh-CN'))
    case 'persons':
      return document.createTextNode(
        [value]
          .flat()
          .map((id) => host.nameOf(String(id)))
          .join('、'),
      )
    case 'options': {
      const options = Array.isArray(value) ? value.map(json) : [{ text: String(value) }]
      return h(
        'span',
        {},
        ...options.map((option) =>
          h(
            'span',
            { class: 'text-tag', style: tagColours(text(json(option)['color']) || 'blue') },
            text(json(option)['text']),
          ),
        ),
      )
    }
    default:
      return document.createTextNode(String(value))
  }
}

function numberText(value: number, format: Json): string {
  const precision =
    typeof format['precision'] === 'number'
      ? { minimumFractionDigits: format['precision'], maximumFractionDigits: format['precision'] }
      : {}
  return (
    text(format['symbol']) + value.toLocaleString('zh-CN', { useGrouping: format['separator'] === true, ...precision })
  )
}

function cellStyle(column: Json): Partial<CSSStyleDeclaration> {
  const width = text(column['width'])
  const align = text(column['horizontal_align']) || (column['data_type'] === 'number' ? 'right' : 'left')
  return {
    textAlign: align,
    verticalAlign: { top: 'top', bottom: 'bottom' }[text(column['vertical_align'])] ?? 'middle',
    ...(/^\d+(?:px|%)$/.test(width) && { width, minWidth: width.endsWith('px') ? width : '' }),
  }
}
