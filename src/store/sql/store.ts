import type { Kysely } from 'kysely'
import type { ChatSettings, FeedbackLog, Handovers, Leases, Settings, Store } from '../port.ts'
import { sqlAnswers } from './answers.ts'
import type { SqlDialect } from './dialect.ts'
import { sqlInbox } from './inbox.ts'
import { storable } from './schema.ts'
import type { Schema } from './schema.ts'

/** The store on any database that Kysely reaches, once its tables are there. */
export function sqlStore(db: Kysely<Schema>, dialect: SqlDialect): Store {
  return {
    inbox: sqlInbox(db, dialect),
    answers: sqlAnswers(db),
    feedback: sqlFeedback(db),
    chats: sqlChats(db),
    settings: sqlSettings(db),
    handovers: sqlHandovers(db),
    leases: sqlLeases(db),
    purge: (before) => purge(db, before),
    close: () => db.destroy(),
  }
}

/** Not in one transaction, which D1 does not have: feedback goes before its answers, so a purge cut short is no harm. */
async function purge(db: Kysely<Schema>, before: Parameters<Store['purge']>[0]): Promise<number> {
  const oldAnswers = db.selectFrom('answers').select('id').where('asked_at', '<', before.answers)
  const results = [
    await db
      .deleteFrom('inbox')
      .where('received_at', '<', before.inbox)
      .where('state', 'not in', ['stored', 'claimed'])
      .executeTakeFirst(),
    await db.deleteFrom('feedback').where('answer_id', 'in', oldAnswers).executeTakeFirst(),
    await db.deleteFrom('answers').where('asked_at', '<', before.answers).executeTakeFirst(),
    await db.deleteFrom('handovers').where('created_at', '<', before.handovers).executeTakeFirst(),
    await db.deleteFrom('leases').where('held_until', '<', before.inbox).executeTakeFirst(),
  ]
  return results.reduce((sum, r) => sum + Number(r.numDeletedRows), 0)
}

function sqlFeedback(db: Kysely<Schema>): FeedbackLog {
  const counts: FeedbackLog['counts'] = async (answerId) => {
    const rows = await db
      .selectFrom('feedback')
      .select(['verdict', (e) => e.fn.countAll<number>().as('n')])
      .where('answer_id', '=', answerId)
      .groupBy('verdict')
      .execute()
    const of = (verdict: string): number => rows.find((r) => r.verdict === verdict)?.n ?? 0
    return { useful: of('useful'), unresolved: of('unresolved') }
  }
  return {
    counts,
    async give({ answerId, person, verdict, at }) {
      const result = await db
        .insertInto('feedback')
        .values({ answer_id: answerId, person, verdict, at })
        .onConflict((c) =>
          c.columns(['answer_id', 'person']).doUpdateSet({ verdict, at }).where('feedback.verdict', '!=', verdict),
        )
        .executeTakeFirst()
      return { changed: result.numInsertedOrUpdatedRows === 1n, ...(await counts(answerId)) }
    },
  }
}

function sqlChats(db: Kysely<Schema>): ChatSettings {
  return {
    async region(chat) {
      const row = await db.selectFrom('chats').select('region').where('chat', '=', chat).executeTakeFirst()
      return row?.region ?? null
    },
    async bind(chat, region) {
      if (region === null) {
        await db.deleteFrom('chats').where('chat', '=', chat).execute()
        return
      }
      await db
        .insertInto('chats')
        .values({ chat, region })
        .onConflict((c) => c.column('chat').doUpdateSet({ region }))
        .execute()
    },
  }
}

function sqlSettings(db: Kysely<Schema>): Settings {
  const get: Settings['get'] = async (key) => {
    const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
    return row?.value ?? null
  }
  return {
    get,
    async set(key, value) {
      await db
        .insertInto('settings')
        .values({ key, value })
        .onConflict((c) => c.column('key').doUpdateSet({ value }))
        .execute()
    },
    async setOnce(key, value) {
      await db
        .insertInto('settings')
        .values({ key, value })
        .onConflict((c) => c.column('key').doNothing())
        .execute()
      return (await get(key)) ?? value
    },
    async swap(key, from, value) {
      if (from !== null) {
        const update = db.updateTable('settings').set({ value }).where('key', '=', key).where('value', '=', from)
        return (await update.executeTakeFirst()).numUpdatedRows === 1n
      }
      const insert = db.insertInto('settings').values({ key, value })
      const result = await insert.onConflict((c) => c.column('key').doNothing()).executeTakeFirst()
      return result.numInsertedOrUpdatedRows === 1n
    },
  }
}

function sqlHandovers(db: Kysely<Schema>): Handovers {
  const find = async (column: 'id' | 'answer_id', value: string) => {
    const row = await db.selectFrom('handovers').selectAll().where(column, '=', value).executeTakeFirst()
    if (!row) return null
    const { answer_id: answerId, created_at: createdAt, id, platform, question, address, state, reply } = row
    return { id, platform, answerId, question, address, state, createdAt, reply }
  }
  return {
    async open({ answerId, createdAt, question, ...rest }) {
      const result = await db
        .insertInto('handovers')
        .values({ ...rest, question: storable(question), answer_id: answerId, created_at: createdAt, state: 'open' })
        .onConflict((c) => c.column('answer_id').doNothing())
        .executeTakeFirst()
      return result.numInsertedOrUpdatedRows === 1n
    },
    byId: (id) => find('id', id),
    byAnswer: (answerId) => find('answer_id', answerId),
    async close(id, reply, now) {
      const result = await db
        .updateTable('handovers')
        .set({ state: 'closed', reply: storable(reply), closed_at: now })
        .where('id', '=', id)
        .where('state', '=', 'open')
        .executeTakeFirst()
      return result.numUpdatedRows === 1n
    },
    async wipe(id) {
      await db.updateTable('handovers').set({ address: '' }).where('id', '=', id).execute()
    },
  }
}

function sqlLeases(db: Kysely<Schema>): Leases {
  return {
    async take({ name, holder, now, until }) {
      const result = await db
        .insertInto('leases')
        .values({ name, holder, held_until: until })
        .onConflict((c) =>
          c
            .column('name')
            .doUpdateSet({ holder, held_until: until })
            .where((e) => e.or([e('leases.holder', '=', holder), e('leases.held_until', '<=', now)])),
        )
        .executeTakeFirst()
      return result.numInsertedOrUpdatedRows === 1n
    },
    async release(name, holder) {
      await db.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute()
    },
    async held(prefix, now) {
      // Names are made by this program and hold nothing that LIKE reads otherwise.
      const row = await db
        .selectFrom('leases')
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('name', 'like', `${prefix}%`)
        .where('held_until', '>', now)
        .executeTakeFirstOrThrow()
      return row.n
    },
  }
}
