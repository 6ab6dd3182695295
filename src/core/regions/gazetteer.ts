import { lazy } from '../lazy.ts'
import aliases from './aliases.json' with { type: 'json' }
import data from './divisions.json' with { type: 'json' }
import { shortName } from './names.ts'

/** A place in the administrative divisions; `path` runs from the province down and holds full names. */
export interface Region {
  /** National code without trailing zeros (`61`, `6109`, `610902`); '' for the whole country. */
  readonly code: string
  /** The full name of the last level: `东胜区`. */
  readonly name: string
  readonly path: readonly string[]
}

/** A name as written, with every division it may stand for. */
export interface Entry {
  readonly codes: readonly string[]
  /** True if the name is also an ordinary word, or too short, and needs a parent beside it (江西新建, 辽宁朝阳). */
  readonly weak: boolean
}

export const NATIONAL: Region = { code: '', name: '全国', path: [] }

/** Names of divisions by code; '' for those that are named like their kind (市辖区). */
const divisions = lazy(() => new Map([...listed(data.divisions), ...Object.entries(aliases.extra)]))

/** By short name the characters that make another word of its first and of its last one. */
const resumed = lazy(() => new Map(listed(data.resumed)))
const blocked = lazy(() => new Map(listed(data.blocked).map(([name, sides]) => [name, sides.split('/')] as const)))

/** Provinces known by one character; `characters[c]` is a code. */
export const CHARACTERS: Readonly<Record<string, string>> = aliases.characters

interface Gazetteer {
  readonly names: ReadonlyMap<string, Entry>
  /** For each first character the lengths that names with it have, longest first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>
}

/** The names of all divisions; built at first use, in a few milliseconds. */
export const gazetteer = lazy(build)

/** The division with this code, or null. */
export function regionOf(code: string): Region | null {
  if (code === '') return NATIONAL
  const name = divisions().get(code) ?? nameOfZone(code)
  if (!name) return null
  const parents = [2, 4, 6]
    .filter((length) => length < code.length)
    .map((length) => divisions().get(code.slice(0, length)) ?? '')
  return { code, name, path: [...parents.filter((parent) => parent !== ''), name] }
}

/**
 * Whether a short name that stands between these two characters is really a part of other words: 确|保定|期.
 * `next` holds the two characters that follow.
 */
export function crossesWord(name: string, before: string, next: string): boolean {
  const sides = blocked().get(name)
  if (!sides) return false
  if (before !== '' && sides[0]?.includes(before)) return true
  const after = next.charAt(0)
  if (after === '' || !sides[1]?.includes(after)) return false
  const wholeCity = after === '全' && /[市省县区州]/.test(next.charAt(1))
  const resumes = next.length > 1 && Boolean(resumed().get(after)?.includes(next.charAt(1)))
  return !wholeCity && !resumes
}

/** The entries of a table that is written as one text: three thousand keys would take each start 10 ms to parse. */
function listed(table: string): [string, string][] {
  return table.split(' ').map((entry) => {
    const [key = '', value = ''] = entry.split('=')
    return [key, value]
  })
}

function build(): Gazetteer {
  const names = new Map<string, { codes: string[]; weak: boolean }>()
  const ordinary = new Set([...data.ordinary.split(' '), ...aliases.ordinary])
  const ordinaryFull = new Set(aliases.ordinaryFull)
  const add = (name: string, code: string, weak: boolean): void => {
    const known = names.get(name)
    if (!known) names.set(name, { codes: [code], weak })
    else if (!known.codes.includes(code)) known.codes.push(code)
  }
  const named = [...divisions()].filter(([, name]) => name !== '').sort(byLevel)
  const parts = named.map(([code, name]) => ({ code, name, short: shortName(name) }))
  for (const { code, name } of parts) add(name, code, name.length < 3 || ordinaryFull.has(name))
  for (const { code, name, short } of parts) if (short !== name) add(short, code, ordinary.has(short))
  for (const { code, name, short } of parts) {
    if (code.length !== 6 || short === name) continue
    for (const former of formerNames(name, short)) if (!names.has(former)) add(former, code, false)
  }
  for (const [said, code] of zoneNames(named)) if (!names.has(said)) add(said, code, false)
  for (const [name, code] of Object.entries(aliases.names)) if (name.length > 1) add(name, code, ordinary.has(name))
  return { names, lengths: lengthsByFirst(names.keys()) }
}

/** Counties become cities and districts every year; texts keep the old name: 旬阳县 for 旬阳市. */
function formerNames(name: string, short: string): string[] {
  if (name.endsWith('区')) return [`${short}县`, `${short}市`]
  return name.endsWith('市') ? [`${short}县`] : []
}

/**
 * What people call a development zone that bears its city's name: 东营经开区, 邢台市经济开发区, and 东营开发区 where the city
 * has no other.
 */
function zoneNames(named: readonly (readonly [code: string, name: string])[]): [said: string, code: string][] {
  const zones = named.flatMap(([code, name]) => {
    const [province, city] = [divisions().get(code.slice(0, 2)), divisions().get(code.slice(0, 4))]
    if (code.length !== 6 || !province || !city) return []
    const own = name.replace(shortName(province), '')
    const kind = ZONES.find(([full]) => [city, shortName(city)].some((place) => full.test(own.replace(place, ''))))
    return kind ? [{ code, city, said: kind[1] }] : []
  })
  return zones.flatMap(({ code, city, said }) => {
    const isOnly = zones.filter((other) => other.city === city).length === 1
    return [city, shortName(city)].flatMap((place) =>
      [...said, ...(isOnly ? ['开发区'] : [])].map((kind): [string, string] => [`${place}${kind}`, code]),
    )
  })
}

/** Kinds of zones by the end of their names, with what they are called. */
const ZONES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^经济(?:技术)?开发区$/, ['经济技术开发区', '经济开发区', '经开区']],
  [/^高新技术(?:产业)?开发区$/, ['高新技术产业开发区', '高新技术开发区', '高新区']],
]

/**
 * The zone of a city or a county that its full name names (天津经济技术开发区, 昆山开发区), as a code inside the place's own, and
 * where it ends; null if nothing of the kind follows. The gazetteer lists a few zones only, and one taken for its whole
 * city would give its rules to all of that. What a district calls its zone is often the district itself.
 *
 * @param codes what the name before it stands for
 * @param after the text that follows the name
 */
export function zoneAfter(codes: readonly string[], after: string): { codes: string[]; length: number } | null {
  const [said = ''] = ZONE.exec(after) ?? []
  const kind = ZONES.findIndex(
    ([full, names]) => full.test(said) || names.includes(said) || names.includes(`${said}区`) || said === '开发区',
  )
  if (said === '' || kind < 0) return null
  // 郑州开发区: the city has several, and nothing tells which.
  const isOne = (code: string): boolean => said !== '开发区' || !zoned().has(code)
  const inside = codes
    .filter((code) => hasZones(code) && isOne(code))
    .map((code) => `${code.padEnd(PREFECTURE, '0')}Z${kind}`)
  return inside.length > 0 ? { codes: inside, length: said.length } : null
}

/** 成都高新给公司啥支持 means the zone, 成都高新企业 the firms of the city. */
const ZONE =
  /^(?:(?:经济(?:技术)?开发区|高新技术(?:产业)?开发区|开发区|经开区|高新区)(?![域间块])|(?:高新|经开)(?=$|[\s的给这那有里,，。?？!！]))/

/** The cities of which the gazetteer lists zones. */
const zoned = lazy(() => new Set([...divisions().keys()].flatMap((code) => /^(\d{4})7\d$/.exec(code)?.[1] ?? [])))

/** Digits of a city's code. */
const PREFECTURE = 4
const MUNICIPALITIES: ReadonlySet<string> = new Set(['11', '12', '31', '50'])

function hasZones(code: string): boolean {
  if (code.length <= PREFECTURE) return code.length === PREFECTURE || MUNICIPALITIES.has(code)
  return /[市县]$/.test(divisions().get(code) ?? '')
}

/** 天津经济技术开发区 for the code that `zoneAfter` makes. */
function nameOfZone(code: string): string | null {
  const [, place = '', kind = ''] = /^(\d+)Z(\d)$/.exec(code) ?? []
  const name = divisions().get(place) ?? divisions().get(place.replace(/00$/, ''))
  const said = ZONES[Number(kind)]?.[1][0]
  return name && said ? `${shortName(name)}${said}` : null
}

function lengthsByFirst(names: Iterable<string>): Map<string, readonly number[]> {
  const sets = new Map<string, Set<number>>()
  for (const name of names) {
    const first = name.charAt(0)
    const set = sets.get(first)
    if (set) set.add(name.length)
    else sets.set(first, new Set([name.length]))
  }
  return new Map([...sets].map(([first, set]) => [first, [...set].sort((a, b) => b - a)]))
}

/** Higher divisions first, so that 吉林 is first the province and only then the city. */
function byLevel(a: readonly [string, string], b: readonly [string, string]): number {
  return a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1)
}
