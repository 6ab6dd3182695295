import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

export const ROOT = join(import.meta.dirname, '../..')
export const SERVICE = join(ROOT, 'dist/node.js')
const CLI = join(ROOT, 'dist/cli.js')

/** Bundles the service as `npm start` runs it, unless `dist/` is newer than every source. */
export function bundleService(): void {
  const folders = ['src', 'scripts'].map((folder) => join(ROOT, folder))
  const newest = Math.max(...folders.flatMap(changeTimes), statSync(join(ROOT, 'package.json')).mtimeMs)
  const isFresh = [SERVICE, CLI].every((file) => existsSync(file) && statSync(file).mtimeMs > newest)
  if (!isFresh) run(['scripts/build.mjs'])
}

/** Bundles the bare server in the same way into `folder`. @returns its file */
export async function bundleBareServer(folder: string): Promise<string> {
  const outfile = join(folder, 'bare.mjs')
  await build({
    entryPoints: [join(import.meta.dirname, 'bare-server.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'warning',
  })
  return outfile
}

/** Builds the index of a folder of texts as an admin does, in a process of its own. */
export function runIndexCommand(seedsDir: string, indexDir: string): void {
  run([CLI, 'index', '--seeds', seedsDir, '--index', indexDir])
}

/** What it prints is shown only if it fails. */
function run(argv: readonly string[]): void {
  execFileSync(process.execPath, argv, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
}

function changeTimes(folder: string): number[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs)
}
