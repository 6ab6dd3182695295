import { interleave } from '../../interleave.ts'
import type { Understanding } from '../../question/index.ts'
import type { Collection, Entry } from '../../search/collection.ts'
import { isGuideLine } from '../../search/applies-to.ts'
import { coverages, shareCovered, UNREAD, type Candidate } from '../../search/rank.ts'
import type { Concept, Query } from '../../search/query.ts'
import { particularOf } from '../judging/facets.ts'
import { kinship, type Scope } from '../places/scope.ts'
import { regionName, regionOfDocument } from '../document-names.ts'

const MOST = 12

/**
 * Clauses for a question that asks for all of something: every clause of the section it names ("保障措施有哪几条"), or
 * every clause that grants something where it asks for benefits as such ("安康有哪些奖励和补贴"). Null for any other question.
 */
export function overview(
  understood: Understanding,
  query: Query,
  scope: Scope,
  ranked: readonly Candidate[],
  collection: Collection,
): Candidate[] | null {
  const asksForAll = understood.intents.some(
    (intent) => intent === 'list' || intent === 'compare' || intent === 'amount',
  )
  if (!asksForAll || understood.clauseNumber !== null) return null
  const isInScope = ({ documentIndex }: Pick<Entry, 'documentIndex'>): boolean =>
    (scope.fits[documentIndex] ?? 0) >= IN_SCOPE
  if (onlyBenefits(understood)) return candidates(granted(collection.entries.filter(isInScope), scope), scope)
  // 新老措施的就业补贴有何变化: one document's section compares nothing.
  if (!understood.intents.includes('list') || understood.intents[0] === 'compare') return null
  const nearest = ranked.slice(0, NEAREST).map(({ entry }) => entry)
  const { entries: section, share } = sectionNamed(query, isInScope, collection)
  const meant = nearest.some((entry) => section.includes(entry))
  // 二、电子税务局主要包括哪些办税功能？ is asked by its own heading, not by that of the questions about the 电子税务局.
  // One that is only named together with the document's title is told by a clause whose heading names it as well.
  const isOne = nearest.some((entry) => {
    const own = shareCovered(query.concepts, entry.clause.path.at(-1) ?? '')
    return own > share || (share < NAMED && own === share && !section.includes(entry))
  })
  // 申请一次性创业补贴要带哪些材料: one line of the guide that is headed by its name.
  const says = section.every(({ clause }) => isGuideLine(clause)) ? particularOf(understood.question) : null
  const isOneLine = says !== null && section.some((entry) => says(collection.comparable(entry).text))
  return section.length > 1 && meant && !isOne && !isOneLine ? candidates(section, scope) : null
}

/** Least fit of a place that is asked for or a part of it, or of one above. */
const IN_SCOPE = 0.6

/** A section that is meant holds one of the clauses that fit the question best. */
const NEAREST = 5

const BENEFIT =
  /^(?:奖励|奖|补贴|补助|补|资助|扶持|优惠|支持|政策|惠企|钱|资金|好处|措施|奖金|真金白银|地方|企业|公司|给|拿|到手|手|数额|金额|钱数|带|直接|都|政府|项目|事项|方面|给钱|数|列出?|所有|全部)+$/

function onlyBenefits({ terms }: Understanding): boolean {
  const own = terms.filter(({ from, weight }) => from !== 'lexicon' && from !== 'place' && weight > 0.2)
  const asking = /多少|什么|哪些|哪|几|有|不同|区别/
  const said = own.filter(({ text }) => !asking.test(text))
  const isOfMany = said.filter(({ text }) => /[奖补助]/.test(text)).length > 1
  return (
    said.some(({ text }) => /[奖补贴助惠钱扶]/.test(text)) &&
    said.every(({ text }) => BENEFIT.test(text) || (isOfMany && ONE_OF_MANY.test(text)))
  )
}

/** 奖励啊补贴贴息啊都列一下: in a row with others, what by itself is a subject of its own. */
const ONE_OF_MANY = /^(?:贴息|减免|减税|免税|退税|返还)$/

/** Whether a clause grants something. */
export function isGrant({ clause }: Entry): boolean {
  return clause.facts.some(({ kind }) => kind !== '目标')
}

/**
 * What is granted, the place's own rules first, then those of its parts, then those of the places above it, the nearest
 * first. Of several places each has its turn: none is left out because another one's document is long.
 */
function granted(entries: readonly Entry[], scope: Scope): Entry[] {
  const grants = entries.filter(isGrant).map((entry) => ({ entry, place: regionName(entry.document) }))
  const levels = new Map(grants.map(({ entry, place }) => [place, levelOf(entry, scope)]))
  const order = [...new Set(levels.values())].sort((a, b) => a - b)
  const ofPlace = (name: string) => grants.flatMap(({ entry, place }) => (place === name ? [entry] : []))
  const ofLevel = (level: number) => [...levels].flatMap(([place, own]) => (own === level ? [ofPlace(place)] : []))
  const chosen = order.flatMap((level) => interleave(ofLevel(level))).slice(0, MOST)
  return order.flatMap((level) =>
    ofLevel(level)
      .flat()
      .filter((entry) => chosen.includes(entry)),
  )
}

/** 0 for the place asked about, 1 for its parts, more for the places above it, most for the country. */
function levelOf({ document }: Entry, { places }: Scope): number {
  const kinds = places.map((place) => kinship(document, place))
  if (kinds.includes('same')) return 0
  if (kinds.includes('descendant')) return 1
  return FARTHEST - (regionOfDocument(document)?.code.length ?? 0)
}

const FARTHEST = 10

/** The clauses under the heading that names best what was asked for, and the share that it covers by itself. */
function sectionNamed(
  { concepts }: Query,
  isInScope: (of: Pick<Entry, 'documentIndex'>) => boolean,
  collection: Collection,
): { readonly entries: readonly Entry[]; readonly share: number } {
  const titled = new Map<number, readonly number[]>()
  let best: { readonly entries: readonly Entry[]; readonly share: number } = { entries: [], share: NAMED }
  let own = 0
  for (const section of sectionsOf(collection)) {
    const share = isInScope(section) ? shareNamed(section) : 0
    // 基本原则有哪几条: 一、主要目标和基本原则 names them no better than （二）基本原则 within it.
    const isWithin = share === best.share && section.entries.every((entry) => best.entries.includes(entry))
    if (share > best.share || isWithin) {
      best = { entries: section.entries, share }
      own = shareCovered(concepts, section.heading)
    }
  }
  return { entries: best.entries, share: own }

  /** 兼并重组意见的基本原则: what the document's title says of the question its headings need not repeat. */
  function shareNamed(section: Section): number {
    const { heading } = section
    const said = titledIn(section)
    const rest = concepts.filter((_, i) => (said[i] ?? 0) < BY_TITLE)
    const isMuch = weightOf(rest) >= weightOf(concepts) * MUCH
    return Math.max(shareCovered(concepts, heading), isMuch ? shareCovered(rest, heading) : 0)
  }

  function titledIn({ documentIndex, entries: [first] }: Section): readonly number[] {
    const known = titled.get(documentIndex)
    if (known || !first) return known ?? []
    const said = coverages(concepts, collection.comparable(first).title)
    titled.set(documentIndex, said)
    return said
  }
}

/** How much of a word a title must hold to say it, and the least share of the question that is left for a heading then. */
const BY_TITLE = 0.9
const MUCH = 0.3

function weightOf(concepts: readonly Concept[]): number {
  return concepts.reduce((sum, { weight }) => sum + weight, 0)
}

/** The clauses of one document under a heading. */
interface Section {
  readonly documentIndex: number
  readonly heading: string
  readonly entries: readonly Entry[]
}

const sections = new WeakMap<Collection, readonly Section[]>()

/** In the order of their first clauses. */
function sectionsOf(collection: Collection): readonly Section[] {
  const known = sections.get(collection)
  if (known) return known
  const byPath = new Map<string, Section & { entries: Entry[] }>()
  for (const entry of collection.entries) {
    entry.clause.path.slice(0, -1).forEach((heading, depth) => {
      const key = `${entry.document.id}\n${entry.clause.path.slice(0, depth + 1).join('\n')}`
      const section = byPath.get(key)
      if (section) section.entries.push(entry)
      else byPath.set(key, { documentIndex: entry.documentIndex, heading, entries: [entry] })
    })
  }
  const all = [...byPath.values()]
  sections.set(collection, all)
  return all
}

/** Least share of the question's weight that a heading must cover to be what was asked for. */
const NAMED = 0.6

function candidates(entries: readonly Entry[], scope: Scope): Candidate[] {
  return entries.slice(0, MOST).map((entry) => ({
    entry,
    score: 1,
    features: { ...UNREAD, place: scope.fit(entry.document), coverage: 1, sentence: 1 },
  }))
}
