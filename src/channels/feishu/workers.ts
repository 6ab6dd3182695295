import type { Log } from '../../log-port.ts'
import type { Memory } from '../memory.ts'
import type { Service } from '../../service/index.ts'
import { createChannel } from './channel.ts'
import type { FeishuChannel } from './channel.ts'
import type { FeishuSettings } from './config.ts'

/** The channel where there are no sockets and no process that lasts: by webhook, with what it must know in the store. */
export function createFeishuChannel(
  settings: FeishuSettings,
  parts: { readonly service: Service; readonly log: Log; readonly memory: Memory },
): FeishuChannel {
  return createChannel(settings, { ...parts, connect: null })
}
