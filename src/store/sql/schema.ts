import type { Generated } from 'kysely'

/** Rows as they lie in the database. Booleans are 0 and 1, times are milliseconds, objects are JSON text. */
export interface Schema {
  inbox: InboxTable
  answers: AnswersTable
  feedback: { answer_id: string; person: string; verdict: string; at: number }
  chats: { chat: string; region: string }
  settings: { key: string; value: string }
  handovers: HandoversTable
  leases: { name: string; holder: string; held_until: number }
  /** In PostgreSQL alone: other stores are not shared, or have a better place for large things. */
  builds: { name: string; packed: Uint8Array; published_at: number }
}

/** PostgreSQL keeps no NUL in a text; people's words and platforms' messages may hold one. */
export function storable(text: string): string {
  return text.replaceAll('\0', '')
}

export interface InboxTable {
  id: Generated<number>
  platform: string
  message_id: string
  chat_id: string
  body: string
  sent_at: number
  received_at: number
  state: 'stored' | 'claimed' | 'answered' | 'ignored' | 'failed'
  attempts: number
  /** When a stored entry may be claimed, or a claimed one again. */
  due_at: number
  sending_since: number | null
  done_at: number | null
  reason: string | null
}

export interface AnswersTable {
  /** Grows with every row: SQLite's own, a column in PostgreSQL. Not selected by `*` in the former. */
  rowid: Generated<number>
  id: string
  platform: string
  message_id: string
  reply_id: string | null
  conversation: string
  person: string
  chat: string
  question: string
  question_key: string
  status: 'answered' | 'not_found' | 'clarify'
  intent: string
  region: string | null
  library_version: string
  clauses: string
  took_ms: number
  asked_at: number
  answer: string
}

export interface HandoversTable {
  id: string
  platform: string
  answer_id: string
  question: string
  address: string
  state: 'open' | 'closed'
  created_at: number
  closed_at: number | null
  reply: string | null
}
