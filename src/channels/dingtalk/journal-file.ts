import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import type { JournalLines } from './journal.ts'

/**
 * The lines of a send journal in a file. Written at once but not forced to the disk: what a killed process wrote is
 * kept, and only a power cut could make a message be said twice.
 */
export function journalFile(path: string): JournalLines {
  let file = openSync(path, 'a', 0o600)
  // Ends a line that a power cut left half written.
  writeSync(file, '\n')
  return {
    lines: existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [],
    append: (line) => void writeSync(file, `${line}\n`),
    replace(lines) {
      writeFileSync(`${path}.new`, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 })
      renameSync(`${path}.new`, path)
      closeSync(file)
      file = openSync(path, 'a', 0o600)
    },
  }
}
