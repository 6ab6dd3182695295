/** Run as a process of its own: `index-writer.ts DIR BUILDS` replaces the index in DIR so many times, as fast as it can. */
import { writeIndex } from '../../src/index-store/files.ts'
import { measureText } from './folder.ts'
import { libraryData, segmenter } from './library.ts'

const [dir = '', builds = '1'] = process.argv.slice(2)

for (let n = 1; n <= Number(builds); n++) {
  const data = libraryData([{ file: 'a.txt', source: measureText('安康市', String(n)) }])
  const stamp = { segmenter: segmenter.id, builder: 'test', files: {} }
  const builtAt = new Date(Date.UTC(2025, 0, 1, 0, 0, n)).toISOString()
  writeIndex(dir, { ...data, builtAt, version: n.toString(16).padStart(16, '0') }, stamp)
  await new Promise((resolve) => setTimeout(resolve, 50))
}
