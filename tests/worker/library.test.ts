import { expect, it } from 'vitest'
import { silentLog } from '../support/silent-log.ts'
import type { Huiwen } from '../../src/core/library.ts'
import type { IndexBucket, Pointer } from '../../src/index-store/bucket.ts'
import { IndexError } from '../../src/index-store/format.ts'
import { createLibrarySource } from '../../src/worker/library.ts'
import type { LibrarySource } from '../../src/worker/library.ts'
import { libraryOf } from '../support/library.ts'

/** An isolate that follows what others publish; the bucket's answers are set by the test, and the clock. */
const library: Huiwen = libraryOf([])
let pointer: Pointer | null
let broken: Set<string>
let opened: string[]
let clock: number

function isolate(): LibrarySource {
  pointer = null
  broken = new Set()
  opened = []
  clock = 1_000_000
  const unused = () => Promise.reject(new Error('not in this test'))
  const bucket: IndexBucket = {
    pointer: () => Promise.resolve(pointer),
    open(version) {
      opened.push(version)
      if (broken.has(version)) return Promise.reject(new IndexError('损坏'))
      const manifest = { schema: 2, segmenter: '', builder: '', corpus: '', builtAt: '', documents: 0, clauses: 0 }
      return Promise.resolve({ library, manifest: { ...manifest, problems: 0, folder: version, files: {} } })
    },
    publish: unused,
    switchTo: unused,
    readSeeds: unused,
  }
  return createLibrarySource({ bundled: { name: 'bundled', library }, bucket, log: silentLog, now: () => clock })
}

/** A request after so many seconds; what it began in the background is done when it resolves. */
async function request(source: LibrarySource, seconds = 0): Promise<string> {
  clock += seconds * 1000
  const background: Promise<unknown>[] = []
  await source.ready((work) => void background.push(work))
  const served = source.name()
  await Promise.all(background)
  return served
}

it('waits for the published library at its first request, and looks again after half a minute', async () => {
  const source = isolate()
  pointer = { current: 'a', previous: null }
  expect(await request(source)).toBe('a')
  pointer = { current: 'b', previous: 'a' }
  expect(await request(source, 29)).toBe('a')
  expect(await request(source, 1)).toBe('a')
  expect(await request(source)).toBe('b')
  expect(opened).toEqual(['a', 'b'])
})

it('goes on serving what it has when a new one is broken, and tries that one only once', async () => {
  const source = isolate()
  pointer = { current: 'a', previous: null }
  await request(source)
  pointer = { current: 'b', previous: 'a' }
  broken.add('b')
  for (let i = 0; i < 5; i += 1) expect(await request(source, 31)).toBe('a')
  expect(opened).toEqual(['a', 'b'])
  expect(source.check()).toMatchObject({ ok: false, detail: '损坏' })
  pointer = { current: 'c', previous: 'b' }
  await request(source, 31)
  expect(await request(source)).toBe('c')
  expect(source.check().ok).toBe(true)
})

it('serves the one before when it starts with a broken one, and the bundled one when there is no other', async () => {
  const source = isolate()
  pointer = { current: 'b', previous: 'a' }
  broken.add('b')
  expect(await request(source)).toBe('a')
  const alone = isolate()
  pointer = { current: 'b', previous: null }
  broken.add('b')
  expect(await request(alone)).toBe('bundled')
  expect(alone.check().ok).toBe(false)
})
