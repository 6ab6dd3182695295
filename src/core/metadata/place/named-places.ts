/** What the places that a text names come to together. */
import { relation, type Region, type RegionMention } from '../../regions/index.ts'

/** Characters; a place is named early and often. */
export const MOST_READ = 60_000

/** The first place named, or the deepest that lies in it; null if there is none. */
export function deepest(mentions: readonly RegionMention[]): Region | null {
  const [first] = mentions
  if (!first) return null
  return mentions.reduce((best, { region }) => (relation(best, region) === 'ancestor' ? region : best), first.region)
}

/** The deepest of several places that lie one in the other; null if they do not, or if there are none. */
export function deepestOfOnePath(places: readonly Region[]): Region | null {
  const [last, ...others] = [...places].sort((a, b) => b.code.length - a.code.length)
  return last && others.every(({ code }) => last.code.startsWith(code)) ? last : null
}

/** Codes of the places whose names leave no doubt. */
export function certainIn(mentions: readonly RegionMention[]): ReadonlySet<string> {
  return new Set(mentions.flatMap(({ region, candidates }) => (candidates.length === 1 ? [region.code] : [])))
}

/** The first of several places of the same name and level that is, or lies in, a place named for certain; or null. */
export function theOneMeant(candidates: readonly Region[], certain: ReadonlySet<string>): Region | null {
  const [first] = candidates
  if (!first) return null
  const rivals = candidates.filter(({ code }) => code.length === first.code.length && code !== first.code)
  if (rivals.length === 0 || certain.has(first.code)) return first
  const meant = [first, ...rivals].filter(({ code }) => [2, 4, 6].some((length) => certain.has(code.slice(0, length))))
  return meant.length === 1 ? (meant[0] ?? null) : null
}

/** 北京路, 临汾路街道: streets all over the country are named after places. */
export function isStreet(matched: string, after: string): boolean {
  return !/[省市县区州盟旗]$/.test(matched) && /^[东南西北中一二三]?(?:路|大道|大街|街道)/.test(after)
}
