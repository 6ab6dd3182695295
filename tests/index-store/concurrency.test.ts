import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { readIndex, readManifest } from '../../src/index-store/files.ts'
import { temporaryFolder } from '../support/folder.ts'
import { segmenter } from '../support/library.ts'

const WRITER = fileURLToPath(new URL('../support/index-writer.ts', import.meta.url))

it('while another process replaces the index 20 times, a reader sees a whole one at any time', async () => {
  using folder = temporaryFolder()
  const writer = spawn(process.execPath, ['--import', 'tsx', WRITER, folder.path, '20'], { stdio: 'inherit' })
  const ended = once(writer, 'exit')
  const seen = new Set<string>()
  let reads = 0
  while (writer.exitCode === null) {
    const manifest = readManifest(folder.path)
    if (manifest) {
      const { documents, version } = readIndex(folder.path, manifest, segmenter.id)
      const amount = documents[0]?.source.match(/展位费(\d+)万元/)?.[1]
      expect(Number(amount)).toBe(Number.parseInt(version, 16))
      seen.add(version)
      reads++
    }
    await setTimeout(1)
  }
  expect(await ended).toEqual([0, null])
  expect(readManifest(folder.path)?.corpus).toBe((20).toString(16).padStart(16, '0'))
  expect(seen.size).toBeGreaterThan(5)
  expect(reads).toBeGreaterThan(seen.size)
})

it('a writer that is killed in the middle leaves an index that can be read', async () => {
  using folder = temporaryFolder()
  const writer = spawn(process.execPath, ['--import', 'tsx', WRITER, folder.path, '1000'], { stdio: 'inherit' })
  const ended = once(writer, 'exit')
  while (readManifest(folder.path) === null) await setTimeout(5)
  await setTimeout(300)
  writer.kill('SIGKILL')
  await ended
  const manifest = readManifest(folder.path)
  if (!manifest) throw new Error('the manifest is gone')
  expect(readIndex(folder.path, manifest, segmenter.id).version).toBe(manifest.corpus)
})
