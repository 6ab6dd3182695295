import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Huiwen } from '../core/library.ts'
import type { PinyinOf } from '../core/question/index.ts'
import type { Log } from '../log-port.ts'
import { loadSegmenter } from '../segmenters/dictionary.ts'
import type { Builds } from '../store/port.ts'
import { readIndex, readManifest, writeIndex } from './files.ts'
import { folderOf, packIndex, unpackIndex } from './format.ts'
import { buildIndex, currentManifest, IndexError, openIndex, openOrBuildIndex } from './index.ts'
import type { IndexReport } from './index.ts'

/** The index that a process serves, and what keeps it the newest. */
export interface Serving {
  readonly library: () => Huiwen
  /** Builds from the texts, serves the result and announces it. When it throws, the old index goes on serving. */
  rebuild(onProgress: (done: number, total: number) => void): Promise<IndexReport>
  /** Looks at once for a newer index, as it does every few seconds. */
  look(): Promise<void>
  stop(): void
}

export interface ServingOptions {
  readonly seedsDir: string
  readonly indexDir: string
  readonly onProgress?: ((done: number, total: number) => void) | undefined
  readonly pinyinOf: PinyinOf
  readonly log: Log
  /** Where replicas hand indexes to each other; null if this process is the only one. */
  readonly builds: Builds | null
}

/**
 * Opens the index, building it if there is none, and follows what is built later: by `huiwen index` in the same folder,
 * or by a replica. Replicas may share the index folder or have one each: an index travels through the database, whoever
 * builds one announces it there, and each replica opens what was announced last, also when it starts. So new texts need
 * only reach the replica that rebuilds. An index that cannot be opened leaves the old one serving.
 *
 * @throws SeedsError or IndexError if there is nothing to serve
 */
export async function serveIndex(options: ServingOptions): Promise<Serving> {
  const { seedsDir, indexDir, pinyinOf, log, builds } = options
  const first = await firstIndex(options)
  let { library } = first
  /** The last builds that were seen in the folder and heard of from others, whatever became of them. */
  let seen = currentManifest(indexDir)?.folder
  let heard = first.announced

  const swap = (next: Huiwen): void => {
    library = next
    log.info({ documents: next.documents.length, version: next.version }, 'new index in use')
  }

  /** What is new in the folder is served here and then announced; both are tried again if the database is away. */
  const followFolder = async (): Promise<void> => {
    const folder = currentManifest(indexDir)?.folder
    if (folder === undefined || folder === seen) return
    try {
      if (folder !== nameOf(library)) swap(openIndex(indexDir, pinyinOf))
    } catch (error) {
      seen = folder
      log.error({ err: error }, 'new index refused, the old one goes on serving')
      return
    }
    if (builds) heard = await announce(indexDir, builds)
    seen = folder
  }

  const followOthers = async (announced: Builds): Promise<void> => {
    const before = heard
    const name = await announced.current()
    // What was announced from here in the meantime is newer.
    if (name === null || name === heard || before !== heard) return
    const packed = await announced.read(name)
    heard = name
    try {
      if (name !== currentManifest(indexDir)?.folder) await keep(indexDir, packed)
      seen = name
      if (name !== nameOf(library)) swap(openIndex(indexDir, pinyinOf))
    } catch (error) {
      log.error({ err: error }, 'an announced index was refused, the old one goes on serving')
    }
  }

  const look = async (): Promise<void> => {
    await followFolder()
    if (builds) await followOthers(builds)
  }

  let timer: NodeJS.Timeout | null = null
  let stopped = false
  const failed = (error: unknown): void => log.warn({ error: String(error) }, 'indexes could not be exchanged')
  const lookLater = (): void => {
    if (stopped) return
    timer = setTimeout(() => void look().catch(failed).finally(lookLater), LOOK_EVERY_MS).unref()
  }
  lookLater()

  return {
    library: () => library,
    look,
    async rebuild(onProgress) {
      const report = await buildIndex({ seedsDir, indexDir, onProgress, segmenter: 'packed' })
      swap(openIndex(indexDir, pinyinOf))
      await followFolder().catch(failed)
      return report
    },
    stop() {
      stopped = true
      if (timer) clearTimeout(timer)
    },
  }
}

/** How often a running service looks whether there is a newer index. */
const LOOK_EVERY_MS = 3000

/** What was announced; without that the folder's own, built if need be, which is then announced. */
async function firstIndex({ builds, ...options }: ServingOptions) {
  const { seedsDir, indexDir, onProgress, pinyinOf, log } = options
  const announced = (await builds?.current()) ?? null
  if (builds && announced !== null) {
    try {
      if (currentManifest(indexDir)?.folder !== announced) await keep(indexDir, await builds.read(announced))
      return { library: openIndex(indexDir, pinyinOf), announced }
    } catch (error) {
      log.error({ err: error }, 'the announced index was refused')
    }
  }
  const library = await openOrBuildIndex({ seedsDir, indexDir, onProgress, pinyinOf, segmenter: 'packed' })
  if (!builds || announced !== null) return { library, announced }
  return { library, announced: await announce(indexDir, builds) }
}

/** Hands the folder's index to the others, unless they have it; returns its name. */
async function announce(indexDir: string, builds: Builds): Promise<string> {
  const manifest = readManifest(indexDir)
  if (!manifest) throw new IndexError(`${indexDir} 里没有索引，请运行 npx huiwen index 建立。`)
  const name = manifest.folder
  if ((await builds.current()) === name) return name
  const data = readIndex(indexDir, manifest, manifest.segmenter)
  await builds.publish(name, await promisify(gzip)(packIndex(manifest, data)), Date.now())
  return name
}

/** Puts an announced index into the folder, if this program can use it. */
async function keep(indexDir: string, packed: Uint8Array | null): Promise<void> {
  if (!packed) throw new IndexError('数据库里没有所公布的索引，请发送 /重建索引。')
  const text = (await promisify(gunzip)(packed)).toString('utf8')
  const { manifest, data } = unpackIndex(text, loadSegmenter().id)
  writeIndex(indexDir, data, manifest)
}

function nameOf({ version, builtAt }: Huiwen): string {
  return folderOf({ version, builtAt })
}
