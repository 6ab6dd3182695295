import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog } from '../../src/channels/log.ts'
import { readConfig } from '../../src/config.ts'
import { startServer } from '../../src/server.ts'
import type { RunningServer } from '../../src/server.ts'

/** The real service on the real seeds, with an index of its own. */
export async function startService(): Promise<RunningServer> {
  const indexDir = mkdtempSync(join(tmpdir(), 'huiwen-e2e-'))
  const config = readConfig({ PORT: '0', HUIWEN_INDEX_DIR: indexDir })
  const server = await startServer({ config, log: silentLog, version: 'e2e' })
  return {
    ...server,
    stop: async () => {
      await server.stop()
      rmSync(indexDir, { recursive: true, force: true })
    },
  }
}
