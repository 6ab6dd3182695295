import { randomUUID } from 'node:crypto'
import type { Log } from '../log-port.ts'
import type { Leases } from '../store/port.ts'
import type { Clock } from './types.ts'

/** The processes that serve the same app together, told apart from those that are gone by leases that they renew. */
export interface Replicas {
  join(): void
  leave(): Promise<void>
  /** How many live, this one included; as of a few seconds ago. */
  count(): number
}

export function createReplicas({ leases, clock, log }: { leases: Leases; clock: Clock; log: Log }): Replicas {
  const holder = randomUUID()
  const name = `${REPLICA}${holder}`
  let living = 1
  let beating: ReturnType<typeof setInterval> | null = null
  const failed = (error: unknown): void => log.warn({ error: String(error) }, 'the replicas could not be counted')

  const beat = async (): Promise<void> => {
    const now = clock.now()
    await leases.take({ name, holder, now, until: now + LEASE_MS })
    living = Math.max(1, await leases.held(REPLICA, now))
  }

  return {
    join() {
      void beat().catch(failed)
      beating = setInterval(() => void beat().catch(failed), LEASE_MS / 5)
      beating.unref()
    },
    async leave() {
      if (!beating) return
      clearInterval(beating)
      await leases.release(name, holder).catch(failed)
    },
    count: () => living,
  }
}

const REPLICA = 'replica:'
const LEASE_MS = 15_000
