import type { Reply } from '../service/index.ts'

/** What a reply says where nothing but text can be sent. */
export function plainText(reply: Reply): string {
  switch (reply.kind) {
    case 'text':
    case 'confirmation':
      return reply.text
    case 'answer':
      return reply.answer.text
    case 'panel': {
      const { title, paragraphs, table } = reply.panel
      return [title, ...paragraphs, ...(table?.rows.map((cells) => cells.join('　')) ?? [])].join('\n')
    }
    case 'handover':
      return `有一个问题等待人工回复：\n${reply.question}`
    case 'staff_reply':
      return `服务站工作人员回复（不是政策原文）：\n${reply.reply}`
  }
}

export const TOO_LONG = '……（太长，余下部分请看网页上的原文）'
