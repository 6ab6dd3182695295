import {
  findRegions,
  regionOf,
  regionOfCharacter,
  relation,
  type Region,
  type RegionMention,
} from '../../regions/index.ts'
import { certainIn, deepestOfOnePath, isStreet, MOST_READ, theOneMeant } from './named-places.ts'

/**
 * Whose a text likely is, by the places it names and by who speaks in it (我市, 市财政局): the one that most names lie in.
 * A city's guide or news names its province too, so a province is taken only where names and voice are rather its own than
 * one city's. Null if nothing tells. Linear.
 */
export function likelyPlace(source: string, number: string | null): Region | null {
  const text = withoutCited(source)
  if (speaksForCountry(text)) return null
  const mentions = mentionsOf(text)
  const votes = votesOf(mentions)
  const most = placeOfMost(votes, mentions.length, number)
  const acting = deepestOfOnePath(actingPlaces(text, mentions))
  if (acting && (!most || relation(most, acting) === 'ancestor')) return acting
  if (!most) return null
  const town = countyOfTown(text, most, mentions)
  if (town) return town
  if (speaksForCounty(text, most)) return countyWithin(most, source)
  return isProvince(most) ? provinceOrCity(most, votes, withoutNames(text, mentions)) : most
}

/**
 * 嘉定菊园新区专设隔离点…菊园新区…: a text that speaks over and over of one town, and seldom of the city around it, is of that town's
 * county, be the county named but once. Null if there is none such.
 */
function countyOfTown(text: string, most: Region, mentions: readonly RegionMention[]): Region | null {
  const ofCity = mentions.filter(({ region }) => region.code.length < COUNTY).length
  const towns = new Map<string, Region>()
  for (const { region, candidates, span } of findRegions(text)) {
    const isWithin = region.code.length === COUNTY && candidates.length === 1 && relation(most, region) === 'ancestor'
    const [name] = (isWithin && TOWN.exec(text.slice(span.end, span.end + LONGEST_TOWN))) || []
    if (name && towns.size < MOST_TOWNS) towns.set(name, region)
  }
  const often = [...towns].filter(([name]) => text.split(name).length - 1 >= OFTEN * Math.max(1, ofCity))
  return deepestOfOnePath(often.map(([, region]) => region))
}

const TOWN = /^[\p{Script=Han}]{2,4}?(?:新区|街道|镇(?!政府|村)|乡(?!村|镇)|开发区|工业区)/u
/** Characters. */
const LONGEST_TOWN = 8
/** A list of towns is about none of them. */
const MOST_TOWNS = 20
/** Times that the town is named for each time that the city is. */
const OFTEN = 3

/** Whether whoever speaks is a city (我市, 市财政局) rather than a county or a district. */
export function speaksForCity(text: string): boolean {
  return count(text, CITYS_VOICE) > 2 * (count(text, COUNTYS_VOICE) + count(text, DISTRICTS_VOICE))
}

/** Whether a text speaks of offices as one of such a place would: 省财政厅 in a province, 市财政局 in a city. */
export function speaksAs(place: Region, text: string): boolean {
  if (isProvince(place)) return voiceOf(place, text) > 0
  return place.code.length <= CITY && speaksForCity(text)
}

/** Whether a place has cities below it, as the four municipalities have not. */
export function isProvince({ code }: Region): boolean {
  return code.length === PROVINCE && !MUNICIPALITIES.has(code)
}

/** How often each place is named by itself. */
type Votes = readonly { readonly region: Region; readonly count: number }[]

/** Digits of codes. */
const PROVINCE = 2
const CITY = 4
const COUNTY = 6

/** They are cities, though their codes are those of provinces. */
const MUNICIPALITIES: ReadonlySet<string> = new Set(['11', '12', '31', '50'])

function mentionsOf(text: string): RegionMention[] {
  const named = findRegions(text)
  const certain = certainIn(named)
  return named.filter(
    ({ matched, region, span, candidates }) =>
      matched.length > 1 &&
      theOneMeant(candidates, certain) !== null &&
      !isElsewhere(text.slice(Math.max(0, span.start - 3), span.start)) &&
      !isStreet(matched, text.slice(span.end, span.end + 3)) &&
      saysItsKind(matched, region),
  )
}

function votesOf(mentions: readonly RegionMention[]): Votes {
  const votes = new Map<string, { region: Region; count: number }>()
  for (const { region } of mentions) votes.set(region.code, { region, count: (votes.get(region.code)?.count ?? 0) + 1 })
  return [...votes.values()]
}

function within({ code }: Region, votes: Votes): number {
  return votes.reduce((sum, { region, count }) => sum + (region.code.startsWith(code) ? count : 0), 0)
}

/** The place that more than half of all names lie in; a tie goes to the deeper place. */
function placeOfMost(votes: Votes, all: number, number: string | null): Region | null {
  const hint = number ? regionOfCharacter(number.charAt(0)) : null
  const [best] = votes
    .map(({ region }) => ({
      region,
      score: within(region, votes) + (hint && region.code.startsWith(hint.code) ? 1 : 0),
    }))
    .sort((a, b) => b.score - a.score || b.region.code.length - a.region.code.length)
  return best && best.score >= 2 && best.score * 2 > all ? best.region : null
}

/** One of its cities if names and voice are mostly that city's; null if they are one city's rather than the province's. */
function provinceOrCity(province: Region, votes: Votes, text: string): Region | null {
  const [city, second] = citiesOf(province, votes)
  const ofCity = (city?.count ?? 0) + count(text, CITYS_VOICE)
  const ofProvince = (votes.find(({ region }) => region.code === province.code)?.count ?? 0) + voiceOf(province, text)
  const ofOthers = within(province, votes) + voiceOf(province, text) - (city?.count ?? 0)
  if (city && ofCity > ofOthers && city.count !== second?.count) return city.region
  return ofProvince >= ofCity ? province : null
}

/** The cities of a province that a text names, be it by their districts, with how often, most first. */
function citiesOf(province: Region, votes: Votes): { region: Region; count: number }[] {
  const inside = votes.filter(({ region }) => region.code.startsWith(province.code) && region.code.length > PROVINCE)
  const cities = new Map(inside.map(({ region }) => [region.code.slice(0, CITY), region]))
  return [...cities]
    .flatMap(([code, part]) => regionOf(code) ?? part)
    .map((region) => ({ region, count: within(region, votes) }))
    .sort((a, b) => b.count - a.count)
}

/** How often a text speaks as a province; in an autonomous region 我区 and 全区 mean the whole of it. */
function voiceOf(province: Region, text: string): number {
  return count(text, PROVINCES_VOICE) + (isAutonomous(province) ? count(text, REGIONS_VOICE) : 0)
}

function isAutonomous({ path }: Region): boolean {
  return Boolean(path[0]?.endsWith('自治区'))
}

/** 省委、省政府 are left out: every city defers to them. */
const PROVINCES_VOICE = /[我全本]省|省(?:级|直)|(?<![各外])省[^，。；、\s省市]{0,10}(?:局|厅|委员会|领导小组|指挥部)/g
const REGIONS_VOICE = /[我全本]区(?![域间块])|自治区(?:级|直|[^，。；、\s市]{0,10}(?:局|厅|委员会|领导小组|指挥部))/g
const CITYS_VOICE =
  /[我全本][市州](?!场)|(?<![各设在县])[市州](?:委(?!员)|(?:人民)?政府|级|直|本级)|(?<![各设在县])[市州][^，。；、\s市区县]{0,10}(?:局|委员会|领导小组|指挥部)/g

/** Places whose offices act in the opening: 某市财政局与某市商务局联合印发, 某市人民政府办公室出台. */
function actingPlaces(text: string, mentions: readonly RegionMention[]): Region[] {
  return mentions
    .filter(({ span }) => span.start < OPENING && ACTS.test(text.slice(span.end, span.end + 60)))
    .map(({ region }) => region)
}

/** Characters. */
const OPENING = 800
const OFFICE = '[\\p{Script=Han}]{0,16}?(?:局|厅|委|办|部|政府|办公室|委员会|中心)'
const ACTS = new RegExp(
  `^${OFFICE}(?:(?:、|与|和|及|联合|会同)[\\p{Script=Han}、]{2,30}?)?(?:近日|日前|正式|联合|共同|研究){0,3}(?:印发|出台|发布|制定|下发|推出)`,
  'u',
)

/** A county or a district speaks, though it may name its province or its city more often than itself. */
function speaksForCounty(text: string, most: Region): boolean {
  return count(text, COUNTYS_VOICE) > 1 || (!isAutonomous(most) && count(text, DISTRICTS_VOICE) > 1)
}

/** 列入县财政预算, 向县政府申报. */
const COUNTYS_VOICE = /[我本全]县(?![市、])|(?<![各市、省区])县(?:委、|政府|财政|级财政)/g
const DISTRICTS_VOICE = /(?:(?<![基资成日根版样])本|我)区(?![域间块])/g

/** The one county within the place that the text names, be it in the titles of its own documents; or null. */
function countyWithin(place: Region, source: string): Region | null {
  if (place.code.length === COUNTY) return place
  const counties = findRegions(source.slice(0, MOST_READ)).filter(
    ({ region, matched }) =>
      region.code.length === COUNTY && region.code.startsWith(place.code) && saysItsKind(matched, region),
  )
  const codes = new Set(counties.map(({ region }) => region.code))
  return codes.size === 1 ? (counties[0]?.region ?? null) : null
}

/**
 * News of ministries and the State Council names a place often without being its own. Local papers name the country's
 * offices too, but their own (我省, 市财政局) more.
 */
export function speaksForCountry(text: string): boolean {
  return count(text, COUNTRYS_VOICE) >= 2 * count(text, LOCAL_VOICE) + 2
}

const COUNTRYS_VOICE =
  /国务院|国家[^，。；、\s]{1,8}(?:委|局|部)|全国|中央|[\u4e00-\u9fff]{2,8}部(?:发布|印发|表示|部长|副部长|有关负责人|相关负责人)/g
const LOCAL_VOICE =
  /[我本全](?:省|市(?!场)|区(?!域)|县|自治区|州)|(?<![各方])[省市区县](?:政府|委(?!员)|[^，。；、\s]{0,8}(?:局|厅|委员会|领导小组|指挥部))/g

/** 某市税务局 is named and no voice; it has been counted among the names. */
function withoutNames(text: string, mentions: readonly RegionMention[]): string {
  const starts = [0, ...mentions.map(({ span }) => span.end)]
  return starts.map((start, i) => text.slice(start, mentions[i]?.span.start)).join('\n')
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** A place that somebody comes from or goes to is not the writer's own. */
function isElsewhere(before: string): boolean {
  return /(?:来自|赴|援|往|返回|离开|途经|到过|有过|除|自|非)$/.test(before)
}

/** A county's bare name is as often a shop's or a person's: 南城百货 is not 南城县. */
function saysItsKind(matched: string, { code }: Region): boolean {
  return code.length < COUNTY || /[县市区旗]$/.test(matched)
}

/** Cited documents name other places as often as not, and a dateline says where a reporter sat. */
function withoutCited(source: string): string {
  return source.slice(0, MOST_READ).replace(/《[^《》]{2,80}》|新华社[^\s，。]{2,6}\d{1,2}月\d{1,2}日电/g, ' ')
}
