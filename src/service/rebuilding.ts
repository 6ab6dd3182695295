import type { Log } from '../log-port.ts'
import { noMetrics } from './metrics.ts'
import type { Metrics } from './metrics.ts'
import type { Clock, IndexProgress, IndexReport, Reindex } from './types.ts'

/** How the last rebuild went, or how far the running one is. */
export type RebuildState =
  | { readonly state: 'idle' }
  | ({ readonly state: 'running'; readonly startedAt: number } & IndexProgress)
  | { readonly state: 'done'; readonly finishedAt: number; readonly report: IndexReport }
  | { readonly state: 'failed'; readonly finishedAt: number; readonly reason: string }
  /** Another replica was at it; its index is taken over when it is done. */
  | { readonly state: 'elsewhere'; readonly askedAt: number }

/** Rebuilding the index, as the admin's page and API ask for it. */
export interface Rebuilding {
  state(): RebuildState | Promise<RebuildState>
  /** Begins and returns; false if one is running already. */
  start(): Promise<boolean>
}

/** Somebody asked for a rebuild while one was running; the message is for them. */
export class RebuildRunning extends Error {
  override readonly name = 'RebuildRunning'

  constructor() {
    super('已经有一次重建在进行，请等它完成。')
  }
}

/** One rebuild at a time in this process, whether a chat, the page or the API asked for it; all see its progress. */
export function createRebuilding(
  reindex: Reindex,
  { clock = { now: Date.now }, log, metrics = noMetrics }: { clock?: Clock; log: Log; metrics?: Metrics },
): Rebuilding & { readonly run: Reindex } {
  let current: RebuildState = { state: 'idle' }

  const run: Reindex = async (onProgress) => {
    if (current.state === 'running') throw new RebuildRunning()
    const startedAt = clock.now()
    const seconds = (): number => (clock.now() - startedAt) / 1000
    current = { state: 'running', startedAt, done: 0, total: 0 }
    try {
      const report = await reindex((progress) => {
        current = { state: 'running', startedAt, ...progress }
        onProgress(progress)
      })
      current = { state: 'done', finishedAt: clock.now(), report }
      metrics.reindex({ outcome: 'done', seconds: seconds() })
      return report
    } catch (error) {
      if (error instanceof RebuildRunning) {
        current = { state: 'elsewhere', askedAt: startedAt }
        throw error
      }
      const reason = error instanceof Error ? error.message : String(error)
      current = { state: 'failed', finishedAt: clock.now(), reason }
      metrics.reindex({ outcome: 'failed', seconds: seconds() })
      throw error
    }
  }

  return {
    run,
    state: () => current,
    start() {
      if (current.state === 'running') return Promise.resolve(false)
      run(() => undefined).catch((error: unknown) => {
        if (!(error instanceof RebuildRunning)) log.error({ err: error }, 'the index could not be rebuilt')
      })
      return Promise.resolve(true)
    },
  }
}
