/** Stand-ins until the readers of metadata, departments and facts exist. */
import type { Departments, Fact, Metadata, PolicyNode, Problem, SeedEntry, Span } from '../model.ts'

export function extractMetadata(_input: {
  readonly source: string
  readonly file: string
  readonly root: PolicyNode
  readonly seed?: SeedEntry | undefined
}): { metadata: Metadata; problems: Problem[] } {
  const metadata: Metadata = {
    title: null,
    number: null,
    issuer: null,
    issuedOn: null,
    region: null,
    draft: null,
    validFrom: null,
    validTo: null,
    repeals: [],
    ended: null,
  }
  return { metadata, problems: [] }
}

export function extractDepartments(_source: string, _span: Span): Departments {
  return { lead: [], support: [] }
}

export function extractFacts(_source: string, _span: Span, _context: { readonly heading: string }): Fact[] {
  return []
}
