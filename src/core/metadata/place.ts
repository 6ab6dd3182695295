import type { Found, Metadata } from '../model.ts'
import {
  findRegions,
  formatRegion,
  NATIONAL,
  regionOfCharacter,
  regionsNamed,
  relation,
  type Region,
  type RegionMention,
} from '../regions/index.ts'
import { areIssuers, type Front, type Title } from './front.ts'

/**
 * The place whose document this is: named in the title, unless its issuer is of a part of that place or the title speaks of
 * 本区; else by the issuer, else by what the text mostly names, helped by the document number's first character. What the
 * text only suggests is marked as inferred.
 */
export function readRegion(
  source: string,
  front: Front,
  read: Pick<Metadata, 'issuer' | 'number'>,
): Found<string> | null {
  const titles = [front.title, front.noticeTitle].flatMap((title) => title ?? [])
  const national = titles.find((title) => issuedNationally(title.value))
  if (national) return { value: formatRegion(NATIONAL), span: national.span, from: 'text' }
  const issuing = placeOfIssuer(read.issuer)
  if (issuing && titles.some(({ value }) => OWN_PLACE.test(value))) return issuing.found
  for (const title of titles) {
    const own = deepest(ownRegions(withoutQuoted(title.value)))
    const found = own ?? deepest(ownRegions(title.value.replace(/^.*?印发/, '')))
    const region = found && refined(found, read.issuer, source)
    if (region && issuing && relation(issuing.region, region) === 'descendant') return issuing.found
    if (region) return { value: formatRegion(region), span: title.span, from: 'text' }
  }
  const local = titles.some((title) => /^(?:我?[市省区县]|全市|本市)/.test(title.value))
  if (read.issuer && !local) {
    if (issuing) return issuing.found
    if (NATIONAL_ISSUER.test(read.issuer.value))
      return { value: formatRegion(NATIONAL), span: read.issuer.span, from: 'text' }
  }
  return placeOfZone(titles) ?? placeOfPage(source, front) ?? inferred(source, read) ?? placeOfOrigin(source)
}

/** 高新区（滨江）: a zone that is one with a district gives its name in brackets. */
function placeOfZone(titles: readonly Title[]): Found<string> | null {
  for (const { value, span } of titles) {
    const name = ZONE.exec(value)?.[1]
    const [region, ...rivals] = name ? regionsNamed(`${name.replace(/区$/, '')}区`) : []
    if (region && rivals.length === 0) return { value: formatRegion(region), span, from: 'inferred' }
  }
  return null
}

const ZONE = /(?:高新|经开|开发|保税)(?:技术)?(?:产业)?(?:开发)?区[（(]([\u4e00-\u9fff]{2,5})[）)]/

/** 某市人民政府 alone at the head of a page says whose site it is, and that the document is of that place is likely. */
function placeOfPage(source: string, front: Front): Found<string> | null {
  for (const span of front.lines) {
    const line = source.slice(span.start, span.end)
    const region = areIssuers(line) ? deepest(findRegions(line)) : null
    if (region) return { value: formatRegion(region), span, from: 'inferred' }
  }
  return null
}

/** 来源：某市人社局 at the head of a page, where nothing else tells. */
function placeOfOrigin(source: string): Found<string> | null {
  const match = ORIGIN.exec(source.slice(0, PAGE_HEAD))
  const region = match?.[1] ? deepest(findRegions(match[1])) : null
  if (!match || !region) return null
  const span = { start: match.index, end: match.index + match[0].length }
  return { value: formatRegion(region), span, from: 'inferred' }
}

const PAGE_HEAD = 1000
const ORIGIN = /来\s?源\s?[：:]\s{0,3}([\p{Script=Han}]{2,24}(?:[局厅委办府部]|中心|街道)(?!\p{Script=Han}))/u

/** 关于印发本区…措施的通知: the place is that of whoever speaks. */
const OWN_PLACE = /(?:(?<![基资成日根版样])本|我)(?:省|市(?![场值])|区(?![间块])|县|自治[区州县]|州|盟|旗)/

/** A place of whose rules the document is about to speak is not yet its own: 落实北京市…, 转发广东省…. */
const CITES_PLACE = /(?:落实|贯彻|执行|转发)(?:[《〈“\s、和及与]|国务院|党中央|中央|国家|[省市]委|[省市]政府)*$/

function ownRegions(title: string): RegionMention[] {
  return findRegions(title).filter(({ span }) => !CITES_PLACE.test(title.slice(0, span.start)))
}

/** The place that an issuer bears in its name; null for an office of the whole country. */
function placeOfIssuer(issuer: Found<string> | null): { region: Region; found: Found<string> } | null {
  const region = issuer && (deepest(ownRegions(issuer.value)) ?? countyOfTwoCharacters(issuer.value))
  return region && { region, found: { value: formatRegion(region), span: issuer.span, from: 'text' } }
}

/** 萧县 is too short to be known anywhere in a text, but not at the head of an office's name. */
function countyOfTwoCharacters(issuer: string): Region | null {
  const [region, ...rivals] = /^.县/.test(issuer) ? regionsNamed(issuer.slice(0, 2)) : []
  return region && rivals.length === 0 ? region : null
}

const NATIONAL_ISSUER =
  /^(?:中共中央|国务院|全国|国家|中国人民银行|中国银保监会|中国证监会|最高人民|财政部|教育部|科技部|科学技术部|工业和信息化部|公安部|民政部|司法部|人力资源和?社会保障部|自然资源部|生态环境部|住房和?城乡建设部|交通运输部|水利部|农业农村部|商务部|文化和旅游部|应急管理部|海关总署|税务总局|市场监管总局|银保监会|证监会|医保局|中华全国)/

/** An office of the whole country issues it, and not its branch in some place (国家税务总局深圳市税务局). */
function issuedNationally(title: string): boolean {
  const issuer = title.split('关于')[0] ?? ''
  if (!NATIONAL_ISSUER.test(issuer)) return false
  const [place] = findRegions(issuer)
  return !place || !BRANCH.test(issuer.slice(place.span.end)) || NATIONAL_OFFICE.test(issuer)
}

/** What follows the place in the name of a branch. */
const BRANCH = /^.{0,8}(?:局|分行|支行|支局|分局|办事处|中心支行|专员办|监管办)/
/** An office of the country that acts on a place (国家发展改革委协调增加某市蔬菜供应). */
const NATIONAL_OFFICE = /^国家[^局委部院]{1,10}(?:委|部|院)/

/**
 * 鹿城区 in the title, 温州市鹿城区人民政府 as issuer: the fuller path wins. There are several 宝山区: which one is meant is
 * told by the places around it in the text, and if nothing tells, it is not guessed.
 */
function refined(region: Region, issuer: Found<string> | null, source: string): Region | null {
  const other = issuer ? deepest(findRegions(issuer.value)) : null
  if (other && other.name === region.name) return other
  return theOneMeant([region, ...regionsNamed(region.name)], certainIn(findRegions(source.slice(0, MOST_READ))))
}

/** Codes of the places whose names leave no doubt. */
function certainIn(mentions: readonly RegionMention[]): ReadonlySet<string> {
  return new Set(mentions.flatMap(({ region, candidates }) => (candidates.length === 1 ? [region.code] : [])))
}

/** The first of several places of the same name and level that is, or lies in, a place named for certain; or null. */
function theOneMeant(candidates: readonly Region[], certain: ReadonlySet<string>): Region | null {
  const [first] = candidates
  if (!first) return null
  const rivals = candidates.filter(({ code }) => code.length === first.code.length && code !== first.code)
  if (rivals.length === 0 || certain.has(first.code)) return first
  const meant = [first, ...rivals].filter(({ code }) => [2, 4, 6].some((length) => certain.has(code.slice(0, length))))
  return meant.length === 1 ? (meant[0] ?? null) : null
}

/** Characters; a place is named early and often. */
const MOST_READ = 60_000

function deepest(mentions: ReturnType<typeof findRegions>): Region | null {
  const [first] = mentions
  if (!first) return null
  return mentions.reduce((best, { region }) => (relation(best, region) === 'ancestor' ? region : best), first.region)
}

/** 《…》 of other documents, unless the title says no more than 关于印发《…》的通知. */
function withoutQuoted(title: string): string {
  return /印发|发布|解读|公布/.test(title) ? title : title.replace(/《[^《》]*》/g, ' ')
}

/** A majority of all places named, each counting for those it lies in; a tie goes to the deeper place. */
function inferred(source: string, read: Pick<Metadata, 'number'>): Found<string> | null {
  const votes = new Map<string, { region: Region; count: number }>()
  const text = withoutCited(source)
  if (speaksForCountry(text)) return null
  const named = findRegions(text)
  const certain = certainIn(named)
  const mentions = named.filter(
    ({ matched, region, span, candidates }) =>
      matched.length > 1 &&
      theOneMeant(candidates, certain) !== null &&
      !isElsewhere(text.slice(Math.max(0, span.start - 3), span.start)) &&
      saysItsKind(matched, region),
  )
  for (const { region } of mentions) {
    const known = votes.get(region.code)
    votes.set(region.code, { region, count: (known?.count ?? 0) + 1 })
  }
  const hint = read.number ? regionOfCharacter(read.number.value.charAt(0)) : null
  const totals = [...votes.values()].map(({ region }) => {
    const within = [...votes.values()].filter((other) => other.region.code.startsWith(region.code))
    const sum = within.reduce((total, other) => total + other.count, 0)
    return { region, score: sum + (hint && region.code.startsWith(hint.code) ? 1 : 0) }
  })
  const best = totals.sort((a, b) => b.score - a.score || b.region.code.length - a.region.code.length)[0]
  if (!best || best.score < 2 || best.score * 2 <= mentions.length) return null
  const region = count(text, COUNTYS_VOICE) > 1 ? countyWithin(best.region, source) : best.region
  return region && { value: formatRegion(region), span: null, from: 'inferred' }
}

/** 列入县财政预算, 向县政府申报: a county speaks, though it may name its province more often than itself. */
const COUNTYS_VOICE = /[我本全]县(?![市、])|(?<![各市、省区])县(?:委、|政府|财政|级财政)/g

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
function speaksForCountry(text: string): boolean {
  return count(text, COUNTRYS_VOICE) >= 2 * count(text, LOCAL_VOICE) + 2
}

const COUNTRYS_VOICE =
  /国务院|国家[^，。；、\s]{1,8}(?:委|局|部)|全国|中央|[\u4e00-\u9fff]{2,8}部(?:发布|印发|表示|部长|副部长|有关负责人|相关负责人)/g
const LOCAL_VOICE =
  /[我本全](?:省|市(?!场)|区(?!域)|县|自治区|州)|(?<![各方])[省市区县](?:政府|委(?!员)|[^，。；、\s]{0,8}(?:局|厅|委员会|领导小组|指挥部))/g

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

/** Digits of a county's code. */
const COUNTY = 6

/** Cited documents name other places as often as not, and a dateline says where a reporter sat. */
function withoutCited(source: string): string {
  return source.slice(0, MOST_READ).replace(/《[^《》]{2,80}》|新华社[^\s，。]{2,6}\d{1,2}月\d{1,2}日电/g, ' ')
}
