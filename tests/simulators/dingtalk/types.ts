export interface User {
  readonly staffId: string
  readonly senderId: string
  readonly name: string
}

export interface Chat {
  readonly conversationId: string
  readonly type: 'group' | 'single'
  readonly name: string
  readonly members: readonly User[]
}

/** What a chat shows, of people and of the bot. */
export interface StoredMessage {
  readonly messageId: string
  readonly conversationId: string
  readonly sender: { readonly type: 'user' | 'bot'; readonly name: string; readonly staffId?: string }
  readonly msgtype: string
  /** text, markdown, actionCard or card, as the platform takes it. */
  readonly body: Readonly<Record<string, unknown>>
  readonly createdAt: number
  readonly via?: 'session' | 'robot' | 'card'
  readonly outTrackId?: string
}

export interface Call {
  readonly api: string
  readonly status: number
  /** `0` if it was taken. */
  readonly code: string
  readonly body: Readonly<Record<string, unknown>>
}

export interface Delivery {
  readonly msgId: string
  readonly attempt: number
  outcome: 'pending' | 'acked' | 'lost'
  ackMs?: number
}

export interface Fault {
  /** Part of the path. */
  readonly match: string
  readonly times?: number
  readonly status?: number
  readonly body?: Readonly<Record<string, unknown>>
  /** The connection ends before or after the platform did what was asked. */
  readonly drop?: 'before' | 'after'
  readonly delayMs?: number
}

export interface SimulatorOptions {
  readonly port?: number
  readonly clientId?: string
  readonly clientSecret?: string
  readonly botName?: string
  /** How messages reach the bot; assignable later. */
  readonly delivery?: { readonly mode: 'stream' } | { readonly mode: 'http'; readonly url: string }
  /** Waits before an unacknowledged message is delivered again; the platform takes about a minute. */
  readonly redeliveryMs?: readonly number[]
  readonly sessionMs?: number
  readonly tokenSeconds?: number
  readonly ticketMs?: number
  /** Messages a session takes in a minute, and how long it is closed after one too many. */
  readonly sessionPerMinute?: number
  readonly sessionClosedMs?: number
  readonly apiPerSecond?: number
  /** Milliseconds between SYSTEM pings. */
  readonly pingMs?: number
  /** Time between the announcement and the end of a connection. */
  readonly disconnectMs?: number
}
