import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildSearch, openLibrary, type FileProblem, type Huiwen, type LibraryData } from '../core/library.ts'
import type { Parsed, PolicyDocument } from '../core/model.ts'
import { parseDocument } from '../core/parse/index.ts'
import type { PinyinOf } from '../core/question/index.ts'
import type { Segmenter } from '../core/segment/port.ts'
import { loadSegmenter } from '../segmenters/dictionary.ts'
import { IndexError, readIndex, readManifest, writeIndex, type Manifest } from './files.ts'
import { readSeeds, type SeedText } from './texts.ts'

export { IndexError, type Manifest } from './files.ts'
export { SeedsError } from './texts.ts'

/** Replaced by a hash of the sources when the program is bundled. */
declare const HUIWEN_BUILD: string | undefined
const BUILDER = typeof HUIWEN_BUILD === 'string' ? HUIWEN_BUILD : 'source'

export interface BuildOptions {
  readonly seedsDir: string
  readonly indexDir: string
  /** Called as work goes on: how many of how many documents and clauses are done. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined
  /**
   * Who cuts the words: `jieba` itself, or the packed table with the very same words, which needs neither 260 MB nor a
   * second to load (for a service that goes on answering). Default `jieba`.
   */
  readonly segmenter?: 'jieba' | 'packed'
  /** The time to stamp the index with; now, if not given. */
  readonly now?: Date
}

/** What an index build did, for the admin. */
export interface IndexReport {
  readonly documents: number
  readonly clauses: number
  readonly problems: readonly FileProblem[]
  /** Files that could not be read at all. */
  readonly unreadable: readonly { readonly file: string; readonly message: string }[]
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  readonly ms: number
}

/**
 * Reads the texts, parses those that have changed, and replaces the index at once when all is done.
 *
 * @throws SeedsError if the folder or its seeds.json cannot be read; the old index stays as it was
 */
export async function buildIndex({
  seedsDir,
  indexDir,
  onProgress,
  segmenter: kind = 'jieba',
  now = new Date(),
}: BuildOptions): Promise<IndexReport> {
  const started = performance.now()
  const seeds = readSeeds(seedsDir)
  const previous = previousBuild(indexDir)
  const total = seeds.texts.length * 2
  let done = 0
  const step = async () => {
    onProgress?.(++done, total)
    // Lets the service answer between two documents while it rebuilds.
    if (done % 8 === 0) await new Promise((next) => setImmediate(next))
  }
  const parsed: Parsed[] = []
  for (const text of seeds.texts) {
    parsed.push(previous.parsed(text) ?? parseDocument(text.source, text.file, text.seed))
    await step()
  }
  const documents = parsed.map(({ document }) => document)
  const segmenter = kind === 'packed' ? loadSegmenter() : await indexingSegmenter()
  let shown = 0
  const search = buildSearch(documents, segmenter, (clause, clauses) => {
    const share = Math.floor((clause / clauses) * seeds.texts.length)
    for (; shown < share; shown++) onProgress?.(seeds.texts.length + shown + 1, total)
  })
  const problems = problemsOf(parsed, seeds)
  const data: LibraryData = { builtAt: now.toISOString(), version: seeds.hash, documents, problems, ...search }
  const files = Object.fromEntries(seeds.texts.map(({ file, hash }) => [file, hash]))
  const manifest = writeIndex(indexDir, data, { segmenter: segmenter.id, builder: BUILDER, files })
  return {
    documents: manifest.documents,
    clauses: manifest.clauses,
    problems,
    unreadable: seeds.unreadable,
    ...changes(previous.files, files),
    ms: Math.round(performance.now() - started),
  }
}

/**
 * Opens the index, building it first if there is none.
 *
 * @throws IndexError if there is one that this program cannot use
 */
export async function openOrBuildIndex(options: BuildOptions & { readonly pinyinOf?: PinyinOf }): Promise<Huiwen> {
  const manifest = readManifest(options.indexDir)
  if (!manifest) await buildIndex(options)
  return openIndex(options.indexDir, options.pinyinOf)
}

/**
 * Opens a built index.
 *
 * @throws IndexError if there is none or this program cannot use it
 */
export function openIndex(indexDir: string, pinyinOf?: PinyinOf): Huiwen {
  const manifest = readManifest(indexDir)
  if (!manifest) throw new IndexError(`${indexDir} 里没有索引，请运行 npx huiwen index 建立。`)
  const segmenter = loadSegmenter()
  return openLibrary(readIndex(indexDir, manifest, segmenter.id), segmenter, pinyinOf)
}

/** Opens an index that fits the texts as they lie there now, building it in a cache folder of its own if need be. */
export async function openTexts(seedsDir: string, pinyinOf?: PinyinOf): Promise<Huiwen> {
  const name = createHash('sha256').update(resolve(seedsDir)).update(BUILDER).digest('hex').slice(0, 16)
  const indexDir = join(tmpdir(), `huiwen-${process.getuid?.() ?? 0}`, name)
  if (BUILDER === 'source' || currentManifest(indexDir)?.corpus !== readSeeds(seedsDir).hash) {
    await buildIndex({ seedsDir, indexDir })
  }
  return openIndex(indexDir, pinyinOf)
}

/** The stamp of the index that is there now, null if there is none or it cannot be read: cheap enough to poll. */
export function currentManifest(indexDir: string): Manifest | null {
  try {
    return readManifest(indexDir)
  } catch {
    return null
  }
}

/** jieba itself where its native part is there, the packed table with the same words where it is not. */
async function indexingSegmenter(): Promise<Segmenter> {
  try {
    const { loadNodejieba } = await import('../segmenters/nodejieba.ts')
    return loadNodejieba()
  } catch {
    return loadSegmenter()
  }
}

interface Previous {
  readonly files: Readonly<Record<string, string>>
  parsed(text: SeedText): Parsed | null
}

/** What the index that is there knows of unchanged files; nothing if another program built it. */
function previousBuild(indexDir: string): Previous {
  const nothing: Previous = { files: currentManifest(indexDir)?.files ?? {}, parsed: () => null }
  try {
    const manifest = readManifest(indexDir)
    if (!manifest || manifest.builder !== BUILDER || BUILDER === 'source') return nothing
    const data = readIndex(indexDir, manifest, manifest.segmenter)
    const documents = new Map<string, PolicyDocument>(data.documents.map((document) => [document.file, document]))
    return {
      files: manifest.files,
      parsed: ({ file, hash }) => {
        const document = manifest.files[file] === hash ? documents.get(file) : undefined
        if (!document) return null
        return { document, problems: data.problems.flatMap((p) => (p.file === file ? [p.problem] : [])) }
      },
    }
  } catch {
    return nothing
  }
}

function problemsOf(parsed: readonly Parsed[], seeds: ReturnType<typeof readSeeds>): FileProblem[] {
  const found = parsed.flatMap(({ document, problems }) =>
    problems.map((problem) => ({ file: document.file, problem })),
  )
  const unreadable = seeds.unreadable.map(({ file, message }) => ({
    file,
    problem: { code: 'unreadable', message, span: null },
  }))
  const orphans = seeds.orphans.map((file) => ({
    file,
    problem: { code: 'file-missing', message: 'seeds.json 里写了这个文件，目录里没有。', span: null },
  }))
  return [...found, ...unreadable, ...orphans]
}

function changes(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) {
  return {
    added: Object.keys(after).filter((file) => !(file in before)),
    changed: Object.keys(after).filter((file) => file in before && before[file] !== after[file]),
    removed: Object.keys(before).filter((file) => !(file in after)),
  }
}
