import { json, list, text, type Json, type Scope } from './card-view.ts'
import { h } from './dom.ts'

/** Draws something to operate; nothing when the tag is no such thing. */
export function controlView(element: Json, scope: Scope): HTMLElement | undefined {
  switch (element['tag']) {
    case 'button':
      return buttonView(element, scope)
    case 'input':
      return inputView(element, scope)
    case 'select_static':
    case 'overflow':
      return selectView(element, scope)
    case 'checker':
      return checkerView(element, scope)
    default:
      return undefined
  }
}

function buttonView(element: Json, scope: Scope): HTMLElement {
  const label = text(json(element['text'])['content'])
  const classes = `btn btn-${text(element['type']) || 'default'} btn-${text(element['size']) || 'medium'}`
  const button = h(
    'button',
    { class: classes, title: text(json(element['hover_tips'])['content']), attributes: { type: 'button' } },
    h('span', {}, label),
  )
  button.disabled = element['disabled'] === true
  const width = text(element['width'])
  if (width === 'fill') button.style.width = '100%'
  else if (/^\d+px$/.test(width)) button.style.width = width
  const link = list(element['behaviors'])
    .map(json)
    .find((behavior) => behavior['type'] === 'open_url')
  button.onclick = async () => {
    if (!(await confirmed(json(element['confirm'])))) return
    if (link) open(text(link['pc_url']) || text(link['default_url']))
    button.classList.add('busy')
    await scope.host.operate({ path: scope.path, ...(scope.form && { form: formData(scope.form) }) })
    button.classList.remove('busy')
  }
  return h('div', { class: 'btn-box' }, button)
}

function inputView(element: Json, scope: Scope): HTMLElement {
  const multiline = element['input_type'] === 'multiline_text'
  const field = multiline ? h('textarea') : h('input')
  if (field instanceof HTMLTextAreaElement) field.rows = Number(element['rows']) || 5
  else if (element['input_type'] === 'password') field.type = 'password'
  field.className = 'field'
  field.placeholder = text(json(element['placeholder'])['content']) || '请输入'
  field.value = text(element['default_value'])
  field.maxLength = Number(element['max_length']) || 1000
  field.disabled = element['disabled'] === true
  const name = text(element['name'])
  scope.form?.set(name, () => field.value)
  if (!scope.form) {
    field.onchange = () => void scope.host.operate({ path: scope.path, input: field.value })
  }
  const label = text(json(element['label'])['content'])
  const left = element['label_position'] === 'left' ? ' label-left' : ''
  return h(
    'label',
    { class: `labelled${left}` },
    label !== '' &&
      h('span', { class: 'label' }, label, element['required'] === true && h('b', { class: 'star' }, ' *')),
    field,
  )
}

function selectView(element: Json, scope: Scope): HTMLElement {
  const options = list(element['options']).map(json)
  const select = h('select', { class: 'field' })
  const placeholder =
    text(json(element['placeholder'])['content']) || (element['tag'] === 'overflow' ? '···' : '请选择')
  select.append(h('option', { attributes: { value: '' } }, placeholder))
  for (const option of options)
    select.append(h('option', { attributes: { value: text(option['value']) } }, text(json(option['text'])['content'])))
  select.value = text(element['initial_option'])
  scope.form?.set(text(element['name']), () => select.value)
  if (!scope.form) select.onchange = () => void scope.host.operate({ path: scope.path, input: select.value })
  return h('div', {}, select)
}

function checkerView(element: Json, scope: Scope): HTMLElement {
  const box = h('input', { attributes: { type: 'checkbox' } })
  box.checked = element['checked'] === true
  box.onchange = () => void scope.host.operate({ path: scope.path, input: String(box.checked) })
  return h('label', { class: 'checker' }, box, h('span', {}, text(json(element['text'])['content'])))
}

function formData(form: ReadonlyMap<string, () => string>): Json {
  return Object.fromEntries([...form].map(([name, read]) => [name, read()]).filter(([, value]) => value !== ''))
}

function open(url: string): void {
  if (/^https?:\/\//i.test(url)) window.open(url, '_blank', 'noopener,noreferrer')
}

/** Asks back when the control wants it. */
function confirmed(confirm: Json): Promise<boolean> {
  const title = text(json(confirm['title'])['content'])
  if (title === '') return Promise.resolve(true)
  return new Promise((resolve) => {
    const dialog = h('dialog', { class: 'confirm' })
    const answer = (value: boolean) => () => {
      dialog.close()
      dialog.remove()
      resolve(value)
    }
    const buttons = h('div', { class: 'confirm-buttons' })
    buttons.append(h('button', { class: 'btn btn-default btn-medium', onclick: answer(false) }, '取消'))
    buttons.append(h('button', { class: 'btn btn-primary_filled btn-medium', onclick: answer(true) }, '确认'))
    dialog.append(h('h3', {}, title), h('p', {}, text(json(confirm['text'])['content'])), buttons)
    dialog.oncancel = answer(false)
    document.body.append(dialog)
    dialog.showModal()
  })
}
