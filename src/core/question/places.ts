import {
  formatRegion,
  NATIONAL,
  regionsIn,
  regionsNamed,
  relation,
  resolveRegion,
  type Region,
  type RegionMention,
  type RegionsIn,
} from '../regions/index.ts'
import { isCountry } from '../regions/continents.ts'
import { atHome, isNotAsked } from './away.ts'
import { LONGEST_WORD, lexiconWords } from './lexicon.ts'
import type { Span } from '../model.ts'
import { normalise } from '../text/normalise.ts'
import type { LibraryDocument, PlaceMention } from './types.ts'
import { asNamedHere } from './zone-names.ts'

/** What tells which of several places of one name is meant. */
export interface PlaceContext {
  readonly documents: readonly LibraryDocument[]
  /** The place bound to the chat. */
  readonly bound?: string | undefined
  /** The places that the conversation is about. */
  readonly talkedOf?: readonly string[] | undefined
  /** Whether a text of the library uses a word. */
  readonly hasWord?: ((word: string) => boolean) | undefined
}

/**
 * The places that normalised text names, in order, each once; of places that share a name, those that may be meant.
 *
 * @param regions what `regionsIn` finds in the text
 */
export function placesIn(text: string, regions: RegionsIn, context: PlaceContext): readonly PlaceMention[] {
  const { documents, bound, talkedOf = [], hasWord } = context
  const mentions = new Map<string, PlaceMention>()
  for (const [group, members] of GROUPS) {
    if (!text.includes(group) || IN_NAMES.test(text.slice(text.indexOf(group) + group.length))) continue
    for (const member of members) {
      const region = resolveRegion(member)
      if (region) mentions.set(formatRegion(region), { region: formatRegion(region), text: group, from: 'question' })
    }
  }
  const certain = regions.certain.map((mention) => cityOfZone(mention, documents))
  const said = [...certain, ...shortCounties(text)].filter(({ span }) => !crossesOtherWord(text, span))
  const named = said.filter(({ span }) => !isNotAsked(text, span))
  const asked = named.filter((mention) => !isOfName(text, mention, named, bound, documents))
  const found = atHome(text, asked, bound, bound !== undefined || talkedOf.length > 0)
  // 湘潭 as the chat's place is the city, and 湘潭县 only where that is said.
  const ofChat = boundPlace(bound, documents).flatMap(({ region }) => resolveRegion(region) ?? [])
  for (const { region, candidates, matched, span } of found) {
    const inside = ofChat.find((place) => relation(region, place) === 'ancestor')
    if (inside && LIVES_AT.test(text.slice(0, span.start))) {
      mentions.set(formatRegion(inside), { region: formatRegion(inside), text: matched, from: 'question' })
      continue
    }
    const others = found.flatMap((other) => (other.matched === matched ? [] : [other.region]))
    const around = [...others, ...ofChat]
    for (const mention of meant(candidates, documents, around, hasWord)) {
      if (!mentions.has(mention.region)) mentions.set(mention.region, { ...mention, text: matched, from: 'question' })
    }
  }
  for (const { candidates, matched } of heldAndNamed(text, regions.doubtful, documents, found)) {
    const namesakes = candidates.length > 1 ? { namesakes: candidates.map(formatRegion) } : {}
    for (const region of candidates.filter((candidate) => isHeld(candidate, documents)).map(formatRegion)) {
      if (!mentions.has(region)) mentions.set(region, { region, ...namesakes, text: matched, from: 'question' })
    }
  }
  if (mentions.size > 0) return [...mentions.values()]
  const [national] = OF_THE_COUNTRY.exec(text) ?? []
  if (national) return [{ region: formatRegion(NATIONAL), text: national, from: 'question' }]
  return placeOfLevel(text, context)
}

/** 从武汉回天津了, in a chat of 滨海新区: who tells of being in the wider place is still in the one that the chat is bound to. */
const LIVES_AT = /(?:回到?|返回|[来待留]在|[我咱]们?(?:公司|单位)?(?:在|住在?))$/

/**
 * 扬州经开区, where the library has nothing of the zone: its city is asked about, whose documents may speak of the zone by
 * their titles alone.
 */
function cityOfZone(mention: RegionMention, documents: readonly LibraryDocument[]): RegionMention {
  const { region, span, matched } = mention
  const name = matched.replace(ZONE, '')
  const city = name === matched || isHeld(region, documents) ? null : resolveRegion(name)
  if (!city || relation(city, region) !== 'ancestor') return mention
  return { region: city, candidates: [city], span: { ...span, end: span.start + name.length }, matched: name }
}

const ZONE = /(?:经济(?:技术)?开发区|高新技术(?:产业)?开发区|开发区|经开区|高新区)$/

/** 专精特新和小巨人, 专精特新民企, 在越南投了: the name (新和, 新民, 南投) begins with the end of a longer word of policies, or of a country. */
function crossesOtherWord(text: string, { start, end }: Span): boolean {
  for (let cut = start + 1; cut < end; cut++) {
    for (let from = Math.max(0, cut - LONGEST_WORD); from < start; from++) {
      const word = text.slice(from, cut)
      if ((word.length >= SHORTEST_COMPOUND && lexiconWords().has(word)) || isCountry(word)) return true
    }
  }
  return false
}

/** Characters of a word that a name may not cut. */
const SHORTEST_COMPOUND = 3

/** 我是看国家统一的规定, 国家方案里: no place's own rule is asked for. */
const OF_THE_COUNTRY =
  /(?:国家|全国)(?:层面)?统一的?(?:规定|政策|标准|要求)|国家统一的|国家层面的?(?:规定|政策|标准|要求)?|国家的?(?:那个|那份)?(?:方案|文件|办法|条例|通知)(?!号)/

/** 那县里呢, 省里有没有奖: the county or the province of the place that is talked of, if no other level is named beside it. */
function placeOfLevel(text: string, { documents, bound, talkedOf = [] }: PlaceContext): readonly PlaceMention[] {
  const named = [...text.matchAll(LEVEL)]
  const [level] = named
  if (!level?.[1] || named.length > 1) return []
  const known = [...talkedOf, ...(bound ? [bound] : [])].flatMap((name) => resolveRegion(name) ?? [])
  const inside = [...known, ...regionsOf(documents).filter((region) => known.some((place) => isWithin(region, place)))]
  const found = new Set(
    inside.flatMap((region) => ownCity(region, level[1], documents) ?? atLevel(region, level[1] ?? '') ?? []),
  )
  const [region] = found
  const isOne =
    region !== undefined && (found.size === 1 || known.some((place) => atLevel(place, level[1] ?? '') === region))
  return isOne ? [{ region, text: level[0], from: 'question' }] : []
}

const LEVEL = /(?<![全各两分])([省市区县州旗])里(?![程面弄])/gu

/** 市里, asked in 晋江市: a city within a city is meant itself, where the library has documents of it and none of the one around it. */
function ownCity(region: Region, level: string | undefined, documents: readonly LibraryDocument[]): string | null {
  if (level !== '市' || region.code.length !== 6 || !region.name.endsWith('市') || !isHeld(region, documents))
    return null
  const around = resolveRegion(region.path.slice(0, 2).join(''))
  return around && isHeld(around, documents) ? null : formatRegion(region)
}

/** The full name of the province, city or county that a place is or lies in; null if it is wider than that. */
function atLevel({ path, code }: Region, level: string): string | null {
  const isOfMunicipality = path.length === 2 && code.length === 6
  if (level === '省') return path[0] ?? null
  if (level === '市' || level === '州') {
    if (code.length < 4) return null
    return path.slice(0, isOfMunicipality ? 1 : 2).join('')
  }
  return code.length === 6 ? path.join('') : null
}

/**
 * 滨江小巨人, 我们朝阳的补贴: a name that is an ordinary word as well is the place where the library has documents of just
 * that place and the name stands where who asks names a place.
 */
function heldAndNamed(
  text: string,
  doubtful: readonly RegionMention[],
  documents: readonly LibraryDocument[],
  certain: readonly RegionMention[],
): RegionMention[] {
  const isBesideAnother = (end: number): boolean =>
    certain.some(({ span }) => span.start === end + 1 && BETWEEN_PLACES.has(text.charAt(end)))
  return doubtful.filter(({ candidates, span: { start, end } }) => {
    const after = text.slice(end)
    const isPlace =
      isBesideAnother(end) ||
      AFTER_PLACE.test(after) ||
      (BEFORE_PLACE.test(text.slice(0, start)) && !GOES_ON.test(after))
    return isPlace && candidates.some((candidate) => isHeld(candidate, documents))
  })
}

const BETWEEN_PLACES = new Set('和跟与及比、/')
/** The question or a clause of it begins, or a word stands there that leads to a place. */
const BEFORE_PLACE = /(?:^|[^\p{L}\p{N}]|[在到去来问和跟与及比]|[我咱]们?|请问|想问下?)$/u
const AFTER_PLACE = /^(?:[的有区市县]|[这那]边|[这那]里|本地|当地)/
/** 朝阳产业, 新建企业, 日照时间: the name is no name but says of what follows what sort it is. */
const GOES_ON =
  /^(?:产业|行业|企业|项目|工程|厂房|厂|住房|小区|设施|建设|发展|改造|规划|时间|时数|时长|条件|[性型类化式])/

function isHeld(place: Region, documents: readonly LibraryDocument[]): boolean {
  return regionsOf(documents).some(({ code }) => code === place.code)
}

/**
 * Counties of one character (萧县, 易县). In a text 和县 may be the end of 市和县, and 范县 that of 示范县; who asks begins with
 * the place, after a pause, or after a word that leads to one. Where the character is in use for little else (酒店歙县奖多少),
 * it may stand anywhere.
 */
function shortCounties(text: string): RegionMention[] {
  return [...text.matchAll(SHORT_COUNTY)].flatMap((match) => {
    const [name] = match
    const candidates = regionsNamed(name)
    const [region] = candidates
    const span = { start: match.index, end: match.index + name.length }
    return region ? [{ region, candidates, span, matched: name }] : []
  })
}

const SHORT_COUNTY =
  /(?:(?<=^|[^\p{L}\p{N}]|[在到去来是问]|(?:问|咨询|打听|了解|请教|查询?|看|说|讲)(?:一?下|个)|[帮给替]我)\p{Script=Han}|[歙萧泗莘沛郏杞浚睢莒绛隰沁盂岚珙攸泸岷蔚滦嵩曹])县(?![级区里城域乡委直内外])/gu

/**
 * Of places that share a name one inside another (大理州, 大理市) as `innerMeant` says. Of others (there are five 鼓楼区) those inside or around another place that was named; then those
 * of which the library has documents; then those under a place of which it has some; then those whose full name a text
 * uses (长宁区, and not 长宁县); or all, if nothing tells.
 */
function meant(
  candidates: readonly Region[],
  documents: readonly LibraryDocument[],
  around: readonly Region[],
  hasWord: (word: string) => boolean = () => false,
): readonly Pick<PlaceMention, 'region' | 'namesakes'>[] {
  const inner = innerMeant(candidates, documents, around)
  if (inner) return [{ region: formatRegion(inner), namesakes: candidates.map(formatRegion) }]
  const level = candidates[0]?.code.length
  const rivals = candidates.filter(({ code }) => code.length === level)
  if (rivals.length < 2)
    return rivals.map((region) => ({
      region: formatRegion(asNamedHere(region, documents, (place) => isHeld(place, documents))),
    }))
  const own = regionsOf(documents)
  const tests: readonly ((rival: Region) => boolean)[] = [
    (rival) => around.some((place) => isWithin(rival, place) && place.code !== ''),
    (rival) => own.some((region) => isWithin(region, rival)),
    (rival) => own.some((region) => isWithin(rival, region) && region.code !== ''),
    ({ path }) => hasWord(path.at(-1) ?? ''),
  ]
  const namesakes = rivals.map(formatRegion)
  const [fitting = rivals] = tests.map((test) => rivals.filter(test)).filter((kept) => kept.length > 0)
  return fitting.map((region) => ({ region: formatRegion(region), namesakes }))
}

/**
 * 大理, said where the chat is bound to 大理市, or where the library has documents of that and none of 大理州: the place inside
 * the one that its short name stands for as well.
 */
function innerMeant(
  [widest, ...others]: readonly Region[],
  documents: readonly LibraryDocument[],
  around: readonly Region[],
): Region | undefined {
  if (!widest) return undefined
  const inside = others.filter((other) => relation(other, widest) === 'descendant')
  const said = inside.find((place) => around.some(({ code }) => code === place.code))
  return said ?? (isHeld(widest, documents) ? undefined : inside.find((place) => isHeld(place, documents)))
}

function isWithin(region: Region, place: Region): boolean {
  const kinship = relation(region, place)
  return kinship === 'same' || kinship === 'descendant'
}

const regions = new WeakMap<readonly LibraryDocument[], readonly Region[]>()

/** The places of a library's documents, each once. */
function regionsOf(documents: readonly LibraryDocument[]): readonly Region[] {
  const known = regions.get(documents)
  if (known) return known
  const names = new Set(documents.map(({ region }) => region))
  const own = [...names].flatMap((name) => resolveRegion(name) ?? [])
  regions.set(documents, own)
  return own
}

/**
 * 陕西股交中心 and 陕西省高价值专利大赛, asked in a district of 陕西: the wider place is part of another name. So is that of a zone of which the
 * library holds nothing in 亦庄担保, asked in 北京.
 */
function isOfName(
  text: string,
  { region, span, matched }: RegionMention,
  mentions: readonly RegionMention[],
  bound: string | undefined,
  documents: readonly LibraryDocument[],
): boolean {
  const after = text.slice(span.end)
  const others = mentions.flatMap((other) => (other.matched === matched ? [] : [other.region]))
  const isBeside = (how: ReturnType<typeof relation>): boolean =>
    [...others, ...(bound ? regionsNamed(bound) : [])].some(
      (other) => other.code !== '' && relation(other, region) === how,
    )
  if (SCHOOL.test(after) && !/[省市]$/.test(matched) && (bound !== undefined || others.length > 0)) return true
  if (NAMES_ON.test(after)) return isBeside('descendant')
  if (FACILITY.test(after)) return isBeside('descendant') || (!isHeld(region, documents) && isBeside('unrelated'))
  // Only the chat's place is known to be the asker's; of places named in the question each may be asked about.
  if (KNOWN_FOR.test(after)) return bound !== undefined && !isHeld(region, documents)
  return FIRM.test(after) && !isHeld(region, documents) && isBeside('ancestor')
}

const NAMES_ON =
  /^(?:省|市)?(?:股交|股权交易|首店|首发|老字号|名牌|大学(?!生)|银行|日报|(?!级)[^,，。?？的]{0,12}(?:大赛|竞赛|锦标赛))/

/** 武汉理工毕业的, 从武汉大学买的专利, asked in a county or of one: a school is called after its city. */
const SCHOOL = /^(?:大学(?![生城])|理工(?!科)|师范(?![生类])|[交师科工农财林医]大(?!\p{Script=Han}?赛))/u

/** 安徽科技大市场, asked in 淮南, 信阳企业在郑州那个交易平台: what bears the name of its seat, and serves others as well. */
const FACILITY = /^[省市]?(?:那[个边]的?|的)?[^,，。?？的]{0,10}?(?:平台|大市场|交易所|交易中心)(?![建政补])/

/** 徽州老宅子, 临川产的板材, asked in another county: the name says of what sort a house is, or whence a thing comes. */
const KNOWN_FOR = /^(?:古(?:城|镇|村|民居|建筑|宅|街)|老(?:宅|房|屋|街)|民居|风格|风味|菜(?!市|场)|产的)/

/** 亦庄担保, 中关村银行, asked in 北京: a firm that bears the name of a zone. */
const FIRM =
  /^(?:国际|科技|融资|股份|农村商业)*(?:再?担保(?!补|政策)|公司|有限|集团|银行|农商行|信用社|租赁|信托|证券|基金)/

/** Places that people name together. */
const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  ['北上广', ['北京市', '上海市', '广东省广州市']],
  ['江浙沪', ['江苏省', '浙江省', '上海市']],
  ['长三角', ['江苏省', '浙江省', '上海市', '安徽省']],
  ['京津冀', ['北京市', '天津市', '河北省']],
  ['珠三角', ['广东省']],
  ['大湾区', ['广东省']],
  ['东三省', ['辽宁省', '吉林省', '黑龙江省']],
]

/** 长三角一体化, 长三角知识产权交易市场, 大湾区建设: what provinces do together, and the rules of none of them. */
const IN_NAMES =
  /^(?:地区)?(?:一体化|协同|联盟|建设|(?:[^,，。?？的和跟与及]{0,6})(?:交易市场|大市场|共同体|合作区|示范区|交易平台|公共服务平台|资源共享))/

/**
 * The place bound to the chat, as mentions: several if its name does not tell which is meant. A name that is no division's
 * (昆山经济技术开发区, 合肥市政务区) is read as it would be in a question; none if nothing of it is known.
 */
export function boundPlace(name: string | undefined, documents: readonly LibraryDocument[]): readonly PlaceMention[] {
  if (!name) return []
  const whole = meant(regionsNamed(name), documents, [])
  const text = normalise(name)
  const mentions = whole.length > 0 ? whole : placesIn(text, regionsIn(text), { documents })
  return mentions.map((mention) => ({ ...mention, text: name, from: 'bound' }))
}

/** 五个地方都怎么说, 各地分别多少, 所有文件里…: asked of every place; 医院里哪些地方 is asked of parts of a hospital. */
export function asksAllPlaces(text: string): boolean {
  return ALL_PLACES.test(text)
}

const ALL_PLACES =
  /(?:各|所有|全部|每个?|不同|[二两三四五六七八九十几]个?)的?(?:地方|地区|地市|城市|省份|省市|市县)(?!政府|财政|税务|标准|性|人民|各级|国家机关)|各(?:地|省|市)(?:的|都|分别|怎么|有|是)|^各地|(?<![里内中上面边])哪(?:些|几个|几)地方|哪(?:些|几个|几)(?:地区|地市|城市|省|市|区|县)|各(?:地|省|市).{0,12}(?:都|分别)|哪个?(?:地方|市|省|城市|地区|里|儿).{0,8}(?:最|更)/

/** Whether a document of `documentRegion` speaks of the place: its own, or one inside it. */
export function isOfPlace(document: LibraryDocument, place: Region): boolean {
  const own = resolveRegion(document.region)
  return own !== null && isWithin(own, place)
}
