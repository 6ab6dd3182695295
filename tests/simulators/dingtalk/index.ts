export { TOPIC_ROBOT } from './deliveries.ts'
export { linksOf } from './links.ts'
export { DingtalkSimulator, startDingtalkSimulator, TOPIC_CARD } from './simulator.ts'
export type { Call, Chat, Delivery, Fault, SimulatorOptions, StoredMessage, User } from './types.ts'
