import type { Collection, Entry } from '../../search/collection.ts'
import type { Candidate } from '../../search/rank.ts'
import { isNoteOnText } from '../standing/drafts.ts'
import { type Scope } from '../places/scope.ts'
import { regionOfDocument } from '../document-names.ts'

const MOST = 3

/** Headings beside the answer, as questions. */
export function suggestionsFor(chosen: readonly Candidate[], { entries }: Collection): string[] {
  const [best] = chosen
  if (!best) return []
  const { documentIndex, index } = best.entry
  return entries
    .filter((entry) => entry.documentIndex === documentIndex && isSubject(entry))
    .sort((a, b) => Math.abs(a.index - index) - Math.abs(b.index - index))
    .filter((entry) => !chosen.some((candidate) => candidate.entry === entry))
    .slice(0, MOST)
    .map(suggestionFor)
}

/** After a refusal, what the documents of the very place asked about hold; empty if it has none. */
export function suggestionsOfPlace({ places, fit }: Scope, { entries }: Collection): string[] {
  if (places.length === 0) return []
  const own = entries.filter((entry) => fit(entry.document) >= 1 && isSubject(entry) && !isNoteOnText(entry.clause))
  const documents = [...new Set(own.map(({ document }) => document))]
  const inTurn = Array.from({ length: MOST }, (_, i) =>
    documents.flatMap((document) => own.filter((entry) => entry.document === document).slice(i, i + 1)),
  ).flat()
  return [...new Set(inTurn.map(suggestionFor))].slice(0, MOST)
}

/** A question that finds the clause by its heading; a heading that asks is one already. */
export function suggestionFor({ document, clause }: Entry): string {
  if (ASKS.test(clause.heading)) return clause.heading
  const place = regionOfDocument(document)?.path.at(-1) ?? ''
  return `${place}${clause.heading}有哪些规定？`
}

/** Whether the clause's heading names something that one may ask about; 本条例自2013年9月1日起施行 is a sentence. */
export function isSubject({ clause: { heading } }: Entry): boolean {
  return heading !== '' && !SENTENCE.test(heading)
}

const ASKS = /[?？]$/
const SENTENCE = /[，。；]|^本|(?:施行|执行)$/
