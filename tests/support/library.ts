import { fileURLToPath } from 'node:url'
import { buildSearch, openLibrary, type Huiwen, type LibraryData } from '../../src/core/library.ts'
import type { PolicyDocument, SeedEntry } from '../../src/core/model.ts'
import { parseDocument } from '../../src/core/parse-document.ts'
import { readSeeds } from '../../src/index-store/texts.ts'
import { loadSegmenter } from '../../src/segmenters/dictionary.ts'

/** A day on which every document of the seeds that has a term is within it. */
export const TODAY = '2025-06-30'

export const SEEDS_DIR = fileURLToPath(new URL('../../seeds', import.meta.url))

/** A policy text for a library that is made in memory. */
export interface Text {
  readonly file: string
  readonly source: string
  readonly seed?: Omit<SeedEntry, 'file'> | undefined
}

export const segmenter = loadSegmenter()

/** The five seeds as they lie on the disk. */
export function seedTexts(): Text[] {
  return readSeeds(SEEDS_DIR).texts.map(({ file, source, seed }) => ({ file, source, seed }))
}

/** The seeds, parsed and opened: built once for each file of tests. */
export function seedsLibrary(): Huiwen {
  return (seeds ??= libraryOf(seedTexts()))
}

let seeds: Huiwen | undefined

/** What else is in a library: of a few clauses alone the words weigh otherwise than among those of other documents. */
export const SURROUNDINGS: readonly (readonly [string, () => readonly Text[]])[] = [
  ['alone', () => []],
  ['beside other documents', seedTexts],
]

/** A library of any texts, without a disk. */
export function libraryOf(texts: readonly Text[]): Huiwen {
  return openLibrary(libraryData(texts), segmenter)
}

export function libraryData(texts: readonly Text[]): LibraryData {
  const parsed = texts.map(({ file, source, seed }) => parseDocument(source, file, seed && { ...seed, file }))
  const documents = parsed.map(({ document }) => document)
  const problems = parsed.flatMap(({ document, problems }) =>
    problems.map((problem) => ({ file: document.file, problem })),
  )
  return {
    builtAt: `${TODAY}T00:00:00.000Z`,
    version: 'test',
    documents,
    problems,
    ...buildSearch(documents, segmenter),
  }
}

/** The document of the seeds whose file name contains `name`. */
export function documentNamed(library: Huiwen, name: string): PolicyDocument {
  const found = library.documents.find(({ file }) => file.includes(name))
  if (!found) throw new Error(`no document ${name}`)
  return found
}
