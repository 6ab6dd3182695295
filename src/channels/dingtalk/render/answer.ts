import { leadOf, oneLine, titleOf, withoutRelated } from '../../answer-parts.ts'
import { isSmallTalk } from '../../../core/answer/replies.ts'
import type { Answer, Citation } from '../../../core/answer/types.ts'
import type { Action, AnswerReply } from '../../../service/index.ts'
import { phraseOf, sayLink } from '../commands.ts'
import type { Draft, LinkButton } from './content.ts'
import { boldFigures, clip, coloured, escapeMarkdown, markdownLink, quoteBlock, webAddress } from './markdown.ts'

/** How much of an answer a message shows; each level drops what can best be missed. */
export interface Detail {
  readonly citations: number
  readonly quoteText: number
  readonly facts: number
  readonly related: number
}

/** From everything to the bare sentence and its source. */
export const DETAILS: readonly Detail[] = [
  { citations: 5, quoteText: 1500, facts: 12, related: 5 },
  { citations: 3, quoteText: 800, facts: 6, related: 3 },
  { citations: 2, quoteText: 400, facts: 0, related: 0 },
  { citations: 1, quoteText: 300, facts: 0, related: 0 },
]

export interface Setting {
  readonly publicUrl: string | undefined
  /** Who asked, where others read along; null in a single chat. */
  readonly nick: string | null
  /** False in cards: links that ask do not work in their text, only as buttons. */
  readonly askLinks?: boolean
}

export function answerDraft(reply: AnswerReply, detail: Detail, setting: Setting): Draft {
  // Messages cannot be redrawn here: the related clauses come as a message of their own.
  if (reply.relatedShown) return relatedDraft(reply, detail, setting)
  return {
    title: shortTitleOf(reply.answer),
    markdown: answerMarkdown(reply, detail, setting),
    buttons: buttonsOf(reply, setting.publicUrl),
  }
}

/** The answer without buttons; also the body of the interactive card. */
export function answerMarkdown(reply: AnswerReply, detail: Detail, setting: Setting): string {
  const { publicUrl, nick, askLinks = true } = setting
  const { answer } = reply
  const citations = answer.citations.slice(0, detail.citations)
  const left = answer.citations.length - citations.length
  const parts = [
    `#### ${escapeMarkdown(oneLine(shortTitleOf(answer)))}`,
    askedBy(answer, nick),
    ...(citations.length > 0 ? citedParts(answer, citations, detail, publicUrl) : uncitedParts(reply)),
    left > 0 ? coloured('grey', `另有 ${left} 条依据，见“转发版”或网页。`) : '',
    answer.status === 'answered' ? '' : relatedList(answer, detail.related, publicUrl),
    askLinks ? suggestionList(answer) : '',
    handoverLine(reply),
  ]
  return parts.filter(Boolean).join('\n\n')
}

/** A title that fits a message. */
export function shortTitleOf(answer: Answer): string {
  return clip(titleOf(answer), 80)
}

/** Where the first quotation stands in the original, null without a public address. */
export function sourceAddress(answer: Answer, publicUrl: string | undefined): string | null {
  const url = answer.citations[0]?.url
  return url && publicUrl ? webAddress(publicUrl.replace(/\/$/u, '') + url) : null
}

function askedBy(answer: Answer, nick: string | null): string {
  if (!answer.question) return ''
  const who = nick ? `${escapeMarkdown(oneLine(nick))} 问：` : '问：'
  return coloured('grey', who + escapeMarkdown(clip(oneLine(answer.question), 120)))
}

function citedParts(
  answer: Answer,
  citations: readonly Citation[],
  detail: Detail,
  publicUrl: string | undefined,
): string[] {
  const lead = leadOf(answer)
  // The link to the only source is a button.
  const linked = answer.citations.length > 1 ? publicUrl : undefined
  return [
    ...(lead ? [escapeMarkdown(clip(lead, 500))] : []),
    ...citations.map((citation, i) => {
      const part = citationPart(citation, detail, linked)
      return citations.length > 1 ? `**依据 ${i + 1}　${escapeMarkdown(citation.document.region)}**\n\n${part}` : part
    }),
    factList(answer, detail.facts),
  ].filter(Boolean)
}

function citationPart(citation: Citation, detail: Detail, publicUrl: string | undefined): string {
  const { departments } = citation
  const quotes = citation.quotes.map((q) => quoteBlock(boldFigures(clip(q.text, detail.quoteText))))
  const who = [
    departments.lead.length > 0 ? `**责任单位** ${escapeMarkdown(departments.lead.join('、'))}` : '',
    departments.support.length > 0 ? `**配合单位** ${escapeMarkdown(departments.support.join('、'))}` : '',
  ].filter(Boolean)
  return [
    ...citation.notices.map((notice) => coloured('orange', `⚠️ ${escapeMarkdown(oneLine(notice))}`)),
    ...quotes,
    who.join('  \n'),
    sourceLine(citation, publicUrl),
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** 来源：《title》（number）path, with a link to the passage. */
function sourceLine({ document, clause, url }: Citation, publicUrl: string | undefined): string {
  const number = document.number ? `（${document.number}）` : ''
  const inferred = document.titleInferred ? '（标题为推定）' : ''
  const text = clip(`来源：《${document.title}》${inferred}${number} ${clause.path.join(' › ')}`, 400)
  const link = publicUrl ? markdownLink('查看原文', publicUrl.replace(/\/$/u, '') + url) : null
  return [coloured('grey', escapeMarkdown(oneLine(text))), link].filter(Boolean).join(' ')
}

/**
 * DingTalk draws no tables, so amounts to compare are lines of a list. One amount alone is in the sentence already, and
 * targets of the government's own are no benefit.
 */
function factList({ citations, intent }: Answer, most: number): string {
  const whole = intent === 'list' || intent === 'compare'
  const lines = citations.flatMap(({ facts, quotes, document }) =>
    facts
      .filter((f) => f.amount !== null && f.kind !== '目标')
      .filter((f) => whole || quotes.some((q) => f.start < q.end && f.end > q.start))
      .map((f) => {
        const place = whole && citations.length > 1 ? `${document.region} ` : ''
        const said = (f.recipient ?? '') + (f.amount ?? '')
        const condition = f.condition && !said.includes(f.condition) ? `（${oneLine(f.condition)}）` : ''
        const text = `${place}${f.recipient ?? f.kind}：${oneLine(f.amount ?? '')}${condition}`
        return `- ${boldFigures(clip(oneLine(text), 240))}`
      }),
  )
  if (lines.length < 2 || most === 0) return ''
  const more = lines.length > most ? [`- ……共 ${lines.length} 项`] : []
  return ['**标准一览**', [...lines.slice(0, most), ...more].join('\n')].join('\n\n')
}

function uncitedParts({ answer, searched }: AnswerReply): string[] {
  const text = escapeMarkdown(clip(withoutRelated(answer), 3000))
  if (answer.status === 'answered' || isSmallTalk(answer)) return [text]
  const places = searched.places.slice(0, 12).join('、') + (searched.places.length > 12 ? ' 等' : '')
  const library = `${searched.documents} 份文件${places ? `（${places}）` : ''}，索引建于 ${searched.builtOn}。`
  const said = (answer.status === 'not_found' ? '已查库内全部 ' : '库内现有 ') + library
  return [text, coloured('grey', escapeMarkdown(said))]
}

function relatedDraft(reply: AnswerReply, detail: Detail, { publicUrl }: Setting): Draft {
  const markdown = relatedList(reply.answer, Math.max(1, detail.related), publicUrl)
  return { title: '相关条款', markdown: `#### 相关条款\n\n${markdown}`, buttons: [] }
}

export function relatedList({ related }: Answer, most: number, publicUrl: string | undefined): string {
  if (related.length === 0 || most === 0) return ''
  const parts = related
    .slice(0, most)
    .flatMap((citation) => [
      quoteBlock(escapeMarkdown(clip(citation.quotes[0]?.text ?? citation.clause.text, 160))),
      sourceLine(citation, publicUrl),
    ])
  return ['**相关条款（不是对这个问题的回答）**', ...parts].join('\n\n')
}

function suggestionList(answer: Answer): string {
  const shown = suggestionsOf(answer)
  if (shown.length === 0) return ''
  return [`**${answer.status === 'clarify' ? '你想问的是' : '可以接着问'}**`, askList(shown)].join('\n\n')
}

/** What can be asked next. */
export function suggestionsOf({ suggestions, status }: Answer): readonly string[] {
  return suggestions.slice(0, status === 'answered' ? 2 : 5)
}

/** Questions as links that ask; one whose link would be too long for the platform is only shown. */
export function askList(questions: readonly string[]): string {
  return questions
    .map((question) => {
      const label = escapeMarkdown(oneLine(question))
      const link = askLink(question)
      return link ? `- [${label}](${link})` : `- ${label}`
    })
    .join('\n')
}

/** Null if it would be longer than the platform takes. */
export function askLink(question: string): string | null {
  const link = sayLink(oneLine(question))
  return link.length <= MAX_LINK ? link : null
}

function handoverLine({ handover }: AnswerReply): string {
  if (handover === 'open') return coloured('green', '已转给服务站，工作人员回复后会发到这里。')
  if (handover === 'closed') return coloured('green', '工作人员已回复。')
  return ''
}

function buttonsOf({ answer, answerId, votes, handover }: AnswerReply, publicUrl: string | undefined): LinkButton[] {
  const say = (title: string, action: Action): LinkButton => ({ title, url: sayLink(phraseOf(action)) })
  const source = sourceAddress(answer, publicUrl)
  const answered = answer.status === 'answered'
  const toPeople = handover === 'offered' && (!answered || votes.unresolved > 0)
  return [
    ...(source ? [{ title: '查看原文', url: source }] : []),
    ...(answered
      ? [
          say('有用', { do: 'vote', answerId, verdict: 'useful' }),
          say('没解决', { do: 'vote', answerId, verdict: 'unresolved' }),
          say('转发版', { do: 'forward', answerId }),
        ]
      : []),
    ...(answered && answer.related.length > 0 ? [say('相关条款', { do: 'related', answerId })] : []),
    ...(toPeople ? [say('转人工', { do: 'handover', answerId })] : []),
  ]
}

/** What the platform takes as the address of a button. */
const MAX_LINK = 500
