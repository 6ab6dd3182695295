import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'
import { Limit } from './limits.ts'
import { API, sendBySession } from './robot-api.ts'
import type { Answer } from './robot-api.ts'
import type { DingtalkSimulator } from './simulator.ts'
import type { SimulatorOptions } from './types.ts'

/** The HTTP side: tokens, tickets and the robot's API, each call recorded, some of them disturbed. */
export class OpenPlatform {
  readonly #simulator: DingtalkSimulator
  readonly #tokenMs: number
  readonly #limit: Limit
  readonly #tokens = new Map<string, number>()

  constructor(simulator: DingtalkSimulator, { tokenSeconds = 7200, apiPerSecond = 20 }: SimulatorOptions) {
    this.#simulator = simulator
    this.#tokenMs = tokenSeconds * 1000
    this.#limit = new Limit(apiPerSecond, 1000)
  }

  invalidateTokens(): void {
    this.#tokens.clear()
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { faults, calls, url } = this.#simulator
    const { pathname, searchParams } = new URL(request.url ?? '/', url)
    const body = await readJson(request).catch(() => GONE)
    if (body === GONE) return
    const fault = faults.take(pathname)
    if (fault?.delayMs) await new Promise((resolve) => setTimeout(resolve, fault.delayMs))
    if (fault?.drop === 'before') return void request.socket.destroy()
    const disturbed = fault?.status !== undefined || fault?.body !== undefined
    const token = String(request.headers['x-acs-dingtalk-access-token'] ?? '')
    const answer: Answer = disturbed
      ? { status: fault.status ?? 200, body: fault.body ?? {} }
      : this.#answer(pathname, searchParams, token, body)
    const { status } = answer
    const code = String(answer.body['errcode'] ?? answer.body['code'] ?? (status < 300 ? 0 : status))
    calls.push({ api: pathname, status, code, body: record(body) })
    if (fault?.drop === 'after') return void request.socket.destroy()
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body))
  }

  #answer(path: string, query: URLSearchParams, token: string, body: unknown): Answer {
    if (path === '/robot/sendBySession') return sendBySession(this.#simulator, query.get('session') ?? '', body)
    if (path === '/v1.0/gateway/connections/open') return this.#openGateway(body)
    if (path === '/v1.0/oauth2/accessToken') return this.#giveToken(body)
    if ((this.#tokens.get(token) ?? 0) < Date.now()) {
      return { status: 401, body: { code: 'InvalidAuthentication', message: '不合法的access_token' } }
    }
    if (!this.#limit.take(path)) {
      return { status: 403, body: { code: 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi', message: 'qps' } }
    }
    return (
      API[path]?.(this.#simulator, body) ?? { status: 404, body: { code: 'InvalidAction.NotFound', message: path } }
    )
  }

  #openGateway(body: unknown): Answer {
    const { gateway, clientId, clientSecret, url } = this.#simulator
    gateway.opened += 1
    const { refuse } = gateway
    if (refuse && refuse.times > 0) {
      refuse.times -= 1
      return { status: refuse.status, body: { code: 'ServiceUnavailable', message: 'busy' } }
    }
    const read = openRequest.safeParse(body)
    const known = read.success && read.data.clientId === clientId && read.data.clientSecret === clientSecret
    if (!known) return { status: 401, body: { code: 'authFailed', message: '鉴权失败' } }
    const ticket = gateway.ticket(read.data.subscriptions)
    return { status: 200, body: { endpoint: `${url.replace('http', 'ws')}/connect`, ticket } }
  }

  #giveToken(body: unknown): Answer {
    const { appKey, appSecret } = record(body)
    if (appKey !== this.#simulator.clientId || appSecret !== this.#simulator.clientSecret) {
      return { status: 400, body: { code: 'invalidClientIdOrSecret', message: '无效的clientId或者clientSecret' } }
    }
    const accessToken = randomBytes(16).toString('hex')
    this.#tokens.set(accessToken, Date.now() + this.#tokenMs)
    return { status: 200, body: { accessToken, expireIn: this.#tokenMs / 1000 } }
  }
}

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
