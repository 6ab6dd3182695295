/**
 * What each part of the search gives: the same questions with everything, and with one part left out. Measured on the
 * order of the clauses, before the judgement whether one answers.
 */
import { evalQuestion, holds } from '../src/channels/cli/eval.ts'
import { parseDocument } from '../src/core/parse-document.ts'
import { WEIGHTS } from '../src/core/search/rank.ts'
import { readSeeds } from '../src/index-store/texts.ts'
import { article, documentsOf } from './lib/articles.ts'
import { readLines } from './lib/lines.ts'
import { ncpQuestion, scoreFound } from './lib/ncp.ts'
import { buildProductSearch, type ProductSearch, type Technique } from './lib/product-search.ts'
import { report, table, type Flags } from './lib/report.ts'
import { judgedQuestions } from './lib/retrieval.ts'

const USAGE =
  'npm run -s bench:ablation -- --texts 目录 --questions 文件.jsonl --corpus 文件.jsonl --queries 文件.jsonl --qrels 文件.jsonl [--own 问题.jsonl=政策目录] [--json]'

const STEPS: readonly Technique[] = ['expansions', 'mending', 'long words', 'place', 'close reading']
const FEATURES = Object.keys(WEIGHTS).filter((name): name is keyof typeof WEIGHTS => name !== 'place')
/** Clauses that are ordered by close reading, as in an answer. */
const READ = 160
const NAMES: Readonly<Record<string, string>> = {
  expansions: '同义词典',
  mending: '错字与拼音',
  'long words': '三字以上的词',
  place: '地区范围',
  'close reading': '细读重排',
}

await report(USAGE, ['texts', 'questions', 'corpus', 'queries', 'qrels', 'own'], measure, show)

/** One set of questions: asked with a part left out, it gives shares from 0 to 1 by the name of the measure. */
type Ask = (without?: Technique) => Readonly<Record<string, number>>

async function measure(flags: Flags) {
  const asked: readonly Ask[] = [ncp(flags), stard(flags), ...own(flags.optional('own'))]
  const row = (without?: Technique) => Object.assign({}, ...asked.map((ask) => ask(without))) as Record<string, number>
  const rows = [undefined, ...STEPS, ...FEATURES].map((without) => ({
    without: without ?? null,
    scores: row(without),
  }))
  return { rows }
}

function ncp(flags: Flags): Ask {
  const questions = readLines(flags.required('questions'), ncpQuestion)
  const search = searchOf(flags.required('texts'))
  return (without) => {
    const results = questions.map((question) => {
      const found = search.search(question.q, READ, { without }).slice(0, 3)
      return scoreFound(
        question,
        found.map(({ entry }) => ({ file: entry.document.file, text: entry.clause.text, quotes: [] })),
      )
    })
    const within = (part: 'document' | 'clause', k: number) =>
      share(results.map((result) => result[part] >= 0 && result[part] < k))
    return {
      'NCP doc@1': within('document', 1),
      'NCP clause@1': within('clause', 1),
      'NCP clause@3': within('clause', 3),
    }
  }
}

function stard(flags: Flags): Ask {
  const search = buildProductSearch(documentsOf(readLines(flags.required('corpus'), article)))
  const questions = judgedQuestions(flags.required('queries'), flags.required('qrels'))
  return (without) => {
    const hits = questions.map(({ text, relevant }) =>
      search.search(text, READ, { without }).some(({ entry }, i) => i < 10 && relevant.has(entry.clause.id)),
    )
    return { 'STARD hit@10': share(hits) }
  }
}

/** Our own questions, each file with the folder of the texts that it asks of: `问题.jsonl=目录,…`. */
function own(pairs: string | undefined): Ask[] {
  return (pairs?.split(',') ?? []).map((pair): Ask => {
    const [file = '', dir = ''] = pair.split('=')
    const questions = readLines(file, evalQuestion).filter(({ mode }) => mode !== 'refuse')
    const search = searchOf(dir)
    const name = file.replace(/^.*\/|\.jsonl$/g, '')
    return (without) => {
      const right = questions.map(({ q, ctx, history, gold }) => {
        const [first] = search.search(q, READ, { region: ctx?.region, history, without })
        if (!first) return false
        const { document, clause } = first.entry
        return gold.some((wanted) => holds({ document, clause, quotes: [] }, wanted))
      })
      return { [`${name} clause@1`]: share(right) }
    }
  })
}

function share(outcomes: readonly boolean[]): number {
  return outcomes.filter(Boolean).length / outcomes.length
}

function searchOf(dir: string): ProductSearch {
  return buildProductSearch(
    readSeeds(dir).texts.map(({ source, file, seed }) => parseDocument(source, file, seed).document),
  )
}

function show({ rows }: Awaited<ReturnType<typeof measure>>): string {
  const measures = Object.keys(rows[0]?.scores ?? {})
  return table([
    ['去掉', ...measures],
    ...rows.map(({ without, scores }) => [
      without === null ? '（全部都用）' : (NAMES[without] ?? without),
      ...measures.map((name) => scores[name] ?? null),
    ]),
  ])
}
