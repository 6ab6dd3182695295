export { DingtalkSimulator, linksOf, startDingtalkSimulator, TOPIC_CARD, TOPIC_ROBOT } from './simulator.ts'
export type { Call, Chat, Delivery, Fault, SimulatorOptions, StoredMessage, User } from './types.ts'
