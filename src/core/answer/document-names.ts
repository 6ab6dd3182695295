import type { PolicyDocument } from '../model.ts'
import { formatRegion, NATIONAL, resolveRegion, type Region } from '../regions/index.ts'

/** Title as it is shown; a document without one goes by its file's name. */
export function titleOf(document: PolicyDocument): string {
  return document.metadata.title?.value ?? document.file.replace(/\.[^.]*$/, '')
}

/** Its number; that of the document which it only explains is not its own. */
export function ownNumber({ metadata: { number } }: PolicyDocument): string | null {
  return number && number.from !== 'inferred' ? number.value : null
}

export function regionName(document: PolicyDocument): string {
  const region = regionOfDocument(document)
  return region ? formatRegion(region) : UNKNOWN_REGION
}

const UNKNOWN_REGION = '地区不明'

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
