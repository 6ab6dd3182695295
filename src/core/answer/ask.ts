import { understand, type Understanding } from '../question/index.ts'
import { queryOf } from '../search/query.ts'
import { coverages } from '../search/rank.ts'
import { isHan, runsOf } from '../search/tokens.ts'
import { normalise } from '../text/normalise.ts'
import { bookTitle } from '../text/marks.ts'
import { answerOne, CARRIED } from './answer-one.ts'
import type { Answering } from './answering.ts'
import { candidatesFor } from './candidates.ts'
import { titleOf } from './cite.ts'
import { openingOf } from './opening.ts'
import { replyTo } from './replies.ts'
import { scopeOf } from './scope.ts'
import type { Answer, AskOptions, Citation, Intent } from './types.ts'
import { verify } from './verify.ts'

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
  const asked = whole.parts.map((part) => part.replace(/[，,、；;\s]+$/u, ''))
  // Said first: a card shows what stands before the first citation, and then the citations.
  const open = parts.flatMap(({ status, text }, i) =>
    answered.length > 0 && status === 'not_found'
      ? [`“${asked[i] ?? ''}”：${text.split('\n\n').at(-1)?.split('\n')[0] ?? ''}`]
      : [],
  )
  const cited = parts.flatMap((part, i) => {
    if (part.status !== 'answered') return []
    return [part === first ? part.citations : withOpening(asked[i] ?? '', part)]
  })
  return {
    ...first,
    question,
    text: [
      ...open,
      ...parts.flatMap(({ status, text }, i) =>
        answered.length > 0 && status === 'not_found' ? [] : [`问题${i + 1}：${asked[i] ?? ''}\n${text}`],
      ),
    ].join('\n\n'),
    citations: unique(interleave(cited)),
    related: answered.length > 0 ? [] : first.related,
  }
}

/** A card shows no text between citations: what must be said before those of a later question stands with its first. */
function withOpening(part: string, answer: Answer): Citation[] {
  const opening = openingOf(answer)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(CARRIED))
    .map((line) => line.replace(/：$/, '。'))
  const standing = answer.text.split('\n').filter((line) => STANDING.test(line))
  const said = standing.length > 0 ? standing.join('；') : opening.join('')
  const notice = said ? [`“${part}”：${said}`] : []
  return answer.citations.map((citation, i) =>
    i === 0 ? { ...citation, notices: [...notice, ...citation.notices] } : citation,
  )
}

/** What is told of a document as such: its number, its dates, whether it holds. */
const STANDING = /^(?:文号|发布日期|期限|状态)：/

/**
 * A follow-up is first taken to vary the question before it (那国家级的呢). If that has no answer, or one that passes over
 * what was asked now, it changes the subject and keeps only place and intent (那贷款贴息呢): the answer given before is
 * not given again as if it were one to this.
 */
function answerInContext(question: string, asked: Understanding, options: AskOptions, library: Answering): Answer {
  const last = lastCitation(asked, options, library)
  const understood = last && ofDocuments(asked) ? ofDocument(last, asked) : asked
  const answer = answerOne(question, understood, options, library, last)
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

/**
 * What the answer before stood on, where the question has no subject of its own and asks something else of that one
 * (这个归哪个部门管, 原文发我): it is asked of just that clause, and not of one that fits its words as well.
 */
function lastCitation(asked: Understanding, options: AskOptions, library: Answering): Citation | null {
  const { intents, documentIds, places, carried, terms } = asked
  const own = terms.some(({ from, weight }) => from === 'word' && weight > 0.4)
  const isNamed = documentIds.length > 0 || places.some(({ from }) => from === 'question')
  const [question, ...earlier] = [...(options.history ?? [])].reverse()
  if (!question || carried === null || own || isNamed || !OF_THE_LAST.has(intents[0] ?? 'general')) return null
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

function ofDocument({ document }: Citation, asked: Understanding): Understanding {
  return { ...asked, documentIds: [document.id], naming: 'certain' }
}

function notIn({ documentIds }: Understanding, { documentOf }: Answering): string {
  const titles = documentIds.flatMap((id) => documentOf(id) ?? []).map((document) => bookTitle(titleOf(document)))
  return `${titles.join('、')}里没有找到这一项，以下是其他文件的规定：\n\n`
}

/** What was taken over from earlier questions besides the document. */
function carriedWords({ terms }: Understanding): string | null {
  return terms.flatMap(({ from, text }) => (from === 'history' ? [text] : [])).join('') || null
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
