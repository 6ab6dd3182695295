import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readManifest } from '../../src/index-store/files.ts'
import { bundledCli, type Cli } from '../support/cli.ts'
import { measureText, temporaryFolder, type Folder } from '../support/folder.ts'

/** Only a bundled program knows which build it is, so it is the bundle that is asked. */
let cli: Cli
let other: Cli

beforeAll(async () => {
  cli = await bundledCli({ stamp: 'one build', jieba: false })
  other = await bundledCli({ stamp: 'another build', jieba: false })
})

afterAll(() => {
  cli[Symbol.dispose]()
  other[Symbol.dispose]()
})

it('takes over unchanged documents as they were parsed, and parses the others', async () => {
  using folder = temporaryFolder()
  folder.write('seeds/same.txt', measureText('安康市', '5'))
  folder.write('seeds/changed.txt', measureText('信阳市', '5'))
  await index(folder)
  markDocuments(folder)
  folder.write('seeds/changed.txt', measureText('信阳市', '6'))
  folder.write('seeds/new.txt', measureText('淮南市', '7'))
  await index(folder)
  expect(marks(folder)).toEqual({ 'changed.txt': false, 'new.txt': false, 'same.txt': true })
})

it('parses a document again when its entry in seeds.json has changed', async () => {
  using folder = temporaryFolder()
  folder.write('seeds/a.txt', measureText('安康市', '5'))
  await index(folder)
  markDocuments(folder)
  folder.write('seeds/seeds.json', '[{"file":"a.txt","issuedOn":"2024-01-01"}]')
  await index(folder)
  expect(marks(folder)).toEqual({ 'a.txt': false })
})

it('takes over nothing that another build of the program has parsed', async () => {
  using folder = temporaryFolder()
  folder.write('seeds/a.txt', measureText('安康市', '5'))
  await index(folder)
  markDocuments(folder)
  await index(folder, other)
  expect(marks(folder)).toEqual({ 'a.txt': false })
})

it('keeps the problems of documents that it takes over', async () => {
  using folder = temporaryFolder()
  folder.write('seeds/a.txt', '没有标题的一段话。\n\n一、甲\n\n三、丙\n')
  const first = await index(folder)
  const second = await index(folder)
  const problems = (report: string) => report.split('\n').filter((line) => line.includes('!'))
  expect(problems(first).length).toBeGreaterThan(0)
  expect(problems(second)).toEqual(problems(first))
})

async function index(folder: Folder, by: Cli = cli): Promise<string> {
  const run = await by.run(['index', '--seeds', folder.at('seeds'), '--index', folder.at('index')])
  expect(run).toMatchObject({ code: 0, stderr: '' })
  return run.stdout
}

const MARK = '平行'

/** Writes something into the parsed documents that is not in the texts: what is parsed again loses it. */
function markDocuments(folder: Folder): void {
  const file = documentsFile(folder)
  const marked = readFileSync(folder.at(file), 'utf8').replaceAll('"heading":"支持参展"', `"heading":"${MARK}"`)
  expect(marked).toContain(MARK)
  folder.write(file, marked)
}

function marks(folder: Folder): Record<string, boolean> {
  const documents: { file: string }[] = JSON.parse(readFileSync(folder.at(documentsFile(folder)), 'utf8'))
  return Object.fromEntries(documents.map((document) => [document.file, JSON.stringify(document).includes(MARK)]))
}

function documentsFile(folder: Folder): string {
  return `index/${readManifest(folder.at('index'))?.folder}/documents.json`
}
