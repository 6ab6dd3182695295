import { Migrator, sql } from 'kysely'
import type { CompiledQuery, CreateTableBuilder, Kysely } from 'kysely'
import { SchemaError } from '../errors.ts'
import type { SqlDialect } from './dialect.ts'
import type { Schema } from './schema.ts'

/** The statements that bring a database from the step before to this one. */
type Step = (db: Kysely<Schema>, dialect: SqlDialect) => CompiledQuery[]

/** Never change one that has been released: add the next. Names sort in the order in which they run. */
export const migrations: Readonly<Record<string, Step>> = {
  '001_inbox_answers_feedback': (db, dialect) => [
    ...createInbox(db, dialect),
    ...createAnswers(db, dialect),
    ...createRest(db),
  ],
  '002_one_claim_per_chat': (db) => [
    // Whatever is claimed may be claimed anew when its lease ends, so this loses nothing.
    sql`UPDATE inbox SET state = 'stored' WHERE state = 'claimed'`.compile(db),
    sql`CREATE UNIQUE INDEX inbox_claimed ON inbox (platform, chat_id) WHERE state = 'claimed'`.compile(db),
  ],
  '003_leases_and_builds': (db, dialect) => [
    create(db, 'leases')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('holder', 'text', (c) => c.notNull())
      .addColumn('held_until', 'bigint', (c) => c.notNull())
      .compile(),
    ...dialect.createBuilds(db),
  ],
}

/**
 * Brings the database to the newest schema. One made by a newer Huiwen is refused, not half understood.
 *
 * @throws SchemaError
 */
export async function migrate(db: Kysely<Schema>, dialect: SqlDialect): Promise<void> {
  const runnable = Object.entries(migrations).map(([name, step]) => [
    name,
    {
      up: async (on: Kysely<Schema>) => {
        for (const statement of step(on, dialect)) await on.executeQuery(statement)
      },
    },
  ])
  const migrator = new Migrator({ db, provider: { getMigrations: async () => Object.fromEntries(runnable) } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw new SchemaError(error)
}

function createInbox(db: Kysely<Schema>, { addId }: SqlDialect): CompiledQuery[] {
  return [
    addId(create(db, 'inbox'))
      .addColumn('platform', 'text', (c) => c.notNull())
      .addColumn('message_id', 'text', (c) => c.notNull())
      .addColumn('chat_id', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('sent_at', 'bigint', (c) => c.notNull())
      .addColumn('received_at', 'bigint', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('attempts', 'integer', (c) => c.notNull())
      .addColumn('due_at', 'bigint', (c) => c.notNull())
      .addColumn('sending_since', 'bigint')
      .addColumn('done_at', 'bigint')
      .addColumn('reason', 'text')
      .addUniqueConstraint('inbox_message', ['platform', 'message_id'])
      .compile(),
    index(db, 'inbox_open', 'inbox', ['state', 'platform', 'chat_id', 'sent_at', 'id']),
    index(db, 'inbox_received', 'inbox', ['received_at']),
  ]
}

function createAnswers(db: Kysely<Schema>, { addRowid }: SqlDialect): CompiledQuery[] {
  return [
    addRowid(create(db, 'answers'))
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
      .addColumn('took_ms', 'double precision', (c) => c.notNull())
      .addColumn('asked_at', 'bigint', (c) => c.notNull())
      .addColumn('answer', 'text', (c) => c.notNull())
      .addUniqueConstraint('answers_message', ['platform', 'message_id'])
      .compile(),
    index(db, 'answers_conversation', 'answers', ['conversation', 'asked_at']),
    index(db, 'answers_reply', 'answers', ['platform', 'reply_id']),
    index(db, 'answers_asked', 'answers', ['asked_at']),
  ]
}

function createRest(db: Kysely<Schema>): CompiledQuery[] {
  return [
    create(db, 'feedback')
      .addColumn('answer_id', 'text', (c) => c.notNull())
      .addColumn('person', 'text', (c) => c.notNull())
      .addColumn('verdict', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('feedback_once', ['answer_id', 'person'])
      .compile(),
    pairs(db, 'chats', 'chat', 'region'),
    pairs(db, 'settings', 'key', 'value'),
    create(db, 'handovers')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('platform', 'text', (c) => c.notNull())
      .addColumn('answer_id', 'text', (c) => c.notNull().unique())
      .addColumn('question', 'text', (c) => c.notNull())
      .addColumn('address', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('closed_at', 'bigint')
      .addColumn('reply', 'text')
      .compile(),
  ]
}

/** Of any column, as the tables are described here and not where they are used. */
function create(db: Kysely<Schema>, table: keyof Schema): CreateTableBuilder<string, string> {
  return db.schema.createTable<string>(table)
}

function pairs(db: Kysely<Schema>, table: keyof Schema, key: string, value: string): CompiledQuery {
  return create(db, table)
    .addColumn(key, 'text', (c) => c.primaryKey())
    .addColumn(value, 'text', (c) => c.notNull())
    .compile()
}

function index(db: Kysely<Schema>, name: string, table: keyof Schema, columns: readonly string[]): CompiledQuery {
  return db.schema
    .createIndex(name)
    .on(table)
    .columns([...columns])
    .compile()
}
