import type { Action, AnswerReply } from '../service/index.ts'

/** A button below an answer. */
export interface Offer {
  readonly label: string
  readonly action: Exclude<Action, { do: 'ask' | 'staff_reply' }>
}

/** What can be done about an answer as it stands, in the order in which it is offered. */
export function offersOf({ answer, answerId, votes, handover, relatedShown }: AnswerReply): Offer[] {
  const answered = answer.status === 'answered'
  const count = (n: number): string => (n > 0 ? ` ${n}` : '')
  const offers: (Offer | false)[] = [
    answered && { label: `有用${count(votes.useful)}`, action: { do: 'vote', answerId, verdict: 'useful' } },
    answered && { label: `没解决${count(votes.unresolved)}`, action: { do: 'vote', answerId, verdict: 'unresolved' } },
    answered && { label: '转发版', action: { do: 'forward', answerId } },
    answered &&
      answer.related.length > 0 &&
      !relatedShown && { label: '相关条款', action: { do: 'related', answerId } },
    handover === 'offered' &&
      (!answered || votes.unresolved > 0) && { label: '转人工', action: { do: 'handover', answerId } },
  ]
  return offers.filter((offer) => offer !== false)
}
