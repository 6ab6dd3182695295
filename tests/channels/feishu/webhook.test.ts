import { createCipheriv, createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDispatcher } from '../../../src/channels/feishu/events.ts'
import { readFeishuConfig } from '../../../src/channels/feishu/config.ts'
import { feishuWebhook, isSigned } from '../../../src/channels/feishu/webhook.ts'
import { silentLog } from '../../support/silent-log.ts'
import { storingService, type Receive } from '../storing-service.ts'

const NOW = 1_750_000_000_000
const KEY = 'test key'
const TOKEN = 'verification token'

const config = readFeishuConfig({
  appId: 'cli_0123456789abcdef',
  appSecret: 'app secret',
  mode: 'webhook',
  encryptKey: KEY,
  verificationToken: TOKEN,
  maxMessageAgeMs: Number.MAX_SAFE_INTEGER,
})

describe('the webhook', () => {
  it('takes a signed message and stores it before it answers', async () => {
    const { post, stored } = webhook()
    expect((await post(signed(message()))).status).toBe(200)
    expect(stored).toMatchObject([{ kind: 'question', messageId: 'om_1', text: '贴息条件', chatId: 'oc_1' }])
  })

  it('answers the challenge, unsigned, to whoever knows the token', async () => {
    const { post } = webhook()
    const challenge = (token: string) => ({ body: encrypted({ type: 'url_verification', challenge: 'abc', token }) })
    expect(await (await post(challenge(TOKEN))).json()).toEqual({ challenge: 'abc' })
    expect((await post(challenge('guess'))).status).toBe(401)
  })

  it.each([
    ['no signature', () => ({ body: signed(message()).body })],
    ['a wrong signature', () => ({ ...signed(message()), 'x-lark-signature': 'ab'.repeat(32) })],
    [
      'a signature over another body',
      () => ({ ...signed(message()), body: encrypted(message({ message_id: 'om_2' })) }),
    ],
    ['an old timestamp', () => signed(message(), { now: NOW - 6 * 60_000 })],
    ['a timestamp of the future', () => signed(message(), { now: NOW + 6 * 60_000 })],
    ['a timestamp that is none', () => ({ ...signed(message()), 'x-lark-request-timestamp': 'soon' })],
    ['a wrong token', () => signed(message({}, 'guess'))],
    ['no token', () => signed({ ...message(), header: {} })],
    ['a card event with only its own token right', () => signed({ header: {}, event: { token: TOKEN } })],
    ['another encrypt key', () => signed(message(), { key: 'another key' })],
    ['a body in the clear', () => signRaw(JSON.stringify(message()))],
    ['no JSON', () => signRaw('{"encrypt":')],
    ['JSON that is no object', () => signRaw('["encrypt"]')],
    ['an empty body', () => signRaw('')],
    ['a cipher that is none', () => signRaw('{"encrypt":"AAAA"}')],
  ])('refuses %s with a bare 401', async (_, request) => {
    const { post, stored } = webhook()
    const response = await post(request())
    expect(response.status).toBe(401)
    expect(await response.text()).toBe('{}')
    expect(stored).toEqual([])
  })

  it('refuses a body that is too large before reading it', async () => {
    const { post, stored } = webhook()
    expect((await post(signRaw(`{"encrypt":"${'A'.repeat(600_000)}"}`))).status).toBe(413)
    expect(stored).toEqual([])
  })

  it('keeps white space in the body from breaking the signature', async () => {
    const { post, stored } = webhook()
    const spaced = JSON.stringify(JSON.parse(encrypted(message())), null, 2)
    expect((await post(signRaw(spaced))).status).toBe(200)
    expect(stored).toHaveLength(1)
  })

  it('acknowledges events it does not know or cannot read', async () => {
    const { post, stored } = webhook()
    const header = { event_id: 'e', token: TOKEN, event_type: 'im.chat.updated_v1' }
    expect((await post(signed({ schema: '2.0', header, event: {} }))).status).toBe(200)
    expect((await post(signed(message({ content: 7 })))).status).toBe(200)
    expect(stored).toEqual([])
  })

  it('answers 500 when the message could not be stored, so that it is delivered again', async () => {
    const { post } = webhook(() => Promise.reject(new Error('disk full')))
    expect((await post(signed(message()))).status).toBe(500)
  })

  it('survives any event', async () => {
    const { post } = webhook()
    const types = [
      'im.message.receive_v1',
      'card.action.trigger',
      'im.chat.member.bot.added_v1',
      'application.bot.menu_v6',
    ]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...types), fc.jsonValue(), fc.jsonValue(), async (type, event, part) => {
        const whole = typeof event === 'object' ? { ...event, message: part, action: part, context: part } : event
        const header = { event_id: 'e', token: TOKEN, event_type: type }
        const response = await post(signed({ schema: '2.0', header, event: whole }))
        expect(response.status).toBe(200)
      }),
      { numRuns: 300 },
    )
  })
})

it('signs as the platform does', () => {
  const raw = '{"encrypt":"P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk="}'
  const signature = '6eaec02189b9656660b57fc99f5a3c394903d7dcd7d22ac546a7aed5db86151a'
  const given = { timestamp: '1600000000', nonce: 'nonce', signature }
  expect(isSigned(raw, given, KEY, 1_600_000_000_000)).toBe(true)
  expect(isSigned(raw, given, undefined, 1_600_000_000_000)).toBe(false)
})

it('refuses half a configuration and names what is missing', () => {
  const half = { appId: 'cli_0123456789abcdef', appSecret: 's', mode: 'webhook' as const, encryptKey: KEY }
  expect(() => readFeishuConfig(half)).toThrow('FEISHU_VERIFICATION_TOKEN')
  expect(() => readFeishuConfig({ ...half, appId: 'cli_wrong' })).toThrow('FEISHU_APP_ID')
})

type Request = Readonly<Record<string, string>> & { readonly body: string }

function webhook(receive?: Receive) {
  const { service, stored } = storingService(receive)
  const botOpenId = () => Promise.resolve('ou_bot')
  const dispatcher = createDispatcher({ config, service, log: silentLog, botOpenId })
  const app = feishuWebhook({ config, dispatcher, log: silentLog, now: () => NOW })
  const post = ({ body, ...headers }: Request) =>
    Promise.resolve(
      app.request('/events', { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } }),
    )
  return { post, stored }
}

function message(more: object = {}, token = TOKEN): object {
  return {
    schema: '2.0',
    header: { event_id: 'e1', token, event_type: 'im.message.receive_v1' },
    event: {
      sender: { sender_id: { open_id: 'ou_1' }, sender_type: 'user' },
      message: {
        message_id: 'om_1',
        chat_id: 'oc_1',
        chat_type: 'p2p',
        message_type: 'text',
        content: '{"text":"贴息条件"}',
        create_time: String(NOW),
        ...more,
      },
    },
  }
}

function signed(event: unknown, { key = KEY, now = NOW } = {}): Request {
  return signRaw(encrypted(event, key), now)
}

function signRaw(body: string, now = NOW): Request {
  const timestamp = String(Math.floor(now / 1000))
  const signature = createHash('sha256').update(`${timestamp}n${KEY}${body}`).digest('hex')
  return { body, 'x-lark-request-timestamp': timestamp, 'x-lark-request-nonce': 'n', 'x-lark-signature': signature }
}

function encrypted(event: unknown, key = KEY): string {
  const iv = Buffer.alloc(16, 7)
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), iv)
  const text = Buffer.concat([iv, cipher.update(JSON.stringify(event), 'utf8'), cipher.final()])
  return JSON.stringify({ encrypt: text.toString('base64') })
}
