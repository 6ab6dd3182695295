/** The product but for what chats ask: the library that the channel contract knows. */
import { waitUntil } from 'cloudflare:workers'
import { bundled, segmenter } from '../../src/worker/bundled.ts'
import { createHandler } from '../../src/worker/handler.ts'
import { pinyinOf } from '../../src/worker/pinyin.ts'
import { contractLibrary } from '../contracts/channel-library.ts'

const parts = { bundled, segmenter, pinyinOf, version: '0.0.0', waitUntil }
export default createHandler({ ...parts, chatLibrary: contractLibrary, leaseMs: 1000 })
