import type { Amendment, Change, Span } from '../model.ts'
import { findNumbers } from './number.ts'
import { outerTitles } from './titles.ts'

/**
 * What a document changes in others, each with the clauses that it names: 将《…》第三条修改为…, 删去第三部分第5点. A document
 * whose own title says that it amends another is taken at its word, even if no clause can be told.
 */
export function readAmendments(source: string, title: string | null): Amendment[] {
  const text = withoutQuotations(source)
  const found = new Map<string, { readonly amended: Amended; readonly changes: Change[] }>()
  let current: Change[] | undefined
  for (const { 0: sentence, index } of text.matchAll(/[^。；;\n]+/g)) {
    const amended = amendedIn(sentence, index)
    if (amended) {
      current = found.get(amended.title)?.changes ?? []
      // The title names it first; where the text does, its number stands beside it.
      if (current.length === 0) found.set(amended.title, { amended, changes: current })
    }
    current?.push(...changesIn(sentence, index))
  }
  const own = title !== null && AMENDING_TITLE.test(title) ? title.replace(/\s+/g, '') : ''
  return [...found.values()].flatMap(({ amended: { title: value, number, span }, changes }) =>
    changes.length > 0 || own.includes(value) ? [{ value, number, span, from: 'text', changes }] : [],
  )
}

interface Amended {
  readonly title: string
  readonly number: string | undefined
  readonly span: Span
}

const AMENDING_TITLE = /关于(?:修改|修订|调整)[^《]{0,4}《/

/** Behind a title, and its number: 的部分条款作如下修改, or the clause itself. */
const AMENDED_BEHIND =
  /^(?:[（(][^（）()]{1,60}[）)])?(?:的|中|中的)?(?:(?:个别|部分|有关|相关|以下|如下)*(?:条款|内容|规定)?(?:进行|作出?|做出?|予以)?(?:如下|以下|部分|适当)*的?(?:修改|修订|调整)|第\s?[（(]?[0-9一二三四五六七八九十])/
const AMENDS = /(?:修改|调整|变更|修正|改)为|删[去除]|取消|增加|修改|修订|调整/

/** The document that a sentence says is amended. */
function amendedIn(sentence: string, at: number): Amended | null {
  if (!AMENDS.test(sentence)) return null
  const isDecided = /决定|如下|以下|关于修[改订]/.test(sentence)
  for (const { value, start, end } of outerTitles(sentence)) {
    const behind = sentence.slice(end + 1, end + LONGEST_BEHIND)
    const before = sentence.slice(Math.max(0, start - 9), start - 1)
    const isObject = isDecided && /(?:修改|修订)$/.test(before)
    if (/(?:根据|依据|按照?|依照|参照|执行|落实)[^，]{0,4}$/.test(before)) continue
    if (!isObject && !AMENDED_BEHIND.test(behind)) continue
    const [, inside = ''] = /^[（(]([^（）()]{4,40})[）)]/.exec(behind) ?? []
    return { title: value, number: findNumbers(inside)[0]?.value, span: { start: at + start, end: at + end } }
  }
  return null
}

const LONGEST_BEHIND = 100

const UNIT = '第\\s?[（(]?[0-9一二三四五六七八九十百零]{1,5}[）)]?\\s?(?:部分|[章节条款项点目段])'
const PLACE = new RegExp(`(?:${UNIT})+`, 'g')

/** 将第五部分第9点修改为…, 删去第三条、第五条: each place with what becomes of it. */
function changesIn(sentence: string, at: number): Change[] {
  const changes: Change[] = []
  for (const { 0: part, index } of sentence.matchAll(/[^，,]+/g)) {
    const verb = /(?:修改|调整|变更|修正|改)为(?!第)|删[去除]|取消|增加/.exec(part)?.[0]
    if (!verb) continue
    for (const { 0: place, index: from } of part.matchAll(PLACE)) {
      const behind = part.slice(from + place.length, from + place.length + 3)
      if (/^(?:之?[后前]|规定的|所列)/.test(behind)) continue
      changes.push({
        kind: kindOf(verb, behind),
        place: place.match(new RegExp(UNIT, 'g')) ?? [],
        span: { start: at + index + from, end: at + index + from + place.length },
      })
    }
  }
  return changes
}

/** 删去第三条中的“…” changes the clause, and does not delete it. */
function kindOf(verb: string, behind: string): Change['kind'] {
  if (verb === '增加') return 'added'
  return /^(?:删|取消)/.test(verb) && !/^[中内里的]/.test(behind) ? 'deleted' : 'changed'
}

/** The same text, as long, with what stands between quotation marks blanked: the new wording names clauses as well. */
function withoutQuotations(source: string): string {
  return source.replace(/“[^“”\n]*(?:”|(?=\n))/g, (quoted) => '　'.repeat(quoted.length))
}
