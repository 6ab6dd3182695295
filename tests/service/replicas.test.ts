import { afterEach, beforeEach, expect, it } from 'vitest'
import { silentLog } from '../support/silent-log.ts'
import { createReplicas } from '../../src/service/replicas.ts'
import type { Replicas } from '../../src/service/replicas.ts'
import { openSqliteStore } from '../../src/store/index.ts'
import type { Store } from '../../src/store/index.ts'

let store: Store
let joined: Replicas[]
let now = 1_000_000
beforeEach(async () => {
  store = await openSqliteStore(':memory:')
  joined = []
})
afterEach(async () => {
  await Promise.all(joined.map((replica) => replica.leave()))
  await store.close()
})

/** Resolves when it has counted. */
const join = async (count: number): Promise<Replicas> => {
  const replica = createReplicas({ leases: store.leases, clock: { now: () => now }, log: silentLog })
  joined.push(replica)
  replica.join()
  while (replica.count() !== count) await new Promise((resolve) => setTimeout(resolve, 1))
  return replica
}

it('counts those that live, without those that have left or died', async () => {
  await join(1)
  const second = await join(2)
  await join(3)
  await second.leave()
  await join(3)
  // None of them renews its lease, as if all had been killed.
  now += 60_000
  expect((await join(1)).count()).toBe(1)
})
