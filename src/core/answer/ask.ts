import { CASE_OF_THAT } from '../question/follow-up.ts'
import { understand, type Understanding } from '../question/index.ts'
import { saysWhatIsWanted } from '../question/words.ts'
import { bookTitle } from '../text/marks.ts'
import { answerOne } from './answer-one.ts'
import { askedOf, found, judged } from './judging/findings.ts'
import type { Answering } from './answering.ts'
import { joinParts, type Part } from './parts.ts'
import { openedWith } from './showing/opening.ts'
import { replyTo } from './replies.ts'
import {
  ABOUT_AS_MUCH,
  isSameClause,
  MUCH_MORE,
  nearBefore,
  ofDocument,
  ownWords,
  shareSaid,
  shareTakenUp,
  type Answered,
} from './staying.ts'
import type { Answer, AskOptions, Citation, Intent } from './types.ts'
import { verify } from './verify.ts'
import { titleOf } from './document-names.ts'

/**
 * Answers a question from the library: the clauses that answer it with the sentences that do, or an honest `not_found`.
 *
 * @throws VerificationError if a quote is not in its source; nothing unverified is ever returned
 */
export function ask(question: string, options: AskOptions, library: Answering): Answer {
  const whole = understandQuestion(question, options, library)
  if (whole.kind !== 'policy') return withoutPolicy(question, whole, options, library)
  const answer =
    whole.parts.length > 1
      ? answerParts(question, whole, whole.parts, options, library)
      : answerTogether(question, whole, options, library)
  const nearest = answer.nearest ? [answer.nearest.citation] : []
  verify([...answer.citations, ...nearest, ...answer.related], library.documentOf)
  return answer
}

/** What was understood, found and judged, for `ask --explain`: what the answer to a single question is made from. */
export function explain(question: string, options: AskOptions, library: Answering) {
  const asked = askedOf(question, understandQuestion(question, options, library), options, library)
  const all = found(asked)
  const { fitting, isAnswer } = judged(all, asked)
  const candidates = all.slice(0, MOST_EXPLAINED).map((candidate) => ({
    ...candidate,
    fits: fitting.includes(candidate),
    answers: isAnswer(candidate),
  }))
  return { understanding: asked.understood, query: asked.query, candidates }
}

const MOST_EXPLAINED = 10

function understandQuestion(question: string, { history, region }: AskOptions, library: Answering): Understanding {
  return understand(question, {
    library: library.view,
    history,
    region,
    segment: (run) => library.segmenter.words(run),
    pinyinOf: library.pinyinOf,
  })
}

function withoutPolicy(
  question: string,
  { kind, intents }: Understanding,
  { region }: AskOptions,
  library: Answering,
): Answer {
  const said = kind === 'policy' ? '' : replyTo(kind, library.examples, region)
  return {
    status: kind === 'too_vague' || kind === 'unknown_place' ? 'clarify' : 'not_found',
    question,
    intent: intents[0] ?? 'general',
    region: null,
    lead: said,
    text: said,
    citations: [],
    related: [],
    suggestions: library.examples,
  }
}

/**
 * 小巨人给多少？拿过省级的还能再拿不: questions that only make sense together. Where no clause answers both, each is answered by itself: of
 * the one that the library tells of nothing is denied.
 */
function answerTogether(question: string, whole: Understanding, options: AskOptions, library: Answering): Answer {
  if (whole.halves.length < 2) return answerFollowing(question, whole, options, library)
  const together = answerInContext(question, whole, options, library)
  if (together.status === 'answered') return together
  const apart = answerParts(question, whole, whole.halves, options, library)
  return apart.status === 'answered' ? apart : together
}

/** 那一个职工补多少钱: what leans on the question before is of the document that answered that one, if it says as much of it there. */
function answerFollowing(question: string, asked: Understanding, options: AskOptions, library: Answering): Answer {
  const answer = answerAsked(question, asked, options, library)
  const leans = asked.terms.some(({ from }) => from === 'history')
  if (!leans || answer.status !== 'answered') return answer
  const before = answerBefore(options, library)
  return before ? nearBefore(asked, asked, answer, before, options, library) : answer
}

/** The last question of the conversation, with its answer; null if it was none, or has none. */
function answerBefore(options: AskOptions, library: Answering): Answered | null {
  const [question, ...earlier] = [...(options.history ?? [])].reverse()
  if (!question) return null
  const before = { ...options, history: earlier.reverse() }
  const understood = understandQuestion(question, before, library)
  const answer = understood.kind === 'policy' ? answerInContext(question, understood, before, library) : null
  return answer?.status === 'answered' ? { understood, answer } : null
}

/**
 * 我们是一家小公司。质押融资怎么支持: what is told may decide between clauses that answer what is asked, and never hides the one that does, nor
 * answers by itself.
 */
function answerAsked(question: string, whole: Understanding, options: AskOptions, library: Answering): Answer {
  const answer = answerInContext(question, whole, options, library)
  if (whole.told === null) return answer
  const { places, allPlaces, documentIds, naming, unknownNumber, clauseNumber } = whole
  const pointers = { places, allPlaces, documentIds, naming, unknownNumber, clauseNumber }
  const bare = { ...understandQuestion(whole.told.asked, options, library), ...pointers }
  if (bare.kind !== 'policy') return answer
  const ofAsked = answerInContext(whole.told.asked, bare, options, library)
  return decidesBetween(answer, ofAsked, whole, bare, library) ? answer : { ...ofAsked, question }
}

/** Whether the answer to the whole message is better than that to what is asked alone: 我是房东 where one clause speaks of 出租人. */
function decidesBetween(
  answer: Answer,
  ofAsked: Answer,
  whole: Understanding,
  bare: Understanding,
  library: Answering,
): boolean {
  const [first] = answer.citations
  const [other] = ofAsked.citations
  const says = whole.told?.says
  if (!first || says === 'nothing') return false
  const clausesOf = ({ citations }: Answer): string =>
    citations.map(({ document, clause }) => `${document.id} ${clause.id}`).join()
  if (clausesOf(answer) === clausesOf(ofAsked)) return true
  if (says === 'size') return false
  const known = new Set(bare.terms.map(({ text }) => text))
  const told = { ...whole, terms: whole.terms.filter(({ text }) => !known.has(text)), content: [] }
  const taken = shareTakenUp(told, [first], library)
  if (!other) return taken >= TAKEN_UP
  if (isSameClause(first, other)) return true
  return (
    taken >= shareTakenUp(told, [other], library) + MUCH_MORE &&
    shareTakenUp(bare, [first], library) >= shareTakenUp(bare, [other], library) - ABOUT_AS_MUCH
  )
}

/** Several questions in one message: each answered by itself, the answers one after the other. */
function answerParts(
  question: string,
  whole: Understanding,
  asked: readonly string[],
  options: AskOptions,
  library: Answering,
): Answer {
  const parts: Part[] = []
  for (const [i, part] of asked.entries()) {
    const conversation = { ...options, history: [...(options.history ?? []), ...asked.slice(0, i)] }
    const understood = understandQuestion(part, conversation, library)
    const earlier = parts.findLast(({ answer }) => answer.status === 'answered')
    const answer =
      understood.kind === 'policy'
        ? nearBefore(
            understood,
            { ...understood, terms: whole.terms, content: whole.content },
            answerAsked(part, understood, conversation, library),
            earlier,
            options,
            library,
          )
        : withoutPolicy(part, understood, options, library)
    parts.push({ asked: asWritten(part, question, whole).replace(/[，,、；;\s]+$/u, ''), understood, answer })
  }
  return joinParts(question, parts) ?? answerOne(question, whole, options, library)
}

/** 那去日本呢 and not 鹿城那去日本呢: the question without the place that it was given from another one. */
function asWritten(part: string, question: string, { places }: Understanding): string {
  const bare = (text: string): string => text.replace(/[\s，,、；;。]/g, '')
  const isWritten = (text: string): boolean => bare(question).includes(bare(text))
  if (isWritten(part)) return part
  const without = places.flatMap(({ text }) => {
    const at = text === '' ? -1 : part.lastIndexOf(text)
    return at < 0 ? [] : [part.slice(0, at) + part.slice(at + text.length)]
  })
  return without.find(isWritten) ?? part
}

/**
 * A follow-up is first taken to vary the question before it (那国家级的呢). If that has no answer, or one that passes over
 * what was asked now, it changes the subject and keeps only place and intent (那贷款贴息呢): the answer given before is
 * not given again as if it were one to this.
 */
function answerInContext(question: string, asked: Understanding, options: AskOptions, library: Answering): Answer {
  const last = lastCitation(asked, options, library)
  const understood = last && (ofDocuments(asked) || CASE_OF_THAT.test(question)) ? ofDocument(last, asked) : asked
  const answer = answerOne(question, understood, options, library, last)
  // The document that the conversation was about says nothing of this.
  if (understood.naming === 'kept' && understood.documentIds.length > 0 && answer.status !== 'answered') {
    const elsewhere = answerInContext(
      question,
      { ...understood, documentIds: [], carried: carriedWords(understood) },
      options,
      library,
    )
    return elsewhere.status === 'answered' ? openedWith(notIn(understood, library), elsewhere) : answer
  }
  if (!understood.terms.some(({ from }) => from === 'history')) return answer
  const own = ownWords(understood)
  const changes = own.terms.filter(({ from, text, weight }) => from === 'word' && weight > 0.4 && !isNoSubject(text))
  if (CASE_OF_THAT.test(question) || changes.length === 0) return answer
  if (answer.status === 'answered' && shareTakenUp(own, answer.citations, library) >= TAKEN_UP) {
    return swapped(question, own, answer, options, library) ?? answer
  }
  const changed = answerOne(question, own, options, library)
  // 我让律师去投，另外要带啥: what takes up no more of the new words is no other subject.
  const isNoNearer =
    answer.status === 'answered' &&
    changed.citations[0]?.document.id !== answer.citations[0]?.document.id &&
    shareTakenUp(own, changed.citations, library) <= shareTakenUp(own, answer.citations, library)
  if (isNoNearer) return answer
  return changed.status === 'answered' || answer.status === 'answered' ? changed : answer
}

/** 那最长能拖几个月: what is wanted of the subject before, and that one may have it, are no other subject. */
function isNoSubject(text: string): boolean {
  return LEVEL.test(text) || MAY.test(text) || saysWhatIsWanted(text)
}

/** 能拖, 能领; 能耗 and 能源 are things. */
const MAY = /^能[^源耗效人力动量级]$/

/** 那省级的呢: of what was asked before, and no subject of its own; a clause may say 省专精特新 for it. */
const LEVEL = /^(?:国家|[部省市区县州])级$/

/**
 * 那院士呢 after 长江学者给什么补贴: where the clause that comes first speaks of what was asked before and another one of the
 * same document of what is asked now, that one. Null if the answer already opens with it.
 */
function swapped(
  question: string,
  own: Understanding,
  { citations: [first] }: Answer,
  options: AskOptions,
  library: Answering,
): Answer | null {
  // 充电设施建设运营补贴细则: the name of the document holds both subjects.
  const shareIn = ({ clause }: Citation): number => shareSaid(own, [...clause.path.slice(-1), clause.text], library)
  const share = first ? shareIn(first) : 1
  if (share > 1 - MUCH_MORE || !AND_THIS.test(question)) return null
  const changed = answerOne(question, own, options, library)
  const [other] = changed.citations
  const isSwapped =
    other !== undefined && other.document.id === first?.document.id && shareIn(other) >= share + MUCH_MORE
  return isSwapped ? changed : null
}

/** 那院士呢, 运营的那个补贴呢，能拿几年. */
const AND_THIS = /呢(?:[\s?？!！。~～]*$|[,，\s])/

const TAKEN_UP = 0.5

/**
 * What the answer before stood on, where the question has no subject of its own and asks something else of that one
 * (这个归哪个部门管, 原文发我): it is asked of just that clause, and not of one that fits its words as well.
 */
function lastCitation(asked: Understanding, options: AskOptions, library: Answering): Citation | null {
  const { intents, documentIds, places, carried, terms } = asked
  const isAlone =
    terms.some(({ from, weight }) => from === 'word' && weight > 0.4) || !OF_THE_LAST.has(intents[0] ?? 'general')
  const isNamed = documentIds.length > 0 || places.some(({ from }) => from === 'question')
  const [question, ...earlier] = [...(options.history ?? [])].reverse()
  if (!question || carried === null || isNamed || (isAlone && !CASE_OF_THAT.test(asked.question))) return null
  const before = { ...options, history: earlier.reverse() }
  const last = understandQuestion(question, before, library)
  const answer = last.kind === 'policy' ? answerInContext(question, last, before, library) : null
  return answer?.citations[0] ?? null
}

const OF_THE_LAST: ReadonlySet<Intent> = new Set(['source', 'status', 'department', 'deadline', 'condition'])

/** 还有效吗 is asked of a document, and not of a clause. */
function ofDocuments({ intents }: Understanding): boolean {
  return intents[0] === 'source' || intents[0] === 'status'
}

function notIn({ documentIds }: Understanding, { documentOf }: Answering): string {
  const titles = documentIds.flatMap((id) => documentOf(id) ?? []).map((document) => bookTitle(titleOf(document)))
  return `${titles.join('、')}里没有找到这一项，以下是其他文件的规定：`
}

/** What was taken over from earlier questions besides the document. */
function carriedWords({ terms }: Understanding): string | null {
  return terms.flatMap(({ from, text }) => (from === 'history' ? [text] : [])).join('') || null
}
