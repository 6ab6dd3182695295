import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createApp } from '../../src/app.ts'
import { silentLog } from '../support/silent-log.ts'
import { buildIndex, openIndex } from '../../src/index-store/index.ts'
import { lazyPinyin } from '../../src/segmenters/pinyin.ts'
import { chinaDate } from '../../src/china-time.ts'
import { temporaryFolder } from '../support/folder.ts'
import type { Folder } from '../support/folder.ts'
import { SEEDS_DIR } from '../support/library.ts'
import { startWorkerd } from './workerd.ts'
import type { Workerd } from './workerd.ts'

/** The same library asked the same things in Node, built there by jieba itself, and in the worker that is deployed. */
let folder: Folder
let worker: Workerd
let node: ReturnType<typeof createApp>

beforeAll(async () => {
  folder = temporaryFolder()
  worker = await startWorkerd()
  // Stamped with the time of the bundled one, which the page shows.
  const { builtAt } = z.object({ builtAt: z.string() }).parse(await (await fetch(`${worker.url}/api/documents`)).json())
  await buildIndex({ seedsDir: SEEDS_DIR, indexDir: folder.path, now: new Date(builtAt) })
  const library = openIndex(folder.path, lazyPinyin())
  node = createApp({ library: () => library, today: () => chinaDate(Date.now()), log: silentLog, version: '0.1.0' })
})
afterAll(async () => {
  await worker.stop()
  folder[Symbol.dispose]()
})

const question = z.object({
  id: z.string(),
  q: z.string(),
  ctx: z.object({ region: z.string().nullish() }).nullish(),
  history: z.array(z.string()).nullish(),
})

/** Every question of the seeds: amounts, follow-ups, places, refusals, typos, pinyin, small talk. */
const questions = readFileSync(fileURLToPath(new URL('../questions/seeds.jsonl', import.meta.url)), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => question.parse(JSON.parse(line)))

describe('a worker and Node', () => {
  it('answer the same, byte for byte', async () => {
    expect(questions.length).toBeGreaterThan(250)
    const different: string[] = []
    for (const { id, q, ctx, history } of questions) {
      const body = JSON.stringify({ question: q, region: ctx?.region, history })
      const [there, here] = [
        await post(worker.url, body),
        await (await node.request('/api/ask', { method: 'POST', body })).text(),
      ]
      const difference = firstDifference(there, here)
      if (difference) different.push(`${id} ${q}\n${difference}`)
    }
    expect(different).toEqual([])
  })

  it.each([
    '/',
    '/?q=%E4%B8%93%E7%B2%BE%E7%89%B9%E6%96%B0%E5%A5%96%E5%8A%B1%E5%A4%9A%E5%B0%91',
    '/?q=',
    '/documents/nope',
    '/nowhere',
    '/healthz',
  ])('show the same at %s', async (path) => {
    const headers = { accept: 'text/html' }
    const there = await fetch(worker.url + path, { headers })
    const here = await node.request(path, { headers })
    expect(there.status).toBe(here.status)
    expect(firstDifference(await there.text(), await here.text())).toBeNull()
    for (const name of ['content-type', 'content-security-policy', 'cache-control', 'referrer-policy']) {
      expect([name, there.headers.get(name)]).toEqual([name, here.headers.get(name)])
    }
  })

  it('show the same documents', async () => {
    const list = z.object({ documents: z.array(z.object({ url: z.string() })), problems: z.array(z.unknown()) })
    const [there, here] = await Promise.all(
      [await fetch(`${worker.url}/api/documents`), await node.request('/api/documents')].map(async (response) =>
        list.parse(await response.json()),
      ),
    )
    expect(there).toEqual(here)
    for (const { url } of there?.documents ?? []) {
      const [there, here] = [await fetch(worker.url + url), await node.request(url)]
      expect(firstDifference(await there.text(), await here.text())).toBeNull()
    }
  })

  it.each([
    ['no JSON', '{'],
    ['an empty question', '{"question":" "}'],
    ['a question that is too long', JSON.stringify({ question: '问'.repeat(3000) })],
    ['a body that is too large', JSON.stringify({ question: 'x'.repeat(70_000) })],
  ])('refuse %s alike', async (_name, body) => {
    const there = await fetch(`${worker.url}/api/ask`, { method: 'POST', body })
    const here = await node.request('/api/ask', { method: 'POST', body })
    expect([there.status, await there.text()]).toEqual([here.status, await here.text()])
    expect(there.status).toBeGreaterThanOrEqual(400)
  })
})

async function post(url: string, body: string): Promise<string> {
  return (await fetch(`${url}/api/ask`, { method: 'POST', body, headers: OWN_CONNECTION })).text()
}

/** A kept one is closed by the worker while this process is busy. */
const OWN_CONNECTION = { connection: 'close' }

/** Where two texts part, with a little of both. */
function firstDifference(there: string, here: string): string | null {
  if (there === here) return null
  let at = 0
  while (there[at] === here[at]) at += 1
  return `workerd …${there.slice(at - 40, at + 80)}…\nnode    …${here.slice(at - 40, at + 80)}…`
}
