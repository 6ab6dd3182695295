import type { Extended, Extension, PolicyDocument } from '../../model.ts'
import { bookTitle } from '../../text/marks.ts'
import { daysAfter, lastDayOf } from '../../text/dates.ts'
import { namedIn } from './named-documents.ts'

/** The documents of a library, each with its term as others of it have extended it. A draft extends nothing. */
export function withExtensions(documents: readonly PolicyDocument[]): readonly PolicyDocument[] {
  const extending = documents.filter(({ metadata }) => metadata.extends && metadata.draft?.value !== 'draft')
  if (extending.length === 0) return documents
  const named = namedIn(documents)
  const last = new Map<PolicyDocument, Pick<Extended, 'by' | 'until'>>()
  for (const by of extending)
    for (const extension of by.metadata.extends ?? [])
      for (const document of named(extension, by)) {
        const until = newEnd(document, extension)
        if (until && until > (last.get(document)?.until ?? ''))
          last.set(document, { by: { id: by.id, name: nameOf(by), span: extension.span }, until })
      }
  return documents.map((document) => {
    const extended = last.get(document)
    return extended ? asExtended(document, extended) : document
  })
}

/** The new last day; null if the term does not end later by it, or is extended by so long from a day that is not known. */
function newEnd({ metadata: { validTo } }: PolicyDocument, { until, months }: Extension): string | null {
  const end = until ?? (validTo && months ? lastDayOf(daysAfter(validTo.value, 1), 0, months) : null)
  return end && end > (validTo?.value ?? '') ? end : null
}

function asExtended(document: PolicyDocument, { by, until }: Pick<Extended, 'by' | 'until'>): PolicyDocument {
  const { statedTerm: _, plannedUntil: __, ...metadata } = document.metadata
  const from = metadata.validTo?.value ?? null
  return {
    ...document,
    metadata: { ...metadata, validTo: { value: until, span: null, from: 'text' }, extended: { by, from, until } },
  }
}

function nameOf({ metadata: { title, number }, file }: PolicyDocument): string {
  return bookTitle(title?.value ?? file) + (number ? `（${number.value}）` : '')
}
