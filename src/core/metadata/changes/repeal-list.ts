import type { Repealed, Span } from '../../model.ts'
import { findNumbers } from '../../text/document-numbers.ts'
import { TITLE_END } from '../../text/lines.ts'
import { outerTitles } from '../../text/quoted-titles.ts'

/** What stands in lists of ended documents (予以废止的规范性文件目录): a row each, with a title, a number or both. */
export function listedRepeals(source: string): Repealed[] {
  const heads = listHeads(source)
  return heads.flatMap(({ text, start, end }, i) => {
    if (!ENDS.test(text) || KEEPS.test(text)) return []
    const rows = rowsOf(source, { start: end - 1, end: heads[i + 1]?.start ?? source.length })
    return rows.map((row) => ({ ...row, head: { start, end } }))
  })
}

/** 目录, 决定废止下列文件：, 宣布失效的文件（共3件）, and a line that ends in 文件. */
const HEAD_END = /目录|清单|名单|一览表|[：:]|[（(]共?\s?[0-9]{1,4}\s?[件部项][）)]|(?:文件|规章|法规)(?=[ \t]*[\r\n])/g
const LONGEST_HEAD = 80
const SPEAKS_OF_STATE = /废止|失效|停止执行|有效|保留|修改|修订/
const ENDS = /废止|失效|停止执行/
const KEEPS = /继续有效|现行有效|保留|修改|修订|依据|理由|原因|程序|情形/

/** Heads of lists of documents, also of those that are kept or amended. */
function listHeads(source: string): (Span & { readonly text: string })[] {
  return [...source.matchAll(HEAD_END)].flatMap(({ 0: mark, index }) => {
    const before = (length: number): string => source.slice(Math.max(0, index - length), index)
    const announced = /[：:]/.test(mark) ? announcedIn(before(LONGEST_SENTENCE)) : null
    const head = stateIn(before(LONGEST_HEAD)) ?? announced
    return head ? [{ text: head.state, start: index - head.length, end: index + mark.length }] : []
  })
}

/** What a head says becomes of the documents, and how far before its end it begins. */
interface Head {
  readonly state: string
  readonly length: number
}

function stateIn(before: string): Head | null {
  const [own = ''] = /[^\s。；，：:《》]*$/.exec(before) ?? []
  // A title may break before its last word.
  const [text = ''] = SPEAKS_OF_STATE.test(own)
    ? [own]
    : (/[^\s。；，：:《》]*\s[^\s。；，：:《》]{0,6}$/.exec(before) ?? [])
  return SPEAKS_OF_STATE.test(text) ? { state: text, length: text.length } : null
}

/** 决定对下列文件予以废止，自2023年9月1日起不再作为行政管理的依据：another clause may stand between the verb and the list. */
function announcedIn(before: string): Head | null {
  const [sentence = ''] = /[^。；\n：:]*$/.exec(before) ?? []
  const parts = sentence.split('，')
  const last = parts.findLastIndex((part) => SPEAKS_OF_STATE.test(part))
  const state = parts[last]
  if (!state || !/下列|以下|如下/.test(state)) return null
  return { state, length: parts.slice(last).join('，').length }
}

const LONGEST_SENTENCE = 200

const ROW_NUMBER =
  /(?<=[\s：:）)|])(?:[0-9]{1,3}[\s、.．|]{1,4}|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])(?![0-9])/g
const LINE = /[\r\n]\s{0,8}(?=\S)/g
/** Between a list's head and its first row there is nothing but the heads of its columns. */
const HEAD_TO_ROW = 60
const LONGEST_ROW = 300

/** The rows by their numbers, or by their lines where they have none. */
function rowsOf(source: string, { start, end }: Span): Repealed[] {
  const text = source.slice(start, end)
  const numbers = [...text.matchAll(ROW_NUMBER)]
  const isNumbered = (numbers[0]?.index ?? HEAD_TO_ROW + 1) <= HEAD_TO_ROW
  const openings = isNumbered ? numbers : [...text.matchAll(LINE)]
  const rows: Repealed[] = []
  for (const [i, { 0: opening, index }] of openings.entries()) {
    const from = index + opening.length
    const to = Math.min(openings[i + 1]?.index ?? text.length, from + LONGEST_ROW)
    const row = readRow(text.slice(from, to), start + from)
    if (!row || !(isNumbered || row.number)) break
    rows.push(row)
  }
  return rows
}

/** The row that begins with a title or a number; null if it is a sentence. */
function readRow(row: string, at: number): Repealed | null {
  const [number] = findNumbers(row)
  const title = titleIn(row, number?.span ?? { start: row.length, end: row.length })
  if (!title && number?.span.start !== 0) return null
  const { start, end } = title ?? number!.span
  // 《…》第三条 is cited, not listed.
  if (/^》?\s?(?:[（(][^（）()]{0,60}[）)])?\s?第/.test(row.slice(end))) return null
  return {
    value: row.slice(start, end).replace(/\s+/g, ''),
    span: { start: at + start, end: at + end },
    from: 'text',
    number: number?.value,
  }
}

/** 《…》 or a cell that ends like a title, before the number or right behind it. */
function titleIn(row: string, number: Span): Span | null {
  const [first] = outerTitles(row)
  if (first && first.start <= 1) return first
  const cell = (start: number): Span | null => {
    const [lead = '', text = ''] =
      /^[\s（(）)|]*([^\s。；，（(|]{2,120}(?:（[^（）\s〔［[号]{1,12}）)?)/.exec(row.slice(start)) ?? []
    const span = { start: start + lead.length - text.length, end: start + lead.length }
    const isBesideNumber = start === 0 && /^[\s（(|]*$/.test(row.slice(span.end, number.start))
    return TITLE_END.test(text) || (isBesideNumber && text !== '' && number.start < row.length) ? span : null
  }
  return number.start > 0 ? cell(0) : cell(number.end)
}
