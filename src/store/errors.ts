/** The database that DATABASE_URL names did not let us in. */
export class DatabaseUnreachable extends Error {
  override readonly name = 'DatabaseUnreachable'
}

/** The tables are not those of this program, and could not be brought up to date; the message says what to do. */
export class SchemaError extends Error {
  override readonly name = 'SchemaError'

  constructor(cause: unknown) {
    super(
      '数据库的表结构无法升级；如果它是由更新版本的惠问建立的，请用那个版本打开，或换一个数据库（HUIWEN_DATA_DIR 或 DATABASE_URL）。' +
        `原因：${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    )
  }
}

/** A backup could not be made or restored; nothing was changed. The message is for whoever asked for it. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
}
