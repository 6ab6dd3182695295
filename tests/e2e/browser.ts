import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog } from '../support/silent-log.ts'
import { readConfig } from '../../src/config.ts'
import type { Environment } from '../../src/config.ts'
import { startServer } from '../../src/server.ts'
import type { RunningServer } from '../../src/server.ts'

/** The real service on the real seeds, with an index and data of its own. */
export async function startService(environment: Environment = {}): Promise<RunningServer & { dataDir: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'huiwen-e2e-'))
  const dataDir = join(folder, 'data')
  const own = { PORT: '0', HUIWEN_INDEX_DIR: join(folder, 'index'), HUIWEN_DATA_DIR: dataDir }
  const config = readConfig({ ...own, ...environment })
  const server = await startServer({ config, log: silentLog, version: 'e2e' })
  return {
    ...server,
    dataDir,
    stop: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
