import type { AnswerReply } from '../../../service/index.ts'
import { cut } from '../../../text.ts'
import { suggestionsOf } from '../../answer-parts.ts'
import { offersOf } from '../../offers.ts'
import type { Offer } from '../../offers.ts'
import type { CardContent } from '../api.ts'
import { answerMarkdown, askLink, DETAILS, relatedList, sourceAddress, shortTitleOf } from './answer.ts'
import { escapeMarkdown } from './markdown.ts'

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
  const source = sourceAddress(reply.answer, publicUrl)
  const offers = offersOf(reply)
  const offered = (fits: (action: Offer['action']) => boolean): Offer | undefined =>
    offers.find(({ action }) => fits(action))
  const useful = offered((action) => action.do === 'vote' && action.verdict === 'useful')
  const unresolved = offered((action) => action.do === 'vote' && action.verdict === 'unresolved')
  return {
    title: shortTitleOf(reply.answer),
    content: bodyOf(reply, publicUrl),
    status,
    source_url: source ?? '',
    useful_text: useful?.label ?? '',
    unresolved_text: unresolved?.label ?? '',
    ...askParams(reply),
    show_source: String(source !== null),
    show_vote: String(useful !== undefined),
    show_related: String(offered(({ do: what }) => what === 'related') !== undefined),
    show_handover: String(offered(({ do: what }) => what === 'handover') !== undefined),
  }
}

/** Questions that can be asked next, each with its label and its link; empty where there is none. */
function askParams({ answer }: AnswerReply): Record<string, string> {
  const asks = suggestionsOf(answer).questions.flatMap((question) => {
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
  return (
    bodies.find((body) => Buffer.byteLength(body) <= MAX_BODY) ?? escapeMarkdown(cut(reply.answer.text, MAX_BODY / 4))
  )
}

const MAX_BODY = 12_000
