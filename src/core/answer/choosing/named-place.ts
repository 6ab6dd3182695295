import { relation } from '../../regions/index.ts'
import { shortName } from '../../regions/names.ts'
import { tellsApplicants } from '../../search/applies-to.ts'
import type { Collection, Comparable } from '../../search/collection.ts'
import type { Query } from '../../search/query.ts'
import type { Candidate } from '../../search/rank.ts'
import { speaksOf } from '../places/clause-place.ts'
import { boundsOut, excludes, kinship, type Scope } from '../places/scope.ts'
import { ASKS_WHOM_TO_CALL } from '../judging/contacts.ts'
import { readerOf } from '../judging/taken-up.ts'
import { leadWith } from './preference.ts'

/**
 * 湟源的企业能申请西宁的补助吗: of the clauses of a document from above, the one that names the place asked about says what
 * holds there, and comes before those that speak for all of it.
 *
 * @param chosen the clauses that would be cited, best first
 */
export function namedPlaceFirst(
  { question, query }: { readonly question: string; readonly query: Query },
  chosen: readonly Candidate[],
  candidates: readonly Candidate[],
  { places, isAbove }: Scope,
  collection: Collection,
): readonly Candidate[] {
  // 湟源 and 西宁 together ask of 湟源.
  const meant = places.filter((place) => !places.some((other) => relation(place, other) === 'ancestor'))
  const isOwn = ({ entry }: Candidate): boolean => meant.some((place) => kinship(entry.document, place) === 'same')
  // 机关单位招算不算 of who only chats from 深圳 asks nothing of the place: 深圳放宽汽车摇号 is no answer to it.
  const isWhether = ASKS_WHETHER.test(question) && meant.some(({ name }) => question.includes(shortName(name)))
  if (chosen.some(isOwn) || (isAbove && !isWhether)) return chosen
  const read = readerOf(query)
  const least = isWhether ? TOUCHES : ABOUT
  const isNamed = ASKS_WHOM_TO_CALL.test(question) ? (text: string, name: string) => text.includes(name) : speaksOf
  const names = ({ entry }: Candidate, { text }: Comparable): boolean =>
    meant.some(
      (place) =>
        place.path.length > 1 && kinship(entry.document, place) === 'ancestor' && isNamed(text, shortName(place.name)),
    )
  const naming = candidates.slice(0, NEAREST).find((candidate) => {
    const form = collection.comparable(candidate.entry)
    // 本办法适用于淮北市、阜阳市企业 holds there, and says nothing of what is granted.
    const onlyTellsWhere = !isWhether && candidate.entry.clause.facts.length === 0 && tellsApplicants(form.text)
    return names(candidate, form) && !onlyTellsWhere && read(form).coverage >= least
  })
  if (!naming) return chosen
  return leadWith(naming, chosen)
}

/**
 * 在青岛能按省里的细则报吗: where the measure from above leaves the place out, the clause that says so comes first.
 *
 * @param chosen the clauses that would be cited, best first
 */
export function leftOutFirst(
  question: string,
  chosen: readonly Candidate[],
  { places }: Scope,
  { entries }: Collection,
): readonly Candidate[] {
  const [best] = chosen
  const place = best && places.find((one) => excludes(best.entry.document, one))
  if (!place || !ASKS_WHETHER.test(question)) return chosen
  const entry = entries.find(
    ({ document, clause }) => document === best.entry.document && boundsOut(clause.text, place),
  )
  if (!entry) return chosen
  const saying = chosen.find((candidate) => candidate.entry === entry) ?? { ...best, entry }
  return leadWith(saying, chosen)
}

const NEAREST = 12
/** Least share of the subject that the clause takes up, where not just the place is in question. */
const ABOUT = 0.5
/** The same where the place is: a clause on another matter altogether tells nothing of it. */
const TOUCHES = 0.15
const ASKS_WHETHER =
  /(?:能|可以|可不可以|适用|享受|按|算)[^,，]{0,16}(?:吗|(?<![什怎那这多])么|嘛|不|没)|能不能|可不可以|是不是|算不算/
