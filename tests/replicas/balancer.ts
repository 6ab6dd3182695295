import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One address for several replicas, as a load balancer gives it to a platform. */
export interface Balancer {
  readonly url: string
  /** Whom requests go to from now on, each in turn. */
  targets: readonly { readonly url: string }[]
  close(): Promise<void>
}

export async function startBalancer(): Promise<Balancer> {
  let turn = 0
  const server = createServer((request, response) => {
    const target = balancer.targets[turn++ % balancer.targets.length]
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers = Object.entries(request.headers).filter(([name]) => !HOP.has(name))
      fetch(`${target?.url}${request.url}`, {
        method: 'POST',
        headers: headers.map(([name, value]): [string, string] => [name, String(value)]),
        body: Buffer.concat(chunks),
      })
        .then(async (answer) => {
          response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' })
          response.end(await answer.text())
        })
        // Nobody listens there (any more); the platform delivers again.
        .catch(() => response.writeHead(502).end())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port }: Pick<AddressInfo, 'port'> = Object.assign({ port: 0 }, server.address())
  const balancer: Balancer = {
    url: `http://127.0.0.1:${port}`,
    targets: [],
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return balancer
}

const HOP = new Set(['host', 'connection', 'content-length', 'transfer-encoding'])
