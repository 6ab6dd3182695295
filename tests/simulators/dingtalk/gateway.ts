import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import * as z from 'zod'

export interface Frame {
  readonly type: 'SYSTEM' | 'EVENT' | 'CALLBACK'
  readonly topic: string
  readonly data: unknown
}

interface Connection {
  readonly socket: WebSocket
  readonly topics: ReadonlySet<string>
  /** Announced to be closed: gets nothing new. */
  leaving: boolean
  pongs: number
}

const answer = z.object({ code: z.number(), headers: z.object({ messageId: z.string() }), data: z.string() })

export interface GatewayOptions {
  readonly ticketMs: number
  readonly pingMs: number
  readonly disconnectMs: number
}

/** The Stream side: tickets that are good once, connections, frames and their answers. */
export class Gateway {
  readonly connections = new Set<Connection>()
  /** Attempts at opening, refused or not. */
  opened = 0
  /** The next requests for a ticket get this HTTP status. */
  refuse: { status: number; times: number } | null = null
  /** The next handshakes are refused although the ticket was good. */
  refuseHandshakes = 0
  /** Nothing is read any more, not even pings: a network that has died without a word. */
  deaf = false
  readonly #options: GatewayOptions
  readonly #server = new WebSocketServer({ noServer: true, autoPong: false })
  readonly #tickets = new Map<string, { topics: ReadonlySet<string>; until: number }>()
  readonly #waiting = new Map<string, (data: string) => void>()
  readonly #pinging: ReturnType<typeof setInterval>

  constructor(options: GatewayOptions) {
    this.#options = options
    this.#pinging = setInterval(() => this.#pingAll(), options.pingMs)
  }

  ticket(subscriptions: readonly { readonly type: string; readonly topic: string }[]): string {
    const ticket = randomUUID()
    const topics = new Set(subscriptions.map(({ type, topic }) => `${type} ${topic}`))
    this.#tickets.set(ticket, { topics, until: Date.now() + this.#options.ticketMs })
    return ticket
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const id = new URL(request.url ?? '', 'http://gateway').searchParams.get('ticket') ?? ''
    const ticket = this.#tickets.get(id)
    this.#tickets.delete(id)
    const refused = this.refuseHandshakes > 0
    if (refused) this.refuseHandshakes -= 1
    if (!ticket || ticket.until < Date.now() || refused) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n')
      return
    }
    this.#server.handleUpgrade(request, socket, head, (ws) => this.#accept(ws, ticket.topics))
  }

  /** Sends to one connection that subscribed the topic; false if there is none. `onAnswer` may never be called. */
  send({ type, topic, data }: Frame, onAnswer: (data: string) => void): boolean {
    const able = [...this.connections].filter(
      (c) => !c.leaving && c.socket.readyState === WebSocket.OPEN && c.topics.has(`${type} ${topic}`),
    )
    const chosen = able[Math.floor(Math.random() * able.length)]
    if (!chosen) return false
    const messageId = randomUUID()
    this.#waiting.set(messageId, onAnswer)
    chosen.socket.send(frame(type, topic, messageId, JSON.stringify(data)))
    return true
  }

  sendRaw(text: string): void {
    for (const { socket } of this.connections) socket.send(text)
  }

  /** Breaks connections off, as a network does. */
  drop(): void {
    for (const { socket } of this.connections) socket.terminate()
  }

  /** Says that a connection will be closed and closes it after a while, as the platform does on its own updates. */
  announceDisconnect(): void {
    for (const connection of this.connections) {
      if (connection.leaving) continue
      connection.leaving = true
      connection.socket.send(frame('SYSTEM', 'disconnect', randomUUID(), JSON.stringify({ reason: 'persistent' })))
      setTimeout(() => connection.socket.close(), this.#options.disconnectMs)
    }
  }

  close(): void {
    clearInterval(this.#pinging)
    this.drop()
    this.#server.close()
  }

  #accept(socket: WebSocket, topics: ReadonlySet<string>): void {
    const connection: Connection = { socket, topics, leaving: false, pongs: 0 }
    this.connections.add(connection)
    socket.on('close', () => this.connections.delete(connection))
    socket.on('error', () => undefined)
    socket.on('ping', (data) => {
      if (!this.deaf) socket.pong(data)
    })
    socket.on('message', (data) => this.#read(String(data)))
  }

  #read(text: string): void {
    if (this.deaf) return
    const read = answer.safeParse(JSON.parse(text))
    if (!read.success || read.data.code !== 200) return
    const { messageId } = read.data.headers
    const waiting = this.#waiting.get(messageId)
    this.#waiting.delete(messageId)
    waiting?.(read.data.data)
  }

  #pingAll(): void {
    if (this.deaf) return
    for (const connection of this.connections) {
      const messageId = randomUUID()
      const opaque = randomUUID()
      this.#waiting.set(messageId, (data) => {
        if (data.includes(opaque)) connection.pongs += 1
      })
      connection.socket.send(frame('SYSTEM', 'ping', messageId, JSON.stringify({ opaque })))
    }
  }
}

function frame(type: string, topic: string, messageId: string, data: string): string {
  const headers = {
    topic,
    messageId,
    contentType: 'application/json',
    time: String(Date.now()),
    appId: 'app',
    connectionId: 'c',
  }
  return JSON.stringify({ specVersion: '1.0', type, headers, data })
}
