import { DWClient, TOPIC_CARD, TOPIC_ROBOT } from 'dingtalk-stream'
import type { DWClientDownStream } from 'dingtalk-stream'
import { parseRecord } from '../json.ts'
import { postByNode } from './http-node.ts'
import type { DingtalkConfig } from './config.ts'

export { TOPIC_CARD, TOPIC_ROBOT }

export interface StreamHandlers {
  /** Something came in, a ping included. */
  readonly onSign: () => void
  /** The platform will close this connection in ten seconds. */
  readonly onDisconnectAsked: () => void
  readonly onClose: () => void
  readonly onFrame: (topic: string, data: Readonly<Record<string, unknown>>) => Promise<unknown>
  /** A frame that could not be read or handled; the platform will send it again. */
  readonly onTrouble: (error: unknown) => void
}

/**
 * The SDK's client for one connection and not more. Its own reconnecting multiplies attempts and its keep-alive kills
 * healthy sockets, so both stay off; what it hides is made visible: why a connection failed, and that it closed.
 */
export class StreamClient extends DWClient {
  /** Why the last attempt failed. */
  problem = ''
  readonly #config: DingtalkConfig
  readonly #handlers: StreamHandlers

  constructor(config: DingtalkConfig, handlers: StreamHandlers) {
    const { clientId, clientSecret } = config
    // Both are taken at run time; the SDK's types know neither. The SDK's default list is shared by all its clients.
    const hidden = { autoReconnect: false, subscriptions: [] }
    super({ clientId, clientSecret, keepAlive: false, ua: 'huiwen', ...hidden })
    this.#config = config
    this.#handlers = handlers
    Object.assign(this, { sslopts: { rejectUnauthorized: true, handshakeTimeout: config.timeoutMs } })
    for (const topic of [TOPIC_ROBOT, TOPIC_CARD]) {
      this.registerCallbackListener(topic, (frame) => void this.#handle(topic, frame))
    }
  }

  /** True once the socket is open; never throws, `problem` says why not. */
  async open(): Promise<boolean> {
    // Resolves on failure as well.
    await this.connect()
    const socket = this.#socket()
    if (!this.connected || !socket) {
      this.problem ||= 'WebSocket 没有连上'
      return false
    }
    socket.on('close', this.#handlers.onClose)
    socket.on('pong', this.#handlers.onSign)
    return true
  }

  ping(): void {
    const socket = this.#socket()
    if (socket && this.connected) socket.ping()
  }

  /** At once, without a farewell. */
  end(): void {
    this.removeAllListeners()
    this.#socket()?.terminate()
  }

  override async getEndpoint(): Promise<this> {
    try {
      const { clientId, clientSecret, apiBase, timeoutMs } = this.#config
      const { subscriptions, ua } = this.getConfig()
      const request = { clientId, clientSecret, ua, subscriptions }
      const { status, body } = await postByNode(`${apiBase}/v1.0/gateway/connections/open`, request, { timeoutMs })
      const { endpoint, ticket } = body
      if (typeof endpoint !== 'string' || typeof ticket !== 'string') {
        throw new Error(`开放平台没有给出连接地址（HTTP ${status} ${String(body['code'] ?? '')}）`)
      }
      Object.assign(this, { dw_url: `${endpoint}?ticket=${encodeURIComponent(ticket)}` })
      return this
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error)
      throw error
    }
  }

  /** The SDK parses without a guard; what it cannot read would end the process. */
  override onDownStream(data: string): void {
    this.#handlers.onSign()
    try {
      super.onDownStream(data)
    } catch (error) {
      this.#handlers.onTrouble(error)
    }
  }

  override onSystem(frame: DWClientDownStream): void {
    super.onSystem(frame)
    if (frame.headers.topic !== 'disconnect') return
    // Frames that are under way are still answered on this socket.
    this.connected = true
    this.#handlers.onDisconnectAsked()
  }

  /** Acknowledged when it is handled, which means stored; an error leaves it to be delivered again. */
  async #handle(topic: string, { headers, data }: DWClientDownStream): Promise<void> {
    try {
      const answer = await this.#handlers.onFrame(topic, parseRecord(data) ?? {})
      if (topic === TOPIC_CARD) this.send(headers.messageId, answer ?? {})
      else this.socketCallBackResponse(headers.messageId, null)
    } catch (error) {
      this.#handlers.onTrouble(error)
    }
  }

  /** The SDK keeps it private and tells of nothing that happens to it. */
  #socket(): Socket | null {
    const socket: unknown = Reflect.get(this, 'socket')
    return isSocket(socket) ? socket : null
  }
}

interface Socket {
  on(event: 'close' | 'pong', listener: () => void): unknown
  ping(): void
  terminate(): void
}

function isSocket(value: unknown): value is Socket {
  return typeof value === 'object' && value !== null && 'terminate' in value && 'ping' in value && 'on' in value
}
