import type { PolicyDocument, Span } from '../../model.ts'
import type { Understanding } from '../../question/index.ts'
import type { Collection, Entry } from '../../search/collection.ts'
import type { Candidate } from '../../search/rank.ts'
import { bookTitle } from '../../text/marks.ts'
import { normalise } from '../../text/normalise.ts'
import type { Answering } from '../answering.ts'
import { ownNumber, titleOf } from '../document-names.ts'
import { ONLY_REPEALS } from '../documents/named-repeals.ts'
import { isOfYear, yearAsked } from './another-year.ts'
import { asksForOld } from './standing.ts'
import { wasInForce } from './validity.ts'

/** The clauses to cite with what holds today first, and what must be said where that could not be told for certain. */
interface Succeeded {
  readonly chosen: readonly Candidate[]
  readonly note: string | null
  /** The sentence of the first clause that is nearest to the old one: the sums beside it are for something else. */
  readonly nearest: Span | null
}

/**
 * Puts before a clause that holds no longer what the document says that took the place of its own: who asks 贯标奖励多少 by
 * the words of the old text must not go with its sum. Where no clause of the new one was found for the question, the one
 * nearest in wording to the old clause comes first; where there is none, the new document is named.
 *
 * @param chosen the clauses that would be cited, best first
 */
export function successorFirst(
  chosen: readonly Candidate[],
  candidates: readonly Candidate[],
  { question, documentIds }: Pick<Understanding, 'question' | 'documentIds'>,
  library: Pick<Answering, 'collection' | 'repealOf' | 'validityOf'>,
  today: string,
): Succeeded {
  const [best] = chosen
  const year = yearAsked(question)
  const isMeant =
    !best ||
    asksForOld(question) ||
    isNamed(best.entry.document, { question, documentIds }) ||
    (year !== null && wasInForce(best.entry.document, year, library.validityOf(best.entry.document, today)))
  const by = isMeant ? null : successorOf(best.entry.document, library, today)
  if (!best || !by) return { chosen, note: null, nearest: null }
  const isOfNew = ({ entry }: Candidate): boolean => entry.document === by
  const found = chosen.filter(isOfNew)
  if (found.length > 0) {
    return { chosen: [...found, ...chosen.filter((one) => !isOfNew(one))], note: null, nearest: null }
  }
  const number = ownNumber(by)
  const name = bookTitle(titleOf(by)) + (number ? `（${number}）` : '')
  const near = counterpartOf(best.entry, by, library.collection)
  // 发票开高点去套技改的钱, and of the old text the clause on 发票 to hand in: that is no answer then, and none now.
  if (!near && best.features.coverage < HALF) return { chosen: [], note: null, nearest: null }
  if (!near) return { chosen, note: `现行的是${name}，未能确定其中哪一条与它对应，请查看其全文。`, nearest: null }
  const { entry, sentence } = near
  const counterpart = candidates.find((candidate) => candidate.entry === entry) ?? { ...best, entry }
  return {
    chosen: [counterpart, ...chosen],
    note: `第1条出自现行的${name}，是其中与原规定最相近的条款，请核对是否同一事项：`,
    nearest: { start: sentence.start, end: sentence.end },
  }
}

/** 2021年那个办法, or its title: the old text itself is asked about. */
function isNamed(document: PolicyDocument, { question, documentIds }: Pick<Understanding, 'question' | 'documentIds'>) {
  const year = yearAsked(question)
  return documentIds.includes(document.id) || (year !== null && isOfYear(document, year))
}

/** The document that holds now in the place of one that does not; null if that one holds or nobody took its place. */
function successorOf(
  document: PolicyDocument,
  { repealOf, validityOf }: Pick<Answering, 'repealOf' | 'validityOf'>,
  today: string,
): PolicyDocument | null {
  const seen = new Set([document])
  let current = document
  while (ENDED.has(validityOf(current, today).status)) {
    const by = repealOf(current.id)?.by
    if (!by || seen.has(by) || ONLY_REPEALS.test(titleOf(by))) return null
    seen.add(by)
    current = by
  }
  return current === document || validityOf(current, today).status !== 'in_force' ? null : current
}

const ENDED: ReadonlySet<string> = new Set(['repealed', 'replaced'])

/**
 * The clause of a document with a sentence nearest in wording to a clause of another; null if none is near, or two are
 * about as near. What all clauses of the document say (奖励, 企业) counts little.
 */
function counterpartOf(
  old: Entry,
  document: PolicyDocument,
  collection: Collection,
): { readonly entry: Entry; readonly sentence: Span } | null {
  const own = collection.entries.filter((entry) => entry.document === document && entry.clause.role === 'clause')
  const said = own.flatMap((entry) => {
    const { heading, sentences } = collection.comparable(entry)
    const above = pairsOf(heading.split('\n').at(-1) ?? '')
    return sentences.map((sentence) => ({ entry, sentence, pairs: new Set([...above, ...pairsOf(sentence.text)]) }))
  })
  const wanted = pairsOf(normalise(old.clause.text))
  if (wanted.size < FEWEST) return null
  const clausesWith = (pair: string): number =>
    new Set(said.flatMap(({ entry, pairs }) => (pairs.has(pair) ? [entry] : []))).size
  const weights = [...wanted].map((pair) => ({ pair, weight: 1 / (1 + clausesWith(pair)) }))
  const total = weights.reduce((sum, { weight }) => sum + weight, 0)
  const scored = said
    .map(({ entry, sentence, pairs }) => {
      const shared = weights.reduce((sum, { pair, weight }) => (pairs.has(pair) ? sum + weight : sum), 0)
      return { entry, sentence, share: shared / total }
    })
    .sort((a, b) => b.share - a.share)
  const [best] = scored
  const next = scored.find(({ entry }) => entry !== best?.entry)
  if (!best || best.share < NEAR || best.share < (next?.share ?? 0) * CLEARLY) return null
  return best
}

/** Pairs of characters besides figures and marks. */
function pairsOf(text: string): ReadonlySet<string> {
  const runs = text.match(/\p{Script=Han}+/gu) ?? []
  return new Set(runs.flatMap((run) => Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2))))
}

/** Share of what was asked. */
const HALF = 0.5

/** Pairs that a clause must have to be told from others, the share of them that is near, and how much nearer than the next. */
const FEWEST = 4
const NEAR = 0.25
const CLEARLY = 1.5
