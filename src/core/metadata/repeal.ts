import type { Metadata, Repealed, SeedEntry } from '../model.ts'
import type { Front } from './front.ts'
import { findNumbers } from './number.ts'
import { listedRepeals } from './repeal-list.ts'
import { outerTitles } from './titles.ts'

/** The documents that this one repeals or replaces, in the order of the text, each once. */
export function readRepeals(source: string): Repealed[] {
  const found = new Map<string, Repealed>()
  let before = 0
  for (const match of source.matchAll(REPEAL)) {
    // What stands before the last verb was read with it.
    const { start, end } = sentenceAround(source, match.index, before)
    before = match.index
    const sentence = source.slice(start, end)
    if (!sentence.includes('《') || CONDITIONAL.test(sentence)) continue
    // 自…起施行 and 同时废止 may stand in one paragraph; a comma list of titles before the verb belongs to it, and 废止《X》 after it.
    let last = -1
    for (const title of outerTitles(sentence)) {
      if (!belongs(sentence, match.index - start, title) && !goesOn(sentence, last, title.start)) continue
      if (isOfTheNew(sentence, title)) continue
      last = title.end
      const span = { start: start + title.start, end: start + title.end }
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

/** 《措施》出台后, 自《实施细则》施行之日起: a bare kind stands for the document spoken of, and what begins then is the new one. */
function isOfTheNew(sentence: string, { value, end }: { readonly value: string; readonly end: number }): boolean {
  return (BARE_KIND.test(value) && !numberBehind(sentence, end)) || BEGINS.test(sentence.slice(end))
}

const BARE_KIND =
  /^(?:若干|实施|管理|暂行|试行|具体|有关|相关|政策|工作|指导|扶持|奖励)*(?:措施|办法|细则|意见|通知|规定|方案|政策|公告|通告|条例|决定|规则|计划|规划|要点)$/
const BEGINS =
  /^》\s?(?:[（(][^（）()]{0,60}[）)])?\s?(?:正式)?(?:施行|实施|执行|出台|印发|发布|公布|生效)(?:之日|以?后|之后|起|时)/

/** 废止《甲》（…号）、《乙》: a further title belongs to the verb as the one before it does. */
function goesOn(sentence: string, last: number, start: number): boolean {
  return (
    last >= 0 && /^》\s?(?:[（(][^（）()]{0,60}[）)])?\s?(?:[、和及]|以及)?\s?《$/.test(sentence.slice(last, start))
  )
}

/** 《…》（柳政发〔2015〕7号）. */
function numberBehind(source: string, at: number): string | undefined {
  const [, inside = ''] = /^》?\s?[（(]([^（）()]{4,40})[）)]/.exec(source.slice(at, at + 50)) ?? []
  return findNumbers(inside)[0]?.value
}

function sentenceAround(source: string, at: number, earliest: number): { start: number; end: number } {
  const from = Math.max(earliest, at - 1500)
  const before = source.slice(from, at)
  const start = from + Math.max(before.lastIndexOf('。'), before.lastIndexOf('\n')) + 1
  const stop = source.slice(at, at + 400).search(/[。\n]/)
  return { start, end: stop < 0 ? Math.min(source.length, at + 400) : at + stop }
}
