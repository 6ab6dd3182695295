/**
 * How the time for an answer grows with the library: the same questions asked of ever more of the texts, and of a corpus
 * of articles if one is given. A growth exponent of 1 is linear in the number of clauses; less is better. It is taken from
 * each library to the next, because what every question costs anyway hides the growth of the first ones.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSearch, openLibrary, type Huiwen } from '../src/core/library.ts'
import { buildIndex, openIndex } from '../src/index-store/index.ts'
import { readSeeds } from '../src/index-store/texts.ts'
import { loadSegmenter } from '../src/segmenters/dictionary.ts'
import { lazyPinyin } from '../src/segmenters/pinyin.ts'
import { article, documentsOf } from './lib/articles.ts'
import { percentile, rounded, timed } from './lib/figures.ts'
import { readLines } from './lib/lines.ts'
import { ncpQuestion } from './lib/ncp.ts'
import { report, table, type Flags } from './lib/report.ts'

const USAGE = 'npm run -s bench:scale -- --texts 目录 --questions 文件.jsonl [--corpus 文件.jsonl] [--json]'
const SIZES = [5, 150, 599]
const TODAY = '2026-01-01'
/** Every question is asked so often, and its best time counts: others work on the machine too. */
const ROUNDS = 3

await report(USAGE, ['texts', 'questions', 'corpus'], measure, show)

async function measure(flags: Flags) {
  const texts = flags.required('texts')
  const questions = readLines(flags.required('questions'), ncpQuestion).map(({ q }) => q)
  const corpus = flags.optional('corpus')
  const rows: Figures[] = []
  for (const size of SIZES) rows.push(await measureTexts(texts, size, questions))
  if (corpus !== undefined) rows.push(await measureArticles(corpus, questions))
  return { questions: questions.length, rows: rows.map((row, i) => ({ ...row, growth: growth(rows[i - 1], row) })) }
}

/** By the product's own path: files → parse → index → ask. */
async function measureTexts(texts: string, size: number, questions: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'huiwen-bench-'))
  try {
    const [seedsDir, indexDir] = [join(folder, 'texts'), join(folder, 'index')]
    mkdirSync(seedsDir)
    for (const { file } of readSeeds(texts).texts.slice(0, size)) copyFileSync(join(texts, file), join(seedsDir, file))
    const build = await timed(() => buildIndex({ seedsDir, indexDir }))
    return figuresOf('文件', openIndex(indexDir, lazyPinyin()), build.ms, questions)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureArticles(corpus: string, questions: readonly string[]) {
  const documents = documentsOf(readLines(corpus, article))
  const segmenter = loadSegmenter()
  const build = await timed(() => buildSearch(documents, segmenter))
  const data = { documents, problems: [], builtAt: TODAY, version: '', ...build.value }
  return figuresOf('法条', openLibrary(data, segmenter, lazyPinyin()), build.ms, questions)
}

function figuresOf(kind: string, library: Huiwen, buildMs: number, questions: readonly string[]) {
  const best = questions.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < ROUNDS; round++) {
    questions.forEach((question, i) => {
      const started = performance.now()
      library.ask(question, { today: TODAY })
      best[i] = Math.min(best[i] ?? 0, performance.now() - started)
    })
  }
  return {
    kind,
    documents: library.documents.length,
    clauses: library.documents.reduce((sum, { clauses }) => sum + clauses.length, 0),
    buildSeconds: rounded(buildMs / 1000, 1),
    p50Ms: rounded(percentile(best, 0.5), 2),
    p99Ms: rounded(percentile(best, 0.99), 2),
  }
}

type Figures = ReturnType<typeof figuresOf>

/** The power of the number of clauses by which p50 grew from the library before. */
function growth(from: Figures | undefined, to: Figures): number | null {
  if (!from) return null
  return rounded(Math.log((to.p50Ms ?? 0) / (from.p50Ms ?? 0)) / Math.log(to.clauses / from.clauses), 2)
}

function show({ questions, rows }: Awaited<ReturnType<typeof measure>>): string {
  return [
    `同样的 ${questions} 个问题，每问取 ${ROUNDS} 次中最快的一次；增长指数是与上一行相比，1 为线性，越小越好`,
    '',
    table([
      ['库', '文件', '条款', '建立 s', 'p50 ms', 'p99 ms', '增长指数'],
      ...rows.map((row) => [
        `${row.documents} 份${row.kind}`,
        ...[row.documents, row.clauses, row.buildSeconds, row.p50Ms, row.p99Ms, row.growth],
      ]),
    ]),
  ].join('\n')
}
