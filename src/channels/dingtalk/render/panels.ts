import type { HandoverReply, Panel, Reply } from '../../../service/index.ts'
import { clip, oneLine } from '../../../text.ts'
import { phraseOf, sayLink } from '../commands.ts'
import { askedBy, askList } from './answer.ts'
import type { Draft } from './content.ts'
import { coloured, escapeMarkdown, quoteBlock } from './markdown.ts'

/** A command's result. A table becomes a list: the first cell in bold, the others named by their columns. */
export function panelDraft(panel: Panel, most: number): Draft {
  const rows = panel.table?.rows ?? []
  const lines = rows.slice(0, most).map((cells) => row(panel.table?.columns ?? [], cells))
  const hidden = rows.length - lines.length
  return {
    title: panel.title,
    markdown: [
      `#### ${MARKS[panel.tone]}${escapeMarkdown(panel.title)}`,
      ...panel.paragraphs.map((text) => escapeMarkdown(clip(text, 1000))),
      lines.join('\n'),
      hidden > 0 ? coloured('grey', `另有 ${hidden} 行没有列出。`) : '',
      panel.asks && panel.asks.length > 0 ? `**可以这样问**\n\n${askList(panel.asks)}` : '',
    ]
      .filter(Boolean)
      .join('\n\n'),
    buttons: [],
  }
}

/** For the staff: the question, and how to answer it. */
export function handoverDraft({ handoverId, question, from, closed }: HandoverReply): Draft {
  if (closed) {
    const parts = [
      '#### ✅ 已回复',
      `问：${escapeMarkdown(clip(question, 1500))}`,
      `答：${escapeMarkdown(closed.reply)}`,
    ]
    return { title: '已回复', markdown: parts.join('\n\n'), buttons: [] }
  }
  const phrase = phraseOf({ do: 'staff_reply', handoverId, text: '' })
  return {
    title: '有一个问题等待人工回复',
    markdown: [
      '#### 有一个问题等待人工回复',
      quoteBlock(escapeMarkdown(clip(question, 2000))),
      from ? coloured('grey', `提问人在${escapeMarkdown(from)}。`) : '',
      `请 @我 并发送：**${escapeHash(phrase)}（空一格写回复）**`,
      coloured('grey', '库里没有查到，或提问人点了“没解决”。回复会送回提问的会话，并注明由工作人员回复。'),
    ]
      .filter(Boolean)
      .join('\n\n'),
    buttons: [],
  }
}

/** What a person said, kept apart in look and in words from what a policy says. */
export function staffReplyDraft(
  { question, reply }: Extract<Reply, { kind: 'staff_reply' }>,
  nick: string | null,
): Draft {
  return {
    title: '服务站工作人员回复',
    markdown: [
      '#### 👤 服务站工作人员回复',
      askedBy(question, nick),
      escapeMarkdown(clip(reply, 2000)),
      coloured('grey', '以上是工作人员的答复，不是政策原文。'),
    ].join('\n\n'),
    buttons: [],
  }
}

/** A short word after a press, with the button for going on to people where that is offered. */
export function confirmationDraft({ text, handoverOf }: Extract<Reply, { kind: 'confirmation' }>): Draft {
  const buttons = handoverOf
    ? [{ title: '转人工', url: sayLink(phraseOf({ do: 'handover', answerId: handoverOf })) }]
    : []
  return { title: clip(text, 40), markdown: escapeMarkdown(text), buttons }
}

function row(columns: readonly string[], cells: readonly string[]): string {
  const [first = '', ...rest] = cells.map((cell) => escapeMarkdown(clip(oneLine(cell), 200)))
  const named = rest.map((cell, i) => (columns.length > 2 ? `${escapeMarkdown(columns[i + 1] ?? '')} ${cell}` : cell))
  return `- **${first || '—'}**　${named.join('；')}`
}

/** The sign is read by `readPhrase` in both widths. */
function escapeHash(phrase: string): string {
  return escapeMarkdown(phrase.trim())
}

const MARKS: Record<Panel['tone'], string> = { info: '', success: '✅ ', warning: '⚠️ ', error: '❌ ' }
