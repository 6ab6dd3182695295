import { h, icon } from './dom.ts'

interface ComposerOptions {
  readonly placeholder: string
  /** Who can be mentioned; empty in a direct chat. */
  readonly names: readonly string[]
  readonly quote?: string
  readonly cancelQuote: () => void
  readonly send: (text: string) => Promise<void>
}

/** The box one types in: Enter sends, `@` offers the members. */
export function composerView(options: ComposerOptions): { element: HTMLElement; focus: () => void } {
  const field = h('textarea', {
    class: 'typing',
    attributes: { rows: '1', placeholder: options.placeholder, 'aria-label': options.placeholder },
  })
  const menu = h('div', { class: 'mentions', attributes: { role: 'listbox' } })
  menu.hidden = true
  const grow = () => {
    field.style.height = 'auto'
    field.style.height = `${Math.min(field.scrollHeight, 160)}px`
  }
  const insert = (name: string) => {
    const at = field.value.lastIndexOf('@', field.selectionStart - 1)
    const head =
      at >= 0 && field.value.slice(at + 1, field.selectionStart).trim() === '' ? field.value.slice(0, at) : field.value
    field.value = `${head}@${name} `
    menu.hidden = true
    grow()
    field.focus()
  }
  const offer = () => {
    menu.replaceChildren(
      ...options.names.map((name) =>
        h('button', { onclick: () => insert(name), attributes: { type: 'button', role: 'option' } }, name),
      ),
    )
    menu.hidden = options.names.length === 0
  }
  const send = () => {
    const text = field.value.trim()
    if (text === '') return
    field.value = ''
    menu.hidden = true
    grow()
    void options.send(text)
  }
  field.oninput = () => {
    grow()
    if (field.value.slice(0, field.selectionStart).endsWith('@')) offer()
    else menu.hidden = true
  }
  field.onkeydown = (event) => {
    if (event.key === 'Escape') menu.hidden = true
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    send()
  }
  const quote =
    options.quote !== undefined &&
    h(
      'div',
      { class: 'quoting' },
      h('span', {}, options.quote),
      h('button', { title: '取消回复', onclick: options.cancelQuote }, icon('close')),
    )
  const at = h(
    'button',
    { class: 'tool', title: '提及', onclick: () => (menu.hidden ? offer() : (menu.hidden = true)) },
    icon('at'),
  )
  const tools = h(
    'div',
    { class: 'tools' },
    options.names.length > 0 && at,
    h('button', { class: 'tool send', title: '发送', onclick: send }, icon('send')),
  )
  const element = h('div', { class: 'composer' }, menu, quote, h('div', { class: 'typing-row' }, field, tools))
  return { element, focus: () => field.focus() }
}
