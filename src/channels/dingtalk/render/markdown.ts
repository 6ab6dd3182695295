import { splitFigures } from '../../figures.ts'

/**
 * Text for DingTalk's Markdown. Neither backslashes nor character references are reliably taken there, so whatever could
 * be markup is written with its full-width twin: it looks the same, is equal after NFKC, and no client can take it for a
 * link, a mention or a heading. Line breaks become hard ones, a blank line a paragraph.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/gu, '')
    .replace(/[*_~`[\]\\<>#|&]/gu, fullWidth)
    .replace(/^[ \t]+/gmu, (space) => '\u3000'.repeat(Math.min(4, Math.ceil(space.length / 2))))
    .replace(/^([-+=])/gmu, fullWidth)
    .replace(/^(\d{1,9})([.)])(?=\s|$)/gmu, (_, number: string, mark: string) => number + fullWidth(mark))
    .replace(/[ \t]*\n(?:[ \t]*\n)+/gu, '\n\n')
    .replace(/(?<!\n)\n(?!\n)/gu, '  \n')
}

/** The same with amounts, rates and terms in bold; a hair space keeps stars beside a sign from showing. */
export function boldFigures(text: string): string {
  const stretches = splitFigures(text.replaceAll(BOLD, ''))
  const marked = stretches.map(({ text: part, figure }, i) => {
    if (!figure || part.trim() !== part || part.includes('\n')) return part
    const after = stretches[i + 1]?.text ?? ''
    const gap = /[\p{P}\p{S}]$/u.test(part) && /^[\p{L}\p{N}]/u.test(after) ? '\u200a' : ''
    return `${BOLD}${part}${BOLD}${gap}`
  })
  // Escaped as a whole, so that beginnings of lines are seen as such; the marks are put in after that.
  return escapeMarkdown(marked.join('')).replaceAll(BOLD, '**')
}

/** A quotation block; every line of it bears the sign, since some clients end the block at the first that does not. */
export function quoteBlock(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => (line.trim() === '' ? '>' : `> ${line}`))
    .join('\n')
}

/** Null unless the address is http or https. */
export function markdownLink(label: string, url: string): string | null {
  const safe = webAddress(url)
  return safe ? `[${escapeMarkdown(label)}](${safe})` : null
}

export function webAddress(url: string): string | null {
  if (!URL.canParse(url)) return null
  const parsed = new URL(url)
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return null
  return parsed.href.replace(/[()'*~`\\[\]<>]/gu, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** The client knows colours by number only. */
export function coloured(colour: 'orange' | 'grey' | 'green', markdown: string): string {
  return `<font color=${COLOURS[colour]}>${markdown}</font>`
}

/** Cuts between characters, never inside a surrogate pair, and says that it did. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text
  const code = text.charCodeAt(most - 2)
  return `${text.slice(0, code >= 0xd800 && code <= 0xdbff ? most - 2 : most - 1)}…`
}

/** Each has the contrast on white that small text needs. */
const COLOURS = { orange: '#AD4E00', grey: '#6B6F73', green: '#237804' } as const

/** A private-use character that stands for `**` until the text around it has been made safe. */
const BOLD = '\ue000'

function fullWidth(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + 0xfee0)
}
