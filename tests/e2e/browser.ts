import { existsSync } from 'node:fs'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'
import { silentLog } from '../../src/channels/log.ts'
import { readConfig } from '../../src/config.ts'
import { startServer } from '../../src/server.ts'
import type { RunningServer } from '../../src/server.ts'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']

/** @throws Error that says how to come by a Chromium: a missing browser must not look like a passed test */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? PLACES.find((place) => existsSync(place))
  if (!executablePath)
    throw new Error('没有找到 Chromium：请 apt-get install chromium，或用环境变量 CHROMIUM 指明它的位置。')
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] })
}

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
