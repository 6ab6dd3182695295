import { Migrator } from 'kysely'
import type { Kysely, Migration } from 'kysely'
import type { Schema } from './schema.ts'

/** Brings the file to the newest schema. A file made by a newer Huiwen is refused, not half understood. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } })
  const { error } = await migrator.migrateToLatest()
  if (error) {
    throw new Error(
      '数据库的表结构无法升级；如果它是由更新版本的惠问建立的，请用那个版本打开，或换一个 HUIWEN_DATA_DIR。',
      {
        cause: error,
      },
    )
  }
}

/** Never change one that has been released: add the next. Names sort in the order in which they run. */
const migrations: Record<string, Migration> = {
  '001_inbox_answers_feedback': {
    async up(db) {
      await createInbox(db)
      await createAnswers(db)
      await createRest(db)
    },
  },
}

async function createInbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('inbox')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('message_id', 'text', (c) => c.notNull())
    .addColumn('chat_id', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('sent_at', 'integer', (c) => c.notNull())
    .addColumn('received_at', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('due_at', 'integer', (c) => c.notNull())
    .addColumn('sending_since', 'integer')
    .addColumn('done_at', 'integer')
    .addColumn('reason', 'text')
    .addUniqueConstraint('inbox_message', ['platform', 'message_id'])
    .execute()
  await db.schema
    .createIndex('inbox_open')
    .on('inbox')
    .columns(['state', 'platform', 'chat_id', 'sent_at', 'id'])
    .execute()
  await db.schema.createIndex('inbox_received').on('inbox').column('received_at').execute()
}

async function createAnswers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('answers')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('message_id', 'text', (c) => c.notNull())
    .addColumn('reply_id', 'text')
    .addColumn('conversation', 'text', (c) => c.notNull())
    .addColumn('person', 'text', (c) => c.notNull())
    .addColumn('chat', 'text', (c) => c.notNull())
    .addColumn('question', 'text', (c) => c.notNull())
    .addColumn('question_key', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('intent', 'text', (c) => c.notNull())
    .addColumn('region', 'text')
    .addColumn('library_version', 'text', (c) => c.notNull())
    .addColumn('clauses', 'text', (c) => c.notNull())
    .addColumn('took_ms', 'real', (c) => c.notNull())
    .addColumn('asked_at', 'integer', (c) => c.notNull())
    .addColumn('answer', 'text', (c) => c.notNull())
    .addUniqueConstraint('answers_message', ['platform', 'message_id'])
    .execute()
  await db.schema.createIndex('answers_conversation').on('answers').columns(['conversation', 'asked_at']).execute()
  await db.schema.createIndex('answers_reply').on('answers').columns(['platform', 'reply_id']).execute()
  await db.schema.createIndex('answers_asked').on('answers').column('asked_at').execute()
}

async function createRest(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('feedback')
    .addColumn('answer_id', 'text', (c) => c.notNull())
    .addColumn('person', 'text', (c) => c.notNull())
    .addColumn('verdict', 'text', (c) => c.notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('feedback_once', ['answer_id', 'person'])
    .execute()
  for (const [table, key, value] of [
    ['chats', 'chat', 'region'],
    ['settings', 'key', 'value'],
  ] as const) {
    await db.schema
      .createTable(table)
      .addColumn(key, 'text', (c) => c.primaryKey())
      .addColumn(value, 'text', (c) => c.notNull())
      .execute()
  }
  await db.schema
    .createTable('handovers')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('answer_id', 'text', (c) => c.notNull().unique())
    .addColumn('question', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .addColumn('closed_at', 'integer')
    .addColumn('reply', 'text')
    .execute()
}
