/**
 * Asks questions with known answers of a folder of texts, the way the product does it: files → parse → index → ask. A
 * plain MiniSearch over pieces of about 300 characters answers the same questions beside it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { VerificationError } from '../src/core/answer/verify.ts'
import type { Huiwen } from '../src/core/library.ts'
import { parseDocument } from '../src/core/parse-document.ts'
import { buildIndex, openIndex } from '../src/index-store/index.ts'
import type { SeedText } from '../src/index-store/seeds.ts'
import { readSeeds } from '../src/index-store/texts.ts'
import { loadSegmenter } from '../src/segmenters/dictionary.ts'
import { lazyPinyin } from '../src/segmenters/pinyin.ts'
import { mean, percentile, rounded, shareOf, timed } from './lib/figures.ts'
import { readLines } from './lib/lines.ts'
import { isVerbatim, ncpQuestion, scoreAnswer, scoreFound, type NcpQuestion, type NcpResult } from './lib/ncp.ts'
import { buildPlain, chunksOf, jiebaWords } from './lib/plain.ts'
import { report, table, type Flags } from './lib/report.ts'

const USAGE = 'npm run -s bench:ncp -- --texts 目录 --questions 文件.jsonl [--json]'
const CHUNK = 300
/** Questions asked before the clock runs, so that it is not the compiler that is measured. */
const WARM_UP = 50
const TODAY = '2026-01-01'

await report(USAGE, ['texts', 'questions'], measure, show)

async function measure(flags: Flags) {
  const seedsDir = flags.required('texts')
  const questions = readLines(flags.required('questions'), ncpQuestion)
  const { texts } = readSeeds(seedsDir)
  const plain = await measurePlain(texts, questions)
  const parse = await timed(() => texts.map(({ source, file, seed }) => parseDocument(source, file, seed)))
  const indexDir = mkdtempSync(join(tmpdir(), 'huiwen-bench-'))
  try {
    const built = await buildIndex({ seedsDir, indexDir })
    const opened = await timed(() => openIndex(indexDir, lazyPinyin()))
    return {
      documents: built.documents,
      clauses: built.clauses,
      questions: questions.length,
      parseSeconds: rounded(parse.ms / 1000, 2),
      indexSeconds: rounded(built.ms / 1000, 2),
      openSeconds: rounded(opened.ms / 1000, 2),
      huiwen: measureAsk(opened.value, texts, questions),
      plain,
    }
  } finally {
    rmSync(indexDir, { recursive: true, force: true })
  }
}

function measureAsk(library: Huiwen, texts: readonly SeedText[], questions: readonly NcpQuestion[]) {
  const sources = new Map(texts.map(({ file, source }) => [file, source]))
  for (const { q } of questions.slice(0, WARM_UP)) askOrNull(library, q)
  const times: number[] = []
  let unverified = 0
  const results = questions.map((question): NcpResult => {
    const started = performance.now()
    const answer = askOrNull(library, question.q)
    times.push(performance.now() - started)
    if (!answer) unverified++
    if (!answer) return scoreFound(question, [])
    const citations = [...answer.citations, ...answer.related]
    if (!citations.every((citation) => isVerbatim(citation, (file) => sources.get(file) ?? ''))) unverified++
    return scoreAnswer(question, answer)
  })
  return {
    ...shares(results),
    refused: rounded(shareOf(results, ({ refused }) => refused)),
    ...timesOf(times),
    verificationFailures: unverified,
  }
}

/** Null if the product itself refused to give an answer that it could not verify. */
function askOrNull(library: Huiwen, question: string) {
  try {
    return library.ask(question, { today: TODAY })
  } catch (error) {
    if (error instanceof VerificationError) return null
    throw error
  }
}

async function measurePlain(texts: readonly SeedText[], questions: readonly NcpQuestion[]) {
  const chunks = texts.flatMap(({ file, source }) => chunksOf(source, CHUNK).map((text) => ({ file, text })))
  const build = await timed(() =>
    buildPlain(
      chunks.map(({ text }, id) => ({ id, text })),
      jiebaWords(loadSegmenter()),
    ),
  )
  for (const { q } of questions.slice(0, WARM_UP)) build.value.search(q)
  const times: number[] = []
  const results = questions.map((question) => {
    const started = performance.now()
    const ids = build.value.search(question.q)
    times.push(performance.now() - started)
    const found = ids.slice(0, 3).flatMap((id) => chunks[id] ?? [])
    return scoreFound(
      question,
      found.map((chunk) => ({ ...chunk, quotes: [] })),
    )
  })
  const { quote1: _, quote3: __, ...rest } = shares(results)
  return { chunks: chunks.length, buildSeconds: rounded(build.ms / 1000, 2), ...rest, ...timesOf(times) }
}

function shares(results: readonly NcpResult[]) {
  const within = (part: 'document' | 'clause' | 'quote', k: number) =>
    rounded(shareOf(results, (result) => result[part] >= 0 && result[part] < k))
  return {
    doc1: within('document', 1),
    doc3: within('document', 3),
    clause1: within('clause', 1),
    clause3: within('clause', 3),
    quote1: within('quote', 1),
    quote3: within('quote', 3),
  }
}

function timesOf(times: readonly number[]) {
  return {
    p50Ms: rounded(percentile(times, 0.5), 2),
    p99Ms: rounded(percentile(times, 0.99), 2),
    meanMs: rounded(mean(times), 2),
  }
}

function show(result: Awaited<ReturnType<typeof measure>>): string {
  const { huiwen, plain } = result
  return [
    `${result.documents} 份文件，${result.clauses} 条条款，${result.questions} 个问题`,
    `解析 ${result.parseSeconds} s，建立索引（含解析和载入分词）${result.indexSeconds} s，打开 ${result.openSeconds} s`,
    '',
    table([
      ['', 'doc@1', 'doc@3', 'clause@1', 'clause@3', 'quote@1', 'quote@3', '拒答', 'p50 ms', 'p99 ms'],
      [
        '惠问',
        ...[huiwen.doc1, huiwen.doc3, huiwen.clause1, huiwen.clause3, huiwen.quote1, huiwen.quote3],
        ...[huiwen.refused, huiwen.p50Ms, huiwen.p99Ms],
      ],
      [
        `MiniSearch + 结巴词（${plain.chunks} 段）`,
        ...[plain.doc1, plain.doc3, plain.clause1, plain.clause3, null, null, null],
        ...[plain.p50Ms, plain.p99Ms],
      ],
    ]),
    '',
    `引文核对不符：${huiwen.verificationFailures}${huiwen.verificationFailures === 0 ? '' : '（必须为 0）'}`,
  ].join('\n')
}
