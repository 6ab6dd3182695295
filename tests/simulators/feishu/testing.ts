import * as Lark from '@larksuiteoapi/node-sdk'
import { Hono } from 'hono'
import { serve } from '@hono/node-server'
import type { FeishuSimulator } from './simulator.ts'
import type { Json } from './types.ts'

/** Helpers for this folder's tests: the real SDK pointed at a simulator. */

const silent = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {}, trace: () => {} }

type Handler = (data: never) => unknown

export function sdkClient(simulator: FeishuSimulator): Lark.Client {
  // The SDK keeps tokens in a cache of the process, so each client gets one of its own.
  const cache = new Map<string, unknown>()
  return new Lark.Client({
    appId: simulator.appId,
    appSecret: simulator.appSecret,
    domain: simulator.url,
    logger: silent,
    cache: {
      get: async (key) => cache.get(key.toString()),
      set: async (key, value) => cache.set(key.toString(), value) && true,
    },
  })
}

/** Connects a WSClient and resolves when it is up. */
export async function sdkSocket(
  simulator: FeishuSimulator,
  handlers: Record<string, Handler>,
  more: Partial<ConstructorParameters<typeof Lark.WSClient>[0]> = {},
): Promise<Lark.WSClient> {
  const eventDispatcher = new Lark.EventDispatcher({ logger: silent }).register(handlers)
  const before = simulator.socket.connections.size
  const ready = await new Promise<Lark.WSClient>((resolve) => {
    const client: Lark.WSClient = new Lark.WSClient({
      appId: simulator.appId,
      appSecret: simulator.appSecret,
      domain: simulator.url,
      logger: silent,
      onReady: () => resolve(client),
      ...more,
    })
    void client.start({ eventDispatcher })
  })
  await simulator.waitFor(() => simulator.socket.connections.size > before)
  return ready
}

/** A webhook bot as the protocol notes recommend it: AESCipher, challenge, then the dispatcher. */
export async function sdkWebhook(
  handlers: Record<string, Handler>,
  encryptKey?: string,
): Promise<{ url: string; requests: { headers: Record<string, string>; raw: string }[]; close: () => void }> {
  const dispatcher = new Lark.EventDispatcher({ logger: silent }).register(handlers)
  const requests: { headers: Record<string, string>; raw: string }[] = []
  const app = new Hono()
  app.onError((_, c) => c.text('', 500))
  app.post('/events', async (c) => {
    const raw = await c.req.text()
    requests.push({ headers: c.req.header(), raw })
    const body: Json = JSON.parse(raw)
    const plain: Json = encryptKey ? JSON.parse(new Lark.AESCipher(encryptKey).decrypt(String(body['encrypt']))) : body
    if (plain['type'] === 'url_verification') return c.json({ challenge: plain['challenge'] })
    const answer: unknown = await dispatcher.invoke(plain, { needCheck: false })
    return c.json(typeof answer === 'object' && answer !== null ? answer : {})
  })
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ url: `http://127.0.0.1:${port}/events`, requests, close: () => void server.close() }),
    )
  })
}

/** A card JSON 2.0 with one line and one button. */
export function sampleCard(text = '你好', buttonValue: Json = { act: 'useful' }): Json {
  return {
    schema: '2.0',
    config: { update_multi: true, enable_forward: true, summary: { content: text } },
    header: { title: { tag: 'plain_text', content: '标题' }, template: 'blue' },
    body: {
      elements: [
        { tag: 'markdown', content: text },
        {
          tag: 'button',
          text: { tag: 'plain_text', content: '有用' },
          type: 'primary',
          behaviors: [{ type: 'callback', value: buttonValue }],
        },
      ],
    },
  }
}

export function textOf(content: string): string {
  const value: Json = JSON.parse(content)
  return String(value['text'])
}
