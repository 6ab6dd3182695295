import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Callbacks, type Click, type ClickRecord } from './callbacks.ts'
import { parseCard } from './card/validate.ts'
import { storeUserMessage, type UserSends } from './compose.ts'
import { buildWebhookRequest, newId, type WebhookRequest } from './crypto.ts'
import { Deliveries, REDELIVERY_MS, type Outgoing, type Pusher } from './deliveries.ts'
import {
  botAdded,
  directChatEntered,
  envelope,
  isAddressedToBot,
  messageRecalled,
  receivedMessage,
  userIds,
} from './events.ts'
import { Faults, type Fault } from './faults.ts'
import { MessageApi } from './message-api.ts'
import { openApi } from './open-api.ts'
import { pageRoutes } from './page-server.ts'
import { PLATFORM_LIMITS, RateLimiter } from './rate-limits.ts'
import { SOCKET_DEFAULTS, SocketGateway } from './socket.ts'
import { Tokens } from './tokens.ts'
import {
  isJson,
  type ApiCall,
  type Chat,
  type ClickResult,
  type Delivery,
  type FeishuSimulatorOptions,
  type Json,
  type PlatformEvent,
  type StoredMessage,
  type Subscription,
  type User,
} from './types.ts'
import { postRequest, pushByWebhook, type PushResult } from './webhook.ts'
import { World } from './world.ts'
import { until } from '../../support/waiting.ts'

/** Starts a Feishu open platform on 127.0.0.1. */
export async function startFeishuSimulator(options: FeishuSimulatorOptions = {}): Promise<FeishuSimulator> {
  const simulator = new FeishuSimulator(options)
  await simulator.listen(options.port ?? 0)
  return simulator
}

/** One tenant, one bot app; the bot is the program under test. */
export class FeishuSimulator {
  readonly appId: string
  readonly appSecret: string
  readonly encryptKey: string | undefined
  readonly verificationToken: string
  readonly world: World
  /** Token store: `issued`, `invalidateAll()`. */
  readonly tokens: Tokens
  /** Long connections: `connections`, `drop()`, `refuseEndpoint()`, `silent`, `ignoreAcks`, `sendGarbage()`. */
  readonly socket: SocketGateway
  /** Every call of the bot, oldest first. */
  readonly calls: ApiCall[] = []
  /** Address of the bot's events and of its card callbacks; may be changed at any time. */
  events: Subscription
  callbacks: Subscription
  /** So many acknowledgements of the bot are lost on their way. */
  loseAcks = 0
  readonly #options: FeishuSimulatorOptions
  readonly #faults = new Faults()
  readonly #messages: MessageApi
  readonly #deliveries: Deliveries
  readonly #callbacks: Callbacks
  readonly #server
  #origin = ''

  constructor(options: FeishuSimulatorOptions) {
    this.#options = options
    this.appId = options.appId ?? `cli_${newId('a').slice(2, 18)}`
    this.appSecret = options.appSecret ?? newId('s').slice(2)
    this.encryptKey = options.encryptKey
    this.verificationToken = options.verificationToken ?? newId('v').slice(2)
    this.events = options.events ?? { mode: 'socket' }
    this.callbacks = options.callbacks ?? this.events
    this.world = new World(options.botName ?? '惠问')
    this.tokens = new Tokens(this.appId, this.appSecret, options.tokenTtlSeconds ?? 7200)
    this.socket = new SocketGateway({ ...SOCKET_DEFAULTS, ...options.socket })
    const limiter = new RateLimiter({ ...PLATFORM_LIMITS, ...options.limits })
    this.#messages = new MessageApi(this.world, limiter, this.appId)
    const speed = options.speed ?? 1
    const delays = options.redeliveryMs ?? REDELIVERY_MS.map((ms) => ms / speed)
    this.#deliveries = new Deliveries(delays, () => this.#losing(this.#pusher(this.events)))
    this.#callbacks = new Callbacks(this.world, {
      push: (event) => this.#pusher(this.callbacks)?.push(event),
      envelope: (type, event) => this.#envelope(type, event),
    })
    const app = openApi({
      appId: this.appId,
      appSecret: this.appSecret,
      world: this.world,
      tokens: this.tokens,
      limiter,
      faults: this.#faults,
      messages: this.#messages,
      callbacks: this.#callbacks,
      gateway: this.socket,
      calls: this.calls,
    })
    if (options.page) app.route('/', pageRoutes(this))
    this.#server = createAdaptorServer({ fetch: app.fetch })
    this.#server.on('upgrade', (request, socket, head) => this.socket.upgrade(request, socket, head))
  }

  /** Base address; give it to the SDK as `domain`. */
  get url(): string {
    return this.#origin
  }

  /** open_id of the bot, as `bot/v3/info` returns it. */
  get botOpenId(): string {
    return this.world.bot.openId
  }

  /** Every attempt to hand over an event, oldest first. */
  get deliveries(): readonly Delivery[] {
    return this.#deliveries.log
  }

  /** The attempts that were acknowledged. */
  get acks(): readonly Delivery[] {
    return this.#deliveries.log.filter((delivery) => delivery.outcome === 'acked')
  }

  /** Events the platform gave up after its last attempt. */
  get lost(): Deliveries['lost'] {
    return this.#deliveries.lost
  }

  /** Every operated button with what its user saw. */
  get clicks(): readonly ClickRecord[] {
    return this.#callbacks.log
  }

  createUser(name: string): User {
    return this.world.createUser(name)
  }

  /** A group with the bot in it, unless told otherwise. No event is sent: see {@link addBot}. */
  createGroup(group: { name: string; members?: readonly User[]; withBot?: boolean }): Chat {
    return this.world.createGroup(
      group.name,
      (group.members ?? []).map((user) => user.openId),
      group.withBot ?? true,
    )
  }

  /** The direct chat of a user with the bot. */
  directChat(user: User): Chat {
    return this.world.directChat(user.openId)
  }

  /** A person sends a message; returns its message_id at once, delivery goes on in the background. */
  userSends(input: UserSends): string {
    const message = storeUserMessage(this.world, input)
    if (this.#reachesBot(message)) this.#deliveries.send(this.#received(message))
    return message.messageId
  }

  /** Hands a message to the bot once more, whatever became of the earlier attempts. */
  redeliver(messageId: string): void {
    this.#deliveries.send(this.#received(this.world.message(messageId)))
  }

  /** A person operates a card; returns what that person sees. */
  clickButton(click: Click): Promise<ClickResult> {
    return this.#callbacks.click(click)
  }

  /** A person forwards a message to another chat; returns the new message_id. Throws when the card forbids it. */
  forward(input: { messageId: string; chat: string; user: string }): string {
    const original = this.world.message(input.messageId)
    if (forbidsForwarding(original)) throw new Error('simulator: the card forbids forwarding')
    const user = this.world.user(input.user)
    const sender = { type: 'user' as const, id: user.openId, name: user.name }
    const { msgType, content } = original
    return this.world.addMessage({ chatId: input.chat, sender, msgType, content, forwardedFrom: original.messageId })
      .messageId
  }

  /** Puts the bot into a group and sends `im.chat.member.bot.added_v1`. */
  addBot(chat: Chat, operator: User): void {
    chat.botIsMember = true
    this.sendEvent('im.chat.member.bot.added_v1', botAdded(this.world, chat, operator))
  }

  removeBot(chat: Chat, operator: User): void {
    chat.botIsMember = false
    this.sendEvent('im.chat.member.bot.deleted_v1', botAdded(this.world, chat, operator))
  }

  /** A person opens the direct chat with the bot; the platform reports every time. Returns the chat. */
  enterDirectChat(user: User): Chat {
    const chat = this.world.directChat(user.openId)
    this.sendEvent('im.chat.access_event.bot_p2p_chat_entered_v1', directChatEntered(this.world, chat, user))
    return chat
  }

  /** A person picks an entry of the bot's menu. */
  pickMenu(user: User, eventKey: string): void {
    const operator = { operator_name: user.name, operator_id: userIds(user) }
    this.sendEvent('application.bot.menu_v6', { event_key: eventKey, operator, timestamp: Date.now() })
  }

  /** A person takes a message back. */
  recall(messageId: string): void {
    const message = this.world.message(messageId)
    this.world.recall(message)
    if (message.sender.type === 'user') this.sendEvent('im.message.recalled_v1', messageRecalled(message))
  }

  /** Sends any event, known to the bot or not. Its event_id stays the same when it is sent again. */
  sendEvent(type: string, event: Json): void {
    const made = this.#envelope(type, event)
    this.#deliveries.send({ type, makeEvent: () => made })
  }

  /** Checks the webhook address as the console does; true when the challenge came back within a second. */
  async verifyWebhook(): Promise<boolean> {
    if (this.events.mode !== 'webhook') return false
    const challenge = newId('ch').slice(3)
    const event = { challenge, token: this.verificationToken, type: 'url_verification' }
    const request = buildWebhookRequest(event, this.encryptKey ? { encryptKey: this.encryptKey } : {})
    const result = await postRequest(this.events.url, request, 1000)
    return result.outcome === 'acked' && JSON.stringify(result.response) === JSON.stringify({ challenge })
  }

  /** An event as this platform would send it, for tests that spoil one part. */
  makeEvent(type: string, event: Json): PlatformEvent {
    return this.#envelope(type, event)
  }

  /** The event that a stored message makes. */
  makeMessageEvent(messageId: string): PlatformEvent {
    return this.#received(this.world.message(messageId)).makeEvent()
  }

  /** Posts a request to the webhook address and returns what came back. */
  post(request: WebhookRequest, timeoutMs = 3000): Promise<PushResult> {
    if (this.events.mode !== 'webhook') throw new Error('simulator: events do not go to a webhook')
    return postRequest(this.events.url, request, timeoutMs)
  }

  /** Disturbs the next calls of the bot. */
  inject(fault: Fault): void {
    this.#faults.add(fault)
  }

  clearFaults(): void {
    this.#faults.clear()
  }

  /** Messages of a chat, oldest first. */
  messages(chatId: string): readonly StoredMessage[] {
    return this.world.messagesIn(chatId)
  }

  /** What the bot said in a chat, oldest first. */
  botMessages(chatId: string): StoredMessage[] {
    return this.world.messagesIn(chatId).filter((message) => message.sender.id === this.appId)
  }

  /** The bot's replies to one message. */
  repliesTo(messageId: string): StoredMessage[] {
    const asked = this.world.message(messageId)
    return this.botMessages(asked.chatId).filter((message) => message.parentId === messageId)
  }

  /** Waits for the bot's first reply to a message; inside a topic, for its first message after it. */
  async waitForReply(messageId: string): Promise<StoredMessage> {
    const asked = this.world.message(messageId)
    const find = () =>
      this.repliesTo(messageId)[0] ??
      (asked.threadId &&
        this.botMessages(asked.chatId).find((m) => m.threadId === asked.threadId && m.createTime >= asked.createTime))
    await this.waitFor(() => find() !== undefined, `a reply to ${messageId}`)
    return find() || asked
  }

  /** Waits until a condition holds; throws with `what` when it does not in time. */
  waitFor(condition: () => boolean, what?: string): Promise<void> {
    return until(condition, what)
  }

  /** Waits until no event is under way any more: each is acknowledged or given up. */
  settled(): Promise<void> {
    return until(() => this.#deliveries.open === 0, 'all events to be settled')
  }

  /** Numbers at a glance. */
  counters(): Readonly<Record<string, number>> {
    const received = new Set(this.#deliveries.log.map((delivery) => delivery.messageId ?? delivery.eventId))
    return {
      events: received.size,
      attempts: this.#deliveries.log.length,
      acknowledged: this.acks.length,
      open: this.#deliveries.open,
      lost: this.#deliveries.lost.length,
      calls: this.calls.length,
      refused: this.calls.filter((call) => call.code !== 0).length,
      deduplicated: this.#messages.deduplicated,
      tokens: this.tokens.issued,
      connections: this.socket.connections.size,
    }
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(port, '127.0.0.1', resolve)
    })
    const address: string | AddressInfo | null = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('simulator: no address')
    this.#origin = `http://127.0.0.1:${address.port}`
  }

  async close(): Promise<void> {
    this.#deliveries.close()
    this.socket.close()
    if ('closeAllConnections' in this.#server) this.#server.closeAllConnections()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }

  #reachesBot(message: StoredMessage): boolean {
    const chat = this.world.chat(message.chatId)
    if (!chat.botIsMember) return false
    return chat.type === 'p2p' || this.#options.groupScope === 'all' || isAddressedToBot(message)
  }

  #received(message: StoredMessage): Outgoing {
    const user = this.world.user(message.sender.id)
    const type = 'im.message.receive_v1'
    return { type, message, makeEvent: () => this.#envelope(type, receivedMessage(this.world, message, user)) }
  }

  #envelope(type: string, event: Json): PlatformEvent {
    const { appId, verificationToken } = this
    return envelope({ appId, verificationToken, tenantKey: this.world.tenantKey }, type, event)
  }

  #losing(pusher: Pusher | undefined): Pusher | undefined {
    if (!pusher) return undefined
    const push: Pusher['push'] = async (event) => {
      const result = await pusher.push(event)
      if (this.loseAcks === 0) return result
      this.loseAcks -= 1
      return { outcome: 'timeout' }
    }
    return { mode: pusher.mode, push }
  }

  #pusher(subscription: Subscription): Pusher | undefined {
    const timeoutMs = this.#options.ackTimeoutMs ?? 3000
    if (subscription.mode === 'none') return undefined
    if (subscription.mode === 'socket') return { mode: 'socket', push: (event) => this.socket.push(event, timeoutMs) }
    const secrets = this.encryptKey ? { encryptKey: this.encryptKey } : {}
    return { mode: 'webhook', push: (event) => pushByWebhook(subscription.url, event, secrets, timeoutMs) }
  }
}

function forbidsForwarding(message: StoredMessage): boolean {
  const config = message.msgType === 'interactive' ? parseCard(message.content).card?.['config'] : undefined
  return isJson(config) && config['enable_forward'] === false
}
