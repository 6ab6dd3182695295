import type { Reply } from '../../../service/index.ts'
import type { RobotContent } from '../api.ts'
import { answerDraft, DETAILS } from './answer.ts'
import type { Setting } from './answer.ts'
import { robotContent, sizeOf, textContent } from './content.ts'
import type { Draft } from './content.ts'
import { confirmationDraft, handoverDraft, panelDraft, staffReplyDraft } from './panels.ts'

/**
 * The forms a reply can take, richest first, as far as they fit. The last one is plain text, which always does. If the
 * platform refuses one all the same, the sender takes the next.
 */
export function renditions(reply: Reply, setting: Setting): RobotContent[] {
  const drafts = reply.kind === 'text' ? [] : draftsOf(reply, setting)
  return [...drafts.map(robotContent).filter((content) => sizeOf(content) <= MAX_BYTES), plainText(reply)]
}

/** The platform takes 15,000 bytes; a margin is kept. */
export const MAX_BYTES = 14_500

function draftsOf(reply: Exclude<Reply, { kind: 'text' }>, setting: Setting): Draft[] {
  switch (reply.kind) {
    case 'confirmation':
      return [confirmationDraft(reply)]
    case 'answer':
      return DETAILS.map((detail) => answerDraft(reply, detail, setting))
    case 'panel':
      return [60, 30, 10, 3].map((rows) => panelDraft(reply.panel, rows))
    case 'handover':
      return [handoverDraft(reply)]
    case 'staff_reply':
      return [staffReplyDraft(reply)]
  }
}

function plainText(reply: Reply): RobotContent {
  const text = wordsOf(reply) || '（没有内容）'
  // Each step leaves a quarter off, so that a few are enough, whatever the text's characters take in bytes.
  for (let most = text.length; ; most = Math.floor(most * 0.75)) {
    const shown = most >= text.length ? text : `${cut(text, most)}\n……（太长，余下部分请看网页上的原文）`
    const content = textContent(shown)
    if (sizeOf(content) <= MAX_BYTES || most < 100) return content
  }
}

function wordsOf(reply: Reply): string {
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
      return `有一个问题等待人工回复：\n${reply.question}\n请 @我 并发送：回复 #${reply.handoverId} （空一格写回复）`
    case 'staff_reply':
      return `服务站工作人员回复（不是政策原文）：\n${reply.reply}`
  }
}

/** Never inside a surrogate pair. */
function cut(text: string, most: number): string {
  const code = text.charCodeAt(most - 1)
  return text.slice(0, code >= 0xd800 && code <= 0xdbff ? most - 1 : most)
}
