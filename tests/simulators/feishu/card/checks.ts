import { isJson } from '../types.ts'

/** Says what is wrong with the value of a property, or nothing. */
export type Check = (value: unknown) => string | undefined

export const bool: Check = (value) => (typeof value === 'boolean' ? undefined : 'must be a boolean')

export const string: Check = (value) => (typeof value === 'string' ? undefined : 'must be a string')

export const object: Check = (value) => (isJson(value) ? undefined : 'must be an object')

export const anything: Check = () => undefined

export const list: Check = (value) => (Array.isArray(value) ? undefined : 'must be an array')

/** A whole number between two bounds. */
export function int(min: number, max: number): Check {
  return (value) =>
    Number.isInteger(value) && Number(value) >= min && Number(value) <= max
      ? undefined
      : `must be an integer in [${min},${max}]`
}

export function oneOf(...values: readonly unknown[]): Check {
  return (value) => (values.includes(value) ? undefined : `must be one of ${values.join('|')}`)
}

/** Lengths such as `8px`, `4px 0`, `small`; each number within the bounds. */
export function lengths(min: number, max: number, ...words: readonly string[]): Check {
  return (value) => {
    if (typeof value !== 'string') return 'must be a string'
    if (words.includes(value)) return undefined
    const parts = value.split(' ').filter((part) => part !== '')
    const good = parts.length >= 1 && parts.length <= 4 && parts.every((part) => isLength(part, min, max))
    return good ? undefined : `must be px values in [${min},${max}]${words.length > 0 ? ` or ${words.join('|')}` : ''}`
  }
}

/** A colour name of the platform, one declared in config.style, or rgba(). */
export const colour: Check = (value) =>
  typeof value === 'string' && /^(?:[a-z][a-z_-]*(?:-\d{1,3})?|rgba\([\d., %]{5,40}\)|cus-[\w-]{1,40}|)$/.test(value)
    ? undefined
    : 'must be a colour'

export const httpUrl: Check = (value) =>
  typeof value === 'string' && /^(?:https?|lark|applink|mailto|tel):/i.test(value)
    ? undefined
    : 'must be a link with a scheme'

/** An object whose properties are all known; `required` ones must be there. */
export function shape(properties: Readonly<Record<string, Check>>, required: readonly string[] = []): Check {
  return (value) => {
    if (!isJson(value)) return 'must be an object'
    for (const [key, inner] of Object.entries(value)) {
      const check = properties[key]
      if (!check) return `unknown property, property: ${key}`
      const problem = check(inner)
      if (problem) return `${key} ${problem}`
    }
    const missing = required.find((key) => value[key] === undefined)
    return missing ? `${missing} is required` : undefined
  }
}

/** A list whose members all pass. */
export function listOf(check: Check, max = Infinity): Check {
  return (value) => {
    if (!Array.isArray(value)) return 'must be an array'
    if (value.length > max) return `must have at most ${max} members`
    for (const [index, member] of value.entries()) {
      const problem = check(member)
      if (problem) return `[${index}] ${problem}`
    }
    return undefined
  }
}

/** A text object with one of the given tags. */
export function text(...tags: readonly string[]): Check {
  return shape(
    {
      tag: oneOf(...tags),
      element_id: string,
      content: string,
      i18n_content: object,
      text_size: string,
      text_color: colour,
      text_align: oneOf('left', 'center', 'right'),
      lines: int(1, 100),
    },
    ['tag', 'content'],
  )
}

/** Plain text of limited length. */
export function plainText(maxLength = Infinity): Check {
  const check = text('plain_text')
  return (value) => {
    const problem = check(value)
    if (problem) return problem
    const content = isJson(value) && typeof value['content'] === 'string' ? value['content'] : ''
    return [...content].length > maxLength ? `content must have at most ${maxLength} characters` : undefined
  }
}

function isLength(part: string, min: number, max: number): boolean {
  if (part === '0') return min <= 0
  const match = /^(-?\d{1,4})px$/.exec(part)
  return match !== null && Number(match[1]) >= min && Number(match[1]) <= max
}
