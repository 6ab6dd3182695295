import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { DatabaseUnreachable } from './errors.ts'
import type { Builds, SharedStore } from './port.ts'
import { postgres } from './sql/dialect.ts'
import { migrate } from './sql/migrations.ts'
import type { Schema } from './sql/schema.ts'
import { sqlStore } from './sql/store.ts'

/**
 * The store in a PostgreSQL that several replicas share. Makes the tables where they are missing; the migrator's lock
 * lets replicas start at the same time. A connection that breaks is replaced, and `onLost` told why.
 *
 * @throws DatabaseUnreachable with the server's name and never with the password
 */
export async function openPostgresStore(
  url: string,
  onLost: (error: Error) => void = () => undefined,
): Promise<SharedStore> {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'huiwen',
    max: CONNECTIONS,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
    keepAlive: true,
    types: { getTypeParser },
  })
  // Without a listener a connection that breaks while idle would end the process.
  pool.on('error', onLost)
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  try {
    await pool.query('SELECT 1')
    await migrate(db, postgres)
  } catch (error) {
    await db.destroy()
    throw isUnreachable(error) ? unreachable(url, error) : error
  }
  return { ...sqlStore(db, postgres), builds: postgresBuilds(db) }
}

function postgresBuilds(db: Kysely<Schema>): Builds {
  return {
    async current() {
      const row = await db.selectFrom('settings').select('value').where('key', '=', CURRENT_BUILD).executeTakeFirst()
      return row?.value ?? null
    },
    async read(name) {
      const row = await db.selectFrom('builds').select('packed').where('name', '=', name).executeTakeFirst()
      return row?.packed ?? null
    },
    publish: (name, packed, now) =>
      db.transaction().execute(async (tx) => {
        const build = { packed, published_at: now }
        await tx
          .insertInto('builds')
          .values({ name, ...build })
          .onConflict((c) => c.column('name').doUpdateSet(build))
          .execute()
        await tx
          .insertInto('settings')
          .values({ key: CURRENT_BUILD, value: name })
          .onConflict((c) => c.column('key').doUpdateSet({ value: name }))
          .execute()
        const kept = tx.selectFrom('builds').select('name').orderBy('published_at', 'desc').limit(KEPT_BUILDS)
        await tx.deleteFrom('builds').where('name', 'not in', kept).where('name', '!=', name).execute()
      }),
  }
}

/** Key of a setting. */
const CURRENT_BUILD = 'index'
const KEPT_BUILDS = 2

const CONNECTIONS = 10
/** A server that takes longer is as good as away. */
const PATIENCE_MS = 10_000

/** Counts and times are whole numbers far below 2^53, and not the texts that `pg` makes of 64-bit integers. */
function getTypeParser(id: number, format?: 'text' | 'binary') {
  if (id === pg.types.builtins.INT8 && format !== 'binary') return Number
  return pg.types.getTypeParser(id, format)
}

/** Names the server and never the password. */
function unreachable(url: string, cause: unknown): DatabaseUnreachable {
  const { host, pathname } = new URL(url)
  const why = cause instanceof Error && cause.message ? cause.message : codeOf(cause)
  return new DatabaseUnreachable(`连不上 PostgreSQL（${host}${pathname}）：${why}。请检查 DATABASE_URL 和数据库服务。`)
}

/** Anything but an error of the schema: those come from `migrate` in words of their own. */
function isUnreachable(error: unknown): boolean {
  return codeOf(error) !== '' || (error instanceof Error && error.message.includes('timeout'))
}

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : ''
  return typeof code === 'string' ? code : ''
}
