import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { startPostgres } from '../support/postgres.ts'
import type { Postgres } from '../support/postgres.ts'
import { openCluster } from './cluster.ts'
import type { Cluster } from './cluster.ts'
import { openDingtalk, openFeishu } from './platforms.ts'
import type { Platform } from './platforms.ts'
import { pause } from '../support/waiting.ts'

let server: Postgres
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())

let platforms: readonly Platform[]
let cluster: Cluster
beforeEach(async () => {
  platforms = [await openFeishu(), await openDingtalk()]
  cluster = await openCluster(server, platforms)
})
afterEach(() => cluster.close())

/** The messages in a group of a platform, and what answered them. */
interface Talk {
  readonly platform: Platform
  readonly group: string
  readonly asked: string[]
}

const talksOn = (platform: Platform, names: readonly string[]): Talk[] =>
  names.map((name) => ({ platform, group: platform.group(name), asked: [] }))
const ask = async ({ platform, group, asked }: Talk, text: string): Promise<void> => {
  asked.push(await cluster.ask(platform, group, `第${asked.length + 1}问，${text}`))
}
const answered = async (talks: readonly Talk[]): Promise<void> => {
  const done = (): boolean => talks.every(({ platform, group, asked }) => said(platform, group) >= asked.length)
  await platforms[0]?.waitFor(done, 'all answers')
}
const said = (platform: Platform, group: string): number => platform.answered(group).length

it('two replicas answer every message once, in the order of its chat', async () => {
  const replicas = await Promise.all([cluster.start(), cluster.start()])
  const talks = platforms.flatMap((platform) => talksOn(platform, ['甲群', '乙群', '丙群', '丁群', '戊群', '己群']))
  await Promise.all(
    talks.map(async (talk) => {
      for (const question of QUESTIONS) await ask(talk, question)
    }),
  )
  await answered(talks)
  // Whatever would be said twice is said before they have stopped.
  await Promise.all(replicas.map((replica) => replica.terminate()))
  for (const { platform, group, asked } of talks) expect(platform.answered(group)).toEqual(asked)
  for (const replica of replicas) expect(replica.output()).toContain('a message came in')
})

it('what a killed replica held is answered once by the other', async () => {
  const [doomed, other] = await Promise.all([cluster.start(), cluster.start()])
  const talks = platforms.flatMap((platform) => talksOn(platform, ['甲群', '乙群', '丙群']))
  // All reach the replica that is about to die; the platforms keep it waiting in the middle of its replies.
  cluster.balancer.targets = [doomed]
  for (const platform of platforms) platform.slow(3, 8000)
  for (const talk of talks) await ask(talk, '贷款贴息要什么条件？')
  for (const talk of talks.slice(1)) await ask(talk, '展位费补贴多少？')
  await beingSent(talks.length)
  await doomed.kill()
  cluster.balancer.targets = [other]
  for (const talk of talks) await ask(talk, '谁负责？')
  await answered(talks)
  await other.terminate()
  for (const { platform, group, asked } of talks) {
    expect(platform.answered(group)).toEqual(asked)
    // What was being sent may be said again only where the platform knows it for the same.
    expect(platform.doubted(group)).toEqual(platform.knowsRepeats ? [] : asked.slice(0, 1))
  }
})

const QUESTIONS = ['贷款贴息要什么条件？', '展位费补贴多少？', '专精特新奖励多少？', '谁负责？', '什么时候到期？']

/** Resolves when so many replies have left for their platforms and are not confirmed. */
async function beingSent(count: number): Promise<void> {
  const client = new pg.Client(cluster.databaseUrl)
  await client.connect()
  const held = "SELECT FROM inbox WHERE state = 'claimed' AND sending_since IS NOT NULL"
  while ((await client.query(held)).rowCount !== count) await pause(20)
  await client.end()
  // The note is taken just before the network has the reply.
  await pause(1000)
}
