import type { Metadata, Repealed, SeedEntry, Span } from '../model.ts'
import { TITLE_END } from '../text/lines.ts'
import type { Front } from './front.ts'
import { findNumbers } from './number.ts'
import { outerTitles } from './titles.ts'

/** The documents that this one repeals or replaces, in the order of the text, each once. */
export function readRepeals(source: string): Repealed[] {
  const found = new Map<string, Repealed>()
  for (const match of source.matchAll(REPEAL)) {
    const { start, end } = sentenceAround(source, match.index)
    const sentence = source.slice(start, end)
    if (!sentence.includes('《') || CONDITIONAL.test(sentence)) continue
    // 自…起施行 and 同时废止 may stand in one paragraph; a comma list of titles before the verb belongs to it, and 废止《X》 after it.
    for (const title of outerTitles(sentence)) {
      const at = start + title.start
      if (!belongs(sentence, match.index - start, title)) continue
      const span = { start: at, end: start + title.end }
      if (!found.has(title.value))
        found.set(title.value, { value: title.value, span, from: 'text', number: numberBehind(source, span.end) })
    }
  }
  for (const row of listedRepeals(source)) if (!found.has(row.value)) found.set(row.value, row)
  return [...found.values()]
}

/** Whether the text, or whoever keeps the library, says that the document itself no longer holds. */
export function readEnded(source: string, { page }: Front, seed: SeedEntry | undefined): Metadata['ended'] {
  if (seed?.status === 'repealed' || seed?.status === 'replaced')
    return { value: seed.status, span: null, from: 'seeds' }
  const state = page.fields.get('validity')
  if (state && /^(?:已|自行)?(?:废止|失效)/.test(source.slice(state.start, state.end)))
    return { value: 'repealed', span: state, from: 'text' }
  const match =
    /[（(【［]\s?(?:已|本文件已)?(?:废止|失效)\s?[）)】］]|(?:有效性|时效性|效力状态|文件状态)[：:]\s?(?:已?废止|已?失效)|本(?:文件|通知|办法)已(?:经)?(?:废止|失效)/.exec(
      source.slice(0, 3000),
    )
  return match
    ? { value: 'repealed', span: { start: match.index, end: match.index + match[0].length }, from: 'text' }
    : null
}

const REPEAL = /(?:同时|即行|即时|均|一并|予以|自行|决定)?(?:废止|停止执行|停止施行|不再执行)/g
const CONDITIONAL =
  /(?:修订|修改|调整|废止)(?:的|时|或者?|情形)|不一致的?|应当(?:及时)?(?:修改|废止)|立改废|(?:清理|建议)[^。]{0,20}废止|抵触/

/** Before the verb in its sentence, or right after it: 废止《X》. */
function belongs(sentence: string, verb: number, title: { readonly start: number; readonly end: number }): boolean {
  if (title.start > verb) return title.start - verb < 40
  const between = sentence.slice(title.end, verb)
  return (
    !/根据|施行。|按照/.test(between) && !/(?:根据|按照|依据|为贯彻)[^，。]{0,30}$/.test(sentence.slice(0, title.start))
  )
}

/** 《…》（柳政发〔2015〕7号）. */
function numberBehind(source: string, at: number): string | undefined {
  const [, inside = ''] = /^》?\s?[（(]([^（）()]{4,40})[）)]/.exec(source.slice(at, at + 50)) ?? []
  return findNumbers(inside)[0]?.value
}

/** 予以废止的规范性文件目录, 决定废止下列文件： and also those that keep or amend what they list. */
const LIST_HEAD_END = /目录|清单|名单|一览表|[：:]/g
const SPEAKS_OF_STATE = /废止|失效|停止执行|有效|保留|修改|修订/
const ENDS = /废止|失效|停止执行/
const KEEPS = /继续有效|现行有效|保留|修改|修订/
const ROW_NUMBER =
  /(?<=[\s：:）)|])(?:[0-9]{1,3}[\s、.．|]{1,4}|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])(?![0-9])/g
/** Between a list's head and its first row there is nothing but the heads of its columns. */
const HEAD_TO_ROW = 60
const LONGEST_ROW = 300

/** What stands in lists of ended documents: a row each, with a title, a number or both. */
function listedRepeals(source: string): Repealed[] {
  const heads = listHeads(source)
  return heads.flatMap(({ text, end }, i) =>
    ENDS.test(text) && !KEEPS.test(text)
      ? rowsOf(source, { start: end - 1, end: heads[i + 1]?.end ?? source.length })
      : [],
  )
}

function listHeads(source: string): { text: string; end: number }[] {
  return [...source.matchAll(LIST_HEAD_END)].flatMap(({ 0: mark, index }) => {
    const before = source.slice(Math.max(0, index - LONGEST_HEAD), index)
    const text = before.slice(before.search(/[^\s。；，：:《》]*$/))
    return SPEAKS_OF_STATE.test(text) ? [{ text, end: index + mark.length }] : []
  })
}

const LONGEST_HEAD = 80

function rowsOf(source: string, { start, end }: Span): Repealed[] {
  const text = source.slice(start, end)
  const openings = [...text.matchAll(ROW_NUMBER)]
  const rows: Repealed[] = []
  for (const [i, opening] of openings.entries()) {
    if (i === 0 && opening.index > HEAD_TO_ROW) break
    const from = opening.index + opening[0].length
    const row = readRow(
      text.slice(from, Math.min(openings[i + 1]?.index ?? text.length, from + LONGEST_ROW)),
      start + from,
    )
    if (!row) break
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

function sentenceAround(source: string, at: number): { start: number; end: number } {
  const from = Math.max(0, at - 1500)
  const before = source.slice(from, at)
  const start = from + Math.max(before.lastIndexOf('。'), before.lastIndexOf('\n')) + 1
  const stop = source.slice(at, at + 400).search(/[。\n]/)
  return { start, end: stop < 0 ? Math.min(source.length, at + 400) : at + stop }
}
