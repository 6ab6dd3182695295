/** A backup could not be made or restored; nothing was changed. The message is for whoever asked for it. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
}
