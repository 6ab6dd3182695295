import { isContentsHead } from '../layout/shapes.ts'

/**
 * Which lines are a table of contents: 目录 and the short lines under it that come again as headings, with those of the page
 * (`isFurniture`) between them.
 */
export function contentsLines(texts: readonly string[], isFurniture: (i: number) => boolean): readonly number[] {
  const head = texts.slice(0, CONTENTS_WITHIN).findIndex(isContentsHead)
  if (head < 0) return []
  const later = new Map<string, number>()
  for (const text of texts) later.set(contentsKey(text), (later.get(contentsKey(text)) ?? 0) + 1)
  const found = [head]
  for (let i = head + 1; i < texts.length; i++) {
    const text = texts[i] ?? ''
    const left = later.get(contentsKey(text)) ?? 0
    if (!isFurniture(i) && (text.length > CONTENTS_LIMIT || left < 2)) break
    later.set(contentsKey(text), left - 1)
    found.push(i)
  }
  return found
}

/** The start of a heading, without the white space and the page number that the table of contents adds. */
function contentsKey(text: string): string {
  return (
    text
      .replace(/[\s.．·…*#]+/g, '')
      .replace(/[0-9]{1,3}$/, '')
      .split('。', 1)[0]
      ?.slice(0, 30) ?? ''
  )
}

const CONTENTS_WITHIN = 30
const CONTENTS_LIMIT = 60
