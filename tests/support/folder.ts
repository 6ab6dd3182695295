import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { SEEDS_DIR } from './library.ts'

/** A folder of its own for one test, gone with it. */
export interface Folder extends Disposable {
  readonly path: string
  /** Path of a file in the folder. */
  at(...names: string[]): string
  /** Writes a file, with the folders above it. */
  write(name: string, content: string | Uint8Array): string
}

export function temporaryFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'huiwen-test-'))
  const at = (...names: string[]) => join(path, ...names)
  return {
    path,
    at,
    write: (name, content) => {
      mkdirSync(dirname(at(name)), { recursive: true })
      writeFileSync(at(name), content)
      return at(name)
    },
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  }
}

/** A folder with a copy of the seeds in `seeds/`, that a test may change. */
export function folderWithSeeds(): Folder {
  const folder = temporaryFolder()
  cpSync(SEEDS_DIR, folder.at('seeds'), { recursive: true })
  return folder
}

/** A small policy text with one measure that grants something. */
export function measureText(place: string, amount: string): string {
  return `${place}支持企业参展办法\n\n一、支持措施\n\n1. 支持参展。对企业参加境外展会的，给予展位费${amount}万元补贴。（市商务局负责）\n`
}
