import type { Log } from '../../log-port.ts'
import type { SharedMemory } from '../memory.ts'
import type { Service } from '../../service/index.ts'
import { createChannel } from './channel.ts'
import type { DingtalkChannel } from './channel.ts'
import type { DingtalkSettings } from './config.ts'
import { postByNode } from './http-node.ts'
import { createSendJournal, memoryLines, rememberedJournal } from './journal.ts'
import type { JournalLines } from './journal.ts'
import { createStreamConnection } from './stream.ts'
import { TOPIC_CARD } from './stream-client.ts'

export type { DingtalkChannel } from './channel.ts'
export { readDingtalkConfig } from './config.ts'
export type { DingtalkSettings } from './config.ts'
export { memoryLines } from './journal.ts'
export { journalFile } from './journal-file.ts'

export interface DingtalkParts {
  readonly service: Service
  readonly log: Log
  /** Where it is written down what is being sent: `journalFile(path)`. Without it only this process remembers. */
  readonly journal?: JournalLines
  /** In place of that for replicas, which take over each other's messages: what all of them can read. */
  readonly shared?: SharedMemory | null
}

/** The channel on Node, by Stream or by HTTP. @throws Error naming the configuration value that is missing or wrong. */
export function createDingtalkChannel(settings: DingtalkSettings, parts: DingtalkParts): DingtalkChannel {
  return createChannel(settings, {
    ...parts,
    post: postByNode,
    connect: (config, events, log) =>
      createStreamConnection({
        config,
        log,
        onFrame: (topic, data) => (topic === TOPIC_CARD ? events.onCard(data) : events.onMessage(data)),
      }),
    journal: (secret) =>
      parts.shared
        ? rememberedJournal(parts.shared, secret)
        : createSendJournal(parts.journal ?? memoryLines(), secret),
    memory: null,
  })
}
