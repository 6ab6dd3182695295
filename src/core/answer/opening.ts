import type { Answer } from './types.ts'

/** What an answer says before its first citation: what was carried over, what the clause does not say. '' if nothing. */
export function openingOf({ text, citations: [first] }: Pick<Answer, 'text' | 'citations'>): string {
  const quote = first?.quotes[0]?.text ?? first?.document.title ?? ''
  const paragraphs = text.split('\n\n')
  const cited = paragraphs.findIndex((paragraph) => paragraph.includes(quote) || paragraph.includes('依据：'))
  return cited > 0 ? paragraphs.slice(0, cited).join('\n') : ''
}
