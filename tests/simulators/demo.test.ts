import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDemoBot } from './demo-bot.ts'
import {
  parseCard,
  startFeishuSimulator,
  type Chat,
  type FeishuSimulator,
  type StoredMessage,
  type User,
} from './feishu/index.ts'

/** The product as a whole, as the demo starts it: what one sees in the first minutes. */
describe('simulator and bot together', () => {
  let simulator: FeishuSimulator
  let stop: () => Promise<void>
  let admin: User
  let group: Chat
  let staff: Chat

  beforeAll(async () => {
    simulator = await startFeishuSimulator()
    admin = simulator.createUser('张敏')
    group = simulator.createGroup({ name: '企业服务群', members: [admin], withBot: false })
    staff = simulator.createGroup({ name: '政策专员群', members: [admin] })
    const seedsDir = fileURLToPath(new URL('../../seeds', import.meta.url))
    stop = await startDemoBot(simulator, { seedsDir, webPort: 0, admins: [admin.openId], staffChat: staff.chatId })
  })

  afterAll(async () => {
    await stop()
    await simulator.close()
  })

  const ask = (text: string): Promise<StoredMessage> =>
    simulator.waitForReply(simulator.userSends({ chat: group.chatId, user: admin.openId, text, mentionBot: true }))

  it('greets the group it is added to', async () => {
    simulator.addBot(group, admin)
    await simulator.waitFor(() => simulator.botMessages(group.chatId).length === 1, 'the greeting')
  })

  it('answers with a card that the platform takes and whose buttons work', async () => {
    const reply = await ask('专精特新奖励多少')
    expect(reply.msgType).toBe('interactive')
    expect(parseCard(reply.content).problem).toBeUndefined()
    const pressed = await simulator.clickButton({ messageId: reply.messageId, user: admin.openId, button: '有用' })
    expect(pressed).toMatchObject({ ok: true, toast: { type: 'success' } })
    expect(simulator.calls.filter((call) => call.code !== 0)).toEqual([])
  })

  it('leaves a message alone that does not mention it', async () => {
    const before = simulator.botMessages(group.chatId).length
    simulator.userSends({ chat: group.chatId, user: admin.openId, text: '大家上午好' })
    await ask('/状态')
    expect(simulator.botMessages(group.chatId)).toHaveLength(before + 1)
  })
})
