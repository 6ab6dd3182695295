import { afterEach, beforeEach, expect, it } from 'vitest'
import { silentLog } from '../support/silent-log.ts'
import { DeliveryFailed, DeliveryRefused, DeliveryUncertain } from '../../src/service/index.ts'
import { createInboxWorker } from '../../src/service/inbox-worker.ts'
import type { InboxWorker } from '../../src/service/inbox-worker.ts'
import { openSqliteStore } from '../../src/store/index.ts'
import type { InboxEntry, Store } from '../../src/store/index.ts'

let store: Store
let worker: InboxWorker
let now = 0
let admitDoubt: (entry: InboxEntry) => Promise<void>
let doubted: string[]

/** Longer than the clock is moved on while an entry is worked on: it is renewed in real time only. */
const LEASE_MS = 30 * 86_400_000

beforeEach(async () => {
  store = await openSqliteStore(':memory:')
  now = 1_000_000
  doubted = []
  admitDoubt = ({ messageId }) => Promise.resolve(void doubted.push(messageId))
})
afterEach(async () => {
  await worker.stop()
  await store.close()
})

const start = (handle: (entry: InboxEntry) => Promise<'answered' | 'ignored'>, gaveUp: string[] = []): void => {
  const giveUp = (entry: InboxEntry): Promise<void> => {
    gaveUp.push(entry.messageId)
    return Promise.resolve()
  }
  const clock = { now: () => now }
  const options = {
    inbox: store.inbox,
    clock,
    log: silentLog,
    handle,
    giveUp,
    admitDoubt,
    concurrency: 3,
    leaseMs: LEASE_MS,
  }
  worker = createInboxWorker(options)
  worker.start()
}
const add = (messageId: string, chatId = 'c', sentAt = 1): Promise<boolean> =>
  store.inbox.add({ platform: 'test', messageId, chatId, body: '{}', sentAt, receivedAt: now })

/** Moves the clock on until nothing is open; the worker's own waits are short here. */
async function drain(): Promise<void> {
  const end = Date.now() + 5000
  while ((await store.inbox.pending()) > 0) {
    if (Date.now() > end) throw new Error('the inbox did not drain')
    now += 120_000
    worker.poke()
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

it('takes a chat in order and no more chats than it may', async () => {
  const order: string[] = []
  let together = 0
  let most = 0
  for (const chat of ['a', 'b', 'c', 'd', 'e']) for (const n of [1, 2, 3]) await add(`${chat}${n}`, chat, n)
  start(async (entry) => {
    together += 1
    most = Math.max(most, together)
    await new Promise((resolve) => setTimeout(resolve, 2))
    together -= 1
    order.push(entry.messageId)
    return 'answered'
  })
  await drain()
  expect(most).toBe(3)
  for (const chat of ['a', 'b', 'c', 'd', 'e']) {
    expect(order.filter((id) => id.startsWith(chat))).toEqual([1, 2, 3].map((n) => `${chat}${n}`))
  }
})

it('tries again when the platform was not reached', async () => {
  let tries = 0
  await add('m1')
  start((entry) => {
    tries += 1
    expect(entry.attempts).toBe(tries)
    return tries < 4 ? Promise.reject(new DeliveryFailed('away', { sent: 'no' })) : Promise.resolve('answered')
  })
  await drain()
  expect(tries).toBe(4)
  expect(await store.inbox.failures(0, 9)).toEqual([])
})

it('does not try again after a refusal', async () => {
  let tries = 0
  await add('m1')
  start(() => {
    tries += 1
    return Promise.reject(new DeliveryRefused('不在群里'))
  })
  await drain()
  expect(tries).toBe(1)
  expect(await store.inbox.failures(0, 9)).toMatchObject([{ reason: '不在群里' }])
})

it('tells the person once when a reply may not have arrived, also if that takes several tries', async () => {
  let tries = 0
  admitDoubt = ({ messageId }) => {
    tries += 1
    if (tries < 3) return Promise.reject(new DeliveryFailed('away', { sent: 'no' }))
    doubted.push(messageId)
    return Promise.resolve()
  }
  await add('m1')
  start(() => Promise.reject(new DeliveryUncertain('途中中断')))
  await drain()
  expect([tries, doubted]).toEqual([3, ['m1']])
  expect(await store.inbox.failures(0, 9)).toMatchObject([{ reason: '途中中断' }])
})

it('gives up on an error of its own after five tries, tells the person, and goes on with the chat', async () => {
  const gaveUp: string[] = []
  let tries = 0
  await add('bad', 'c', 1)
  await add('good', 'c', 2)
  start((entry) => {
    if (entry.messageId === 'good') return Promise.resolve('answered')
    tries += 1
    return Promise.reject(new Error('a bug'))
  }, gaveUp)
  await drain()
  expect(tries).toBe(5)
  expect(gaveUp).toEqual(['bad'])
  expect(await store.inbox.failures(0, 9)).toHaveLength(1)
})

it('does not say twice what may have been said more than an hour ago', async () => {
  await add('m1')
  const [claimed] = await store.inbox.claim({ now, leaseMs: 1, limit: 1 })
  await store.inbox.markSending(claimed ?? { id: 0, attempts: 0 }, now)
  now += 3_600_000
  let handled = 0
  start(() => {
    handled += 1
    return Promise.resolve('answered')
  })
  await drain()
  expect(handled).toBe(0)
  expect(doubted).toEqual(['m1'])
  expect((await store.inbox.failures(0, 9))[0]?.reason).toContain('无法确认')
})

it('begins what is due before it stops, if it is given the time', async () => {
  const done: string[] = []
  for (const n of [1, 2, 3]) await add(`a${n}`, 'a', n)
  start(async ({ messageId }) => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    done.push(messageId)
    return 'answered'
  })
  await worker.stop(now + 1000)
  expect(done).toEqual(['a1', 'a2', 'a3'])
})

it('leaves to other replicas what it has not begun', async () => {
  const done: string[] = []
  let begun: () => void = () => undefined
  const first = new Promise<void>((resolve) => (begun = resolve))
  for (const n of [1, 2, 3]) await add(`a${n}`, 'a', n)
  start(async ({ messageId }) => {
    begun()
    await new Promise((resolve) => setTimeout(resolve, 5))
    done.push(messageId)
    return 'answered'
  })
  await first
  await worker.stop()
  expect(done).toEqual(['a1'])
  expect(await store.inbox.pending()).toBe(2)
})
