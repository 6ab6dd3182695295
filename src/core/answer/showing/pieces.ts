import type { Citation } from '../types.ts'

/** What stands for the words that a quote leaves out between two of its pieces. */
export const LEFT_OUT = '……'

/**
 * The quotes of a citation as they are read one after the other, with a mark where words of the clause between two of them are
 * left out: two lines would be taken for running text.
 */
export function quotedPieces({ quotes, clause }: Pick<Citation, 'quotes' | 'clause'>): readonly string[] {
  const whole = bare(clause.text)
  return quotes.flatMap(({ text, start }, i) => {
    const before = quotes[i - 1]
    const isNext = before !== undefined && start >= before.end && start - before.end <= PAGE_MARK
    const goesOn = before === undefined || isNext || whole.includes(bare(before.text) + bare(text))
    return goesOn ? [text] : [LEFT_OUT, text]
  })
}

/** Characters: — 12 — stands between two pages of one sentence. */
const PAGE_MARK = 16

function bare(text: string): string {
  return text.replace(/[\s*#\u200b\u200c\u200d\ufeff]+/gu, '')
}
