import { describe, vi } from 'vitest'
import { channelContract } from '../../contracts/channel.ts'
import { dingtalkUnderTest } from './platform.ts'

// Whatever a person would wait for comes much sooner; a busy machine may take its time.
vi.setConfig({ testTimeout: 20_000 })

describe.each(['stream', 'http'] as const)('DingTalk by %s', (mode) => channelContract(dingtalkUnderTest({ mode })))

describe('DingTalk by stream with interactive cards', () =>
  channelContract(dingtalkUnderTest({ mode: 'stream', cards: true })))
