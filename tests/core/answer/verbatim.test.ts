import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer, Citation } from '../../../src/core/answer/types.ts'
import { apart } from '../../../src/core/answer/showing/see-also.ts'
import { parseDocument } from '../../../src/core/parse-document.ts'
import { published } from '../../../src/core/answer/published.ts'
import { answerSchema } from '../../support/answer-schema.ts'
import { libraryOf, seedTexts, TODAY } from '../../support/library.ts'
import { mutated } from '../../support/mutations.ts'

/**
 * Promises 1 and 7: whatever has happened to a text, it is read without an error, the question is answered without
 * one, and what is shown as the document's words are its words.
 */
const TEXTS = seedTexts()
const RUNS = { numRuns: 60 }

const QUESTIONS = [
  '贷款贴息条件',
  '专精特新奖励多少',
  '技术转移机构经费资助',
  '知识产权质押融资有什么支持',
  '由谁负责',
  '这份文件还有效吗',
  '安康第12条',
  '有哪些奖励',
  '',
]

const text = fc.oneof(
  { arbitrary: mutated(TEXTS.map(({ source }) => source)), weight: 4 },
  fc.string({ unit: 'binary' }),
)

describe('on mutated seeds', () => {
  it('parsing returns, and every clause is a slice of the text', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { document } = parseDocument(source, 'mutated.txt', undefined)
        expect(document.source).toBe(source)
        const ids = document.clauses.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        for (const { text: shown, start, end } of document.clauses) {
          expect(bare(shown)).toBe(bare(source.slice(start, end)))
          expect(figures(shown)).toEqual(figures(source.slice(start, end)))
        }
      }),
      RUNS,
    )
  })

  it('what is nothing but markup is no clause', () => {
    const { document } = parseDocument('**\n\n一、指导思想\n\n支持企业。\n', 'a.txt', undefined)
    expect(document.clauses.map(({ text: shown }) => shown)).not.toContain('')
  })

  it('asking returns, and every word of a citation is a slice of its source', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...QUESTIONS), (source, question) => {
        const [ankang] = TEXTS.slice(-1)
        const library = libraryOf([{ file: 'mutated.txt', source }, ...(ankang ? [ankang] : [])])
        const sources = new Map(library.documents.map((document) => [document.id, document.source]))
        const answer = library.ask(question, { today: TODAY })
        expect(answerSchema.safeParse(published(answer)).error).toBeUndefined()
        expectVerbatim(answer, sources)
      }),
      RUNS,
    )
  })

  it('any question is answered, refused or asked back', () => {
    const library = libraryOf(TEXTS)
    const sources = new Map(library.documents.map((document) => [document.id, document.source]))
    const piece = fc.constantFrom(
      ...['安康', '深圳', '贵州', '专精特新', '贷款贴息', '奖励', '多少', '条件', '谁负责', '第12条', '有哪些', '和', '呢', '？', '。', ' '],
      ...['一、', '〔2024〕13号', '《', '》', 'constructor', '__proto__', '😀', '\ud800', '\u0000', '10 万元', 'zhuanli', '專利'],
    ) // prettier-ignore
    const question = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(question, fc.array(question, { maxLength: 2 }), (asked, history) => {
        const answer = library.ask(asked, { today: TODAY, history })
        expect(answerSchema.safeParse(published(answer)).error).toBeUndefined()
        expectVerbatim(answer, sources)
      }),
      // What only comes behind an answer that the first question has shown is no answer on a card either.
      { numRuns: 300, examples: [['专精特新？呢專利专精特新', []]] },
    )
  })
})

function expectVerbatim({ citations, related, text }: Answer, sources: ReadonlyMap<string, string>): void {
  for (const { document, clause, quotes, facts } of [...citations, ...related]) {
    const source = sources.get(document.id) ?? ''
    for (const { text: shown, start, end } of [clause, ...quotes]) {
      expect(bare(shown)).toBe(bare(source.slice(start, end)))
      expect(figures(shown)).toEqual(figures(source.slice(start, end)))
    }
    for (const { recipient, condition, amount, start, end } of facts) {
      for (const cell of [recipient, condition, amount]) {
        expect(bare(source.slice(start, end))).toContain(bare(cell ?? ''))
        expect(figures(source.slice(start, end))).toEqual(expect.arrayContaining(figures(cell ?? '')))
      }
    }
  }
  for (const quote of apart(citations).answering.flatMap(quotesOf)) expect(bare(text)).toContain(bare(quote))
}

function quotesOf({ quotes }: Citation): string[] {
  return quotes.map((quote) => quote.text)
}

/** White space and markup aside; written anew, so that the check does not lean on what it checks. */
function bare(value: string): string {
  return Array.from(value, (character) => (/[\s*#\u200b-\u200d\ufeff]/.test(character) ? '' : character)).join('')
}

/** The runs of figures, markup aside: no two may grow together, and none may be cut. */
function figures(value: string): string[] {
  return value.replace(/[*#\u200b-\u200d\ufeff]/g, '').match(/[0-9]+/g) ?? []
}
