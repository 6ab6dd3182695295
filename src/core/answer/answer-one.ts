import type { Span } from '../model.ts'
import { isNumbered, type Understanding } from '../question/index.ts'
import { definitionAsked } from '../question/definition.ts'
import { OPEN_NOW } from '../question/open-now.ts'
import type { Collection, Entry } from '../search/collection.ts'
import { type Query } from '../search/query.ts'
import type { Candidate } from '../search/rank.ts'
import { bookTitle } from '../text/marks.ts'
import { deletedLead, withAmendments } from './standing/amendments.ts'
import { yearAsked, yearsInstead } from './standing/another-year.ts'
import type { Answering } from './answering.ts'
import { isOnlyBelow } from './places/below.ts'
import { candidatesFor, names } from './judging/candidates.ts'
import { askedFirst, belowSteps, ownFirst, yearFirst } from './showing/asked-first.ts'
import { cite, citeAt } from './showing/cite.ts'
import { askedOf, found, judged, type Asked } from './judging/findings.ts'
import { mentionsOf } from './documents/cited-number.ts'
import { documentAnswer } from './documents/document-answer.ts'
import { amountAboutSubject, asksForBenefit } from './judging/evidence.ts'
import { particularOf, periodAsked, provisionAsked } from './judging/facets.ts'
import { exclusionFirst, refusalFirst } from './choosing/exclusion.ts'
import { answering } from './judging/fitting.ts'
import { grantFirst, headedFirst, statedFirst } from './choosing/grant-first.ts'
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
import { provisionFor, provisionNote, withAddress } from './choosing/provision.ts'
import { chooseQuotes } from './showing/quotes.ts'
import { renderAnswer } from './showing/render.ts'
import { repealAnswer } from './documents/repeal-answer.ts'
import { NOTHING_FOUND } from './replies.ts'
import { successorFirst } from './standing/successor.ts'
import { wasLawIn } from './standing/validity.ts'
import { select } from './choosing/select.ts'
import { withEachSide } from './choosing/sides.ts'
import { suggestionsFor, suggestionsOfPlace } from './showing/suggestions.ts'
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
  const candidates = found(asked)
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

function baseOf({ question, intent, scope }: Asked): Pick<Answer, 'question' | 'intent' | 'region'> {
  return { question, intent, region: scope.names.join('、') || null }
}

/** A document number or a place that the library does not hold; null if it may hold what was asked. */
function withoutDocument(asked: Asked): Answer | null {
  const { understood, scope, query, options, library } = asked
  const base = baseOf(asked)
  if (understood.unknownNumber) {
    const ended = repealAnswer(understood, query, scope, library, options.today)
    if (ended) return { ...base, ...ended, suggestions: [] }
    return unheldNumber(understood.unknownNumber, asked)
  }
  if (scope.covered) return null
  const nearby = candidatesFor(understood, query, null, library)
  const text = `${NOTHING_FOUND}收录${base.region ?? ''}的政策文件，无法回答。其他地方的规定不适用于${base.region ?? '该地'}。`
  return notFound(asked, text, relatedOf(nearby, null, options, library))
}

/** A document that is not held: what others say becomes of it answers, where they only name it is a hint. */
function unheldNumber(number: string, asked: Asked): Answer {
  const { intent, scope, library, options } = asked
  const lead = `${NOTHING_FOUND}收录文号为“${number}”的文件。`
  const { telling, naming } = mentionsOf(number, scope, library, options.today)
  // How much it gives, no other document tells.
  if (telling.length === 0 || ASKS_CONTENT.has(intent)) {
    return notFound(asked, lead, [...telling, ...naming], '库里其他文件提到了它：')
  }
  const said = `${lead}以下是其他文件提到它的条款：`
  return {
    ...baseOf(asked),
    status: 'answered',
    lead: said,
    text: renderAnswer(telling, intent, said),
    citations: telling,
    related: [],
    suggestions: [],
  }
}

const ASKS_CONTENT: ReadonlySet<Intent> = new Set(['amount', 'department', 'list', 'compare'])

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
  const cited = statedFirst(understood.question, provided, candidates, collection)
  const asked = { question: understood.question, query }
  const isOpen = !provision && understood.intents[0] === 'general'
  const refused = isOpen ? refusalFirst(asked, cited, candidates, collection) : cited
  const excluding = exclusionFirst(asked, refused, candidates, collection)
  const own = namedPlaceFirst(asked, excluding, candidates, scope, collection)
  const isGranting = !provision && headed === selected && excluding[0] === cited[0] && !isList(understood)
  const granting = isGranting ? grantFirst(understood.question, own, fitting, candidates) : own
  const all = lastFirst(last, membersFirst(understood.question, granting, candidates, collection))
  const ofPlace = isList(understood) ? all : ownPlaceFirst(understood, query, all, fitting, scope, collection)
  const chosen = withAddress(
    understood.question,
    notLeavingOut(ofPlace, candidates, scope, collection),
    candidates,
    collection,
  )
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

function nothingFound(candidates: readonly Candidate[], asked: Asked): Answer {
  const { query, options, library } = asked
  const base = baseOf(asked)
  const where = base.region ? `${base.region}的` : ''
  const { documents, entries } = library.collection
  const searched = `已检索 ${documents.length} 份文件、${entries.length} 条条款。`
  const text = `${NOTHING_FOUND}找到${where}这方面的规定。${searched}`
  return notFound(asked, text, relatedOf(candidates, query, options, library))
}

function foundBelow(chosen: readonly Candidate[], asked: Asked): Answer {
  const { query, options, library } = asked
  const base = baseOf(asked)
  const text = `${NOTHING_FOUND}找到${base.region ?? ''}本级这方面的规定，只有下级地区的。`
  const hint = `下面是下级地区的条款，只适用于当地，不是${base.region ?? '该地'}的规定：`
  return notFound(asked, text, relatedOf(chosen, query, options, library), hint)
}

function ofAnotherYear(chosen: readonly Candidate[], asked: Asked): Answer | null {
  const { understood, query, options, library } = asked
  const [best] = chosen
  // 新办法比2021年的多补多少 asks of both.
  if (understood.intents[0] === 'compare') return null
  const own = best && yearsInstead(understood.question, best.entry.document, best.entry.clause.text)
  if (!own) return null
  const text = `${NOTHING_FOUND}找到${yearAsked(understood.question) ?? ''}年的规定，只有${own}年的文件。`
  return notFound(asked, text, relatedOf(chosen, query, options, library))
}

function withCitations({ chosen, note, nearest }: Choice, related: readonly Candidate[], asked: Asked): Answer {
  const { question, understood, query, intent, options, library } = asked
  // 首台套奖励 asks for the sum without saying so.
  const quoted = intent === 'general' && query.asksMoney ? 'amount' : intent
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
    const facts = yearFirst(ownFirst(citation.facts, figures, asks) ?? listed, understood.question)
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
  const all = withAmendments(citations, library.amendedOf, (document, span) =>
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
  return cite(entry, quotes, validity)
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

const MOST_RELATED = 3

function relatedOf(
  candidates: readonly Candidate[],
  query: Query | null,
  { today }: AskOptions,
  library: Answering,
): Citation[] {
  return candidates.slice(0, MOST_RELATED).map(({ entry }) => {
    const form = library.collection.comparable(entry)
    const quotes = query ? chooseQuotes(entry, form, query, 'general') : []
    return cite(entry, quotes, library.validityOf(entry.document, today))
  })
}

function notFound(
  asked: Asked,
  lead: string,
  related: readonly Citation[],
  hint = '下面是文字相近的条款，不是答案：',
): Answer {
  const nearby = related.length > 0 ? [hint, ...related.map(relatedLine)] : []
  const text = [lead, ...nearby].join('\n')
  const { examples, collection } = asked.library
  // Of a place that is not held, anything shows what there is; of one that is, another place's is no help.
  const isHeld = asked.scope.places.length > 0 && asked.scope.covered
  const suggestions = isHeld ? suggestionsOfPlace(asked.scope, collection) : examples
  return { ...baseOf(asked), status: 'not_found', lead, text, citations: [], related, suggestions }
}

function relatedLine({ document, clause }: Citation): string {
  return `· 【${document.region}】${bookTitle(document.title)}${clause.path.at(-1) ?? clause.label}`
}
