import type { Span } from '../model.ts'
import { CHARACTERS, crossesWord, gazetteer, NATIONAL, regionOf, zoneAfter, type Region } from './gazetteer.ts'

export { NATIONAL, regionOf, type Region } from './gazetteer.ts'

/** A place named in a text. */
export interface RegionMention {
  /** The likeliest division. */
  readonly region: Region
  /** Every division that the name may stand for, the likeliest first: there are five 鼓楼区. */
  readonly candidates: readonly Region[]
  readonly span: Span
  /** As written. A parent and its child that stand together are one mention: `陕西省安康市`. */
  readonly matched: string
}

/** How one place lies to another: the country is the ancestor of all. */
export type Relation = 'same' | 'ancestor' | 'descendant' | 'unrelated'

/**
 * The administrative divisions of China that a text names, in order and without overlap. Names that are ordinary words
 * as well (朝阳, 新建, 和平) count only with the word for their kind (新建区) or beside their parent (江西新建), one-character
 * names (黔, 豫) only alone or after 在/赴/来 …. Time is linear in the text.
 */
export function findRegions(text: string): RegionMention[] {
  return certainOf(joinPaths(nameHits(text), text), text)
}

/** The places that `findRegions` finds in a text, and the names that it takes for ordinary words (朝阳, 滨江). */
export interface RegionsIn {
  readonly certain: readonly RegionMention[]
  /** Each with the divisions of that name. */
  readonly doubtful: readonly RegionMention[]
}

/** Both sorts of names in one go. */
export function regionsIn(text: string): RegionsIn {
  const joined = joinPaths(nameHits(text), text)
  return {
    certain: certainOf(joined, text),
    doubtful: joined.filter((hit) => hit.weak).map((hit) => mentionOf(hit, text)),
  }
}

function certainOf(joined: readonly Hit[], text: string): RegionMention[] {
  const kept = joined.filter((hit) => !hit.weak)
  const all = [...kept, ...characterHits(text, kept)].sort((a, b) => a.start - b.start)
  return settle(all).map((hit) => mentionOf(hit, text))
}

/**
 * The place that a name stands for: `安康`, `陕西省安康市`, `黔`, `全国`. Null if there is no such place or if the name
 * alone does not tell which is meant (鼓楼区).
 */
export function resolveRegion(name: string): Region | null {
  const [first, ...others] = regionsNamed(name)
  if (!first) return null
  const rivals = others.filter((other) => other.code.length === first.code.length)
  return rivals.length > 0 ? null : first
}

/** Every place that a whole name may stand for, higher divisions first. */
export function regionsNamed(name: string): Region[] {
  const text = name.replace(/[\s\u3000]+/g, '')
  if (NATIONAL_NAMES.has(text)) return [NATIONAL]
  const character = CHARACTERS[text]
  if (character) return [regionOf(character) ?? NATIONAL]
  const hits = joinPaths(nameHits(text), text)
  const [hit] = hits
  if (!hit || hits.length > 1 || hit.start !== 0 || hit.end !== text.length) return []
  return hit.codes.flatMap((code) => regionOf(code) ?? [])
}

/** The full path as one string: `内蒙古自治区鄂尔多斯市东胜区`; `全国` for the country. */
export function formatRegion(region: Region): string {
  return region.path.join('') || NATIONAL.name
}

/**
 * Names, full and short, of these places, of those around them and of those inside them, higher divisions first. Names
 * that are ordinary words as well are left out, and so are short names of the many counties inside.
 */
export function namesNear(regions: readonly Region[]): string[] {
  const own = new Set(regions.map(({ code }) => code).filter((code) => code !== ''))
  const around = new Set([...own].flatMap((code) => [code.slice(0, 2), code.slice(0, 4), code]))
  const isInside = (code: string): boolean => own.has(code.slice(0, 2)) || own.has(code.slice(0, 4))
  return [...gazetteer().names].flatMap(([name, { codes, weak }]) => {
    const isNear = codes.some((code) => around.has(code) || (isInside(code) && (code.length < 6 || name.length > 2)))
    return isNear && !weak ? [name] : []
  })
}

/** Names, full and short, of the country's provinces and cities that are no ordinary words. */
export function namesOfCities(): string[] {
  return [...gazetteer().names].flatMap(([name, { codes, weak }]) =>
    !weak && codes.some((code) => code.length <= 4) ? [name] : [],
  )
}

/** Whether a place is a development zone (东营经济技术开发区): part of its city or county, and no level below it. */
export function isZone({ code }: Region): boolean {
  return /^(?:\d{4}7\d|\d+Z\d)$/.test(code)
}

/** What `a` is to `b`: `relation(陕西省, 安康市)` is `ancestor`. */
export function relation(a: Region, b: Region): Relation {
  if (a.code === b.code) return 'same'
  if (b.code.startsWith(a.code)) return 'ancestor'
  return a.code.startsWith(b.code) ? 'descendant' : 'unrelated'
}

/** The provinces that are known by this one character (黔, 皖), for document numbers such as 皖政〔2020〕1号. */
export function regionOfCharacter(character: string): Region | null {
  const code = CHARACTERS[character]
  return code ? regionOf(code) : null
}

interface Hit {
  readonly start: number
  readonly end: number
  readonly codes: readonly string[]
  readonly weak: boolean
}

function mentionOf({ codes, start, end }: Hit, text: string): RegionMention {
  return {
    region: regionOf(codes[0] ?? '') ?? NATIONAL,
    candidates: codes.flatMap((code) => regionOf(code) ?? []),
    span: { start, end },
    matched: text.slice(start, end),
  }
}

const NATIONAL_NAMES = new Set(['全国', '国家', '中国', '国家级', '中央', '全国范围', '中华人民共和国'])

/** Longest names first at each place, left to right. */
function nameHits(text: string): Hit[] {
  const hits: Hit[] = []
  for (let start = 0; start < text.length;) {
    const found = nameAt(text, start)
    // 一车人来安康: the verb and 安康, and not 来安.
    const next = found && text.charAt(start) === '来' ? nameAt(text, start + 1) : null
    const hit = next && !next.weak ? next : found
    if (hit) hits.push(hit)
    start = hit ? hit.end : start + 1
  }
  return hits
}

function nameAt(text: string, start: number): Hit | null {
  const { names, lengths } = gazetteer()
  for (const length of lengths.get(text.charAt(start)) ?? []) {
    const end = start + length
    if (end > text.length) continue
    const name = text.slice(start, end)
    const entry = names.get(name)
    if (!entry) continue
    const before = start > 0 ? text.charAt(start - 1) : ''
    if (crossesWord(name, before, text.slice(end, end + 2)) || insideWord(text, start, end)) continue
    if (isCutShort(name, text.slice(end)) || isStreet(name, text.slice(end))) continue
    const zone = entry.weak ? null : zoneAfter(entry.codes, text.slice(end, end + LONGEST_ZONE))
    if (zone) return { start, end: end + zone.length, codes: zone.codes, weak: false }
    return { start, end, codes: entry.codes, weak: entry.weak }
  }
  return null
}

/** Characters of a zone's name after its place (高新技术产业开发区), and of what follows it. */
const LONGEST_ZONE = 12

/** 新兴市|场, 武汉市|场: the word for the kind of place belongs to what follows. */
function isCutShort(name: string, after: string): boolean {
  return name.length > 2 && /^(?:市[场值]|区[块间别域])/.test(name.slice(-1) + after)
}

/** 北京路那边的店, 南京东路: a street that is named after a place lies elsewhere. */
function isStreet(name: string, after: string): boolean {
  return !/[省市县区州盟旗]$/.test(name) && STREET.test(after)
}

const STREET = /^[东西南北中]?(?:[一二三四五六七八九十]?路(?![演桥径线上况由权政网过口局港])|大[街道])/

/** Words that hold a place's name without meaning the place (湖北公安交管部门 is not in 公安县); 吉林大学生 does mean it. */
const FALSE_FRIENDS = [
  // 以旧换新都有哪些补贴: newer than the dictionary that tells which words cross a name.
  '换新都',
  '焕新都',
  '翻新都',
  // 补偿款能拿来安置职工吗.
  '来安置',
  '大理石',
  '三明治',
  '出海口',
  '入海口',
  '黄石公园',
  '普洱茶',
  '张家口碑',
  '中山装',
  '中山大学',
  '吉林大学',
  '南开大学',
  ...['部', '厅', '局', '分局', '机关', '部门', '交管', '交警', '民警', '干警', '交通', '检查站'].map(
    (of) => `公安${of}`,
  ),
]

function insideWord(text: string, start: number, end: number): boolean {
  const name = text.slice(start, end)
  return FALSE_FRIENDS.some((word) => {
    const offset = word.indexOf(name)
    return offset >= 0 && text.startsWith(word, start - offset) && text.charAt(start - offset + word.length) !== '生'
  })
}

/** Joins a parent with the child that follows it, and takes from an ambiguous child the one that fits its parent. */
function joinPaths(hits: readonly Hit[], text: string): Hit[] {
  const joined: Hit[] = []
  for (const hit of hits) {
    const parent = joined.at(-1)
    const gap = parent ? text.slice(parent.end, hit.start) : ''
    const codes = parent && (gap === '' || gap === ' ') ? childrenOf(parent.codes, hit.codes) : []
    if (parent && codes.length > 0 && !parent.weak)
      joined[joined.length - 1] = { ...hit, start: parent.start, codes, weak: false }
    else joined.push(hit)
  }
  return joined
}

function childrenOf(parents: readonly string[], codes: readonly string[]): string[] {
  return codes.filter((code) => parents.some((parent) => code.length > parent.length && code.startsWith(parent)))
}

/** An ambiguous name means the place that lies in, or around, another place named in the same text. */
function settle(hits: readonly Hit[]): Hit[] {
  const certain = hits.flatMap((hit) => (hit.codes.length === 1 ? hit.codes : []))
  return hits.map((hit) => {
    if (hit.codes.length < 2 || certain.length === 0) return hit
    const near = (code: string): number => (certain.some((other) => code.startsWith(other)) ? 0 : 1)
    return { ...hit, codes: [...hit.codes].sort((a, b) => near(a) - near(b)) }
  })
}

const HAN = /\p{Script=Han}/u
/** Before a one-character name, and what may follow it so that it is not the start of another word. */
const BEFORE_CHARACTER = new Set('在来赴驻入到返离')
const AFTER_CHARACTER = new Set('设投落注创工就企从经开建发兴办参高单院')
const SEVERAL = /[京津冀沪苏浙皖川渝粤港澳陕甘宁云贵黔滇桂湘鄂赣闽豫鲁晋辽吉黑琼青藏]{3,}/gu

function characterHits(text: string, taken: readonly Hit[]): Hit[] {
  const used = new Uint8Array(text.length)
  for (const hit of taken) used.fill(1, hit.start, hit.end)
  const hits: Hit[] = []
  const add = (at: number): void => {
    const code = CHARACTERS[text.charAt(at)]
    if (!code || used[at] === 1) return
    used[at] = 1
    hits.push({ start: at, end: at + 1, codes: [code], weak: false })
  }
  for (const group of text.matchAll(SEVERAL)) for (let i = 0; i < group[0].length; i++) add(group.index + i)
  for (const { index } of text.matchAll(CHARACTER)) if (standsAlone(text, index)) add(index)
  return hits
}

const CHARACTER = new RegExp(`[${Object.keys(CHARACTERS).join('')}]`, 'g')

function standsAlone(text: string, at: number): boolean {
  const before = text.charAt(at - 1)
  const after = text.charAt(at + 1)
  const openLeft = before === '' || !HAN.test(before)
  const openRight = after === '' || !HAN.test(after)
  if (openLeft) return openRight || (at === 0 && /^[呢的省]$/.test(after) && text.length <= 8)
  return BEFORE_CHARACTER.has(before) && (openRight || AFTER_CHARACTER.has(after))
}
