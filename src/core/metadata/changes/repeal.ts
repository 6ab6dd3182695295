import { saysItEnded } from '../../layout/shapes.ts'
import type { Metadata, Repealed, SeedEntry, Span } from '../../model.ts'
import { findDates } from '../../text/dates.ts'
import { findNumbers } from '../../text/document-numbers.ts'
import { trim } from '../../text/lines.ts'
import { mendWithMap } from '../../text/mend.ts'
import { outerTitles } from '../../text/quoted-titles.ts'
import type { Front } from '../title/front.ts'
import { PART_BEHIND } from './amendment.ts'
import { listedRepeals } from './repeal-list.ts'

/** The documents that this one repeals or replaces as a whole, in the order of the text, each once. */
export function readRepeals(source: string): Repealed[] {
  const found = new Map<string, Repealed>()
  // A line may break inside a title.
  const { text, offsets } = mendWithMap(source)
  let before = 0
  for (const match of text.matchAll(REPEAL)) {
    // What stands before the last verb was read with it.
    const { start, end } = sentenceAround(text, match.index, before)
    before = match.index
    const sentence = text.slice(start, end)
    if (!sentence.includes('《') || CONDITIONAL.test(sentence)) continue
    // 自…起施行 and 同时废止 may stand in one paragraph; a comma list of titles before the verb belongs to it, and 废止《X》 after it.
    let last = -1
    for (const title of outerTitles(sentence)) {
      if (!belongs(sentence, match.index - start, title) && !goesOn(sentence, last, title.start)) continue
      if (isOfTheNew(sentence, title) || PART_BEHIND.test(sentence.slice(title.end + 1))) continue
      last = title.end
      const at = { start: offsets[start + title.start] ?? 0, end: (offsets[start + title.end - 1] ?? 0) + 1 }
      const number = numberBehind(text, start + title.end)
      const atTerm = AT_TERM.test(match[0])
      if (!found.has(title.value))
        found.set(title.value, { value: title.value, span: at, from: 'text', number, ...(atTerm && { atTerm }) })
    }
  }
  for (const row of listedRepeals(source)) if (!found.has(row.value)) found.set(row.value, row)
  return [...found.values()]
}

/** Whether the text, its page, or whoever keeps the library, says that the document itself no longer holds. */
export function readEnded(source: string, front: Front, seed: SeedEntry | undefined): Metadata['ended'] {
  if (seed?.status === 'repealed' || seed?.status === 'replaced')
    return { value: seed.status, span: null, from: 'seeds' }
  const { page } = front
  const state = page.fields.get('validity')
  const said = state && ENDED_STATE.test(source.slice(state.start, state.end)) ? state : endedNote(source)
  if (said) {
    const by = ENDED_BY.exec(source.slice(said.start, said.end))?.[1]
    return { value: 'repealed', span: said, from: 'text', since: endsOn(source, said), ...(by && { by }) }
  }
  const match = ENDED_MARK.exec(source.slice(0, HEAD)) ?? archived(source, front)
  return match
    ? { value: 'repealed', span: { start: match.index, end: match.index + match[0].trimEnd().length }, from: 'text' }
    : null
}

/** 本文件已被《某通知》（某府发〔2025〕2号）废止: who ends it stands between 被 and the verb. */
const ENDED_BY = /[被由](《[^《》]{2,80}(?:《[^《》]{2,80}》[^《》]{0,40})?》(?:[（(][^（）()]{4,40}[）)])?)/

/** 失效; 否; 根据《…》，此文件自2023年6月1日起废止. What is 部分失效 holds for the rest. */
const ENDED_STATE = /^(?:否$|无效)|^(?!.{0,8}(?:有效|现行|未|部分)).{0,120}(?:废止|失效)/
const ENDED_MARK =
  /[（(【［]\s?(?:已|本文件已)?(?:废止|失效)\s?[）)】］]|(?:有效性|时效性|效力状态|文件状态)[：:]\s?(?:已?废止|已?失效)|本(?:文件|通知|办法)已(?:经)?(?:废止|失效)/
/** Characters at the beginning and at the end of a text where a page speaks of it. */
const HEAD = 3000
const FOOT = 600

/** A line of the page's own, over the text or under it. */
function endedNote(source: string): Span | undefined {
  const lines = [...source.slice(0, HEAD).matchAll(/[^\r\n]+/g)].map((line) => ({ line: line[0], at: line.index }))
  const foot = Math.max(HEAD, source.length - FOOT)
  const last = [...source.slice(foot).matchAll(/[^\r\n]+/g)].map((line) => ({ line: line[0], at: foot + line.index }))
  const found = [...lines, ...last].find(({ line }) => saysItEnded(line))
  return found && trim(source, { start: found.at, end: found.at + found.line.length })
}

/** 当前位置: 政府文件> 失效文件; a decision to end others is filed there too. */
function archived(source: string, { title }: Front): RegExpExecArray | null {
  return /废止|失效|清理/.test(title?.value ?? '') ? null : ARCHIVE.exec(source.slice(0, title?.span.start ?? 0))
}

const ARCHIVE =
  /[>＞›»]\s{0,4}(?:已?失效|已?废止)的?(?:规范性|行政规范性|政府|政策)?文件[ \t\u3000]{0,8}(?=[\r\n>＞›»]|$)/

/** The day behind the verb's subject, and none inside the name of what ended it. */
function endsOn(source: string, { start, end }: Span): string | undefined {
  const text = source.slice(start, end).replace(/《[^》]*》/g, (name) => ' '.repeat(name.length))
  return findDates(text).at(-1)?.iso
}

/** 《…》到期自然失效: right behind the title, since 有效期三年，到期自动失效 is mostly said of the text itself. */
const REPEAL =
  /(?:同时|即行|即时|均|一并|予以|自行|决定)?(?:废止|停止执行|停止施行|不再执行)|(?<=》(?:[（(][^（）()]{1,60}[）)])?)(?:(?:到期|(?:有效)?期满|(?:有效期)?届满)[后即,，]{0,2}(?:自[然动行])?|[均也]?(?:自[然动行]|同时|即行|随之))失效/g
const AT_TERM = /到期|[期届]满/
const CONDITIONAL =
  /(?:修订|修改|调整|废止)(?:的|时|或者?|情形)|不一致的?|应当(?:及时)?(?:修改|废止)|立改废|(?:清理|建议)[^。]{0,20}废止|抵触/

/** Before the verb in its sentence, or right after it: 废止《X》. */
function belongs(sentence: string, verb: number, title: { readonly start: number; readonly end: number }): boolean {
  // 本文件已被《乙》废止, 由《乙》宣布废止: what ends it is not what is ended.
  if (/[被由]《$/.test(sentence.slice(0, title.start))) return false
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
