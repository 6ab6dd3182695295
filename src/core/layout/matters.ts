/** Pages that gather guides to several matters, each under its title, with who put it there and when. */
import type { Span } from '../model.ts'

/** One of the matters of such a page. */
export interface Matter {
  readonly title: Span
  /** 某市人力资源和社会保障局 2024-01-01: said of the matter, and no heading. */
  readonly byline: Span
  readonly issuer: string
  /** As written. */
  readonly date: string
}

export interface Matters {
  readonly matters: readonly Matter[]
  /** 创业 贷款 贴息 补贴: the words under which the page files a matter, behind it. */
  readonly tags: readonly Span[]
}

/**
 * The matters of a page in order: a short line without a final mark, a line with an office and a day, and numbering that
 * begins anew. None unless there are two of them. Linear.
 */
export function mattersIn(source: string): Matters {
  if (!MAY_BEGIN.test(source)) return NONE
  const lines = linesOf(source)
  const matters = lines.flatMap(({ text, ...byline }, i): Matter[] => {
    const title = lines[i - 1]
    const [, issuer = '', date = ''] = BYLINE.exec(text) ?? []
    if (!issuer || !title || !TITLE.test(title.text) || !FIRST.test(lines[i + 1]?.text ?? '')) return []
    return [{ title: { start: title.start, end: title.end }, byline, issuer, date }]
  })
  if (matters.length < FEWEST) return NONE
  const titles = new Set(matters.map(({ title }) => title.start))
  const tags = lines.filter(({ text }, i) => {
    const next = lines[i + 1]
    return TAGS.test(text) && (next === undefined || titles.has(next.start))
  })
  return { matters, tags }
}

const NONE: Matters = { matters: [], tags: [] }
const FEWEST = 2
const DAY = '20[0-9]{2}(?:[-./][0-9]{1,2}[-./][0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日)'
const BYLINE = new RegExp(
  `^([\\u4e00-\\u9fff、（）]{2,60}(?:局|委|委员会|厅|部|办公室|中心|政府))[ \\u3000]{1,8}(${DAY})$`,
)
/** Cheap, and false of nearly every text. */
const MAY_BEGIN = new RegExp(`${DAY}[ \\t\\u3000\\r]{0,8}\\n\\s{0,8}(?:一、|1[.、．]|（一）)`)
const TITLE = /^[^。；！？，：:]{4,34}$/
const FIRST = /^(?:一、|1[.、．](?![0-9])|（一）)/
const TAGS = /^[\u4e00-\u9fff]{2,8}(?:[ \u3000][\u4e00-\u9fff]{2,8}){2,9}$/

function linesOf(source: string): (Span & { readonly text: string })[] {
  return Array.from(source.matchAll(/[^\s][^\r\n]*/g), ({ 0: line, index }) => {
    const text = line.trimEnd()
    return { start: index, end: index + text.length, text }
  })
}
