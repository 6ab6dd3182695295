import type { Log } from '../../log-port.ts'
import type { SharedMemory } from '../memory.ts'
import type { Service } from '../../service/index.ts'
import { createChannel } from './channel.ts'
import type { DingtalkChannel } from './channel.ts'
import type { DingtalkSettings } from './config.ts'
import { postByFetch } from './http-fetch.ts'
import { rememberedJournal } from './journal.ts'

/** The channel where there are no sockets and no process that lasts: by HTTP, with what it must know in the store. */
export function createDingtalkChannel(
  settings: DingtalkSettings,
  parts: { readonly service: Service; readonly log: Log; readonly memory: SharedMemory },
): DingtalkChannel {
  return createChannel(settings, {
    ...parts,
    post: postByFetch,
    connect: null,
    journal: (secret) => rememberedJournal(parts.memory, secret),
  })
}
