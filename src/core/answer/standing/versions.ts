import type { PolicyDocument } from '../../model.ts'
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

function isVersion({ metadata: { title, draft, secondary } }: PolicyDocument): boolean {
  return title?.from === 'text' && draft?.value !== 'draft' && secondary === undefined
}

/** What all versions of one document share: its place and its title without year and 试行. */
export function versionKey(document: PolicyDocument): string {
  const title = nameKey(titleOf(document)).replace(/^.*?关于(?:印发|发布|公布)(?=.{6})|的通知$/g, '')
  return `${regionName(document)}\n${title.replace(YEARS, '')}`
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
