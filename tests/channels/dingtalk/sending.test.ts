import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DeliveryFailed } from '../../../src/service/index.ts'
import { answered, sampleLibrary } from '../../service/sample-library.ts'
import { startDingtalkSimulator } from '../../simulators/dingtalk/index.ts'
import type { Chat, DingtalkSimulator, StoredMessage, User } from '../../simulators/dingtalk/index.ts'
import { startBot } from './bot.ts'
import type { Bot } from './bot.ts'

const SESSION = '/robot/sendBySession'
const GROUP = '/v1.0/robot/groupMessages/send'

let simulator: DingtalkSimulator
let bot: Bot
let user: User
let group: Chat

beforeEach(async () => {
  simulator = await startDingtalkSimulator({ sessionPerMinute: 5, redeliveryMs: [300, 300, 300] })
  user = simulator.createUser('王芳')
  group = simulator.createGroup('企业服务群', [user])
})
afterEach(async () => {
  await bot.stop()
  await simulator.close()
})

const ask = async (text: string, chat = group): Promise<StoredMessage> => {
  const count = simulator.botMessages(chat).length
  simulator.says(chat, user, { text })
  return simulator.nextMessage(chat, count)
}
const refused = () => simulator.calls.filter((c) => c.code !== '0').map((c) => `${c.api} ${c.code}`)

describe('after the session has ended', () => {
  it('writes to the group by the robot API, with the buttons', async () => {
    bot = await startBot(simulator)
    simulator.says(group, user, { text: '专精特新', more: { sessionWebhookExpiredTime: Date.now() - 1 } })
    const reply = await simulator.nextMessage(group, 0)
    expect(reply).toMatchObject({ msgtype: 'actionCard', via: 'robot' })
    expect(refused()).toEqual([])
  })

  it('writes to the person in a direct chat', async () => {
    bot = await startBot(simulator)
    const chat = simulator.singleChat(user)
    simulator.says(chat, user, { text: '专精特新', more: { sessionWebhookExpiredTime: 0 } })
    expect(await simulator.nextMessage(chat, 0)).toMatchObject({ via: 'robot' })
  })

  it('goes on by the robot API when the platform calls the session ended', async () => {
    bot = await startBot(simulator)
    simulator.inject({ match: SESSION, body: { errcode: 300001, errmsg: 'session 不存在' } })
    expect(await ask('专精特新')).toMatchObject({ via: 'robot' })
  })

  it('records for the admin what could not be sent to anybody', async () => {
    bot = await startBot(simulator)
    const chat = simulator.singleChat(user)
    simulator.says(chat, user, { text: '外部人员', more: { sessionWebhookExpiredTime: 0, senderStaffId: '' } })
    await simulator.waitFor(() => bot.logged.some((line) => line.includes('a reply was refused')))
    const [failure] = await bot.store.inbox.failures(0, 5)
    expect(failure?.reason).toContain('会话地址已过期，也没有成员的 staffId')
  })
})

it('never posts to a host that is not on the list', async () => {
  const other = await startDingtalkSimulator()
  bot = await startBot(simulator)
  const sessionWebhook = `${other.url}/robot/sendBySession?session=x`
  simulator.says(group, user, { text: '专精特新', more: { sessionWebhook } })
  expect(await simulator.nextMessage(group, 0)).toMatchObject({ via: 'robot' })
  expect(other.calls).toEqual([])
  await other.close()
})

it('keeps under the limit of a chat, and holds up no other', async () => {
  bot = await startBot(simulator, { settings: { rates: { chatPerMinute: 3, perSecond: 18 } } })
  for (let i = 0; i < 5; i += 1) simulator.says(group, user, { text: `第${i}问` })
  await ask('别处的问题', simulator.createGroup('另一群', [user]))
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(simulator.botMessages(group)).toHaveLength(3)
  expect(refused()).toEqual([])
})

it('goes on by the robot API when the session is throttled, and leaves the session alone', async () => {
  bot = await startBot(simulator, { settings: { rates: { chatPerMinute: 100, perSecond: 18 } } })
  for (let i = 0; i < 8; i += 1) await ask(`第${i}问`)
  const via = simulator.botMessages(group).map((m) => m.via)
  expect(via).toEqual([...Array<string>(5).fill('session'), ...Array<string>(3).fill('robot')])
  expect(refused()).toEqual([`${SESSION} 130101`])
})

it('waits when every way is throttled, and loses nothing', async () => {
  bot = await startBot(simulator)
  simulator.inject({ match: SESSION, body: { errcode: 130101, errmsg: 'send too fast' } })
  simulator.inject({ match: GROUP, status: 403, body: { code: 'Forbidden.AccessDenied.QpsLimitForApi', message: '' } })
  const reply = await ask('专精特新')
  expect(reply.via).toBe('robot')
  expect(simulator.botMessages(group)).toHaveLength(1)
})

it('fetches one token for many calls, and another when it is refused', async () => {
  bot = await startBot(simulator, { settings: { rates: { chatPerMinute: 18, perSecond: 100 } } })
  const chats = Array.from({ length: 10 }, (_, i) => simulator.createGroup(`群${i}`, [user]))
  const expired = { sessionWebhookExpiredTime: 0 }
  for (const chat of chats) simulator.says(chat, user, { text: '贴息', more: expired })
  for (const chat of chats) await simulator.nextMessage(chat, 0)
  const tokens = () => simulator.calls.filter((c) => c.api.endsWith('/accessToken')).length
  expect(tokens()).toBe(1)
  simulator.invalidateTokens()
  simulator.says(group, user, { text: '贴息', more: expired })
  await simulator.nextMessage(group, 0)
  expect(tokens()).toBe(2)
})

it.each([
  ['is busy', { status: 503, body: { code: 'ServiceUnavailable' } }],
  ['breaks the connection off', { drop: 'before' as const }],
])('sends once when the platform %s', async (_, fault) => {
  bot = await startBot(simulator)
  simulator.inject({ match: SESSION, ...fault })
  await ask('专精特新')
  await ask('第二问')
  expect(simulator.botMessages(group)).toHaveLength(2)
})

it('does not say it again when the platform has it and gives no answer, but tells the asker to look', async () => {
  bot = await startBot(simulator, { settings: { timeoutMs: 200 } })
  // Done, but the answer comes too late.
  simulator.inject({ match: SESSION, delayMs: 600 })
  await ask('专精特新')
  await ask('第二问')
  await new Promise((resolve) => setTimeout(resolve, 600))
  const said = simulator.botMessages(group).map(({ body }) => JSON.stringify(body))
  const isDoubt = (text: string): boolean => text.includes('在发送途中中断')
  expect(said.filter((text) => !isDoubt(text))).toHaveLength(2)
  expect(said.filter(isDoubt)).toEqual([expect.stringContaining('对“专精特新”的回复')])
  const [failure] = await bot.store.inbox.failures(0, 5)
  expect(failure?.reason).toContain('无法确认是否已送达')
})

it('takes a plainer form when the platform refuses one as too long', async () => {
  bot = await startBot(simulator)
  simulator.inject({ match: SESSION, times: 4, body: { errcode: 460101, errmsg: 'message too long' } })
  expect(await ask('专精特新')).toMatchObject({ msgtype: 'text' })
})

describe('the journal', () => {
  it('sends under one key once', async () => {
    bot = await startBot(simulator)
    const to = { conversationId: group.conversationId, chatType: 'group', robotCode: simulator.clientId }
    const text = { kind: 'text', text: '好' } as const
    const first = await bot.channel('dingtalk').deliver(to, text, 'key')
    expect(await bot.channel('dingtalk').deliver(to, text, 'key')).toBe(first)
    expect(simulator.botMessages(group)).toHaveLength(1)
  })

  it('sends again what surely did not arrive', async () => {
    bot = await startBot(simulator)
    const to = { conversationId: group.conversationId, chatType: 'group', robotCode: simulator.clientId }
    simulator.inject({ match: GROUP, status: 403, body: { code: 'Forbidden.AccessDenied.QpsLimitForApi' } })
    const send = () => bot.channel('dingtalk').deliver(to, { kind: 'text', text: '好' }, 'key')
    await expect(send()).rejects.toThrow(DeliveryFailed)
    await expect(send()).rejects.toThrow(DeliveryFailed)
    await new Promise((resolve) => setTimeout(resolve, 5100))
    await send()
    expect(simulator.botMessages(group)).toHaveLength(1)
  })
})

it('makes one card, whatever seemed to fail', async () => {
  bot = await startBot(simulator, { settings: { cardTemplate: simulator.cardTemplate } })
  simulator.inject({ match: 'createAndDeliver', drop: 'after' })
  await ask('专精特新')
  await ask('第二问')
  expect(simulator.botMessages(group).map((m) => m.via)).toEqual(['card', 'card'])
})

it('acknowledges at once, however slow the answers are', async () => {
  let goOn = (): void => undefined
  const held = new Promise<void>((resolve) => (goOn = resolve))
  const library = sampleLibrary(async (question) => {
    await held
    return answered(question)
  })
  bot = await startBot(simulator, { library })
  const chats = Array.from({ length: 20 }, (_, i) => simulator.createGroup(`群${i}`, [user]))
  for (const chat of chats) for (let i = 0; i < 10; i += 1) simulator.says(chat, user, { text: `第${i}问` })
  await simulator.waitFor(() => simulator.deliveries.every((d) => d.outcome === 'acked'), 'all acks')
  expect(chats.flatMap((chat) => simulator.botMessages(chat))).toEqual([])
  goOn()
})

it('keeps every secret out of the log', async () => {
  bot = await startBot(simulator)
  simulator.inject({ match: SESSION, body: { errcode: 430101, errmsg: `unsafe ${simulator.clientSecret}` } })
  simulator.inject({ match: GROUP, status: 400, body: { code: 'x', message: `access_token=${'a'.repeat(32)}` } })
  simulator.says(group, user, { text: '专精特新' })
  await simulator.waitFor(() => bot.logged.some((line) => line.includes('a reply was refused')))
  simulator.gateway.drop()
  await ask('第二问')
  const log = bot.logged.join('\n')
  for (const secret of [simulator.clientSecret, 'a'.repeat(32), 'session=', 'ticket=', user.staffId, '专精特新']) {
    expect(log).not.toContain(secret)
  }
})
