/** Lists and tables that a question asks for as such: one item or row of them would look like all there is. */
import type { Comparable, ComparableSentence } from '../../search/collection.ts'
import type { Concept } from '../../search/query.ts'
import { coverages, shareCovered } from '../../search/rank.ts'

/** Sentences from one to another, both included. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** An item's number or its dash at the start of a sentence. */
export const ITEM =
  /^(?:[-—–]{1,2}(?!\d)|[•●■◆▪]|[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,2}是|\d{1,2}[.．、]|[①-⑳])/
/** 将以下资料留存备查：1.退出现役证书；2.劳动合同： the first item stands in the sentence that announces the list. */
export const OPENS_LIST = /[:：]\s*(?:1[.．、](?!\d)|[(（][一1][)）]|①|一是)/

/** For each sentence of a list's item that is not its first one, which that is: an item is a paragraph of its own. */
export function itemHeads(source: string, sentences: readonly ComparableSentence[]): readonly (number | undefined)[] {
  const heads: (number | undefined)[] = []
  sentences.forEach(({ text, start }, i) => {
    const before = sentences[i - 1]
    // （四）妨碍公共秩序的。 is a whole item: what follows is none of it.
    const isDone = heads[i - 1] === i - 1 && OF_A_CASE.test(before?.text ?? '')
    const goesOn = before !== undefined && !isDone && !source.slice(before.end, start).includes('\n')
    heads.push(i > 0 && ITEM.test(text) ? i : goesOn ? heads[i - 1] : undefined)
  })
  return heads
}

/** One of several cases, which ends with its 的. */
const OF_A_CASE = /的[。.]$/

/** The list that a sentence announces or stands in, with the sentence that announces it; null if it is no list's. */
export function listAround(
  sentences: readonly ComparableSentence[],
  items: readonly (number | undefined)[],
  at: number,
): Range | null {
  const isItem = (i: number): boolean => items[i] !== undefined
  const opens = (i: number): boolean => OPENS_LIST.test(sentences[i]?.text ?? '') || isItem(i + 1)
  let from = at
  while (from > 0 && isItem(from)) from--
  // 三、工作目标, a sentence or two, and then the list.
  const ahead = HEADING.test(sentences[at]?.text ?? '') ? MOST_BETWEEN : 0
  let to = from
  while (to < from + ahead && !opens(to)) to++
  if (!opens(to)) return null
  while (to + 1 < sentences.length && isItem(to + 1)) to++
  return to > from ? { from, to } : null
}

/** The clause's heading on a line of its own. */
const HEADING = /^[^，,。；;：:]{2,30}$/
/** Sentences between a heading and its list. */
const MOST_BETWEEN = 3

/** The table that a sentence announces or is a row of, with its header and what announces it; null if it is no table's. */
export function tableAround(sentences: readonly ComparableSentence[], at: number): Range | null {
  const isRow = (i: number): boolean => sentences[i]?.isRow === true
  const isHeader = (i: number): boolean => !isRow(i) && isRow(i + 1)
  const announces = isHeader(at + 1) && ANNOUNCES.test(sentences[at]?.text ?? '')
  if (!isRow(at) && !isHeader(at) && !announces) return null
  let header = announces ? at + 1 : at
  while (isRow(header)) header--
  let to = header
  while (isRow(to + 1)) to++
  return { from: announces ? at : Math.max(0, header), to }
}

/**
 * 续租的授权委托书要几份: what stands over a table may hold more of a question than the one row that is asked for. That row, where the
 * sentence stands over a table of which one holds what nothing over it does; else the sentence itself.
 */
export function rowNamed({ sentences, title, heading }: Comparable, concepts: readonly Concept[], at: number): number {
  const table = sentences[at]?.isRow ? null : tableAround(sentences, at)
  if (!table) return at
  const over = sentences.slice(table.from, table.to + 1).flatMap(({ text, isRow }) => (isRow ? [] : [text]))
  const known = coverages(concepts, [title, heading, ...over].join('\n'))
  const least = concepts.reduce((sum, { weight }) => sum + weight, 0) * SAYS_MUCH
  const left = concepts.filter(({ weight }, i) => weight >= least && (known[i] ?? 0) < HELD)
  const shares = sentences.map(({ isRow }, i) =>
    isRow && i > table.from && i <= table.to ? shareCovered(left, cellsOf(sentences, i)) : 0,
  )
  const most = Math.max(...shares)
  return most > HELD ? shares.indexOf(most) : at
}

/** Share of the question's weight that a word has which it is about as well, and how much of it must be held. */
export const SAYS_MUCH = 0.2
export const HELD = 0.5

/** A row without the header that is read with it. */
export function cellsOf(sentences: readonly ComparableSentence[], at: number): string {
  let header = at
  while (sentences[header]?.isRow) header--
  return (sentences[at]?.text ?? '').slice(sentences[header]?.text.length ?? 0)
}

/** 所需材料如下表：, or a heading. */
const ANNOUNCES = /[:：]$|^[^。；;]{2,20}$/
