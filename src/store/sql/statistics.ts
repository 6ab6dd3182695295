import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Statistics } from '../port.ts'
import type { Schema } from './schema.ts'

/** Counts over the questions asked since then; percentiles by nearest rank. */
export async function statistics(db: Kysely<Schema>, since: number): Promise<Statistics> {
  const counts = await sql<Omit<Statistics, 'p50Ms' | 'p95Ms'>>`
    WITH recent AS (SELECT * FROM answers WHERE asked_at >= ${since}),
         votes AS (SELECT verdict FROM feedback WHERE at >= ${since}),
         handed AS (SELECT state FROM handovers WHERE created_at >= ${since})
    SELECT (SELECT count(*) FROM recent) AS questions,
           (SELECT count(*) FROM recent WHERE status = 'answered') AS answered,
           (SELECT count(*) FROM recent WHERE status = 'not_found') AS "notFound",
           (SELECT count(*) FROM recent WHERE status = 'clarify') AS clarify,
           (SELECT count(DISTINCT person) FROM recent) AS people,
           (SELECT count(DISTINCT chat) FROM recent) AS chats,
           (SELECT count(*) FROM votes WHERE verdict = 'useful') AS useful,
           (SELECT count(*) FROM votes WHERE verdict = 'unresolved') AS unresolved,
           (SELECT count(*) FROM handed) AS handovers,
           (SELECT count(*) FROM handed WHERE state = 'open') AS "openHandovers"`.execute(db)
  const row = counts.rows[0]
  if (!row) throw new Error('statistics: the counting query returned no row')
  return {
    ...row,
    p50Ms: await percentile(db, since, row.questions, 0.5),
    p95Ms: await percentile(db, since, row.questions, 0.95),
  }
}

async function percentile(db: Kysely<Schema>, since: number, count: number, share: number): Promise<number | null> {
  const row = await db
    .selectFrom('answers')
    .select('took_ms')
    .where('asked_at', '>=', since)
    .orderBy('took_ms')
    .offset(Math.max(0, Math.ceil(count * share) - 1))
    .limit(1)
    .executeTakeFirst()
  return row?.took_ms ?? null
}
