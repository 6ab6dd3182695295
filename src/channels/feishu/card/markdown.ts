import { boldFigures as bold } from '../../figures.ts'
import { webAddress } from '../../links.ts'

/**
 * Text for a card's Markdown. Everything that Markdown or the card's own tags could take for markup becomes a numeric
 * character reference, as the platform's documentation asks: a policy text, or a question, can never draw a link, a
 * mention or a heading. Line starts that make lists are covered too.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/gu, '')
    .replace(/[&<>*_~`[\]()\\|#!$:{}"'@^]/gu, reference)
    .replace(/^([ \t]*)([-+=])/gmu, (_, space: string, mark: string) => space + reference(mark))
    .replace(/^([ \t]*\d{1,9})(\.)/gmu, (_, number: string, dot: string) => number + reference(dot))
    .replace(/^[ \t]+/gmu, (space) => [...space].map(reference).join(''))
}

/** The same with amounts, rates and terms in bold. */
export function boldFigures(text: string): string {
  return bold(text, escapeMarkdown)
}

/** Null unless the address is http or https. */
export function markdownLink(label: string, url: string): string | null {
  const safe = webAddress(url)
  return safe ? `[${escapeMarkdown(label)}](${safe})` : null
}

export function coloured(colour: 'orange' | 'grey' | 'red' | 'green', markdown: string): string {
  return `<font color='${colour}'>${markdown}</font>`
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`
}
