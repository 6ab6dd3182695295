import type { Span } from '../model.ts'
import { findNumbers } from './document-numbers.ts'
import { outerTitles } from './quoted-titles.ts'

/** A document as a text names it in full. */
export interface FullName {
  readonly title: string
  readonly number: string | undefined
}

/** The number in the brackets behind a title that ends at a place: 《…》（某政发〔2023〕4号，以下简称《办法》）. */
export function numberBehind(text: string, { end }: Pick<Span, 'end'>): string | undefined {
  return findNumbers(bracketBehind(text, end))[0]?.value
}

/** The documents to which a text gives a short title (《某市甲办法》（以下简称《办法》）), by that title. Linear. */
export function shortTitles(text: string): ReadonlyMap<string, FullName> {
  if (!text.includes('称')) return new Map()
  return new Map(
    outerTitles(text).flatMap(({ value, end }) => {
      const [, short] = CALLED.exec(bracketBehind(text, end)) ?? []
      return short ? [[short.replace(/\s+/g, ''), { title: value, number: numberBehind(text, { end }) }] as const] : []
    }),
  )
}

const LONGEST_BRACKET = 80
const CALLED = /(?:以下|下)(?:简|统)?称为?[：:]?\s?[《“"]([^《》“”"，。]{2,20})[》”"]/

function bracketBehind(text: string, end: number): string {
  return /^》?\s?[（(]([^（）()]{2,80})[）)]/.exec(text.slice(end, end + LONGEST_BRACKET + 4))?.[1] ?? ''
}
