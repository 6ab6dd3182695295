import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, SqliteDriver } from 'kysely'
import type { Dialect, SqliteDatabase } from 'kysely'
import Libsql from 'libsql'
import type { Store } from './port.ts'
import { sqlite } from './sql/dialect.ts'
import { migrate } from './sql/migrations.ts'
import type { Schema } from './sql/schema.ts'
import { sqlStore } from './sql/store.ts'

/** The store in one file; `:memory:` for a test. Makes the folder, the file and its tables where they are missing. */
export async function openSqliteStore(path: string): Promise<Store> {
  if (path !== ':memory:') await mkdir(dirname(path), { recursive: true })
  const db = new Kysely<Schema>({ dialect: libsqlDialect(path) })
  await migrate(db, sqlite)
  return sqlStore(db, sqlite)
}

type Parameters = readonly unknown[]

/**
 * Kysely on the libsql binding. It has the interface of better-sqlite3 but for two things: statements are cached here,
 * since preparing costs as much as running, and `undefined` is refused early with the query's text.
 */
function libsqlDialect(path: string): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new SqliteDriver({ database: () => Promise.resolve(openDatabase(path)) }),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

/** Commits reach the disk before they are acknowledged (`synchronous = FULL`): a power cut loses no message. */
function openDatabase(path: string): SqliteDatabase {
  const database = new Libsql(path)
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = FULL')
  database.exec('PRAGMA busy_timeout = 5000')
  // What is wiped is overwritten, not just unlinked.
  database.exec('PRAGMA secure_delete = ON')
  const statements = new Map<string, ReturnType<SqliteDatabase['prepare']>>()
  return {
    close: () => {
      statements.clear()
      // The binding lets go of the file some time after this; what is in its log is written back now.
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      database.close()
    },
    prepare: (sql) => {
      const known = statements.get(sql)
      if (known) return known
      const statement = database.prepare<unknown[]>(sql)
      const { reader } = statement
      const prepared = {
        reader,
        all: (parameters: Parameters) => statement.all([...parameters]),
        run: (parameters: Parameters) => statement.run([...parameters]),
        iterate: (parameters: Parameters) => statement.iterate([...parameters]),
      }
      // A statement made before a migration changes the schema is prepared anew by SQLite itself, so caching is safe.
      if (statements.size < MAX_STATEMENTS) statements.set(sql, prepared)
      return prepared
    },
  }
}

const MAX_STATEMENTS = 200
