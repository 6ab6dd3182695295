import { describe } from 'vitest'
import { channelContract } from '../../contracts/channel.ts'
import { dingtalkUnderTest } from './platform.ts'

describe.each(['stream', 'http'] as const)('DingTalk by %s', (mode) => channelContract(dingtalkUnderTest({ mode })))

describe('DingTalk by stream with interactive cards', () =>
  channelContract(dingtalkUnderTest({ mode: 'stream', cards: true })))
