import type { PolicyDocument, Version } from '../../model.ts'
import { yearsOfTitle } from './another-year.ts'
import { nameKey } from './named-documents.ts'
import { regionName, titleOf } from '../document-names.ts'

/**
 * The newest document of the same place and title, by the id of each that is older: the 方案 of 2026 by that of 2025, the
 * 办法 of this year by one that nobody has repealed. A draft or a report is no version.
 */
export function laterVersions(documents: readonly PolicyDocument[]): ReadonlyMap<string, PolicyDocument> {
  const newest = new Map<string, PolicyDocument>()
  const versions = documents.filter(isVersion)
  for (const document of versions) {
    const known = newest.get(versionKey(document))
    if (!known || isOlder(known, document)) newest.set(versionKey(document), document)
  }
  return new Map(
    versions.flatMap((document) => {
      const last = newest.get(versionKey(document))
      return last && isOlder(document, last) ? [[document.id, last] as const] : []
    }),
  )
}

/** The version of a law that took the place of an older text of it, by the id of the latter. */
export interface Revision {
  readonly by: PolicyDocument
  readonly version: Version
}

/**
 * Which texts of a law stand beside one that was amended after them: of the same place and title, and from before the
 * last 修订 that the other's note tells of. The last article often keeps its day, so that the day on which a text came
 * into force tells it apart only where the two differ in it.
 */
export function revisionsAmong(documents: readonly PolicyDocument[]): ReadonlyMap<string, Revision> {
  const amended = documents.flatMap((by) => {
    const version = by.metadata.versions?.findLast(({ isAmending }) => isAmending)
    return version && isLaw(by) ? [{ by, version, name: versionName(by) }] : []
  })
  if (amended.length === 0) return new Map()
  amended.sort((a, b) => a.version.value.localeCompare(b.version.value))
  return new Map(
    documents.filter(isLaw).flatMap((document) => {
      const name = versionName(document)
      const newest = amended.findLast(
        ({ by, version, name: other }) =>
          by !== document && other === name && isBefore(document, version, by) && isOfSamePlace(by, document),
      )
      return newest ? [[document.id, newest] as const] : []
    }),
  )
}

function isBefore(
  { metadata: { issuedOn, validFrom } }: PolicyDocument,
  version: Version,
  by: PolicyDocument,
): boolean {
  if (issuedOn) return issuedOn.value < version.value
  return validFrom !== null && validFrom.value < version.value && validFrom.value !== by.metadata.validFrom?.value
}

function isOfSamePlace(one: PolicyDocument, other: PolicyDocument): boolean {
  return regionName(one) === regionName(other)
}

function isLaw({ metadata: { title, draft, secondary } }: PolicyDocument): boolean {
  return title !== null && title.from !== 'inferred' && draft?.value !== 'draft' && secondary === undefined
}

function isVersion({ metadata: { title, draft, secondary } }: PolicyDocument): boolean {
  return title?.from === 'text' && draft?.value !== 'draft' && secondary === undefined
}

/** What all versions of one document share: its place and its title without year and 试行. */
export function versionKey(document: PolicyDocument): string {
  return `${regionName(document)}\n${versionName(document)}`
}

function versionName(document: PolicyDocument): string {
  const title = nameKey(titleOf(document)).replace(/^.*?关于(?:印发|发布|公布)(?=.{6})|的通知$/g, '')
  return title.replace(YEARS, '')
}

/** 2025年度, 2023—2025年, with what the versions differ in besides. */
const YEARS = /20\d\d(?:年?\s?[-—–－~～至]{1,2}\s?20\d\d)?年?度?|试行$|暂行$|修订版?$/g

/** By the years in their titles where both have one, else by the days of their issue. */
function isOlder(one: PolicyDocument, other: PolicyDocument): boolean {
  const [own, later] = [yearsOfTitle(one)?.to, yearsOfTitle(other)?.to]
  if (own !== undefined && later !== undefined && own !== later) return own < later
  const [day, next] = [one.metadata.issuedOn?.value, other.metadata.issuedOn?.value]
  return day !== undefined && next !== undefined && day < next
}
