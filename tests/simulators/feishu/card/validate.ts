import { isJson, type Json } from '../types.ts'
import type { Check } from './checks.ts'
import { FORM_FIELDS } from './controls.ts'
import { BODY, CONFIG, ELEMENTS, HEADER, OLD_TAGS, ROOT } from './schema.ts'

/** Why the platform refuses a card; `ext` is the part of the message after `ext=`. */
export interface CardProblem {
  readonly code: number
  readonly ext: string
}

export const MAX_ELEMENTS = 200
export const MAX_TABLES = 5
/** Containers may hold containers down to this depth. */
export const MAX_DEPTH = 5

/** Returns the card and the first thing wrong with it. `content` is the JSON string of a message. */
export function parseCard(content: string): { readonly card?: Json; readonly problem?: CardProblem } {
  let card: unknown
  try {
    card = JSON.parse(content)
  } catch {
    return { problem: parseError('please check whether the card json is correct') }
  }
  if (!isJson(card)) return { problem: parseError('the card must be an object') }
  const problem = validateCard(card)
  return problem ? { card, problem } : { card }
}

/** Returns the first problem of a card JSON 2.0, or nothing. */
export function validateCard(card: Json): CardProblem | undefined {
  if (card['schema'] !== '2.0')
    return parseError('schema "2.0" is missing, this simulator takes no card JSON 1.0', 'ROOT')
  const { header, body } = card
  return (
    problemAt('ROOT', ROOT, card) ??
    (card['config'] === undefined ? undefined : problemAt('ROOT -> config', CONFIG, card['config'])) ??
    (header === undefined ? undefined : problemAt('ROOT -> header', HEADER, header)) ??
    (body === undefined ? undefined : problemAt('ROOT -> body', BODY, body)) ??
    new BodyCheck(card).run()
  )
}

/** Walks the elements once and counts what is limited per card. */
class BodyCheck {
  readonly #card: Json
  readonly #ids = new Set<string>()
  readonly #names = new Set<string>()
  #tables = 0

  constructor(card: Json) {
    this.#card = card
  }

  run(): CardProblem | undefined {
    const body = this.#card['body']
    const elements = isJson(body) && Array.isArray(body['elements']) ? body['elements'] : []
    return this.#children(elements, 'ROOT -> body -> elements', { depth: 0, inForm: false }) ?? this.#limits()
  }

  #limits(): CardProblem | undefined {
    if (this.#tables > MAX_TABLES) return problem(11310, 'card table number over limit', { value: 'table' })
    const count = countTagged(this.#card)
    if (count > MAX_ELEMENTS) return problem(11310, 'card element number over limit', { value: String(count) })
    return undefined
  }

  #children(elements: readonly unknown[], path: string, where: Where): CardProblem | undefined {
    for (const [index, element] of elements.entries()) {
      const found = this.#element(element, `${path} -> [${index}]`, where)
      if (found) return found
    }
    return undefined
  }

  #element(element: unknown, at: string, where: Where): CardProblem | undefined {
    if (!isJson(element)) return parseError('an element must be an object', at)
    const tag = typeof element['tag'] === 'string' ? element['tag'] : ''
    const path = `${at}(tag: ${tag})`
    if (OLD_TAGS.has(tag))
      return problem(200861, 'cards of schema V2 no longer support this capability', {
        path,
        value: `unsupported tag ${tag}`,
      })
    const rule = Object.hasOwn(ELEMENTS, tag) ? ELEMENTS[tag] : undefined
    if (!rule) return parseError(`not support tag: ${tag}`, path)
    for (const [key, value] of Object.entries(element)) {
      const check = Object.hasOwn(rule.properties, key) ? rule.properties[key] : undefined
      if (!check) return parseError(`unknown property, property: ${key}`, path)
      const wrong = check(value)
      if (wrong) return parseError(`${key} ${wrong}`, path)
    }
    const missing = rule.required.find((key) => element[key] === undefined)
    if (missing) return parseError(`${missing} is required`, path)
    return (
      this.#identity(element, path) ??
      this.#placement(element, tag, path, where) ??
      this.#descend(element, rule.children, path, where)
    )
  }

  #identity(element: Json, path: string): CardProblem | undefined {
    const id = element['element_id']
    if (typeof id !== 'string') return undefined
    if (!/^[A-Za-z][A-Za-z0-9_]{0,19}$/.test(id)) {
      return parseError(
        'element_id must start with a letter, hold letters, digits and underscores only, 20 at most',
        path,
        id,
      )
    }
    if (this.#ids.has(id)) return parseError('element_id duplicated', path, id)
    this.#ids.add(id)
    return undefined
  }

  #placement(element: Json, tag: string, path: string, where: Where): CardProblem | undefined {
    if (tag === 'table') this.#tables += 1
    if (tag === 'markdown' && typeof element['content'] === 'string')
      this.#tables += countMarkdownTables(element['content'])
    if ((tag === 'table' || tag === 'form') && where.depth > 0)
      return problem(11310, `${tag} can only be placed at the root of the body`, { path, value: tag })
    if (where.depth > MAX_DEPTH) return problem(11310, 'nesting level over limit', { path, value: String(where.depth) })
    if (!where.inForm || !FORM_FIELDS.has(tag)) return undefined
    const name = element['name']
    if (typeof name !== 'string' || name === '') return parseError('name is required inside a form', path)
    if (this.#names.has(name)) return parseError('name duplicated', path, name)
    this.#names.add(name)
    return undefined
  }

  #descend(element: Json, children: readonly string[], path: string, where: Where): CardProblem | undefined {
    const isForm = element['tag'] === 'form'
    const deeper = { depth: where.depth + (element['tag'] === 'column' ? 0 : 1), inForm: where.inForm || isForm }
    for (const key of children) {
      const inner = element[key]
      if (!Array.isArray(inner)) continue
      if (key === 'columns' && inner.some((column) => !isJson(column) || column['tag'] !== 'column')) {
        return parseError('columns must have the tag column', path)
      }
      const found = this.#children(inner, `${path} -> ${key}`, deeper)
      if (found) return found
    }
    if (isForm && !hasSubmit(element)) return parseError('a form needs a button with form_action_type submit', path)
    return undefined
  }
}

interface Where {
  readonly depth: number
  readonly inForm: boolean
}

function hasSubmit(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasSubmit)
  if (!isJson(value)) return false
  return value['form_action_type'] === 'submit' || Object.values(value).some(hasSubmit)
}

/** Every object with a tag counts, text objects too. */
function countTagged(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, inner) => sum + countTagged(inner), 0)
  if (!isJson(value)) return 0
  return Object.values(value).reduce(
    (sum: number, inner) => sum + countTagged(inner),
    typeof value['tag'] === 'string' ? 1 : 0,
  )
}

/** Tables written in Markdown count as tables: a line of dashes and bars under a line with a bar. */
function countMarkdownTables(content: string): number {
  let count = 0
  let inFence = false
  let previous = ''
  for (const raw of content.split('\n')) {
    const line = raw.trim()
    if (line.startsWith('```')) inFence = !inFence
    if (!inFence && /^[|:\- ]+$/.test(line) && line.includes('-') && line.includes('|') && previous.includes('|'))
      count += 1
    previous = line
  }
  return count
}

function problemAt(path: string, check: Check, value: unknown): CardProblem | undefined {
  const wrong = check(value)
  return wrong ? parseError(wrong, path) : undefined
}

function parseError(why: string, path?: string, value?: string): CardProblem {
  return problem(200621, `parse card json err, ${why}`, { ...(path && { path }), ...(value && { value }) })
}

function problem(code: number, message: string, more: { path?: string; value?: string } = {}): CardProblem {
  const path = more.path ? `ErrPath: ${more.path}; ` : ''
  return { code, ext: `ErrCode: ${code}; ${path}ErrMsg: ${message}; ErrorValue: ${more.value ?? ''};` }
}
