import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../src/store/index.ts'
import { storeContract } from '../contracts/store.ts'

describe('the SQLite store', () => {
  let folder: string | null = null
  const path = async (): Promise<string> => {
    folder ??= await mkdtemp(join(tmpdir(), 'huiwen-store-'))
    return join(folder, 'data', 'huiwen.db')
  }
  const remove = async (): Promise<void> => {
    if (folder) await rm(folder, { recursive: true, force: true })
    folder = null
  }
  storeContract({ open: async () => openSqliteStore(await path()), remove })

  it('lets two processes share one file without handing an entry to both', async () => {
    const one = await openSqliteStore(await path())
    const two = await openSqliteStore(await path())
    for (let i = 0; i < 40; i += 1) {
      const entry = { platform: 'test', messageId: `m${i}`, chatId: `c${i}`, body: '{}', sentAt: i, receivedAt: i }
      await one.inbox.add(entry)
    }
    const claims = await Promise.all(
      [one, two, one, two].map((store) => store.inbox.claim({ now: 1000, leaseMs: 1000, limit: 10 })),
    )
    const ids = claims.flat().map((e) => e.messageId)
    expect(ids).toHaveLength(40)
    expect(new Set(ids).size).toBe(40)
    await one.close()
    await two.close()
    await remove()
  })

  it('works in memory', async () => {
    const store = await openSqliteStore(':memory:')
    await store.settings.set('a', 'b')
    expect(await store.settings.get('a')).toBe('b')
    await store.close()
  })
})
