import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { HttpBindings } from '@hono/node-server'
import { transform } from 'esbuild'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import * as z from 'zod'
import type { FeishuSimulator } from './simulator.ts'
import type { Chat, LiveEvent, StoredMessage } from './types.ts'

/** The page at `/` on which a person chats: static files, the state as JSON, changes as server-sent events. */
export function pageRoutes(simulator: FeishuSimulator): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.get('/', (c) => {
    c.header('content-security-policy', POLICY)
    return file('index.html').then((html) => c.html(html))
  })
  app.get('/page/:name{[a-z-]+\\.css}', async (c) =>
    c.body(await file(c.req.param('name')), 200, { 'content-type': 'text/css; charset=utf-8' }),
  )
  app.get('/page/:name{[a-z-]+\\.ts}', async (c) =>
    c.body(await script(c.req.param('name')), 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  )
  app.get('/page/api/state', (c) => c.json(state(simulator)))
  app.get('/page/api/live', (c) =>
    streamSSE(c, async (stream) => {
      const stop = simulator.world.listen((event) => {
        if (event.kind !== 'chat') void stream.writeSSE({ data: JSON.stringify(viewOf(event)) })
      })
      stream.onAbort(stop)
      const online = () => ({ event: 'bot', data: isOnline(simulator) ? 'online' : 'offline' })
      while (!stream.aborted) await stream.writeSSE(online()).then(() => stream.sleep(2000))
    }),
  )
  app.post('/page/api/:act', async (c) => {
    // A JSON content type cannot be sent across origins without asking first, so other sites cannot press buttons here.
    if (!c.req.header('content-type')?.startsWith('application/json'))
      return c.json({ ok: false, error: 'JSON expected' }, 415)
    const request = Request.safeParse({ ...(await c.req.json()), act: c.req.param('act') })
    if (!request.success) return c.json({ ok: false, error: 'bad request' }, 400)
    return c.json(await act(simulator, request.data))
  })
  return app
}

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'"

const Request = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('send'),
    chat: z.string(),
    user: z.string(),
    text: z.string().min(1).max(20_000),
    replyTo: z.string().optional(),
  }),
  z.object({
    act: z.literal('click'),
    messageId: z.string(),
    user: z.string(),
    path: z.string(),
    form: z.record(z.string(), z.string()).optional(),
    input: z.string().optional(),
  }),
  z.object({ act: z.literal('forward'), messageId: z.string(), chat: z.string(), user: z.string() }),
  z.object({ act: z.literal('enter'), user: z.string() }),
])

/** Who was greeted on entering the direct chat; the page opens it often, a person enters it once. */
const entered = new WeakMap<FeishuSimulator, Set<string>>()

async function act(simulator: FeishuSimulator, request: z.infer<typeof Request>): Promise<unknown> {
  if (!simulator.world.users.has(request.user)) return { ok: false, error: 'unknown user' }
  if (request.act === 'enter') {
    const users = entered.get(simulator) ?? new Set()
    entered.set(simulator, users)
    if (!users.has(request.user)) simulator.enterDirectChat(simulator.world.user(request.user))
    users.add(request.user)
    return { ok: true }
  }
  if (request.act === 'click') {
    const { messageId, user, path, form, input } = request
    if (!simulator.world.messages.has(messageId)) return { ok: false, error: 'unknown message' }
    const { ok, toast, error, errorCode, blocked } = await simulator.clickButton({
      messageId,
      user,
      path,
      ...(form && { form }),
      ...(input !== undefined && { input }),
    })
    return { ok, toast, error, errorCode, blocked }
  }
  const chat = simulator.world.chats.get(request.chat)
  if (chat && request.act === 'forward') return forward(simulator, request)
  if (!chat || request.act === 'forward') return { ok: false, error: 'unknown chat' }
  const text = withMentions(simulator, chat, request.text)
  simulator.userSends({
    chat: chat.chatId,
    user: request.user,
    text,
    ...(request.replyTo && { replyTo: request.replyTo }),
  })
  return { ok: true }
}

function forward(simulator: FeishuSimulator, request: { messageId: string; chat: string; user: string }): unknown {
  try {
    simulator.forward(request)
    return { ok: true }
  } catch {
    return { ok: false, error: '此消息不可转发' }
  }
}

/** Turns `@name` of a member, of the bot and of everybody into a mention, as picking it from the list would. */
function withMentions(simulator: FeishuSimulator, chat: Chat, text: string): string {
  if (chat.type === 'p2p') return text
  const names: [string, string][] = [...chat.members].map((id) => [simulator.world.user(id).name, id])
  names.push([simulator.world.bot.name, 'bot'], ['所有人', 'all'])
  let out = text
  for (const [name, id] of names.sort(([a], [b]) => b.length - a.length)) out = out.replaceAll(`@${name}`, `@{${id}}`)
  return out
}

function state(simulator: FeishuSimulator): unknown {
  const { world } = simulator
  return {
    bot: { ...world.bot, online: isOnline(simulator) },
    people: [...world.users.values()].map(({ openId, name }) => ({ openId, name })),
    chats: [...world.chats.values()].map((chat) => ({
      chatId: chat.chatId,
      type: chat.type,
      name: chat.name,
      members: [...chat.members],
    })),
    messages: [...world.messages.values()],
  }
}

function isOnline(simulator: FeishuSimulator): boolean {
  return simulator.events.mode !== 'socket' || simulator.socket.connections.size > 0
}

function viewOf(event: Exclude<LiveEvent, { kind: 'chat' }>): StoredMessage {
  return event.message
}

const folder = new URL('./page/', import.meta.url)

function file(name: string): Promise<string> {
  return readFile(fileURLToPath(new URL(name, folder)), 'utf8')
}

const scripts = new Map<string, Promise<string>>()

/** A module of the page with its types taken out. */
function script(name: string): Promise<string> {
  const known = scripts.get(name)
  if (known) return known
  const made = file(name).then(async (source) => (await transform(source, { loader: 'ts', target: 'es2022' })).code)
  scripts.set(name, made)
  return made
}
