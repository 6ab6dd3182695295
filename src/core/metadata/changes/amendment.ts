import type { Amendment, Change, Extension, Span } from '../../model.ts'
import { CLAUSES, clausesNamed } from '../../text/clause-lists.ts'
import { outerTitles } from '../../text/quoted-titles.ts'
import { numberBehind, shortTitles, type FullName } from '../../text/short-titles.ts'

/**
 * What a document changes in others, each with the clauses that it names: 将《…》第三条修改为…, 删去第三部分第5点, 《…》第一条、
 * 第三条不再执行. A document whose own title says that it amends another, or that ends a part of it, is taken at its word,
 * even if no clause can be told. A notice that extends the term of one may change it as well, in the sentences behind.
 * What it calls 《办法》 for short is told by its full title.
 */
export function readAmendments(
  source: string,
  title: string | null,
  extensions: readonly Extension[] = [],
): Amendment[] {
  const text = withoutQuotations(source)
  const short = shortTitles(source)
  const found = new Map<string, { readonly amended: Amended; readonly changes: Change[] }>()
  const [extended, ...others] = extensions
  let current: Change[] | undefined
  for (const { 0: sentence, index } of text.matchAll(/[^。；;\n]+/g)) {
    const parts = partsEndedIn(sentence, short)
    for (const { title, number, span, text: own } of parts) {
      const at = { start: index + span.start, end: index + span.end }
      const changes = found.get(title)?.changes ?? []
      if (changes.length === 0) found.set(title, { amended: { title, number, span: at, isPart: true }, changes })
      changes.push(...changesIn(own, at.end + 1, '废止'))
    }
    if (parts.length > 0) {
      current = undefined
      continue
    }
    const isExtending = extended?.span && extended.span.start >= index && extended.span.start < index + sentence.length
    const ofExtended = isExtending && others.length === 0 ? whole(extended, extended.span) : null
    const amended = amendedIn(sentence, index, short) ?? ofExtended
    if (amended) {
      current = found.get(amended.title)?.changes ?? []
      // The title names it first; where the text does, its number stands beside it.
      if (current.length === 0) found.set(amended.title, { amended, changes: current })
    }
    current?.push(...changesIn(sentence, index))
    // Only a list of amendments goes on in the sentences behind it.
    if (amended?.isPart) current = undefined
  }
  const own = title !== null && AMENDING_TITLE.test(title) ? title.replace(/\s+/g, '') : ''
  return [...found.values()].flatMap(({ amended: { title: value, number, span, isPart }, changes }) =>
    changes.length > 0 || isPart || own.includes(value) ? [{ value, number, span, from: 'text', changes }] : [],
  )
}

function whole({ value, number }: Extension, span: Span): Amended {
  return { title: value, number, span, isPart: false }
}

const BRACKET = '(?:[（(][^（）()]{1,60}[）)])?'

/** Behind a title: that only a part of what bears it is spoken of (第三条, 中有关购房补贴的规定, 部分条款). */
export const PART_BEHIND = new RegExp(
  `^${BRACKET}\\s?(?:[中里]?的?第\\s?[（(]?[0-9一二三四五六七八九十]|[中里]?的?(?:部分|个别)|[中里][^，。；《》]{2,40}(?:规定|条款|内容|标准|政策|措施|部分))`,
)

interface Amended {
  readonly title: string
  readonly number: string | undefined
  readonly span: Span
  /** Whether a part of it ends. */
  readonly isPart: boolean
}

const AMENDING_TITLE = /关于(?:修改|修订|调整)[^《]{0,4}《/

/** Behind a title, and its number: 的部分条款作如下修改, or the clause itself. */
const AMENDED_BEHIND =
  /^(?:[（(][^（）()]{1,60}[）)])?(?:的|中|中的)?(?:(?:个别|部分|有关|相关|以下|如下)*(?:条款|内容|规定)?(?:进行|作出?|做出?|予以)?(?:如下|以下|部分|适当)*的?(?:修改|修订|调整)|第\s?[（(]?[0-9一二三四五六七八九十])/
/** 由最高20万元提高至最高30万元: what was stands before the verb. */
const RAISED = '[由从][^，,。；\\n]{1,40}?(?:提高|提升|降低|上调|下调|压缩|缩短|放宽|延长|扩大)(?:为|至|到)'
const AMENDS = new RegExp(`(?:修改|调整|变更|修正|改)为|删[去除]|取消|增加|修改|修订|调整|${RAISED}`)

/** No longer law, without its having been struck out. */
const ENDS = '(?:废止|停止执行|停止施行|不再执行|失效)'
const ENDING = new RegExp(ENDS)
const PART_ENDS = new RegExp(`${PART_BEHIND.source}[^，。；《》]{0,60}${ENDS}`)
/** 废止《…》第二条: the verb may stand before the title. */
const ENDS_BEFORE = /(?:废止|停止(?:执行|施行|实施)|终止(?:执行|实施)|不再执行)$/

/** The document that a sentence says is amended. */
function amendedIn(sentence: string, at: number, short: ReadonlyMap<string, FullName>): Amended | null {
  const isEnding = ENDING.test(sentence)
  const isAmending = AMENDS.test(sentence)
  if (!isEnding && !isAmending) return null
  const isDecided = /决定|如下|以下|关于修[改订]/.test(sentence)
  for (const { value, start, end } of outerTitles(sentence)) {
    const behind = sentence.slice(end + 1, end + LONGEST_BEHIND)
    const before = sentence.slice(Math.max(0, start - 9), start - 1)
    const isObject = isDecided && /(?:修改|修订|调整)$/.test(before)
    if (/(?:根据|依据|按照?|依照|参照|(?<!停止|终止|不再)执行|落实)[^，]{0,4}$/.test(before)) continue
    const isPart = isEnding && (PART_ENDS.test(behind) || (PART_BEHIND.test(behind) && ENDS_BEFORE.test(before)))
    if (!isPart && !(isAmending && (isObject || AMENDED_BEHIND.test(behind)))) continue
    const named = short.get(value) ?? { title: value, number: numberBehind(sentence, { end }) }
    return { ...named, span: { start: at + start, end: at + end }, isPart }
  }
  return null
}

/** 《甲》第二条、《乙》第三条停止执行: each with its own clauses, where there are several. Offsets are into the sentence. */
function partsEndedIn(
  sentence: string,
  short: ReadonlyMap<string, FullName>,
): (Omit<Amended, 'isPart'> & { readonly text: string })[] {
  if (!ENDING.test(sentence)) return []
  const titles = outerTitles(sentence)
  const all = titles.map(({ value, start, end }, i) => {
    const text = sentence.slice(end + 1, (titles[i + 1]?.start ?? sentence.length + 1) - 1)
    const isLed = ENDS_BEFORE.test(sentence.slice(Math.max(0, start - 9), start - 1))
    const named = short.get(value) ?? { title: value, number: numberBehind(sentence, { end }) }
    return {
      ...named,
      span: { start, end },
      text,
      isLed,
      isPart: PART_BEHIND.test(text),
      isEnded: isLed || PART_ENDS.test(text),
    }
  })
  const last = all.at(-1)
  const isList = all.slice(0, -1).every(({ text }) => LISTED.test(text))
  const isOne = all[0]?.isLed ?? false
  return all.length > 1 && isList && all.every(({ isPart }) => isPart) && (isOne || last?.isEnded) ? all : []
}

/** Between two titles of a list. */
const LISTED = /^[^，,。；]{2,100}(?:[、和及]|以及)\s?$/

const LONGEST_BEHIND = 100

const UNIT = '第\\s?[（(]?[0-9一二三四五六七八九十百零]{1,5}[）)]?\\s?(?:部分|[章节条款项点目段])'
/** 第三部分第5点, 第一条、第三条至第五条, 第二部分. */
const PLACES = new RegExp(`(?:${UNIT}){2,}|(?:${CLAUSES})(?<=[条项点])(?!第)|${UNIT}`, 'g')

/** 将第五部分第9点修改为…, 删去第三条、第五条: each place with what becomes of it, or with what is `done` to all of them. */
function changesIn(sentence: string, at: number, done?: string): Change[] {
  const changes: Change[] = []
  for (const { 0: part, index } of sentence.matchAll(/[^，,]+/g)) {
    const verb = done ?? VERB.exec(part)?.[0]
    if (!verb) continue
    for (const { 0: named, index: from } of part.matchAll(PLACES)) {
      const behind = part.slice(from + named.length, from + named.length + 3)
      if (/^(?:之?[后前]|规定的|所列)/.test(behind) && !AS_OBJECT.test(part.slice(0, from))) continue
      const kind = kindOf(verb, behind)
      const span = { start: at + index + from, end: at + index + from + named.length }
      changes.push(...placesIn(named).map((place) => ({ kind, place, span })))
    }
  }
  if (changes.length > 0) return changes
  return Array.from(sentence.matchAll(SUM_CHANGED), ({ 0: words, index, groups }) => ({
    kind: 'changed',
    place: [],
    sum: { was: groups?.was ?? '', of: groups?.of ?? '' },
    span: { start: at + index, end: at + index + words.length },
  }))
}

/** 将《办法》第五条规定的…: the clause itself, and not what is as it says. */
const AS_OBJECT = /[将把对]《[^《》]{2,60}》$/

const SUM = '(?:最[高多长低]|不超过)?[0-9][0-9.]{0,11}(?:[百千万亿]{0,2}元|%|％|个?工作日|个月|小时|[天日年])'
/** 旅行社引客奖励的最高限额由40万元调整为50万元, 审核时限由5个工作日压缩至3个工作日: no clause is named, but what it says. */
const SUM_CHANGED = new RegExp(
  `(?<of>[^，,。；;：:]{4,60}?)[由从]?原?来?的?(?<was>${SUM})(?:/[^，。；]{1,6})?(?:调整|提高|提升|降低|修改|变更|上调|下调|压缩|缩短|延长|放宽)(?:为|至|到)${SUM}`,
  'g',
)

const VERB = new RegExp(`(?:修改|调整|变更|修正|改)为(?!第)|删[去除]|取消|增加|${ENDS}|${RAISED}`)

/** Units within each other are one place; clauses beside each other are one each. */
function placesIn(named: string): (readonly string[])[] {
  const units = named.match(new RegExp(UNIT, 'g')) ?? []
  const isNested = units.join('') === named
  return isNested ? [units] : clausesNamed(named).map((clause) => [clause])
}

/** 删去第三条中的“…” changes the clause, and does not delete it. */
function kindOf(verb: string, behind: string): Change['kind'] {
  if (verb === '增加') return 'added'
  // 第九条中“…”的规定不再执行: the rest of the clause holds.
  if (ENDING.test(verb)) return /^[中内里]/.test(behind) ? 'changed' : 'ended'
  return /^(?:删|取消)/.test(verb) && !/^[中内里的]/.test(behind) ? 'deleted' : 'changed'
}

/** The same text, as long, with what stands between quotation marks blanked: the new wording names clauses as well. */
function withoutQuotations(source: string): string {
  return source.replace(/“[^“”\n]*(?:”|(?=\n))/g, (quoted) => '　'.repeat(quoted.length))
}
