import { describe } from 'vitest'
import { channelContract } from '../../contracts/channel.ts'
import { feishuUnderTest } from './platform.ts'

describe.each(['webhook', 'socket'] as const)('Feishu by %s', (mode) => channelContract(feishuUnderTest(mode)))
