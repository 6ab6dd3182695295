import * as z from 'zod'
import { published } from '../../core/answer/published.ts'
import type { Huiwen } from '../../core/library.ts'

const batchLine = z.object({
  id: z.union([z.string(), z.number()]),
  q: z.string(),
  ctx: z.object({ region: z.string().nullish() }).nullish(),
  history: z.array(z.string()).nullish(),
})

/** A line of a JSON Lines file is not what it should be; the message names the line. */
export class LineError extends Error {
  override readonly name = 'LineError'
}

/**
 * Answers a JSON Lines file, one `{"id","answer"}` a line, in order.
 *
 * @throws LineError at the first line that is no question; everything before it has been answered
 */
export function* answerBatch(library: Huiwen, text: string, today: string): Generator<string> {
  for (const { id, q, ctx, history } of parseLines(text, batchLine)) {
    const answer = library.ask(q, { region: ctx?.region ?? undefined, history: history ?? undefined, today })
    yield JSON.stringify({ id, answer: published(answer) })
  }
}

/** @throws LineError */
export function* parseLines<T>(text: string, schema: z.ZodType<T>): Generator<T> {
  let number = 0
  for (const line of text.split('\n')) {
    number++
    if (line.trim() === '') continue
    const parsed = schema.safeParse(parseJson(line, number))
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      throw new LineError(`第 ${number} 行不合要求：${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
    }
    yield parsed.data
  }
}

function parseJson(line: string, number: number): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new LineError(`第 ${number} 行不是合法的 JSON。`)
  }
}
