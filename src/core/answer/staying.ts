import type { PlaceMention, Understanding } from '../question/index.ts'
import { queryOf } from '../search/query.ts'
import { shareCovered } from '../search/rank.ts'
import { normalise } from '../text/normalise.ts'
import { answerOne } from './answer-one.ts'
import type { Answering } from './answering.ts'
import type { Part } from './parts.ts'
import { renderAnswer } from './showing/render.ts'
import { yearAsked } from './standing/another-year.ts'
import { asksForOld } from './standing/standing.ts'
import type { Answer, AskOptions, Citation } from './types.ts'

/** A question as it was understood, and its answer. */
export type Answered = Pick<Part, 'understood' | 'answer'>

/**
 * 青岛创业贷款能用几年？还完了还能再贷几回？: a later question of a message, or one that leans on the question before, that would be
 * answered from elsewhere is first asked of the document that answered the one before it, and stays there if that takes up
 * as much of it. 导航项目补多少，都哪几类项目可以: so does one that the very clause takes up as well as the other one, which is on
 * another matter.
 *
 * @param withAllWords the question with the words of all the message
 * @returns the answer given, if it is no nearer there
 */
export function nearBefore(
  understood: Understanding,
  withAllWords: Understanding,
  answer: Answer,
  earlier: Answered | undefined,
  options: AskOptions,
  library: Answering,
): Answer {
  const { question, documentIds, unknownNumber } = withAllWords
  const before = earlier?.answer.citations[0]
  const [first] = answer.status === 'answered' ? answer.citations : []
  const isElsewhere = documentIds.length > 0 || unknownNumber !== null || asksForOther(question)
  if (!earlier || !before || isElsewhere || isPlacedAnew(understood, earlier.understood)) return answer
  const own = ownWords(understood)
  const share = (of: Understanding, citation: Citation): number => shareTakenUp(of, [citation], library)
  const isOff = first !== undefined && !isSameClause(first, before) && isOffTopic(first)
  if (first?.document.id === before.document.id && !isOff) {
    const ofOne = isOfOneDocument(earlier.answer) && !isOfOneDocument(answer)
    return (ofOne && alone(first)) || answer
  }
  const near = answerOne(question, ofDocument(before, withAllWords), options, library)
  const [nearest] = near.citations
  if (near.status !== 'answered' || !nearest) return answer
  if (isOff && isSameClause(nearest, before)) return ofClause(before, near)
  const isAsNear = first === undefined || share(understood, nearest) >= share(understood, first) - ABOUT_AS_MUCH
  return isAsNear ? near : answer

  function isOffTopic(other: Citation): boolean {
    if (!earlier || !before) return false
    const missing = share(own, other) - share(own, before)
    const isOfIt = share(earlier.understood, other) >= OFF_TOPIC
    return missing <= (isOfIt ? 0 : MUCH_MORE) && share(withAllWords, before) > share(withAllWords, other)
  }

  /** 能拿多少补助, of a measure that grants some: what other measures grant was not asked for. */
  function alone(same: Citation): Answer | undefined {
    return [understood, own]
      .map((asked) => answerOne(question, ofDocument(same, asked), options, library))
      .find(({ status, citations: [one] }) => status === 'answered' && one !== undefined && isSameClause(one, same))
  }
}

/** 那老的那版呢, 2020年的呢, 还有别的文件吗: of another document than the one talked of. */
function asksForOther(question: string): boolean {
  return asksForOld(question) || yearAsked(question) !== null || OTHER_DOCUMENT.test(question)
}

const OTHER_DOCUMENT = /(?:别的|其他|其它|另外的?)(?:一[份个])?(?:文件|政策|办法|规定|地方|补[贴助]|奖[励补])/

/** 那贵州呢, 别的地方呢. */
function isPlacedAnew({ places, allPlaces }: Understanding, earlier: Understanding): boolean {
  const isKnown = ({ region }: PlaceMention): boolean => earlier.places.some((place) => place.region === region)
  return allPlaces || !places.every(isKnown)
}

function isOfOneDocument({ citations: [first, ...others] }: Answer): boolean {
  return others.every(({ document }) => document.id === first?.document.id)
}

/** Share of the question before that a clause has which is on another matter. */
const OFF_TOPIC = 0.3

/** What an answer tells of one clause: what else is on the words of both halves was asked for by neither. */
function ofClause(clause: Citation, answer: Answer): Answer {
  const citations = answer.citations.filter((citation) => isSameClause(citation, clause))
  return { ...answer, citations, related: [], text: renderAnswer(citations, answer.intent, answer.lead) }
}

export function isSameClause(one: Citation, other: Citation): boolean {
  return one.document.id === other.document.id && one.clause.id === other.clause.id
}

/** The question without what it took over from the one before. */
export function ownWords(asked: Understanding): Understanding {
  const carried = new Set(asked.terms.flatMap(({ from, text }) => (from === 'history' ? [text] : [])))
  return {
    ...asked,
    terms: asked.terms.filter(({ from }) => from !== 'history'),
    content: asked.content.filter((run) => !carried.has(run)),
    carried: asked.places.map(({ text }) => text).join('、') || null,
  }
}

export function ofDocument({ document }: Citation, asked: Understanding): Understanding {
  return { ...asked, documentIds: [document.id], naming: 'certain' }
}

/** Share of the words that a follow-up adds which clauses say anything of. */
export function shareTakenUp(own: Understanding, citations: readonly Citation[], library: Answering): number {
  return shareSaid(
    own,
    citations.flatMap(({ clause }) => [...clause.path, clause.text]),
    library,
  )
}

export function shareSaid(own: Understanding, said: readonly string[], { segmenter, vocabulary }: Answering): number {
  // 半亩, 几笔: the asker's own figure, and the one that is asked for, stand in no clause.
  const concepts = queryOf(own, segmenter, vocabulary).concepts.filter(({ text: word }) => !OWN_FIGURE.test(word))
  return concepts.length === 0 ? 1 : shareCovered(concepts, normalise(said.join('\n')))
}

const OWN_FIGURE =
  /^(?:[\d.半一二两三四五六七八九十百千万亿]+(?:[多来几]?(?:亩|平|人|个|家|台|吨|头|元|块))?|几\p{Script=Han})$/u

export const ABOUT_AS_MUCH = 0.1

/** 院士 itself, and not only the 领军人才 that it is one of. */
export const MUCH_MORE = 0.2
