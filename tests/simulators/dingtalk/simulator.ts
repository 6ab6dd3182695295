import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { z } from 'zod'
import { Faults } from './faults.ts'
import { Gateway } from './gateway.ts'
import { Limit } from './limits.ts'
import { API, sendBySession } from './robot-api.ts'
import type { Answer } from './robot-api.ts'
import type { Call, Chat, Delivery, Fault, SimulatorOptions, StoredMessage, User } from './types.ts'

export const TOPIC_ROBOT = '/v1.0/im/bot/messages/get'
export const TOPIC_CARD = '/v1.0/card/instances/callback'

/** Starts a simulated DingTalk on 127.0.0.1 for one organisation and one robot. */
export async function startDingtalkSimulator(options: SimulatorOptions = {}): Promise<DingtalkSimulator> {
  const simulator = new DingtalkSimulator(options)
  await simulator.listen(options.port ?? 0)
  return simulator
}

interface Sent {
  readonly text?: string
  /** A body of another type: `{msgtype:'richText', content:{richText:[…]}}`. */
  readonly body?: Readonly<Record<string, unknown>>
  readonly more?: Readonly<Record<string, unknown>>
}

export class DingtalkSimulator {
  url = ''
  readonly clientId: string
  readonly clientSecret: string
  readonly botName: string
  readonly cardTemplate = 'template.schema'
  delivery: NonNullable<SimulatorOptions['delivery']>
  readonly chats = new Map<string, Chat>()
  readonly messages = new Map<string, StoredMessage>()
  readonly sessions = new Map<string, { readonly conversationId: string; readonly until: number }>()
  readonly deliveries: Delivery[] = []
  readonly calls: Call[] = []
  readonly faults = new Faults()
  readonly gateway: Gateway
  readonly sessionLimit: Limit
  readonly robotLimit: Limit
  readonly #options: SimulatorOptions
  readonly #apiLimit: Limit
  readonly #tokens = new Map<string, number>()
  readonly #payloads = new Map<string, Readonly<Record<string, unknown>>>()
  readonly #listeners = new Set<(message: StoredMessage) => void>()
  readonly #timers = new Set<ReturnType<typeof setTimeout>>()
  readonly #server: Server
  #page: ((request: IncomingMessage, response: ServerResponse) => boolean) | null = null

  constructor(options: SimulatorOptions) {
    this.#options = options
    this.clientId = options.clientId ?? 'dingsimulator0001'
    this.clientSecret = options.clientSecret ?? 'simulated-client-secret-0001'
    this.botName = options.botName ?? '惠问'
    this.delivery = options.delivery ?? { mode: 'stream' }
    const { ticketMs = 90_000, pingMs = 20_000, disconnectMs = 10_000 } = options
    this.gateway = new Gateway({ ticketMs, pingMs, disconnectMs })
    const { sessionPerMinute = 20, sessionClosedMs = 600_000, apiPerSecond = 20 } = options
    this.sessionLimit = new Limit(sessionPerMinute, 60_000, sessionClosedMs)
    this.robotLimit = new Limit(sessionPerMinute, 60_000)
    this.#apiLimit = new Limit(apiPerSecond, 1000)
    this.#server = createServer((request, response) => void this.#serve(request, response))
    this.#server.on('upgrade', (request, socket, head) => this.gateway.upgrade(request, socket, head))
  }

  // People

  createUser(name: string): User {
    const id = randomBytes(5).toString('hex')
    return { staffId: `staff${id}`, senderId: `$:LWCP_v1:$${id}`, name }
  }

  createGroup(name: string, members: readonly User[]): Chat {
    return this.#addChat('group', name, members)
  }

  singleChat(user: User): Chat {
    return this.singleChatOf(user.staffId) ?? this.#addChat('single', user.name, [user])
  }

  singleChatOf(staffId: string): Chat | undefined {
    return [...this.chats.values()].find((c) => c.type === 'single' && c.members.some((m) => m.staffId === staffId))
  }

  /** A person writes to the bot (in a group: mentions it); returns the msgId. */
  says(chat: Chat, user: User, { text = '', body, more = {} }: Sent): string {
    const msgId = `msg${randomBytes(12).toString('base64')}`
    const createdAt = Date.now()
    const content = body ?? { msgtype: 'text', text: { content: chat.type === 'group' ? ` ${text}` : text } }
    this.#keep({
      messageId: msgId,
      conversationId: chat.conversationId,
      sender: { type: 'user', name: user.name, staffId: user.staffId },
      msgtype: String(content['msgtype']),
      body: body ?? { content: text },
      createdAt,
    })
    this.#payloads.set(msgId, { ...this.#payload(chat, user, msgId, createdAt), ...content, ...more })
    this.#deliver(msgId, 1)
    return msgId
  }

  /** Presses a link button of the bot's message: opens an address, or says what the link says. */
  press(message: StoredMessage, user: User, button: string): { readonly opened?: string; readonly msgId?: string } {
    const link = linksOf(message).find(({ title }) => title === button)
    if (!link) throw new Error(`no button ${button} in ${JSON.stringify(linksOf(message).map((l) => l.title))}`)
    const chat = this.#chat(message.conversationId)
    const said = /^dtmd:\/\/dingtalkclient\/sendMessage\?content=(.*)$/u.exec(link.url)?.[1]
    if (said === undefined) return { opened: link.url }
    return { msgId: this.says(chat, user, { text: decodeURIComponent(said) }) }
  }

  /** Presses a button of an interactive card; resolves with the bot's answer, which is applied to the card. */
  async pressCard(message: StoredMessage, user: User, actionId: string): Promise<unknown> {
    const chat = this.#chat(message.conversationId)
    const data = {
      type: 'actionCallback',
      outTrackId: message.outTrackId,
      userId: user.staffId,
      corpId: 'corp',
      spaceId: chat.conversationId,
      spaceType: chat.type === 'group' ? 'IM_GROUP' : 'IM_ROBOT',
      content: JSON.stringify({ cardPrivateData: { actionIds: [actionId], params: {} } }),
    }
    const text = await new Promise<string>((resolve, reject) => {
      if (!this.gateway.send({ type: 'CALLBACK', topic: TOPIC_CARD, data }, resolve)) reject(new Error('no connection'))
      this.#later(2000, () => reject(new Error('a card callback was not answered within 2 s')))
    })
    const read = z
      .object({ cardData: z.object({ cardParamMap: z.record(z.string(), z.string()) }) })
      .safeParse(JSON.parse(text))
    if (read.success) this.#keep({ ...message, body: { ...message.body, ...read.data.cardData.cardParamMap } })
    return JSON.parse(text)
  }

  // The platform

  /** Delivers a message once more, acknowledged or not. */
  redeliver(msgId: string): void {
    this.#deliver(msgId, 99)
  }

  inject(fault: Fault): void {
    this.faults.add(fault)
  }

  /** The next calls with a token that was given out are refused. */
  invalidateTokens(): void {
    this.#tokens.clear()
  }

  expireSessions(): void {
    for (const [id, session] of this.sessions) this.sessions.set(id, { ...session, until: 0 })
  }

  /** Headers and body as HTTP mode posts them. */
  httpRequest(msgId: string, secret = this.clientSecret, timestamp = String(Date.now())) {
    const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')
    const headers = { 'content-type': 'application/json', timestamp, sign }
    return { method: 'POST', headers, body: JSON.stringify(this.#payloads.get(msgId)) }
  }

  // For tests

  botMessages(chat: Chat): StoredMessage[] {
    return this.messagesIn(chat).filter((m) => m.sender.type === 'bot')
  }

  messagesIn({ conversationId }: Chat): StoredMessage[] {
    return [...this.messages.values()].filter((m) => m.conversationId === conversationId)
  }

  async waitFor(condition: () => boolean, ms = 5000, what = 'a condition'): Promise<void> {
    const end = Date.now() + ms
    while (!condition()) {
      if (Date.now() > end) throw new Error(`waited ${ms} ms in vain for ${what}`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }

  /** The bot's next message in a chat that has `count` of them now. */
  async nextMessage(chat: Chat, count: number, ms = 5000): Promise<StoredMessage> {
    await this.waitFor(() => this.botMessages(chat).length > count, ms, 'a message of the bot')
    const message = this.botMessages(chat)[count]
    if (!message) throw new Error('unreachable')
    return message
  }

  onMessage(listener: (message: StoredMessage) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Requests that the platform does not answer itself. */
  servePage(page: (request: IncomingMessage, response: ServerResponse) => boolean): void {
    this.#page = page
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve))
    const address = this.#server.address()
    this.url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer)
    this.gateway.close()
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  /** Puts a message of the bot into a chat. */
  show(content: Pick<StoredMessage, 'conversationId' | 'msgtype' | 'body' | 'via' | 'outTrackId'>): StoredMessage {
    const sender = { type: 'bot', name: this.botName } as const
    return this.#keep({ messageId: randomUUID(), sender, createdAt: Date.now(), ...content })
  }

  #keep(message: StoredMessage): StoredMessage {
    this.messages.set(message.messageId, message)
    for (const listener of this.#listeners) listener(message)
    return message
  }

  #addChat(type: Chat['type'], name: string, members: readonly User[]): Chat {
    const conversationId = `cid${randomBytes(15).toString('base64')}==`
    const chat: Chat = { conversationId, type, name, members }
    this.chats.set(conversationId, chat)
    return chat
  }

  #chat(conversationId: string): Chat {
    const chat = this.chats.get(conversationId)
    if (!chat) throw new Error('unknown chat')
    return chat
  }

  #payload(chat: Chat, user: User, msgId: string, createdAt: number): Record<string, unknown> {
    const session = randomBytes(12).toString('hex')
    const until = createdAt + (this.#options.sessionMs ?? 90 * 60_000)
    this.sessions.set(session, { conversationId: chat.conversationId, until })
    return {
      msgId,
      createAt: createdAt,
      conversationId: chat.conversationId,
      conversationType: chat.type === 'group' ? '2' : '1',
      ...(chat.type === 'group' ? { conversationTitle: chat.name, isInAtList: true } : {}),
      chatbotCorpId: 'corp',
      chatbotUserId: '$:LWCP_v1:$bot',
      senderId: user.senderId,
      senderStaffId: user.staffId,
      senderNick: user.name,
      senderCorpId: 'corp',
      isAdmin: false,
      robotCode: this.clientId,
      sessionWebhook: `${this.url}/robot/sendBySession?session=${session}`,
      sessionWebhookExpiredTime: until,
    }
  }

  #deliver(msgId: string, attempt: number): void {
    const delivery: Delivery = { msgId, attempt, outcome: 'pending' }
    this.deliveries.push(delivery)
    const started = Date.now()
    const acked = (): void => {
      delivery.outcome = 'acked'
      delivery.ackMs = Date.now() - started
    }
    const data = this.#payloads.get(msgId) ?? {}
    if (this.delivery.mode === 'stream') this.gateway.send({ type: 'CALLBACK', topic: TOPIC_ROBOT, data }, acked)
    else void this.#post(this.delivery.url, msgId).then((ok) => ok && acked())
    const wait = (this.#options.redeliveryMs ?? [60_000])[attempt - 1]
    if (wait === undefined) return
    this.#later(wait, () => {
      if (delivery.outcome === 'acked') return
      delivery.outcome = 'lost'
      this.#deliver(msgId, attempt + 1)
    })
  }

  async #post(url: string, msgId: string): Promise<boolean> {
    try {
      return (await fetch(url, this.httpRequest(msgId))).ok
    } catch {
      return false
    }
  }

  #later(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      act()
    }, ms)
    this.#timers.add(timer)
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.url)
    if (!pathname.startsWith('/v1.0/') && !pathname.startsWith('/robot/')) {
      if (!this.#page?.(request, response)) response.writeHead(404).end()
      return
    }
    const body = await readJson(request).catch(() => GONE)
    if (body === GONE) return
    const fault = this.faults.take(pathname)
    if (fault?.delayMs) await new Promise((resolve) => setTimeout(resolve, fault.delayMs))
    if (fault?.drop === 'before') return void request.socket.destroy()
    const disturbed = fault?.status !== undefined || fault?.body !== undefined
    const answer: Answer = disturbed
      ? { status: fault.status ?? 200, body: fault.body ?? {} }
      : this.#answer(pathname, searchParams, request, body)
    const { status } = answer
    const code = String(answer.body['errcode'] ?? answer.body['code'] ?? (status < 300 ? 0 : status))
    this.calls.push({ api: pathname, status, code, body: record(body) })
    if (fault?.drop === 'after') return void request.socket.destroy()
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body))
  }

  #answer(path: string, query: URLSearchParams, request: IncomingMessage, body: unknown): Answer {
    if (path === '/robot/sendBySession') return sendBySession(this, query.get('session') ?? '', body)
    if (path === '/v1.0/gateway/connections/open') return this.#openGateway(body)
    if (path === '/v1.0/oauth2/accessToken') return this.#giveToken(body)
    const token = String(request.headers['x-acs-dingtalk-access-token'] ?? '')
    if ((this.#tokens.get(token) ?? 0) < Date.now()) {
      return { status: 401, body: { code: 'InvalidAuthentication', message: '不合法的access_token' } }
    }
    if (!this.#apiLimit.take(path)) {
      return { status: 403, body: { code: 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi', message: 'qps' } }
    }
    return API[path]?.(this, body) ?? { status: 404, body: { code: 'InvalidAction.NotFound', message: path } }
  }

  #openGateway(body: unknown): Answer {
    this.gateway.opened += 1
    const { refuse } = this.gateway
    if (refuse && refuse.times > 0) {
      refuse.times -= 1
      return { status: refuse.status, body: { code: 'ServiceUnavailable', message: 'busy' } }
    }
    const read = openRequest.safeParse(body)
    const known = read.success && read.data.clientId === this.clientId && read.data.clientSecret === this.clientSecret
    if (!known) return { status: 401, body: { code: 'authFailed', message: '鉴权失败' } }
    const ticket = this.gateway.ticket(read.data.subscriptions)
    return { status: 200, body: { endpoint: `${this.url.replace('http', 'ws')}/connect`, ticket } }
  }

  #giveToken(body: unknown): Answer {
    const { appKey, appSecret } = record(body)
    if (appKey !== this.clientId || appSecret !== this.clientSecret) {
      return { status: 400, body: { code: 'invalidClientIdOrSecret', message: '无效的clientId或者clientSecret' } }
    }
    const accessToken = randomBytes(16).toString('hex')
    const expireIn = this.#options.tokenSeconds ?? 7200
    this.#tokens.set(accessToken, Date.now() + expireIn * 1000)
    return { status: 200, body: { accessToken, expireIn } }
  }
}

/** Buttons and links of a message, as a person can press them. */
export function linksOf({ body }: StoredMessage): { readonly title: string; readonly url: string }[] {
  const read = buttons.parse(body)
  const inText = [...(read.text ?? '').matchAll(/\[([^\]]{1,200})\]\(([^)\s]{1,2000})\)/gu)]
  return [
    ...(read.btns ?? []).map(({ title, actionURL }) => ({ title, url: actionURL })),
    ...(read.singleTitle && read.singleURL ? [{ title: read.singleTitle, url: read.singleURL }] : []),
    ...[1, 2, 3]
      .filter((i) => body[`show_ask${i}`] === 'true')
      .map((i) => ({ title: String(body[`ask${i}_text`]), url: String(body[`ask${i}_url`]) })),
    ...inText.map(([, title = '', url = '']) => ({ title, url })),
  ]
}

const buttons = z.looseObject({
  text: z.string().optional(),
  btns: z.array(z.object({ title: z.string(), actionURL: z.string() })).optional(),
  singleTitle: z.string().optional(),
  singleURL: z.string().optional(),
})

const openRequest = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  ua: z.string(),
  subscriptions: z.array(z.object({ type: z.string(), topic: z.string() })).min(1),
})

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk)
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    return null
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** The bot went away in the middle of its request. */
const GONE = Symbol('gone')
