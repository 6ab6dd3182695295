/** Makes what is deployed, by the program that deploys it, before any test runs: the product, and one with a test's library. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const CACHE = join(ROOT, 'node_modules/.cache/huiwen-worker')

/** Folder and main file of each bundle. */
export const BUNDLES = {
  product: { entry: 'src/worker.ts', folder: join(CACHE, 'product'), main: 'worker.js' },
  contract: { entry: 'tests/worker/contract-entry.ts', folder: join(CACHE, 'contract'), main: 'contract-entry.js' },
} as const

export default async function setup(): Promise<void> {
  // One after the other: both write the files that go beside the code.
  for (const { entry, folder } of Object.values(BUNDLES)) {
    const wrangler = join(ROOT, 'node_modules/wrangler/bin/wrangler.js')
    const env = {
      ...process.env,
      WRANGLER_SEND_METRICS: 'false',
      WRANGLER_HIDE_BANNER: 'true',
      HUIWEN_SEEDS_DIR: 'seeds',
    }
    const options = { cwd: ROOT, env }
    await promisify(execFile)(process.execPath, [wrangler, 'deploy', entry, '--dry-run', '--outdir', folder], options)
  }
}
