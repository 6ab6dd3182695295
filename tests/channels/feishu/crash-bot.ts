/** The bot as a process of its own, to be killed. Reads the simulator's address and the data file from its argument. */
import { createFeishuChannel } from '../../../src/channels/feishu/index.ts'
import { silentLog } from '../../../src/channels/log.ts'
import { createService } from '../../../src/service/index.ts'
import { openSqliteStore } from '../../../src/store/index.ts'
import { answered, sampleLibrary } from '../../service/sample-library.ts'

const { url, appId, appSecret, path } = JSON.parse(process.argv[2] ?? '{}') as Record<string, string>
if (!url || !appId || !appSecret || !path) throw new Error('crash-bot: url, appId, appSecret and path are needed')

const library = sampleLibrary((question) => answered(question))
const service = await createService({
  store: await openSqliteStore(path),
  library: () => library,
  reindex: () => Promise.reject(new Error('not here')),
  log: silentLog,
  version: '0.0.0',
  leaseMs: 1000,
})
const rates = { chatPerSecond: 5, perSecond: 50, perMinute: 100_000 }
const feishu = createFeishuChannel({ appId, appSecret, mode: 'socket', domain: url, rates }, service, silentLog)
service.use(feishu.channel)
service.start()
feishu.start()
