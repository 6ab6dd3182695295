import { afterEach, beforeEach, expect, it } from 'vitest'
import { silentLog } from '../support/silent-log.ts'
import { DeliveryFailed } from '../../src/service/index.ts'
import { createInboxWorker } from '../../src/service/inbox-worker.ts'
import type { InboxWorker } from '../../src/service/inbox-worker.ts'
import { openSqliteStore } from '../../src/store/index.ts'
import type { InboxEntry, Store } from '../../src/store/index.ts'

/** Working the inbox off within one event: two of these stand for two isolates that share a store. */
let store: Store

beforeEach(async () => {
  store = await openSqliteStore(':memory:')
})
afterEach(() => store.close())

type Handle = (entry: InboxEntry) => Promise<'answered' | 'ignored'>

function event(handle: Handle): InboxWorker {
  const clock = { now: Date.now }
  const nothing = (): Promise<void> => Promise.resolve()
  const talk = { handle, giveUp: nothing, admitDoubt: nothing }
  return createInboxWorker({ inbox: store.inbox, clock, log: silentLog, ...talk, concurrency: 10, leaseMs: 2000 })
}

const add = (messageId: string, chatId = 'c', sentAt = 1): Promise<boolean> =>
  store.inbox.add({ platform: 'test', messageId, chatId, body: '{}', sentAt, receivedAt: Date.now() })

const noting =
  (into: string[], before: () => Promise<void> = () => Promise.resolve()): Handle =>
  async (entry) => {
    await before()
    into.push(entry.messageId)
    return 'answered'
  }

it('answers all of a chat in order and then ends', async () => {
  for (const n of [3, 1, 2]) await add(`m${n}`, 'c', n)
  await add('other', 'd')
  const order: string[] = []
  await event(noting(order)).drain(Date.now() + 10_000)
  expect(order.filter((id) => id !== 'other')).toEqual(['m1', 'm2', 'm3'])
  expect(await store.inbox.pending()).toBe(0)
})

it('ends at once when there is nothing to do', async () => {
  await event(noting([])).drain(Date.now() + 60_000)
})

it('tries again within its time what the platform delays', async () => {
  await add('m1')
  let tries = 0
  const order: string[] = []
  const failOnce = async (): Promise<void> => {
    tries += 1
    if (tries === 1) throw new DeliveryFailed('not now', { sent: 'no', retryAfterMs: 50 })
    return Promise.resolve()
  }
  await event(noting(order, failOnce)).drain(Date.now() + 10_000)
  expect(order).toEqual(['m1'])
})

it('leaves to the next event what falls due after its time', async () => {
  await add('m1')
  const later = async (): Promise<void> =>
    Promise.reject(new DeliveryFailed('later', { sent: 'no', retryAfterMs: 60_000 }))
  await event(noting([], later)).drain(Date.now() + 5000)
  expect(await store.inbox.pending()).toBe(1)
})

it('takes up what another event stored in a chat that was busy', async () => {
  await add('m1', 'c', 1)
  const order: string[] = []
  let letGo: () => void = () => undefined
  const held = new Promise<void>((resolve) => (letGo = resolve))
  const first = event(noting(order, () => held)).drain(Date.now() + 10_000)
  while ((await store.inbox.nextDue(Date.now())) === null) await new Promise((resolve) => setTimeout(resolve, 5))
  await add('m2', 'c', 2)
  const second = event(noting(order)).drain(Date.now() + 10_000)
  letGo()
  await Promise.all([first, second])
  expect(order).toEqual(['m1', 'm2'])
})

it('takes over what an event that died had claimed', async () => {
  await add('m1')
  await store.inbox.claim({ now: Date.now(), leaseMs: 100, limit: 1 })
  const order: string[] = []
  await event(noting(order)).drain(Date.now() + 10_000)
  expect(order).toEqual(['m1'])
})
