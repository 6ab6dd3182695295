import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { LibraryData } from '../../src/core/library.ts'
import { readIndex, readManifest, writeIndex } from '../../src/index-store/files.ts'
import { IndexError, SCHEMA, type Manifest } from '../../src/index-store/format.ts'
import { openIndex } from '../../src/index-store/index.ts'
import { temporaryFolder, measureText, type Folder } from '../support/folder.ts'
import { libraryData, segmenter } from '../support/library.ts'

const COMMAND = 'npx huiwen index'
const STAMP = { segmenter: segmenter.id, builder: 'test', files: { 'a.txt': 'hash' } }

/** One build of a library of one text, the `n`th: amount and stamps tell the builds apart. */
function build(n: number): LibraryData {
  const data = libraryData([{ file: 'a.txt', source: measureText('安康市', String(n)), seed: undefined }])
  const builtAt = new Date(Date.UTC(2025, 0, 1, 0, 0, n)).toISOString()
  return { ...data, builtAt, version: n.toString(16).padStart(16, '0') }
}

const amountIn = (folder: Folder) =>
  openIndex(folder.path)
    .ask('参加境外展会有补贴吗', { today: '2025-06-30' })
    .text.match(/展位费(\d+)万元/)?.[1]

describe('the manifest', () => {
  it('says what the index is', () => {
    using folder = temporaryFolder()
    const data = build(1)
    const manifest = writeIndex(folder.path, data, STAMP)
    expect(readManifest(folder.path)).toEqual(manifest)
    expect(manifest).toEqual({
      schema: SCHEMA,
      segmenter: segmenter.id,
      builder: 'test',
      corpus: data.version,
      builtAt: '2025-01-01T00:00:01.000Z',
      documents: 1,
      clauses: data.documents[0]?.clauses.length,
      problems: data.problems.length,
      folder: '0000000000000001-20250101000001000',
      files: { 'a.txt': 'hash' },
    })
  })

  it('is null where there is no index', () => {
    using folder = temporaryFolder()
    expect(readManifest(folder.path)).toBeNull()
    expect(readManifest(folder.at('missing'))).toBeNull()
    expect(() => openIndex(folder.path)).toThrow(COMMAND)
  })

  it('leads back to what was written', () => {
    using folder = temporaryFolder()
    const data = build(1)
    const manifest = writeIndex(folder.path, data, STAMP)
    expect(readIndex(folder.path, manifest, segmenter.id)).toEqual(JSON.parse(JSON.stringify(data)))
  })
})

describe('an index that cannot be used is refused with the command that mends it', () => {
  it.each<[string, Partial<Manifest>, string]>([
    ['of another schema', { schema: SCHEMA + 1 }, `第 ${SCHEMA + 1} 版`],
    ['of another segmenter', { segmenter: 'jieba:0000000000000000' }, '分词词典'],
  ])('%s', (_name, change, says) => {
    using folder = temporaryFolder()
    const manifest = { ...writeIndex(folder.path, build(1), STAMP), ...change }
    folder.write('current.json', JSON.stringify(manifest))
    expect(() => openIndex(folder.path)).toThrow(IndexError)
    expect(() => openIndex(folder.path)).toThrow(says)
    expect(() => openIndex(folder.path)).toThrow(COMMAND)
  })

  it.each([
    ['a manifest that is no JSON', '{"schema": 1'],
    ['a manifest that is empty', ''],
    ['a manifest that is something else', '{"name": "huiwen"}'],
    ['a manifest whose folder leads elsewhere', null],
  ])('%s', (_name, content) => {
    using folder = temporaryFolder()
    const manifest = writeIndex(folder.path, build(1), STAMP)
    folder.write('current.json', content ?? JSON.stringify({ ...manifest, folder: '../elsewhere' }))
    expect(() => openIndex(folder.path)).toThrow(IndexError)
    expect(() => openIndex(folder.path)).toThrow(COMMAND)
  })

  it.each(['documents.json', 'problems.json', 'search.json', 'vocabulary.json'])('%s cut off or missing', (name) => {
    using folder = temporaryFolder()
    const manifest = writeIndex(folder.path, build(1), STAMP)
    const file = folder.at(manifest.folder, name)
    const whole = readFileSync(file, 'utf8')
    writeFileSync(file, whole.slice(0, -1))
    expect(() => openIndex(folder.path)).toThrow(IndexError)
    rmSync(file)
    expect(() => openIndex(folder.path)).toThrow(COMMAND)
  })
})

describe('replacing an index', () => {
  it('leaves the old one while the new one is half written', () => {
    using folder = temporaryFolder()
    writeIndex(folder.path, build(1), STAMP)
    folder.write('0000000000000002-20250101000002000/documents.json', '[{"id":"a","fi')
    folder.write('current.json.123456', '{"schema":')
    expect(amountIn(folder)).toBe('1')
    writeIndex(folder.path, build(2), STAMP)
    expect(amountIn(folder)).toBe('2')
  })

  it.each(['documents', 'problems', 'search', 'vocabulary'] as const)(
    'leaves the old one when it breaks down while writing %s',
    (part) => {
      using folder = temporaryFolder()
      writeIndex(folder.path, build(1), STAMP)
      const breaking = { ...build(2), [part]: { toJSON: () => { throw new Error('disk full') } } } // prettier-ignore
      expect(() => writeIndex(folder.path, breaking, STAMP)).toThrow('disk full')
      expect(amountIn(folder)).toBe('1')
      writeIndex(folder.path, build(3), STAMP)
      expect(amountIn(folder)).toBe('3')
    },
  )

  it('keeps the last two builds, so that a reader who has just read the manifest finds its files', () => {
    using folder = temporaryFolder()
    const manifests = [1, 2, 3, 4].map((n) => writeIndex(folder.path, build(n), STAMP))
    const kept = readdirSync(folder.path).filter((name) => name !== 'current.json')
    expect(kept.sort()).toEqual(manifests.slice(-2).map(({ folder: name }) => name))
    for (const manifest of manifests.slice(-2)) {
      expect(readIndex(folder.path, manifest, segmenter.id).version).toBe(manifest.corpus)
    }
  })

  it('touches nothing that is not its own', () => {
    using folder = temporaryFolder()
    folder.write('README.md', '说明')
    folder.write('backup/documents.json', '[]')
    for (const n of [1, 2, 3]) writeIndex(folder.path, build(n), STAMP)
    expect(existsSync(folder.at('README.md'))).toBe(true)
    expect(existsSync(folder.at('backup/documents.json'))).toBe(true)
  })

  it('mends an index whose manifest was damaged', () => {
    using folder = temporaryFolder()
    folder.write('current.json', 'damaged')
    writeIndex(folder.path, build(1), STAMP)
    expect(amountIn(folder)).toBe('1')
  })
})
