import type { Clause, PolicyDocument, Span } from '../model.ts'
import { normalise } from '../text/normalise.ts'
import { sentences } from '../text/mend.ts'

/** One clause in the library, with its place in the engine's numbering. */
export interface Entry {
  readonly index: number
  readonly document: PolicyDocument
  /** Position of the document in the library. */
  readonly documentIndex: number
  readonly clause: Clause
}

/** A clause in the form in which it is compared with a question (see `normalise`). */
export interface Comparable {
  readonly text: string
  readonly heading: string
  readonly title: string
  readonly sentences: readonly ComparableSentence[]
  /** The whole document; made when first asked for. */
  readonly document: () => string
}

export interface ComparableSentence extends Span {
  readonly text: string
}

/** All clauses of all documents, in order; their comparable forms are made when first needed and kept. */
export interface Collection {
  readonly documents: readonly PolicyDocument[]
  readonly entries: readonly Entry[]
  comparable(entry: Entry): Comparable
}

export function createCollection(documents: readonly PolicyDocument[]): Collection {
  const entries: Entry[] = []
  documents.forEach((document, documentIndex) => {
    for (const clause of document.clauses) entries.push({ index: entries.length, document, documentIndex, clause })
  })
  const forms = new Map<number, Comparable>()
  const titles = new Map<number, string>()
  const titleOf = (entry: Entry): string => {
    const known = titles.get(entry.documentIndex)
    if (known !== undefined) return known
    const title = normalise(titleText(entry.document))
    titles.set(entry.documentIndex, title)
    return title
  }
  const texts = new Map<number, string>()
  const documentText = (entry: Entry): string => {
    const known = texts.get(entry.documentIndex)
    if (known !== undefined) return known
    const text = normalise(entry.document.source)
    texts.set(entry.documentIndex, text)
    return text
  }
  const comparable = (entry: Entry): Comparable => {
    const known = forms.get(entry.index)
    if (known) return known
    const form = { ...comparableOf(entry, titleOf(entry)), document: () => documentText(entry) }
    forms.set(entry.index, form)
    return form
  }
  return { documents, entries, comparable }
}

/** Title and number; a question may name either. */
export function titleText(document: PolicyDocument): string {
  return [document.metadata.title?.value, document.metadata.number?.value].filter(Boolean).join(' ')
}

export function headingText(clause: Clause): string {
  return clause.path.join(' ')
}

function comparableOf({ document, clause }: Entry, title: string): Omit<Comparable, 'document'> {
  return {
    text: normalise(clause.text),
    heading: normalise(headingText(clause)),
    title,
    sentences: sentences(document.source, clause).map(({ start, end }) => ({
      start,
      end,
      text: normalise(document.source.slice(start, end)),
    })),
  }
}
