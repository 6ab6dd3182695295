import { normalise } from '../text/normalise.ts'
import { sumsAssumed, takesBenefitForGranted } from '../question/premise.ts'
import type { Comparable } from '../search/collection.ts'
import type { Candidate } from '../search/rank.ts'
import { grantsSum } from './judging/evidence.ts'
import type { Asked, Judged } from './judging/findings.ts'
import { nearnessOf, type Nearness } from './judging/judge.ts'
import { readerOf } from './judging/taken-up.ts'
import { cite } from './showing/cite.ts'
import { chooseQuotes } from './showing/quotes.ts'
import { figureUnsaid } from './showing/unsaid.ts'
import { yearsInstead } from './standing/another-year.ts'
import type { NearestClause } from './types.ts'

/** The clause as it is shown and as it was found, and what sort of figure was asked for that it does not hold (期限), null if none. */
export interface Nearest {
  readonly clause: NearestClause
  readonly candidate: Candidate
  readonly unsaid: string | null
}

/**
 * The clause that comes nearest where none answers: shown in its own words where it was only just refused, so that whoever
 * asked in words of their own (退租, where the text says 解除合同) can see whether it is meant. Null if all are far, or the
 * nearest is another place's, of another year, no longer law, or on another kind or matter than what was named.
 *
 * @param candidates all that were found, best first
 */
export function nearestOf(candidates: readonly Candidate[], asked: Asked, { isOther }: Judged): Nearest | null {
  const { understood, query, intent, options, library } = asked
  const telling = tellingFigure(candidates, asked)
  const [first, second] = telling ? [telling] : candidates
  if (!first || first.features.place < OWN || isOther(first)) return null
  const { document, clause } = first.entry
  if (yearsInstead(understood.question, document, clause.text)) return null
  const form = library.collection.comparable(first.entry)
  const near = nearnessOf(query, understood, [first], library.collection).get(first)
  const unsaid = figureUnsaid(normalise(understood.question), [form.text])
  const isAhead = !second || first.score > AHEAD * second.score
  if (!near || !isNear(near, isAhead, unsaid !== null)) return null
  // Above a clause that gives nothing, 没有写明数额 would say that there is something to get; so would one beside 那20万找谁领.
  const assumes = sumsAssumed(understood.question).length > 0 || takesBenefitForGranted(understood.question)
  if (assumes && !grantsSum(form.text)) return null
  if (unsaid !== null && ASKS_GIFT.test(understood.question) && !GIVES.test(form.text)) return null
  const quotes = chooseQuotes(first.entry, form, query, intent)
  const citation = cite(first.entry, quotes, library.validityOf(document, options.today))
  if (quotes.length === 0 || ENDED.has(citation.document.status)) return null
  // Rows of sums would look like an answer.
  const note = unsaid ? `${NEAREST}，其中没有写明${unsaid}：` : `${NEAREST}：`
  return { clause: { note, citation: { ...citation, facts: [] } }, candidate: first, unsaid }
}

/**
 * 一线医生一天补多少: of clauses that come about as near, the one that names a sum (每人每天300元), and not one on doctors that names
 * none. Null if the nearest names one, or no figure is asked for.
 */
function tellingFigure(candidates: readonly Candidate[], { understood, query, library }: Asked): Candidate | null {
  const [nearest, ...others] = candidates.slice(0, AMONG)
  const question = normalise(understood.question)
  const formOf = ({ entry }: Candidate): Comparable => library.collection.comparable(entry)
  const isUnsaid = (candidate: Candidate): boolean => figureUnsaid(question, [formOf(candidate).text]) !== null
  if (!nearest || !isUnsaid(nearest)) return null
  const read = readerOf(query)
  const least = read(formOf(nearest)).coverage * AS_MUCH
  return others.find((one) => !isUnsaid(one) && read(formOf(one)).coverage >= least) ?? null
}

function isNear({ odds, ifSaid }: Nearness, isAhead: boolean, isUnsaid: boolean): boolean {
  return (odds > HARDLY_REFUSED && isAhead) || (isUnsaid && ifSaid > 0)
}

const NEAREST = '最相近的一条（请核对是不是所问）'
/** What enterprises are given, whatever it is called. */
const ASKS_GIFT = /补[助贴偿多几]|奖|资助|贴息|津贴|扶持|返还|减[免征]|免[收征]|优惠|支持/
const GIVES = /补[助贴偿]|奖[励补]|资助|贴息|津贴|扶持|返还|减[免征]|免[收征]|优惠|支持/
const ENDED: ReadonlySet<string> = new Set(['repealed', 'replaced'])

/** Fit of a document of the very place, or where none was named. */
const OWN = 1
/** Of the next one's score: of two that are as near neither is the one that is meant. */
const AHEAD = 1.1
/** Clauses that are looked at. */
const AMONG = 4
/** Share of what the nearest clause takes up of the question. */
const AS_MUCH = 0.8
/** Log odds; below, every second one shown is for a question that the library cannot answer. */
const HARDLY_REFUSED = -1.5
