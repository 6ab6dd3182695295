import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import pg from 'pg'
import { openPostgresStore } from '../../src/store/postgres.ts'
import { storeContract } from '../contracts/store.ts'
import { PASSWORD, startPostgres } from '../support/postgres.ts'
import type { Postgres } from '../support/postgres.ts'

describe('the PostgreSQL store', () => {
  let server: Postgres
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.stop())

  let url: string | null = null
  storeContract({
    open: async () => openPostgresStore((url ??= await server.createDatabase())),
    remove: () => Promise.resolve(void (url = null)),
  })

  it('never claims two entries of a chat at once, however many replicas claim while messages come in', async () => {
    const address = await server.createDatabase()
    const replicas = await Promise.all([1, 2, 3, 4].map(() => openPostgresStore(address)))
    const held = new Map<string, number>()
    const handled: string[] = []
    const total = CHATS * PER_CHAT
    let overlaps = 0
    let added = 0
    // What is sent earlier comes in later, so that the next one of a chat changes all the time.
    const feed = async (): Promise<void> => {
      while (added < total) {
        const n = added++
        const entry = { platform: 'test', messageId: `m${n}`, chatId: `c${n % CHATS}`, body: '{}' }
        await replicas[n % 4]?.inbox.add({ ...entry, sentAt: total - n, receivedAt: n })
      }
    }
    const work = async (replica: number): Promise<void> => {
      const { inbox } = replicas[replica] ?? fail()
      while (handled.length < total) {
        const entries = await inbox.claim({ now: Date.now(), leaseMs: 60_000, limit: 7 })
        for (const entry of entries) {
          held.set(entry.chatId, (held.get(entry.chatId) ?? 0) + 1)
          if ((held.get(entry.chatId) ?? 0) > 1) overlaps += 1
        }
        await new Promise((resolve) => setImmediate(resolve))
        for (const entry of entries) {
          const { chatId, messageId } = entry
          held.set(chatId, (held.get(chatId) ?? 0) - 1)
          handled.push(messageId)
          await inbox.finish(entry, 'answered', Date.now())
        }
      }
    }
    await Promise.all([feed(), feed(), feed(), ...replicas.flatMap((_, n) => [work(n), work(n), work(n)])])
    expect(overlaps).toBe(0)
    expect(handled).toHaveLength(total)
    expect(new Set(handled).size).toBe(total)
    await Promise.all(replicas.map((replica) => replica.close()))
  })

  it('leaves a chat alone in which another replica claims an earlier entry at this very instant', async () => {
    const address = await server.createDatabase()
    const store = await openPostgresStore(address)
    const later = { platform: 'test', messageId: 'later', chatId: 'c', body: '{}', sentAt: 2, receivedAt: 2 }
    await store.inbox.add(later)
    const other = new pg.Client(address)
    await other.connect()
    await other.query('BEGIN')
    await other.query(`INSERT INTO inbox (platform, message_id, chat_id, body, sent_at, received_at, state, attempts, due_at)
      VALUES ('test', 'earlier', 'c', '{}', 1, 1, 'claimed', 1, 9999)`)
    // The claim does not see what is not committed yet, so it goes for the later entry, and must wait and let go of it.
    const claimed = store.inbox.claim({ now: 1000, leaseMs: 1000, limit: 10 })
    await waiting(other)
    await other.query('COMMIT')
    expect(await claimed).toEqual([])
    await other.end()
    await store.close()
  })

  it('can be opened by several replicas at the same moment', async () => {
    const address = await server.createDatabase()
    const replicas = await Promise.all([1, 2, 3].map(() => openPostgresStore(address)))
    const salts = await Promise.all(replicas.map((store, n) => store.settings.setOnce('salt', String(n))))
    expect(new Set(salts).size).toBe(1)
    await Promise.all(replicas.map((store) => store.close()))
  })

  it('goes on when the server has been away', async () => {
    const lost: string[] = []
    const store = await openPostgresStore(await server.createDatabase(), (error) => lost.push(error.message))
    await store.settings.set('a', '1')
    await server.halt()
    await expect(store.settings.get('a')).rejects.toThrow()
    await server.resume()
    expect(await store.settings.get('a')).toBe('1')
    expect(lost.join()).not.toContain(PASSWORD)
    await store.close()
  })

  it('hands a built index to the others, and keeps the one before', async () => {
    const address = await server.createDatabase()
    const [one, two] = await Promise.all([openPostgresStore(address), openPostgresStore(address)])
    expect(await two.builds.current()).toBeNull()
    const packed = Uint8Array.from({ length: 70_000 }, (_, i) => i % 251)
    for (const [n, name] of ['a', 'b', 'c'].entries()) await one.builds.publish(name, packed, n)
    expect(await two.builds.current()).toBe('c')
    expect(Buffer.from((await two.builds.read('c')) ?? []).equals(packed)).toBe(true)
    expect(await two.builds.read('b')).not.toBeNull()
    expect(await two.builds.read('a')).toBeNull()
    await Promise.all([one.close(), two.close()])
  })

  it('says who did not let us in, without the password', async () => {
    const address = new URL(await server.createDatabase())
    address.password = `wrong-${PASSWORD}`
    const refused: unknown = await openPostgresStore(address.href).catch((error: unknown) => error)
    expect(refused).toMatchObject({ name: 'DatabaseUnreachable', message: expect.stringContaining(address.host) })
    expect(String(refused)).toContain('连不上 PostgreSQL')
    expect(JSON.stringify(refused, Object.getOwnPropertyNames(refused))).not.toContain(PASSWORD)
  })
})

const CHATS = 5
/** Enough that pairs overlap where nothing but the claim's own statement keeps them apart. */
const PER_CHAT = 240

function fail(): never {
  throw new Error('there is no such replica')
}

/** Resolves when some connection waits for a lock. */
async function waiting(client: pg.Client): Promise<void> {
  for (;;) {
    const { rowCount } = await client.query('SELECT 1 FROM pg_locks WHERE NOT granted')
    if (rowCount) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
