import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDingtalkConfig } from '../../../src/channels/dingtalk/config.ts'
import { createEvents } from '../../../src/channels/dingtalk/events.ts'
import { isAllowedSession } from '../../../src/channels/dingtalk/session-url.ts'
import { dingtalkWebhook, isSigned } from '../../../src/channels/dingtalk/webhook.ts'
import { silentLog } from '../../support/silent-log.ts'
import { storingService, type Receive } from '../storing-service.ts'

const NOW = 1_750_000_000_000
const SECRET = 'client secret'
const config = readDingtalkConfig({
  clientId: 'ding0001',
  clientSecret: SECRET,
  mode: 'http',
  maxMessageAgeMs: Number.MAX_SAFE_INTEGER,
})

describe('the webhook', () => {
  it('stores a signed message before it answers', async () => {
    const { post, stored } = webhook()
    expect((await post(signed(message()))).status).toBe(200)
    expect(stored).toMatchObject([
      { kind: 'question', messageId: 'm1', text: '贴息条件', chatId: 'cid1' },
      { kind: 'welcome', occasion: 'entered', chatId: 'cid1' },
    ])
  })

  it.each([
    ['no signature', { ...signed(message()), sign: '' }],
    ['a wrong signature', { ...signed(message()), sign: 'AAAA' }],
    ['a signature with another secret', signed(message(), { secret: 'guess' })],
    ['a signature of another time', { ...signed(message()), timestamp: String(NOW + 1) }],
    ['an old one', signed(message(), { now: NOW - 5 * 60_000 - 1 })],
    ['one of the future', signed(message(), { now: NOW + 5 * 60_000 + 1 })],
    ['a timestamp in seconds', { ...signed(message()), timestamp: '1750000000' }],
    ['a timestamp that is none', { ...signed(message()), timestamp: '1e12' }],
    ['a sign with a broken escape', { ...signed(message()), sign: '%' }],
  ])('refuses %s with a bare 401', async (_, request) => {
    const { post, stored } = webhook()
    const response = await post(request)
    expect(response.status).toBe(401)
    expect(await response.text()).toBe('{}')
    expect(stored).toEqual([])
  })

  it('refuses a body that is too large', async () => {
    const { post, stored } = webhook()
    expect((await post(signed({ ...message(), more: 'A'.repeat(600_000) }))).status).toBe(413)
    expect(stored).toEqual([])
  })

  it('answers 500 when the message could not be stored', async () => {
    const { post } = webhook(() => Promise.reject(new Error('disk full')))
    expect((await post(signed(message()))).status).toBe(500)
  })

  it('keeps the address to reply to only when its host is on the list', async () => {
    const { post, stored } = webhook()
    await post(signed(message({ sessionWebhook: 'https://oapi.dingtalk.com/robot/sendBySession?session=1' })))
    await post(signed(message({ msgId: 'm2', sessionWebhook: 'http://169.254.169.254/latest' })))
    const asked = stored.filter(({ kind }) => kind === 'question')
    expect(asked.map((m) => m.address['session'])).toEqual([
      'https://oapi.dingtalk.com/robot/sendBySession?session=1',
      undefined,
    ])
  })

  it('survives any body', async () => {
    const { post } = webhook()
    const values = fc.jsonValue()
    await fc.assert(
      fc.asyncProperty(values, values, values, values, async (msgtype, text, content, rest) => {
        const whole = { ...message(), ...(typeof rest === 'object' ? rest : {}), msgtype, text, content }
        expect((await post(signed(whole))).status).toBe(200)
        expect((await post(signed(rest))).status).toBe(200)
      }),
      { numRuns: 200 },
    )
  })
})

it('signs as the platform does', () => {
  const sign = 'DJrE6qdyVGCQz9z5r2MDuNcNAhwYnuAkyj13cx169CA='
  expect(isSigned('1577262236757', sign, 'this is a secret', 1577262236757)).toBe(true)
  expect(isSigned('1577262236757', encodeURIComponent(sign), 'this is a secret', 1577262236757)).toBe(true)
  expect(isSigned('1577262236757', sign, 'this is a secret', 1577262236757 + 3_600_000)).toBe(false)
})

it.each([
  ['https://oapi.dingtalk.com/robot/sendBySession?session=1', true],
  ['https://OAPI.dingtalk.com/robot/sendBySession', true],
  ['http://oapi.dingtalk.com/robot/sendBySession', false],
  ['https://oapi.dingtalk.com:8443/robot', false],
  ['https://oapi.dingtalk.com.evil.example/', false],
  ['https://evil.example/?oapi.dingtalk.com', false],
  ['https://oapi.dingtalk.com@evil.example/', false],
  ['https://user:pass@oapi.dingtalk.com/', false],
  ['file:///etc/passwd', false],
  ['//oapi.dingtalk.com/robot', false],
  ['', false],
])('%s may be posted to: %s', (address, allowed) => {
  expect(isAllowedSession(address, ['oapi.dingtalk.com'])).toBe(allowed)
})

it('refuses a card template without the connection that brings its callbacks', () => {
  const settings = { clientId: 'a', clientSecret: 'b', mode: 'http' as const, cardTemplate: 't' }
  expect(() => readDingtalkConfig(settings)).toThrow('DINGTALK_CARD_TEMPLATE')
  expect(() => readDingtalkConfig({ ...settings, clientSecret: '' })).toThrow('DINGTALK_CLIENT_SECRET')
})

type Request = Readonly<Record<string, string>> & { readonly body: string }

function webhook(receive?: Receive) {
  const { service, stored } = storingService(receive)
  const events = createEvents({ config, service, log: silentLog })
  const onMessage = (data: unknown): Promise<void> => events.onMessage(data)
  const app = dingtalkWebhook({ clientSecret: SECRET, log: silentLog, onMessage, now: () => NOW })
  const post = ({ body, ...headers }: Request) =>
    Promise.resolve(app.request('/messages', { method: 'POST', body, headers }))
  return { post, stored }
}

function message(more: object = {}): object {
  return {
    msgId: 'm1',
    msgtype: 'text',
    conversationId: 'cid1',
    conversationType: '1',
    createAt: NOW,
    senderId: 's1',
    senderStaffId: 'staff1',
    senderNick: '王芳',
    chatbotUserId: 'bot',
    text: { content: ' 贴息条件 ' },
    ...more,
  }
}

function signed(body: unknown, { secret = SECRET, now = NOW } = {}): Request {
  const timestamp = String(now)
  const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')
  return { body: JSON.stringify(body), timestamp, sign }
}
