import type { Found, Span } from '../../model.ts'

/** What the text itself says, at that place. */
export function found<T>(value: T, span: Span | null): Found<T> {
  return { value, span, from: 'text' }
}
