/** The service on Cloudflare Workers. What it is deployed with and bound to stands in wrangler.toml. */
import { waitUntil } from 'cloudflare:workers'
import packageJson from '../package.json' with { type: 'json' }
import { bundled, segmenter } from './worker/bundled.ts'
import { createHandler } from './worker/handler.ts'
import { pinyinOf } from './worker/pinyin.ts'

export default createHandler({ bundled, segmenter, pinyinOf, version: packageJson.version, waitUntil })
