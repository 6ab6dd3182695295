import { createHash } from 'node:crypto'
import type { R2Bucket } from '@cloudflare/workers-types'
import * as z from 'zod'
import type { Huiwen, LibraryData } from '../core/library.ts'
import { BUILD_NAME, IndexError, unpackIndex } from './format.ts'
import type { Manifest } from './format.ts'
import { decodeSeeds, isPolicyText, SeedsError } from './seeds.ts'
import type { SeedTexts } from './seeds.ts'

/** Which published version serves, and which one did before it. */
export interface Pointer {
  readonly current: string
  readonly previous: string | null
}

export interface PublishedIndex {
  readonly manifest: Manifest
  readonly library: Huiwen
}

/** How this program opens an index. */
export interface Opener {
  /** Id of its segmenter; an index made with another one is refused. */
  readonly segmenter: string
  readonly open: (data: LibraryData) => Huiwen
}

/** Indexes published into a bucket: one object a version, and a small one that points at the version that serves. */
export interface IndexBucket {
  /** Null if nothing was published. */
  pointer(): Promise<Pointer | null>
  /** @throws IndexError if the version is not there or this program cannot use it */
  open(version: string): Promise<PublishedIndex>
  /**
   * Opens a packed index, stores it and makes it the one that serves. Readers see the old or the new one; whatever goes
   * wrong leaves the old one. Versions before the last few are removed.
   *
   * @throws IndexError if this program cannot use it, or it is not the version it is said to be
   */
  publish(version: string, packed: Uint8Array): Promise<PublishedIndex>
  /** Makes another stored version the one that serves. @throws IndexError as `open` does */
  switchTo(version: string): Promise<PublishedIndex>
  /** The policy texts under `seeds/`. @throws SeedsError if there are none, or more than `most` */
  readSeeds(most: SeedLimits): Promise<SeedTexts>
}

/** How much may be read for one rebuild. */
export interface SeedLimits {
  readonly files: number
  readonly bytes: number
}

export function indexBucket(bucket: R2Bucket, opener: Opener): IndexBucket {
  const pointer = async (): Promise<Pointer | null> => {
    const object = await bucket.get(POINTER)
    if (!object) return null
    const parsed = pointerSchema.safeParse(await object.json().catch(() => null))
    if (!parsed.success) throw new IndexError(`R2 里的 ${POINTER} 损坏，请用 npx huiwen index --publish 重新发布。`)
    return parsed.data
  }

  const open = async (version: string): Promise<PublishedIndex> => {
    const object = BUILD_NAME.test(version) ? await bucket.get(keyOf(version)) : null
    if (!object) throw new IndexError(`R2 里没有版本为 ${version} 的索引。`)
    return openPacked(await object.text(), opener)
  }

  const point = async (current: string): Promise<Pointer> => {
    const before = await pointer().catch(() => null)
    const previous = before === null || before.current === current ? (before?.previous ?? null) : before.current
    const next = { current, previous }
    await bucket.put(POINTER, JSON.stringify(next))
    return next
  }

  const store = async (version: string, packed: Uint8Array): Promise<void> => {
    // R2 compares the checksum with what arrived and stores nothing that differs.
    const sha256 = createHash('sha256').update(packed).digest()
    await bucket.put(keyOf(version), packed, { sha256 })
    const { current, previous } = await point(version)
    // It is published; what could not be removed is removed after the next one.
    await removeOld(bucket, new Set([current, previous])).catch(() => undefined)
  }

  return {
    pointer,
    open,
    async publish(version, packed) {
      const index = openPacked(new TextDecoder().decode(packed), opener)
      if (index.manifest.folder !== version)
        throw new IndexError(`索引包的版本是 ${index.manifest.folder}，不是 ${version}。`)
      await store(version, packed)
      return index
    },
    async switchTo(version) {
      const index = await open(version)
      await point(version)
      return index
    },
    readSeeds: (most) => readSeeds(bucket, most),
  }
}

const POINTER = 'index/current.json'
const SEEDS = 'seeds/'
const KEPT = 5

const pointerSchema = z.object({
  current: z.string().regex(BUILD_NAME),
  previous: z.string().regex(BUILD_NAME).nullable(),
})

function openPacked(text: string, { segmenter, open }: Opener): PublishedIndex {
  const { manifest, data } = unpackIndex(text, segmenter)
  try {
    return { manifest, library: open(data) }
  } catch {
    throw new IndexError('索引包的内容不完整，打不开，请运行 npx huiwen index 重建。')
  }
}

function keyOf(version: string): string {
  return `index/${version}.json`
}

async function removeOld(bucket: R2Bucket, used: ReadonlySet<string | null>): Promise<void> {
  const { objects } = await bucket.list({ prefix: 'index/' })
  const versions = objects
    .filter(({ key }) => key !== POINTER)
    .sort((a, b) => b.uploaded.getTime() - a.uploaded.getTime())
    .map(({ key }) => key)
  const keys = new Set([...used].map((version) => version && keyOf(version)))
  const old = versions.slice(KEPT).filter((key) => !keys.has(key))
  if (old.length > 0) await bucket.delete(old)
}

async function readSeeds(bucket: R2Bucket, most: SeedLimits): Promise<SeedTexts> {
  const { objects, truncated } = await bucket.list({ prefix: SEEDS })
  const inFolder = objects.filter(({ key }) => !key.slice(SEEDS.length).includes('/'))
  const texts = inFolder.filter(({ key }) => isPolicyText(key))
  if (texts.length === 0) throw new SeedsError('R2 的 seeds/ 目录里没有 .txt 文件，没有可以重建的内容。')
  const size = texts.reduce((sum, object) => sum + object.size, 0)
  if (truncated || texts.length > most.files || size > most.bytes) {
    throw new SeedsError(
      `政策库太大，不能在 Workers 上重建（现有 ${texts.length}${truncated ? ' 以上' : ''} 份、${Math.ceil(size / 1000)} KB；` +
        `上限 ${most.files} 份、${most.bytes / 1000} KB）。请在自己的电脑上运行 npx huiwen index --publish 网址。`,
    )
  }
  const names = texts.map(({ key }) => key.slice(SEEDS.length)).sort()
  const bytes = new Map<string, Uint8Array | null>()
  for (const name of names) bytes.set(name, await readBytes(bucket, SEEDS + name))
  const entries = await bucket.get(`${SEEDS}seeds.json`)
  return decodeSeeds({
    files: names,
    others: inFolder.filter((object) => !texts.includes(object)).map(({ key }) => key.slice(SEEDS.length)),
    bytes: (name) => bytes.get(name) ?? null,
    entries: entries && (await entries.text()),
    entriesAt: 'R2 的 seeds/seeds.json',
  })
}

async function readBytes(bucket: R2Bucket, key: string): Promise<Uint8Array | null> {
  const object = await bucket.get(key)
  return object && new Uint8Array(await object.arrayBuffer())
}
