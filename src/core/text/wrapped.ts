/** Texts whose lines were broken at the edge of a page or a window, as they come out of a PDF. */

/**
 * Width in Chinese characters at which the lines of a text were broken, or 0 where they end with their paragraphs: many lines
 * are about as wide as the widest, and most of these stop in the middle of a sentence. Linear, and quick for a text that
 * was not broken.
 */
export function wrapWidth(source: string): number {
  if (source.length < SHORT) return measure(source)
  if (last.source !== source) last = { source, width: measure(source) }
  return last.width
}

/** Whether the line that ends at `end` was broken at `width`, so that the one at `next`, if it is no date, goes on with it. */
export function runsOn(source: string, end: number, next: number, width: number): boolean {
  const start = Math.max(source.lastIndexOf('\n', end - 1), source.lastIndexOf('\r', end - 1)) + 1
  if (end - start > 2 * WIDEST || widthOf(source.slice(start, end).trim()) < width - RAGGED) return false
  DATE_LINE.lastIndex = next
  return !DATE_LINE.test(source)
}

const DATE_LINE = /20[0-9]{2} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日[ \u3000]*(?=[\r\n]|$)/y

/** Characters. A piece of a text is measured without forgetting the text. */
const SHORT = 1000
/** The text asked about last: what is read of a text asks again and again. */
let last = { source: '', width: 0 }

const FEWEST_LINES = 15
const NARROWEST = 14
const WIDEST = 60
/** How far short of the edge a broken line may stop: a mark, a figure or a word is not parted. */
const RAGGED = 4
/** Share of the lines that may be wider than the edge: the page's own. */
const WIDER = 0.03
const FULL = 0.4
/** Share of the full lines that end no sentence. */
const IN_SENTENCE = 0.6

function measure(source: string): number {
  const widths: number[] = []
  const goesOn: boolean[] = []
  let wider = 0
  for (let start = 0; start < source.length;) {
    const stop = source.indexOf('\n', start)
    const end = stop < 0 ? source.length : stop
    if (end - start > 2 * WIDEST && ++wider > MOST_WIDER) return 0
    const line = source.slice(start, Math.min(end, start + 2 * WIDEST)).trim()
    if (line !== '') {
      widths.push(widthOf(line))
      goesOn.push(!ENDS.test(line))
    }
    start = end + 1
  }
  if (widths.length < FEWEST_LINES) return 0
  const sorted = [...widths].sort((a, b) => a - b)
  const edge = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * (1 - WIDER)))] ?? 0
  if (edge < NARROWEST || edge > WIDEST) return 0
  const full = widths.flatMap((width, i) => (width >= edge - RAGGED ? [goesOn[i]] : []))
  const broken = full.filter(Boolean).length
  return full.length >= widths.length * FULL && broken >= full.length * IN_SENTENCE ? edge : 0
}

const MOST_WIDER = 6
const ENDS = /[。；：！？;:!?|]$/

/** In Chinese characters: of Latin letters and figures two take the room of one. */
function widthOf(text: string): number {
  let width = 0
  for (let i = 0; i < text.length; i++) width += text.charCodeAt(i) < 0x2000 ? 0.5 : 1
  return width
}
