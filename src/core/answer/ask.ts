import type { PolicyDocument } from '../model.ts'
import { labelMatches, understand, type LibraryView, type PinyinOf, type Understanding } from '../question/index.ts'
import type { Collection, Entry } from '../search/collection.ts'
import type { SearchEngine } from '../search/engine.ts'
import { queryOf, type Query } from '../search/query.ts'
import { coverages, rank, UNREAD, type Candidate } from '../search/rank.ts'
import { isHan, runsOf } from '../search/tokens.ts'
import type { Vocabulary } from '../search/vocabulary.ts'
import type { Lexicographer } from '../segment/port.ts'
import { normalise } from '../text/normalise.ts'
import { yearAsked, yearsInstead } from './another-year.ts'
import { aboutActivity, askedOfActivity } from './activity.ts'
import { deletedLead, withAmendments, type Amended } from './amendments.ts'
import { cite, citeAt, titleOf } from './cite.ts'
import { documentAnswer } from './document-answer.ts'
import { amountIsAboutSubject, answersIntent, asksForBenefit } from './evidence.ts'
import { facetOf, particularOf } from './facets.ts'
import { judgeOf } from './judge.ts'
import { exclusionFirst } from './exclusion.ts'
import { leadOf, namesakeNotes } from './lead.ts'
import { openAmount, sumFirst } from './open-amount.ts'
import { isGrant, overview } from './overview.ts'
import { PROVISION_NOTE, provisionFor } from './provision.ts'
import { chooseQuotes } from './quotes.ts'
import { renderAnswer } from './render.ts'
import { repealAnswer } from './repeal-answer.ts'
import { NOTHING_FOUND, replyTo } from './replies.ts'
import { scopeOf, type Scope } from './scope.ts'
import { select } from './select.ts'
import { byStanding } from './standing.ts'
import { suggestionsFor } from './suggestions.ts'
import type { Answer, AskOptions, Citation, Intent } from './types.ts'
import type { Validity } from './validity.ts'
import { verify } from './verify.ts'
import { bookTitle } from '../text/marks.ts'

/** Everything that answering needs; all of it plain values and pure functions. */
export interface Answering {
  readonly collection: Collection
  readonly engine: SearchEngine
  readonly vocabulary: Vocabulary
  readonly segmenter: Lexicographer
  readonly view: LibraryView
  readonly pinyinOf?: PinyinOf | undefined
  readonly examples: readonly string[]
  readonly documentOf: (id: string) => PolicyDocument | undefined
  /** What others of the library change in a document. */
  readonly amendedOf: (documentId: string) => Amended | undefined
  readonly validityOf: (document: PolicyDocument, today: string) => Validity
}

/**
 * Answers a question from the library: the clauses that answer it with the sentences that do, or an honest `not_found`.
 *
 * @throws VerificationError if a quote is not in its source; nothing unverified is ever returned
 */
export function ask(question: string, options: AskOptions, library: Answering): Answer {
  const whole = understandQuestion(question, options, library)
  if (whole.kind !== 'policy') return withoutPolicy(question, whole, library)
  const answer =
    whole.parts.length > 1
      ? answerParts(question, whole, options, library)
      : answerInContext(question, whole, options, library)
  verify([...answer.citations, ...answer.related], library.documentOf)
  return answer
}

/** What was understood and found, for `ask --explain`. */
export function explain(question: string, options: AskOptions, library: Answering) {
  const understanding = understandQuestion(question, options, library)
  const query = queryOf(understanding, library.segmenter, library.vocabulary)
  const scope = scopeOf(understanding, library.collection.documents)
  return { understanding, query, candidates: candidatesFor(understanding, query, scope, library).slice(0, 10) }
}

function understandQuestion(question: string, { history, region }: AskOptions, library: Answering): Understanding {
  return understand(question, {
    library: library.view,
    history,
    region,
    segment: (text) => runsOf(text).flatMap((run) => (isHan(run) ? library.segmenter.words(run) : [run])),
    pinyinOf: library.pinyinOf,
  })
}

function withoutPolicy(question: string, { kind, intents }: Understanding, library: Answering): Answer {
  return {
    status: kind === 'too_vague' ? 'clarify' : 'not_found',
    question,
    intent: intents[0] ?? 'general',
    region: null,
    text: kind === 'policy' ? '' : replyTo(kind, library.examples),
    citations: [],
    related: [],
    suggestions: library.examples,
  }
}

/** Several questions in one message: each answered by itself, the answers one after the other. */
function answerParts(question: string, whole: Understanding, options: AskOptions, library: Answering): Answer {
  const parts = whole.parts.map((part, i) => {
    const earlier = [...(options.history ?? []), ...whole.parts.slice(0, i)]
    const understanding = understandQuestion(part, { ...options, history: earlier }, library)
    return understanding.kind === 'policy'
      ? answerOne(part, understanding, options, library)
      : withoutPolicy(part, understanding, library)
  })
  const answered = parts.filter(({ status }) => status === 'answered')
  const [first] = answered.length > 0 ? answered : parts
  if (!first) return answerOne(question, whole, options, library)
  return {
    ...first,
    question,
    text: parts
      .map(({ text }, i) => `问题${i + 1}：${(whole.parts[i] ?? '').replace(/[，,、；;\s]+$/u, '')}\n${text}`)
      .join('\n\n'),
    citations: unique(interleave(answered.map(({ citations }) => citations))),
    related: answered.length > 0 ? [] : first.related,
  }
}

/**
 * A follow-up is first taken to vary the question before it (那国家级的呢). If that has no answer, or one that passes over
 * what was asked now, it changes the subject and keeps only place and intent (那贷款贴息呢): the answer given before is
 * not given again as if it were one to this.
 */
function answerInContext(question: string, asked: Understanding, options: AskOptions, library: Answering): Answer {
  const understood = ofLastAnswer(asked, options, library)
  const answer = answerOne(question, understood, options, library)
  // The document that the conversation was about says nothing of this.
  if (understood.naming === 'kept' && understood.documentIds.length > 0 && answer.status !== 'answered') {
    const elsewhere = answerInContext(
      question,
      { ...understood, documentIds: [], carried: carriedWords(understood) },
      options,
      library,
    )
    return elsewhere.status === 'answered'
      ? { ...elsewhere, text: notIn(understood, library) + elsewhere.text }
      : answer
  }
  const carried = new Set(understood.terms.flatMap(({ from, text }) => (from === 'history' ? [text] : [])))
  if (carried.size === 0) return answer
  const own = {
    ...understood,
    terms: understood.terms.filter(({ from }) => from !== 'history'),
    content: understood.content.filter((run) => !carried.has(run)),
    carried: understood.places.map(({ text }) => text).join('、') || null,
  }
  if (!own.terms.some(({ from, weight }) => from === 'word' && weight > 0.4)) return answer
  if (answer.status === 'answered' && isTakenUp(own, answer, library)) return answer
  const changed = answerOne(question, own, options, library)
  return changed.status === 'answered' || answer.status === 'answered' ? changed : answer
}

/** Whether the answer says anything of the words that a follow-up adds. */
function isTakenUp(own: Understanding, { citations }: Answer, { segmenter, vocabulary }: Answering): boolean {
  const { concepts } = queryOf(own, segmenter, vocabulary)
  const text = normalise(citations.map(({ clause }) => [...clause.path, clause.text].join('\n')).join('\n'))
  const covered = coverages(concepts, text)
  const total = concepts.reduce((sum, { weight }) => sum + weight, 0)
  return concepts.reduce((sum, { weight }, i) => sum + weight * (covered[i] ?? 0), 0) >= total * TAKEN_UP
}

const TAKEN_UP = 0.5

/** 原文发我, 还有效吗: asked of the document that the answer before came from, and not of one that fits its words as well. */
function ofLastAnswer(asked: Understanding, options: AskOptions, library: Answering): Understanding {
  const { intents, documentIds, places, carried, terms } = asked
  const own = terms.some(({ from, weight }) => from === 'word' && weight > 0.4)
  const isNamed = documentIds.length > 0 || places.some(({ from }) => from === 'question')
  const [question, ...earlier] = [...(options.history ?? [])].reverse()
  if (!question || carried === null || own || isNamed || !(intents[0] === 'source' || intents[0] === 'status'))
    return asked
  const before = { ...options, history: earlier.reverse() }
  const last = understandQuestion(question, before, library)
  const answer = last.kind === 'policy' ? answerInContext(question, last, before, library) : null
  const [citation] = answer?.citations ?? []
  return citation ? { ...asked, documentIds: [citation.document.id], naming: 'certain' } : asked
}

function notIn({ documentIds }: Understanding, { documentOf }: Answering): string {
  const titles = documentIds.flatMap((id) => documentOf(id) ?? []).map((document) => bookTitle(titleOf(document)))
  return `${titles.join('、')}里没有找到这一项，以下是其他文件的规定：\n\n`
}

/** What was taken over from earlier questions besides the document. */
function carriedWords({ terms }: Understanding): string | null {
  return terms.flatMap(({ from, text }) => (from === 'history' ? [text] : [])).join('') || null
}

/** An answer opens with how the question was read, so that nobody takes it for one to other words or another place. */
function answerOne(question: string, understood: Understanding, options: AskOptions, library: Answering): Answer {
  const scope = scopeOf(understood, library.collection.documents)
  const answer = answerWithin(scope, question, understood, options, library)
  return { ...answer, text: withReading(understood, scope, answer.text) }
}

function answerWithin(
  scope: Scope,
  question: string,
  understood: Understanding,
  options: AskOptions,
  library: Answering,
): Answer {
  if (!holdsClause(understood, scope, library.collection)) {
    return answerWithin(scope, question, { ...understood, clauseNumber: null }, options, library)
  }
  const intent = understood.intents[0] ?? 'general'
  const region = scope.names.join('、') || null
  const base = { question, intent, region }
  if (understood.unknownNumber) {
    const query = queryOf(understood, library.segmenter, library.vocabulary)
    const ended = repealAnswer(understood, query, scope, library, options.today)
    if (ended) return { ...base, ...ended, suggestions: [] }
    return notFound(base, `${NOTHING_FOUND}收录文号为“${understood.unknownNumber}”的文件。`, [], library)
  }
  if (!scope.covered) {
    const nearby = candidatesFor(understood, queryOf(understood, library.segmenter, library.vocabulary), null, library)
    const text = `${NOTHING_FOUND}收录${region ?? ''}的政策文件，无法回答。其他地方的规定不适用于${region ?? '该地'}。`
    return notFound(base, text, relatedOf(nearby, null, options, library), library)
  }
  const query = askedOfActivity(queryOf(understood, library.segmenter, library.vocabulary))
  const statusOf = (document: PolicyDocument) => library.validityOf(document, options.today).status
  const candidates = byStanding(candidatesFor(understood, query, scope, library), understood.question, query, statusOf)
  const fitsIntent = ({ entry }: Candidate): boolean =>
    !(intent === 'amount' ? query.asksMoney : intent === 'general' && asksForBenefit(query)) ||
    amountIsAboutSubject(library.collection.comparable(entry), query, intent)
  const wholeDocument = documentAnswer(understood, query, candidates, scope, library, options.today)
  if (wholeDocument) return { ...base, ...wholeDocument, suggestions: [] }
  const fitting = aboutActivity(candidates.filter(fitsIntent), query, library.collection)
  const isAnswer = judgeOf(query, understood, fitting, library.collection)
  const selected =
    overview(understood, query, scope, candidates, library.collection) ??
    select(
      understood,
      candidates.some((candidate) => names(understood, candidate))
        ? candidates.filter((candidate) => names(understood, candidate))
        : granting(answering(fitting, isAnswer), understood, query, library.collection),
      scope,
    )
  const provision = provisionFor(understood.question, query, candidates, selected, library.collection)
  const answers = provision ? [provision, ...selected.slice(0, BESIDE_PROVISION)] : selected
  const chosen = exclusionFirst({ question: understood.question, query }, answers, candidates, library.collection)
  const [best] = chosen
  const instead = best ? yearsInstead(understood.question, best.entry.document, best.entry.clause.text) : null
  if (best && instead !== null) {
    const text = `${NOTHING_FOUND}找到${yearAsked(understood.question) ?? ''}年的规定，只有${instead}年的文件。`
    return notFound(base, text, relatedOf(chosen, query, options, library), library)
  }
  if (!best) {
    const where = region ? `${region}的` : ''
    const text = `${NOTHING_FOUND}找到${where}这方面的规定。已检索 ${library.collection.documents.length} 份文件、${library.collection.entries.length} 条条款。`
    return notFound(base, text, relatedOf(candidates, query, options, library), library)
  }
  // 首台套奖励 asks for the sum without saying so.
  const quoted = intent === 'general' && query.asksMoney ? 'amount' : intent
  const openOf = (citation: Citation | undefined) =>
    intent === 'amount' && query.asksMoney && citation ? openAmount(query, citation) : null
  const inOrder = chosen.map(({ entry }) => citationOf(entry, query, quoted, options, library))
  const cited = openOf(inOrder[0]) ? sumFirst(chosen, inOrder) : inOrder
  const open = openOf(cited[0])
  const citations = open ? [open.citation] : cited
  const related = fitting.filter((candidate) => !chosen.includes(candidate) && isAnswer(candidate))
  const said = leadOf(intent, query, chosen, citations, scope, question)
  const deleted = deletedLead(citations[0], library.amendedOf(citations[0]?.document.id ?? ''))
  const notes = [deleted, said, said?.includes('数额') ? null : open?.note, provision && PROVISION_NOTE]
  const lead = notes.filter(Boolean).join('\n') || null
  const all = withAmendments(citations, library.amendedOf, (document, span) =>
    citeAt(document, span, library.collection, library.validityOf(document, options.today)),
  )
  return {
    ...base,
    status: 'answered',
    text: renderAnswer(all, intent, lead),
    citations: all,
    related: relatedOf(related, query, options, library),
    suggestions: suggestionsFor(chosen, library.collection),
  }
}

/** Clauses about the subject that stand behind the provision for all of the document. */
const BESIDE_PROVISION = 2

/** Where every place is asked what it grants, a place that only mentions the subject is none of the answer. */
function granting(
  candidates: readonly Candidate[],
  { intents, allPlaces }: Understanding,
  query: Query,
  collection: Collection,
): readonly Candidate[] {
  if (!(allPlaces || intents.includes('compare')) || !asksForBenefit(query)) return candidates
  const grants = candidates.filter(
    ({ entry }) => isGrant(entry) && amountIsAboutSubject(collection.comparable(entry), query, 'list'),
  )
  return grants.length > 0 ? grants : candidates
}

/** Candidates in doubt before the first certain one stay: the ranking knows better which of two clauses fits. */
function answering(candidates: readonly Candidate[], isAnswer: (candidate: Candidate) => boolean): Candidate[] {
  const certain = candidates.findIndex(isAnswer)
  if (certain < 0 || certain >= IN_DOUBT) return candidates.filter(isAnswer)
  return candidates.filter((candidate, i) => i <= certain || isAnswer(candidate))
}

/** Candidates before the first certain one that may still be in doubt. */
const IN_DOUBT = 3

/** False for 南山12条, which is a number of measures and no clause of the place's documents. */
function holdsClause(
  { clauseNumber, documentIds, places, question }: Understanding,
  scope: Scope,
  { entries }: Collection,
) {
  if (clauseNumber === null || documentIds.length + places.length === 0 || question.includes('第')) return true
  const own = entries.filter(({ document }) => scope.fit(document) >= 1)
  return own.length === 0 || own.some(({ clause }) => labelMatches(clauseNumber, clause.label))
}

/** A clause asked for by its number answers whatever its words. */
function names({ clauseNumber, documentIds, places }: Understanding, { entry }: Candidate): boolean {
  return (
    clauseNumber !== null && documentIds.length + places.length > 0 && labelMatches(clauseNumber, entry.clause.label)
  )
}

function candidatesFor(understood: Understanding, query: Query, scope: Scope | null, library: Answering): Candidate[] {
  const fit = (entry: Entry) => scope?.fit(entry.document) ?? 1
  const { clauseNumber } = understood
  const isKind = (text: string) => understood.intents.some((intent) => answersIntent(text, intent, query))
  const hasEvidence = particularOf(understood.question) ?? isKind
  if (clauseNumber === null || (understood.documentIds.length === 0 && understood.places.length === 0)) {
    return rank(query, library.engine, library.collection, { fit, hasEvidence, hasFacet: facetOf(understood.question) })
  }
  const numbered = (entry: Entry) => (labelMatches(clauseNumber, entry.clause.label) ? fit(entry) : 0)
  const found = rank(query, library.engine, library.collection, { fit: numbered })
  return found.length > 0 ? found : byNumber(library.collection, numbered)
}

/** A number alone ("安康第12条") has no words to search for. */
function byNumber(collection: Collection, fit: (entry: Entry) => number): Candidate[] {
  const features = { ...UNREAD, coverage: 1, sentence: 1 }
  return collection.entries
    .filter((entry) => fit(entry) > 0)
    .slice(0, 10)
    .map((entry) => ({ entry, score: fit(entry), features: { ...features, place: fit(entry) } }))
}

function citationOf(entry: Entry, query: Query, intent: Intent, options: AskOptions, library: Answering): Citation {
  const form = library.collection.comparable(entry)
  const quotes = chooseQuotes(entry, form, query, intent)
  return cite(entry, quotes, library.validityOf(entry.document, options.today))
}

/** What was carried over, what was mended, and which of several places of one name was meant. */
function withReading({ carried, terms }: Understanding, scope: Scope, text: string): string {
  const mended = terms.flatMap(({ of, text: meant, from }) =>
    of && of !== meant && (from === 'typo' || from === 'pinyin' || from === 'place') ? [`“${of}”按“${meant}”理解`] : [],
  )
  const said = [carried ? `按上一问：${carried}` : '', mended.join('，'), namesakeNotes(scope).join('\n')].filter(
    Boolean,
  )
  return [...said, text].join('\n\n')
}

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
  base: Pick<Answer, 'question' | 'intent' | 'region'>,
  text: string,
  related: readonly Citation[],
  library: Answering,
): Answer {
  const hint = related.length > 0 ? `\n下面是文字相近的条款，不是答案：\n${related.map(relatedLine).join('\n')}` : ''
  return { ...base, status: 'not_found', text: text + hint, citations: [], related, suggestions: library.examples }
}

function relatedLine({ document, clause }: Citation): string {
  return `· 【${document.region}】${bookTitle(document.title)}${clause.path.at(-1) ?? clause.label}`
}

function interleave<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length))
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat()
}

function unique(citations: readonly Citation[]): Citation[] {
  const seen = new Set<string>()
  return citations.filter(({ document, clause }) => {
    const key = `${document.id}#${clause.id}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
