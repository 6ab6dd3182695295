/** What a test configures, and what it can read back, in the terms of the Feishu open platform. */

/** How the platform reaches the bot. Events and card callbacks are configured separately in the console. */
export type Subscription =
  { readonly mode: 'socket' } | { readonly mode: 'webhook'; readonly url: string } | { readonly mode: 'none' }

/** Calls allowed in a window; `Infinity` switches a limit off. */
export interface RateLimits {
  /** Messages per second into one chat, shared by create and reply (the platform: 5). */
  readonly chatPerSecond: number
  /** Updates per second of one card (the platform: 5). */
  readonly cardUpdatesPerSecond: number
  /** Calls per second of one API (the platform: 50). */
  readonly apiPerSecond: number
  /** Calls per minute of one API (the platform: 1000). */
  readonly apiPerMinute: number
}

export interface SocketOptions {
  /** Told to the client in ClientConfig, seconds. */
  readonly pingIntervalSeconds: number
  /** Told to the client in ClientConfig, seconds between attempts to reconnect. */
  readonly reconnectIntervalSeconds: number
  /** Told to the client in ClientConfig, upper bound of the random wait before the first attempt, seconds. */
  readonly reconnectNonceSeconds: number
  /** Told to the client in ClientConfig; -1 means for ever. */
  readonly reconnectCount: number
  /** Payloads longer than this are split into fragments. */
  readonly fragmentBytes: number
  /** Sends the fragments of one payload in reverse order, as a network may. */
  readonly shuffleFragments: boolean
  readonly maxConnections: number
}

export interface FeishuSimulatorOptions {
  /** Port on 127.0.0.1; 0, the default, takes a free one. */
  readonly port?: number
  readonly appId?: string
  readonly appSecret?: string
  /** Set: webhook bodies are encrypted and signed. */
  readonly encryptKey?: string
  readonly verificationToken?: string
  readonly botName?: string
  /** Where events go; the long connection by default. */
  readonly events?: Subscription
  /** Where card callbacks go; the same place as events by default. */
  readonly callbacks?: Subscription
  /** `at`: of group messages only those that mention the bot or everybody arrive. `all`: every one. Default `at`. */
  readonly groupScope?: 'at' | 'all'
  /** Divides the waits of the redelivery schedule (15 s, 5 min, 1 h, 6 h). Default 1. */
  readonly speed?: number
  /** Replaces the schedule altogether, in milliseconds; `speed` is then not applied. */
  readonly redeliveryMs?: readonly number[]
  /** The platform waits 3000 ms for an acknowledgement. */
  readonly ackTimeoutMs?: number
  readonly tokenTtlSeconds?: number
  readonly limits?: Partial<RateLimits>
  readonly socket?: Partial<SocketOptions>
  /** Serves the chat page at `/`. Default false. */
  readonly page?: boolean
}

export interface User {
  readonly openId: string
  readonly unionId: string
  readonly userId: string
  readonly name: string
}

export interface Chat {
  readonly chatId: string
  readonly type: 'group' | 'p2p'
  name: string
  readonly members: Set<string>
  botIsMember: boolean
}

export interface Mention {
  readonly key: string
  readonly openId: string
  readonly name: string
  readonly isBot: boolean
}

/** A message as the platform stores it. `content` is the JSON string of the API. */
export interface StoredMessage {
  readonly messageId: string
  readonly chatId: string
  readonly rootId?: string
  readonly parentId?: string
  threadId?: string
  readonly sender: { readonly type: 'user' | 'app'; readonly id: string; readonly name: string }
  readonly msgType: string
  content: string
  readonly mentions: readonly Mention[]
  readonly createTime: number
  updateTime: number
  /** How often the content was replaced. */
  updates: number
  recalled: boolean
  /** Message this one was forwarded from. */
  readonly forwardedFrom?: string
  readonly uuid?: string
}

/** One attempt to hand one event to the bot. */
export interface Delivery {
  readonly eventId: string
  readonly eventType: string
  /** The chat message the event is about, if it is about one. */
  readonly messageId?: string
  /** 1 for the first attempt. */
  readonly attempt: number
  readonly mode: 'webhook' | 'socket'
  readonly sentAt: number
  outcome: 'pending' | 'acked' | 'refused' | 'timeout' | 'unreachable'
  /** HTTP status or the code of the acknowledging frame. */
  status?: number
  ackMs?: number
  detail?: string
}

/** One call of the bot to the open platform. */
export interface ApiCall {
  readonly at: number
  readonly method: string
  readonly path: string
  /** Method and path with the ids taken out, for example `POST /open-apis/im/v1/messages/:id/reply`. */
  readonly api: string
  readonly status: number
  readonly code: number
  readonly msg: string
  readonly body: unknown
  readonly messageId?: string
}

/** What the person who pressed a button sees. */
export interface ClickResult {
  readonly ok: boolean
  /** Error shown by the client: 200340 not configured, 200341 timeout, 200671 not 200, 200672/200673 bad answer, 200830 2.0→1.0. */
  readonly errorCode?: number
  readonly error?: string
  /** The client itself refused, nothing was sent to the bot. */
  readonly blocked?: string
  readonly toast?: { readonly type: string; readonly content: string }
  /** The card the answer put in place of the old one. */
  readonly card?: Record<string, unknown>
  readonly response?: unknown
  /** Token for `/open-apis/interactive/v1/card/update`. */
  readonly token?: string
  /** The link a button opens. */
  readonly opened?: string
  readonly tookMs: number
}

/** A change the page draws as it happens. */
export type LiveEvent =
  | { readonly kind: 'message'; readonly message: StoredMessage }
  | { readonly kind: 'update'; readonly message: StoredMessage }
  | { readonly kind: 'chat'; readonly chat: Chat }

export type PlatformEvent = {
  readonly schema: '2.0'
  readonly header: {
    readonly event_id: string
    readonly token: string
    readonly create_time: string
    readonly event_type: string
    readonly tenant_key: string
    readonly app_id: string
  }
  readonly event: Record<string, unknown>
}

export type Json = Record<string, unknown>

/** Whether a value is a plain JSON object. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value when it is a non-empty string. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
