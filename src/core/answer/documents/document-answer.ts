import type { PolicyDocument } from '../../model.ts'
import type { Understanding } from '../../question/index.ts'
import { OPEN_NOW } from '../../question/open-now.ts'
import { formatRegion, relation } from '../../regions/index.ts'
import type { Collection, Entry } from '../../search/collection.ts'
import type { Query } from '../../search/query.ts'
import { type Candidate } from '../../search/rank.ts'
import { isOfYear, yearAsked } from '../standing/another-year.ts'
import type { Answering } from '../answering.ts'
import { cite } from '../showing/cite.ts'
import { bookTitle } from '../../text/marks.ts'
import { endsByItself, saysUntilWhen } from './clause-term.ts'
import { changingCitations, documentCitations } from './document-citations.ts'
import { asksForDraft, draftsFirst, withDrafts } from '../standing/drafts.ts'
import { ASKS_VERSION, documentStanding, OUTLINE, STATUS_NAMES, TERM } from './document-standing.ts'
import { names } from '../judging/candidates.ts'
import { provisionAsked } from '../judging/facets.ts'
import { hasSubject, ONLY_REPEALS, repealMeant, SHORT, titleKey, wordsOfTitle, type Repeal } from './named-repeals.ts'
import { chooseQuotes } from '../showing/quotes.ts'
import { renderAnswer } from '../showing/render.ts'
import { formerAnswer, repealAnswer, repealTold } from './repeal-answer.ts'
import { NOTHING_FOUND } from '../replies.ts'
import { kinship, type Scope } from '../places/scope.ts'
import { namedIn } from '../standing/named-documents.ts'
import { handedOn } from '../standing/standing.ts'
import { pendingCitations } from './pending-cases.ts'
import { policyAsked, partStanding } from './part-standing.ts'
import { shelfAnswer } from './shelf-answer.ts'
import { ABOUT_SUBJECT, DOCUMENT_KIND, isAboutClause, isCalled, shareInTitle, subjectOf } from './subject.ts'
import { readerOf } from '../judging/taken-up.ts'
import type { Citation, DocumentAnswer } from '../types.ts'
import type { Validity } from '../standing/validity.ts'
import { regionOfDocument, titleOf } from '../document-names.ts'

type Library = Pick<Answering, 'collection' | 'documentOf' | 'repealOf' | 'amendedOf' | 'measureOf' | 'validityOf'>

const MOST = 5

/**
 * The answer to a question about documents as such: whether one is in force, its number and date, or the original; or
 * what is known of a document that is named and nothing more. Null if the question is none, or if no document is meant.
 */
export function documentAnswer(
  understood: Understanding,
  query: Query,
  candidates: readonly Candidate[],
  scope: Scope,
  library: Library,
  today: string,
): DocumentAnswer | null {
  const intent = understood.intents[0] ?? 'general'
  const ended = repealAnswer(understood, query, scope, library, today)
  if (ended) return ended
  // 征求意见什么时候截止 asks for what the draft's notice says, and not how the draft stands.
  const isOfDocument = intent === 'status' || intent === 'deadline'
  const isOfPolicy = POLICY_TERM.test(understood.question) && !APPLYING.test(understood.question)
  if (isOfDocument && provisionAsked(understood.question) && !OPEN_NOW.test(understood.question) && !isOfPolicy)
    return null
  // 把措施第12条发我, 第（八）条原文: that clause is wanted, and not its document or the one that fits the words best.
  if (intent === 'source' && candidates.some((candidate) => names(understood, candidate))) return null
  const { collection, validityOf } = library
  const shelf = shelfAnswer(understood, query, scope, {
    documents: collection.documents,
    validityOf: (document) => validityOf(document, today),
    headOf: (document, validity) => documentCitations(document, undefined, validity, collection, false)[0],
    nameOf: (status) => STATUS_NAMES[status],
  })
  if (shelf) return shelf
  const holds = (document: PolicyDocument): boolean =>
    !['repealed', 'replaced'].includes(validityOf(document, today).status)
  const isAsked =
    intent === 'status' ||
    intent === 'source' ||
    asksForTerm(understood, query) ||
    asksForOutline(understood, query) ||
    asksForVersion(understood)
  if (!isAsked && !namesNothingElse(understood, query, library)) return null
  const [nearest] = candidates
  if (intent === 'deadline' && nearest && saysUntilWhen(understood.question, query, nearest, collection)) return null
  const { documents: named, lead, ended: unheld } = documentsMeant(understood, query, candidates, scope, library)
  if (unheld) return repealTold(unheld, library, today)
  const meant = handedOn(named, understood.question, library.measureOf)
  const former = intent === 'status' ? formerAnswer(meant, understood, query, library, today) : null
  if (former) return former
  const documents = asksForDraft(understood.question)
    ? draftsFirst(meant)
    : withDrafts(
        asksForCurrent(understood)
          ? meant.flatMap((document) => inForceFirst(document, library))
          : newestFirst(meant, library),
        collection.documents,
        holds,
      )
  if (documents.length === 0) return refusal(understood, scope, library)
  const told = intent === 'source' ? documents : withExtended(documents, understood, collection.documents)
  const answered = told.flatMap((document) => {
    const validity = library.validityOf(document, today)
    const best = candidates.find(({ entry }) => entry.document === document)
    if (
      intent === 'source' &&
      best &&
      !asksForAll(understood.question) &&
      isAboutClause(query, best, library.collection)
    ) {
      const citation = clauseCitation(best.entry, query, validity, library.collection)
      const text = `${renderAnswer([citation], intent, '')}\n原文：${citation.url}`
      return [{ citations: [citation], lead: '', text }]
    }
    const part = intent === 'source' ? undefined : policyAsked(document, query)
    if (part) return [partStanding(document, part, validity, library.collection, (status) => STATUS_NAMES[status])]
    const clausesFirst =
      intent === 'deadline' ||
      asksWhenInForce(understood.question) ||
      document.metadata.secondary?.value === 'reference'
    const own = documentCitations(document, best, validity, library.collection, clausesFirst)
    const [first] = own
    const granted =
      intent === 'status' && best
        ? [
            ...(endsByItself(understood.question, query, best, validity, library.collection)
              ? [clauseCitation(best.entry, query, validity, library.collection)]
              : []),
            ...whoIssued(understood.question, best, validity, library.collection),
            ...pendingCitations(understood.question, document, validity, library.collection),
          ]
        : []
    if (!first) return []
    // What ends a document says more of how it stands than its own date and term.
    const changing = changingCitations(document, library, today)
    const citations = [...granted, first, ...changing, ...own.slice(1)]
    const { lead, text } = documentStanding(document, validity, understood, first.url)
    const standing = [text, ...changing.map(changeSaid)].join('\n')
    return [{ citations, lead, text: [renderAnswer(granted, intent, ''), standing].filter(Boolean).join('\n\n') }]
  })
  if (answered.length === 0) return null
  return {
    status: 'answered',
    lead: [lead, ...answered.map((one) => one.lead)].filter(Boolean).join('\n\n'),
    text: [lead, ...answered.map(({ text }) => text)].filter(Boolean).join('\n\n'),
    citations: answered.flatMap(({ citations }) => citations),
    related: [],
  }
}

/** What ends, extends or amends the document, in its own words. */
function changeSaid({ document: { title, number }, quotes }: Citation): string {
  return `${number ?? bookTitle(title)}写明：“${quotes.map(({ text }) => text).join('')}”`
}

/** 农业政策的文号: what is asked about is the one in force, unless the old one is named. */
function asksForCurrent({ question, documentIds }: Understanding): boolean {
  return documentIds.length === 0 && yearAsked(question) === null && !ASKS_FOR_OLD.test(question)
}

const ASKS_FOR_OLD = /废止|作废|失效|取消|[旧老原](?:版|的|政策|办法|文件|规定|意见|细则|方案|措施|通知)|以前|之前|上一/

/** The document that took the place of one before it. A decision that only repeals takes no place. */
function inForceFirst(document: PolicyDocument, { repealOf }: Library): PolicyDocument[] {
  const by = repealOf(document.id)?.by
  return by && !ONLY_REPEALS.test(titleOf(by)) ? [by, document] : [document]
}

/** 柯桥的文旅政策到期了吗 leads to the notice that extends it: what is asked about is the policy. */
function withExtended(
  meant: readonly PolicyDocument[],
  { documentIds }: Pick<Understanding, 'documentIds'>,
  documents: readonly PolicyDocument[],
): readonly PolicyDocument[] {
  const all = meant.flatMap((document) => [
    ...(document.metadata.extends && !documentIds.includes(document.id)
      ? documents.filter(({ metadata: { extended } }) => extended?.by.id === document.id)
      : []),
    document,
  ])
  return [...new Set(all)]
}

/** Of two texts of one law the one that took the place of the other. */
function newestFirst(documents: readonly PolicyDocument[], { repealOf }: Library): readonly PolicyDocument[] {
  const isOld = ({ id }: PolicyDocument): boolean => documents.some((other) => other === repealOf(id)?.by)
  return [...documents.filter((document) => !isOld(document)), ...documents.filter(isOld)]
}

/** 柳河的政策执行到哪年 asks for the term of the document; 贴息期限 asks for that of what it grants. */
function asksForTerm({ intents, question, clauseNumber, terms }: Understanding, query: Query): boolean {
  if (intents[0] !== 'deadline' || clauseNumber !== null || !TERM.test(question)) return false
  // 有效期到什么时候 after a question on one grant: the document is what has a 有效期.
  const carried = new Set(terms.flatMap(({ from, text }) => (from === 'history' ? [text] : [])))
  const isOfDocument = OF_DOCUMENT.test(question)
  if (POLICY_TERM.test(question)) return true
  return subjectOf(query).every(({ text }) => ANY_GRANT.test(text) || (isOfDocument && carried.has(text)))
}

const OF_DOCUMENT = /有效期|失效|作废/
/** 中小企业政策执行到什么时候: what holds until then is the document, whatever it is about. */
const POLICY_TERM =
  /(?:政策|措施|文件|办法|意见|方案|细则|规定|通知).{0,4}(?:(?:执行|施行|实施|有效|持续|用|管)?到(?:什么时候|何时|哪年|哪一年|哪天|几号)|有效期|(?:什么时候|何时|哪天|哪年)(?:到期|失效|作废|结束))|(?:计划|行动|方案|政策|措施|办法|细则|规定|意见|通知).{0,2}(?:干|搞|管|持续|实施|执行|有效)(?:几年|多久|多长时间)/

/** 政策到哪天截止, and not 政策申报到哪天截止. */
const APPLYING = /申[报请领]|报名|受理|征[求询集]|反馈|提(?:[交出]|.{0,4}意见)|兑[现付]/

const ANY_GRANT = /^(?:奖励|奖补|补贴|补助|资助|优惠|扶持|支持|政策|到期|期限|截止|持续|享受|惠企)+$/

/** 某条例最新是哪年修订的, 那个办法改过吗. */
function asksForVersion({ question, documentIds, clauseNumber }: Understanding): boolean {
  return clauseNumber === null && ASKS_VERSION.test(question) && (documentIds.length > 0 || SAYS_KIND.test(question))
}

const SAYS_KIND = /法(?![人院定律])|条例|规定|办法|细则|政策|文件|意见|措施|方案|通知/

/** 安康12项措施分别是什么 asks for the headings of the document. */
function asksForOutline({ question, clauseNumber }: Understanding, query: Query): boolean {
  if (clauseNumber !== null || !OUTLINE.test(question)) return false
  return subjectOf(query).every(({ text }) => COUNTED.test(text))
}

const COUNTED = /^[\d一二三四五六七八九十几]*[条项个]?(?:具体|主要|重点|任务|分别)?$/

/** The whole text, and not the clause that fits best. */
function asksForAll(question: string): boolean {
  return /全文|原件|整(?:个|份|篇)|红头/.test(question)
}

/** 安政办发〔2024〕13号, or a title alone: the document is all that is asked about. */
function namesNothingElse(
  { question, documentIds, clauseNumber, intents }: Understanding,
  query: Query,
  { documentOf }: Library,
): boolean {
  if (documentIds.length === 0 || clauseNumber !== null) return false
  const documents = documentIds.flatMap((id) => documentOf(id)?.metadata ?? [])
  const names = documents.flatMap(({ title, number }) => [number, intents[0] === 'general' ? title : null])
  const others = subjectOf(query).filter(({ text }) => !names.some((name) => name?.value.includes(text)))
  // 安政办发〔2024〕13号咋样了: beside a number little words ask for nothing else.
  const isNumbered = intents[0] === 'general' && /[0-9]\s?号/.test(question)
  return others.reduce((sum, { weight }) => sum + weight, 0) < (isNumbered ? NO_SUBJECT : Number.MIN_VALUE)
}

/** Weight of a question's words where it names no subject. */
const NO_SUBJECT = 1.5

/** Candidates that may tell. */
const NEAREST = 10

function clauseCitation(entry: Entry, query: Query, validity: Validity, collection: Collection): Citation {
  return cite(entry, chooseQuotes(entry, collection.comparable(entry), query, 'source'), validity)
}

/** 硬十条是谁印发的: a text that names no issuer at its head or foot may say in a sentence who issued it, or what it reports. */
function whoIssued(
  question: string,
  { entry: { document }, entry: best }: Candidate,
  validity: Validity,
  collection: Collection,
): Citation[] {
  if (document.metadata.issuer || !ASKS_ISSUER.test(question)) return []
  const saying = [best, ...collection.entries.filter((entry) => entry.document === document && entry !== best)].flatMap(
    (entry) =>
      collection.comparable(entry).sentences.flatMap((sentence) => {
        const issued = ISSUES.exec(sentence.text)?.slice(1).find(Boolean)
        return issued ? [{ entry, sentence, issued }] : []
      }),
  )
  const [first] = saying
  // Answers to questions (政策答疑) name many measures, and report none of them.
  const isOfOne = saying.every(({ issued }) => issued === first?.issued)
  return first && isOfOne ? [cite(first.entry, [first.sentence], validity)] : []
}

const ASKS_ISSUER =
  /谁(?:印?发|签发|出台|制定|公布|起草)|哪(?:个|里|儿)(?:部门|单位)?(?:印?发|出台|制定)|发文(?:机关|单位)/
const ISSUES =
  /(?:委|府|厅|局|部|院|办|会|组)[^，。；《]{0,6}(?:印发|出台|发布|下发|公布|制定)(?:实施)?(?:了)?(?:[^，。；《]{0,4}《([^《》]*)|(本(?:办法|细则|规定|政策|措施|意见|方案)))/

/** 什么时候施行, 哪天开始算, 过期了没 ask for the clause that says so, before number and date. */
function asksWhenInForce(question: string): boolean {
  return WHEN_IN_FORCE.test(question)
}

const WHEN_IN_FORCE =
  /[施实]行|实施|执行|有效|生效|起效|到期|过期|失效|作废|管用|作数|(?:哪一?[天年]|几[号月]|什么时候|啥时候|何时)(?:开始|起)/

/** The documents that a question is about, and what must be said before they are shown. */
interface Meant {
  readonly documents: readonly PolicyDocument[]
  readonly lead: string | null
  /** What ends the one that is meant and is not held. */
  readonly ended?: Repeal
}

/**
 * Named, or those of the place asked about, or the one that the question's subject leads to. Another place's document is
 * never meant; one of a place above or below it only if the place has none itself, and then that is said. 把淮南和东胜的贴息条款
 * 给我看看 means one of each.
 */
function documentsMeant(
  { question, intents, documentIds, places }: Understanding,
  query: Query,
  candidates: readonly Candidate[],
  scope: Scope,
  { collection, documentOf }: Library,
): Meant {
  if (documentIds.length > 0) {
    const isPlaceSaid = places.some(({ from }) => from !== 'bound')
    const named = documentIds.flatMap((id) => documentOf(id) ?? [])
    const ofPlace = named.filter((document) => !isPlaceSaid || scope.fit(document) > 0)
    return listed(ofPlace.length > 1 ? calledSo(ofPlace, query) : ofPlace)
  }
  const isLocal = (document: PolicyDocument): boolean => scope.places.length === 0 || scope.fit(document) === OWN
  const local = scope.places.length > 0 ? collection.documents.filter(isLocal) : []
  if (local.length === 1) return listed(local)
  // 2023年那个意见: the year is the document's, and none of its subject.
  const subject = subjectOf(query).filter(({ text }) => !/^\d{2,4}年$/.test(text))
  const year = yearAsked(question)
  const isOfThatYear = (document: PolicyDocument): boolean => year !== null && isOfYear(document, year)
  if (subject.length === 0) {
    const ofYear = local.filter(isOfThatYear)
    return listed(ofKindSaid(ofYear.length > 0 ? ofYear : local, query))
  }
  const words = query.concepts.map(({ text }) => text)
  const inWords = wordsOfTitle(words)
  // A decision that repeals it says its title as well.
  const titled = hasSubject(words, SHORT) ? local.filter((document) => inWords(titleKey(titleOf(document)))) : []
  if (titled.length === 1) return listed(titled)
  const read = readerOf({ ...query, concepts: subject })
  const isMeant = ({ entry }: Candidate): boolean => read(collection.comparable(entry)).coverage >= ABOUT_SUBJECT
  const fitting = candidates.slice(0, NEAREST).filter((candidate) => isMeant(candidate) || nearTitle(candidate))
  const ofPlace = fitting.filter(({ entry }) => isLocal(entry.document))
  const own = ofPlace.find(({ entry }) => isOfThatYear(entry.document)) ?? ofPlace[0]
  const ended = intents[0] === 'status' && own ? repealMeant(own.entry, question, subject) : null
  if (ended) {
    const held = namedIn(collection.documents)(ended.title, ended.document)
    return held.length > 0 ? listed(held) : { ...listed([]), ended }
  }
  if (own) {
    const ofEach = scope.places.flatMap(
      (place) => ofPlace.find(({ entry }) => kinship(entry.document, place) === 'same')?.entry.document ?? [],
    )
    return listed(ofEach.length > 1 ? [...new Set(ofEach)] : [own.entry.document])
  }
  // 首台套细则还有效吗, asked in a city that has documents on other things: the one of its province is called so.
  const isKin = (candidate: Candidate): boolean =>
    scope.fit(candidate.entry.document) >= KIN && (local.length === 0 || isCalled(candidate.entry.document, subject))
  const kin = fitting.find(isKin)
  return kin ? { documents: [kin.entry.document], lead: kinLead(kin.entry.document, scope) } : listed([])
}

/** 石景山的措施有效吗 is not answered by clauses of other places; null if the place has documents of its own. */
function refusal({ places }: Understanding, scope: Scope, { collection }: Library): DocumentAnswer | null {
  if (!places.some(({ from }) => from !== 'bound')) return null
  if (collection.documents.some((document) => scope.fit(document) === OWN)) return null
  const asked = scope.places.map(formatRegion).join('、')
  const text = `${NOTHING_FOUND}收录${asked}本级的这份文件。`
  return { status: 'not_found', lead: text, text, citations: [], related: [] }
}

/** Fit of a document of the very place that is asked about, and the least of one above or below it. */
const OWN = 1
const KIN = 0.6

function listed(documents: readonly PolicyDocument[]): Meant {
  const lead =
    documents.length > MOST
      ? `共有 ${documents.length} 份文件，这里只列出前 ${MOST} 份，请说出要问的文件的标题或文号：`
      : null
  return { documents: documents.slice(0, MOST), lead }
}

function kinLead(document: PolicyDocument, { places }: Scope): string {
  const asked = places.map(formatRegion).join('、')
  const region = regionOfDocument(document)
  const isAbove = places.some((place) => region !== null && relation(region, place) === 'ancestor')
  return isAbove
    ? `库里没有${asked}本级的这份文件，以下是上级文件：`
    : `库里没有${asked}本级的文件，以下是下级地区的文件，只适用于当地：`
}

/** 北京的措施: of the place's documents those that are called so, if any is. */
function ofKindSaid(documents: readonly PolicyDocument[], { concepts }: Query): readonly PolicyDocument[] {
  const kinds = concepts.flatMap(({ text }) => (DOCUMENT_KIND.test(text) ? [text] : []))
  const called = documents.filter((document) => kinds.some((kind) => titleOf(document).includes(kind)))
  return called.length > 0 ? called : documents
}

/** 江西首台套那个细则: of the documents of the place the one whose title says the subject; all of them if none does. */
function calledSo(documents: readonly PolicyDocument[], query: Query): readonly PolicyDocument[] {
  const concepts = subjectOf(query)
  const shares = documents.map((document) => shareInTitle(document, concepts))
  const most = Math.max(...shares)
  return most < IN_TITLE ? documents : documents.filter((_, i) => (shares[i] ?? 0) >= most - NEARLY)
}

/** Share of the subject that a title says which is meant by it, and how near another one comes to it. */
const IN_TITLE = 0.5
const NEARLY = 0.2

/** A title that says most of the question is meant by it. */
function nearTitle({ features }: Candidate): boolean {
  return features.title >= 0.6
}
