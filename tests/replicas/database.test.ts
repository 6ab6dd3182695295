import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { PASSWORD, startPostgres } from '../support/postgres.ts'
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

it('without its database the service goes on, says so, and recovers', async () => {
  const replica = await cluster.start()
  const ready = async () => {
    const response = await fetch(`${replica.url}/readyz`)
    return { status: response.status, body: await response.text() }
  }
  await until(async () => (await ready()).status === 200)
  await server.halt()
  const without = await ready()
  expect(without.status).toBe(503)
  expect(without.body).toContain('数据库')
  expect(without.body).not.toContain(PASSWORD)
  const asked = await fetch(`${replica.url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question: '贷款贴息要什么条件' }),
  })
  expect(asked.status).toBe(200)
  // What comes in now cannot be stored, so it is not acknowledged, and the platform delivers it again.
  const talks = platforms.map((platform) => {
    const group = platform.group('企业服务群')
    return { platform, group, id: platform.says(group, '贷款贴息要什么条件？') }
  })
  await new Promise((resolve) => setTimeout(resolve, 1000))
  for (const { platform, id } of talks) expect(platform.isAcknowledged(id)).toBe(false)
  await server.resume()
  for (const { platform, group } of talks)
    await platform.waitFor(() => platform.answered(group).length > 0, 'the answer')
  await until(async () => (await ready()).status === 200)
  await replica.terminate()
  for (const { platform, group, id } of talks) expect(platform.answered(group)).toEqual([id])
})

it('does not start without it, and says why without the password', async () => {
  const url = new URL(await server.createDatabase())
  url.password = `wrong-${PASSWORD}`
  const refused: unknown = await cluster.start({ DATABASE_URL: url.href }).catch((error: unknown) => error)
  expect(String(refused)).toContain(`连不上 PostgreSQL（${url.host}${url.pathname}）`)
  expect(String(refused)).not.toContain(PASSWORD)
})

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 50))
}
