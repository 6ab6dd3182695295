import type { Log } from '../channels/log.ts'
import { reindexDonePanel, reindexFailedPanel, reindexProgressPanel } from './panels.ts'
import type { Address, Channel, Clock, IndexProgress, Panel, Reindex } from './types.ts'

export interface Reindexing {
  /** The refusal to show if one is running already. */
  refusal(): Panel | null
  /** Tells of the start, then builds on after it has returned and reports into the same message. */
  begin(channel: Channel, to: Address, key: string): Promise<void>
  /** Resolves when nothing is being built. */
  idle(): Promise<void>
}

export function createReindexing(options: { reindex: Reindex; clock: Clock; log: Log }): Reindexing {
  let running: Promise<void> | null = null
  let startedBy: string | null = null

  const begin: Reindexing['begin'] = async (channel, to, key) => {
    // Taken before the first await: of two commands in the same moment only one gets past `refusal`.
    startedBy = key
    let started: () => void = () => undefined
    running = new Promise((resolve) => (started = resolve))
    try {
      const messageId = await channel.deliver(to, { kind: 'panel', panel: reindexProgressPanel(null) }, key)
      const report = createReporter(channel, to, messageId, key, options)
      running = build(options, report).finally(() => {
        running = null
        startedBy = null
      })
    } catch (error) {
      running = null
      startedBy = null
      throw error
    } finally {
      started()
    }
  }

  return {
    begin,
    refusal: () =>
      startedBy === null
        ? null
        : {
            title: '正在重建，请稍候',
            tone: 'warning',
            paragraphs: ['已经有一次重建在进行，完成后再发送 /重建索引。'],
          },
    async idle() {
      while (running) await running
    },
  }
}

interface Reporter {
  progress(progress: IndexProgress): void
  end(panel: Panel): Promise<void>
}

async function build(options: { reindex: Reindex; log: Log }, report: Reporter): Promise<void> {
  let panel: Panel
  try {
    panel = reindexDonePanel(await options.reindex((progress) => report.progress(progress)))
  } catch (error) {
    options.log.error({ error: String(error) }, 'the index could not be rebuilt')
    panel = reindexFailedPanel(error instanceof Error ? error.message : String(error))
  }
  await report.end(panel).catch((error: unknown) => {
    options.log.warn({ error: String(error) }, 'the result of a rebuild could not be shown')
  })
}

/** Redraws the message at most once a second, one update after another, and always ends with the result. */
function createReporter(
  channel: Channel,
  to: Address,
  messageId: string,
  key: string,
  { clock }: { clock: Clock },
): Reporter {
  let shownAt = clock.now()
  let last: Promise<void> = Promise.resolve()
  const show = async (panel: Panel): Promise<void> => channel.update?.(messageId, { kind: 'panel', panel })
  return {
    progress(progress) {
      if (clock.now() - shownAt < 1000) return
      shownAt = clock.now()
      last = last.then(() => show(reindexProgressPanel(progress))).catch(() => undefined)
    },
    async end(panel) {
      await last
      try {
        if (!channel.update) throw new Error('this platform cannot redraw a message')
        await show(panel)
      } catch {
        await channel.deliver(to, { kind: 'panel', panel }, `${key}:done`)
      }
    },
  }
}
