import { splitFigures } from '../../figures.ts'

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

/**
 * The same with amounts, rates and terms in bold. Stars beside a sign such as `%` only count when white space or a sign
 * stands on their other side (CommonMark's flanking rule), so a hair space is put there: `按**5%** 资助`.
 */
export function boldFigures(text: string): string {
  const stretches = splitFigures(text)
  return stretches
    .map(({ text: part, figure }, i) => {
      if (!figure || part.trim() !== part) return escapeMarkdown(part)
      const after = stretches[i + 1]?.text ?? ''
      const gap = /[\p{P}\p{S}]$/u.test(part) && /^[\p{L}\p{N}]/u.test(after) ? HAIR_SPACE : ''
      return `**${escapeMarkdown(part)}**${gap}`
    })
    .join('')
}

/** A link whose address cannot end early. Only http and https; null otherwise. */
export function markdownLink(label: string, url: string): string | null {
  if (!URL.canParse(url)) return null
  const parsed = new URL(url)
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return null
  const safe = parsed.href.replace(/[()'*~`\\[\]<>]/gu, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `[${escapeMarkdown(label)}](${safe})`
}

export function coloured(colour: 'orange' | 'grey' | 'red' | 'green', markdown: string): string {
  return `<font color='${colour}'>${markdown}</font>`
}

const HAIR_SPACE = '\u200a'

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`
}
