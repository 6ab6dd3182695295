import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startFeishuSimulator } from '../../simulators/feishu/index.ts'
import type { Chat, FeishuSimulator, User } from '../../simulators/feishu/index.ts'
import { answered, sampleLibrary } from '../../service/sample-library.ts'
import { startBot } from './bot.ts'
import type { Bot } from './bot.ts'

let simulator: FeishuSimulator
let bot: Bot
let user: User
let group: Chat

beforeEach(async () => {
  simulator = await startFeishuSimulator({ redeliveryMs: [200, 400, 800], verificationToken: 'verification-token' })
  user = simulator.createUser('王芳')
  group = simulator.createGroup({ name: '企业服务群', members: [user] })
})
afterEach(async () => {
  await bot.stop()
  const logs = bot.logged.join('\n')
  // Whatever a test does to the platform, no log may show a secret or what people asked.
  for (const secret of [simulator.appSecret, simulator.verificationToken, 'Bearer t-', user.openId, '奖励多少']) {
    expect(logs).not.toContain(secret)
  }
  await simulator.close()
})

const ask = (text = '奖励多少', chat = group): string =>
  simulator.userSends({ chat: chat.chatId, user: user.openId, text, mentionBot: true })

describe('a reply', () => {
  it.each([
    ['the chat is too busy', { code: 230020, status: 400 }],
    ['the API is too busy', { code: 99991400, status: 429, headers: { 'x-ogw-ratelimit-reset': '1' } }],
    ['the platform stumbles', { code: 1, status: 500 }],
    ['the message is being sent', { code: 230049, status: 400 }],
    ['the card is refused', { code: 230099, status: 400 }],
    ['the line breaks before', { drop: 'before' as const }],
    ['the line breaks after', { drop: 'after' as const }],
  ])('comes once although %s', async (_, fault) => {
    bot = await startBot(simulator)
    simulator.inject({ match: '/reply', ...fault })
    const asked = ask()
    await simulator.waitForReply(asked)
    await bot.service.stop()
    expect(simulator.repliesTo(asked)).toHaveLength(1)
    expect(await bot.store.inbox.pending()).toBe(0)
  })

  it('comes although the token is no longer good, with one new token', async () => {
    bot = await startBot(simulator)
    await simulator.waitForReply(ask())
    const before = simulator.tokens.issued
    simulator.tokens.invalidateAll()
    await simulator.waitForReply(ask())
    expect(simulator.tokens.issued).toBe(before + 1)
  })

  it('goes to the chat when the question was taken back', async () => {
    const library = sampleLibrary(async (question) => {
      await new Promise((resolve) => setTimeout(resolve, 100))
      return answered(question)
    })
    bot = await startBot(simulator, { library })
    const asked = ask()
    await simulator.settled()
    simulator.recall(asked)
    await simulator.waitFor(() => simulator.botMessages(group.chatId).length === 1)
  })

  it('is given up when it is refused for good; the admin sees why and the chat goes on', async () => {
    bot = await startBot(simulator, { settings: { admins: [user.openId] } })
    simulator.inject({ match: '/reply', code: 230022, status: 400, msg: 'sensitive' })
    const refused = ask()
    const status = await simulator.waitForReply(ask('/状态'))
    expect(simulator.repliesTo(refused)).toHaveLength(0)
    expect(status.content).toContain('230022')
    expect(status.content).toContain('内容被判为敏感信息')
  })

  it('waits for a platform that is away for a while', async () => {
    bot = await startBot(simulator)
    simulator.inject({ match: '/reply', times: 5, drop: 'before' })
    const asked = ask()
    await simulator.waitFor(() => simulator.repliesTo(asked).length === 1)
  })
})

it('keeps within the limits, so that nothing is refused', async () => {
  bot = await startBot(simulator)
  const others = Array.from({ length: 10 }, (_, i) => simulator.createGroup({ name: `群${i}`, members: [user] }))
  const asked = Array.from({ length: 100 }, (_, i) => ask(`问${i}`, i < 20 ? group : others[i % 10]))
  await simulator.waitFor(() => asked.every((id) => simulator.repliesTo(id).length === 1))
  expect(simulator.calls.filter((c) => c.code !== 0)).toEqual([])
})

it('acknowledges in time however slow the answers are, and no chat waits for another', async () => {
  let goOn = (): void => undefined
  const held = new Promise<void>((resolve) => (goOn = resolve))
  const library = sampleLibrary(async (question) => {
    if (question.includes('慢')) await held
    const busyUntil = Date.now() + 20
    while (Date.now() < busyUntil);
    return answered(question)
  })
  bot = await startBot(simulator, { library })
  const slow = Array.from({ length: 20 }, (_, i) => ask(`慢${i}`))
  const quickChat = simulator.createGroup({ name: '快', members: [user] })
  await simulator.waitForReply(ask('快', quickChat))
  expect(simulator.repliesTo(slow[0] ?? '')).toHaveLength(0)
  const chats = Array.from({ length: 20 }, (_, i) => simulator.createGroup({ name: `群${i}`, members: [user] }))
  for (let i = 0; i < 200; i += 1) ask(`问${i}`, chats[i % 20])
  await simulator.settled()
  expect(simulator.lost).toEqual([])
  expect(slow.filter((id) => simulator.repliesTo(id).length > 0)).toEqual([])
  goOn()
})

describe('the long connection', () => {
  it('starts afresh when the platform is busy, which the SDK takes for final', async () => {
    simulator.socket.refuseEndpoint({ code: 1, msg: 'system busy', times: 2 })
    bot = await startBot(simulator)
    await simulator.waitForReply(ask())
    expect(bot.logged.some((l) => l.includes('started afresh'))).toBe(true)
  })

  it('answers what was asked while it was down', async () => {
    bot = await startBot(simulator)
    simulator.socket.drop()
    const asked = ask()
    await simulator.waitFor(() => simulator.repliesTo(asked).length === 1)
  })

  it('does not mind frames that are none', async () => {
    bot = await startBot(simulator)
    simulator.socket.sendGarbage(new Uint8Array())
    simulator.socket.sendGarbage(new Uint8Array([0xff, 0x00, 0x13, 0x37]))
    await simulator.waitForReply(ask())
  })
})
