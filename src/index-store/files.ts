import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { z } from 'zod'
import type { LibraryData } from '../core/library.ts'

/** Raised with every change of what the files hold. */
export const SCHEMA = 2

/** What an index says of itself, in `current.json`; the other files lie in the folder that it names. */
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
  /** Folder of this build, beside `current.json`. */
  readonly folder: string
  /** Hash by file, to tell what has changed. */
  readonly files: Readonly<Record<string, string>>
}

/** An index that is there but cannot be used; the message names the command that mends it. */
export class IndexError extends Error {
  override readonly name = 'IndexError'
}

/** @returns null if there is no index */
export function readManifest(dir: string): Manifest | null {
  const file = join(dir, 'current.json')
  if (!existsSync(file)) return null
  const parsed = manifestSchema.safeParse(readJson(file))
  if (!parsed.success) throw new IndexError(`索引说明 ${file} 损坏，请运行 npx huiwen index 重建。`)
  return parsed.data
}

/**
 * Reads a whole index.
 *
 * @throws IndexError if it was made by another schema or segmenter, or is damaged
 */
export function readIndex(dir: string, manifest: Manifest, segmenter: string): LibraryData {
  if (manifest.schema !== SCHEMA) {
    throw new IndexError(`索引格式是第 ${manifest.schema} 版，程序需要第 ${SCHEMA} 版，请运行 npx huiwen index 重建。`)
  }
  if (manifest.segmenter !== segmenter) {
    throw new IndexError('索引所用的分词词典与程序的不同，请运行 npx huiwen index 重建。')
  }
  const read = (name: string) => readJson(join(dir, manifest.folder, name))
  // The files were written by `writeIndex` under this very schema number, so their shape is not checked again.
  return {
    builtAt: manifest.builtAt,
    version: manifest.corpus,
    documents: read('documents.json') as LibraryData['documents'],
    problems: read('problems.json') as LibraryData['problems'],
    search: read('search.json') as LibraryData['search'],
    vocabulary: read('vocabulary.json') as LibraryData['vocabulary'],
  }
}

/**
 * Writes an index beside the old one and then switches to it by one rename: a reader sees the old or the new one, and a
 * crash at any point leaves the old one. Builds before the last two are removed.
 */
export function writeIndex(
  dir: string,
  data: LibraryData,
  stamp: Pick<Manifest, 'segmenter' | 'builder' | 'files'>,
): Manifest {
  const folder = `${data.version}-${data.builtAt.replace(/\D/g, '')}`
  mkdirSync(join(dir, folder), { recursive: true })
  const write = (name: string, value: unknown) => writeFileAtomic.sync(join(dir, folder, name), JSON.stringify(value))
  write('documents.json', data.documents)
  write('problems.json', data.problems)
  write('search.json', data.search)
  write('vocabulary.json', data.vocabulary)
  const previous = readManifestOrNull(dir)
  const manifest: Manifest = {
    schema: SCHEMA,
    ...stamp,
    corpus: data.version,
    builtAt: data.builtAt,
    documents: data.documents.length,
    clauses: data.documents.reduce((sum, { clauses }) => sum + clauses.length, 0),
    problems: data.problems.length,
    folder,
  }
  writeFileAtomic.sync(join(dir, 'current.json'), JSON.stringify(manifest, null, 2))
  removeOld(dir, new Set([folder, previous?.folder ?? folder]))
  return manifest
}

const manifestSchema = z.object({
  schema: z.number(),
  segmenter: z.string(),
  builder: z.string(),
  corpus: z.string(),
  builtAt: z.string(),
  documents: z.number(),
  clauses: z.number(),
  problems: z.number(),
  folder: z.string().regex(/^[\w-]+$/),
  files: z.record(z.string(), z.string()),
})

/** For reuse only: an index that cannot be read is as good as none. */
function readManifestOrNull(dir: string): Manifest | null {
  try {
    return readManifest(dir)
  } catch {
    return null
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new IndexError(`索引文件 ${file} 读不出来，请运行 npx huiwen index 重建。`)
  }
}

/** Only folders that look like a build of ours are touched. */
function removeOld(dir: string, keep: ReadonlySet<string>): void {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    if (entry.isDirectory() && /^[0-9a-f]{16}-\d{17}$/.test(entry.name) && !keep.has(entry.name)) {
      rmSync(join(dir, entry.name), { recursive: true, force: true })
    }
  }
}
