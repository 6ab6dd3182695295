import type { PolicyDocument } from '../../model.ts'
import type { Collection } from '../../search/collection.ts'
import { findNumbers } from '../../text/document-numbers.ts'
import { normalise } from '../../text/normalise.ts'
import { cite } from '../showing/cite.ts'
import type { Scope } from '../places/scope.ts'
import type { Citation } from '../types.ts'
import type { Validity } from '../standing/validity.ts'

interface Library {
  readonly collection: Collection
  readonly validityOf: (document: PolicyDocument, today: string) => Validity
}

/** Where documents of the library name one that it does not hold. */
export interface Mentions {
  /** Sentences that say what becomes of it: 已认定的仍按绍市经信〔2021〕48号执行. */
  readonly telling: readonly Citation[]
  /** Those that only name it. */
  readonly naming: readonly Citation[]
}

/** Where the library names a document by its number, which it does not hold itself. */
export function mentionsOf(asked: string, scope: Scope, library: Library, today: string): Mentions {
  const sought = squeezed(asked)
  const isMeant = (text: string): boolean =>
    findNumbers(text).some(({ value }) => {
      const number = squeezed(value)
      return number.length >= SHORTEST && (sought.endsWith(number) || number.endsWith(sought))
    })
  const serial = /[0-9]+(?=号?\s*$)/.exec(normalise(asked))?.[0] ?? sought
  const found = library.collection.entries.flatMap((entry) => {
    if (!entry.clause.text.includes(serial) || scope.fit(entry.document) === 0) return []
    const { sentences } = library.collection.comparable(entry)
    const named = sentences.filter(({ start, end }) => isMeant(entry.document.source.slice(start, end)))
    if (named.length === 0) return []
    const isTelling = named.some(({ text }) => TELLS.test(text))
    return [{ isTelling, citation: cite(entry, named, library.validityOf(entry.document, today)) }]
  })
  const citations = (isTelling: boolean): Citation[] =>
    found.flatMap((one) => (one.isTelling === isTelling ? [one.citation] : [])).slice(0, MOST)
  return { telling: citations(true), naming: citations(false) }
}

const MOST = 3
/** Characters of a number with its issuer's. */
const SHORTEST = 7

/** 根据…(湘财行〔2019〕27号)制定 only names it. */
const TELLS =
  /仍(?:然|旧)?(?:按|执行|适用|有效)|继续(?:按|执行|有效|适用|实施)|废止|失效|停止(?:执行|实施)|不再(?:执行|有效|适用)|替代|取代|(?:延长|延期|延续)|(?:本|与).{0,30}不一致/

function squeezed(number: string): string {
  return normalise(number)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?<=[0-9]{4})年/, '')
}
