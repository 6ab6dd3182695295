import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { startPostgres } from '../support/postgres.ts'
import type { Postgres } from '../support/postgres.ts'
import { openCluster } from './cluster.ts'
import type { Cluster } from './cluster.ts'
import { openDingtalk, openFeishu } from './platforms.ts'
import type { Platform } from './platforms.ts'

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

it('a replica that is alone answers all it acknowledged before it stops', async () => {
  const replica = await cluster.start()
  const talks = platforms.map((platform) => ({ platform, group: platform.group('企业服务群'), asked: [''] }))
  for (const { platform, group, asked } of talks) {
    // The second question waits for the first, whose answer the platform takes its time over.
    platform.slow(1, 2000)
    asked.splice(0, 1, await cluster.ask(platform, group, '第1问，贷款贴息要什么条件？'))
    asked.push(await cluster.ask(platform, group, '第2问，展位费补贴多少？'))
  }
  expect(await replica.terminate()).toBe(0)
  for (const { platform, group, asked } of talks) expect(platform.answered(group)).toEqual(asked)
})

it('a stop does not wait for a platform that does not answer', async () => {
  const replica = await cluster.start()
  const [feishu] = platforms
  if (!feishu) throw new Error('there is a Feishu')
  const group = feishu.group('企业服务群')
  feishu.slow(1, 60_000)
  await cluster.ask(feishu, group, '贷款贴息要什么条件？')
  const ended = await Promise.race([replica.terminate(), pause(50_000)])
  expect(ended).toBe(0)
})

it('of two replicas the one that stays answers what the other leaves', async () => {
  const [leaving, staying] = await Promise.all([cluster.start(), cluster.start()])
  const [feishu] = platforms
  if (!feishu) throw new Error('there is a Feishu')
  const group = feishu.group('企业服务群')
  cluster.balancer.targets = [leaving]
  feishu.slow(1, 3000)
  const asked = [await cluster.ask(feishu, group, '第1问，贷款贴息要什么条件？')]
  asked.push(await cluster.ask(feishu, group, '第2问，展位费补贴多少？'))
  expect(await leaving.terminate()).toBe(0)
  await feishu.waitFor(() => feishu.answered(group).length >= 2, 'both answers')
  await staying.terminate()
  expect(feishu.answered(group)).toEqual(asked)
})

function pause(ms: number): Promise<string> {
  return new Promise((resolve) => setTimeout(resolve, ms, 'it still runs'))
}
