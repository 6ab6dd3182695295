import { Agent, request } from 'node:http'

export interface Load {
  readonly perSecond: number
  /** Requests that were answered with anything but 200. */
  readonly failed: number
}

const CONNECTIONS = 8

/** Posts `count` bodies in turn to `/api/ask` over a few connections that are kept alive, as fast as they are answered. */
export async function postMany(port: number, bodies: readonly string[], count: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  let [sent, failed] = [0, 0]
  const worker = async () => {
    while (sent < count) {
      const body = bodies[sent++ % bodies.length] ?? ''
      if ((await post(port, body, agent)) !== 200) failed++
    }
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
  const seconds = (performance.now() - started) / 1000
  agent.destroy()
  return { perSecond: count / seconds, failed }
}

function post(port: number, body: string, agent: Agent): Promise<number> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sending = request(
      { host: '127.0.0.1', port, path: '/api/ask', method: 'POST', agent, headers },
      (response) => {
        response.resume()
        response.once('end', () => resolve(response.statusCode ?? 0))
      },
    )
    sending.once('error', () => resolve(0))
    sending.end(body)
  })
}
