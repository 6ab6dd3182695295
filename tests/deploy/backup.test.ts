import { existsSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../src/store/index.ts'
import type { Store } from '../../src/store/index.ts'
import { bundledCli, type Cli } from '../support/cli.ts'
import { temporaryFolder } from '../support/folder.ts'

const folder = temporaryFolder()
let cli: Cli

beforeAll(async () => {
  cli = await bundledCli({ jieba: false })
})
afterAll(() => {
  cli[Symbol.dispose]()
  folder[Symbol.dispose]()
})

const backUp = (data: string, file: string) => cli.run(['backup', folder.at(file), '--data', folder.at(data)])
const restore = (data: string, file: string, ...more: string[]) =>
  cli.run(['restore', folder.at(file), '--data', folder.at(data), ...more])
const open = (data: string): Promise<Store> => openSqliteStore(folder.at(`${data}/huiwen.db`))

function add(store: Store, n: number): Promise<boolean> {
  const messageId = String(n).padStart(6, '0')
  return store.inbox.add({ platform: 'test', messageId, chatId: `c${n}`, body: '{}', sentAt: n, receivedAt: n })
}

async function messages(store: Store): Promise<number[]> {
  const claimed = await store.inbox.claim({ now: Date.now(), leaseMs: 1, limit: 100_000 })
  return claimed.map(({ messageId }) => Number(messageId)).toSorted((a, b) => a - b)
}

describe('huiwen backup', () => {
  it('copies one moment while messages go on coming in', async () => {
    const store = await open('busy')
    let written = 0
    let stop = false
    const writing = (async () => {
      while (!stop) {
        await add(store, written)
        written += 1
        if (written % 20 === 0) await new Promise((next) => setTimeout(next, 1))
      }
    })()
    while (written < 200) await new Promise((next) => setTimeout(next, 5))
    const before = written
    const run = await backUp('busy', 'busy.backup')
    stop = true
    await writing
    await store.close()
    expect(run).toMatchObject({ code: 0, stderr: '' })
    expect(run.stdout).toContain('完整性检查通过')
    expect(statSync(folder.at('busy.backup')).mode & 0o077).toBe(0)

    expect((await restore('elsewhere', 'busy.backup', '--keep-pending')).code).toBe(0)
    const restored = await open('elsewhere')
    const found = await messages(restored)
    await restored.close()
    // All that was acknowledged before it began, and nothing with a hole in it.
    expect(found.length).toBeGreaterThanOrEqual(before)
    expect(found.length).toBeLessThanOrEqual(written)
    expect(found).toEqual(found.map((_, i) => i))
  })

  it('says when there is nothing, and overwrites nothing', async () => {
    expect(await backUp('nowhere', 'none.backup')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('没有数据库'),
    })
    await (await open('small')).close()
    writeFileSync(folder.at('kept.backup'), 'something else')
    const refused = await backUp('small', 'kept.backup')
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('已经存在')])
    expect(statSync(folder.at('kept.backup')).size).toBe('something else'.length)
  })
})

describe('huiwen restore', () => {
  it('answers nobody twice, and keeps the database that was there', async () => {
    const origin = await open('origin')
    for (const n of [0, 1, 2]) await add(origin, n)
    await backUp('origin', 'origin.backup')
    await origin.close()
    await restore('mine', 'origin.backup', '--keep-pending')
    const run = await restore('mine', 'origin.backup')
    expect(run).toMatchObject({ code: 0, stderr: '' })
    expect(run.stdout).toMatch(/3 条待回复的消息已关闭[^]*huiwen\.db\.before-\d+/u)
    const restored = await open('mine')
    expect(await messages(restored)).toEqual([])
    expect(await restored.inbox.failures(0, 10)).toHaveLength(3)
    expect(await add(restored, 2)).toBe(false)
    await restored.close()
    expect(readdirSync(folder.at('mine')).filter((name) => name.includes('before'))).toHaveLength(1)
  })

  it('refuses while the database is in use', async () => {
    const store = await open('used')
    await add(store, 0)
    await backUp('used', 'used.backup')
    const run = await restore('used', 'used.backup')
    expect([run.code, run.stderr]).toEqual([1, expect.stringContaining('服务还在运行')])
    expect(await messages(store)).toEqual([0])
    await store.close()
  })

  it.each([
    ['is cut short', () => truncateSync(folder.at('broken.backup'), 20_000)],
    ['is none of ours', () => writeFileSync(folder.at('broken.backup'), 'not a database at all')],
  ])('refuses a backup that %s, and leaves the data alone', async (_name, breakIt) => {
    const store = await open('whole')
    for (let n = 0; n < 200; n++) await add(store, n)
    await store.close()
    if (!existsSync(folder.at('broken.backup'))) await backUp('whole', 'broken.backup')
    breakIt()
    const run = await restore('whole', 'broken.backup')
    expect([run.code, run.stderr]).toEqual([1, expect.stringMatching(/损坏|不是惠问的备份/u)])
    const untouched = await open('whole')
    expect(await untouched.inbox.pending()).toBe(200)
    await untouched.close()
  })
})
