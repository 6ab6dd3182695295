import { lazy } from '../../lazy.ts'
import type { PolicyDocument } from '../../model.ts'
import type { Understanding } from '../../question/index.ts'
import { findRegions, formatRegion, relation, resolveRegion, type Region } from '../../regions/index.ts'
import { OWN } from '../../metadata/term/own-sentence.ts'
import { regionOfDocument } from '../document-names.ts'

/** Which documents may answer a question, by the places and documents it names. */
export interface Scope {
  /** The places asked for, widest spelling; empty if none. */
  readonly places: readonly Region[]
  /** The same for people; a name that several places share, where the library has none of them, as it was written. */
  readonly names: readonly string[]
  /** Names that stand for several places. */
  readonly shared: readonly SharedName[]
  /** How well a document's place fits: 1 the place itself, less for its parents and parts, 0 not at all. */
  fit(document: PolicyDocument): number
  /** The same by position of the document in the library: thousands of clauses are asked whose they are. */
  readonly fits: readonly number[]
  /** Whether a place is asked for, and nothing tells that the document is of it or of any other. */
  isUnplaced(document: PolicyDocument): boolean
  /** False if the library has no document of the place, of a part of it, or of a place above it. */
  readonly covered: boolean
  /** Whether the question asks what is given from above its place. */
  readonly isAbove: boolean
}

/** A name that several places bear, 朝阳区 in 北京市 and in 长春市. */
export interface SharedName {
  readonly text: string
  /** Those that the question may mean. */
  readonly meant: readonly Region[]
  /** Those that it is not taken to mean. */
  readonly others: readonly Region[]
  /** Whether the library has documents of what is meant. */
  readonly isHeld: boolean
}

/** A document that the question seems not to name may still be meant: titles share their words with subjects. */
const UNNAMED = 0.3

const FIT = { same: 1, ancestor: 0.7, descendant: 0.6, unknown: 0.4 }

export function scopeOf(understanding: Understanding, documents: readonly PolicyDocument[]): Scope {
  const named = new Set(understanding.documentIds)
  const isCertain = understanding.naming !== 'likely' || understanding.clauseNumber !== null
  const unnamed = isCertain ? 0 : UNNAMED
  const places = placesMeant(understanding)
  const isAbove = asksAbove(understanding)
  const fitOfPlace = (document: PolicyDocument): number =>
    places.length === 0 ? 1 : Math.max(...places.map((place) => placeFit(document, place, isAbove)))
  // 粤府12号文和福建的稳岗: the document speaks for its own place and not for the other one.
  const documentsNamed = documents.filter(({ id }) => named.has(id))
  const ofNoneNamed = places.filter((place) =>
    documentsNamed.every((document) => kinship(document, place) === 'unrelated'),
  )
  const isFree = (document: PolicyDocument): boolean =>
    named.size === 0 ||
    named.has(document.id) ||
    ofNoneNamed.some((place) => OWN_AND_PARTS.has(kinship(document, place)))
  const isCompared = (document: PolicyDocument): boolean =>
    isCertain && named.has(document.id) && understanding.intents.includes('compare')
  const fitOf = (document: PolicyDocument): number =>
    isCompared(document) ? 1 : fitOfPlace(document) * (isFree(document) ? 1 : unnamed)
  const isAnywhere = places.length === 0 && named.size === 0
  const fits = documents.map((document) => (isAnywhere ? 1 : fitOf(document)))
  const byDocument = lazy(() => new Map(documents.map((document, i) => [document, fits[i] ?? 0])))
  const shared = sharedNames(understanding.places, documents)
  return {
    places,
    names: namesOf(understanding.places, shared),
    shared,
    fit: (document) => byDocument().get(document) ?? 0,
    fits,
    isUnplaced: (document) =>
      places.length > 0 && regionOfDocument(document) === null && regionsNamedIn(document).length === 0,
    covered: places.length === 0 || fits.some((value) => value > 0),
    isAbove,
  }
}

/** 长春市级龙头企业在农安县: the city names a level there, and the county is what is asked about. */
function placesMeant({ places, question }: Understanding): Region[] {
  const regions = (all: Understanding['places']) => all.flatMap(({ region }) => resolveRegion(region) ?? [])
  const meant = places.filter(({ text }) => !question.includes(`${text}级`))
  return regions(meant.length > 0 ? meant : places)
}

function sharedNames(places: Understanding['places'], documents: readonly PolicyDocument[]): SharedName[] {
  const texts = new Set(places.flatMap(({ text, namesakes }) => (namesakes ? [text] : [])))
  return [...texts].map((text) => {
    const mentions = places.filter((place) => place.text === text && place.namesakes)
    const all = (mentions[0]?.namesakes ?? []).flatMap((name) => resolveRegion(name) ?? [])
    const meant = all.filter((region) => mentions.some((mention) => mention.region === formatRegion(region)))
    const isHeld = documents.some((document) => meant.some((place) => OWN_AND_PARTS.has(kinship(document, place))))
    return { text, meant, others: all.filter((region) => !meant.includes(region)), isHeld }
  })
}

function namesOf(places: Understanding['places'], shared: readonly SharedName[]): string[] {
  const names = places.map(({ region, text, namesakes }) => {
    const name = namesakes && shared.find((known) => known.text === text)
    return name && !name.isHeld && name.meant.length > 1 ? text : region
  })
  return [...new Set(names)]
}

/**
 * 省里的贴息青岛企业能申请吗: whether the rule from above holds is what is asked. A rank that somebody bears (国家级小巨人, 省里的绿色
 * 工厂, 国家高新技术企业) and what is inside the place itself (青岛市里) ask for nothing from above.
 */
function asksAbove({ question, places }: Pick<Understanding, 'question' | 'places'>): boolean {
  return ABOVE.test(places.reduce((rest, { text }) => rest.replaceAll(text, ' '), question))
}

const GIVES =
  '政策|规定|文件|办法|措施|通知|标准|层面|财政|资金|专项|钱|补|贴息|奖(?!项|过|牌)|资助|支持|扶持|给|有(?!效)|出台|还|也|能|可以?|一共|统一|那边|怎么'
const ABOVE = new RegExp(
  `(?:省[里上]|市里|市上(?!市)|国家)(?:的|这[个项]|那[个项])?(?:${GIVES})|` +
    '(?<!(?:评|定|获|得|批|升|成|为|是|入|上)为?)(?:国家|[省市])级(?:的)?(?:政策|规定|文件|层面|财政|资金|专项资金|补贴|补助|贴息)|' +
    '(?:省[里上]|国家)(?:的|出的|[这那][个份套])[^,，。?？]{0,8}(?:政策|规定|文件|办法|措施|通知|标准|细则|方案|意见)|' +
    '全[省国](?:都|统一|范围|通用|适用|的(?:政策|规定|标准|补贴|补助|奖励))',
)

/** The places that a document leaves out, and those that it says it is for while the others may follow it. */
interface Bounds {
  readonly excluded: readonly Region[]
  readonly limits: readonly Region[]
}

const exclusions = new WeakMap<PolicyDocument, Bounds>()

/** Whether a document from above says that it does not hold for a place: 在山东省内（不含青岛）注册. */
export function excludes(document: PolicyDocument, place: Region): boolean {
  if (kinship(document, place) !== 'ancestor') return false
  const known = exclusions.get(document)
  const { excluded, limits } = known ?? { excluded: excludedBy(document.source), limits: limitsIn(document.source) }
  if (!known) exclusions.set(document, { excluded, limits })
  return isOutside({ excluded, limits }, place)
}

/** Whether a text says of itself that it does not hold for a place. */
export function boundsOut(text: string, place: Region): boolean {
  return isOutside({ excluded: excludedBy(text), limits: limitsIn(text) }, place)
}

function isOutside({ excluded, limits }: Bounds, place: Region): boolean {
  if (excluded.some((region) => OWN_OR_ABOVE.has(relation(region, place)))) return true
  return limits.length > 0 && limits.every((region) => relation(region, place) === 'unrelated')
}

const OWN_OR_ABOVE: ReadonlySet<string> = new Set(['same', 'ancestor'])

function excludedBy(source: string): Region[] {
  const named = [...source.matchAll(EXCLUDED), ...source.matchAll(OWN_RULES)]
  const said = named.flatMap(([, without, except]) => findRegions(without ?? except ?? '').map(({ region }) => region))
  return [...said, ...listedIn(source, NOT_FOR), ...listedIn(source, FOR_OTHERS)]
}

/** The places of lists that hold nothing else: 不适用于合肥市房地产企业 leaves out those firms, and not the place. */
function listedIn(source: string, pattern: RegExp): Region[] {
  return [...source.matchAll(pattern)].flatMap(([, list = '']) => {
    const places = findRegions(list)
    const rest = places.reduce((left, { matched }) => left.replace(matched, ''), list)
    return /^[、和及与]*$/.test(rest) ? places.map(({ region }) => region) : []
  })
}

/** 适用于越城区、柯桥区、上虞区，其他县（市）可参照制定. */
function limitsIn(source: string): Region[] {
  const [, places = ''] = LIMITED.exec(source) ?? []
  const counties = findRegions(places)
    .map(({ region }) => region)
    .filter(({ code }) => code.length === COUNTY)
  return counties.length > 0 ? counties : listedIn(source, FOR_THESE)
}

/** Digits of a county's code. */
const COUNTY = 6
const LIMITED =
  /适用(?:于|范围[为是：:])([^。；\n]{4,80}?)[，,；;。]\s?(?:其他|其余|各)(?:各)?县[^。；\n]{0,24}参照(?:本[^，。；\n]{1,8}?)?(?:执行|制定|实施)/

const PLACES = '([\\p{Script=Han}、]{2,60}?)'
const THEIR = '(?:内|范围内|辖区内)?的?(?:各类)?(?:企业|单位|个人|项目|机构|主体|人员|用人|[和及、]){0,6}'
/** 本办法不适用于合肥市、芜湖市企业 */
const NOT_FOR = new RegExp(`${OWN}不适用于${PLACES}${THEIR}(?=[，,。；;\\s])`, 'gu')
/** 本办法适用于合肥市、芜湖市以外的企业 */
const FOR_OTHERS = new RegExp(`${OWN}适用(?:于|范围[为是：:])(?:[全本我][省市]除?|除)?${PLACES}[之以]外`, 'gu')
/** 本办法适用于皖北六市（淮北市、亳州市、宿州市） */
const FOR_THESE = new RegExp(
  `${OWN}适用(?:于|范围[为是：:])[\\p{Script=Han}]{0,12}[（(](?:[即指][：:]?|包括)?${PLACES}[）)]${THEIR}(?=[，,。；;\\s])`,
  'gu',
)

const EXCLUDED =
  /(?:行政区域|范围|[省市区县]内|全[省市])[^，,。；;\n（(]{0,12}[（(，,]?(?:不含|不包括)([^，,。；;\n）)]{2,30})|(?:[市辖]区|区域|范围|[省市区县]内)(?:内)?[（(]([^，,。；;\n（()）]{2,20})除外[）)]/g

/** 岱山县、嵊泗县的单位按所在县政策申请, 某县不适用本办法, 某区另行制定, 某县可参照制定. */
const OWN_RULES =
  /(?<=^|[\s。；;，,（(])([\p{Script=Han}、]{3,40}?)(?:的(?:[单位企业个人项目和及、]{2,12}))?(?:(?:按照?|依照|执行|适用)(?:所在|各自|本|当地|其)[地县市区旗]*(?:自身)?的?(?:相关|有关)?(?:政策|规定|办法|标准)|(?:由(?:所在|当地|各自)[^，。；\n]{1,14}[，,])?不(?:适用|执行|享受)本(?:办法|政策|措施|细则|意见|通知|规定)|(?:另行|自行)(?:制定|出台|规定)|可?以?参照(?:本[^，。；\n]{1,8}?)?(?:另行|自行)?制定)/gu

const OWN_AND_PARTS: ReadonlySet<string> = new Set(['same', 'descendant'])

/** What a document's place is to another; the country is above all, and a city above the zone that its text tells of. */
export function kinship(document: PolicyDocument, place: Region): ReturnType<typeof relation> {
  const region = regionOfDocument(document)
  if (!region) return 'unrelated'
  const how = relation(region, place)
  return how === 'unrelated' && tellsOfZone(document, region, place) ? 'ancestor' : how
}

/** 湘江新区的企业由…受理 in a text of 长沙: by its code the zone lies in the province, and in none of its cities. */
function tellsOfZone({ source }: PolicyDocument, { code }: Region, place: Region): boolean {
  const [, province] = ZONE_OF_PROVINCE.exec(place.code) ?? []
  return province !== undefined && code.startsWith(province) && source.includes(place.name)
}

const ZONE_OF_PROVINCE = /^(\d\d)X/

const named = new WeakMap<PolicyDocument, readonly Region[]>()

/** Nobody knows whose document it is; one that names other places, and none of this one's, is hardly this one's. */
function mayBeOf(document: PolicyDocument, place: Region): boolean {
  const regions = regionsNamedIn(document)
  return regions.length === 0 || regions.some((region) => relation(region, place) !== 'unrelated')
}

function regionsNamedIn(document: PolicyDocument): readonly Region[] {
  const known = named.get(document)
  const regions = known ?? findRegions(document.source.slice(0, MOST_READ)).map(({ region }) => region)
  if (!known) named.set(document, regions)
  return regions
}

/** Characters. */
const MOST_READ = 5000

function placeFit(document: PolicyDocument, place: Region, isAbove: boolean): number {
  const region = regionOfDocument(document)
  if (!region) return mayBeOf(document, place) ? FIT.unknown : 0
  const how = kinship(document, place)
  if (how === 'unrelated' || (!isAbove && how === 'ancestor' && excludes(document, place))) return 0
  return FIT[how]
}
