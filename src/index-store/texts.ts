import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeSeeds, isPolicyText, SeedsError, type SeedTexts } from './seeds.ts'

/**
 * Reads every `.txt` file of a folder and its `seeds.json`.
 *
 * @throws SeedsError if the folder is missing or `seeds.json` is not what it should be
 */
export function readSeeds(dir: string, entriesDir: string = dir): SeedTexts {
  const entriesAt = join(entriesDir, 'seeds.json')
  const names = listFiles(dir)
  return decodeSeeds({
    files: names.filter(isPolicyText),
    others: names.filter((name) => !isPolicyText(name)),
    bytes: (file) => readBytes(join(dir, file)),
    entries: readBytes(entriesAt)?.toString('utf8') ?? null,
    entriesAt,
  })
}

function listFiles(dir: string): string[] {
  try {
    return readdirSync(dir, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort()
  } catch {
    throw new SeedsError(`读不到政策文件目录 ${dir}：请检查路径，或用 --seeds 指定。`)
  }
}

function readBytes(file: string): Buffer | null {
  try {
    return readFileSync(file)
  } catch {
    return null
  }
}
