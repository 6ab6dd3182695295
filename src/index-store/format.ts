import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { LibraryData } from '../core/library.ts'

/** Raised with every change of what the files hold. */
export const SCHEMA = 15

/** What an index says of itself, in `current.json`; its parts lie in the folder that it names. */
export interface Manifest {
  readonly schema: number
  /** Method and dictionary that cut the words. */
  readonly segmenter: string
  /** Of the program that parsed the texts; documents of another one are parsed again. */
  readonly builder: string
  /** Hash of the texts. */
  readonly corpus: string
  readonly builtAt: string
  readonly documents: number
  readonly clauses: number
  readonly problems: number
  /** Folder of this build, beside `current.json`: also its name wherever else it is kept. */
  readonly folder: string
  /** Hash by file, to tell what has changed. */
  readonly files: Readonly<Record<string, string>>
}

/** What `writeIndex` and its like are told beside the data. */
export type Stamp = Pick<Manifest, 'segmenter' | 'builder' | 'files'>

/** An index that is there but cannot be used; the message names the command that mends it. */
export class IndexError extends Error {
  override readonly name = 'IndexError'
}

/** The files of an index, beside its manifest. */
export type Part = 'documents.json' | 'problems.json' | 'search.json' | 'vocabulary.json'

/** Folders of builds: sixteen digits of the texts' hash and the time. */
export const BUILD_NAME = /^[0-9a-f]{16}-\d{17}$/

/** Where a build of this data lies. */
export function folderOf({ version, builtAt }: Pick<LibraryData, 'version' | 'builtAt'>): string {
  return `${version}-${builtAt.replace(/\D/g, '')}`
}

export function manifestOf(data: LibraryData, stamp: Stamp): Manifest {
  return {
    schema: SCHEMA,
    ...stamp,
    corpus: data.version,
    builtAt: data.builtAt,
    documents: data.documents.length,
    clauses: data.documents.reduce((sum, { clauses }) => sum + clauses.length, 0),
    problems: data.problems.length,
    folder: folderOf(data),
  }
}

/** @throws IndexError if the value is no manifest; `where` names its place in the message */
export function readManifestValue(value: unknown, where: string): Manifest {
  const parsed = manifestSchema.safeParse(value)
  if (!parsed.success) throw new IndexError(`索引说明 ${where} 损坏，请运行 npx huiwen index 重建。`)
  return parsed.data
}

export function partsOf({ documents, problems, search, vocabulary }: LibraryData): Readonly<Record<Part, unknown>> {
  return {
    'documents.json': documents,
    'problems.json': problems,
    'search.json': search,
    'vocabulary.json': vocabulary,
  }
}

/**
 * The data of an index from its parts.
 *
 * @throws IndexError if it was made by another schema or segmenter
 */
export function assemble(manifest: Manifest, segmenter: string, read: (part: Part) => unknown): LibraryData {
  if (manifest.schema !== SCHEMA) {
    throw new IndexError(`索引格式是第 ${manifest.schema} 版，程序需要第 ${SCHEMA} 版，请运行 npx huiwen index 重建。`)
  }
  if (manifest.segmenter !== segmenter) {
    throw new IndexError('索引所用的分词词典与程序的不同，请运行 npx huiwen index 重建。')
  }
  // The parts were written under this very schema number, so their shape is not checked again.
  return {
    builtAt: manifest.builtAt,
    version: manifest.corpus,
    documents: read('documents.json') as LibraryData['documents'],
    problems: read('problems.json') as LibraryData['problems'],
    search: read('search.json') as LibraryData['search'],
    vocabulary: read('vocabulary.json') as LibraryData['vocabulary'],
  }
}

/** Of a packed index, as `Content-Digest` of RFC 9530 writes it. */
export function contentDigest(packed: Uint8Array): string {
  return `sha-256=:${createHash('sha256').update(packed).digest('base64')}:`
}

/** A whole index as one text, for places where one object is easier to move than a folder: a bundle, a bucket. */
export function packIndex(manifest: Manifest, data: LibraryData): string {
  return JSON.stringify({ manifest, ...partsOf(data) })
}

/** @throws IndexError if the text is no packed index, or one that this program cannot use */
export function unpackIndex(text: string, segmenter: string): { manifest: Manifest; data: LibraryData } {
  const parsed = packedSchema.safeParse(parseJson(text))
  if (!parsed.success) throw new IndexError('索引包损坏或不完整，请运行 npx huiwen index 重建。')
  const { manifest } = parsed.data
  return { manifest, data: assemble(manifest, segmenter, (part) => parsed.data[part]) }
}

const manifestSchema = z.object({
  schema: z.number(),
  segmenter: z.string(),
  builder: z.string(),
  corpus: z.string().regex(/^[0-9a-f]{16}$/),
  builtAt: z.string(),
  documents: z.number(),
  clauses: z.number(),
  problems: z.number(),
  folder: z.string().regex(BUILD_NAME),
  files: z.record(z.string(), z.string()),
})

const packedSchema = z.object({
  manifest: manifestSchema,
  'documents.json': z.array(z.unknown()),
  'problems.json': z.array(z.unknown()),
  'search.json': z.looseObject({}),
  'vocabulary.json': z.unknown(),
})

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
