import type { Fact } from '../../model.ts'
import { definitionAsked } from '../../question/definition.ts'
import { isNumbered, type Understanding } from '../../question/index.ts'
import type { Entry } from '../../search/collection.ts'
import type { Query } from '../../search/query.ts'
import { isList, type Choice } from '../choosing/choose.ts'
import { particularOf, provisionAsked } from '../judging/facets.ts'
import type { Asked } from '../judging/findings.ts'
import { membershipIn, ownClassOnly, type Membership } from '../judging/membership.ts'
import { ownFigures } from '../judging/own-figure.ts'
import { beyondAsked, verdictAsked } from '../judging/verdicts.ts'
import type { Candidate } from '../../search/rank.ts'
import { asksWhichPlaces, partsOfEach, partsOfPlaces, withPlaceSaid } from '../places/own-part.ts'
import type { Citation, Intent } from '../types.ts'
import { askedFirst, belowSteps, ownFirst } from './asked-first.ts'
import { ownCaseFirst } from './own-case.ts'
import { cite } from './cite.ts'
import { openAmount, sumFirst, type OpenAmount } from './open-amount.ts'
import { chooseQuotes } from './quotes.ts'
import { partAsked } from './responsible.ts'
import { otherBodyThan } from './set-aside.ts'
import { leavesOutOwn, rowsAsked, rowsOfSubject } from './subject-rows.ts'

/** The clauses as they are shown, and what the quotes leave to be said. */
export interface Shown {
  /** Best first. */
  readonly citations: readonly Citation[]
  /** The class that the question or its asker belongs to, of those that the best clause tells apart. */
  readonly membership: Membership | null
  /** That the best clause leaves the sum open, where a sum was asked for. */
  readonly open: OpenAmount | null
}

/** Quotes the chosen clauses, each with the facts that the question asks for first. */
export function showing({ chosen, note: provided, nearest }: Choice, asked: Asked): Shown {
  const { question, understood, query, intent, options, library } = asked
  const [best] = chosen
  const membership = best ? membershipIn(best.entry, question, query, library.collection) : null
  // 首台套奖励 asks for the sum without saying so, and 给多少钱，归谁管 for the sum as well: who it is stands beside any quote.
  const asksForSum = intent === 'general' || (intent === 'department' && understood.intents.includes('amount'))
  const quoted = asksForSum && query.asksMoney ? 'amount' : intent
  const quotedOf = (entry: Entry, isNearest: boolean): Citation =>
    isNearest && nearest
      ? cite(entry, [nearest], library.validityOf(entry.document, options.today))
      : citationOf(entry, quoted, asked)
  const inOrder = chosen.map(({ entry }, i) => {
    const citation = withFactsAsked(quotedOf(entry, i === 0), entry, asked)
    return i === 0 && membership
      ? { ...citation, facts: ownClassOnly(citation.facts, membership, library.collection.classesOf(entry)) }
      : citation
  })
  const openOf = (citation: Citation | undefined): OpenAmount | null =>
    intent === 'amount' && query.asksMoney && citation ? openAmount(understood.question, query, citation) : null
  const cited = openOf(inOrder[0])
    ? // What leaves the sum open stands without those of others.
      sumFirst(query, chosen, inOrder, (citation) => openOf(citation) !== null).map((citation, i) =>
        i === 0 ? citation : (openOf(citation)?.citation ?? citation),
      )
    : inOrder
  const open = provided ? null : openOf(cited[0])
  if (!open) return { citations: withMembers(cited, membership, asked), membership, open }
  // 安康和贵州分别怎么补: the other place is told of beside the sum that the first one leaves open.
  const ofOthers = cited.slice(1).filter(({ document }) => document.id !== open.citation.document.id)
  if (asked.scope.places.length < 2 || ofOthers.length === 0) return { citations: [open.citation], membership, open }
  const note = open.note.replace(/^条款/, '第1条')
  return { citations: [open.citation, ...ofOthers], membership, open: { ...open, note } }
}

/** A clause of which only the source is shown. */
export function asideOf({ entry }: Candidate, asked: Asked): Citation {
  return { ...citationOf(entry, asked.intent, asked), isAside: true }
}

function withFactsAsked(
  citation: Citation,
  { document }: Entry,
  { question, understood, query, intent, options: { today } }: Asked,
): Citation {
  const asks = { question: understood.question, query }
  const isOfOtherBody = otherBodyThan(query.concepts, (name) => citation.clause.text.includes(name))
  const facts = citation.facts.filter((fact) => !isOfOtherBody(fact))
  const listed = isList(understood) ? facts : askedFirst(facts, understood.question, query)
  const figures = ownFigures(question)
  const own = ownFirst(facts, citation.clause, figures, asks)
  const ordered = ownCaseFirst(own ?? listed, understood.question, today)
  if (isList(understood))
    return { ...citation, facts: rowsAsked(ordered, citation, understood.question, query, document.source) }
  // 出口1200万美元奖几万: the tiers of imports beside them, and of those who are new, are nobody's here.
  const isBelow = belowSteps(citation, figures, asks) !== null
  const ofOwn = own && !isBelow && intent === 'amount' ? ofSameRecipient(ordered) : ordered
  const ofSubject = rowsOfSubject(ofOwn, citation, query, document.source, intent)
  // What is said before the tiers that do not take the figure in needs them.
  return isBelow || !leavesOutOwn(citation, figures, document.source)
    ? { ...citation, facts: ofSubject }
    : { ...citation, facts: [] }
}

/** Those of the first one's recipient, and those that name none. */
function ofSameRecipient(facts: readonly Fact[]): readonly Fact[] {
  const recipient = facts[0]?.recipient ?? null
  return facts.filter((fact) => recipient === null || fact.recipient === null || fact.recipient === recipient)
}

/** The clauses that say who belongs to the classes asked about stand behind the one that grants them something. */
function withMembers(
  [first, ...others]: readonly Citation[],
  membership: Membership | null,
  { options, library }: Asked,
): readonly Citation[] {
  if (!first) return []
  if (!membership?.word) return [first, ...others]
  const { documents, entries } = library.collection
  const document = documents.find(({ id }) => id === first.document.id)
  const clauses = [...new Set(membership.classes.map(({ clause }) => clause))]
  const members = entries.flatMap((entry) => {
    if (entry.document !== document || !clauses.includes(entry.clause)) return []
    const spans = membership.classes.filter(({ clause }) => clause === entry.clause)
    return [cite(entry, spans, library.validityOf(entry.document, options.today))]
  })
  const isMember = ({ document, clause }: Citation): boolean =>
    members.some((member) => member.document.id === document.id && member.clause.id === clause.id)
  return [first, ...members, ...others.filter((citation) => !isMember(citation))]
}

function citationOf(entry: Entry, intent: Intent, { understood, query, scope, options, library }: Asked): Citation {
  const whole = library.collection.comparable(entry)
  const parts = asksWhichPlaces(understood.question, scope.places)
    ? partsOfEach(whole)
    : partsOfPlaces(whole, scope.places)
  const validity = library.validityOf(entry.document, options.today)
  const isWhole = isWholeAsked(entry, intent, understood, query)
  if (isWhole) return cite(entry, [{ start: entry.clause.start, end: entry.clause.end }], validity)
  // A note of who is responsible stands at the end of the sentences that say for what.
  const saysOf = intent === 'department' ? provisionAsked : particularOf
  const sayings = [saysOf, definitionAsked, verdictAsked, beyondAsked].flatMap(
    (asked) => asked(understood.question) ?? [],
  )
  // 打哪个电话，兼职的算不算: the clause that names no number tells the other one of the two.
  const { text } = library.collection.comparable(entry)
  const says = sayings.find((saying) => saying(text)) ?? sayings[0] ?? null
  const quotes = parts.flatMap((form) => withPlaceSaid(chooseQuotes(entry, form, query, intent, says), form))
  const [form] = parts
  return cite(
    entry,
    quotes.sort((a, b) => a.start - b.start),
    validity,
    form && partAsked(entry.document.source, entry.clause, form, query),
  )
}

/** 第12条发我, 第12条说啥: the clause is wanted as it stands, and not a sentence of it. */
function isWholeAsked({ clause }: Entry, intent: Intent, understood: Understanding, { concepts }: Query): boolean {
  const { clauseNumber } = understood
  if (clauseNumber === null || !isNumbered(clauseNumber, clause) || clause.end - clause.start > LONGEST_WHOLE)
    return false
  return intent === 'source' || (intent === 'general' && concepts.length === 0)
}

/** Characters. */
const LONGEST_WHOLE = 1500
