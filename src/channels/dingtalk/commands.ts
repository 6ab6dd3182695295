import type { Action } from '../../service/index.ts'

/**
 * DingTalk's plain messages have no buttons that call back. Their buttons are links that say a sentence in the
 * presser's name; the sentence is an action's words and the id of what it is about: `有用 #Vw3k…`.
 */
export function phraseOf(action: Action): string {
  switch (action.do) {
    case 'vote':
      return `${action.verdict === 'useful' ? '有用' : '没解决'} #${action.answerId}`
    case 'related':
      return `相关条款 #${action.answerId}`
    case 'forward':
      return `转发版 #${action.answerId}`
    case 'handover':
      return `转人工 #${action.answerId}`
    case 'ask':
      return action.question
    case 'staff_reply':
      return `回复 #${action.handoverId} ${action.text}`
  }
}

/** The action that a sentence stands for; null for everything that people say by themselves. */
export function readPhrase(text: string): Exclude<Action, { do: 'ask' }> | null {
  const found = /^(有用|没解决|相关条款|转发版|转人工|回复)\s{0,3}[#＃]([\w＿-]{8,64})(?:\s([^]*))?$/u.exec(text.trim())
  const [, word, shown = '', rest = ''] = found ?? []
  // Where it was typed off a message, its underscores were full-width (see `escapeMarkdown`).
  const id = shown.replaceAll('＿', '_')
  switch (word) {
    case '有用':
      return { do: 'vote', answerId: id, verdict: 'useful' }
    case '没解决':
      return { do: 'vote', answerId: id, verdict: 'unresolved' }
    case '相关条款':
      return { do: 'related', answerId: id }
    case '转发版':
      return { do: 'forward', answerId: id }
    case '转人工':
      return { do: 'handover', answerId: id }
    case '回复':
      return { do: 'staff_reply', handoverId: id, text: rest }
    default:
      return null
  }
}

/** A link that sends a message in the name of whoever presses it. */
export function sayLink(text: string): string {
  return `dtmd://dingtalkclient/sendMessage?content=${encodeURIComponent(text).replace(/[()'*!~]/gu, percent)}`
}

/** Parentheses would end a Markdown link early. */
function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
