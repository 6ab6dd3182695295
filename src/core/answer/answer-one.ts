import type { Span } from '../model.ts'
import { isNumbered, type Understanding } from '../question/index.ts'
import { definitionAsked } from '../question/definition.ts'
import { OPEN_NOW } from '../question/open-now.ts'
import type { Collection, Entry } from '../search/collection.ts'
import { type Query } from '../search/query.ts'
import type { Candidate } from '../search/rank.ts'
import { deletedLead, withAmendments, withoutEndings } from './standing/amendments.ts'
import { yearAsked } from './standing/another-year.ts'
import type { Answering } from './answering.ts'
import { isOnlyBelow } from './places/below.ts'
import { names } from './judging/candidates.ts'
import { askedFirst, belowSteps, ownFirst, yearFirst } from './showing/asked-first.ts'
import { cite, citeAt } from './showing/cite.ts'
import { askedOf, baseOf, found, judged, type Asked } from './judging/findings.ts'
import { foundBelow, nothingFound, ofAnotherYear, relatedOf, withoutDocument } from './not-found.ts'
import { documentAnswer } from './documents/document-answer.ts'
import { amountAboutSubject, asksForBenefit } from './judging/evidence.ts'
import { particularOf, periodAsked, provisionAsked } from './judging/facets.ts'
import { exclusionFirst, refusalFirst } from './choosing/exclusion.ts'
import { answering } from './judging/fitting.ts'
import { grantFirst, headedFirst, statedFirst, whoFirst } from './choosing/grant-first.ts'
import { leadOf, noLongerLaw } from './showing/lead.ts'
import { membersFirst, membershipIn, membershipNote, ownClassOnly, type Membership } from './judging/membership.ts'
import { namedPlaceFirst } from './places/named-place.ts'
import { partOfPlace } from './places/own-part.ts'
import { ownPlaceFirst } from './places/own-place.ts'
import { notLeavingOut } from './places/clause-place.ts'
import { openAmount, sumFirst } from './showing/open-amount.ts'
import { openNote, stillNote } from './showing/still-open.ts'
import { openedWith, readingOf } from './showing/opening.ts'
import { ownFigures } from './judging/own-figure.ts'
import { isGrant, overview } from './choosing/overview.ts'
import { provisionFor, provisionNote, withAddress, withOtherParticular } from './choosing/provision.ts'
import { chooseQuotes } from './showing/quotes.ts'
import { renderAnswer } from './showing/render.ts'
import { partAsked } from './showing/responsible.ts'
import { successorFirst } from './standing/successor.ts'
import { wasLawIn } from './standing/validity.ts'
import { select } from './choosing/select.ts'
import { withEachSide } from './choosing/sides.ts'
import { rowsOfSubject } from './showing/subject-rows.ts'
import { suggestionsFor } from './showing/suggestions.ts'
import { readerOf } from './judging/taken-up.ts'
import type { Answer, AskOptions, Citation, Intent } from './types.ts'

/**
 * Answers one question that has been understood. The answer opens with how the question was read, so that nobody takes it
 * for one to other words or another place.
 *
 * @param last what the answer before stood on, if this question asks something else of it
 */
export function answerOne(
  question: string,
  understood: Understanding,
  options: AskOptions,
  library: Answering,
  last: Citation | null = null,
): Answer {
  const asked = askedOf(question, understood, options, library, last)
  return openedWith(readingOf(understood, asked.scope), answered(asked))
}

function answered(asked: Asked): Answer {
  const refused = withoutDocument(asked)
  if (refused) return refused
  const { understood, query, scope, options, library } = asked
  const all = found(asked)
  const candidates = understood.documentIds.length > 0 ? all : withoutEndings(all, library.amendedOf)
  const wholeDocument = documentAnswer(understood, query, candidates, scope, library, options.today)
  if (wholeDocument) return { ...baseOf(asked), ...wholeDocument, suggestions: [] }
  const { fitting, isAnswer } = judged(candidates, asked)
  const own = chosenFrom(candidates, fitting, isAnswer, asked)
  const sides = withEachSide(own.chosen, candidates, asked, (...found) => chosenFrom(...found).chosen)
  const holding = successorFirst(sides, candidates, understood, library, options.today)
  const choice = { ...holding, note: own.note ?? holding.note }
  if (choice.chosen.length === 0) return ofStanding(candidates, asked) ?? nothingFound(candidates, asked)
  if (isOnlyBelow(choice.chosen, understood, query, scope, library.collection)) {
    return foundBelow(choice.chosen, asked)
  }
  const instead = ofAnotherYear(choice.chosen, asked)
  if (instead) return instead
  const related = fitting.filter((candidate) => !choice.chosen.includes(candidate) && isAnswer(candidate))
  return withCitations(choice, related, asked)
}

/** 现在还能报吗, and no clause says when to apply: whether the document still holds. Null if that was not asked. */
function ofStanding(candidates: readonly Candidate[], asked: Asked): Answer | null {
  const { understood, query, scope, options, library } = asked
  if (!OPEN_NOW.test(understood.question)) return null
  const ofStatus = { ...understood, intents: ['status' as const] }
  const standing = documentAnswer(ofStatus, query, candidates, scope, library, options.today)
  return standing && { ...baseOf(asked), ...standing, suggestions: [] }
}

/** What is cited, best first, and what must be said of it where it is no clause of the subject's own. */
interface Choice {
  readonly chosen: readonly Candidate[]
  readonly note: string | null
  /** What is quoted of the first one, where the question's words do not tell. */
  readonly nearest?: Span | null
}

function chosenFrom(
  candidates: readonly Candidate[],
  fitting: readonly Candidate[],
  isAnswer: (candidate: Candidate) => boolean,
  { understood, query, scope, last, library: { collection } }: Asked,
): Choice {
  const numbered = candidates.filter((candidate) => names(understood, candidate))
  const read = readerOf(query)
  const shareIn = ({ entry }: Candidate): number => read(collection.comparable(entry)).coverage
  // 征求意见什么时候截止: one in doubt that says nothing of the kind is not ahead of the one that does.
  const says = periodAsked(understood.question) ?? provisionAsked(understood.question)
  const namesPeriod = ({ entry }: Candidate): boolean => says?.(collection.comparable(entry).text) ?? true
  const answers =
    numbered.length > 0
      ? numbered
      : grantingOnly(answering(fitting, isAnswer, shareIn, namesPeriod), understood, query, collection)
  const selected = overview(understood, query, scope, candidates, collection) ?? select(understood, answers, scope)
  const headed = isList(understood) ? selected : headedFirst(understood, selected, candidates)
  const provision =
    headed === selected ? provisionFor(understood.question, query, candidates, selected, collection) : null
  const provided = provision ? [provision, ...selected.slice(0, BESIDE_PROVISION)] : headed
  const stated = statedFirst(understood.question, provided, candidates, collection)
  const cited = provision ? stated : whoFirst(understood.question, stated, candidates)
  const asked = { question: understood.question, query }
  const isOpen = !provision && understood.intents[0] === 'general'
  const refused = isOpen ? refusalFirst(asked, cited, candidates, collection) : cited
  const excluding = exclusionFirst(asked, refused, candidates, collection)
  const own = namedPlaceFirst(asked, excluding, candidates, scope, collection)
  const isGranting = !provision && headed === selected && excluding[0] === cited[0] && !isList(understood)
  const granting = isGranting ? grantFirst(understood.question, own, fitting, candidates) : own
  const all = lastFirst(last, membersFirst(understood.question, granting, candidates, collection))
  const ofPlace = isList(understood) ? all : ownPlaceFirst(understood, query, all, fitting, scope, collection)
  const placed = notLeavingOut(ofPlace, candidates, scope, collection)
  const addressed = withAddress(understood.question, placed, candidates, collection)
  const chosen = withOtherParticular(understood.question, addressed, candidates, collection)
  return { chosen, note: provision && provisionNote(provision, query, collection) }
}

function isList({ intents: [intent], clauseNumber }: Understanding): boolean {
  return clauseNumber !== null || intent === 'list' || intent === 'compare'
}

/** Of the clauses that say what was asked, the one that the conversation is about comes first. */
function lastFirst(last: Citation | null, chosen: readonly Candidate[]): readonly Candidate[] {
  const isLast = ({ entry: { document, clause }, features }: Candidate): boolean =>
    document.id === last?.document.id && clause.id === last.clause.id && features.evidence === 1
  return [...chosen.filter(isLast), ...chosen.filter((candidate) => !isLast(candidate))]
}

/** Clauses about the subject that stand behind the provision for all of the document. */
const BESIDE_PROVISION = 2

function withCitations({ chosen, note, nearest }: Choice, related: readonly Candidate[], asked: Asked): Answer {
  const { question, understood, query, intent, options, library } = asked
  // 首台套奖励 asks for the sum without saying so, and 给多少钱，归谁管 for the sum as well: who it is stands beside any quote.
  const asksForSum = intent === 'general' || (intent === 'department' && understood.intents.includes('amount'))
  const quoted = asksForSum && query.asksMoney ? 'amount' : intent
  const openOf = (citation: Citation | undefined) =>
    intent === 'amount' && query.asksMoney && citation ? openAmount(understood.question, query, citation) : null
  const figures = ownFigures(question)
  const asks = { question: understood.question, query }
  const membership = chosen[0] ? membershipIn(chosen[0].entry, question, query, library.collection) : null
  const inOrder = chosen.map(({ entry }, i) => {
    const citation =
      i === 0 && nearest
        ? cite(entry, [nearest], library.validityOf(entry.document, options.today))
        : citationOf(entry, quoted, asked)
    const listed = isList(understood) ? citation.facts : askedFirst(citation.facts, understood.question, query)
    const ordered = yearFirst(ownFirst(citation.facts, figures, asks) ?? listed, understood.question)
    const facts = isList(understood) ? ordered : rowsOfSubject(ordered, citation, query, entry.document.source)
    return {
      ...citation,
      facts: i === 0 && membership ? ownClassOnly(facts, membership, library.collection.classesOf(entry)) : facts,
    }
  })
  const cited = openOf(inOrder[0]) ? sumFirst(chosen, inOrder) : inOrder
  const open = note ? null : openOf(cited[0])
  const citations = open ? [open.citation] : withMembers(cited, membership, asked)
  // A provision for the whole document names no sum of this or that grant.
  const said = leadOf(
    {
      ...asked,
      collection: library.collection,
      today: options.today,
      intent: note ? 'general' : intent,
      allPlaces: understood.allPlaces,
    },
    chosen,
    related,
    citations,
    open?.note ?? null,
  )
  const deleted = deletedLead(citations[0], library.amendedOf(citations[0]?.document.id ?? ''))
  const year = yearAsked(understood.question)
  const isOfThen = ({ entry: { document } }: Candidate): boolean =>
    year !== null && wasLawIn(document, year, library.validityOf(document, options.today))
  const heldIn = chosen.every(isOfThen) ? year : null
  const ended = deleted ?? noLongerLaw(citations, heldIn)
  const [best] = chosen
  const window =
    best && citations[0]
      ? (openNote(question, citations[0], best.entry.document, options.today) ?? stillNote(question, citations[0]))
      : null
  const belongs = membership && !open ? membershipNote(membership) : null
  // 文件期限到2021年12月31日，已过期: said once.
  const isSaid = ended?.startsWith('以下规定的期限已过') && window?.includes('已过期')
  const lead = [
    isSaid ? null : ended,
    window,
    said,
    belongs,
    citations[0] ? belowSteps(citations[0], figures, asks) : null,
    note,
  ]
    .filter(Boolean)
    .join('\n')
  const all = withAmendments(understood.question, citations, library.amendedOf, (document, span) =>
    citeAt(document, span, library.collection, library.validityOf(document, options.today)),
  )
  return {
    ...baseOf(asked),
    status: 'answered',
    lead,
    text: renderAnswer(all, intent, lead),
    citations: all,
    related: relatedOf(related, query, options, library),
    suggestions: suggestionsFor(chosen, library.collection),
  }
}

/** The clauses that say who belongs to the classes asked about stand behind the one that grants them something. */
function withMembers(
  [first, ...others]: readonly Citation[],
  membership: Membership | null,
  { options, library }: Asked,
): Citation[] {
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

/** Where every place is asked what it grants, a place that only mentions the subject is none of the answer. */
function grantingOnly(
  candidates: readonly Candidate[],
  { intents, allPlaces }: Understanding,
  query: Query,
  collection: Collection,
): readonly Candidate[] {
  if (!(allPlaces || intents.includes('compare')) || !asksForBenefit(query)) return candidates
  const isAboutSubject = amountAboutSubject(query, 'list')
  const grants = candidates.filter(({ entry }) => isGrant(entry) && isAboutSubject(collection.comparable(entry)))
  return grants.length > 0 ? grants : candidates
}

function citationOf(entry: Entry, intent: Intent, { understood, query, scope, options, library }: Asked): Citation {
  const form = partOfPlace(library.collection.comparable(entry), scope.places)
  const validity = library.validityOf(entry.document, options.today)
  const isWhole = isWholeAsked(entry, intent, understood, query)
  if (isWhole) return cite(entry, [{ start: entry.clause.start, end: entry.clause.end }], validity)
  // A note of who is responsible stands at the end of the sentences that say for what.
  const saysOf = intent === 'department' ? provisionAsked : particularOf
  const says = saysOf(understood.question) ?? definitionAsked(understood.question)
  const quotes = chooseQuotes(entry, form, query, intent, says)
  return cite(entry, quotes, validity, partAsked(entry.document.source, entry.clause, form, query))
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
