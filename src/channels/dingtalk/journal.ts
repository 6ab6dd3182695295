import { createHmac } from 'node:crypto'

export type Way = 'card' | 'session' | 'robot'

export type Before =
  /** Not sent yet, or surely not arrived: send now. */
  | { readonly kind: 'fresh' }
  /** Sent and confirmed as this message. */
  | { readonly kind: 'sent'; readonly messageId: string }
  /** The process ended while it was being sent. */
  | { readonly kind: 'unknown'; readonly way: Way }

/**
 * Feishu drops a second message with the same key; DingTalk has no such key on its plain messages. So what is being sent
 * is written down in the moment it leaves, and crossed out when its outcome is known. All of it is synchronous: nothing
 * can happen between writing it down and handing it to the network but the end of the process.
 */
export interface SendJournal {
  before(chat: string, key: string): Before
  sending(chat: string, key: string, way: Way): void
  sent(chat: string, key: string, messageId: string): void
  /** It surely did not arrive, or may be said again. */
  notSent(chat: string, key: string): void
}

/** Lines of text that outlive the process; `journal-file.ts` keeps them in a file. */
export interface JournalLines {
  readonly lines: readonly string[]
  append(line: string): void
  /** Puts these lines in the place of all others. */
  replace(lines: readonly string[]): void
}

/** A journal that ends with the process, for tests and for embedding. */
export const memoryLines = (): JournalLines => ({ lines: [], append() {}, replace() {} })

/**
 * The last line of a chat says all, since the inbox hands out one entry of a chat at a time; older ones are dropped now
 * and then. Chats are named by a keyed hash, as everywhere on disk.
 */
export function createSendJournal(file: JournalLines, secret: string): SendJournal {
  const last = new Map<string, string>()
  for (const line of file.lines) {
    const space = line.indexOf(' ')
    if (space > 0) last.set(line.slice(0, space), line.slice(space + 1))
  }
  let written = file.lines.length

  const nameOf = (chat: string, key: string): string => {
    // What is sent beside the inbox (the end of a rebuild) has a line of its own.
    const which = key.includes(':') ? key.slice(key.lastIndexOf(':')) : ''
    return createHmac('sha256', secret).update(chat).digest('base64url').slice(0, 22) + which
  }
  const write = (chat: string, key: string, state: string, rest = ''): void => {
    const name = nameOf(chat, key)
    const entry = [oneWord(key), state, oneWord(rest)].join(' ')
    file.append(`${name} ${entry}`)
    last.delete(name)
    last.set(name, entry)
    written += 1
    if (written < 2 * MOST_CHATS) return
    for (const oldest of last.keys()) {
      if (last.size <= MOST_CHATS) break
      last.delete(oldest)
    }
    file.replace([...last].map(([line, rest]) => `${line} ${rest}`))
    written = last.size
  }

  return {
    before(chat, key) {
      const [lastKey, state, rest = ''] = last.get(nameOf(chat, key))?.split(' ') ?? []
      if (lastKey !== oneWord(key)) return { kind: 'fresh' }
      if (state === 'sent') return { kind: 'sent', messageId: rest }
      return state === 'sending' ? { kind: 'unknown', way: isWay(rest) ? rest : 'session' } : { kind: 'fresh' }
    },
    sending: (chat, key, way) => write(chat, key, 'sending', way),
    sent: (chat, key, messageId) => write(chat, key, 'sent', messageId),
    notSent: (chat, key) => write(chat, key, 'failed'),
  }
}

/** Ids come from outside; none may end its line early. */
function oneWord(text: string): string {
  return text.replace(/\s/gu, '_')
}

function isWay(text: string): text is Way {
  return text === 'card' || text === 'session' || text === 'robot'
}

/** Chats whose last message is remembered; a crash can concern only those that were being written to. */
const MOST_CHATS = 5000
