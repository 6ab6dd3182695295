export { createFeishuChannel } from './channel.ts'
export type { FeishuChannel } from './channel.ts'
export { readFeishuConfig } from './config.ts'
export type { FeishuSettings } from './config.ts'
