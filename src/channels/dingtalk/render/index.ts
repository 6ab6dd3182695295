import type { Reply } from '../../../service/index.ts'
import { cut } from '../../../text.ts'
import type { RobotContent } from '../api.ts'
import { plainText, TOO_LONG } from '../../plain-text.ts'
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
  return [...drafts.map(robotContent).filter((content) => sizeOf(content) <= MAX_BYTES), barest(reply)]
}

/** The platform takes 15,000 bytes; a margin is kept. */
const MAX_BYTES = 14_500

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
      return [staffReplyDraft(reply, setting.nick)]
  }
}

function barest(reply: Reply): RobotContent {
  const text = wordsOf(reply) || '（没有内容）'
  // Each step leaves a quarter off, so that a few are enough, whatever the text's characters take in bytes.
  for (let most = text.length; ; most = Math.floor(most * 0.75)) {
    const shown = most >= text.length ? text : `${cut(text, most)}\n${TOO_LONG}`
    const content = textContent(shown)
    if (sizeOf(content) <= MAX_BYTES || most < 100) return content
  }
}

function wordsOf(reply: Reply): string {
  const text = plainText(reply)
  return reply.kind === 'handover' ? `${text}\n请 @我 并发送：回复 #${reply.handoverId} （空一格写回复）` : text
}
