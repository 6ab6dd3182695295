import type { PolicyDocument } from '../model.ts'
import type { Understanding } from '../question/index.ts'
import { NATIONAL, relation, resolveRegion, type Region } from '../regions/index.ts'

/** Which documents may answer a question, by the places and documents it names. */
export interface Scope {
  /** The places asked for, widest spelling; empty if none. */
  readonly places: readonly Region[]
  /** How well a document's place fits: 1 the place itself, less for its parents and parts, 0 not at all. */
  fit(document: PolicyDocument): number
  /** False if the library has no document of the place, of a part of it, or of a place above it. */
  readonly covered: boolean
}

/** A document that the question seems not to name may still be meant: titles share their words with subjects. */
const UNNAMED = 0.3

const FIT = { same: 1, ancestor: 0.7, descendant: 0.6, unknown: 0.4 }

export function scopeOf(understanding: Understanding, documents: readonly PolicyDocument[]): Scope {
  const named = new Set(understanding.documentIds)
  const unnamed = understanding.clauseNumber !== null || /号|《/.test(understanding.question) ? 0 : UNNAMED
  const places = understanding.places.flatMap(({ region }) => resolveRegion(region) ?? [])
  const fitOfPlace = (document: PolicyDocument): number =>
    places.length === 0 ? 1 : Math.max(...places.map((place) => placeFit(document, place)))
  const fit = (document: PolicyDocument): number =>
    fitOfPlace(document) * (named.size === 0 || named.has(document.id) ? 1 : unnamed)
  const fits = documents.map(fit)
  return {
    places,
    fit,
    covered: places.length === 0 || fits.some((value) => value > 0),
  }
}

const regions = new WeakMap<PolicyDocument, Region | null>()

/** The place a document is for; null if nothing tells. */
export function regionOfDocument(document: PolicyDocument): Region | null {
  const known = regions.get(document)
  if (known !== undefined) return known
  const value = document.metadata.region?.value
  const region = value ? (value === NATIONAL.name ? NATIONAL : resolveRegion(value)) : null
  regions.set(document, region)
  return region
}

function placeFit(document: PolicyDocument, place: Region): number {
  const region = regionOfDocument(document)
  if (!region) return FIT.unknown
  const how = relation(region, place)
  if (how === 'unrelated') return 0
  return FIT[how]
}
