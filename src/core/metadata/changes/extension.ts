import type { Extension, Span } from '../../model.ts'
import { DATE, findDates, lastDayOfMonth } from '../../text/dates.ts'
import { findNumbers } from '../../text/document-numbers.ts'
import { parseNumeral } from '../../text/numerals.ts'
import { outerTitles } from '../../text/quoted-titles.ts'

/**
 * The documents whose term another one extends: 《…》（某政发〔2023〕9号）有效期延长至2027年12月31日, 某政发〔2023〕9号文件继续有效，
 * 有效期延长两年. A notice whose own title says that it extends (关于延长《…》有效期的通知) may leave out whose term it is.
 * What is said of a part of a document (《…》第三条执行期限延长至) is none. Linear.
 */
export function readExtensions(source: string, title: string | null): Extension[] {
  const isOwnMatter = title !== null && EXTENDING_TITLE.test(title)
  const titled = isOwnMatter ? titlesIn(title) : []
  const found: Extension[] = []
  let named: readonly Named[] = titled
  const titles = new Map<string, string>()
  for (const { 0: sentence, index } of source.matchAll(/[^。；;\n]+/g)) {
    const here = namesIn(sentence)
    for (const { value, number } of here) if (number && !titles.has(number)) titles.set(number, value)
    for (const match of sentence.matchAll(EXTENDED)) {
      const span = { start: index + match.index, end: index + match.index + match[0].length }
      const before = here.filter(({ end }) => end <= match.index)
      const unnamed = isOwnMatter && OF_THAT.test(sentence.slice(0, match.index)) ? named : []
      const meant = before.length > 0 ? subjectsOf(sentence, before, match.index) : unnamed
      for (const { value, number = value } of meant) {
        const title = titles.get(number)
        const name = title ? { value: title, number } : { value, ...(number === value ? {} : { number }) }
        found.push({ ...name, span, from: 'text', ...endOf(match) })
      }
    }
    // The number stands where the text names a document, and not in the title.
    if (titled.length > 0) named = named.map((one) => here.find(({ value }) => value === one.value) ?? one)
    else if (here.length > 0 && !isGround(sentence, here)) named = here
  }
  return found
}

/** The documents named last before an extension, side by side, if it is said of them. */
function subjectsOf(sentence: string, before: readonly Named[], at: number): readonly Named[] {
  const first = before.findLastIndex(
    ({ start }, i) => i === 0 || !/^[、，,和及与\s]*$/.test(sentence.slice(before[i - 1]!.end, start)),
  )
  const meant = before.slice(first)
  return BETWEEN.test(sentence.slice(meant.at(-1)!.end, at)) && !isGround(sentence, meant) ? meant : []
}

function isGround(sentence: string, [first]: readonly Named[]): boolean {
  return GROUNDS.test(sentence.slice(0, first?.start))
}

/** A document as a sentence names it; `start` and `end` count from the sentence's beginning, with the marks. */
interface Named extends Span {
  readonly value: string
  readonly number?: string | undefined
}

/** Titles with the number that stands in brackets behind each, and numbers that stand for their document, in order. */
function namesIn(sentence: string): readonly Named[] {
  const titles = titlesIn(sentence)
  const numbers = findNumbers(sentence).flatMap(({ value, span }) =>
    titles.some(({ start, end }) => start <= span.start && span.end <= end) ? [] : [{ value, ...span }],
  )
  return [...titles, ...numbers].sort((a, b) => a.start - b.start)
}

function titlesIn(sentence: string): readonly Named[] {
  return outerTitles(sentence).map(({ value, start, end }) => {
    const [bracket = '', inside = ''] = /^[（(]([^（）()]{4,60})[）)]/.exec(sentence.slice(end + 1)) ?? []
    return { value, number: findNumbers(inside)[0]?.value, start: start - 1, end: end + 1 + bracket.length }
  })
}

const EXTENDING_TITLE =
  /(?:延长|延续|顺延|延期).*(?:期|执行|施行|实施|政策|措施|文件|办法|意见)|继续(?:执行|施行|实施|有效|沿用)/

/** 有效期延长至2027年12月31日, 继续执行至2026年底, 有效期延长两年. */
const EXTENDED = new RegExp(
  `(?:(?:有效期?|(?:执行|实施|施行|政策|试行)?(?:期限|时间|期))限?)?(?:统一|均|都|再|予以|继续|自动|相应|一并|[，,将由从自]){0,6}` +
    `(?:(?:原)?(?:${DATE.source})(?:起)?)?` +
    `(?:(?:延长|延续|顺延|续延|延期)(?:执行|实施|施行|有效|使用)?(?:期限?)?|继续(?:执行|实施|施行|有效|适用|沿用)[，,]?(?:有效期限?|执行期限?)?(?:延长|为)?)` +
    `(?<length>(?:[0-9]{1,2}|[一二两三四五])(?:年|个月))?[，,]?` +
    `(?:(?:至|到)\\s?(?:${DATE.source}|(?<year>(?:19|20)[0-9]{2})年(?:(?<month>[0-9]{1,2})月)?底?(?![0-9]))|(?<=[年月])(?=[，,。；\\s）)]|$))`,
  'g',
)

/** Between the document's name and its extension: its number, that its term runs out, who decided; and no part of it. */
const BETWEEN =
  /^(?:等?(?:[0-9一二两三四五六七八九十]{1,3}[件个份])?(?:规范性|政策)?文件)?(?:规定的?|明确的?|确定的?|的)?(?:(?:将|已|原)?于?[^，。；第条]{4,24}(?:到期|届满|期满))?[，,]?(?:(?:经[^，。；]{2,24}|根据[^，。；]{2,24}|为[^，。；]{2,24})[，,])?(?:现|特|决定)*(?:将)?(?:其|该(?:政策|文件|办法|措施|通知|意见))?[，,]?$/
/** 根据《…》，…: what a text rests on is not what it extends. */
const GROUNDS = /(?:根据|依据|按照?|依照|参照|落实|贯彻)[^，,]{0,6}$/
/** What stands before an extension that names no document: 经研究，决定将该政策. */
const OF_THAT =
  /^[\s　]*(?:[一二三四五六七八九十]{1,2}、|[0-9]{1,2}[.．、])?(?:(?:经|根据|为|鉴于)[^，。；]{2,40}[，,]){0,2}(?:现|特|决定|同意)*(?:将|对)?(?:(?:该|上述|以上|此|原|本)(?:[0-9一二两三四五六七八九十]{1,3}[件个份])?(?:政策|文件|办法|措施|通知|意见|细则|规定)的?|其)?$/

function endOf({ 0: words, groups }: RegExpExecArray): Pick<Extension, 'until' | 'months'> {
  const until = groups?.year
    ? lastDayOfMonth(groups.year, groups.month ?? '12')
    : (findDates(words.slice(words.search(/[至到]/))).at(-1)?.iso ?? null)
  if (until) return { until }
  const [, figures = '', unit] = /^(.+?)(年|个月)$/.exec(groups?.length ?? '') ?? []
  const count = parseNumeral(figures) ?? 0
  return { until: null, months: unit === '年' ? 12 * count : count }
}
