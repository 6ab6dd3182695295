import { findRegions, relation, type Region } from '../../regions/index.ts'
import { shortName } from '../../regions/names.ts'
import type { Collection, Entry } from '../../search/collection.ts'
import type { Candidate } from '../../search/rank.ts'
import type { Scope } from './scope.ts'

/** Whether normalised text says that it does not hold for a place: 各省、自治区、直辖市(除湖北省外)可免征中小微企业. */
export function leavesOut(text: string, place: Region): boolean {
  return exceptionsIn(text).some((named) =>
    findRegions(named.replace(SEATED_THERE, ' ')).some(
      ({ region }) => HOLDS_FOR.has(relation(region, place)) && region.code !== '',
    ),
  )
}

/** 不含中央在湘企业总部 leaves out some bodies that sit in a place, and not the place. */
const SEATED_THERE = /[在驻]\p{Script=Han}{1,4}?(?:企业|央企|国企|单位|机构|高校|院所|部队)/gu

/** Whether normalised text has a rule for a place, or for one that it lies in: 湖北省可免征各类参保单位, asked in 武汉. */
export function rulesFor(text: string, place: Region): boolean {
  const rest = exceptionsIn(text).reduce((kept, named) => kept.replace(named, ' '), text)
  return namesOf(place).some((name) => rest.includes(name))
}

/**
 * Whether normalised text speaks of a place by this name. It does not by what a body or a zone is called there (人民银行广州分行, 天津开发区), by the
 * place that a report was sent from (新华社兰州2月8日电), nor by its line in a list of telephone numbers (武汉市：027-85556081) or a postal address.
 */
export function speaksOf(text: string, name: string): boolean {
  return text
    .split(name)
    .slice(1)
    .some((after) => !NOT_OF_PLACE.test(after))
}

const NOT_OF_PLACE =
  /^[省市区县]?(?:经济(?:技术)?开发区|高新技术(?:产业)?开发区|开发区|经开区|高新区|[分支]行|中心支行|分局|海关|监管局|证监局|银?保监局|铁路局|办事处|专员办|特派办|分公司|\d{1,2}月\d{1,2}日[电讯]|[^,，。;；\s]{2,14}?(?:路|街|大道|巷)[^,，。;；\s]{0,8}?\d+号|(?:\p{Script=Han}{0,12}(?:局|中心|科|处|窗口|服务厅))?[:：]?\s*(?:电话)?[:：]?\s*(?:0\d{2,3}-)?\d{7,8}(?!元))/u

/** Whether normalised text grants something to those of a place: 委托单位为湖北省的企业, 对口帮扶地区(贵州省六盘水市)劳动力. */
export function isForThoseOf(text: string, place: Region): boolean {
  if (leavesOut(text, place)) return false
  return namesOf(place).some((name) =>
    text
      .split(name)
      .slice(1)
      .some((after) => THOSE_OF.test(after)),
  )
}

/**
 * Where a clause leaves out the place asked about and another one of its document speaks of just that place, this one
 * takes its place: what all others are granted is no answer there.
 *
 * @param chosen the clauses that would be cited, best first
 */
export function notLeavingOut(
  chosen: readonly Candidate[],
  candidates: readonly Candidate[],
  { places }: Scope,
  collection: Collection,
): readonly Candidate[] {
  if (places.length === 0) return chosen
  const textOf = ({ entry }: Candidate): string => collection.comparable(entry).text
  const isLeftOut = (candidate: Candidate): boolean => places.every((place) => leavesOut(textOf(candidate), place))
  const leaving = chosen.filter(isLeftOut)
  const [first] = leaving
  if (!first) return chosen
  const own = candidates.find(
    (candidate) =>
      candidate.entry.document === first.entry.document &&
      candidate.score >= first.score * AS_NEAR &&
      !isLeftOut(candidate) &&
      places.some((place) => rulesFor(textOf(candidate), place)),
  )
  return own ? [own, ...chosen.filter((one) => one !== own && !leaving.includes(one))] : chosen
}

/** The places asked about that a clause leaves out. */
export function leftOutBy(entry: Entry, { places }: Scope, collection: Collection): readonly Region[] {
  const { text } = collection.comparable(entry)
  return places.filter((place) => leavesOut(text, place))
}

/** Of the score of the clause that leaves the place out. */
const AS_NEAR = 0.6

const HOLDS_FOR: ReadonlySet<ReturnType<typeof relation>> = new Set(['same', 'ancestor'])

/** What stands in 除…外 and (…除外); 除湖北外还可 adds to a rule and leaves nobody out. */
function exceptionsIn(text: string): string[] {
  return [...text.matchAll(EXCEPTED)].map(([, without, except, excluded]) => without ?? except ?? excluded ?? '')
}

const EXCEPTED =
  /除([^,，。;；（）()除]{2,20}?)(?:之|以)?外(?![^。;；]{0,3}(?:还|也|再|另|并|同时))|[（(]([^,，。;；（）()]{2,20})除外[）)]|[（(](?:不含|不包括)([^,，。;；（）()]{2,20})[）)]/g

/** 湖北 of 湖北省武汉市 and 武汉, without the country. */
function namesOf(place: Region): string[] {
  return place.path.map(shortName).filter((name) => name.length > 1)
}

const THOSE_OF =
  /^[\p{Script=Han}]?[)）]?的?[^,，。;；]{0,8}?(?:企业|单位|公司|机构|人员|劳动力|员工|务工|籍|户口|户籍|居民|学生|毕业生|医疗队)/u
