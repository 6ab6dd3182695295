/**
 * What a worker costs: the size of what is deployed, start-up, CPU for each question, and memory, measured in real
 * workerd processes beside an empty worker in the same run. `--texts DIR` also publishes a library of other texts.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Miniflare } from 'miniflare'
import { WebSocket } from 'ws'
import * as z from 'zod'
import { evalQuestion, type EvalQuestion } from '../src/channels/cli/eval.ts'
import { publishIndex } from '../src/channels/cli/publish.ts'
import { openFeishu } from '../tests/channels/feishu/platform.ts'
import { runningWorkerds } from '../tests/worker/workerd.ts'
import { buildIndex } from '../src/index-store/index.ts'
import { median, percentile, rounded } from './lib/figures.ts'
import { readLines } from './lib/lines.ts'
import { ROOT } from './lib/programs.ts'
import { report, table, type Flags } from './lib/report.ts'

const USAGE = 'npm run -s bench:worker -- [--texts 目录] [--runs 次数] [--json]'
const QUESTIONS = join(ROOT, 'tests/questions/seeds.jsonl')
const TOKEN = 'a-token-for-measuring'
const STARTS = 5
/** Published limits of the paid plan. */
const LIMITS = { gzipKiB: 10 * 1024, startMs: 1000, memoryMB: 128 }
const FREE = { gzipKiB: 3 * 1024, cpuMs: 10 }

const heapUsage = z.object({
  id: z.literal(2),
  result: z.object({ usedSize: z.number(), backingStorageSize: z.number().default(0) }),
})

await report(USAGE, ['texts', 'runs'], measure, show)

async function measure(flags: Flags) {
  const folder = mkdtempSync(join(tmpdir(), 'huiwen-bench-'))
  try {
    const size = bundle(folder)
    const empty = join(folder, 'empty')
    mkdirSync(empty)
    writeFileSync(join(empty, 'worker.js'), 'export default { fetch: () => new Response("ok") }')
    const questions = readLines(QUESTIONS, evalQuestion)
    const starts = await measureStarts({ empty, product: folder }, questions, Number(flags.optional('runs') ?? STARTS))
    const texts = flags.optional('texts')
    return {
      size,
      ...starts,
      chat: await measureChat(folder, questions),
      seeds: await measureServing(folder, questions, null),
      published: texts === undefined ? null : await measureServing(folder, questions, texts),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What wrangler says it would upload. */
function bundle(folder: string): { rawKiB: number; gzipKiB: number } {
  const args = ['wrangler', 'deploy', '--dry-run', '--outdir', folder]
  const env = { ...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true', NO_COLOR: '1' }
  const said = execFileSync('npx', args, { cwd: ROOT, env, encoding: 'utf8' })
  const found = /Total Upload: ([\d.]+) KiB \/ gzip: ([\d.]+) KiB/u.exec(said)
  if (!found) throw new Error(`wrangler did not say how large the bundle is:\n${said}`)
  return { rawKiB: Number(found[1]), gzipKiB: Number(found[2]) }
}

interface Process extends AsyncDisposable {
  readonly url: string
  /** Milliseconds of CPU that the process has used. */
  cpuMs(): number
  /** Megabytes in memory. */
  rssMB(): number
  /** Megabytes that JavaScript holds after a collection, typed arrays included. */
  heapMB(): Promise<number>
  /** Milliseconds that each question took inside the worker. */
  readonly took: number[]
}

async function start(folder: string, vars: Readonly<Record<string, string>> = {}): Promise<Process> {
  const others = new Set(runningWorkerds())
  const took: number[] = []
  const miniflare = new Miniflare({
    name: 'measured',
    compatibilityDate: '2026-04-20',
    compatibilityFlags: ['nodejs_compat'],
    modules: true,
    modulesRoot: folder,
    scriptPath: join(folder, 'worker.js'),
    modulesRules: [
      { type: 'Data', include: ['**/*.bin'] },
      { type: 'Text', include: ['**/*.txt'] },
    ],
    bindings: { HUIWEN_ADMIN_TOKEN: TOKEN, HUIWEN_LOG_LEVEL: 'info', ...vars },
    d1Databases: ['DB'],
    r2Buckets: ['INDEX_BUCKET'],
    cf: false,
    inspectorPort: 0,
    structuredWorkerdLogs: true,
    handleStructuredLogs: ({ message }: { message: string }) => {
      const ms = /"route":"\/api\/ask".*"ms":([\d.]+)/u.exec(message)?.[1]
      if (ms !== undefined) took.push(Number(ms))
    },
  })
  const url = (await miniflare.ready).origin
  const inspector = await miniflare.getInspectorURL()
  const pid = runningWorkerds().find((id) => !others.has(id))
  if (pid === undefined) throw new Error('no workerd process was started')
  return {
    url,
    took,
    cpuMs: () => cpuMsOf(pid),
    rssMB: () => Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024,
    heapMB: () => heapOf(inspector),
    [Symbol.asyncDispose]: () => miniflare.dispose(),
  }
}

/** By turns with the empty worker, from the start of the process to the first answer. */
async function measureStarts(folders: { empty: string; product: string }, questions: EvalQuestion[], runs: number) {
  const cpu: number[] = []
  const wall: number[] = []
  const first: number[] = []
  for (let run = 0; run < runs; run++) {
    const [empty, product] = [await startOnce(folders.empty, '/'), await startOnce(folders.product, '/healthz')]
    cpu.push(product.cpuMs - empty.cpuMs)
    wall.push(product.ms - empty.ms)
    await using one = await start(folders.product)
    await ask(one, questions.slice(run, run + 1))
    first.push(one.took[0] ?? NaN)
  }
  return {
    startCpuMs: rounded(median(cpu), 0),
    startMs: rounded(median(wall), 0),
    firstQuestionMs: rounded(median(first), 1),
  }
}

async function startOnce(folder: string, path: string): Promise<{ ms: number; cpuMs: number }> {
  const started = performance.now()
  await using one = await start(folder)
  await (await fetch(one.url + path)).text()
  return { ms: performance.now() - started, cpuMs: one.cpuMs() }
}

/** All questions twice, the first time to warm up; with texts, on a library that was built from them and published. */
async function measureServing(folder: string, questions: EvalQuestion[], texts: string | null) {
  await using one = await start(folder)
  const library = texts === null ? null : await publish(one.url, texts)
  await ask(one, questions)
  const before = one.cpuMs()
  for (const _ of questions) await (await fetch(`${one.url}/healthz`)).text()
  const request = one.cpuMs() - before
  one.took.length = 0
  const asked = one.cpuMs()
  await ask(one, questions)
  const question = (one.cpuMs() - asked - request) / questions.length
  return {
    library,
    questions: questions.length,
    cpuMs: rounded(question, 2),
    p50Ms: rounded(median(one.took), 1),
    p99Ms: rounded(percentile(one.took, 0.99), 1),
    maxMs: rounded(Math.max(...one.took), 1),
    over10Ms: rounded((one.took.filter((ms) => ms > FREE.cpuMs).length / one.took.length) * 100, 1),
    heapMB: rounded(await one.heapMB(), 1),
    rssMB: rounded(one.rssMB(), 0),
  }
}

/** Messages of a simulated Feishu, each in a group of its own; the database runs in the same process here. */
async function measureChat(folder: string, questions: readonly EvalQuestion[]) {
  const platform = await openFeishu('webhook')
  try {
    const { appId, appSecret, encryptKey = '', verificationToken = '', domain = '' } = platform.settings({})
    const secrets = { FEISHU_APP_SECRET: appSecret, FEISHU_ENCRYPT_KEY: encryptKey }
    const more = { FEISHU_VERIFICATION_TOKEN: verificationToken, FEISHU_DOMAIN: domain, FEISHU_APP_ID: appId }
    await using one = await start(folder, { ...secrets, ...more })
    platform.reach(one.url)
    const person = platform.person('王芳')
    const say = async ({ q }: EvalQuestion): Promise<void> => {
      const room = platform.group('群', [person])
      platform.says(room, person, q)
      while (platform.said(room).length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    }
    for (const question of questions.slice(0, 20)) await say(question)
    const before = one.cpuMs()
    const messages = questions.slice(20, 120)
    for (const question of messages) await say(question)
    return { messages: messages.length, cpuMs: rounded((one.cpuMs() - before) / messages.length, 1) }
  } finally {
    await platform.close()
  }
}

async function publish(url: string, seedsDir: string) {
  const indexDir = mkdtempSync(join(tmpdir(), 'huiwen-bench-index-'))
  try {
    const { documents, clauses } = await buildIndex({ seedsDir, indexDir, segmenter: 'packed' })
    const { bytes } = await publishIndex(indexDir, url, TOKEN)
    return { documents, clauses, packedMB: rounded(bytes / 1e6, 1) }
  } finally {
    rmSync(indexDir, { recursive: true, force: true })
  }
}

async function ask({ url }: Process, questions: readonly EvalQuestion[]): Promise<void> {
  for (const { q, ctx, history } of questions) {
    const body = JSON.stringify({ question: q, region: ctx?.region, history })
    const response = await fetch(`${url}/api/ask`, { method: 'POST', body })
    if (!response.ok) throw new Error(`HTTP ${response.status} for ${q}`)
    await response.text()
  }
}

/** User and system time, in ticks of ten milliseconds. */
function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /u, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** Asks the runtime's inspector, after two collections: what a request used may still be held after one. */
async function heapOf(inspector: URL): Promise<number> {
  const socket = new WebSocket(new URL('/core:user:measured', inspector))
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  const answer = new Promise<number>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const read = heapUsage.safeParse(JSON.parse(data.toString('utf8')))
      if (read.success) resolve((read.data.result.usedSize + read.data.result.backingStorageSize) / 1e6)
    })
  })
  for (const id of [0, 1]) {
    socket.send(JSON.stringify({ id, method: 'HeapProfiler.collectGarbage' }))
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  socket.send(JSON.stringify({ id: 2, method: 'Runtime.getHeapUsage' }))
  try {
    return await answer
  } finally {
    socket.close()
  }
}

function show(result: Awaited<ReturnType<typeof measure>>): string {
  const { size, startCpuMs, startMs, firstQuestionMs, chat, seeds, published } = result
  const serving = (name: string, of: typeof seeds) => [
    [`${name}：每问 CPU（毫秒）`, of.cpuMs, FREE.cpuMs, '30000'],
    [`${name}：每问用时 p50 / p99 / 最长（毫秒）`, `${of.p50Ms} / ${of.p99Ms} / ${of.maxMs}`, '', ''],
    [`${name}：超过 10 毫秒的问题（%）`, of.over10Ms, '', ''],
    [`${name}：堆（MB）`, of.heapMB, LIMITS.memoryMB, LIMITS.memoryMB],
    [`${name}：进程（MB，含 workerd 自身）`, of.rssMB, '', ''],
  ]
  const library = published?.library
  return table([
    ['', '实测', '免费版上限', '付费版上限'],
    ['上传，原始（KiB）', size.rawKiB, '', ''],
    ['上传，gzip（KiB）', size.gzipKiB, FREE.gzipKiB, LIMITS.gzipKiB],
    ['启动 CPU（毫秒，减去空 worker）', startCpuMs, LIMITS.startMs, LIMITS.startMs],
    ['启动到第一个应答（毫秒，减去空 worker）', startMs, '', ''],
    ['新实例的第一问（毫秒）', firstQuestionMs, FREE.cpuMs, '30000'],
    ['每条飞书消息的 CPU（毫秒，含本地 D1）', chat.cpuMs, FREE.cpuMs, '30000'],
    ...serving('随程序的政策库', seeds),
    ...(published && library
      ? serving(`${library.documents} 份 ${library.clauses} 条（索引 ${library.packedMB} MB）`, published)
      : []),
  ])
}
