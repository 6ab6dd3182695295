import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { openLibrary, type Huiwen } from '../core/library.ts'
import type { Parsed, PolicyDocument } from '../core/model.ts'
import type { PinyinOf } from '../core/question/index.ts'
import type { Segmenter } from '../core/segment/port.ts'
import { loadSegmenter } from '../segmenters/dictionary.ts'
import { BUILDER, buildLibrary, hashesOf, reportOf, type IndexReport } from './build.ts'
import { privateFolder, userCache } from './cache.ts'
import { readIndex, readManifest, writeIndex } from './files.ts'
import { IndexError, type Manifest } from './format.ts'
import type { SeedText } from './seeds.ts'
import { readSeeds } from './texts.ts'

export type { IndexReport } from './build.ts'
export { IndexError, type Manifest } from './format.ts'
export { SeedsError } from './seeds.ts'

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
  const segmenter = kind === 'packed' ? loadSegmenter() : await indexingSegmenter()
  const data = await buildLibrary({ seeds, segmenter, now, parsedBefore: previous.parsed, onProgress })
  const manifest = writeIndex(indexDir, data, { segmenter: segmenter.id, builder: BUILDER, files: hashesOf(seeds) })
  return reportOf(manifest, {
    problems: data.problems,
    unreadable: seeds.unreadable,
    before: previous.files,
    ms: performance.now() - started,
  })
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

/** Opens an index that fits the texts as they lie there now, building it in a folder of the user's cache if need be. */
export async function openTexts(seedsDir: string, pinyinOf?: PinyinOf, cache = userCache()): Promise<Huiwen> {
  const name = createHash('sha256').update(resolve(seedsDir)).update(BUILDER).digest('hex').slice(0, 16)
  const indexDir = join(privateFolder(cache), name)
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
