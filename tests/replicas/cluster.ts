import { expect } from 'vitest'
import { PASSWORD } from '../support/postgres.ts'
import type { Postgres } from '../support/postgres.ts'
import { startBalancer } from './balancer.ts'
import type { Balancer } from './balancer.ts'
import type { Platform } from './platforms.ts'
import { startReplica } from './replica.ts'
import type { Environment, Replica } from './replica.ts'

/** Replicas on the same platforms and the same database, behind one address. */
export interface Cluster {
  readonly balancer: Balancer
  readonly databaseUrl: string
  /** Starts one more; messages go to all of them in turn from then on. */
  start(env?: Environment): Promise<Replica>
  /** Asks in a group and resolves when the message is acknowledged, as a person waits before asking on. */
  ask(platform: Platform, group: string, text: string): Promise<string>
  close(): Promise<void>
}

export async function openCluster(server: Postgres, platforms: readonly Platform[]): Promise<Cluster> {
  const balancer = await startBalancer()
  for (const platform of platforms) platform.reach(balancer.url)
  const databaseUrl = await server.createDatabase()
  const shared: Environment = Object.assign({ DATABASE_URL: databaseUrl }, ...platforms.map(({ env }) => env))
  const replicas: Replica[] = []
  return {
    balancer,
    databaseUrl,
    async start(env = {}) {
      const replica = await startReplica({ ...shared, ...env })
      replicas.push(replica)
      balancer.targets = replicas
      return replica
    },
    async ask(platform, group, text) {
      const id = platform.says(group, text)
      await platform.waitFor(() => platform.isAcknowledged(id), `the acknowledgement of ${text}`)
      return id
    },
    async close() {
      await Promise.all(replicas.map((replica) => replica.remove()))
      await balancer.close()
      await Promise.all(platforms.map((platform) => platform.close()))
      expect(replicas.map((replica) => replica.output()).join()).not.toContain(PASSWORD)
    },
  }
}
