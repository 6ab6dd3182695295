import { normalise } from '../text/normalise.ts'
import { parseOrdinal } from '../text/numerals.ts'
import { resolveRegion } from '../regions/index.ts'
import { isOfPlace } from './places.ts'
import type { LibraryDocument, PlaceMention } from './types.ts'

/** What a question points at: documents of the library, or a number that none of them has. */
export interface Named {
  readonly documentIds: readonly string[]
  /** False where the words of a title may be meant as a subject. */
  readonly isCertain: boolean
  readonly unknownNumber: string | null
}

/** Normalised text with the numbers of documents and clauses blanked out: they are looked up, not searched for. */
export function withoutNumbers(text: string, places: readonly PlaceMention[]): string {
  const blank = (written: string): string => ' '.repeat(written.length)
  const clause = clauseIn(text, places)
  const rest = clause
    ? text.slice(0, clause.index) + blank(clause[0]) + text.slice(clause.index + clause[0].length)
    : text
  const unordered = rest.replace(ASKED_ORDER, blank)
  return numbersIn(unordered).reduce((kept, { written, organ }) => {
    // Nothing parts a number from the words before it, so only what belongs to it goes.
    const own =
      organ === '' ? written.replace(/^[^〔[(【<《\d]+/, '') : written.slice(Math.max(0, written.indexOf(organ)))
    return kept.replace(own, blank)
  }, unordered)
}

/** More documents than this with equally fitting titles are a subject, not a document. */
const MOST = 5

/** Finds documents named by number (`信知战联办2021 3号`), by title, or by place (`安康那个文件`). */
export function documentsNamed(
  text: string,
  documents: readonly LibraryDocument[],
  places: readonly PlaceMention[],
): Named {
  const catalog = catalogOf(documents)
  const byNumber = namedByNumber(text, catalog)
  if (byNumber.documentIds.length > 0 || byNumber.unknownNumber) return byNumber
  const byTitle = namedByTitle(text, catalog, places)
  if (byTitle.length > 0) return { documentIds: byTitle, isCertain: text.includes('《'), unknownNumber: null }
  const byShortTitle = namedBeforeClause(text, catalog)
  if (byShortTitle) return { documentIds: [byShortTitle], isCertain: true, unknownNumber: null }
  return { documentIds: namedByPlace(text, documents, places), isCertain: true, unknownNumber: null }
}

const NUMERAL = '[0-9零〇一二三四五六七八九十百]{1,5}'
const CLAUSE = new RegExp(
  `第(${NUMERAL})(条款?|[款项点章节段]|部分)|(?<=^|[\\s,，。:：\\p{Script=Han}])(\\([一二三四五六七八九十]{1,3}\\)|\\([0-9]{1,2}\\)(?=$|[\\s?？]|的|是|说|讲|怎么|呢|里|条|项|规定|原文|内容))|(?<=^|[\\s,，。:：的里看查]|里[面头边]|其中|那个|这个(?![二三四五六七八九]?十条)|文件|措施|办法|条例|规定|细则|政策|意见|方案|通知)([0-9]{1,3}|[一二三四五六七八九十]{1,3})(条)(?=$|[\\s,，。?？!！;；]|的|是|说|讲|写|提|怎么|呢|里|谁|规定|什么(?!时候)|原文|内容|有(?!哪|什么|啥|几))|^([一二三四五六七八九十]{1,3}、)`,
  'u',
)

/** The clause that normalised text names: `第3条`, `（三）`, `三、`, `第2段`; null if none. 这个十条 is a document of ten. */
export function clauseNumberIn(text: string, places: readonly PlaceMention[]): string | null {
  const match = clauseIn(text, places)
  if (!match) return null
  const [, ordinal, unit, bracketed, bare, bareUnit, heading] = match
  // 淮南（23） is （二十三） there.
  if (bracketed)
    return /\d/.test(bracketed) ? `第${numeralIn(bracketed)}条` : bracketed.replace('(', '（').replace(')', '）')
  if (heading) return heading
  const value = parseOrdinal(ordinal ?? bare ?? '')
  return value === null ? null : `第${value}${(unit ?? bareUnit ?? '条').replace(/^(?:条款|[点款项])$/, '条')}`
}

/** Places are blanked out first, since a clause may be named right beside one (12条安康). */
function clauseIn(text: string, places: readonly PlaceMention[]): RegExpExecArray | null {
  return CLAUSE.exec(places.reduce((rest, place) => rest.replaceAll(place.text, ' '.repeat(place.text.length)), text))
}

/** Whether a clause's printed label (`12.` `（三）` `第八条` `第2段`) is what `clauseNumber` names. */
export function labelMatches(clauseNumber: string, label: string): boolean {
  const [wanted, printed] = [normalise(clauseNumber), normalise(label)]
  if (wanted === printed) return true
  const [wantedValue, value] = [numeralIn(wanted), numeralIn(printed)]
  if (wantedValue === null || wantedValue !== value) return false
  const units = [wanted, printed].map((label) => /(?:部分|[章节段])$/.exec(label)?.[0])
  if (units[0] !== undefined && units[0] === units[1]) return true
  // 第3条 is what people call `3.`, `（三）` and `第三条` alike, but never 第三章 or the third paragraph.
  return wanted.endsWith('条') && !/[段章节]$|^第.*部分$/.test(printed)
}

/** Whether a clause bears the number, or stands in the part that does: 第四部分 is what people call `四、` as well. */
export function isNumbered(clauseNumber: string, { label, path }: { label: string; path: readonly string[] }): boolean {
  if (labelMatches(clauseNumber, label)) return true
  const unit = /(?:部分|[章节])$/.exec(clauseNumber)?.[0]
  const wanted = numeralIn(normalise(clauseNumber))
  if (unit === undefined || wanted === null) return false
  return path.some((heading) => {
    const [mark, printed] = SECTION.exec(normalise(heading)) ?? []
    return (printed ?? (mark && '部分')) === unit && numeralIn(mark ?? '') === wanted
  })
}

/** 第三章, 第四部分 or 四、 at the head of a heading. */
const SECTION = /^(?:第[一二三四五六七八九十百\d]{1,4}(部分|[章节])|[一二三四五六七八九十]{1,3}、)/

interface Catalog {
  readonly numbers: readonly {
    readonly id: string
    readonly organ: string
    readonly year: string
    readonly serial: string
  }[]
  /** 国务院令第802号, of all versions of a law: these name no year. */
  readonly orders: readonly { readonly id: string; readonly organ: string; readonly serial: string }[]
  readonly titles: readonly {
    readonly document: LibraryDocument
    readonly squeezed: string
    /** How many different pairs of characters it has. */
    readonly pairs: number
  }[]
  /** By pair of characters, which titles have it. */
  readonly titlesOf: ReadonlyMap<string, readonly number[]>
}

const catalogs = new WeakMap<readonly LibraryDocument[], Catalog>()

/** Titles and numbers in comparable form, made once for each library. */
function catalogOf(documents: readonly LibraryDocument[]): Catalog {
  const known = catalogs.get(documents)
  if (known) return known
  const cores = documents.map(({ title }) => titleCore(title))
  const pairs = cores.map((core) => pairsOf(core))
  const titlesOf = new Map<string, number[]>()
  pairs.forEach((own, title) => {
    for (const pair of own) {
      const known = titlesOf.get(pair)
      if (known) known.push(title)
      else titlesOf.set(pair, [title])
    }
  })
  const catalog = {
    numbers: documents.flatMap(({ id, number }) => {
      const [parsed] = numbersIn(number ?? '')
      // Here nothing but the organ stands before the year.
      return parsed ? [{ id, ...parsed, organ: parsed.before }] : []
    }),
    orders: documents.flatMap(({ id, number, numbersBefore = [] }) =>
      [...new Set([number ?? '', ...numbersBefore])].flatMap((one) => {
        const [, organ, serial] = ORDER.exec(squeeze(one)) ?? []
        return organ && serial ? [{ id, organ, serial: String(Number(serial)) }] : []
      }),
    ),
    titles: documents.map((document, i) => ({ document, squeezed: cores[i]!, pairs: pairs[i]!.size })),
    titlesOf,
  }
  catalogs.set(documents, catalog)
  return catalog
}

interface ParsedNumber {
  /** What stands before the year, ordinary words included. */
  readonly before: string
  /** The letters of the issuing office, '' if it is not certain that there are any. */
  readonly organ: string
  readonly year: string
  readonly serial: string
  readonly written: string
}

const YEAR = /(?:19|20)\d\d/
const NUMBER =
  /((?:\p{Script=Han}|\s(?=[〔[(【<《]|\d)){0,14}?)\s?[〔[(【<《]?\s?((?:19|20)\d\d)\s?年?\s?([〕\])】>》]?)\s?(?:第\s?)?([0-9]{1,4})\s?(号)?(?![0-9.%万亿元人家件个年月日])/gu

/** A number needs 号 or its brackets; a year beside a count (2023年100万元) is none. */
function numbersIn(text: string): readonly ParsedNumber[] {
  const normal = normalise(text)
  // Most questions name no year, and what may stand before one is looked for from every character.
  if (!YEAR.test(normal)) return []
  return [...normal.matchAll(NUMBER)].flatMap((match) => {
    const [written, before = '', year = '', bracket = '', serial = '', hao] = match
    const organ = organOf(before, bracket !== '' && hao !== undefined)
    if (!hao && bracket === '' && organ === '') return []
    // Nothing parts a number from the title before it.
    const own = written.slice(Math.max(0, written.lastIndexOf(organ, written.search(/\d/)))).trim()
    return [{ before: before.replace(/\s/g, ''), organ, year, serial: String(Number(serial)), written: own }]
  })
}

/**
 * The letters of the issuing office (安政办发) in what stands before the year; '' if that is ordinary text. What stands
 * before a number with brackets and 号 can hardly be anything else, whatever letters it ends in.
 */
function organOf(before: string, isWhole: boolean): string {
  const tail = before
    .replace(/\s/g, '')
    .replace(
      /^.*(?:请问|一下|有没有|我们|关于|根据|按照|依据|文号|查询|查|是|的|看|文件|问|那个|和|与|发我|想要|通知|意见|措施|方案|办法|细则|规定|条例|政策|公告|通告)/,
      '',
    )
  if (isWhole && tail.length >= 2 && tail.length <= LONGEST_ORGAN) return tail
  return /(?:发|办|字|函|规|通|令|告|电|党|委|府|联|文|组|金|财|税|知|人社|科|建|经信|工信|商|农|政)$/.test(tail)
    ? tail
    : ''
}

const LONGEST_ORGAN = 8

const ORDER = /^(.{2,60}令)第?([0-9]{1,5})号$/

/** 国务院令第802号, 第802号令, 第802号 and 802号令 alone. */
const ASKED_ORDER =
  /(?<organ>\p{Script=Han}{0,20}令)?\s?第\s?(?<serial>[0-9]{1,5})\s?号(?!楼|线|店|门|院|窗|公告|通告)|(?<short>[0-9]{1,5})\s?号令/gu

/** An order is named by its serial alone, and by enough of its issuer where the question says one. */
function namedByOrder(text: string, { orders }: Catalog): readonly string[] {
  return [...text.matchAll(ASKED_ORDER)].flatMap(({ groups }) => {
    const { organ, serial, short } = groups ?? {}
    const alike = orders.filter((order) => order.serial === String(Number(serial ?? short)))
    return alike.filter((order) => organ === undefined || endsAlike(order.organ, organ)).map(({ id }) => id)
  })
}

/** 国务院令 for 中华人民共和国国务院令, and 请问国务院令: nothing parts the name from the words before it. */
function endsAlike(organ: string, asked: string): boolean {
  const name = organ.replace(/^中华人民共和国/, '')
  return asked.endsWith(name) || name.endsWith(asked)
}

function namedByNumber(text: string, catalog: Catalog): Named {
  const { numbers } = catalog

  const ids = new Set<string>()
  let unknown: string | null = null
  for (const asked of numbersIn(text)) {
    const alike = numbers.filter(({ year, serial }) => year === asked.year && serial === asked.serial)
    const exact = alike.filter(({ organ }) => organ !== '' && asked.before.endsWith(organ))
    const hits =
      exact.length > 0
        ? exact
        : alike.filter(({ organ }) => asked.organ === '' || organ === '' || sameOrgan(organ, asked.organ))
    if (hits.length === 0) unknown ??= asked.written
    for (const { id } of hits) ids.add(id)
  }
  const short =
    ids.size === 0 && unknown === null ? /(?:^|[^0-9年])([0-9]{1,4})号(?:文|令|公告)/.exec(text)?.[1] : undefined
  if (short) for (const { id, serial } of numbers) if (serial === String(Number(short))) ids.add(id)
  if (ids.size === 0 && unknown === null) for (const id of namedWithoutYear(text, numbers)) ids.add(id)
  if (ids.size === 0 && unknown === null) for (const id of namedByOrder(text, catalog)) ids.add(id)
  return { documentIds: [...ids], isCertain: true, unknownNumber: unknown }
}

/** 国发14号: the letters of the office tell it from 14号线. */
function namedWithoutYear(text: string, numbers: Catalog['numbers']): readonly string[] {
  const short = [...text.matchAll(/(\p{Script=Han}+)\s?([0-9]{1,4})\s?号/gu)]
  return short.flatMap(([, before = '', serial]) =>
    numbers.flatMap(({ id, organ, serial: own }) =>
      organ.length > 1 && before.endsWith(organ) && own === String(Number(serial)) ? [id] : [],
    ),
  )
}

/** The user's may have ordinary words before it, since nothing parts them. */
function sameOrgan(organ: string, asked: string): boolean {
  return asked.endsWith(organ) || (asked.length >= 2 && organ.endsWith(asked) && organ.length - asked.length <= 2)
}

function titleCore(title: string): string {
  return squeeze(title)
    .replace(/^.*?关于(?:印发|发布|公布|转发)?/, '')
    .replace(/(?:的)?通知$/, '')
}

function squeeze(text: string): string {
  return normalise(text).replace(/[^\p{L}\p{N}]/gu, '')
}

function pairsOf(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)))
}

/** Documents most of whose title stands in the question, or whose title holds what stands in 《》. */
function namedByTitle(text: string, { titles, titlesOf }: Catalog, places: readonly PlaceMention[]): readonly string[] {
  const quoted = [...text.matchAll(/《([^《》]{4,80})》/g)].map((match) => squeeze(match[1] ?? ''))
  const shared = new Uint16Array(titles.length)
  for (const pair of pairsOf(squeeze(text))) for (const title of titlesOf.get(pair) ?? []) shared[title]!++
  const scored = titles.flatMap(({ document, squeezed, pairs }, i) => {
    const share = pairs === 0 ? 0 : shared[i]! / pairs
    const inQuotes = quoted.some(
      (quote) => squeezed.includes(quote) || (squeezed.length >= 6 && quote.includes(squeezed)),
    )
    if (inQuotes) return [{ document, score: 1 }]
    return share >= 0.75 && squeezed.length >= 8 ? [{ document, score: share }] : []
  })
  const best = scored.reduce((most, { score }) => Math.max(most, score), 0)
  const fitting = scored.filter(({ score }) => score >= best - 0.1).map(({ document }) => document)
  const here = fitting.filter((document) => isOfOneOf(document, places))
  const ids = (here.length > 0 ? here : fitting).map(({ id }) => id)
  return ids.length <= MOST ? ids : []
}

/** 慈善答疑第6条: what stands before a clause's number names the one document whose title holds all of it in order. */
function namedBeforeClause(text: string, { titles }: Catalog): string | null {
  const clause = CLAUSE.exec(text)
  const name = squeeze(text.slice(0, clause?.index ?? 0)).replace(
    /^(?:请问?|麻烦|帮我?|给我|把|将|关于|根据|按照|看看?|查)+|[的里中第]+$/g,
    '',
  )
  if (name.length < SHORTEST_NAME) return null
  const fitting = titles.filter(({ document }) => isInOrder(name, squeeze(document.title)))
  return fitting.length === 1 ? (fitting[0]?.document.id ?? null) : null
}

const SHORTEST_NAME = 4

/** Whether all characters of a name stand in a title, in this order. */
function isInOrder(name: string, title: string): boolean {
  let at = 0
  for (const character of name) {
    at = title.indexOf(character, at) + 1
    if (at === 0) return false
  }
  return true
}

const DOCUMENT_NOUN = '(?:文件|政策文件|文|通知|措施|方案|办法|细则|条例|意见|规定|政策)'
const THE_DOCUMENT = new RegExp(
  `(?:那|这|该)(?:个|份|篇|一份)?${DOCUMENT_NOUN}|(?:的|那)${DOCUMENT_NOUN}(?:第|里|中|原文|全文|文号|有效|是|发|什么时候|$)|(?<!哪[一几]?[个些份]?|什么|啥)文件`,
)

/** 安康那个文件: the documents of a place, when the question speaks of “the document”; 哪个文件写的 asks which it is. */
function namedByPlace(
  text: string,
  documents: readonly LibraryDocument[],
  places: readonly PlaceMention[],
): readonly string[] {
  if (places.length === 0 || !THE_DOCUMENT.test(text)) return []
  const ids = documents.filter((document) => isOfOneOf(document, places)).map(({ id }) => id)
  return ids.length <= MOST ? ids : []
}

function isOfOneOf(document: LibraryDocument, places: readonly PlaceMention[]): boolean {
  return places.some(({ region }) => {
    const place = resolveRegion(region)
    return place !== null && isOfPlace(document, place)
  })
}

function numeralIn(text: string): number | null {
  const match = /[0-9零〇一二三四五六七八九十百]+/.exec(text)
  return match ? parseOrdinal(match[0]) : null
}
