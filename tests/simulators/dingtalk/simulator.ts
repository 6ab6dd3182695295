import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import * as z from 'zod'
import { Deliveries } from './deliveries.ts'
import { Faults } from './faults.ts'
import { Gateway } from './gateway.ts'
import { Limit } from './limits.ts'
import { linksOf, saidBy } from './links.ts'
import { OpenPlatform } from './open-platform.ts'
import type { Call, Chat, Delivery, Fault, SimulatorOptions, StoredMessage, User } from './types.ts'
import { World } from './world.ts'

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

export class DingtalkSimulator extends World {
  url = ''
  readonly clientId: string
  readonly clientSecret: string
  readonly cardTemplate = 'template.schema'
  readonly sessions = new Map<string, { readonly conversationId: string; readonly until: number }>()
  /** Every call of the bot, oldest first. */
  readonly calls: Call[] = []
  readonly faults = new Faults()
  readonly gateway: Gateway
  readonly sessionLimit: Limit
  readonly robotLimit: Limit
  readonly #sessionMs: number
  readonly #deliveries: Deliveries
  readonly #platform: OpenPlatform
  readonly #server: Server
  #page: ((request: IncomingMessage, response: ServerResponse) => boolean) | null = null

  constructor(options: SimulatorOptions) {
    super(options.botName ?? '惠问')
    this.clientId = options.clientId ?? 'dingsimulator0001'
    this.clientSecret = options.clientSecret ?? 'simulated-client-secret-0001'
    const { ticketMs = 90_000, pingMs = 20_000, disconnectMs = 10_000 } = options
    this.gateway = new Gateway({ ticketMs, pingMs, disconnectMs })
    const { sessionPerMinute = 20, sessionClosedMs = 600_000, sessionMs = 90 * 60_000 } = options
    this.sessionLimit = new Limit(sessionPerMinute, 60_000, sessionClosedMs)
    this.robotLimit = new Limit(sessionPerMinute, 60_000)
    this.#sessionMs = sessionMs
    this.#deliveries = new Deliveries(this.gateway, this.clientSecret, options)
    this.#platform = new OpenPlatform(this, options)
    this.#server = createServer((request, response) => this.#serve(request, response))
    this.#server.on('upgrade', (request, socket, head) => this.gateway.upgrade(request, socket, head))
  }

  // What people do

  /** A person writes to the bot (in a group: mentions it); returns the msgId. */
  says(chat: Chat, user: User, { text = '', body, more = {} }: Sent): string {
    const msgId = `msg${randomBytes(12).toString('base64')}`
    const createdAt = Date.now()
    const content = body ?? { msgtype: 'text', text: { content: chat.type === 'group' ? ` ${text}` : text } }
    this.keep({
      messageId: msgId,
      conversationId: chat.conversationId,
      sender: { type: 'user', name: user.name, staffId: user.staffId },
      msgtype: String(content['msgtype']),
      body: body ?? { content: text },
      createdAt,
    })
    this.#deliveries.send(msgId, { ...this.#payload(chat, user, msgId, createdAt), ...content, ...more })
    return msgId
  }

  /** Presses a link button of the bot's message: opens an address, or says what the link says. */
  press(message: StoredMessage, user: User, button: string): { readonly opened?: string; readonly msgId?: string } {
    const link = linksOf(message).find(({ title }) => title === button)
    if (!link) throw new Error(`no button ${button} in ${JSON.stringify(linksOf(message).map((l) => l.title))}`)
    const text = saidBy(link.url)
    return text === null ? { opened: link.url } : { msgId: this.says(this.chatOf(message), user, { text }) }
  }

  /** Presses a button of an interactive card; resolves with the bot's answer, which is applied to the card. */
  async pressCard(message: StoredMessage, user: User, actionId: string): Promise<unknown> {
    const chat = this.chatOf(message)
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
      setTimeout(() => reject(new Error('a card callback was not answered within 2 s')), 2000).unref()
    })
    const read = cardUpdate.safeParse(JSON.parse(text))
    if (read.success) this.keep({ ...message, body: { ...message.body, ...read.data.cardData.cardParamMap } })
    return JSON.parse(text)
  }

  // What the platform does

  /** Every attempt to hand over a message, oldest first. */
  get deliveries(): readonly Delivery[] {
    return this.#deliveries.log
  }

  /** How messages reach the bot. */
  set delivery(mode: NonNullable<SimulatorOptions['delivery']>) {
    this.#deliveries.mode = mode
  }

  /** The next acknowledgements of the bot are lost on their way. */
  loseAcks(count: number): void {
    this.#deliveries.loseAcks = count
  }

  /** Delivers a message once more, acknowledged or not. */
  redeliver(msgId: string): void {
    this.#deliveries.again(msgId)
  }

  /** Headers and body as HTTP mode posts them. */
  httpRequest(msgId: string, secret?: string, timestamp?: string) {
    return this.#deliveries.httpRequest(msgId, secret, timestamp)
  }

  /** Posts a request to the bot that the platform would not send; returns the HTTP status. */
  post(request: { readonly headers: Readonly<Record<string, string>>; readonly body: string }): Promise<number> {
    return this.#deliveries.post(request)
  }

  inject(fault: Fault): void {
    this.faults.add(fault)
  }

  /** The next calls with a token that was given out are refused. */
  invalidateTokens(): void {
    this.#platform.invalidateTokens()
  }

  expireSessions(): void {
    for (const [id, session] of this.sessions) this.sessions.set(id, { ...session, until: 0 })
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
    this.#deliveries.close()
    this.gateway.close()
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    if (/^\/(?:v1\.0|robot)\//u.test(request.url ?? '')) void this.#platform.serve(request, response)
    else if (!this.#page?.(request, response)) response.writeHead(404).end()
  }

  #payload(chat: Chat, user: User, msgId: string, createdAt: number): Record<string, unknown> {
    const session = randomBytes(12).toString('hex')
    const until = createdAt + this.#sessionMs
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
}

const cardUpdate = z.object({ cardData: z.object({ cardParamMap: z.record(z.string(), z.string()) }) })
