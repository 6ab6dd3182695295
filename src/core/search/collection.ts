import { lazy } from '../lazy.ts'
import type { Clause, PolicyDocument, Span } from '../model.ts'
import { tablesIn, withUnits, type Table } from '../layout/tables.ts'
import { normalise } from '../text/normalise.ts'
import { mend, sentences } from '../text/mend.ts'
import { applicantsFor, applicantsOf, conditionsOf, isGuideLine, matterOf } from './applies-to.ts'
import { classesNamedIn, classesOf, type MemberClass } from './classes.ts'
import { definedTerms, meaningsIn } from './defined-terms.ts'

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
  /** Its own heading and the one above it, which tell it from the parts beside it. */
  readonly nearHeading: string
  readonly title: string
  /** Who belongs to the classes that the clause names (D类人才), and what its terms stand for (三项社会保险), as its document says elsewhere. */
  readonly classes: string
  /** To whom the whole document applies, or the matter of a guide, where the clause names none of them. */
  readonly applicants: string
  readonly sentences: readonly ComparableSentence[]
  /** The whole document; made when first asked for. */
  readonly document: () => string
  /** The document's title and its first clause. */
  readonly opening: () => string
}

export interface ComparableSentence extends Span {
  readonly text: string
  /** A row of a table; `text` begins with its header. */
  readonly isRow?: boolean | undefined
}

/** All clauses of all documents, in order; their comparable forms are made when first needed and kept. */
export interface Collection {
  readonly documents: readonly PolicyDocument[]
  readonly entries: readonly Entry[]
  comparable(entry: Entry): Comparable
  /** The classes that the entry's document sorts people or firms into. */
  classesOf(entry: Entry): readonly MemberClass[]
  /** How much the library leans on the entry's document, 0 to 1: how often other documents cite it by its title. */
  authority(entry: Entry): number
}

export function createCollection(documents: readonly PolicyDocument[]): Collection {
  const entries: Entry[] = []
  documents.forEach((document, documentIndex) => {
    for (const clause of document.clauses) entries.push({ index: entries.length, document, documentIndex, clause })
  })
  const titleOf = ofDocument(documents, (document) => normalise(titleText(document)))
  const textOf = ofDocument(documents, (document) => normalise(document.source))
  const classesTold = ofDocument(documents, classesOf)
  const terms = ofDocument(documents, ({ source }) => definedTerms(source))
  const applicants = ofDocument(documents, (document) => [applicantsOf(document)])
  const conditions = ofDocument(documents, conditionsOf)
  const openingOf = ofDocument(documents, (document) =>
    normalise(`${titleText(document)}\n${document.clauses[0]?.text ?? ''}`),
  )
  const forms: (Comparable | undefined)[] = entries.map(() => undefined)
  const comparable = (entry: Entry): Comparable => {
    const known = forms[entry.index]
    if (known) return known
    const told = comparableOf(entry, titleOf(entry), classesNamedIn(entry.clause, classesTold(entry)))
    const form = {
      ...told,
      classes: [told.classes, normalise(meaningsIn(entry.clause.text, terms(entry)))].filter(Boolean).join('\n'),
      applicants:
        applicantsFor(entry.clause, told.text, applicants(entry)[0] ?? null) ||
        (isGuideLine(entry.clause) ? (conditions(entry).get(matterOf(entry.clause)) ?? '') : ''),
      document: () => textOf(entry),
      opening: () => openingOf(entry),
    }
    forms[entry.index] = form
    return form
  }
  const authorities = lazy(() => citationsOf(documents).map((count) => Math.min(1, Math.log1p(count) / MOST_CITED)))
  const authority = ({ documentIndex }: Entry): number => authorities()[documentIndex] ?? 0
  return { documents, entries, comparable, classesOf: classesTold, authority }
}

/** Logarithm of the citations beyond which no more authority is gained. */
const MOST_CITED = Math.log1p(400)

/** By position of the document: in how many clauses of others its title stands in 《》. Linear in the library. */
function citationsOf(documents: readonly PolicyDocument[]): number[] {
  const positions = new Map<string, number>()
  documents.forEach(({ metadata: { title } }, i) => title && positions.set(citedName(title.value), i))
  const counts = documents.map(() => 0)
  documents.forEach(({ clauses }, i) => {
    for (const { text } of clauses) {
      for (const [, name = ''] of text.matchAll(/《([^《》]{2,60})》/g)) {
        const position = positions.get(citedName(name))
        if (position !== undefined && position !== i) counts[position]!++
      }
    }
  })
  return counts
}

/** Laws are cited without the country's name and without the note of the version. */
function citedName(title: string): string {
  return title.replace(/^中华人民共和国/, '').replace(/[（(][^（()）]*[）)]$/, '')
}

/** Made for a document when first needed, and kept. */
function ofDocument<T>(
  documents: readonly PolicyDocument[],
  make: (document: PolicyDocument) => T,
): (entry: Entry) => T {
  const made: (T | undefined)[] = documents.map(() => undefined)
  return ({ document, documentIndex }) => (made[documentIndex] ??= make(document))
}

/** Title and number; a question may name either. The first lines stand in for a title that is missing. */
export function titleText({ metadata, source }: PolicyDocument): string {
  return [metadata.title?.value ?? source.slice(0, FIRST_LINES), metadata.number?.value].filter(Boolean).join(' ')
}

/** Characters. */
const FIRST_LINES = 80

export function headingText(clause: Clause): string {
  return clause.path.join(' ')
}

function comparableOf(
  { document, clause }: Entry,
  title: string,
  classes: readonly MemberClass[],
): Omit<Comparable, 'document' | 'opening' | 'applicants'> {
  const tables = clause.isRow ? [] : tablesIn(document.source, clause)
  return {
    text: normalise(tables.length > 0 ? mend(withUnits(document.source, clause, tables)) : clause.text),
    heading: normalise(headingText(clause)),
    nearHeading: normalise(clause.path.slice(-2).join(' ')),
    title,
    classes: classes.map(({ start, end }) => normalise(document.source.slice(start, end))).join('\n'),
    sentences: sentencesOf(document.source, clause, tables),
  }
}

/** Rows of a table are sentences of their own, read together with its header. */
function sentencesOf(source: string, clause: Clause, tables: readonly Table[]): ComparableSentence[] {
  if (clause.isRow) return [{ start: clause.start, end: clause.end, text: normalise(clause.text), isRow: true }]
  const rows = tables.flatMap(({ header, rows }) => [
    { ...header, text: '', isRow: false },
    ...rows.map((row) => ({ ...row, text: `${source.slice(header.start, header.end)}\n`, isRow: true })),
  ])
  const inTable = ({ start, end }: Span): boolean => rows.some((row) => start < row.end && end > row.start)
  const spans = sentences(source, clause).flatMap((sentence) =>
    inTable(sentence) ? around(sentence, rows) : [sentence],
  )
  return [...spans.map((span) => ({ ...span, text: '', isRow: false })), ...rows]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, text, isRow }) => ({
      start,
      end,
      text: normalise(text + (isRow ? withUnits(source, { start, end }, tables) : source.slice(start, end))),
      isRow,
    }))
    .filter(({ text }) => text.trim() !== '' && !PAGE_MARK.test(text))
}

/** — 3 — between two pages. */
const PAGE_MARK = /^\s*[-—–－]\s?\d{1,4}\s?[-—–－]\s*$/

/** What is left of a sentence that a table begins or ends in. */
function around({ start, end }: Span, rows: readonly Span[]): Span[] {
  const inside = rows.filter((row) => start < row.end && end > row.start)
  const first = Math.min(...inside.map((row) => row.start))
  const last = Math.max(...inside.map((row) => row.end))
  return [
    { start, end: first },
    { start: last, end },
  ].filter((rest) => rest.end > rest.start)
}
