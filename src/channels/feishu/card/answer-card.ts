import { lastOf, leadOf, oneLine, titleOf, withoutRelated } from '../../answer-parts.ts'
import { isSmallTalk } from '../../../core/answer/replies.ts'
import type { Answer, Citation } from '../../../core/answer/types.ts'
import type { AnswerReply } from '../../../service/index.ts'
import { button, card, clip, folded, markdown, row, rule, smallPrint, table, verbatim } from './elements.ts'
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
  const citations = answer.citations.slice(0, detail.citations)
  return card({
    title: titleOf(answer),
    subtitle: answer.question ? `问：${oneLine(answer.question)}` : undefined,
    template: templateOf(answer),
    summary: oneLine(answer.citations[0]?.quotes[0]?.text ?? answer.text),
    elements: [
      ...(citations.length > 0 ? cited(answer, citations, detail, publicUrl) : uncited(reply)),
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
  const left = answer.citations.length - citations.length
  const lead = leadOf(answer)
  return [
    ...(lead ? [markdown(escapeMarkdown(clip(lead, 500)))] : []),
    ...parts.flatMap((part, i) => (i === 0 ? part : [rule, ...part])),
    ...(facts && !single ? [rule, facts] : []),
    ...(left > 0 ? [smallPrint(coloured('grey', `另有 ${left} 条依据，见“转发版”或网页。`))] : []),
  ]
}

function citationPart(
  citation: Citation,
  detail: Detail,
  publicUrl: string | undefined,
  facts: Json | null,
): (Json | null)[] {
  const { clause, departments } = citation
  const quotes = citation.quotes.map((q) => boldFigures(clip(q.text, detail.quoteText))).join('\n\n')
  const who = [
    departments.lead.length > 0 ? `**责任单位** ${escapeMarkdown(departments.lead.join('、'))}` : '',
    departments.support.length > 0 ? `**配合单位** ${escapeMarkdown(departments.support.join('、'))}` : '',
  ].filter(Boolean)
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

/** 《title》（文号）path, with a link to the passage. */
function sourceLine({ document, clause, url }: Citation, publicUrl: string | undefined): string {
  const number = document.number ? `（${document.number}）` : ''
  const inferred = document.titleInferred ? '（标题为推定）' : ''
  const text = escapeMarkdown(clip(`来源：《${document.title}》${inferred}${number} ${clause.path.join(' › ')}`, 400))
  const link = publicUrl ? markdownLink('查看原文', publicUrl.replace(/\/$/u, '') + url) : null
  return link ? `${coloured('grey', text)} ${link}` : coloured('grey', text)
}

/**
 * Only when there are several amounts to compare; one is in the sentence already. Targets of the government's own are no
 * benefit. A question for one thing gets the amounts of the quoted sentences, a list or comparison those of the clauses.
 */
function factsTable({ citations, intent }: Answer, most: number): Json | null {
  const whole = intent === 'list' || intent === 'compare'
  const rows = citations.flatMap(({ facts, quotes, clause, document }) =>
    facts
      .filter((f) => f.amount !== null && f.kind !== '目标')
      .filter((f) => whole || quotes.some((q) => f.start < q.end && f.end > q.start))
      .map((f) => ({
        kind: f.kind,
        recipient: clip(f.recipient ?? '', 120),
        amount: clip(f.amount ?? '', 160),
        condition: f.condition && !f.recipient?.includes(f.condition) ? clip(f.condition, 160) : '',
        basis: citations.length > 1 ? clip(`${document.region} ${lastOf(clause.path) || clause.label}`, 60) : '',
      })),
  )
  if (rows.length < 2 || most === 0) return null
  // A column that says nothing is left out: a phone has room for three.
  const columns = FACT_COLUMNS.filter(({ name }) => rows.some((r) => r[name] !== ''))
  return table(columns, rows.slice(0, most))
}

function uncited(reply: AnswerReply): Json[] {
  const { answer, searched } = reply
  const text = markdown(escapeMarkdown(clip(withoutRelated(answer), 3000)))
  if (answer.status === 'answered' || isSmallTalk(answer)) return [text]
  const places = searched.places.slice(0, 12).join('、') + (searched.places.length > 12 ? ' 等' : '')
  const library = `${searched.documents} 份文件${places ? `（${places}）` : ''}，索引建于 ${searched.builtOn}。`
  const said = (answer.status === 'not_found' ? '已查库内全部 ' : '库内现有 ') + library
  return [text, smallPrint(coloured('grey', escapeMarkdown(said)))]
}

function relatedPart(reply: AnswerReply, detail: Detail, publicUrl: string | undefined): Json | null {
  const related = reply.answer.related.slice(0, reply.relatedShown ? Math.max(1, detail.related) : detail.related)
  const wanted = reply.relatedShown || reply.answer.status !== 'answered'
  if (related.length === 0 || !wanted) return null
  const parts = related.flatMap((citation) => [
    markdown(escapeMarkdown(clip(citation.quotes[0]?.text ?? citation.clause.text, 160))),
    smallPrint(sourceLine(citation, publicUrl)),
  ])
  return folded('相关条款（不是对这个问题的回答）', parts, reply.relatedShown)
}

function asks({ suggestions, status }: Answer): (Json | null)[] {
  const shown = suggestions.slice(0, status === 'answered' ? 2 : 5)
  if (shown.length === 0) return []
  const label = status === 'clarify' ? '你想问的是' : '可以接着问'
  return [markdown(`**${label}**`), row(shown.map((q) => button(q, { do: 'ask', question: clip(q, 200) })))]
}

function buttons(reply: AnswerReply): Json | null {
  const { answer, answerId, votes, handover } = reply
  const count = (n: number): string => (n > 0 ? ` ${n}` : '')
  const answered = answer.status === 'answered'
  const voting = [
    button(`有用${count(votes.useful)}`, { do: 'vote', answerId, verdict: 'useful' }, 'primary'),
    button(`没解决${count(votes.unresolved)}`, { do: 'vote', answerId, verdict: 'unresolved' }),
  ]
  const toPeople = handover === 'offered' && (!answered || votes.unresolved > 0)
  return row([
    ...(answered ? [...voting, button('转发版', { do: 'forward', answerId })] : []),
    ...(answered && answer.related.length > 0 && !reply.relatedShown
      ? [button('相关条款', { do: 'related', answerId })]
      : []),
    ...(toPeople ? [button('转人工', { do: 'handover', answerId })] : []),
  ])
}

function footer(reply: AnswerReply): Json | null {
  if (reply.handover === 'open') return smallPrint(coloured('green', '已转给服务站，工作人员回复后会发到这里。'))
  if (reply.handover === 'closed') return smallPrint(coloured('green', '工作人员已回复。'))
  return null
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
