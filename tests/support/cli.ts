import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { writeDictionary } from '../../src/segmenters/dictionary.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const DICTIONARY = join(ROOT, 'dist/dictionary.bin')

/** CommonJS packages inside an ES module ask for what CommonJS gives every file. */
const BANNER = [
  "import { createRequire as __createRequire } from 'node:module';",
  'const require = __createRequire(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;',
].join('\n')

export interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The command line as it is shipped: bundled, with the stamp of a build, and run in a process of its own. */
export interface Cli extends Disposable {
  /** Runs `huiwen` with these arguments, its output in a pipe; in the repository, if no folder is named. */
  run(args: readonly string[], input?: string, cwd?: string): Promise<Run>
  /** The same beside a reader that has left before the first line (`huiwen … | head -0`). */
  runUnread(args: readonly string[]): Promise<Run>
}

/**
 * Bundles the sources into a folder of their own, so that a test does not depend on what lies in `dist/`. Without
 * `jieba` its native part is missing, as on a machine it was not built for; an index is then built much faster.
 */
export async function bundledCli({ stamp = 'test', jieba = true } = {}): Promise<Cli> {
  // Under node_modules, where the bundle finds its packages, and named `dist`, where it looks for its dictionary.
  mkdirSync(join(ROOT, 'node_modules/.cache'), { recursive: true })
  const folder = mkdtempSync(join(ROOT, 'node_modules/.cache/huiwen-test-'))
  const outfile = join(folder, 'dist/cli.js')
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['src/cli.ts'],
    outdir: join(folder, 'dist'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    external: ['nodejieba', 'libsql', '@larksuiteoapi/node-sdk', 'dingtalk-stream'],
    ...(jieba ? {} : { alias: { nodejieba: join(ROOT, 'tests/support/absent.ts') } }),
    banner: { js: BANNER },
    define: { HUIWEN_BUILD: JSON.stringify(stamp) },
    logLevel: 'error',
  })
  if (!existsSync(DICTIONARY)) writeDictionary(DICTIONARY)
  copyFileSync(DICTIONARY, join(folder, 'dist/dictionary.bin'))
  return {
    run: (args, input = '', cwd = ROOT) => run(outfile, args, input, cwd),
    runUnread: (args) => run(outfile, args, '', ROOT, false),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function run(file: string, args: readonly string[], input: string, cwd: string, isRead = true): Promise<Run> {
  const { FORCE_COLOR: _color, HUIWEN_SEEDS_DIR: _seeds, HUIWEN_INDEX_DIR: _index, ...env } = process.env
  const child = spawn(process.execPath, [file, ...args], { cwd, env })
  const out: Buffer[] = []
  const err: Buffer[] = []
  if (isRead) child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  else child.stdout.destroy()
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  // A command that ends before it has read everything closes the pipe; that is not the test's concern.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      resolve({ code, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') })
    })
  })
}
