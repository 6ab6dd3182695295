import { createHmac } from 'node:crypto'
import type { Memory } from '../memory.ts'

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
 * is written down in the moment it leaves, and crossed out when its outcome is known.
 */
export interface Journal {
  before(chat: string, key: string): Before | Promise<Before>
  sending(chat: string, key: string, way: Way): void | Promise<void>
  sent(chat: string, key: string, messageId: string): void | Promise<void>
  /** It surely did not arrive, or may be said again. */
  notSent(chat: string, key: string): void | Promise<void>
}

/**
 * A journal of which all is synchronous: nothing can happen between writing it down and handing it to the network but
 * the end of the process.
 */
export interface SendJournal extends Journal {
  before(chat: string, key: string): Before
  sending(chat: string, key: string, way: Way): void
  sent(chat: string, key: string, messageId: string): void
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

  const write = (chat: string, key: string, state: string, rest = ''): void => {
    const name = nameOf(chat, key, secret)
    const entry = entryOf(key, state, rest)
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
    before: (chat, key) => readEntry(last.get(nameOf(chat, key, secret)), key),
    sending: (chat, key, way) => write(chat, key, 'sending', way),
    sent: (chat, key, messageId) => write(chat, key, 'sent', messageId),
    notSent: (chat, key) => write(chat, key, 'failed'),
  }
}

/** The same lines in a memory that several processes share, one under the name of each chat. */
export function rememberedJournal(memory: Memory, secret: string): Journal {
  const at = (chat: string, key: string): string => `dingtalk:sending:${nameOf(chat, key, secret)}`
  const write = (chat: string, key: string, state: string, rest = ''): Promise<void> =>
    memory.set(at(chat, key), entryOf(key, state, rest))
  return {
    before: async (chat, key) => readEntry((await memory.get(at(chat, key))) ?? undefined, key),
    sending: (chat, key, way) => write(chat, key, 'sending', way),
    sent: (chat, key, messageId) => write(chat, key, 'sent', messageId),
    notSent: (chat, key) => write(chat, key, 'failed'),
  }
}

function nameOf(chat: string, key: string, secret: string): string {
  // What is sent beside the inbox (the end of a rebuild) has a line of its own.
  const which = key.includes(':') ? key.slice(key.lastIndexOf(':')) : ''
  return createHmac('sha256', secret).update(chat).digest('base64url').slice(0, 22) + which
}

function entryOf(key: string, state: string, rest: string): string {
  return [oneWord(key), state, oneWord(rest)].join(' ')
}

function readEntry(entry: string | undefined, key: string): Before {
  const [lastKey, state, rest = ''] = entry?.split(' ') ?? []
  if (lastKey !== oneWord(key)) return { kind: 'fresh' }
  if (state === 'sent') return { kind: 'sent', messageId: rest }
  return state === 'sending' ? { kind: 'unknown', way: isWay(rest) ? rest : 'session' } : { kind: 'fresh' }
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
