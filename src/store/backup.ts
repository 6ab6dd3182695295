import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import Libsql from 'libsql'
import { BackupError } from './errors.ts'

/** The file in the data folder that holds all that is remembered. */
const DATABASE = 'huiwen.db'

export interface BackupSummary {
  readonly answers: number
  /** Messages that were acknowledged and not answered yet. */
  readonly pending: number
}

/**
 * Copies the database of a data folder into one file, as it stands at one moment, while the service goes on writing.
 * The copy is checked before it gets its name.
 *
 * @throws BackupError
 */
export function backUp(dataDir: string, file: string): BackupSummary {
  const source = join(dataDir, DATABASE)
  if (!existsSync(source)) throw new BackupError(`${dataDir} 里没有数据库：没有接入聊天平台时没有需要备份的记录。`)
  if (existsSync(file)) throw new BackupError(`${file} 已经存在，请换一个文件名。`)
  const partial = `${file}.partial`
  rmSync(partial, { force: true })
  mkdirSync(dirname(file), { recursive: true })
  try {
    // Made beforehand, so that nobody else may read it at any moment.
    closeSync(openSync(partial, 'wx', 0o600))
    withDatabase(source, (db) => db.prepare('VACUUM INTO ?').run([partial]))
    const summary = inspect(partial)
    sync(partial)
    renameSync(partial, file)
    sync(dirname(file))
    return summary
  } finally {
    rmSync(partial, { force: true })
  }
}

/**
 * Puts a backup in the place of the data folder's database; the one that was there is kept beside it. Messages that
 * waited for an answer when the backup was made are closed unless `keepPending` says otherwise: they have probably
 * been answered since, and nobody is to be answered twice.
 *
 * @returns what was restored, and where the former database lies now; null if there was none
 * @throws BackupError
 */
export function restore(
  dataDir: string,
  file: string,
  options: { readonly keepPending: boolean; readonly now: Date },
): BackupSummary & { readonly former: string | null } {
  if (!existsSync(file)) throw new BackupError(`没有 ${file} 这个文件。`)
  const summary = inspect(file)
  const target = join(dataDir, DATABASE)
  mkdirSync(dataDir, { recursive: true })
  refuseIfInUse(target)
  const incoming = `${target}.restoring`
  copyFileSync(file, incoming)
  chmodSync(incoming, 0o600)
  if (!options.keepPending) withDatabase(incoming, (db) => db.prepare(CLOSE_PENDING).run([options.now.getTime()]))
  sync(incoming)
  const former = existsSync(target) ? `${target}.before-${options.now.toISOString().replace(/\D/gu, '')}` : null
  if (former !== null) renameSync(target, former)
  renameSync(incoming, target)
  sync(dataDir)
  return { ...summary, former }
}

const CLOSE_PENDING = `
  UPDATE inbox SET state = 'failed', done_at = ?, body = '', chat_id = '',
    reason = '数据从备份恢复，不能确定是否已经回复过，不再回复'
  WHERE state IN ('stored', 'claimed')`

type Database = InstanceType<typeof Libsql>

function withDatabase<T>(path: string, work: (db: Database) => T): T {
  const db = new Libsql(path)
  try {
    db.exec('PRAGMA busy_timeout = 5000')
    return work(db)
  } finally {
    db.close()
  }
}

/** The first column of the first row. */
function valueOf(db: Database, sql: string): unknown {
  return db.prepare(sql).pluck().all([])[0]
}

/** @throws BackupError if the file is damaged or something else than a database of Huiwen */
function inspect(file: string): BackupSummary {
  try {
    return withDatabase(file, (db) => {
      const check = valueOf(db, 'PRAGMA integrity_check')
      if (check !== 'ok') throw new BackupError(`${file} 已损坏：${String(check)}`)
      return {
        answers: Number(valueOf(db, 'SELECT count(*) FROM answers')),
        pending: Number(valueOf(db, "SELECT count(*) FROM inbox WHERE state IN ('stored', 'claimed')")),
      }
    })
  } catch (error) {
    if (error instanceof BackupError) throw error
    throw new BackupError(`${file} 不是惠问的备份，或者已经损坏。`)
  }
}

/** Leaving the write-ahead log needs the file to oneself, so this fails while any process has it open. */
function refuseIfInUse(database: string): void {
  if (!existsSync(database)) return
  try {
    withDatabase(database, (db) => {
      db.exec('PRAGMA busy_timeout = 0')
      if (valueOf(db, 'PRAGMA journal_mode = DELETE') !== 'delete') throw new Error('in use')
    })
  } catch {
    throw new BackupError('服务还在运行（数据库正被使用）。请先停下服务，再恢复。')
  }
}

function sync(path: string): void {
  const file = openSync(path, 'r')
  fsyncSync(file)
  closeSync(file)
}
