import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Citation } from '../../../src/core/answer/types.ts'
import { quoteOf, verify, VerificationError } from '../../../src/core/answer/verify.ts'
import { documentNamed, seedsLibrary, TODAY } from '../../support/library.ts'

const library = seedsLibrary()
const ankang = documentNamed(library, 'ankang')
const documentOf = (id: string) => library.documents.find((document) => document.id === id)

const [genuine] = library.ask('贷款贴息条件', { today: TODAY }).citations
if (!genuine) throw new Error('no citation to forge')
const [quote] = genuine.quotes
if (!quote) throw new Error('no quote to forge')

const check = (citation: Citation) => () => verify([citation], documentOf)
const withQuote = (forged: Partial<typeof quote>): Citation => ({ ...genuine, quotes: [{ ...quote, ...forged }] })

describe('verify', () => {
  it('lets what is in the source pass', () => {
    expect(check(genuine)).not.toThrow()
    expect(() => verify([], documentOf)).not.toThrow()
  })

  it.each<[string, Citation]>([
    ['a changed word', withQuote({ text: quote.text.replace('两年', '三年') })],
    ['a changed mark', withQuote({ text: quote.text.replace('，', '。') })],
    ['a character too many', withQuote({ text: `${quote.text}。` })],
    ['a character too few', withQuote({ text: quote.text.slice(1) })],
    ['nothing', withQuote({ text: '' })],
    ['traditional for simplified', withQuote({ text: quote.text.replace('专', '專') })],
    ['another place of the source', withQuote({ start: quote.start + 1, end: quote.end + 1 })],
    ['an empty span', withQuote({ text: '', start: quote.start, end: quote.start })],
    ['a span that runs backwards', withQuote({ start: quote.end, end: quote.start })],
    ['a span before the text', withQuote({ start: -quote.end, end: -quote.start })],
    ['a span behind the text', withQuote({ end: ankang.source.length + 1 })],
    ['a span that is no number', withQuote({ start: Number.NaN })],
    [
      'a forged clause',
      { ...genuine, clause: { ...genuine.clause, text: genuine.clause.text.replace('两年', '三年') } },
    ],
    ['another document', { ...genuine, document: { ...genuine.document, id: '001_guizhou' } }],
    ['a document that is not there', { ...genuine, document: { ...genuine.document, id: 'none' } }],
  ])('refuses %s', (_name, forged) => {
    expect(check(forged)).toThrow(VerificationError)
    expect(check(forged)).toThrow(genuine.document.file)
    expect(() => verify([genuine, forged], documentOf)).toThrow(VerificationError)
  })

  it('refuses figures that stand apart in the source as one', () => {
    const source = '每人1000 1500元'
    const clause = { ...genuine.clause, text: source, start: 0, end: source.length }
    const made = (text: string) => () =>
      verify([{ ...genuine, clause, quotes: [{ text, start: 0, end: source.length }] }], () => ({ ...ankang, source }))
    expect(made('每人1000 1500元')).not.toThrow()
    expect(made('每人10001500元')).toThrow(VerificationError)
  })

  it('refuses one wrong quote among right ones', () => {
    const forged = { ...genuine, quotes: [quote, { ...quote, text: quote.text.replace('两年', '三年') }] }
    expect(check(forged)).toThrow(VerificationError)
  })

  it('refuses any one character put in place of another', () => {
    fc.assert(
      fc.property(fc.nat(quote.text.length - 1), fc.constantFrom(...'的不年月1２a％'), (at, character) => {
        fc.pre(quote.text[at] !== character)
        const text = quote.text.slice(0, at) + character + quote.text.slice(at + 1)
        expect(check(withQuote({ text }))).toThrow(VerificationError)
      }),
    )
  })

  it('lets every quote pass that is made by quoteOf, wherever it is cut', () => {
    const place = fc.nat(ankang.source.length)
    fc.assert(
      fc.property(place, place, (a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)]
        fc.pre(ankang.source.slice(start, end).trim() !== '')
        const made = quoteOf(ankang, start, end)
        expect(check({ ...genuine, quotes: [made] })).not.toThrow()
      }),
    )
  })
})
