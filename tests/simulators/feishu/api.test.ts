import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CTenantAccessToken, type Client } from '@larksuiteoapi/node-sdk'
import { isJson, startFeishuSimulator, type Chat, type FeishuSimulator, type Json, type User } from './index.ts'
import { sampleCard, sdkClient } from './testing.ts'

/** What a call through the SDK ends in: the answer, or the refusal that axios throws. */
interface Outcome {
  readonly code: unknown
  readonly status: unknown
  readonly msg: string
  readonly headers: Json
  readonly data: Record<string, string>
}

let simulator: FeishuSimulator
let client: Client
let user: User
let group: Chat

beforeEach(async () => {
  await begin()
})

afterEach(() => simulator.close())

async function begin(options: Parameters<typeof startFeishuSimulator>[0] = {}): Promise<void> {
  simulator = await startFeishuSimulator({ events: { mode: 'none' }, ...options })
  client = sdkClient(simulator)
  user = simulator.createUser('张三')
  group = simulator.createGroup({ name: '惠企服务群', members: [user] })
}

async function outcome(call: Promise<unknown>): Promise<Outcome> {
  const [answer, response] = await call.then(
    (value) => [object(value), object(undefined)] as const,
    (error: unknown) => [object(object(object(error)['response'])['data']), object(object(error)['response'])] as const,
  )
  const data: Record<string, string> = {}
  for (const [key, value] of Object.entries(object(answer['data']))) if (typeof value === 'string') data[key] = value
  const headers = Object.fromEntries(Object.entries(object(response['headers'])))
  return { code: answer['code'] ?? -1, status: response['status'] ?? 200, msg: String(answer['msg']), headers, data }
}

function object(value: unknown): Json {
  return isJson(value) ? value : {}
}

function send(text = '你好', more: { uuid?: string; chat?: string } = {}): Promise<Outcome> {
  const data = {
    receive_id: more.chat ?? group.chatId,
    msg_type: 'text',
    content: JSON.stringify({ text }),
    ...(more.uuid && { uuid: more.uuid }),
  }
  return outcome(client.im.v1.message.create({ params: { receive_id_type: 'chat_id' }, data }))
}

function reply(
  messageId: string,
  data: { content: string; msg_type: string; uuid?: string; reply_in_thread?: boolean },
): Promise<Outcome> {
  return outcome(client.im.v1.message.reply({ path: { message_id: messageId }, data }))
}

const text = (words: string) => ({ msg_type: 'text', content: JSON.stringify({ text: words }) })
const card = (value: unknown) => ({ msg_type: 'interactive', content: JSON.stringify(value) })

describe('tokens', () => {
  it('hands out a token once and refuses calls after it was invalidated, which the SDK does not heal', async () => {
    expect((await send()).code).toBe(0)
    expect((await send()).code).toBe(0)
    expect(simulator.tokens.issued).toBe(1)
    simulator.tokens.invalidateAll()
    expect(await send()).toMatchObject({ code: 99991663, status: 400 })
    await client.cache.set(CTenantAccessToken, undefined, 1, { namespace: simulator.appId })
    expect((await send()).code).toBe(0)
  })

  it('knows wrong secrets, expired and missing tokens', async () => {
    const post = (path: string, body: unknown, headers = {}) =>
      fetch(simulator.url + path, { method: 'POST', body: JSON.stringify(body), headers }).then((r) => r.json())
    const path = '/open-apis/auth/v3/tenant_access_token/internal'
    expect(await post(path, {})).toMatchObject({ code: 10003 })
    expect(await post(path, { app_id: 'cli_x', app_secret: 'x' })).toMatchObject({ code: 10014 })
    expect(await post(path, { app_id: simulator.appId, app_secret: 'x' })).toMatchObject({ code: 10015 })
    expect(await post('/open-apis/im/v1/messages', {})).toMatchObject({ code: 99991661 })
    await simulator.close()
    await begin({ tokenTtlSeconds: -1 })
    expect(await send()).toMatchObject({ code: 99991663 })
  })

  it('tells the bot who it is', async () => {
    const info = await client.request({ method: 'GET', url: '/open-apis/bot/v3/info' })
    expect(info).toMatchObject({ bot: { open_id: simulator.botOpenId, app_name: '惠问' } })
  })
})

describe('messages', () => {
  it('puts a reply under its message, and into the topic when there is one', async () => {
    const asked = simulator.userSends({ chat: group.chatId, user: user.openId, text: '问', mentionBot: true })
    const answered = await reply(asked, text('答'))
    expect(answered.data).toMatchObject({ chat_id: group.chatId, parent_id: asked, root_id: asked })
    expect(answered.data['thread_id']).toBeUndefined()
    expect(simulator.repliesTo(asked).map((message) => message.content)).toEqual(['{"text":"答"}'])
    const inTopic = simulator.userSends({
      chat: group.chatId,
      user: user.openId,
      text: '追问',
      replyTo: asked,
      thread: true,
    })
    const { data } = await reply(inTopic, text('再答'))
    expect(data['thread_id']).toBe(simulator.world.message(inTopic).threadId)
  })

  it('answers the same uuid with the same message', async () => {
    const first = await send('一', { uuid: 'u-1' })
    const second = await send('二', { uuid: 'u-1' })
    expect(second.data['message_id']).toBe(first.data['message_id'])
    expect(simulator.botMessages(group.chatId)).toHaveLength(1)
    expect(simulator.counters()['deduplicated']).toBe(1)
    expect(await send('三', { uuid: 'u'.repeat(51) })).toMatchObject({ code: 99992402 })
  })

  it('refuses what the platform refuses', async () => {
    const asked = simulator.userSends({ chat: group.chatId, user: user.openId, text: '问', mentionBot: true })
    expect(await send('x', { chat: 'oc_unknown' })).toMatchObject({ code: 230002, status: 400 })
    expect(await send('字'.repeat(52_000))).toMatchObject({ code: 230025 })
    expect(await reply(asked, card(sampleCard('字'.repeat(10_300))))).toMatchObject({ code: 230025 })
    expect(await reply(asked, { msg_type: 'text', content: '不是 JSON' })).toMatchObject({ code: 230001 })
    expect(await reply('om_unknown', text('x'))).toMatchObject({ code: 230110 })
    simulator.recall(asked)
    expect(await reply(asked, text('x'))).toMatchObject({ code: 230011 })
    simulator.removeBot(group, user)
    expect(await send()).toMatchObject({ code: 230002 })
  })

  it('sends to a person by open_id', async () => {
    const data = { receive_id: user.openId, ...text('欢迎') }
    const sent = await outcome(client.im.v1.message.create({ params: { receive_id_type: 'open_id' }, data }))
    expect(sent.data['chat_id']).toBe(simulator.directChat(user).chatId)
    const stranger = { ...data, receive_id: 'ou_stranger' }
    expect(
      await outcome(client.im.v1.message.create({ params: { receive_id_type: 'open_id' }, data: stranger })),
    ).toMatchObject({ code: 230013 })
  })

  it('replaces cards, its own only, and never by JSON 1.0', async () => {
    const asked = simulator.userSends({ chat: group.chatId, user: user.openId, text: '问', mentionBot: true })
    const { data } = await reply(asked, card(sampleCard('旧')))
    const patch = (id: string, content: string) =>
      outcome(client.im.v1.message.patch({ path: { message_id: id }, data: { content } }))
    expect((await patch(data['message_id'] ?? '', JSON.stringify(sampleCard('新')))).code).toBe(0)
    expect(simulator.repliesTo(asked)[0]).toMatchObject({ updates: 1 })
    expect(simulator.repliesTo(asked)[0]?.content).toContain('新')
    const old = await patch(data['message_id'] ?? '', JSON.stringify({ config: {}, elements: [] }))
    expect(old).toMatchObject({ code: 230099 })
    expect(old.msg).toContain('200830')
    expect(await patch(asked, JSON.stringify(sampleCard()))).toMatchObject({ code: 230027 })
  })

  it('gives back a quoted text, but of a card only the title', async () => {
    const asked = simulator.userSends({ chat: group.chatId, user: user.openId, text: '原话' })
    const { data } = await reply(asked, card(sampleCard('正文')))
    const get = (id = '') => client.im.v1.message.get({ path: { message_id: id } })
    expect((await get(asked)).data?.items?.[0]).toMatchObject({
      msg_type: 'text',
      body: { content: '{"text":"原话"}' },
    })
    const content = (await get(data['message_id'])).data?.items?.[0]?.body?.content
    expect(content).toContain('标题')
    expect(content).not.toContain('正文')
  })
})

describe('limits', () => {
  it('lets five messages a second into a chat', async () => {
    const codes = await Promise.all(Array.from({ length: 7 }, () => send())).then((all) => all.map(({ code }) => code))
    expect(codes.filter((code) => code === 0)).toHaveLength(5)
    expect(codes.filter((code) => code === 230020)).toHaveLength(2)
    const other = simulator.createGroup({ name: '别的群' })
    expect((await send('x', { chat: other.chatId })).code).toBe(0)
    await new Promise((resolve) => setTimeout(resolve, 1000))
    expect((await send()).code).toBe(0)
  })

  it('limits an API by the second and says when to come back', async () => {
    await simulator.close()
    await begin({ limits: { apiPerSecond: 3, chatPerSecond: Infinity } })
    const all = await Promise.all(Array.from({ length: 4 }, () => send()))
    const refused = all.find(({ code }) => code !== 0)
    expect(refused).toMatchObject({ code: 99991400, status: 429 })
    expect(Number(refused?.headers['x-ogw-ratelimit-reset'])).toBe(1)
  })
})

describe('limits of updates and minutes', () => {
  it('lets one card be replaced five times a second', async () => {
    const asked = simulator.userSends({ chat: group.chatId, user: user.openId, text: '问', mentionBot: true })
    const { data } = await reply(asked, card(sampleCard('0')))
    const path = { message_id: data['message_id'] ?? '' }
    const patch = (n: number) =>
      outcome(client.im.v1.message.patch({ path, data: { content: JSON.stringify(sampleCard(String(n))) } }))
    const codes = (await Promise.all([1, 2, 3, 4, 5, 6].map(patch))).map(({ code }) => code)
    expect(codes.filter((code) => code === 230020)).toHaveLength(1)
    expect(simulator.world.message(path.message_id).updates).toBe(5)
  })

  it('counts the minute as well', async () => {
    await simulator.close()
    await begin({ limits: { apiPerMinute: 2 } })
    expect([(await send()).code, (await send()).code]).toEqual([0, 0])
    const refused = await send()
    expect(refused).toMatchObject({ code: 99991400, status: 429 })
    expect(Number(refused.headers['x-ogw-ratelimit-reset'])).toBeGreaterThan(50)
  })
})

describe('faults', () => {
  it('answers the next calls with a code, then works again', async () => {
    simulator.inject({ match: '/messages', code: 230049, times: 2 })
    expect([(await send()).code, (await send()).code, (await send()).code]).toEqual([230049, 230049, 0])
    simulator.inject({ match: '/messages', status: 502, code: 502 })
    expect(await send()).toMatchObject({ status: 502 })
  })

  it('breaks the connection before or after the work was done', async () => {
    simulator.inject({ match: '/messages', drop: 'before' })
    expect((await send('一', { uuid: 'u' })).code).toBe(-1)
    expect(simulator.botMessages(group.chatId)).toHaveLength(0)
    simulator.inject({ match: '/messages', drop: 'after' })
    expect((await send('一', { uuid: 'u' })).code).toBe(-1)
    expect((await send('一', { uuid: 'u' })).code).toBe(0)
    expect(simulator.botMessages(group.chatId)).toHaveLength(1)
  })

  it('delays a call', async () => {
    simulator.inject({ match: '/messages', delayMs: 150 })
    const started = Date.now()
    await send()
    expect(Date.now() - started).toBeGreaterThanOrEqual(145)
  })

  it('knows no other API', async () => {
    expect(await outcome(client.im.v1.chat.list())).toMatchObject({ status: 404 })
    expect(simulator.calls.at(-1)).toMatchObject({ status: 404, path: '/open-apis/im/v1/chats' })
  })
})
