/** Whether a question about how long something holds means a clause with a term of its own, and not its document. */
import { termsOfPassage } from '../../metadata/term/passage-term.ts'
import type { Collection } from '../../search/collection.ts'
import type { Query } from '../../search/query.ts'
import type { Candidate } from '../../search/rank.ts'
import type { Validity } from '../standing/validity.ts'
import { isAboutClause, isCalled, subjectOf } from './subject.ts'

/**
 * 担保降费还有效吗: the row or clause asked about may end on a day of its own, or be ended by another document. 文号 and 谁发的
 * ask for the document.
 */
export function endsByItself(
  question: string,
  query: Query,
  best: Candidate,
  { amended }: Validity,
  collection: Collection,
): boolean {
  const { document, clause } = best.entry
  const { validTo, extended } = document.metadata
  const hasTerm = termsOfPassage(clause.text).some(({ until }) => until !== validTo?.value && until !== extended?.from)
  const isEnded = amended?.ended.has(clause.id) ?? false
  return (hasTerm || isEnded) && !ASKS_ISSUE.test(question) && isAboutClause(query, best, collection)
}

const ASKS_ISSUE =
  /文号|第?几号文?|谁[印签下]?发|发文|(?:什么时候|啥时候|何时|哪[天年]|哪一[天年])(?:印发|发布|公布|下发|出台|[发出]的)/

/**
 * 两部制电价政策执行到哪天, 延到什么时候: the clause on it says until when, and the text as a whole has another title and no
 * term.
 */
export function saysUntilWhen(question: string, query: Query, best: Candidate, collection: Collection): boolean {
  const { document, clause } = best.entry
  if (document.metadata.validTo || !isAboutClause(query, best, collection)) return false
  if (PROLONGED.test(question) && PROLONGS.test(clause.text)) return true
  return termsOfPassage(clause.text).length > 0 && !isCalled(document, subjectOf(query))
}

const PROLONGED = /延(?:长|期)?[到至]/
const PROLONGS = /(?:延[长期][^。；]{0,20}|(?:执行|实施)期限?[^。；]{0,16})[至到][^。；]{0,16}[年月日底]/
