import { sql } from 'kysely'
import type { Kysely, Selectable } from 'kysely'
import type { Answer, Intent } from '../../core/answer/types.ts'
import type { AnswerLog, AnswerRecord, Gap } from '../port.ts'
import { storable } from './schema.ts'
import type { AnswersTable, Schema } from './schema.ts'
import { statistics } from './statistics.ts'

export function sqlAnswers(db: Kysely<Schema>): AnswerLog {
  const byMessage = async (platform: string, messageId: string): Promise<AnswerRecord | null> =>
    toRecord(
      await db
        .selectFrom('answers')
        .selectAll()
        .where('platform', '=', platform)
        .where('message_id', '=', messageId)
        .executeTakeFirst(),
    )

  return {
    async record(record) {
      const result = await db
        .insertInto('answers')
        .values(toRow(record))
        .onConflict((c) => c.columns(['platform', 'message_id']).doNothing())
        .executeTakeFirst()
      if (result.numInsertedOrUpdatedRows === 1n) return record
      return (await byMessage(record.platform, record.messageId)) ?? record
    },

    byMessage,

    async byId(id) {
      return toRecord(await db.selectFrom('answers').selectAll().where('id', '=', id).executeTakeFirst())
    },

    async byReply(platform, replyId) {
      const query = db.selectFrom('answers').selectAll().where('platform', '=', platform)
      return toRecord(await query.where('reply_id', '=', replyId).executeTakeFirst())
    },

    async setReply(id, replyId) {
      await db.updateTable('answers').set({ reply_id: replyId }).where('id', '=', id).execute()
    },

    async history(conversation, since, limit) {
      const rows = await db
        .selectFrom('answers')
        .select('question')
        .where('conversation', '=', conversation)
        .where('asked_at', '>=', since)
        .orderBy('asked_at', 'desc')
        .orderBy('rowid', 'desc')
        .limit(limit)
        .execute()
      return rows.map((r) => r.question).reverse()
    },

    async gaps(since, limit) {
      const result = await sql<Gap>`
        WITH votes AS (
          SELECT answer_id, count(*) AS n FROM feedback WHERE verdict = 'unresolved' GROUP BY answer_id
        )
        SELECT * FROM (
          SELECT max(a.question) AS question, count(*) FILTER (WHERE a.status = 'not_found') AS "notFound",
                 CAST(coalesce(sum(v.n), 0) AS integer) AS unresolved, max(a.asked_at) AS "lastAskedAt"
          FROM answers a LEFT JOIN votes v ON v.answer_id = a.id
          WHERE a.asked_at >= ${since} AND (a.status = 'not_found' OR v.n > 0)
          GROUP BY a.question_key
        ) AS grouped
        ORDER BY "notFound" + unresolved DESC, "lastAskedAt" DESC LIMIT ${limit}`.execute(db)
      return result.rows
    },

    statistics: (since) => statistics(db, since),
  }
}

function toRow(record: AnswerRecord): Omit<AnswersTable, 'reply_id' | 'rowid'> {
  return {
    id: record.id,
    platform: record.platform,
    message_id: record.messageId,
    conversation: record.conversation,
    person: record.person,
    chat: record.chat,
    question: storable(record.question),
    question_key: record.questionKey,
    status: record.status,
    intent: record.intent,
    region: record.region,
    library_version: record.libraryVersion,
    clauses: JSON.stringify(record.clauses),
    took_ms: record.tookMs,
    asked_at: record.askedAt,
    answer: JSON.stringify(record.answer),
  }
}

/** An answer that was stored before `lead` was kept has it in its text alone. */
type Stored = Omit<Answer, 'lead'> & Partial<Pick<Answer, 'lead'>>

function withLead(answer: Stored): Answer {
  return { ...answer, lead: answer.lead ?? (answer.citations.length > 0 ? '' : answer.text) }
}

/** The JSON columns were written by `toRow` of this file, so their shape is known. */
function toRecord(row: Selectable<AnswersTable> | undefined): AnswerRecord | null {
  if (!row) return null
  return {
    id: row.id,
    platform: row.platform,
    messageId: row.message_id,
    conversation: row.conversation,
    person: row.person,
    chat: row.chat,
    question: row.question,
    questionKey: row.question_key,
    status: row.status,
    intent: row.intent as Intent,
    region: row.region,
    libraryVersion: row.library_version,
    clauses: JSON.parse(row.clauses) as string[],
    tookMs: row.took_ms,
    askedAt: row.asked_at,
    answer: withLead(JSON.parse(row.answer) as Stored),
  }
}
