/**
 * Searches a corpus of articles with questions whose right articles are known: the product's search beside plain
 * MiniSearch with jieba's words, on the same rows, one after the other. Nothing is kept between runs.
 */
import { loadSegmenter } from '../src/segmenters/dictionary.ts'
import { article, documentsOf, type Article } from './lib/articles.ts'
import { percentile, mean, rounded, timed } from './lib/figures.ts'
import { readLines } from './lib/lines.ts'
import { buildPlain, jiebaWords } from './lib/plain.ts'
import { buildProductSearch } from './lib/product-search.ts'
import { report, table, type Flags } from './lib/report.ts'
import { judgedQuestions, retrievalScores, type Judged } from './lib/retrieval.ts'

const USAGE = 'npm run -s bench:retrieval -- --corpus 文件.jsonl --queries 文件.jsonl --qrels 文件.jsonl [--json]'
const LIMIT = 100
/** Questions asked before the clock runs, so that it is not the compiler that is measured. */
const WARM_UP = 20

/** Finds rows by question: their identifiers, best first. */
type Search = (question: string) => string[]

await report(USAGE, ['corpus', 'queries', 'qrels'], measure, show)

async function measure(flags: Flags) {
  const questions = judgedQuestions(flags.required('queries'), flags.required('qrels'))
  const articles = readLines(flags.required('corpus'), article)
  // One index at a time: the plain one is gone before ours is built.
  const plain = await measureSearch(() => plainSearch(articles), questions)
  const huiwen = await measureSearch(() => productSearch(articles), questions)
  const peakMemoryMb = rounded(process.resourceUsage().maxRSS / 1024, 0)
  return { articles: articles.length, queries: questions.length, huiwen, plain, peakMemoryMb }
}

async function measureSearch(build: () => Search, questions: readonly Judged[]) {
  const { value: search, ms } = await timed(build)
  for (const { text } of questions.slice(0, WARM_UP)) search(text)
  const times: number[] = []
  const results = questions.map(({ text, relevant }) => {
    const started = performance.now()
    const found = search(text)
    times.push(performance.now() - started)
    return { found, relevant }
  })
  return {
    ...retrievalScores(results),
    msPerQuery: rounded(mean(times), 2),
    p50Ms: rounded(percentile(times, 0.5), 2),
    p99Ms: rounded(percentile(times, 0.99), 2),
    buildSeconds: rounded(ms / 1000, 1),
  }
}

function productSearch(articles: readonly Article[]): Search {
  const search = buildProductSearch(documentsOf(articles))
  return (question) => search.search(question, LIMIT).map(({ entry }) => entry.clause.id)
}

function plainSearch(articles: readonly Article[]): Search {
  const rows = articles.map(({ title, text }, id) => ({ id, text: `${title}\n${text}` }))
  const search = buildPlain(rows, jiebaWords(loadSegmenter()))
  return (question) =>
    search
      .search(question)
      .slice(0, LIMIT)
      .flatMap((id) => articles[id]?.id ?? [])
}

function show({ articles, queries, huiwen, plain, peakMemoryMb }: Awaited<ReturnType<typeof measure>>): string {
  const row = (name: string, figures: typeof huiwen) => [
    name,
    ...[figures.hit1, figures.hit10, figures.recall100, figures.mrr10, figures.ndcg10],
    ...[figures.msPerQuery, figures.p50Ms, figures.p99Ms, figures.buildSeconds],
  ]
  return [
    `${articles} 条，${queries} 个问题，内存峰值 ${peakMemoryMb} MB（两个索引先后建立）`,
    '',
    table([
      ['', 'hit@1', 'hit@10', 'R@100', 'MRR@10', 'nDCG@10', 'ms/问', 'p50 ms', 'p99 ms', '建立 s'],
      row('惠问', huiwen),
      row('MiniSearch + 结巴词', plain),
    ]),
  ].join('\n')
}
