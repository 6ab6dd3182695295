import { cpSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import * as z from 'zod'
import { measureText, temporaryFolder } from '../support/folder.ts'
import type { Folder } from '../support/folder.ts'
import { SEEDS_DIR } from '../support/library.ts'
import { startPostgres } from '../support/postgres.ts'
import type { Postgres } from '../support/postgres.ts'
import { silentLog } from '../support/silent-log.ts'
import { RebuildRunning } from '../../src/service/rebuilding.ts'
import { oneAtATime } from '../../src/service/reindexing.ts'
import type { IndexReport } from '../../src/service/types.ts'
import { openPostgresStore } from '../../src/store/postgres.ts'
import { openCluster } from './cluster.ts'
import type { Cluster } from './cluster.ts'
import { openFeishu } from './platforms.ts'
import type { Platform } from './platforms.ts'
import type { Replica } from './replica.ts'
import { pause } from '../support/waiting.ts'

let server: Postgres
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())

let feishu: Platform
let cluster: Cluster
let texts: Folder
beforeEach(async () => {
  feishu = await openFeishu()
  cluster = await openCluster(server, [feishu])
  texts = temporaryFolder()
})
afterEach(async () => {
  await cluster.close()
  texts[Symbol.dispose]()
})

const readiness = z.object({ index: z.object({ version: z.string(), documents: z.number() }) })
const indexOf = async ({ url }: Replica) =>
  readiness.parse(await (await fetch(`${url}/readyz`)).json().catch(() => null)).index
/** Resolves when a replica serves the same index as another one. */
const agree = async (one: Replica, two: Replica): Promise<void> => {
  while ((await indexOf(one)).version !== (await indexOf(two)).version) await pause(100)
}
const says = (group: string, words: string): Promise<void> =>
  feishu.waitFor(() => feishu.said(group).join().includes(words), words)

it(
  'an index that one replica builds is served by all, also by one that starts later',
  { timeout: 120_000 },
  async () => {
    cpSync(SEEDS_DIR, texts.path, { recursive: true })
    const builder = await cluster.start({ HUIWEN_SEEDS_DIR: texts.path })
    const other = await cluster.start()
    const before = await indexOf(other)
    expect(await indexOf(builder)).toEqual(before)
    // The new text reaches one replica only.
    texts.write('参展.txt', measureText('汉阴县', '31'))
    cluster.balancer.targets = [builder]
    const group = feishu.group('管理员群')
    await cluster.ask(feishu, group, '/重建索引')
    await says(group, '索引已重建')
    await agree(builder, other)
    expect((await indexOf(other)).documents).toBe(before.documents + 1)
    const documents = await (await fetch(`${other.url}/api/documents`)).text()
    expect(documents).toContain('参展.txt')
    const late = await cluster.start()
    expect(await indexOf(late)).toEqual(await indexOf(builder))
  },
)

it('an announced index that cannot be opened leaves the old one serving', async () => {
  const replica = await cluster.start()
  const before = await indexOf(replica)
  const store = await openPostgresStore(cluster.databaseUrl)
  await store.builds.publish('0123456789abcdef-20251121080000000', Buffer.from('no index at all'), Date.now())
  const refused = (one: Replica): boolean => one.output().includes('index was refused')
  await feishu.waitFor(() => refused(replica), 'the refusal')
  expect(await indexOf(replica)).toEqual(before)
  const late = await cluster.start()
  expect(refused(late)).toBe(true)
  expect((await indexOf(late)).documents).toBe(before.documents)
  await store.close()
})

it('a second rebuild is refused while one runs in another replica', async () => {
  const replica = await cluster.start()
  // This process is the other replica: it rebuilds for as long as the test wants.
  const store = await openPostgresStore(cluster.databaseUrl)
  const rebuilt = promised<IndexReport>()
  const rebuild = oneAtATime(() => rebuilt.promise, { leases: store.leases, clock: { now: Date.now }, log: silentLog })
  const running = rebuild(() => undefined)
  const group = feishu.group('管理员群')
  await cluster.ask(feishu, group, '/重建索引')
  await says(group, '已经有一次重建在进行')
  await expect(rebuild(() => undefined)).rejects.toThrow(RebuildRunning)
  rebuilt.resolve({ documents: 0, clauses: 0, problems: 0, added: 0, changed: 0, removed: 0, ms: 0 })
  await running
  await cluster.ask(feishu, group, '/重建索引')
  await says(group, '索引已重建')
  expect(feishu.said(group)).toHaveLength(2)
  expect((await indexOf(replica)).documents).toBeGreaterThan(0)
  await store.close()
})

function promised<T>() {
  let resolve: (value: T) => void = () => undefined
  const promise = new Promise<T>((done) => (resolve = done))
  return { promise, resolve }
}
