import { Hono, type Context } from 'hono'
import type { HttpBindings } from '@hono/node-server'
import { Refusal, refusals } from './errors.ts'
import type { Callbacks } from './callbacks.ts'
import type { Fault, Faults } from './faults.ts'
import type { MessageApi } from './message-api.ts'
import type { RateLimiter } from './rate-limits.ts'
import type { SocketGateway } from './socket.ts'
import type { Tokens } from './tokens.ts'
import { isJson, type ApiCall, type Json } from './types.ts'
import type { World } from './world.ts'

type Bindings = { Bindings: HttpBindings }
type Ctx = Context<Bindings>

export interface OpenApiParts {
  readonly appId: string
  readonly appSecret: string
  readonly world: World
  readonly tokens: Tokens
  readonly limiter: RateLimiter
  readonly faults: Faults
  readonly messages: MessageApi
  readonly callbacks: Callbacks
  readonly gateway: SocketGateway
  readonly calls: ApiCall[]
}

/** The HTTP side of the open platform. */
export function openApi(parts: OpenApiParts): Hono<Bindings> {
  const app = new Hono<Bindings>()
  const { world, messages, callbacks } = parts

  /** An API behind a token and the rate limits. */
  const api = (
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    run: (c: Ctx, body: Json) => Json,
  ) => {
    const name = `${method} ${path}`
    app.on(method, path, (c) =>
      handle(parts, c, name, (body) => {
        parts.tokens.check(c.req.header('authorization'))
        parts.limiter.countApi(name)
        return { code: 0, msg: 'success', data: run(c, body) }
      }),
    )
  }

  app.post(TOKEN, (c) =>
    handle(parts, c, `POST ${TOKEN}`, (body) => ({
      code: 0,
      msg: 'ok',
      ...parts.tokens.issue(body['app_id'], body['app_secret']),
    })),
  )
  app.get(BOT_INFO, (c) =>
    handle(parts, c, `GET ${BOT_INFO}`, () => {
      parts.tokens.check(c.req.header('authorization'))
      const bot = {
        activate_status: 2,
        app_name: world.bot.name,
        avatar_url: '',
        ip_white_list: [],
        open_id: world.bot.openId,
      }
      return { code: 0, msg: 'ok', bot }
    }),
  )
  api('POST', '/open-apis/im/v1/messages', (c, body) => messages.create(c.req.query('receive_id_type'), body))
  api('POST', '/open-apis/im/v1/messages/:id/reply', (c, body) => messages.reply(id(c), body))
  api('PATCH', '/open-apis/im/v1/messages/:id', (c, body) => messages.patch(id(c), body))
  api('PUT', '/open-apis/im/v1/messages/:id', (c, body) => messages.put(id(c), body))
  api('GET', '/open-apis/im/v1/messages/:id', (c) => messages.get(id(c)))
  api('DELETE', '/open-apis/im/v1/messages/:id', (c) => messages.recall(id(c)))
  api('GET', '/open-apis/im/v1/chats/:id', (c) => {
    const chat = world.chats.get(id(c))
    if (!chat?.botIsMember) throw refusals.outOfChat()
    return {
      name: chat.name,
      chat_mode: chat.type,
      chat_type: 'private',
      user_count: String(chat.members.size),
      bot_count: '1',
    }
  })
  api('POST', '/open-apis/interactive/v1/card/update', (_, body) => {
    callbacks.update(body['token'], body['card'])
    return {}
  })
  app.post(ENDPOINT, (c) => handle(parts, c, `POST ${ENDPOINT}`, (body) => endpoint(parts, c, body)))
  app.all('/open-apis/*', (c) => handle(parts, c, `${c.req.method} ${c.req.path}`, () => notThere()))
  return app
}

const TOKEN = '/open-apis/auth/v3/tenant_access_token/internal'
const BOT_INFO = '/open-apis/bot/v3/info'
const ENDPOINT = '/callback/ws/endpoint'

function endpoint(parts: OpenApiParts, c: Ctx, body: Json): Json {
  if (body['AppID'] !== parts.appId || body['AppSecret'] !== parts.appSecret)
    return { code: 514, msg: 'auth failed', data: {} }
  const answer = parts.gateway.endpoint(new URL(c.req.url).origin)
  if (answer.status !== 200) throw new Refusal(answer.status, 'gateway error', answer.status)
  return isJson(answer.body) ? answer.body : {}
}

/** Runs one call: fault, work, refusal, record. */
async function handle(parts: OpenApiParts, c: Ctx, api: string, run: (body: Json) => Json): Promise<Response> {
  const body = await readBody(c)
  const fault = parts.faults.take(`${c.req.method} ${c.req.path}`)
  if (fault?.delayMs) await new Promise((resolve) => setTimeout(resolve, fault.delayMs))
  let answer: { status: number; json: Json; headers: Readonly<Record<string, string>> }
  try {
    if (fault?.drop === 'before') throw new Dropped()
    if (fault?.code !== undefined || fault?.status !== undefined) throw injected(fault)
    answer = { status: 200, json: run(body), headers: {} }
    if (fault?.drop === 'after') throw new Dropped()
  } catch (error) {
    if (error instanceof Dropped) {
      record(parts, c, api, body, { status: 0, json: { code: -1, msg: 'connection dropped' } })
      c.env.incoming.socket.destroy()
      return c.body(null)
    }
    if (!(error instanceof Refusal)) throw error
    answer = { status: error.status, json: refusalJson(error), headers: error.headers }
  }
  record(parts, c, api, body, answer)
  return Response.json(answer.json, { status: answer.status, headers: { ...answer.headers, 'x-tt-logid': logId() } })
}

class Dropped extends Error {}

function injected(fault: Fault): Refusal {
  const code = fault.code ?? fault.status ?? 1
  return new Refusal(
    code,
    fault.msg ?? 'injected fault',
    fault.status ?? (code === 99991400 ? 429 : 400),
    fault.headers,
  )
}

function notThere(): Json {
  throw new Refusal(99991404, '404 page not found', 404)
}

function refusalJson(error: Refusal): Json {
  return {
    code: error.code,
    msg: error.message,
    error: { log_id: logId(), troubleshooter: '排查建议查看(Troubleshooting suggestions)' },
  }
}

function record(parts: OpenApiParts, c: Ctx, api: string, body: Json, answer: { status: number; json: Json }): void {
  const { code, msg, data } = answer.json
  const messageId = isJson(data) && typeof data['message_id'] === 'string' ? data['message_id'] : c.req.param('id')
  parts.calls.push({
    at: Date.now(),
    method: c.req.method,
    path: c.req.path,
    api,
    status: answer.status,
    code: typeof code === 'number' ? code : 0,
    msg: typeof msg === 'string' ? msg : '',
    body: 'app_secret' in body || 'AppSecret' in body ? '(credentials)' : body,
    ...(messageId && { messageId }),
  })
}

async function readBody(c: Ctx): Promise<Json> {
  if (c.req.method === 'GET') return {}
  try {
    const value: unknown = JSON.parse(await c.req.text())
    return isJson(value) ? value : {}
  } catch {
    return {}
  }
}

function id(c: Ctx): string {
  return c.req.param('id') ?? ''
}

function logId(): string {
  return `${Date.now()}${Math.random().toString(16).slice(2, 14).toUpperCase()}`
}
