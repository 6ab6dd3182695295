/** The titles between 《》, those inside another one left in it; `start` and `end` lie inside the marks. */
export function outerTitles(text: string): { value: string; start: number; end: number }[] {
  const titles: { value: string; start: number; end: number }[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '《' && depth++ === 0) start = at + 1
    if (character === '》' && depth > 0 && --depth === 0) {
      titles.push({ value: text.slice(start, at).replace(/\s+/g, ''), start, end: at })
    }
  }
  return titles
}
