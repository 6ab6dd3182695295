import type { AnswerReply } from '../../../service/index.ts'
import type { CardContent } from '../api.ts'
import { answerMarkdown, askLink, DETAILS, relatedList, sourceAddress, shortTitleOf, suggestionsOf } from './answer.ts'

/**
 * An answer for the interactive card whose template `docs/dingtalk.md` describes. Its id is a function of the reply, so
 * that a second delivery is the same card; it also names the answer for the buttons.
 */
export function answerCard(reply: AnswerReply, key: string, publicUrl: string | undefined): CardContent {
  return { outTrackId: `hw-${reply.answerId}-${key}`, params: cardParams(reply, publicUrl) }
}

/** The answer that a card shows; null for a card that is none of ours. */
export function answerIdOf(outTrackId: string): string | null {
  return /^hw-([\w-]{20})-[\w-]{1,64}(?::done)?$/u.exec(outTrackId)?.[1] ?? null
}

/** Values of the template's variables; the platform takes strings only. */
export function cardParams(reply: AnswerReply, publicUrl: string | undefined, status = ''): Record<string, string> {
  const { answer, votes, handover } = reply
  const answered = answer.status === 'answered'
  const yes = (shown: boolean): string => String(shown)
  return {
    title: shortTitleOf(answer),
    content: bodyOf(reply, publicUrl),
    status,
    source_url: sourceAddress(answer, publicUrl) ?? '',
    useful_text: votes.useful > 0 ? `有用 ${votes.useful}` : '有用',
    unresolved_text: votes.unresolved > 0 ? `没解决 ${votes.unresolved}` : '没解决',
    ...askParams(reply),
    show_source: yes(sourceAddress(answer, publicUrl) !== null),
    show_vote: yes(answered),
    show_related: yes(answer.related.length > 0 && !reply.relatedShown),
    show_handover: yes(handover === 'offered' && (!answered || votes.unresolved > 0)),
  }
}

/** Questions that can be asked next, each with its label and its link; empty where there is none. */
function askParams({ answer }: AnswerReply): Record<string, string> {
  const asks = suggestionsOf(answer).flatMap((question) => {
    const link = askLink(question)
    return link ? [{ question, link }] : []
  })
  const params = [1, 2, 3].flatMap((i) => [
    [`ask${i}_text`, asks[i - 1]?.question ?? ''],
    [`ask${i}_url`, asks[i - 1]?.link ?? ''],
    [`show_ask${i}`, String(asks[i - 1] !== undefined)],
  ])
  return Object.fromEntries(params)
}

function bodyOf(reply: AnswerReply, publicUrl: string | undefined): string {
  const bodies = DETAILS.map((detail) => {
    const answer = answerMarkdown(reply, detail, { publicUrl, nick: null, askLinks: false })
    const related = reply.relatedShown ? relatedList(reply.answer, detail.related, publicUrl) : ''
    return [answer, related].filter(Boolean).join('\n\n')
  })
  return bodies.find((body) => Buffer.byteLength(body) <= MAX_BODY) ?? reply.answer.text.slice(0, MAX_BODY / 4)
}

const MAX_BODY = 12_000
