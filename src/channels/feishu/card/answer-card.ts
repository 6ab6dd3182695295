import { clip, oneLine } from '../../../text.ts'
import { RELATED } from '../../../core/answer/replies.ts'
import { departmentsOf } from '../../../core/answer/showing/department-labels.ts'
import { handoverNote, lastOf, searchedNote } from '../../answer-parts.ts'
import { sourceOf, suggestionsOf, titleOf, whereOf } from '../../answer-parts.ts'
import { quotedPieces } from '../../../core/answer/showing/pieces.ts'
import { apart, SEE_ALSO, standingMark } from '../../../core/answer/showing/see-also.ts'
import { factRows } from '../../facts.ts'
import { pageAddress } from '../../links.ts'
import { offersOf } from '../../offers.ts'
import type { Answer, Citation } from '../../../core/answer/types.ts'
import type { AnswerReply } from '../../../service/index.ts'
import { button, card, folded, markdown, row, rule, smallPrint, table, verbatim } from './elements.ts'
import type { Card, Json, Template } from './elements.ts'
import { boldFigures, coloured, escapeMarkdown, markdownLink } from './markdown.ts'

/** How much of an answer a card shows; each level drops what can best be missed. */
export interface Detail {
  readonly citations: number
  /** Characters of the folded full clause, 0 for none. */
  readonly clauseText: number
  readonly quoteText: number
  readonly factRows: number
  readonly related: number
}

/** From everything to the bare sentence and its source. After the last one comes plain text. */
export const DETAILS: readonly Detail[] = [
  { citations: 5, clauseText: 6000, quoteText: 3000, factRows: 30, related: 5 },
  { citations: 4, clauseText: 1500, quoteText: 1500, factRows: 15, related: 3 },
  { citations: 3, clauseText: 0, quoteText: 800, factRows: 8, related: 3 },
  { citations: 1, clauseText: 0, quoteText: 400, factRows: 0, related: 0 },
]

export function answerCard(reply: AnswerReply, detail: Detail, publicUrl: string | undefined): Card {
  const { answer } = reply
  const citations = apart(answer.citations).answering.slice(0, detail.citations)
  return card({
    title: titleOf(answer),
    subtitle: answer.question ? `问：${oneLine(answer.question)}` : undefined,
    template: templateOf(answer),
    summary: oneLine(answer.citations[0]?.quotes[0]?.text ?? answer.text),
    elements: [
      ...(citations.length > 0 ? cited(answer, citations, detail, publicUrl) : uncited(reply)),
      ...nearestPart(answer, detail, publicUrl),
      relatedPart(reply, detail, publicUrl),
      ...asks(answer),
      buttons(reply),
      footer(reply),
    ],
  })
}

function cited(
  answer: Answer,
  citations: readonly Citation[],
  detail: Detail,
  publicUrl: string | undefined,
): (Json | null)[] {
  const facts = factsTable(answer, detail.factRows)
  const single = citations.length === 1
  const parts = citations.map((citation) => citationPart(citation, detail, publicUrl, single ? facts : null))
  const { answering, asides } = apart(answer.citations)
  const left = answering.length - citations.length
  return [
    ...(answer.lead ? [leadPart(answer)] : []),
    ...parts.flatMap((part, i) => (i === 0 ? part : [rule, ...part])),
    ...(facts && !single ? [rule, facts] : []),
    ...(left > 0 ? [smallPrint(coloured('grey', `另有 ${left} 条依据，见“转发版”或网页。`))] : []),
    ...seeAlso(asides.slice(0, detail.related), publicUrl),
  ]
}

/** Where clauses stand that are near, in a line each. */
function seeAlso(asides: readonly Citation[], publicUrl: string | undefined): Json[] {
  if (asides.length === 0) return []
  const heading = coloured('grey', SEE_ALSO)
  return [
    rule,
    smallPrint(
      [
        heading,
        ...asides.map((citation) => `· ${linked(whereOf(citation) + standingMark(citation), citation, publicUrl)}`),
      ].join('\n'),
    ),
  ]
}

/** What the answer says in words of its own. */
function leadPart({ lead }: Answer): Json {
  return markdown(escapeMarkdown(clip(lead, 3000)))
}

function citationPart(
  citation: Citation,
  detail: Detail,
  publicUrl: string | undefined,
  facts: Json | null,
): (Json | null)[] {
  const { clause } = citation
  const quotes = quotedPieces(citation)
    .map((piece) => boldFigures(clip(piece, detail.quoteText)))
    .join('\n\n')
  const who = departmentsOf(citation).map(({ label, names }) => `**${label}** ${escapeMarkdown(names)}`)
  return [
    ...citation.notices.map((notice) => markdown(coloured('orange', `⚠️ ${escapeMarkdown(notice)}`))),
    quotes ? markdown(quotes) : null,
    facts,
    who.length > 0 ? markdown(who.join('\n')) : null,
    smallPrint(sourceLine(citation, publicUrl)),
    detail.clauseText > 0
      ? folded(`条款全文：${lastOf(clause.path) || clause.label}`, [verbatim(clip(clause.text, detail.clauseText))])
      : null,
  ]
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

function factsTable(answer: Answer, most: number): Json | null {
  const several = apart(answer.citations).answering.length > 1
  const rows = factRows(answer).map(({ kind, recipient, amount, condition, region, clause }) => ({
    kind,
    recipient: clip(recipient, 120),
    amount: clip(amount, 160),
    condition: clip(condition, 160),
    basis: several ? clip(`${region} ${clause}`, 60) : '',
  }))
  if (rows.length === 0 || most === 0) return null
  // A column that says nothing is left out: a phone has room for three.
  const columns = FACT_COLUMNS.filter(({ name }) => rows.some((r) => r[name] !== ''))
  return table(columns, rows.slice(0, most))
}

function uncited({ answer, searched }: AnswerReply): Json[] {
  const note = searchedNote(answer, searched)
  const text = leadPart(answer)
  return note ? [text, smallPrint(coloured('grey', escapeMarkdown(note)))] : [text]
}

/** What comes nearest where nothing answers, under the words that it may not be what was asked. */
function nearestPart({ nearest }: Answer, detail: Detail, publicUrl: string | undefined): (Json | null)[] {
  if (!nearest) return []
  return [
    rule,
    markdown(`**${escapeMarkdown(nearest.note)}**`),
    ...citationPart(nearest.citation, detail, publicUrl, null),
  ]
}

function relatedPart(reply: AnswerReply, detail: Detail, publicUrl: string | undefined): Json | null {
  const related = reply.answer.related.slice(0, reply.relatedShown ? Math.max(1, detail.related) : detail.related)
  const wanted = reply.relatedShown || reply.answer.status !== 'answered'
  if (related.length === 0 || !wanted) return null
  const parts = related.flatMap((citation) => [
    markdown(escapeMarkdown(clip(citation.quotes[0]?.text ?? citation.clause.text, 160))),
    smallPrint(sourceLine(citation, publicUrl)),
  ])
  return folded(RELATED, parts, reply.relatedShown)
}

function asks(answer: Answer): (Json | null)[] {
  const { heading, questions } = suggestionsOf(answer)
  if (questions.length === 0) return []
  return [markdown(`**${heading}**`), row(questions.map((q) => button(q, { do: 'ask', question: clip(q, 200) })))]
}

function buttons(reply: AnswerReply): Json | null {
  return row(
    offersOf(reply).map(({ label, action }, i) =>
      button(label, action, action.do === 'vote' && i === 0 ? 'primary' : 'default'),
    ),
  )
}

function footer({ handover }: AnswerReply): Json | null {
  const note = handoverNote(handover)
  return note ? smallPrint(coloured('green', note)) : null
}

function templateOf(answer: Answer): Template {
  if (answer.citations.length === 0) return answer.status === 'answered' ? 'blue' : 'grey'
  return answer.citations[0]?.notices.length ? 'orange' : 'blue'
}

const FACT_COLUMNS = [
  { name: 'kind', title: '事项' },
  { name: 'recipient', title: '对象' },
  { name: 'amount', title: '标准' },
  { name: 'condition', title: '条件' },
  { name: 'basis', title: '依据' },
] as const
