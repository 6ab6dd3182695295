import type { HandoverReply, Panel, Reply } from '../../../service/index.ts'
import { clip } from '../../../text.ts'
import { button, card, folded, markdown, replyForm, row, smallPrint, table, verbatim } from './elements.ts'
import type { Card, Template } from './elements.ts'
import { coloured, escapeMarkdown } from './markdown.ts'

const TEMPLATES: Record<Panel['tone'], Template> = { info: 'blue', success: 'green', warning: 'orange', error: 'red' }

export function panelCard(panel: Panel, most: number): Card {
  const columns = panel.table?.columns.map((title, i) => ({ name: `c${i}`, title })) ?? []
  const rows = (panel.table?.rows ?? [])
    .slice(0, most)
    .map((cells) => Object.fromEntries(cells.map((cell, i) => [`c${i}`, clip(cell, 300)])))
  return card({
    title: panel.title,
    template: TEMPLATES[panel.tone],
    summary: panel.title,
    elements: [
      ...panel.paragraphs.map((text) => markdown(escapeMarkdown(clip(text, 1000)))),
      rows.length > 0 ? table(columns, rows) : null,
      row((panel.asks ?? []).map((question) => button(question, { do: 'ask', question: clip(question, 200) }))),
    ],
  })
}

/** For the staff: the question and a field to answer it in. */
export function handoverCard({ handoverId, question, from, closed }: HandoverReply): Card {
  if (closed) {
    return card({
      title: '已回复',
      template: 'green',
      summary: '已回复',
      elements: [
        verbatim(`问：${clip(question, 1500)}`),
        verbatim(`答：${clip(closed.reply, 2000)}`),
        smallPrint(`回复人 ${person(closed.by)}`),
      ],
    })
  }
  return card({
    title: '有一个问题等待人工回复',
    template: 'orange',
    summary: clip(question, 60),
    elements: [
      verbatim(clip(question, 2000)),
      from ? smallPrint(coloured('grey', `提问人在${escapeMarkdown(from)}。`)) : null,
      smallPrint(coloured('grey', '库里没有查到，或提问人点了“没解决”。回复会送回提问的会话，并注明由工作人员回复。')),
      replyForm('staff_reply', '写给提问人的回复', '发送回复', { do: 'staff_reply', handoverId }),
    ],
  })
}

/** What a person said, kept apart in look and in words from what a policy says. */
export function staffReplyCard(reply: Extract<Reply, { kind: 'staff_reply' }>): Card {
  return card({
    title: '服务站工作人员回复',
    template: 'turquoise',
    summary: clip(reply.reply, 60),
    elements: [
      verbatim(clip(reply.reply, 2000)),
      smallPrint(`回复人 ${person(reply.staff)}`),
      smallPrint(coloured('grey', '以上是工作人员的答复，不是政策原文。')),
      folded('原来的问题', [verbatim(clip(reply.question, 1500))]),
    ],
  })
}

/** Shown by name, without notifying. The id comes from the platform; anything else could be markup. */
function person(openId: string): string {
  return /^[A-Za-z0-9_-]+$/u.test(openId)
    ? `<person id='${openId}' show_name=true show_avatar=true style='normal'></person>`
    : '服务站工作人员'
}
