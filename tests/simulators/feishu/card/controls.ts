import { asText, isJson, type Json } from '../types.ts'

/** Something on a card that a person can operate, and the form it stands in. */
export interface Control {
  readonly element: Json
  readonly form?: Json
  /** Place in the card, such as `body.elements.2.columns.0.elements.1`. */
  readonly path: string
}

/** How a test or the page says which control is meant. */
export interface ControlSelector {
  /** The words on it. */
  readonly button?: string
  /** Its callback value; every property given must be equal. */
  readonly value?: Json
  readonly name?: string
  readonly elementId?: string
  readonly path?: string
}

/** All buttons, inputs, selects and so on of a card, in reading order. */
export function controlsOf(card: Json): Control[] {
  const found: Control[] = []
  collect(card['body'], 'body', undefined, found)
  return found
}

/** The first control that fits the selector. */
export function findControl(card: Json, selector: ControlSelector): Control | undefined {
  return controlsOf(card).find(
    (control) =>
      (selector.path === undefined || control.path === selector.path) &&
      (selector.button === undefined || labelOf(control.element) === selector.button) &&
      (selector.name === undefined || control.element['name'] === selector.name) &&
      (selector.elementId === undefined || control.element['element_id'] === selector.elementId) &&
      (selector.value === undefined || hasAll(callbackValue(control.element), selector.value)),
  )
}

export function labelOf(element: Json): string {
  const text = element['text'] ?? element['placeholder']
  return isJson(text) ? (asText(text['content']) ?? '') : ''
}

/** The value of the callback behaviour; nothing when there is none. */
export function callbackValue(element: Json): Json | undefined {
  const behaviors = Array.isArray(element['behaviors']) ? element['behaviors'] : []
  const callback: unknown = behaviors.find((behavior) => isJson(behavior) && behavior['type'] === 'callback')
  return isJson(callback) && isJson(callback['value']) ? callback['value'] : undefined
}

/** The address of the open_url behaviour. */
export function linkOf(element: Json): string | undefined {
  const behaviors = Array.isArray(element['behaviors']) ? element['behaviors'] : []
  const open: unknown = behaviors.find((behavior) => isJson(behavior) && behavior['type'] === 'open_url')
  return isJson(open) ? (asText(open['pc_url']) ?? asText(open['default_url'])) : undefined
}

/** What a submitted form holds: typed values over the defaults. Names the required field left empty. */
export function formValues(form: Json, typed: Readonly<Record<string, unknown>>): { values: Json; missing?: string } {
  const values: Json = {}
  const fields: Control[] = []
  collect(form, '', undefined, fields)
  for (const { element } of fields) {
    const name = asText(element['name'])
    if (!name || element['tag'] === 'button') continue
    const value = typed[name] ?? element['default_value'] ?? element['initial_option'] ?? element['initial_date']
    if (value !== undefined) values[name] = value
    if (element['required'] === true && (value === undefined || value === '')) return { values, missing: name }
  }
  return { values }
}

/** What a form may hold and sends with it. */
export const FORM_FIELDS: ReadonlySet<string> = new Set([
  'button',
  'input',
  'select_static',
  'multi_select_static',
  'select_person',
  'multi_select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'checker',
])

const OPERABLE: ReadonlySet<string> = new Set([...FORM_FIELDS, 'overflow', 'interactive_container'])

function collect(value: unknown, path: string, form: Json | undefined, found: Control[]): void {
  if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) collect(inner, `${path}.${index}`, form, found)
    return
  }
  if (!isJson(value)) return
  const tag = typeof value['tag'] === 'string' ? value['tag'] : ''
  if (OPERABLE.has(tag)) found.push({ element: value, path, ...(form && { form }) })
  const inside = tag === 'form' ? value : form
  for (const key of ['elements', 'columns']) collect(value[key], `${path}.${key}`, inside, found)
}

function hasAll(value: Json | undefined, wanted: Json): boolean {
  return (
    value !== undefined &&
    Object.entries(wanted).every(([key, inner]) => JSON.stringify(value[key]) === JSON.stringify(inner))
  )
}
