import type { Log } from '../../log-port.ts'
import type { Service } from '../../service/index.ts'
import { createChannel } from './channel.ts'
import type { FeishuChannel } from './channel.ts'
import type { FeishuSettings } from './config.ts'
import { createLongConnection } from './socket.ts'

export type { FeishuChannel } from './channel.ts'
export { readFeishuConfig } from './config.ts'
export type { FeishuSettings } from './config.ts'

/** The channel on Node, by long connection or webhook. @throws Error naming what is missing or wrong in `settings`. */
export function createFeishuChannel(
  settings: FeishuSettings,
  parts: { readonly service: Service; readonly log: Log },
): FeishuChannel {
  return createChannel(settings, { ...parts, connect: createLongConnection, memory: null })
}
