import type { Span } from '../../model.ts'
import { findRegions, relation, type Region } from '../../regions/index.ts'
import type { Comparable, ComparableSentence } from '../../search/collection.ts'

/**
 * 北京低压接电…25天以内。…上海…25个工作日以内。: where a clause goes through several places, each in sentences that begin with
 * its name, the sentences on each of the places asked about, so that no other place's figures are quoted for it. The clause
 * as it is where it does not, or where it has none on any of them.
 */
export function partsOfPlaces(form: Comparable, places: readonly Region[]): readonly Comparable[] {
  const rows = rowsOfPlaces(form, places)
  if (rows.length > 0) return [{ ...form, sentences: rows }]
  const named = form.sentences.map(placesAhead)
  const parts = places.flatMap((place) => partOf(form, named, place) ?? [])
  return parts.length > 0 ? parts : [form]
}

/**
 * 哪些城市搞了…: of a clause that goes through several places the sentences on each of them, so that the list is whole; the clause as
 * it is where it names fewer than two, or too many to quote.
 */
export function partsOfEach(form: Comparable): readonly Comparable[] {
  const starts = form.sentences.flatMap((sentence, i) => (placesAhead(sentence).length > 0 ? [i] : []))
  if (!goesByPlaces(form) || starts.length < 2 || starts.length > MOST_PARTS) return [form]
  return starts.map((from, i) => ({ ...form, sentences: form.sentences.slice(from, starts[i + 1]) }))
}

/** Whether a question asks which places do something, and names none. */
export function asksWhichPlaces(question: string, places: readonly Region[]): boolean {
  return places.length === 0 && WHICH_PLACES.test(question)
}

const WHICH_PLACES = /(?:哪些|哪几个|哪个|什么|啥)(?:地方|城市|省份?|地区|市|区县?|县)(?!级|场|民)/
const MOST_PARTS = 6

/** 皇姑区 嫩江街19号 024-86461158: of a table with a row for each place the rows of those asked about. */
function rowsOfPlaces({ sentences }: Comparable, places: readonly Region[]): readonly ComparableSentence[] {
  let header = ''
  return sentences.filter(({ text, isRow }) => {
    if (!isRow) header = text
    const name = text.slice(header.length).replace(ROW_NUMBER, '').slice(0, LONGEST_NAME)
    const [first] = isRow ? findRegions(name) : []
    return first?.span.start === 0 && places.some(({ code }) => code === first.region.code)
  })
}

const ROW_NUMBER = /^[\s|]*(?:\d{1,3}[\s|]+)?/

function partOf(form: Comparable, named: readonly (readonly Region[])[], place: Region): Comparable | null {
  const isOwn = (regions: readonly Region[]): boolean =>
    regions.some((region) => relation(region, place) !== 'unrelated')
  const from = named.findIndex(isOwn)
  if (from < 0 || named.every((regions) => regions.length === 0 || isOwn(regions))) return null
  const length = named.slice(from).findIndex((regions) => regions.length > 0 && !isOwn(regions))
  return { ...form, sentences: form.sentences.slice(from, length < 0 ? undefined : from + length) }
}

/**
 * Whether all that a clause tells is what other places do (浙江建设…。江西加快建立…。, in a report on what each has tried): where 北京
 * is asked about, it tells nothing.
 */
export function tellsOfOthers(form: Comparable, places: readonly Region[]): boolean {
  const isOther = (region: Region): boolean => places.every((place) => relation(region, place) === 'unrelated')
  const named = places.length > 0 && goesByPlaces(form) ? form.sentences.flatMap(placesAhead) : []
  return named.length > 0 && named.every(isOther)
}

/** Whether a clause tells what this and that place does from its first sentence on, a heading aside. */
function goesByPlaces({ sentences: [first, second] }: Comparable): boolean {
  if (!first) return false
  if (placesAhead(first).length > 0) return true
  return first.text.length <= LONGEST_HEADING && second !== undefined && placesAhead(second).length > 0
}

/**
 * 供电企业全额承担…, of what 北京 does: where a clause goes by places, a quote is read behind the sentence that says whose practice it
 * is.
 */
export function withPlaceSaid(quotes: readonly Span[], form: Comparable): readonly Span[] {
  if (!goesByPlaces(form)) return quotes
  return quotes.flatMap((quote) => {
    const at = form.sentences.findIndex(({ start, end }) => start <= quote.start && quote.start < end)
    const naming = form.sentences.slice(0, at + 1).findLast((sentence) => placesAhead(sentence).length > 0)
    if (!naming || naming.end > quote.start) return [quote]
    const isNext = form.sentences[at - 1] === naming
    return isNext ? [{ start: naming.start, end: quote.end }] : [{ start: naming.start, end: naming.end }, quote]
  })
}

const LONGEST_HEADING = 24

/** The places whose names a sentence begins with (浙江、湖北武汉将…), behind its number and a short heading that blanks set apart. */
function placesAhead(sentence: ComparableSentence): readonly Region[] {
  const known = ahead.get(sentence)
  if (known) return known
  const found = namesAhead(sentence.text)
  ahead.set(sentence, found)
  return found
}

/** Question after question reads the same sentences. */
const ahead = new WeakMap<ComparableSentence, readonly Region[]>()

function namesAhead(text: string): readonly Region[] {
  const said = text.replace(HEADING, '').slice(0, LONGEST_NAMES)
  // Most sentences begin with no place, which a few characters tell.
  if (findRegions(said.slice(0, LONGEST_NAME))[0]?.span.start !== 0) return []
  const regions: Region[] = []
  let end = 0
  for (const { region, span } of findRegions(said)) {
    if (!(regions.length === 0 ? span.start === 0 : AND.test(said.slice(end, span.start)))) break
    if (BODY.test(said.slice(span.end))) break
    regions.push(region)
    end = span.end
  }
  return regions
}

/** 上海证券交易所 is called after a place. */
const BODY = /^(?:证券|商品|期货|产权|技术)?(?:交易所|交易中心|大学|学院|银行|海关)/
const AND = /^[、和与及]$/
const HEADING = /^[\s\d.、()（）一二三四五六七八九十]*(?:\S{2,20}\s+)?/
/** Characters. */
const LONGEST_NAMES = 24
const LONGEST_NAME = 8
