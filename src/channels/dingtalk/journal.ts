import { createHmac, randomUUID } from 'node:crypto'
import { TakenOver } from '../../service/index.ts'
import type { SharedMemory } from '../memory.ts'

export type Way = 'card' | 'session' | 'robot'

export type Sending =
  /** Not sent yet, or surely not arrived: send now. */
  | { readonly kind: 'fresh' }
  /** Sent and confirmed as this message. */
  | { readonly kind: 'sent'; readonly messageId: string }
  /** It is being sent, or the process ended while it was. */
  | { readonly kind: 'unknown'; readonly way: Way }

/**
 * Feishu drops a second message with the same key; DingTalk has no such key on its plain messages. So what is being sent
 * is written down in the moment it leaves, and crossed out when its outcome is known.
 */
export interface Journal {
  /** What is written of a message; `key` is the same whenever it is tried. */
  open(chat: string, key: string): JournalEntry | Promise<JournalEntry>
}

export interface JournalEntry {
  readonly state: Sending
  /** @throws TakenOver if another process has written to the entry since it was opened */
  sending(way: Way): void | Promise<void>
  sent(messageId: string): void | Promise<void>
  /** It surely did not arrive, or may be said again. */
  notSent(): void | Promise<void>
}

/**
 * A journal of which all is synchronous: nothing can happen between writing it down and handing it to the network but
 * the end of the process.
 */
export interface SendJournal extends Journal {
  open(chat: string, key: string): SyncJournalEntry
}

export interface SyncJournalEntry extends JournalEntry {
  sending(way: Way): void
  sent(messageId: string): void
  notSent(): void
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

  const write = (name: string, entry: string): void => {
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
    open(chat, key) {
      const name = nameOf(chat, key, secret)
      return {
        get state() {
          return readEntry(last.get(name), key)
        },
        sending: (way) => write(name, entryOf(key, 'sending', way)),
        sent: (messageId) => write(name, entryOf(key, 'sent', messageId)),
        notSent: () => write(name, entryOf(key, 'failed')),
      }
    },
  }
}

/**
 * The same lines in a memory that several processes share, one under the name of each chat. A process that was held up
 * for so long that another took its message over learns of it in the moment in which it would send.
 */
export function rememberedJournal(memory: SharedMemory, secret: string): Journal {
  const sender = randomUUID()
  return {
    async open(chat, key) {
      const name = `dingtalk:sending:${nameOf(chat, key, secret)}`
      let line = await memory.get(name)
      const write = async (entry: string): Promise<boolean> => {
        const isOurs = await memory.swap(name, line, entry)
        if (isOurs) line = entry
        return isOurs
      }
      return {
        get state() {
          return readEntry(line ?? undefined, key)
        },
        async sending(way) {
          if (!(await write(entryOf(key, 'sending', way, sender)))) throw new TakenOver()
        },
        // Where another process has gone on meanwhile, the line is about what that one is sending.
        sent: async (messageId) => void (await write(entryOf(key, 'sent', messageId))),
        notSent: async () => void (await write(entryOf(key, 'failed'))),
      }
    },
  }
}

function nameOf(chat: string, key: string, secret: string): string {
  // What is sent beside the inbox (the end of a rebuild) has a line of its own.
  const which = key.includes(':') ? key.slice(key.lastIndexOf(':')) : ''
  return createHmac('sha256', secret).update(chat).digest('base64url').slice(0, 22) + which
}

function entryOf(key: string, state: 'sending' | 'sent' | 'failed', ...rest: readonly string[]): string {
  return [key, state, ...rest].map(oneWord).join(' ')
}

function readEntry(entry: string | undefined, key: string): Sending {
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
