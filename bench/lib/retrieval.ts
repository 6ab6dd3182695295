import * as z from 'zod'
import { mean, rounded } from './figures.ts'
import { readLines } from './lines.ts'
import { UsageError } from './report.ts'

/** A question whose right rows are known. */
export interface Judged {
  readonly text: string
  readonly relevant: ReadonlySet<string>
}

const query = z.object({ id: z.string(), text: z.string() })
const judgement = z.object({ qid: z.string(), docid: z.string() })

/**
 * Reads questions and what answers them.
 *
 * @throws UsageError if a line is not what it should be, or no question has an answer
 */
export function judgedQuestions(queries: string, qrels: string): Judged[] {
  const relevant = new Map<string, Set<string>>()
  for (const { qid, docid } of readLines(qrels, judgement)) {
    relevant.set(qid, (relevant.get(qid) ?? new Set()).add(docid))
  }
  const questions = readLines(queries, query).flatMap(({ id, text }) => {
    const wanted = relevant.get(id)
    return wanted ? [{ text, relevant: wanted }] : []
  })
  if (questions.length === 0) throw new UsageError(`${queries} 和 ${qrels} 没有共同的问题`)
  return questions
}

/** What one question found, as identifiers, best first, and what it should have found. */
export interface Retrieved {
  readonly found: readonly string[]
  readonly relevant: ReadonlySet<string>
}

/** The usual measures of retrieval with binary relevance, as means over the questions. */
export function retrievalScores(results: readonly Retrieved[]) {
  const over = (measure: (result: Retrieved) => number) => rounded(mean(results.map(measure)), 4)
  return {
    hit1: over((result) => hit(result, 1)),
    hit10: over((result) => hit(result, 10)),
    recall100: over((result) => recall(result, 100)),
    mrr10: over((result) => reciprocalRank(result, 10)),
    ndcg10: over((result) => ndcg(result, 10)),
  }
}

function hit({ found, relevant }: Retrieved, k: number): number {
  return found.slice(0, k).some((id) => relevant.has(id)) ? 1 : 0
}

function recall({ found, relevant }: Retrieved, k: number): number {
  return found.slice(0, k).filter((id) => relevant.has(id)).length / relevant.size
}

function reciprocalRank({ found, relevant }: Retrieved, k: number): number {
  const rank = found.slice(0, k).findIndex((id) => relevant.has(id))
  return rank < 0 ? 0 : 1 / (rank + 1)
}

/** Discounted gain by Järvelin & Kekäläinen 2002, against that of a perfect order. */
function ndcg({ found, relevant }: Retrieved, k: number): number {
  const gain = (rank: number) => 1 / Math.log2(rank + 2)
  const got = found.slice(0, k).reduce((sum, id, rank) => sum + (relevant.has(id) ? gain(rank) : 0), 0)
  const best = Array.from({ length: Math.min(k, relevant.size) }, (_, rank) => gain(rank))
  return got / best.reduce((sum, value) => sum + value, 0)
}
