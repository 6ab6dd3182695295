import type { Fact, Span } from '../model.ts'
import { mendSpanWithMap } from '../text/mend.ts'
import { foldFigures } from '../text/normalise.ts'
import { namesBearer } from './recipients.ts'

/**
 * A passage as facts are read from it: broken lines mended, no space inside Chinese words, commas in full width and figures in half, and the
 * cells of a row with tabs or pipes parted, by a line's end or, where a cell only names who receives (园区企业), by a comma.
 */
export interface Reading {
  readonly text: string
  /** The fact with its cells as the source has them, and its offsets in the raw passage. */
  readonly asWritten: (fact: Fact) => Fact
}

/** Reads a passage of a source. Linear. */
export function readingOf(source: string, span: Span): Reading {
  const raw = source.slice(span.start, span.end)
  const { text: mended, offsets } = mendSpanWithMap(source, span)
  const isTab = (at: number): boolean =>
    mended.charAt(at) === '|' || (mended.charAt(at) === ' ' && raw.slice(offsets[at], offsets[at + 1]).includes('\t'))
  const places: number[] = []
  const marks = new Set(Array.from(mended.matchAll(PAGE_MARK), placesOf).flat())
  for (let at = 0; at < mended.length; at++)
    if (isTab(at) || !(isGapInWord(mended, at) || marks.has(at))) places.push(at)
  const written = places.map((at) => (isTab(at) ? '\t' : mended.charAt(at))).join('')
  const text = inCells(inFullWidth(foldFigures(written)))
  const cellOf = (words: string | null, from: number): string | null => {
    const at = words === null ? -1 : text.indexOf(words, from)
    if (words === null || at < 0) return words
    return mended.slice(places[at] ?? 0, (places[at + words.length - 1] ?? 0) + 1)
  }
  const rawOffset = (at: number): number => offsets[places[at] ?? 0] ?? 0
  const asWritten = (fact: Fact): Fact => ({
    ...fact,
    recipient: cellOf(fact.recipient, fact.start),
    condition: cellOf(fact.condition, fact.start),
    amount: cellOf(fact.amount, fact.start),
    start: rawOffset(fact.start),
    end: rawOffset(fact.end - 1) + 1,
  })
  return { text, asWritten }
}

function inCells(text: string): string {
  return text.replace(
    /(?<=^|[\t\n])([^\t\n]*)\t/g,
    (_, cell: string) => `${cell}${namesBearer(cell) && !/[0-9，。：]/.test(cell) ? '，' : '\n'}`,
  )
}

/** — 3 — on a line where a page ended: the sentence goes on behind it. */
const PAGE_MARK = /(?<=[^。；：\n])\n[-—–－]\s?[0-9]{1,4}\s?[-—–－]\n/g

function placesOf({ 0: words, index }: RegExpExecArray): number[] {
  return Array.from(words, (_, i) => index + i)
}

/** Whether a cell runs over the end of a page. */
export function runsOverPage(cell: string | null): boolean {
  return cell !== null && cell.search(PAGE_MARK) >= 0
}

const HAN = /\p{Script=Han}/u

/** A space that a scan has left between two Chinese characters: 给予企业奖 励. */
function isGapInWord(text: string, at: number): boolean {
  return text.charAt(at) === ' ' && HAN.test(text.charAt(at - 1)) && HAN.test(text.charAt(at + 1))
}

/** Commas and the like typed in half width between Chinese words part them as the full-width ones do. */
function inFullWidth(text: string): string {
  return text.replace(
    /(?<=\p{Script=Han}[%)）”》]?)[,;:]|[,;:](?=[“《（(]?\p{Script=Han})/gu,
    (mark) => FULL_WIDTH[mark] ?? mark,
  )
}

const FULL_WIDTH: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：' }
