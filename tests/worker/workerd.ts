import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Miniflare } from 'miniflare'
import { unstable_getMiniflareWorkerOptions } from 'wrangler'
import { temporaryFolder } from '../support/folder.ts'
import { BUNDLES } from './bundles.ts'

const CONFIG = fileURLToPath(new URL('../../wrangler.toml', import.meta.url))

export interface WorkerdOptions {
  readonly bundle?: keyof typeof BUNDLES
  /** Variables and secrets. */
  readonly vars?: Readonly<Record<string, string>>
  /** Leaves a binding of wrangler.toml out. */
  readonly without?: 'DB' | 'INDEX_BUCKET'
  readonly port?: number
  /** Where D1 and R2 keep their data; a folder of its own without it. */
  readonly data?: string
}

/** The bundle that is deployed, in a workerd process of its own. */
export interface Workerd {
  readonly url: string
  /** Every line that the worker logged. */
  readonly logged: string[]
  bucket(): ReturnType<Miniflare['getR2Bucket']>
  /** What the runtime does every minute. */
  runCron(cron?: string): Promise<void>
  /** Ends the process without a word. */
  kill(): void
  stop(): Promise<void>
}

export async function startWorkerd(options: WorkerdOptions = {}): Promise<Workerd> {
  const { bundle = 'product', vars = {}, without, port = 0 } = options
  const { workerOptions } = unstable_getMiniflareWorkerOptions(CONFIG)
  const { folder, main } = BUNDLES[bundle]
  const own = options.data === undefined ? temporaryFolder() : null
  const data = options.data ?? own?.path
  const logged: string[] = []
  const others = new Set(runningWorkerds())
  const miniflare = new Miniflare({
    compatibilityDate: workerOptions.compatibilityDate ?? '',
    compatibilityFlags: workerOptions.compatibilityFlags ?? [],
    modules: true,
    modulesRoot: folder,
    scriptPath: `${folder}/${main}`,
    modulesRules: [
      { type: 'Data', include: ['**/*.bin'] },
      { type: 'Text', include: ['**/*.txt'] },
    ],
    bindings: { ...workerOptions.bindings, ...vars },
    ...(without === 'DB' ? {} : { d1Databases: { DB: 'huiwen' } }),
    ...(without === 'INDEX_BUCKET' ? {} : { r2Buckets: { INDEX_BUCKET: 'huiwen' } }),
    defaultPersistRoot: data,
    port,
    cf: false,
    unsafeTriggerHandlers: true,
    structuredWorkerdLogs: true,
    handleStructuredLogs: ({ message }: { message: string }) => void logged.push(message),
  })
  const url = (await miniflare.ready).origin
  const pid = runningWorkerds().find((id) => !others.has(id))
  if (pid === undefined) throw new Error('no workerd process was started')
  return {
    url,
    logged,
    bucket: () => miniflare.getR2Bucket('INDEX_BUCKET'),
    async runCron(cron = '* * * * *') {
      const response = await fetch(`${url}/cdn-cgi/handler/scheduled?cron=${encodeURIComponent(cron)}`)
      if (!response.ok) throw new Error(`the cron ended with ${response.status}`)
    },
    kill: () => void process.kill(pid, 'SIGKILL'),
    async stop() {
      await miniflare.dispose()
      own?.[Symbol.dispose]()
    },
  }
}

/** Ids of the workerd processes that this process started. */
export function runningWorkerds(): number[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,comm='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\S.*)$/u.exec(line))
    .filter((found) => Number(found?.[2]) === process.pid && found?.[3]?.includes('workerd') === true)
    .map((found) => Number(found?.[1]))
}
