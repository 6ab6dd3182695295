import { describe, vi } from 'vitest'
import { channelContract } from '../../contracts/channel.ts'
import { feishuUnderTest } from './platform.ts'

// Whatever a person would wait for comes much sooner; a busy machine may take its time.
vi.setConfig({ testTimeout: 20_000 })

describe.each(['webhook', 'socket'] as const)('Feishu by %s', (mode) => channelContract(feishuUnderTest(mode)))
