import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { CONTROL, DATA, decodeFrame, encodeFrame, type Frame } from './frame.ts'
import type { PlatformEvent, SocketOptions } from './types.ts'
import type { PushResult } from './webhook.ts'

export const SOCKET_DEFAULTS: SocketOptions = {
  pingIntervalSeconds: 120,
  reconnectIntervalSeconds: 0.2,
  reconnectNonceSeconds: 0.05,
  reconnectCount: -1,
  fragmentBytes: 2048,
  shuffleFragments: false,
  maxConnections: 50,
}

/** What the endpoint discovery answers instead of an address. */
export interface EndpointRefusal {
  readonly code?: number
  readonly msg?: string
  /** With a `data` object the SDK gives up for good, without one it tries again. Default true. */
  readonly withData?: boolean
  /** An HTTP error in place of a business code. */
  readonly httpStatus?: number
  readonly times?: number
}

/** The long connections of one app: any number of clients, each event to one of them at random. */
export class SocketGateway {
  /**
   * Connections that take events: those whose first ping has come. The SDK begins to read only a moment after the
   * handshake and silently loses what comes before.
   */
  readonly connections = new Set<WebSocket>()
  /** Discovery calls so far. */
  endpointCalls = 0
  /** Pings of clients so far. */
  pings = 0
  /** When set, pings stay unanswered. */
  silent = false
  /** When set, that many pushed events are kept from the client's acknowledgement: it is dropped on arrival. */
  ignoreAcks = 0
  readonly #options: SocketOptions
  readonly #server = new WebSocketServer({ noServer: true })
  readonly #joining = new Set<WebSocket>()
  readonly #tickets = new Set<string>()
  readonly #waiting = new Map<string, { socket: WebSocket; settle: (result: PushResult) => void }>()
  readonly #refusals: { refusal: EndpointRefusal; left: number }[] = []
  #sequence = 0

  constructor(options: SocketOptions) {
    this.#options = options
  }

  /** Makes the next discovery calls fail. */
  refuseEndpoint(refusal: EndpointRefusal): void {
    this.#refusals.push({ refusal, left: refusal.times ?? 1 })
  }

  /** Answers a discovery call with correct credentials. */
  endpoint(origin: string): { status: number; body: unknown } {
    this.endpointCalls += 1
    const entry = this.#refusals[0]
    if (entry) {
      entry.left -= 1
      if (entry.left <= 0) this.#refusals.shift()
      return endpointRefused(entry.refusal)
    }
    if (this.connections.size >= this.#options.maxConnections) {
      return endpointRefused({ code: 1000040350, msg: 'the number of connections exceeded the limit' })
    }
    const ticket = randomBytes(12).toString('hex')
    this.#tickets.add(ticket)
    const query = `device_id=${Date.now()}${this.endpointCalls}&access_key=${ticket}&service_id=7&ticket=${ticket}`
    return {
      status: 200,
      body: {
        code: 0,
        msg: 'success',
        data: { URL: `${origin.replace('http', 'ws')}/ws/v2?${query}`, ClientConfig: this.#clientConfig() },
      },
    }
  }

  /** Takes over an HTTP upgrade; a ticket opens one connection. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const ticket = url.searchParams.get('ticket') ?? ''
    if (url.pathname !== '/ws/v2' || !this.#tickets.delete(ticket)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nhandshake-status: 403\r\nhandshake-msg: forbidden\r\n\r\n')
      return
    }
    this.#server.handleUpgrade(request, socket, head, (client) => this.#accept(client))
  }

  /** Sends one event to one connection and waits for its acknowledgement. */
  push(event: PlatformEvent, timeoutMs: number): Promise<PushResult> {
    const clients = [...this.connections]
    const client = clients[Math.floor(Math.random() * clients.length)]
    if (!client) return Promise.resolve({ outcome: 'unreachable', detail: 'no connection' })
    const id = event.header.event_id
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle({ outcome: 'timeout' }), timeoutMs)
      const settle = (result: PushResult) => {
        clearTimeout(timer)
        this.#waiting.delete(id)
        resolve(result)
      }
      this.#waiting.set(id, { socket: client, settle })
      for (const frame of this.#fragments(id, Buffer.from(JSON.stringify(event)))) client.send(encodeFrame(frame))
    })
  }

  /** Breaks connections: all of them, or one at random. */
  drop(which: 'all' | 'one' = 'all'): number {
    const clients = [...this.connections]
    const chosen = Math.floor(Math.random() * clients.length)
    const victims = which === 'all' ? clients : clients.slice(chosen, chosen + 1)
    for (const victim of victims) {
      this.connections.delete(victim)
      victim.terminate()
    }
    return victims.length
  }

  /** Sends bytes that are no frame to every connection. */
  sendGarbage(bytes: Uint8Array): void {
    for (const client of this.connections) client.send(bytes)
  }

  close(): void {
    for (const client of this.#joining) client.terminate()
    this.drop()
    this.#server.close()
  }

  #accept(client: WebSocket): void {
    this.#joining.add(client)
    client.on('message', (data: Buffer) => this.#receive(client, data))
    client.on('error', () => client.terminate())
    client.on('close', () => {
      this.#joining.delete(client)
      this.connections.delete(client)
      for (const { socket, settle } of [...this.#waiting.values()]) {
        if (socket === client) settle({ outcome: 'unreachable', detail: 'connection lost' })
      }
    })
  }

  #receive(client: WebSocket, data: Buffer): void {
    let frame: Frame
    try {
      frame = decodeFrame(data)
    } catch {
      client.close(1002, 'bad frame')
      return
    }
    if (frame.method === CONTROL && frame.headers.get('type') === 'ping') this.#pong(client, frame)
    else if (frame.method === DATA) this.#acknowledged(frame)
  }

  #pong(client: WebSocket, ping: Frame): void {
    this.pings += 1
    if (this.#joining.delete(client)) this.connections.add(client)
    if (this.silent) return
    const payload = Buffer.from(JSON.stringify(this.#clientConfig()))
    client.send(encodeFrame({ ...ping, headers: new Map([['type', 'pong']]), payload }))
  }

  #acknowledged(frame: Frame): void {
    const waiting = this.#waiting.get(frame.headers.get('message_id') ?? '')
    if (!waiting) return
    if (this.ignoreAcks > 0) {
      this.ignoreAcks -= 1
      return
    }
    waiting.settle(readAck(frame.payload ?? new Uint8Array()))
  }

  #fragments(id: string, payload: Buffer): Frame[] {
    const size = this.#options.fragmentBytes
    const sum = Math.max(1, Math.ceil(payload.length / size))
    const frames = Array.from({ length: sum }, (_, seq): Frame => {
      this.#sequence += 1
      const headers = { type: 'event', message_id: id, sum: String(sum), seq: String(seq), trace_id: `trace-${id}` }
      return {
        seqId: this.#sequence,
        logId: this.#sequence,
        service: 7,
        method: DATA,
        headers: new Map(Object.entries(headers)),
        payload: payload.subarray(seq * size, (seq + 1) * size),
      }
    })
    return this.#options.shuffleFragments ? frames.reverse() : frames
  }

  #clientConfig(): Record<string, number> {
    return {
      ReconnectCount: this.#options.reconnectCount,
      ReconnectInterval: this.#options.reconnectIntervalSeconds,
      ReconnectNonce: this.#options.reconnectNonceSeconds,
      PingInterval: this.#options.pingIntervalSeconds,
    }
  }
}

function endpointRefused(refusal: EndpointRefusal): { status: number; body: unknown } {
  if (refusal.httpStatus !== undefined) return { status: refusal.httpStatus, body: { msg: 'gateway error' } }
  const withData = refusal.withData ?? true
  return {
    status: 200,
    body: { code: refusal.code ?? 1, msg: refusal.msg ?? 'system busy', ...(withData && { data: {} }) },
  }
}

function readAck(payload: Uint8Array): PushResult {
  try {
    const ack: unknown = JSON.parse(Buffer.from(payload).toString('utf8'))
    const code = typeof ack === 'object' && ack !== null && 'code' in ack ? Number(ack.code) : NaN
    const data =
      typeof ack === 'object' && ack !== null && 'data' in ack && typeof ack.data === 'string' ? ack.data : undefined
    const response: unknown = data === undefined ? {} : JSON.parse(Buffer.from(data, 'base64').toString('utf8'))
    return { outcome: code === 200 ? 'acked' : 'refused', status: code, response }
  } catch {
    return { outcome: 'refused', detail: 'acknowledgement is no JSON', malformed: true }
  }
}
