import type { D1Database } from '@cloudflare/workers-types'
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { CompiledQuery, DatabaseConnection, Dialect } from 'kysely'
import { SchemaError } from './errors.ts'
import type { Store } from './port.ts'
import { sqlite } from './sql/dialect.ts'
import { migrations } from './sql/migrations.ts'
import type { Schema } from './sql/schema.ts'
import { sqlStore } from './sql/store.ts'

/**
 * The store on Cloudflare D1. Makes the tables where they are missing, in one round trip where they are not; any number
 * of isolates may do so at once. `close` leaves the binding as it is.
 */
export async function openD1Store(database: D1Database): Promise<Store> {
  const db = new Kysely<Schema>({ dialect: d1Dialect(database) })
  await migrate(database, db)
  return sqlStore(db, sqlite)
}

/**
 * Kysely's own migrator asks for tables that D1 keeps to itself, and for a lock. A batch of D1 is all or nothing, so it
 * begins with the step's name in the list of those done: of two isolates, one fails there and finds the step done.
 */
async function migrate(database: D1Database, db: Kysely<Schema>): Promise<void> {
  const done = await stepsDone(database)
  if ([...done].some((name) => !(name in migrations))) throw new SchemaError('a step of a newer version is done')
  for (const [name, step] of Object.entries(migrations)) {
    if (done.has(name)) continue
    const note = database.prepare('INSERT INTO huiwen_migration (name, at) VALUES (?, ?)').bind(name, Date.now())
    try {
      await database.batch([note, ...step(db, sqlite).map((statement) => prepare(database, statement))])
    } catch (error) {
      if (!(await stepsDone(database)).has(name)) throw new SchemaError(error)
    }
  }
}

async function stepsDone(database: D1Database): Promise<ReadonlySet<string>> {
  const [, found] = await database.batch<{ name: string }>([
    database.prepare('CREATE TABLE IF NOT EXISTS huiwen_migration (name text PRIMARY KEY, at integer NOT NULL)'),
    database.prepare('SELECT name FROM huiwen_migration'),
  ])
  return new Set(found?.results.map(({ name }) => name))
}

/** Kysely on a D1 binding. The published dialect does the same, and makes Kysely warn of it in every isolate. */
function d1Dialect(database: D1Database): Dialect {
  const connection: DatabaseConnection = {
    async executeQuery<R>(query: CompiledQuery) {
      const { results, meta } = await prepare(database, query).all<R>()
      return { rows: results, numAffectedRows: BigInt(meta.changes) }
    },
    streamQuery() {
      throw new Error('D1 hands out no rows one by one')
    },
  }
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new D1Driver(connection),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

class D1Driver extends DummyDriver {
  readonly #connection: DatabaseConnection

  constructor(connection: DatabaseConnection) {
    super()
    this.#connection = connection
  }

  override acquireConnection(): Promise<DatabaseConnection> {
    return Promise.resolve(this.#connection)
  }

  override beginTransaction(): Promise<void> {
    throw new Error('D1 has no transactions, only batches')
  }
}

function prepare(database: D1Database, { sql, parameters }: CompiledQuery) {
  return database.prepare(sql).bind(...parameters)
}
