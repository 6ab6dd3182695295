import type { Check } from '../channels/web/parts.ts'
import type { Huiwen } from '../core/library.ts'
import type { IndexBucket } from '../index-store/bucket.ts'
import type { Log } from '../log-port.ts'

/** A library and the name of the build it was opened from. */
export interface NamedLibrary {
  readonly name: string
  readonly library: Huiwen
}

/** Serves one library and looks now and then whether another one was published. */
export interface LibrarySource {
  readonly library: () => Huiwen
  /** Name of the build that serves. */
  readonly name: () => string
  /** The first time it waits until the published library is open; later it only looks, when it is time to. */
  ready(waitUntil: (work: Promise<unknown>) => void): Promise<void>
  /** Serves what was published here, which is open already. */
  serve(next: NamedLibrary): void
  /** Not well when a published index could not be opened. */
  readonly check: () => Check
}

export interface LibrarySourceOptions {
  /** Serves until another one is published, and when none that was published can be opened. */
  readonly bundled: NamedLibrary
  /** Null where there is no bucket. */
  readonly bucket: IndexBucket | null
  readonly log: Log
  readonly now: () => number
}

export function createLibrarySource({ bundled, bucket, log, now }: LibrarySourceOptions): LibrarySource {
  let serving = bundled
  let problem: string | null = null
  let lookedAt: number | null = null
  const refused = new Map<string, string>()

  /** The newest published build that opens; what serves now goes on if none does. */
  const follow = async (published: IndexBucket): Promise<void> => {
    const pointer = await published.pointer()
    problem = null
    for (const name of pointer ? [pointer.current, pointer.previous] : []) {
      if (name === null || name === serving.name) return
      try {
        if (!refused.has(name)) {
          serving = { name, library: (await published.open(name)).library }
          log.info({ index: name, documents: serving.library.documents.length }, 'new index in use')
          return
        }
      } catch (error) {
        refused.set(name, error instanceof Error ? error.message : String(error))
        log.error({ index: name, err: error }, 'new index refused, the old one goes on serving')
      }
      problem ??= refused.get(name) ?? null
    }
  }

  const look = async (): Promise<void> => {
    if (!bucket) return
    try {
      await follow(bucket)
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error)
      log.error({ err: error }, 'the published index could not be looked up')
    }
    lookedAt = now()
  }

  return {
    library: () => serving.library,
    name: () => serving.name,
    async ready(waitUntil) {
      if (lookedAt === null) return look()
      if (now() - lookedAt < LOOK_EVERY_MS) return
      lookedAt = now()
      waitUntil(look())
    },
    serve(next) {
      serving = next
      problem = null
    },
    check: () => ({ name: '索引', ok: problem === null, detail: problem ?? `版本 ${serving.name}` }),
  }
}

/** A request for a small object each time; the page may show the old library for this long. */
const LOOK_EVERY_MS = 30_000
