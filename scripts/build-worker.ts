/**
 * Writes what a worker is deployed with beside its code: `dist/dictionary.bin` and `dist/worker/index.txt`, the index of
 * the texts in `HUIWEN_SEEDS_DIR` (default `seeds`). Wrangler runs it before every build (`[build]` in wrangler.toml).
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import writeFileAtomic from 'write-file-atomic'
import { readIndex, readManifest } from '../src/index-store/files.ts'
import { packIndex } from '../src/index-store/format.ts'
import { buildIndex } from '../src/index-store/index.ts'
import { writeDictionary } from '../src/segmenters/dictionary.ts'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))

export async function buildWorkerFiles(seedsDir: string): Promise<void> {
  mkdirSync(join(dist, 'worker'), { recursive: true })
  const dictionary = join(dist, 'dictionary.bin')
  if (!existsSync(dictionary)) writeDictionary(dictionary)
  const indexDir = mkdtempSync(join(tmpdir(), 'huiwen-worker-'))
  try {
    const report = await buildIndex({ seedsDir, indexDir, segmenter: 'packed' })
    const manifest = readManifest(indexDir)
    if (!manifest) throw new Error('the index that was just built is not there')
    writeFileAtomic.sync(
      join(dist, 'worker/index.txt'),
      packIndex(manifest, readIndex(indexDir, manifest, manifest.segmenter)),
    )
    console.log(`随程序发布的索引：${report.documents} 份文件，${report.clauses} 条`)
  } finally {
    rmSync(indexDir, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildWorkerFiles(process.env['HUIWEN_SEEDS_DIR'] ?? fileURLToPath(new URL('../seeds', import.meta.url)))
}
