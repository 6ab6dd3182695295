import { createHmac } from 'node:crypto'
import type { Settings } from '../../store/port.ts'

export type Before =
  /** Not sent yet, or surely not arrived: send now. */
  | { readonly kind: 'fresh' }
  /** Sent and confirmed as this message. */
  | { readonly kind: 'sent'; readonly messageId: string }
  /** The process ended while it was being sent. */
  | { readonly kind: 'unknown' }

/**
 * Feishu drops a second message with the same key; DingTalk has no such key on its plain messages. So what is being sent
 * is written down right before it leaves, and crossed out when its outcome is known.
 */
export interface SendJournal {
  begin(chat: string, key: string): Promise<Before>
  sent(chat: string, key: string, messageId: string): Promise<void>
  /** It surely did not arrive, or may be said again. */
  notSent(chat: string, key: string): Promise<void>
}

/**
 * One line a chat is enough, since the inbox hands out one entry of a chat at a time: it cannot grow with the messages.
 * Chats are named by a keyed hash, as everywhere in the store.
 */
export function journalIn(settings: Pick<Settings, 'get' | 'set'>, secret: string): SendJournal {
  const lineOf = (chat: string, key: string): string => {
    // What is sent beside the inbox (the end of a rebuild, the word after a press) has a line of its own.
    const which = key.includes(':') ? key.slice(key.lastIndexOf(':')) : ''
    return `dingtalk-sending:${createHmac('sha256', secret).update(chat).digest('base64url').slice(0, 22)}${which}`
  }
  return {
    async begin(chat, key) {
      const line = lineOf(chat, key)
      const [lastKey, state, messageId = ''] = (await settings.get(line))?.split(' ') ?? []
      if (lastKey === key && state === 'sent') return { kind: 'sent', messageId }
      if (lastKey === key && state === 'sending') return { kind: 'unknown' }
      await settings.set(line, `${key} sending`)
      return { kind: 'fresh' }
    },
    sent: (chat, key, messageId) => settings.set(lineOf(chat, key), `${key} sent ${messageId}`),
    notSent: (chat, key) => settings.set(lineOf(chat, key), `${key} failed`),
  }
}
