import { afterEach, describe, expect, it } from 'vitest'
import type { WSClient } from '@larksuiteoapi/node-sdk'
import { startFeishuSimulator, type FeishuSimulator } from './index.ts'
import { sdkSocket, sdkWebhook } from './testing.ts'

interface Received {
  event_id: string
  message: {
    message_id: string
    content: string
    mentions?: { key: string; id: { open_id: string } }[]
    parent_id?: string
    root_id?: string
    thread_id?: string
  }
  sender: { sender_type: string; sender_id: { open_id: string } }
}

const open: { simulator?: FeishuSimulator; sockets: WSClient[]; hooks: { close: () => void }[] } = {
  sockets: [],
  hooks: [],
}

async function simulate(options: Parameters<typeof startFeishuSimulator>[0] = {}): Promise<FeishuSimulator> {
  open.simulator = await startFeishuSimulator({ speed: 500, ...options })
  return open.simulator
}

async function connect(simulator: FeishuSimulator, handler: (data: Received) => unknown): Promise<WSClient> {
  const client = await sdkSocket(simulator, { 'im.message.receive_v1': handler })
  open.sockets.push(client)
  return client
}

afterEach(async () => {
  for (const client of open.sockets.splice(0)) client.close({ force: true })
  for (const hook of open.hooks.splice(0)) hook.close()
  await open.simulator?.close()
})

describe('long connection', () => {
  it('delivers a message to the SDK client and records the acknowledgement', async () => {
    const simulator = await simulate()
    const got: Received[] = []
    await connect(simulator, (data) => void got.push(data))
    const user = simulator.createUser('张三')
    const group = simulator.createGroup({ name: '惠企服务群', members: [user] })
    const id = simulator.userSends({ chat: group.chatId, user: user.openId, text: '贷款贴息条件', mentionBot: true })
    await simulator.settled()
    expect(got).toHaveLength(1)
    expect(got[0]?.message.message_id).toBe(id)
    expect(JSON.parse(got[0]?.message.content ?? '')).toEqual({ text: '@_user_1 贷款贴息条件' })
    expect(got[0]?.message.mentions?.[0]?.id.open_id).toBe(simulator.botOpenId)
    expect(got[0]?.sender).toMatchObject({ sender_type: 'user', sender_id: { open_id: user.openId } })
    expect(simulator.acks).toMatchObject([{ messageId: id, mode: 'socket', attempt: 1, status: 200 }])
  })

  it('splits long payloads into fragments that the SDK puts together, in any order', async () => {
    const simulator = await simulate({ socket: { fragmentBytes: 100, shuffleFragments: true } })
    const got: Received[] = []
    await connect(simulator, (data) => void got.push(data))
    const user = simulator.createUser('李四')
    const text = '企业'.repeat(2000)
    simulator.userSends({ chat: simulator.directChat(user).chatId, user: user.openId, text })
    await simulator.settled()
    expect(JSON.parse(got[0]?.message.content ?? '')).toEqual({ text })
  })

  it('sends again with another event_id when the acknowledgement is late, and stops after it came', async () => {
    const simulator = await simulate({ ackTimeoutMs: 1500 })
    const got: Received[] = []
    await connect(simulator, async (data) => {
      got.push(data)
      if (got.length === 1) await new Promise((resolve) => setTimeout(resolve, 2000))
    })
    const user = simulator.createUser('王五')
    const id = simulator.userSends({ chat: simulator.directChat(user).chatId, user: user.openId, text: '在吗' })
    await simulator.settled()
    expect(got.map((data) => data.message.message_id)).toEqual([id, id])
    expect(new Set(got.map((data) => data.event_id)).size).toBe(2)
    expect(simulator.deliveries.map((delivery) => delivery.outcome)).toEqual(['timeout', 'acked'])
  })

  it('counts a throwing handler as not acknowledged and gives up after four more attempts', async () => {
    const simulator = await simulate({ redeliveryMs: [5, 5, 5, 5] })
    await connect(simulator, () => {
      throw new Error('broken')
    })
    const user = simulator.createUser('赵六')
    const id = simulator.userSends({ chat: simulator.directChat(user).chatId, user: user.openId, text: '在吗' })
    await simulator.settled()
    expect(simulator.deliveries.map(({ attempt, status }) => [attempt, status])).toEqual(
      [1, 2, 3, 4, 5].map((n) => [n, 500]),
    )
    expect(simulator.lost).toEqual([{ eventType: 'im.message.receive_v1', messageId: id }])
  })

  it('does not take an acknowledgement it is told to lose, and keeps the event_id of what is no message', async () => {
    const simulator = await simulate({ ackTimeoutMs: 1500 })
    const ids: string[] = []
    const added = ({ event_id }: { event_id: string }) => void ids.push(event_id)
    open.sockets.push(await sdkSocket(simulator, { 'im.chat.member.bot.added_v1': added }))
    simulator.socket.ignoreAcks = 1
    const user = simulator.createUser('张三')
    simulator.addBot(simulator.createGroup({ name: '群', withBot: false }), user)
    await simulator.settled()
    expect(simulator.deliveries.map(({ outcome }) => outcome)).toEqual(['timeout', 'acked'])
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
  })

  it('survives frames that are none', async () => {
    const simulator = await simulate()
    const got: Received[] = []
    await connect(simulator, (data) => void got.push(data))
    simulator.socket.sendGarbage(Uint8Array.from([255, 255, 1, 2, 3]))
    const user = simulator.createUser('张三')
    simulator.userSends({ chat: simulator.directChat(user).chatId, user: user.openId, text: '还在吗' })
    await simulator.settled()
    expect(got).toHaveLength(1)
  })

  it('keeps the proportions of the redelivery schedule when sped up', async () => {
    const simulator = await simulate({ speed: 1000 })
    await connect(simulator, () => {
      throw new Error('broken')
    })
    const user = simulator.createUser('张三')
    simulator.userSends({ chat: simulator.directChat(user).chatId, user: user.openId, text: '在吗' })
    await simulator.waitFor(() => simulator.deliveries.length === 3)
    const [first = 0, second = 0, third = 0] = simulator.deliveries.map(({ sentAt }) => sentAt)
    expect(second - first).toBeGreaterThanOrEqual(14)
    expect(second - first).toBeLessThan(10_000)
    expect(third - second).toBeGreaterThanOrEqual(299)
    expect(simulator.counters()['open']).toBe(1)
  })

  it('gives each event to one client of several', async () => {
    const simulator = await simulate()
    const counts = [0, 0]
    await connect(simulator, () => void (counts[0] = (counts[0] ?? 0) + 1))
    await connect(simulator, () => void (counts[1] = (counts[1] ?? 0) + 1))
    const user = simulator.createUser('孙七')
    const chat = simulator.directChat(user)
    for (let i = 0; i < 40; i++) simulator.userSends({ chat: chat.chatId, user: user.openId, text: String(i) })
    await simulator.settled()
    expect((counts[0] ?? 0) + (counts[1] ?? 0)).toBe(40)
    expect(Math.min(...counts)).toBeGreaterThan(0)
  })

  it('lets a dropped client come back, and delivers what it missed', async () => {
    const simulator = await simulate({ redeliveryMs: [300, 300, 300, 300] })
    const got: Received[] = []
    await connect(simulator, (data) => void got.push(data))
    expect(simulator.socket.drop()).toBe(1)
    expect(simulator.socket.connections.size).toBe(0)
    const user = simulator.createUser('周八')
    simulator.userSends({ chat: simulator.directChat(user).chatId, user: user.openId, text: '断线时' })
    await simulator.settled()
    expect(got).toHaveLength(1)
    expect(simulator.deliveries[0]?.outcome).toBe('unreachable')
    expect(simulator.socket.endpointCalls).toBe(2)
  })

  it('makes the SDK try on when discovery fails without data, and give up on a business refusal', async () => {
    const simulator = await simulate()
    simulator.socket.refuseEndpoint({ code: 1000040350, msg: 'too many connections' })
    const first = await new Promise<Error>((resolve) => void sdkSocket(simulator, {}, { onError: resolve }))
    expect(first.message).toContain('1000040350')
    let reconnected = false
    open.sockets.push(await sdkSocket(simulator, {}, { onReconnected: () => (reconnected = true) }))
    simulator.socket.refuseEndpoint({ withData: false })
    simulator.socket.refuseEndpoint({ httpStatus: 502 })
    simulator.socket.drop()
    await simulator.waitFor(() => reconnected)
    expect(simulator.socket.endpointCalls).toBe(5)
  })

  it('refuses wrong credentials', async () => {
    const simulator = await simulate()
    const error = await new Promise<Error>((resolve) => {
      void sdkSocket(simulator, {}, { appSecret: 'wrong', onError: resolve })
    })
    expect(error.message).toContain('514')
  })

  it('answers pings, until told to be silent', async () => {
    const simulator = await simulate({ socket: { pingIntervalSeconds: 0.1 } })
    const reconnected = new Promise<void>((resolve) => {
      void sdkSocket(simulator, {}, { wsConfig: { pingTimeout: 0.05 }, onReconnecting: () => resolve() }).then(
        (client) => {
          open.sockets.push(client)
          setTimeout(() => (simulator.socket.silent = true), 250)
        },
      )
    })
    await reconnected
    expect(simulator.socket.pings).toBeGreaterThanOrEqual(2)
  })
})

describe('webhook', () => {
  it('encrypts and signs over the raw body, and passes the challenge', async () => {
    const got: Received[] = []
    const encryptKey = 'test key'
    const hook = await sdkWebhook({ 'im.message.receive_v1': (data: Received) => void got.push(data) }, encryptKey)
    open.hooks.push(hook)
    const simulator = await simulate({ encryptKey, events: { mode: 'webhook', url: hook.url } })
    expect(await simulator.verifyWebhook()).toBe(true)
    const user = simulator.createUser('张三')
    const id = simulator.userSends({ chat: simulator.directChat(user).chatId, user: user.openId, text: '你好' })
    await simulator.settled()
    expect(got[0]?.message.message_id).toBe(id)
    const last = hook.requests.at(-1)
    expect(last?.headers['x-lark-signature']).toMatch(/^[0-9a-f]{64}$/)
    expect(last?.raw.includes('你好')).toBe(false)
    expect(JSON.stringify(JSON.parse(last?.raw ?? ''))).not.toBe(last?.raw)
  })

  it('sends again what is refused, unreachable or redirected', async () => {
    let calls = 0
    const hook = await sdkWebhook({
      'im.message.receive_v1': () => {
        calls += 1
        if (calls === 1) throw new Error('first one fails')
      },
    })
    open.hooks.push(hook)
    const simulator = await simulate({ events: { mode: 'webhook', url: hook.url }, redeliveryMs: [10, 10, 10, 10] })
    const user = simulator.createUser('张三')
    const chat = simulator.directChat(user).chatId
    simulator.userSends({ chat, user: user.openId, text: '你好' })
    await simulator.settled()
    expect(simulator.deliveries.map(({ outcome, status }) => [outcome, status])).toEqual([
      ['refused', 500],
      ['acked', 200],
    ])
    simulator.events = { mode: 'webhook', url: 'http://127.0.0.1:9/' }
    simulator.userSends({ chat, user: user.openId, text: '你好' })
    await simulator.settled()
    expect(simulator.deliveries.at(-1)).toMatchObject({ attempt: 5, outcome: 'unreachable' })
  })
})

describe('messages of people', () => {
  it('keeps ten mentions apart and puts them where they stand', async () => {
    const simulator = await simulate()
    const got: Received[] = []
    await connect(simulator, (data) => void got.push(data))
    const users = Array.from({ length: 10 }, (_, i) => simulator.createUser(`用户${i}`))
    const group = simulator.createGroup({ name: '群', members: users })
    const text = users.map((user) => `@{${user.openId}}`).join(' ')
    simulator.userSends({ chat: group.chatId, user: users[0]?.openId ?? '', text: `${text} 问 @{bot} 一下` })
    await simulator.settled()
    expect(JSON.parse(got[0]?.message.content ?? '').text).toMatch(/^@_user_1 .* @_user_10 问 @_user_11 一下$/)
    expect(got[0]?.message.mentions).toHaveLength(11)
  })

  it('delivers group messages that do not mention the bot only in the wide scope', async () => {
    const narrow = await simulate()
    const user = narrow.createUser('张三')
    const group = narrow.createGroup({ name: '群', members: [user] })
    await connect(narrow, () => {})
    narrow.userSends({ chat: group.chatId, user: user.openId, text: '闲聊' })
    narrow.userSends({ chat: group.chatId, user: user.openId, text: '@{all} 通知' })
    await narrow.settled()
    expect(narrow.counters()).toMatchObject({ events: 1, acknowledged: 1 })
  })

  it('gives replies their parent and root, and a topic one root for all', async () => {
    const simulator = await simulate({ groupScope: 'all' })
    const user = simulator.createUser('张三')
    const group = simulator.createGroup({ name: '群', members: [user] })
    const say = (replyTo?: string, thread = false) =>
      simulator.userSends({ chat: group.chatId, user: user.openId, text: 'x', thread, ...(replyTo && { replyTo }) })
    const first = say()
    const second = say(first)
    const third = say(second)
    expect(simulator.world.message(third)).toMatchObject({ parentId: second, rootId: first })
    const inTopic = say(first, true)
    const deeper = say(inTopic)
    const topic = simulator.world.message(inTopic).threadId
    expect(topic).toMatch(/^omt_/)
    expect(simulator.world.message(deeper)).toMatchObject({ parentId: first, rootId: first, threadId: topic })
  })
})
