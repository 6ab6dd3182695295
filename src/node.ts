/**
 * The service on Node: reads the environment, starts, says where it is, and stops when told to. Importing it starts it;
 * `huiwen serve` does so after setting the variables that its options stand for.
 */
import { existsSync } from 'node:fs'
import { chinaDate } from './china-time.ts'
import { ConfigError, readConfig } from './config.ts'
import type { Environment } from './config.ts'
import type { Huiwen } from './core/library.ts'
import { exampleQuestions } from './examples.ts'
import { IndexError, SeedsError } from './index-store/index.ts'
import { createLog } from './log.ts'
import { startServer } from './server.ts'
import type { RunningServer } from './server.ts'
import { DatabaseUnreachable, SchemaError } from './store/errors.ts'
import packageJson from '../package.json' with { type: 'json' }

const EXAMPLE_AFTER_MS = 200

/** What whoever starts the service can mend: told in words. */
const KNOWN = [ConfigError, SeedsError, IndexError, DatabaseUnreachable, SchemaError]

await serve(ownEnvironment())

/**
 * Starts the service and says where it is; ends the process if it cannot.
 */
async function serve(environment: Environment): Promise<void> {
  // Until it serves there is nothing to finish. As a container's first process it would not even hear of the signal.
  let stop = (): void => process.exit(0)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop())
  try {
    const config = readConfig(environment)
    const log = createLog(config.logLevel)
    const server = await startServer({ config, log, version: packageJson.version, onProgress: showProgress() })
    greet(server, config.publicUrl)
    stop = () => {
      console.log('正在停止……')
      void server.stop().then(() => process.exit(0))
    }
  } catch (error) {
    console.error(explain(error))
    // What was opened before it went wrong would keep the process.
    process.exit(1)
  }
}

/** The process's variables, and those of a `.env` file where it was started; the former win. */
function ownEnvironment(): Environment {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}

function greet({ address, library }: RunningServer, publicUrl: string | null): void {
  const lines = [
    `惠问已启动：${address}`,
    ...(publicUrl ? [`对外地址：${publicUrl}`] : []),
    `政策库：${library().documents.length} 份文件`,
    '按 Ctrl+C 停止。',
  ]
  console.log(lines.join('\n'))
  // Finding an example asks the library, and whoever waits for the service to be ready should not wait for that.
  setTimeout(() => {
    void sayExample(address, library())
  }, EXAMPLE_AFTER_MS).unref()
}

async function sayExample(address: string, library: Huiwen): Promise<void> {
  const [example] = await exampleQuestions(library, chinaDate(Date.now()))
  if (example) console.log(`试着问一句“${example}”：${address}/?q=${encodeURIComponent(example)}`)
}

/** What went wrong, for whoever started it: known causes in words, unknown ones with their trace. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') return '端口已被占用：请用环境变量 PORT 换一个，例如 PORT=3100 npm start'
  if (code === 'EACCES') return '没有权限使用这个端口或目录：请换一个 PORT，或检查目录权限'
  return KNOWN.some((kind) => error instanceof kind) ? error.message : `启动失败：${error.stack ?? error.message}`
}

/** One line that counts up on a terminal; nothing in a log file. */
function showProgress(): (done: number, total: number) => void {
  let first = true
  return (done, total) => {
    if (first) console.log('首次启动，正在建立索引……')
    first = false
    if (process.stdout.isTTY) process.stdout.write(`\r  ${done}/${total}${done === total ? '\n' : ''}`)
  }
}
