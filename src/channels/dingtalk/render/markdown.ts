import { boldFigures as bold } from '../../figures.ts'
import { webAddress } from '../../links.ts'

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
    .replace(/(?<!\n)\n(?!\n)/gu, HARD_BREAK)
}

/** The same with amounts, rates and terms in bold. */
export function boldFigures(text: string): string {
  return bold(text, escapeMarkdown)
}

/** The platform asks for two spaces on either side; a bare line break is a space to some of its clients. */
export const HARD_BREAK = '  \n  '

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

/** The client knows colours by number only. */
export function coloured(colour: 'orange' | 'grey' | 'green', markdown: string): string {
  return markdown && `<font color=${COLOURS[colour]}>${markdown}</font>`
}

/** Each has the contrast on white that small text needs. */
const COLOURS = { orange: '#AD4E00', grey: '#6B6F73', green: '#237804' } as const

function fullWidth(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + 0xfee0)
}
