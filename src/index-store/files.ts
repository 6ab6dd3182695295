import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import type { LibraryData } from '../core/library.ts'
import { assemble, BUILD_NAME, folderOf, IndexError, manifestOf, partsOf, readManifestValue } from './format.ts'
import type { Manifest, Stamp } from './format.ts'

/** @returns null if there is no index */
export function readManifest(dir: string): Manifest | null {
  const file = join(dir, 'current.json')
  return existsSync(file) ? readManifestValue(readJson(file), file) : null
}

/**
 * Reads a whole index.
 *
 * @throws IndexError if it was made by another schema or segmenter, or is damaged
 */
export function readIndex(dir: string, manifest: Manifest, segmenter: string): LibraryData {
  return assemble(manifest, segmenter, (part) => readJson(join(dir, manifest.folder, part)))
}

/**
 * Writes an index beside the old one and then switches to it by one rename: a reader sees the old or the new one, and a
 * crash at any point leaves the old one. Builds before the last two are removed.
 */
export function writeIndex(dir: string, data: LibraryData, stamp: Stamp): Manifest {
  const folder = folderOf(data)
  mkdirSync(join(dir, folder), { recursive: true })
  for (const [part, value] of Object.entries(partsOf(data))) {
    writeFileAtomic.sync(join(dir, folder, part), JSON.stringify(value))
  }
  const manifest = manifestOf(data, stamp)
  const previous = readManifestOrNull(dir)
  writeFileAtomic.sync(join(dir, 'current.json'), JSON.stringify(manifest, null, 2))
  removeOld(dir, new Set([folder, previous?.folder ?? folder]))
  return manifest
}

/** For reuse only: an index that cannot be read is as good as none. */
function readManifestOrNull(dir: string): Manifest | null {
  try {
    return readManifest(dir)
  } catch {
    return null
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new IndexError(`索引文件 ${file} 读不出来，请运行 npx huiwen index 重建。`)
  }
}

/** Only folders that look like a build of ours are touched. */
function removeOld(dir: string, keep: ReadonlySet<string>): void {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    if (entry.isDirectory() && BUILD_NAME.test(entry.name) && !keep.has(entry.name)) {
      rmSync(join(dir, entry.name), { recursive: true, force: true })
    }
  }
}
