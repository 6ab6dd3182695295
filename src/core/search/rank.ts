import type { Clause } from '../model.ts'
import type { Collection, Comparable, Entry } from './collection.ts'
import type { Hit, SearchEngine } from './engine.ts'
import type { Concept, Query } from './query.ts'

/** A clause with what speaks for it. */
export interface Candidate {
  readonly entry: Entry
  readonly score: number
  readonly features: Features
}

/** Each between 0 and 1, so that their weights can be compared. */
export interface Features {
  /** How well the document's place fits. */
  readonly place: number
  /** How much the library leans on the document: how often others cite it. */
  readonly authority: number
  /** Share of the question's tokens that stand in the clause, its headings or its title. */
  readonly tokens: number
  /** The same for the whole document. */
  readonly context: number
  /** The same for the clause together with its document's opening, which names the subject that clauses leave out. */
  readonly inherited: number
  /** Whether it holds a figure where the question asks for a number or a time. */
  readonly figure: number
  /** Whether the clause holds the sort of thing that was asked for. */
  readonly evidence: number
  /** 0 if something particular is asked for (an address, an examination) and the clause says nothing of the kind. */
  readonly facet: number
  /** Share of the question's weight that the clause with its headings and title covers. */
  readonly coverage: number
  /** The same for its best sentence alone. */
  readonly sentence: number
  /** Longest run of the question that stands in the clause, against 12 characters. */
  readonly substring: number
  /** Share of the question's characters that stand in the clause or its title in runs of three and more. */
  readonly phrases: number
  /** Share of the question's weight that the document's title covers. */
  readonly title: number
  /** The same for the headings above the clause and its own. */
  readonly heading: number
  /** 1 for a document of one clause, 0 from fifteen on: among many clauses one fits by accident. */
  readonly brevity: number
}

/** What orders the clauses, chosen by measuring (`docs/quality.md`); the other features only tell whether one answers. */
export const WEIGHTS: Partial<Features> = {
  place: 0.08,
  authority: 0.3,
  tokens: 0.3,
  context: 0.28,
  inherited: 0.53,
  figure: 0.11,
  evidence: 0.06,
  coverage: 0.18,
  sentence: 0.17,
  phrases: 0.45,
  title: 0.15,
  heading: 0.19,
  brevity: 0.2,
}

const FEATURES = Object.keys(WEIGHTS) as readonly (keyof Features)[]

/** Hits that the engine is asked for; documents are scored by them. */
const ENGINE_HITS = 1000
/** Hits that are read closely. */
const CLOSE_READING = 160
const CLAUSES_OF_A_DOCUMENT = 3
/** A document of so many clauses or more is long. */
const MANY_CLAUSES = 15
/** What a clause's document counts beside its own score when it is chosen for close reading. */
const OF_DOCUMENT = 0.5
const OF_AUTHORITY = 0.36

export interface RankOptions {
  /** How well a clause's document fits the question's places, 0 to 1; 0 rules it out. */
  readonly fit?: ((entry: Entry) => number) | undefined
  /** Whether normalised text holds the sort of thing that was asked for. */
  readonly hasEvidence?: ((text: string, clause: Clause) => boolean) | undefined
  /** Whether normalised text says anything of the particular that was asked for, if any was. */
  readonly hasFacet?: ((text: string) => boolean) | undefined
  readonly limit?: number
  readonly weights?: Partial<Features>
}

/** Finds and orders clauses for a question, best first. */
export function rank(
  query: Query,
  engine: SearchEngine,
  collection: Collection,
  options: RankOptions = {},
): Candidate[] {
  const {
    fit = () => 1,
    hasEvidence = () => false,
    hasFacet = () => true,
    limit = CLOSE_READING,
    weights = WEIGHTS,
  } = options
  const hits = engine
    .search(query.terms, Math.max(ENGINE_HITS, limit), (index) => {
      const entry = collection.entries[index]
      return entry !== undefined && fit(entry) > 0
    })
    .map(({ entry, score }): ScoredEntry => ({ entry: collection.entries[entry]!, score }))
  const best = hits[0]?.score ?? 1
  const documents = documentScores(hits)
  const wholes = new Map<number, OfDocument>()
  const threes = threesOf(query.runs)
  return highest(hits, fused, Math.max(limit, CLOSE_READING))
    .map(({ entry }, i) => {
      const features = i < CLOSE_READING ? closely(entry) : { ...UNREAD, place: fit(entry) }
      return { entry, features, score: weighted(features, weights) }
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)

  function closely(entry: Entry): Features {
    const form = collection.comparable(entry)
    return readClosely(query, threes, form, wholeOf(entry, form), {
      place: fit(entry),
      authority: collection.authority(entry),
      brevity: brevityOf(entry.document.clauses.length),
      evidence: hasEvidence(form.text, entry.clause) ? 1 : 0,
      facet: hasFacet(`${form.heading}\n${form.text}`) ? 1 : 0,
    })
  }

  function wholeOf(entry: Entry, form: Comparable): OfDocument {
    const known = wholes.get(entry.documentIndex)
    if (known) return known
    const whole = readDocument(query, threes, form)
    wholes.set(entry.documentIndex, whole)
    return whole
  }

  function fused({ entry, score }: ScoredEntry): number {
    const document = documents.get(entry.documentIndex) ?? 0
    return score / best + OF_DOCUMENT * document + OF_AUTHORITY * collection.authority(entry) + fit(entry)
  }
}

interface ScoredEntry {
  readonly entry: Entry
  readonly score: Hit['score']
}

/** The best of the hits, best first: one in six is read, and putting the others in order is work for nothing. */
function highest(hits: readonly ScoredEntry[], valueOf: (hit: ScoredEntry) => number, most: number): ScoredEntry[] {
  const values = Float64Array.from(hits, valueOf)
  const least = values.toSorted().at(-most) ?? -Infinity
  return hits
    .flatMap((hit, i) => (values[i]! >= least ? [{ hit, value: values[i]! }] : []))
    .sort((a, b) => b.value - a.value)
    .slice(0, most)
    .map(({ hit }) => hit)
}

/** The features of a clause that was not read closely. */
export const UNREAD = {
  authority: 0,
  tokens: 0,
  context: 0,
  inherited: 0,
  figure: 0,
  evidence: 0,
  facet: 1,
  coverage: 0,
  sentence: 0,
  substring: 0,
  phrases: 0,
  title: 0,
  heading: 0,
  brevity: 0,
}

function brevityOf(clauses: number): number {
  return 1 - Math.min(1, Math.log(clauses) / Math.log(MANY_CLAUSES))
}

/** A document's score is the mean of its best clauses' scores; 1 for the best document. */
function documentScores(hits: readonly ScoredEntry[]): Map<number, number> {
  const sums = new Map<number, { sum: number; count: number }>()
  for (const { entry, score } of hits) {
    const known = sums.get(entry.documentIndex)
    if (!known) sums.set(entry.documentIndex, { sum: score, count: 1 })
    else if (known.count < CLAUSES_OF_A_DOCUMENT) {
      known.sum += score
      known.count++
    }
  }
  const best = Math.max(...[...sums.values()].map(({ sum }) => sum), Number.MIN_VALUE)
  return new Map(Array.from(sums, ([document, { sum }]) => [document, sum / best]))
}

/** What a document says of a question, the same for each of its clauses: its text is long, and they are many. */
interface OfDocument {
  readonly context: number
  /** By concept, how much of it the title covers. */
  readonly title: readonly number[]
  /** By token, whether it stands in the title, and in the opening. */
  readonly titled: readonly boolean[]
  readonly opened: readonly boolean[]
  /** By three characters of the question side by side, whether they stand in the title. */
  readonly threes: readonly boolean[]
}

function readDocument({ concepts, tokens }: Query, threes: readonly string[], form: Comparable): OfDocument {
  const [whole, opening] = [form.document(), form.opening()]
  return {
    context: tokens.reduce((sum, { token, weight }) => (whole.includes(token) ? sum + weight : sum), 0),
    title: coverages(concepts, form.title),
    titled: tokens.map(({ token }) => form.title.includes(token)),
    opened: tokens.map(({ token }) => opening.includes(token)),
    threes: threes.map((three) => form.title.includes(three)),
  }
}

type FeaturesGiven = Pick<Features, 'place' | 'authority' | 'brevity' | 'evidence' | 'facet'>

/**
 * Written out, since so many objects put together from others (`...`) are made straight in the memory that is cleaned
 * last: it then held 50 KB more after each question.
 */
function readClosely(
  { concepts, tokens, runs, asksFigure }: Query,
  threes: readonly string[],
  form: Comparable,
  whole: OfDocument,
  given: FeaturesGiven,
): Features {
  const total = concepts.reduce((sum, { weight }) => sum + weight, 0) || 1
  const body = coverages(concepts, form.text)
  const near = coverages(concepts, form.nearHeading)
  const above = form.nearHeading.length === form.heading.length ? near : coverages(concepts, form.heading)
  const heading = near.map((share, i) => Math.max(share, FROM_ABOVE * above[i]!))
  const { title } = whole
  const share = (covered: (concept: Concept, i: number) => number): number =>
    concepts.reduce((sum, concept, i) => sum + concept.weight * covered(concept, i), 0) / total
  const said = threes.map((three) => form.text.includes(three))
  let own = 0
  let inherited = 0
  tokens.forEach(({ token, weight }, i) => {
    const isAbove = whole.titled[i] && whole.opened[i]
    const isHere = isAbove || form.text.includes(token) || form.heading.includes(token)
    if (isHere || whole.titled[i]) own += weight
    if (isHere || whole.opened[i]) inherited += weight
  })
  return {
    place: given.place,
    authority: given.authority,
    brevity: given.brevity,
    context: whole.context,
    evidence: given.evidence,
    facet: given.facet,
    tokens: own,
    inherited,
    figure: asksFigure && /\d/.test(form.text) ? 1 : 0,
    coverage: share((_, i) => Math.max(body[i]!, heading[i]!, 0.9 * title[i]!)),
    sentence: bestSentence(concepts, form, body, total),
    substring: Math.min(1, longestCommonSubstring(runs, said, form.text) / 12),
    phrases: phraseShare(runs, (i) => said[i]! || whole.threes[i]! || form.heading.includes(threes[i]!)),
    title: share((_, i) => title[i]!),
    heading: share((_, i) => heading[i]!),
  }
}

/** The share of the weight that the best sentence covers; what nothing in the clause covers no sentence does. */
function bestSentence(
  concepts: readonly Concept[],
  { sentences }: Comparable,
  body: readonly number[],
  total: number,
): number {
  let best = 0
  for (const { text, isRow } of sentences) {
    let sum = 0
    for (let i = 0; i < concepts.length; i++) {
      const concept = concepts[i]!
      // A row of a table is read with its header, which may stand apart from it in the clause.
      if (isRow || body[i]! > 0) sum += concept.weight * coverage(concept, text)
    }
    best = Math.max(best, sum / total)
  }
  return best
}

/** What a word counts that stands further up: it is said of the parts beside the clause as well. */
const FROM_ABOVE = 0.9

/** For each concept, how much of it stands in the text: 0 to 1. */
export function coverages(concepts: readonly Concept[], text: string): number[] {
  return concepts.map((concept) => coverage(concept, text))
}

/** Share of the concepts' weight that stands in the text, 0 to 1; 0 where they weigh nothing. */
export function shareCovered(concepts: readonly Concept[], text: string): number {
  const total = concepts.reduce((sum, { weight }) => sum + weight, 0)
  const covered = coverages(concepts, text)
  return total === 0 ? 0 : concepts.reduce((sum, { weight }, i) => sum + weight * (covered[i] ?? 0), 0) / total
}

function coverage({ text: word, parts, pairs, alternatives }: Concept, text: string): number {
  if (text.includes(word)) return 1
  let best = parts.length > 0 ? byParts(parts, text) : pairs.length > 0 ? byPairs(pairs, text) : 0
  for (const { text: other, weight } of alternatives) {
    const meant = (1 + weight) / 2
    if (meant > best && text.includes(other)) best = meant
  }
  return best
}

/** A compound whose parts stand in the text, though not side by side. */
function byParts(parts: readonly string[], text: string): number {
  let found = 0
  for (const part of parts) if (text.includes(part)) found++
  return (0.95 * found) / parts.length
}

/** A long word that is not there as a whole counts by the pairs of characters that are, and less than those. */
function byPairs(pairs: readonly string[], text: string): number {
  let found = 0
  for (const pair of pairs) if (text.includes(pair)) found++
  const share = found / pairs.length
  return share * share * 0.9
}

/** Every three characters that stand side by side in the runs, run after run. */
function threesOf(runs: readonly string[]): string[] {
  return runs.flatMap((run) => Array.from({ length: threesIn(run) }, (_, i) => run.slice(i, i + 3)))
}

function threesIn(run: string): number {
  return Math.max(0, run.length - 2)
}

/**
 * Length of the longest run of the question that stands in the text.
 *
 * @param said by three characters of the runs, whether they stand in the text: a longer run begins with three that do
 */
function longestCommonSubstring(runs: readonly string[], said: readonly boolean[], text: string): number {
  let longest = said.includes(true) ? 3 : 0
  let first = 0
  for (const run of runs) {
    for (let i = 0; i + longest < run.length; i++) {
      if (longest >= 2 && !said[first + i]) continue
      while (i + longest < run.length && text.includes(run.slice(i, i + longest + 1))) longest++
    }
    first += threesIn(run)
  }
  return longest
}

/** @param isSaid by three characters of the runs, whether they stand anywhere that counts */
function phraseShare(runs: readonly string[], isSaid: (three: number) => boolean): number {
  let covered = 0
  let total = 0
  let first = 0
  for (const run of runs) {
    total += run.length
    let end = 0
    for (let i = 0; i < threesIn(run); i++) {
      if (!isSaid(first + i)) continue
      covered += i + 3 - Math.max(end, i)
      end = i + 3
    }
    first += threesIn(run)
  }
  return total === 0 ? 0 : covered / total
}

function weighted(features: Features, weights: Partial<Features>): number {
  return FEATURES.reduce((sum, feature) => sum + features[feature] * (weights[feature] ?? 0), 0)
}
