import type { Concept, Query } from '../../search/query.ts'
import { coverages } from '../../search/rank.ts'
import { answersIntent } from '../judging/evidence.ts'
import type { Intent } from '../types.ts'

/**
 * Tells how much of the question a sentence takes up. What the question calls a grant by leads to the sentence that grants it, and
 * not to those on others for the same people (高校毕业生求职补贴: 求职创业补贴标准提高至每人3000元, and not 组织高校毕业生见习的，给予见习补贴).
 */
export function sentenceWorth(query: Query, intent: Intent): (text: string, head?: string) => number {
  const { concepts } = query
  const weights = concepts.map((concept) => concept.weight * (namesGrant(concept, query) ? GRANT_NAMED : 1))
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1
  return (text, head = '') => {
    if (intent !== 'department' && namesOfficesOnly(text)) return 0
    const headed = coverages(concepts, head)
    const own = coverages(concepts, text).reduce(
      (sum, share, i) => sum + Math.max(share, OF_HEAD * (headed[i] ?? 0)) * (weights[i] ?? 0),
      0,
    )
    const answers = answersIntent(text, intent, query) || (intent === 'amount' && GIVES.test(text))
    return own / total + (answers ? ANSWERS : 0)
  }
}

function namesGrant({ text }: Concept, { runs }: Query): boolean {
  return runs.some((run) => GRANT.test(run.slice(run.indexOf(text) + text.length)) && run.includes(text))
}

/** 给予一次性途中生活补助: a grant, though it names no sum. */
export const GIVES = /给予[^，,。;；]{0,20}(?:补[助贴]|奖励|资助)/

const GRANT = /^(?:补[贴助]|奖[励金]|资助|津贴)/
const GRANT_NAMED = 2.5
/** For holding the sort of thing that is asked for. */
const ANSWERS = 0.35

/** Of what stands in the question that heads an answer, for each of its sentences. */
const OF_HEAD = 0.85

/** Whether a sentence is no more than a note of who is responsible. */
export function namesOfficesOnly(text: string): boolean {
  return DEPARTMENTS_ONLY.test(text)
}

/** A note of who is responsible (责任单位：…, 市公安局、市检察院按职责分工负责, 市公安局、市商务局) answers who is, and nothing else. */
const DEPARTMENTS_ONLY =
  /^[(（](?:(?:责任|牵头|主办|配合)[^。]{0,600}|[^。（(）)]{2,600}(?:负责|牵头|配合|落实)|(?:[^。（(）)、,，]{1,20}[局厅委办部院府行][、,，]){1,40}[^。（(）)、,，]{1,20}[局厅委办部院府行])[)）][。\s]*$/
