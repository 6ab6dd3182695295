import { sql } from 'kysely'
import type { Kysely, Selectable } from 'kysely'
import type { Claim, Inbox, InboxEntry } from '../port.ts'
import type { SqlDialect } from './dialect.ts'
import { storable } from './schema.ts'
import type { InboxTable, Schema } from './schema.ts'

export function sqlInbox(db: Kysely<Schema>, dialect: SqlDialect): Inbox {
  return {
    async add(entry) {
      const row = {
        platform: entry.platform,
        message_id: entry.messageId,
        chat_id: entry.chatId,
        body: entry.body,
        sent_at: entry.sentAt,
        received_at: entry.receivedAt,
        state: 'stored' as const,
        attempts: 0,
        due_at: 0,
      }
      const result = await db
        .insertInto('inbox')
        .values(row)
        .onConflict((c) => c.columns(['platform', 'message_id']).doNothing())
        .executeTakeFirst()
      return result.numInsertedOrUpdatedRows === 1n
    },

    async claim(options) {
      for (let tries = 1; ; tries += 1) {
        try {
          return await claim(db, dialect, options)
        } catch (error) {
          if (tries === MOST_TRIES || !dialect.lostRace(error)) throw error
        }
      }
    },

    async renew(ids, leaseUntil) {
      for (let i = 0; i < ids.length; i += MOST_IDS) {
        await db
          .updateTable('inbox')
          .set({ due_at: leaseUntil })
          .where('id', 'in', ids.slice(i, i + MOST_IDS))
          .where('state', '=', 'claimed')
          .execute()
      }
    },

    async markSending(claim, now) {
      const result = await claimed(db, claim)
        .set((e) => ({ sending_since: e.fn.coalesce('sending_since', e.val(now)) }))
        .executeTakeFirst()
      return result.numUpdatedRows === 1n
    },

    async release(claim, readyAt, sent) {
      const cleared = sent === 'no' ? { sending_since: null } : {}
      await claimed(db, claim)
        .set({ state: 'stored', due_at: readyAt, ...cleared })
        .execute()
    },

    async finish(claim, outcome, now, reason) {
      const wiped = { body: '', chat_id: '' }
      await claimed(db, claim)
        .set({ state: outcome, done_at: now, reason: storable(reason ?? '') || null, ...wiped })
        .execute()
    },

    async pending() {
      const row = await open(db)
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
      return row.n
    },

    async nextDue(now) {
      const row = await open(db)
        .where('due_at', '>', now)
        .select((e) => e.fn.min('due_at').as('at'))
        .executeTakeFirstOrThrow()
      // `min` over no row is null, whatever the column's type says.
      return (row.at as number | null) ?? null
    },

    async failures(since, limit) {
      const rows = await db
        .selectFrom('inbox')
        .select(['platform', 'done_at', 'reason'])
        .where('state', '=', 'failed')
        .where('done_at', '>=', since)
        .orderBy('done_at', 'desc')
        .limit(limit)
        .execute()
      return rows.map((r) => ({ platform: r.platform, at: r.done_at ?? 0, reason: r.reason ?? '' }))
    },
  }
}

/**
 * One statement, so that two processes cannot claim the same entry. It can still see a chat as it was a moment ago and
 * take an entry that another process has just put second; the unique index `inbox_claimed` undoes that.
 */
async function claim(
  db: Kysely<Schema>,
  { skipLocked }: SqlDialect,
  { now, leaseMs, limit }: Parameters<Inbox['claim']>[0],
): Promise<InboxEntry[]> {
  const result = await sql<Selectable<InboxTable>>`
    WITH earliest AS (
      SELECT id FROM (
        SELECT id, due_at, row_number() OVER (
          PARTITION BY platform, chat_id ORDER BY state = 'claimed' DESC, attempts > 0 DESC, sent_at, id
        ) AS place
        FROM inbox WHERE state IN ('stored', 'claimed')
      ) AS open WHERE place = 1 AND due_at <= ${now}
    ), due AS MATERIALIZED (
      SELECT id FROM inbox
      WHERE id IN (SELECT id FROM earliest) AND state IN ('stored', 'claimed') AND due_at <= ${now}
      ORDER BY id LIMIT ${limit} ${skipLocked}
    )
    UPDATE inbox SET state = 'claimed', attempts = attempts + 1, due_at = ${now + leaseMs}
    WHERE id IN (SELECT id FROM due) RETURNING *`.execute(db)
  return result.rows.map(toEntry)
}

/** The entry while this claim on it holds: a process that was held up must not undo what another one does. */
function claimed(db: Kysely<Schema>, { id, attempts }: Claim) {
  return db.updateTable('inbox').where('id', '=', id).where('state', '=', 'claimed').where('attempts', '=', attempts)
}

function open(db: Kysely<Schema>) {
  return db.selectFrom('inbox').where('state', 'in', ['stored', 'claimed'])
}

function toEntry(row: Selectable<InboxTable>): InboxEntry {
  return {
    id: row.id,
    platform: row.platform,
    messageId: row.message_id,
    chatId: row.chat_id,
    body: row.body,
    sentAt: row.sent_at,
    receivedAt: row.received_at,
    attempts: row.attempts,
    sendingSince: row.sending_since,
  }
}

const MOST_TRIES = 10
/** D1 takes at most 100 values in a statement. */
const MOST_IDS = 90
