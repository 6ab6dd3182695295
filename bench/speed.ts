/**
 * How fast the service is on the seeds, each figure beside a bare Hono server or a plain MiniSearch that is measured in
 * the same run, by turns, on the same machine.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { evalQuestion, type EvalQuestion } from '../src/channels/cli/eval.ts'
import { buildSearch } from '../src/core/library.ts'
import type { PolicyDocument } from '../src/core/model.ts'
import { parseDocument } from '../src/core/parse-document.ts'
import { createCollection, headingText, titleText } from '../src/core/search/collection.ts'
import { tokenise } from '../src/core/search/tokens.ts'
import type { Segmenter } from '../src/core/segment/port.ts'
import { openIndex } from '../src/index-store/index.ts'
import { readSeeds } from '../src/index-store/texts.ts'
import { loadSegmenter } from '../src/segmenters/dictionary.ts'
import { lazyPinyin } from '../src/segmenters/pinyin.ts'
import { median, percentile, rounded, timed } from './lib/figures.ts'
import { readLines } from './lib/lines.ts'
import { postMany } from './lib/load.ts'
import { buildPlain, type PlainSearch } from './lib/plain.ts'
import { bundleBareServer, bundleService, ROOT, runIndexCommand, SERVICE } from './lib/programs.ts'
import { ratio, report, table, type Flags } from './lib/report.ts'
import { startServer, type Server } from './lib/servers.ts'

const USAGE = 'npm run -s bench:speed -- [--runs 次数] [--json]'
const SEEDS = join(ROOT, 'seeds')
const QUESTIONS = join(ROOT, 'tests/questions/seeds.jsonl')
const TODAY = '2026-01-01'
const STARTS = 9
const ROUNDS = 3
/** Questions asked before the clock runs, so that it is not the compiler that is measured. */
const WARM_UP = 200
const QUESTIONS_FOR_MEMORY = 2000
const REQUESTS = 2000

await report(USAGE, ['runs'], measure, show)

async function measure(flags: Flags) {
  const folder = mkdtempSync(join(tmpdir(), 'huiwen-bench-'))
  const indexDir = join(folder, 'index')
  try {
    bundleService()
    const bare = await bundleBareServer(folder)
    const command = await timed(() => runIndexCommand(SEEDS, indexDir))
    const env = { HUIWEN_SEEDS_DIR: SEEDS, HUIWEN_INDEX_DIR: indexDir, HUIWEN_DATA_DIR: join(folder, 'data') }
    const questions = readLines(QUESTIONS, evalQuestion)
    const starters: Starters = {
      huiwen: () => startServer(SERVICE, env, folder),
      bare: () => startServer(bare, {}, folder),
    }
    return {
      start: await measureStarts(starters, Number(flags.optional('runs') ?? STARTS)),
      ...(await measureServing(starters, questions)),
      index: { commandMs: rounded(command.ms, 0), ...(await measureIndexing()) },
      ask: measureAsking(indexDir, questions),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Starters = Readonly<Record<'huiwen' | 'bare', () => Promise<Server>>>

/** From spawning the process to the first answer of /healthz: medians of alternating starts. */
async function measureStarts(starters: Starters, runs: number) {
  const times: Record<keyof Starters, number[]> = { huiwen: [], bare: [] }
  const cpu: Record<keyof Starters, number[]> = { huiwen: [], bare: [] }
  for (let run = 0; run < runs; run++) {
    for (const name of ['huiwen', 'bare'] as const) {
      const server = await starters[name]()
      times[name].push(server.readyMs)
      cpu[name].push(server.readyCpuMs)
      await server.stop()
    }
  }
  return {
    huiwenMs: rounded(median(times.huiwen), 0),
    bareMs: rounded(median(times.bare), 0),
    huiwenCpuMs: rounded(median(cpu.huiwen), 0),
    bareCpuMs: rounded(median(cpu.bare), 0),
    runs,
  }
}

/** Memory and requests per second of both servers, asked by turns. */
async function measureServing(starters: Starters, questions: readonly EvalQuestion[]) {
  const bodies = questions.map(({ q, ctx, history }) => JSON.stringify({ question: q, ...ctx, history }))
  const servers: Server[] = []
  try {
    const huiwen = await starters.huiwen()
    servers.push(huiwen)
    const bare = await starters.bare()
    servers.push(bare)
    const atStart = [huiwen.residentMb(), bare.residentMb()] as const
    for (const server of servers) await postMany(server.port, bodies, QUESTIONS_FOR_MEMORY)
    const afterQuestions = [huiwen.residentMb(), bare.residentMb()] as const
    const rates: Record<keyof Starters, number[]> = { huiwen: [], bare: [] }
    let failed = 0
    for (let round = 0; round < ROUNDS; round++) {
      const [ours, theirs] = [
        await postMany(huiwen.port, bodies, REQUESTS),
        await postMany(bare.port, bodies, REQUESTS),
      ]
      rates.huiwen.push(ours.perSecond)
      rates.bare.push(theirs.perSecond)
      failed += ours.failed + theirs.failed
    }
    return {
      memory: {
        huiwenMb: rounded(atStart[0], 1),
        bareMb: rounded(atStart[1], 1),
        huiwenAfterMb: rounded(afterQuestions[0], 1),
        bareAfterMb: rounded(afterQuestions[1], 1),
        questions: QUESTIONS_FOR_MEMORY,
      },
      http: {
        huiwenPerSecond: rounded(median(rates.huiwen), 0),
        barePerSecond: rounded(median(rates.bare), 0),
        requests: REQUESTS * ROUNDS,
        failed,
      },
    }
  } finally {
    for (const server of servers) await server.stop()
  }
}

/** Our index and a plain one over the same tokens, both in this process with the same segmenter. */
async function measureIndexing() {
  const segmenter = loadSegmenter()
  const { texts } = readSeeds(SEEDS)
  const parse = async () =>
    timed(() => texts.map(({ source, file, seed }) => parseDocument(source, file, seed).document))
  const documents = (await parse()).value
  const times = { parse: [] as number[], huiwen: [] as number[], plain: [] as number[] }
  for (let round = 0; round < ROUNDS + 2; round++) {
    times.parse.push((await parse()).ms)
    times.huiwen.push((await timed(() => buildSearch(documents, segmenter))).ms)
    times.plain.push((await timed(() => plainOf(documents, segmenter))).ms)
  }
  return {
    parseMs: rounded(median(times.parse), 1),
    huiwenMs: rounded(median(times.huiwen), 1),
    plainMs: rounded(median(times.plain), 1),
  }
}

function plainOf(documents: readonly PolicyDocument[], segmenter: Segmenter): PlainSearch {
  const rows = createCollection(documents).entries.map(({ document, clause, index }) => ({
    id: index,
    text: `${titleText(document)}\n${headingText(clause)}\n${clause.text}`,
  }))
  return buildPlain(rows, (text) => tokenise(text, segmenter))
}

/** One question at a time in this process, the whole set several times over. */
function measureAsking(indexDir: string, questions: readonly EvalQuestion[]) {
  const library = openIndex(indexDir, lazyPinyin())
  const plain = plainOf(library.documents, loadSegmenter())
  const ask = ({ q, ctx, history }: EvalQuestion) => library.ask(q, { region: ctx?.region, history, today: TODAY })
  const search = ({ q }: EvalQuestion) => plain.search(q)
  for (const question of questions.slice(0, WARM_UP)) {
    ask(question)
    search(question)
  }
  const times = { huiwen: [] as number[], plain: [] as number[] }
  const best = questions.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < ROUNDS; round++) {
    questions.forEach((question, i) => {
      const ms = duration(() => ask(question))
      best[i] = Math.min(best[i] ?? ms, ms)
      times.huiwen.push(ms)
      times.plain.push(duration(() => search(question)))
    })
  }
  return {
    questions: questions.length,
    huiwenP50Ms: rounded(percentile(times.huiwen, 0.5), 2),
    huiwenP99Ms: rounded(percentile(times.huiwen, 0.99), 2),
    // Each question at its best of several times: what is left when others work on the machine too.
    huiwenBestP50Ms: rounded(percentile(best, 0.5), 2),
    huiwenBestP99Ms: rounded(percentile(best, 0.99), 2),
    plainP50Ms: rounded(percentile(times.plain, 0.5), 2),
    plainP99Ms: rounded(percentile(times.plain, 0.99), 2),
  }
}

function duration(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

function show({ start, memory, http, index, ask }: Awaited<ReturnType<typeof measure>>): string {
  const row = (name: string, ours: number | null, beside: number | null) => [name, ours, beside, ratio(ours, beside)]
  return [
    table([
      ['五份种子文件', '惠问', '空 Hono', '倍数'],
      row(`启动到就绪 ms（${start.runs} 次中位数）`, start.huiwenMs, start.bareMs),
      row('其中占用处理器 ms', start.huiwenCpuMs, start.bareCpuMs),
      row('启动后内存 MB', memory.huiwenMb, memory.bareMb),
      row(`${memory.questions} 问之后内存 MB`, memory.huiwenAfterMb, memory.bareAfterMb),
      row('POST /api/ask 次/秒', http.huiwenPerSecond, http.barePerSecond),
    ]),
    http.failed === 0 ? '' : `\n失败的请求：${http.failed}（共 ${http.requests * 2}）`,
    table([
      ['同一进程内', '惠问', 'MiniSearch（同样的词）', '倍数'],
      row('建立索引 ms', index.huiwenMs, index.plainMs),
      row('ask p50 ms', ask.huiwenP50Ms, ask.plainP50Ms),
      row('ask p99 ms', ask.huiwenP99Ms, ask.plainP99Ms),
    ]),
    '',
    `每问取 ${ROUNDS} 次中最快的一次：p50 ${ask.huiwenBestP50Ms} ms，p99 ${ask.huiwenBestP99Ms} ms`,
    `解析 ${index.parseMs} ms；huiwen index 整个命令 ${index.commandMs} ms（含进程启动和载入结巴词典）`,
  ].join('\n')
}
