import { clip, oneLine } from '../../../text.ts'
import { RELATED } from '../../../core/answer/replies.ts'
import { departmentsOf } from '../../../core/answer/showing/department-labels.ts'
import { handoverNote, searchedNote } from '../../answer-parts.ts'
import { sourceOf, suggestionsOf, titleOf, whereOf } from '../../answer-parts.ts'
import { quotedPieces } from '../../../core/answer/showing/pieces.ts'
import { apart, SEE_ALSO, standingMark } from '../../../core/answer/showing/see-also.ts'
import { factRows } from '../../facts.ts'
import { pageAddress } from '../../links.ts'
import { offersOf } from '../../offers.ts'
import type { Answer, Citation } from '../../../core/answer/types.ts'
import type { AnswerReply } from '../../../service/index.ts'
import { phraseOf, sayLink } from '../commands.ts'
import type { Draft, LinkButton } from './content.ts'
import { boldFigures, coloured, escapeMarkdown, HARD_BREAK, markdownLink, quoteBlock } from './markdown.ts'

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
  const { answering, asides } = apart(answer.citations)
  const citations = answering.slice(0, detail.citations)
  const left = answering.length - citations.length
  const parts = [
    `#### ${escapeMarkdown(oneLine(shortTitleOf(answer)))}`,
    askedBy(answer.question, nick),
    ...(citations.length > 0 ? citedParts(answer, citations, detail, publicUrl) : uncitedParts(reply)),
    nearestPart(answer, detail, publicUrl),
    left > 0 ? coloured('grey', `另有 ${left} 条依据，见“转发版”或网页。`) : '',
    seeAlso(asides.slice(0, detail.related), publicUrl),
    answer.status === 'answered' ? '' : relatedList(answer, detail.related, publicUrl),
    askLinks ? suggestionList(answer) : '',
    coloured('green', handoverNote(reply.handover)),
  ]
  return parts.filter(Boolean).join('\n\n')
}

/** Where clauses stand that are near, in a line each. */
function seeAlso(asides: readonly Citation[], publicUrl: string | undefined): string {
  if (asides.length === 0) return ''
  const lines = asides.map((citation) => `- ${linked(whereOf(citation) + standingMark(citation), citation, publicUrl)}`)
  // A list begins behind an empty line.
  return `${coloured('grey', SEE_ALSO)}\n\n${lines.join('\n')}`
}

/** A title that fits a message. */
export function shortTitleOf(answer: Answer): string {
  return clip(titleOf(answer), 80)
}

/** Where the first quotation stands in the original, null without a public address. */
export function sourceAddress(answer: Answer, publicUrl: string | undefined): string | null {
  const url = answer.citations[0]?.url
  return url === undefined ? null : pageAddress(publicUrl, url)
}

/** The question, with who asked it where others read along. */
export function askedBy(question: string, nick: string | null): string {
  if (!question) return ''
  const who = nick ? `${escapeMarkdown(oneLine(nick))} 问：` : '问：'
  return coloured('grey', who + escapeMarkdown(clip(oneLine(question), 120)))
}

function citedParts(
  answer: Answer,
  citations: readonly Citation[],
  detail: Detail,
  publicUrl: string | undefined,
): string[] {
  // The link to the only source is a button.
  const linked = apart(answer.citations).answering.length > 1 ? publicUrl : undefined
  return [
    ...(answer.lead ? [leadOf(answer)] : []),
    ...citations.map((citation, i) => {
      const part = citationPart(citation, detail, linked)
      return citations.length > 1 ? `**依据 ${i + 1}　${escapeMarkdown(citation.document.region)}**\n\n${part}` : part
    }),
    factList(answer, detail.facts),
  ].filter(Boolean)
}

/** What the answer says in words of its own. */
function leadOf({ lead }: Answer): string {
  return escapeMarkdown(clip(lead, 3000))
}

function citationPart(citation: Citation, detail: Detail, publicUrl: string | undefined): string {
  const quotes = quotedPieces(citation).map((piece) => quoteBlock(boldFigures(clip(piece, detail.quoteText))))
  const who = departmentsOf(citation).map(({ label, names }) => `**${label}** ${escapeMarkdown(names)}`)
  return [
    ...citation.notices.map((notice) => coloured('orange', `⚠️ ${escapeMarkdown(oneLine(notice))}`)),
    ...quotes,
    who.join(HARD_BREAK),
    sourceLine(citation, publicUrl),
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** Where it stands, with a link to the passage. */
function sourceLine(citation: Citation, publicUrl: string | undefined): string {
  return linked(sourceOf(citation), citation, publicUrl)
}

function linked(where: string, { url }: Citation, publicUrl: string | undefined): string {
  const address = pageAddress(publicUrl, url)
  const link = address ? markdownLink('查看原文', address) : null
  return [coloured('grey', escapeMarkdown(where)), link].filter(Boolean).join(' ')
}

/** DingTalk draws no tables, so amounts to compare are lines of a list. */
function factList(answer: Answer, most: number): string {
  const places = new Set(apart(answer.citations).answering.map(({ document }) => document.region))
  const rows = factRows(answer)
  const lines = rows.map(({ kind, recipient, amount, condition, region }) => {
    const place = places.size > 1 ? `${region} ` : ''
    // 3万平方米以上 gets one sum for 专业展 and another for 消费展.
    const isOfSeveral = rows.some((other) => other.recipient === recipient && other.kind !== kind)
    const subject = recipient === '' ? kind : isOfSeveral ? `${kind}，${recipient}` : recipient
    const text = `${place}${subject}：${amount}${condition ? `（${condition}）` : ''}`
    return `- ${boldFigures(clip(text, 240))}`
  })
  if (lines.length === 0 || most === 0) return ''
  const more = lines.length > most ? [`- ……共 ${lines.length} 项`] : []
  return ['**标准一览**', [...lines.slice(0, most), ...more].join('\n')].join('\n\n')
}

function uncitedParts({ answer, searched }: AnswerReply): string[] {
  const text = leadOf(answer)
  return [text, coloured('grey', escapeMarkdown(searchedNote(answer, searched)))]
}

/** What comes nearest where nothing answers, under the words that it may not be what was asked. */
function nearestPart({ nearest }: Answer, detail: Detail, publicUrl: string | undefined): string {
  if (!nearest) return ''
  return `**${escapeMarkdown(nearest.note)}**\n\n${citationPart(nearest.citation, detail, publicUrl)}`
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
  return [`**${RELATED}**`, ...parts].join('\n\n')
}

function suggestionList(answer: Answer): string {
  const { heading, questions } = suggestionsOf(answer)
  return questions.length === 0 ? '' : `**${heading}**\n\n${askList(questions)}`
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

function buttonsOf(reply: AnswerReply, publicUrl: string | undefined): LinkButton[] {
  const source = sourceAddress(reply.answer, publicUrl)
  return [
    ...(source ? [{ title: '查看原文', url: source }] : []),
    ...offersOf(reply).map(({ label, action }) => ({ title: label, url: sayLink(phraseOf(action)) })),
  ]
}

/** What the platform takes as the address of a button. */
const MAX_LINK = 500
