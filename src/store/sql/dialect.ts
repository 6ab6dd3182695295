import { sql } from 'kysely'
import type { CompiledQuery, CreateTableBuilder, Kysely, RawBuilder } from 'kysely'
import type { Schema } from './schema.ts'

/**
 * Where SQLite (D1 is one) and PostgreSQL differ, beyond what Kysely takes care of. Everything else in this folder is
 * written in what both understand: counts with `FILTER`, sums cast to integers, quoted names where capitals matter.
 */
export interface SqlDialect {
  /** The clause by which a claim leaves rows to a claim that runs at the same instant in another process. */
  readonly skipLocked: RawBuilder<unknown>
  /** Two claims met, and this one was undone: to be tried again. */
  lostRace(error: unknown): boolean
  /** A number that grows with every row, as the table's key. */
  addId(table: Table): Table
  /** `rowid`, which SQLite gives every table by itself. */
  addRowid(table: Table): Table
  /** The table of built indexes, where replicas share them. */
  createBuilds(db: Kysely<Schema>): CompiledQuery[]
}

type Table = CreateTableBuilder<string, string>

/** One statement runs at a time in a SQLite file, so nothing has to be skipped. */
export const sqlite: SqlDialect = {
  skipLocked: sql``,
  lostRace: () => false,
  addId: (table) => table.addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement()),
  addRowid: (table) => table,
  createBuilds: () => [],
}

export const postgres: SqlDialect = {
  skipLocked: sql`FOR UPDATE SKIP LOCKED`,
  lostRace: (error) => error instanceof Error && 'code' in error && RACES.includes(error.code),
  addId: (table) => table.addColumn('id', 'bigserial', (c) => c.primaryKey()),
  addRowid: (table) => table.addColumn('rowid', 'bigserial', (c) => c.notNull()),
  createBuilds: (db) => [
    db.schema
      .createTable('builds')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('packed', 'bytea', (c) => c.notNull())
      .addColumn('published_at', 'bigint', (c) => c.notNull())
      .compile(),
  ],
}

/** A unique index was violated; two transactions waited for each other. */
const RACES: readonly unknown[] = ['23505', '40P01']
