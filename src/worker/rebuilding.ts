import type { Lexicographer } from '../core/segment/port.ts'
import type { IndexBucket, SeedLimits } from '../index-store/bucket.ts'
import { BUILDER, buildLibrary, countsOf, hashesOf, reportOf } from '../index-store/build.ts'
import { manifestOf, packIndex } from '../index-store/format.ts'
import type { Reindex } from '../service/index.ts'
import type { LibrarySource } from './library.ts'

/**
 * What one event can parse and index within an isolate's 128 MB, beside the library that serves: indexing holds some
 * 35 MB for each 100 KB of text while it lasts (`docs/deploy-workers.md`).
 */
const REBUILD_LIMITS: SeedLimits = { files: 60, bytes: 150_000 }

export interface RebuildParts {
  readonly bucket: IndexBucket | null
  readonly source: LibrarySource
  readonly segmenter: Lexicographer
}

/** Builds the index from the texts in the bucket and publishes it. When it throws, the old one goes on serving. */
export function rebuildFromBucket({ bucket, source, segmenter }: RebuildParts): Reindex {
  return async (onProgress) => {
    if (!bucket) throw new Error('没有配置 R2 绑定 INDEX_BUCKET，不能在这里重建；请重新部署，或先配置 R2。')
    const started = performance.now()
    const seeds = await bucket.readSeeds(REBUILD_LIMITS)
    const before = await filesBefore(bucket)
    const data = await buildLibrary({
      seeds,
      segmenter,
      now: new Date(),
      onProgress: (done, total) => onProgress({ done, total }),
    })
    const manifest = manifestOf(data, { segmenter: segmenter.id, builder: BUILDER, files: hashesOf(seeds) })
    const name = manifest.folder
    const { library } = await bucket.publish(name, new TextEncoder().encode(packIndex(manifest, data)))
    source.serve({ name, library })
    const { problems } = data
    const ms = performance.now() - started
    return countsOf(reportOf(manifest, { problems, unreadable: seeds.unreadable, before, ms }))
  }
}

async function filesBefore(bucket: IndexBucket): Promise<Readonly<Record<string, string>>> {
  try {
    const pointer = await bucket.pointer()
    return pointer ? (await bucket.open(pointer.current)).manifest.files : {}
  } catch {
    // The report then calls all of it new.
    return {}
  }
}
