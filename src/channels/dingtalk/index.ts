export { createDingtalkChannel } from './channel.ts'
export type { DingtalkChannel, DingtalkParts } from './channel.ts'
export { readDingtalkConfig } from './config.ts'
export type { DingtalkSettings } from './config.ts'
