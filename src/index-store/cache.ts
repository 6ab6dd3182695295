import { lstatSync, mkdirSync, mkdtempSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where indexes of texts that were only asked are kept from one question to the next. */
export function userCache(): string {
  return join(homedir(), '.cache', 'huiwen')
}

/**
 * The folder, made if need be, where it is the user's own and nobody else may write in it: an index that others could put
 * there would be believed, quotes and sources alike. Otherwise a new one, for this time only.
 */
export function privateFolder(path: string): string {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    const { mode, uid } = lstatSync(path)
    const isOwn = process.getuid === undefined || uid === process.getuid()
    if (isOwn && (mode & WRITABLE_BY_OTHERS) === 0) return path
  } catch {
    // No home, or one that is read only.
  }
  return mkdtempSync(join(tmpdir(), 'huiwen-'))
}

const WRITABLE_BY_OTHERS = 0o022
