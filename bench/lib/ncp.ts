import * as z from 'zod'
import type { Answer, Citation } from '../../src/core/answer/types.ts'

/** A question whose answer stands word for word in the texts. */
export const ncpQuestion = z.object({
  id: z.string(),
  q: z.string(),
  answer: z.string(),
  /** Every file that holds the answer. */
  files: z.array(z.string()),
})

export type NcpQuestion = z.infer<typeof ncpQuestion>

/** Where the first right thing stands, counted from 0; -1 if it is nowhere. */
export interface NcpResult {
  readonly document: number
  readonly clause: number
  readonly quote: number
  readonly refused: boolean
}

/** What was found, in whatever form: file, text, and what is quoted of it. */
interface Found {
  readonly file: string
  readonly text: string
  readonly quotes: readonly string[]
}

export function scoreAnswer(question: NcpQuestion, { status, citations }: Answer): NcpResult {
  return { ...scoreFound(question, citations.map(foundOf)), refused: status !== 'answered' }
}

/** White space and punctuation are ignored, so that a mended line or a full stop decides nothing. */
export function scoreFound({ answer, files }: NcpQuestion, found: readonly Found[]): NcpResult {
  const wanted = bare(answer)
  const holds = (text: string) => wanted !== '' && bare(text).includes(wanted)
  return {
    document: found.findIndex(({ file }) => files.includes(file)),
    clause: found.findIndex(({ text }) => holds(text)),
    quote: found.findIndex(({ quotes }) => quotes.some(holds)),
    refused: found.length === 0,
  }
}

/** True if every quote and every clause of the citation is what stands in the file, character for character. */
export function isVerbatim({ document, clause, quotes }: Citation, sourceOf: (file: string) => string): boolean {
  const source = sourceOf(document.file)
  const unmarked = (text: string) => text.replace(/[\s*#\u200b-\u200d\ufeff]+/gu, '')
  return [clause, ...quotes].every(({ text, start, end }) => unmarked(source.slice(start, end)) === unmarked(text))
}

function foundOf({ document, clause, quotes }: Citation): Found {
  return { file: document.file, text: clause.text, quotes: quotes.map(({ text }) => text) }
}

function bare(text: string): string {
  return text.replace(/[\s\p{P}]+/gu, '')
}
