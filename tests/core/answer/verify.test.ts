import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cite } from '../../../src/core/answer/showing/cite.ts'
import type { Citation } from '../../../src/core/answer/types.ts'
import { factStands, quoteOf, verify, VerificationError } from '../../../src/core/answer/verify.ts'
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

describe('a row of facts', () => {
  const source = '给予科技\n企业2万5千元、30.5万元、一百五十元或**10%**奖励，每人1000\n1500元。'
  const fact = (amount: string, { recipient = null as string | null, start = 0, end = source.length } = {}) =>
    factStands(source, { kind: '奖励', recipient, condition: null, amount, start, end })

  it.each(['2万5千元', '30.5万元', '一百五十元', '10%', '1500元', '1000 1500元'])('holds %s', (amount) => {
    expect(fact(amount, { recipient: '科技企业' })).toBe(true)
  })

  it.each(['5千元', '.5万元', '5万元', '30.5', '2万', '五十元', '0%', '500元', '10001500元', '3万元'])(
    'holds no %s',
    (amount) => {
      expect(fact(amount)).toBe(false)
    },
  )

  it('holds nothing of another passage, nor the half of a numeral that the passage ends in', () => {
    expect(fact('30.5万元', { end: source.indexOf('、') })).toBe(false)
    expect(fact('5千元', { start: source.indexOf('5千') })).toBe(false)
  })

  it('is not shown where the index gives it words that its clause has not', () => {
    const clause = ankang.clauses.find(({ facts }) => facts.some(({ amount }) => amount !== null))
    const [first] = clause?.facts ?? []
    if (!clause || !first) throw new Error('no fact to forge')
    const shown = (amount: string) =>
      cite(
        { index: 0, documentIndex: 0, document: ankang, clause: { ...clause, facts: [{ ...first, amount }] } },
        [],
        library.validity(ankang, TODAY),
      )
    expect(shown(first.amount ?? '').facts).toHaveLength(1)
    expect(shown('999万元').facts).toEqual([])
  })
})
