/** The bot as a process of its own, to be killed. Reads settings and the data file from its argument. */
import { z } from 'zod'
import { createDingtalkChannel, journalFile } from '../../../src/channels/dingtalk/index.ts'
import { dingtalkConfig } from '../../../src/channels/dingtalk/config.ts'
import { silentLog } from '../../../src/channels/log.ts'
import { createService } from '../../../src/service/index.ts'
import { openSqliteStore } from '../../../src/store/index.ts'
import { answered, sampleLibrary } from '../../service/sample-library.ts'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const given = z
  .object({ path: z.string(), port: z.number(), settings: dingtalkConfig })
  .parse(JSON.parse(process.argv[2] ?? ''))

const library = sampleLibrary((question) => answered(question))
const store = await openSqliteStore(given.path)
const service = await createService({
  store,
  library: () => library,
  reindex: () => Promise.reject(new Error('not here')),
  log: silentLog,
  version: '0.0.0',
  leaseMs: 1000,
})
const dingtalk = createDingtalkChannel(given.settings, {
  service,
  log: silentLog,
  journal: journalFile(`${given.path}.sending`),
})
service.use(dingtalk.channel)
service.start()
dingtalk.start()
if (dingtalk.routes)
  serve({ fetch: new Hono().route('/dingtalk', dingtalk.routes).fetch, port: given.port, hostname: '127.0.0.1' })
