import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { createApp } from '../../src/app.ts'
import { createFeishuChannel } from '../../src/channels/feishu/index.ts'
import type { Log } from '../../src/log-port.ts'
import { silentLog } from '../support/silent-log.ts'
import { buildIndex, openIndex } from '../../src/index-store/index.ts'
import { createService } from '../../src/service/index.ts'
import { chinaDate } from '../../src/china-time.ts'
import { openSqliteStore } from '../../src/store/index.ts'
import type { FeishuSimulator } from './feishu/index.ts'

export interface DemoBotOptions {
  readonly seedsDir: string
  /** Port of the web page with the originals; 0 takes a free one. */
  readonly webPort: number
  readonly admins: readonly string[]
  readonly staffChat: string
  readonly log?: Log
}

/** The product as a whole against a simulator: library, store, service, long connection, web page for the originals. */
export async function startDemoBot(simulator: FeishuSimulator, options: DemoBotOptions): Promise<() => Promise<void>> {
  const dir = mkdtempSync(join(tmpdir(), 'huiwen-demo-'))
  const { seedsDir, log = silentLog } = options
  const indexDir = join(dir, 'index')
  await buildIndex({ seedsDir, indexDir })
  let library = openIndex(indexDir)
  const store = await openSqliteStore(join(dir, 'huiwen.db'))
  const service = await createService({
    store,
    library: () => library,
    log,
    version: 'demo',
    reindex: async (onProgress) => {
      const report = await buildIndex({ seedsDir, indexDir, onProgress: (done, total) => onProgress({ done, total }) })
      library = openIndex(indexDir)
      const { added, changed, removed, problems } = report
      return {
        ...report,
        problems: problems.length,
        added: added.length,
        changed: changed.length,
        removed: removed.length,
      }
    },
  })
  const app = createApp({ library: () => library, today: () => chinaDate(Date.now()), log, version: 'demo' })
  const web = await listen(app, options.webPort)
  const feishu = createFeishuChannel(
    {
      appId: simulator.appId,
      appSecret: simulator.appSecret,
      mode: 'socket',
      domain: simulator.url,
      admins: [...options.admins],
      staffChat: options.staffChat,
      publicUrl: web.url,
    },
    { service, log },
  )
  service.use(feishu.channel)
  feishu.start()
  service.start()
  await simulator.waitFor(() => simulator.socket.connections.size > 0, 'the bot to connect')
  return async () => {
    feishu.stop()
    await service.stop()
    await store.close()
    web.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

function listen(app: ReturnType<typeof createApp>, port: number): Promise<{ url: string; close: () => void }> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (address) =>
      resolve({ url: `http://127.0.0.1:${address.port}`, close: () => void server.close() }),
    )
  })
}
