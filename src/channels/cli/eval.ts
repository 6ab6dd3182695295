import * as z from 'zod'
import type { Answer, Citation } from '../../core/answer/types.ts'
import type { Huiwen } from '../../core/library.ts'

/** A question with its known answer, one line of an evaluation file. */
export const evalQuestion = z.object({
  id: z.string(),
  kind: z.string().default('general'),
  q: z.string(),
  ctx: z.object({ region: z.string().optional() }).optional(),
  history: z.array(z.string()).optional(),
  gold: z.array(z.object({ doc: z.string(), must: z.array(z.string()).default([]) })).default([]),
  mode: z.enum(['top1', 'top3', 'all', 'refuse']),
  say: z.array(z.string()).default([]),
  note: z.string().optional(),
})

export type EvalQuestion = z.infer<typeof evalQuestion>
type Gold = EvalQuestion['gold'][number]
type Cited = {
  readonly document: Pick<Citation['document'], 'file'>
  readonly clause: Pick<Citation['clause'], 'text'>
  readonly quotes: Citation['quotes']
}

/** How one question was answered. */
export interface EvalResult {
  readonly question: EvalQuestion
  readonly answer: Answer
  /** The right clauses were cited where the mode wants them, or the question was refused as it should be. */
  readonly found: boolean
  /** Everything in `say` stands in the text. */
  readonly said: boolean
  readonly ms: number
}

/** Asks every question; `today` as in `AskOptions`. */
export function evaluate(library: Huiwen, questions: readonly EvalQuestion[], today: string): EvalResult[] {
  return questions.map((question) => {
    const started = performance.now()
    const answer = library.ask(question.q, { region: question.ctx?.region, history: question.history, today })
    const ms = performance.now() - started
    return {
      question,
      answer,
      ms,
      found: isFound(question, answer),
      said: question.say.every((say) => says(answer, say)),
    }
  })
}

/** Shares of questions, 0 to 1. */
export interface EvalSummary {
  readonly questions: number
  /** Right clause and right words in the text, of the questions that have an answer. */
  readonly right: number
  readonly refusedRightly: number
  readonly answeredRightly: number
  readonly kinds: Readonly<Record<string, { readonly right: number; readonly of: number }>>
  readonly p50Ms: number
}

export function summarise(results: readonly EvalResult[]): EvalSummary {
  const refuse = results.filter(({ question }) => question.mode === 'refuse')
  const answer = results.filter(({ question }) => question.mode !== 'refuse')
  const kinds: Record<string, { right: number; of: number }> = {}
  for (const result of results) {
    const kind = (kinds[result.question.kind] ??= { right: 0, of: 0 })
    kind.of++
    if (isRight(result)) kind.right++
  }
  return {
    questions: results.length,
    right: share(answer, isRight),
    refusedRightly: share(refuse, ({ answer: { status } }) => status === 'not_found'),
    answeredRightly: share(answer, ({ answer: { status } }) => status === 'answered'),
    kinds,
    p50Ms: [...results].map(({ ms }) => ms).sort((a, b) => a - b)[results.length >> 1] ?? 0,
  }
}

export function isRight({ found, said }: EvalResult): boolean {
  return found && said
}

function isFound({ mode, gold }: EvalQuestion, { status, citations }: Answer): boolean {
  if (mode === 'refuse') return status === 'not_found'
  if (status !== 'answered') return false
  if (mode === 'all') return gold.every((wanted) => citations.some((citation) => holds(citation, wanted)))
  return citations.slice(0, mode === 'top1' ? 1 : 3).some((citation) => gold.some((wanted) => holds(citation, wanted)))
}

/** Whether a clause, with what is quoted of it, is one that was wanted. */
export function holds({ document, clause, quotes }: Cited, { doc, must }: Gold): boolean {
  const text = bare(clause.text + quotes.map((quote) => quote.text).join(''))
  return document.file === doc && must.every((part) => text.includes(bare(part)))
}

function says({ text }: Answer, say: string): boolean {
  return bare(text).includes(bare(say))
}

function bare(text: string): string {
  return text.replace(/\s+/g, '')
}

function share<T>(items: readonly T[], holdsFor: (item: T) => boolean): number {
  return items.length === 0 ? 1 : items.filter(holdsFor).length / items.length
}
