import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import {
  buildIndex,
  currentManifest,
  openIndex,
  openOrBuildIndex,
  openTexts,
  SeedsError,
  IndexError,
} from '../../src/index-store/index.ts'
import { privateFolder } from '../../src/index-store/cache.ts'
import { folderWithSeeds, measureText, temporaryFolder, type Folder } from '../support/folder.ts'
import { libraryOf, seedsLibrary, TODAY } from '../support/library.ts'

// jieba itself takes two seconds to load for each build; that the packed table cuts alike is tested for itself, and
// `huiwen index` is run with jieba in the tests of the command line.
vi.mock('../../src/segmenters/nodejieba.ts', async () => {
  const { segmenter } = await import('../support/library.ts')
  return { loadNodejieba: () => segmenter }
})

const dirs = (folder: Folder) => ({ seedsDir: folder.at('seeds'), indexDir: folder.at('index') })

describe('buildIndex', () => {
  it('makes an index that answers as the texts do when they are read directly', async () => {
    using folder = folderWithSeeds()
    const report = await buildIndex(dirs(folder))
    expect(report).toMatchObject({ documents: 5, unreadable: [], changed: [], removed: [] })
    expect(report.added).toHaveLength(5)
    expect(report.clauses).toBe(seedsLibrary().documents.reduce((sum, { clauses }) => sum + clauses.length, 0))
    const opened = openIndex(folder.at('index'))
    for (const question of ['贷款贴息条件', '专精特新奖励多少', '深圳的专精特新奖励多少']) {
      expect(opened.ask(question, { today: TODAY })).toEqual(seedsLibrary().ask(question, { today: TODAY }))
    }
  })

  it('tells what has changed since the last time', async () => {
    using folder = folderWithSeeds()
    await buildIndex(dirs(folder))
    expect(await buildIndex(dirs(folder))).toMatchObject({ added: [], changed: [], removed: [] })
    folder.write('seeds/new.txt', measureText('安康市', '5'))
    folder.write('seeds/004_ankang.txt', measureText('安康市', '6'))
    rmSync(folder.at('seeds/002_xinyang.txt'))
    expect(await buildIndex(dirs(folder))).toMatchObject({
      added: ['new.txt'],
      changed: ['004_ankang.txt'],
      removed: ['002_xinyang.txt'],
    })
  })

  it('tells of progress, up to the end', async () => {
    using folder = folderWithSeeds()
    const steps: [number, number][] = []
    await buildIndex({ ...dirs(folder), onProgress: (done, total) => steps.push([done, total]) })
    expect(steps.at(-1)).toEqual([10, 10])
    expect(steps.map(([done]) => done)).toEqual(steps.map(([done]) => done).sort((a, b) => a - b))
  })

  it('reports orphans and unreadable files as problems, and indexes the rest', async () => {
    using folder = temporaryFolder()
    folder.write('seeds/good.txt', measureText('安康市', '5'))
    folder.write('seeds/bad.txt', new Uint8Array([0, 1, 2]))
    folder.write('seeds/seeds.json', '[{"file":"gone.txt"}]')
    const report = await buildIndex(dirs(folder))
    expect(report.documents).toBe(1)
    expect(report.unreadable.map(({ file }) => file)).toEqual(['bad.txt'])
    const found = report.problems.map(({ file, problem }) => `${file} ${problem.code}`)
    expect(found).toEqual(expect.arrayContaining(['bad.txt unreadable', 'gone.txt file-missing']))
    expect(openIndex(folder.at('index')).problems).toEqual(report.problems)
  })

  it('keeps the old index when the texts cannot be read', async () => {
    using folder = temporaryFolder()
    folder.write('seeds/a.txt', measureText('安康市', '5'))
    await buildIndex(dirs(folder))
    const before = readFileSync(folder.at('index/current.json'), 'utf8')
    folder.write('seeds/seeds.json', '[{"file":"a.txt",}]')
    await expect(buildIndex(dirs(folder))).rejects.toThrow(SeedsError)
    await expect(buildIndex({ ...dirs(folder), seedsDir: folder.at('nowhere') })).rejects.toThrow(SeedsError)
    expect(readFileSync(folder.at('index/current.json'), 'utf8')).toBe(before)
    expect(openIndex(folder.at('index')).ask('参加境外展会有补贴吗', { today: TODAY }).status).toBe('answered')
  })

  it('makes an index of an empty folder that finds nothing', async () => {
    using folder = temporaryFolder()
    folder.write('seeds/notes.md', '')
    expect(await buildIndex(dirs(folder))).toMatchObject({ documents: 0, clauses: 0 })
    expect(openIndex(folder.at('index')).ask('参加境外展会有补贴吗', { today: TODAY }).status).toBe('not_found')
  })
})

describe('opening', () => {
  it('builds where there is none, and only there', async () => {
    using folder = temporaryFolder()
    folder.write('seeds/a.txt', measureText('安康市', '5'))
    const built = await openOrBuildIndex({ ...dirs(folder), now: new Date('2025-01-01T00:00:00Z') })
    expect(built.builtAt).toBe('2025-01-01T00:00:00.000Z')
    const opened = await openOrBuildIndex({ ...dirs(folder), now: new Date('2026-01-01T00:00:00Z') })
    expect(opened.builtAt).toBe('2025-01-01T00:00:00.000Z')
  })

  it('does not build over an index that it cannot use', async () => {
    using folder = temporaryFolder()
    folder.write('seeds/a.txt', measureText('安康市', '5'))
    folder.write('index/current.json', '{}')
    await expect(openOrBuildIndex(dirs(folder))).rejects.toThrow(IndexError)
    expect(readFileSync(folder.at('index/current.json'), 'utf8')).toBe('{}')
    expect(currentManifest(folder.at('index'))).toBeNull()
  })

  it('reads texts as they lie there now', async () => {
    using folder = temporaryFolder()
    for (const amount of ['5', '7']) {
      folder.write('a.txt', measureText('安康市', amount))
      const answer = (await openTexts(folder.path, undefined, folder.at('cache'))).ask('参加境外展会有补贴吗', {
        today: TODAY,
      })
      expect(answer.text).toContain(`${amount}万元`)
    }
    expect(statSync(folder.at('cache')).mode & 0o777).toBe(0o700)
  })

  it('keeps no index where others could put one of theirs', () => {
    using folder = temporaryFolder()
    const [own, shared, linked] = [folder.at('own'), folder.at('shared'), folder.at('linked')]
    mkdirSync(shared)
    chmodSync(shared, 0o777)
    symlinkSync(shared, linked)
    expect(privateFolder(own)).toBe(own)
    for (const path of [shared, linked]) {
      const other = privateFolder(path)
      expect(other).not.toBe(path)
      expect(statSync(other).mode & 0o777).toBe(0o700)
      rmSync(other, { recursive: true })
    }
  })
})

describe('files whose names differ in little', () => {
  it.each([
    ['spaces', 'a b.txt', 'a_b.txt'],
    ['brackets', '通知(1).txt', '通知（1）.txt'],
  ])('%s: each keeps its own id', (_name, one, two) => {
    const library = libraryOf([
      { file: one, source: measureText('安康市', '5') },
      { file: two, source: measureText('信阳市', '6') },
    ])
    expect(new Set(library.documents.map(({ id }) => id)).size).toBe(2)
    expect(library.ask('信阳参加境外展会有补贴吗', { today: TODAY }).citations[0]?.document.file).toBe(two)
  })

  it('the extension in capitals: each keeps its own id', () => {
    const library = libraryOf([
      { file: 'a.TXT', source: measureText('安康市', '5') },
      { file: 'a.txt', source: `前言。\n\n${measureText('信阳市', '6')}` },
    ])
    expect(library.ask('安康参加境外展会有补贴吗', { today: TODAY }).status).toBe('answered')
  })
})
