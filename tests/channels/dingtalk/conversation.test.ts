import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answered, citation, sampleLibrary } from '../../service/sample-library.ts'
import { startDingtalkSimulator } from '../../simulators/dingtalk/index.ts'
import type { Chat, DingtalkSimulator, StoredMessage, User } from '../../simulators/dingtalk/index.ts'
import { startBot } from './bot.ts'
import type { Bot, DingtalkBotOptions } from './bot.ts'

let simulator: DingtalkSimulator
let bot: Bot | null = null
let user: User
let group: Chat

beforeEach(async () => {
  simulator = await startDingtalkSimulator({ redeliveryMs: [200, 200] })
  user = simulator.createUser('王芳')
  group = simulator.createGroup('企业服务群', [user])
})
afterEach(async () => {
  await bot?.stop()
  bot = null
  await simulator.close()
})

const start = async (options: DingtalkBotOptions = {}): Promise<void> => {
  bot = await startBot(simulator, options)
}
/** What the bot says next in a chat after somebody has done something. */
const after = async (act: () => unknown, chat = group): Promise<StoredMessage> => {
  const count = simulator.botMessages(chat).length
  act()
  return simulator.nextMessage(chat, count)
}
const ask = (text: string, chat = group): Promise<StoredMessage> =>
  after(() => simulator.says(chat, user, { text }), chat)
const textOf = (message: StoredMessage): string => String(message.body['text'] ?? message.body['content'])

it('answers with a message whose buttons are links, and names the asker in a group only', async () => {
  await start()
  const reply = await ask('专精特新奖励多少')
  expect(reply).toMatchObject({ msgtype: 'actionCard', via: 'session' })
  expect(textOf(reply)).toContain('王芳 问：专精特新奖励多少')
  expect(simulator.press(reply, user, '查看原文').opened).toBe('https://huiwen.example/documents/ankang?quote=0-14#c3')
  expect(textOf(await ask('专精特新奖励多少', simulator.singleChat(user)))).not.toContain('王芳')
  expect(simulator.calls.filter((c) => c.code !== '0')).toEqual([])
})

it('greets once after the first answer in a direct chat, which nobody reports as opened', async () => {
  await start()
  const chat = simulator.singleChat(user)
  await ask('贴息条件', chat)
  expect(textOf(await simulator.nextMessage(chat, 1))).toContain('你好，我是惠问')
  await ask('第二问', chat)
  await ask('第三问', chat)
  expect(simulator.botMessages(chat)).toHaveLength(4)
})

it('greets in a direct chat once, also if nothing was asked', async () => {
  await start()
  const chat = simulator.singleChat(user)
  expect(textOf(await ask('', chat))).toContain('你好，我是惠问')
  await ask('第一问', chat)
  expect(simulator.botMessages(chat)).toHaveLength(2)
})

it('reads rich text, and is kind about what it cannot read', async () => {
  await start()
  const richText = [{ text: '安康有哪些' }, { type: 'picture', downloadCode: 'x' }, { text: '奖励' }]
  const reply = await after(() => simulator.says(group, user, { body: { msgtype: 'richText', content: { richText } } }))
  expect(textOf(reply)).toContain('问：安康有哪些 奖励')
  for (const msgtype of ['picture', 'audio', 'video', 'file', 'unknown']) {
    const kind = await after(() => simulator.says(group, user, { body: { msgtype, content: { downloadCode: 'x' } } }))
    expect(textOf(kind)).toContain('我只看得懂文字')
  }
})

it('says nothing to itself, to old messages, and where it is not mentioned', async () => {
  await start()
  simulator.says(group, user, { text: '昨天的问题', more: { createAt: Date.now() - 9 * 3_600_000 } })
  simulator.says(group, user, { text: '没有提到', more: { isInAtList: false } })
  simulator.says(group, user, { text: '我说的', more: { senderId: '$:LWCP_v1:$bot' } })
  simulator.says(group, user, { text: '坏的', more: { conversationId: 7 } })
  expect(textOf(await ask('最后一问'))).toContain('最后一问')
  expect(simulator.botMessages(group)).toHaveLength(1)
  expect(simulator.deliveries.every((d) => d.outcome === 'acked')).toBe(true)
})

it('keeps the conversation, and takes a quoted message into the question', async () => {
  const seen: [string, readonly string[]][] = []
  const library = sampleLibrary((question, history) => {
    seen.push([question, history])
    return answered(question)
  })
  await start({ library })
  await ask('贴息条件')
  const repliedMsg = { msgId: 'm0', msgType: 'text', senderId: 'someone', content: { text: '我们是软件企业' } }
  const text = { content: ' 最高多少', isReplyMsg: true, repliedMsg }
  await after(() => simulator.says(group, user, { body: { msgtype: 'text', text } }))
  expect(seen).toEqual([
    ['贴息条件', []],
    ['我们是软件企业\n最高多少', ['贴息条件']],
  ])
})

it('asks a suggested question by its link', async () => {
  await start()
  const reply = await ask('深圳有什么政策')
  expect(textOf(reply)).toContain('库里没有查到')
  const next = await after(() => simulator.press(reply, user, '贷款贴息要什么条件'))
  expect(textOf(next)).toContain('问：贷款贴息要什么条件')
})

it('sends the related clauses as a message of their own', async () => {
  await start({ library: sampleLibrary((question) => answered(question, { related: [citation()] })) })
  const reply = await ask('专精特新奖励多少')
  const related = await after(() => simulator.press(reply, user, '相关条款'))
  expect(textOf(related)).toContain('文字相近的条款（未必是所问）')
})

it('says in a group whose question the staff answered, since nothing ties the reply to it', async () => {
  const colleague = simulator.createUser('王老师')
  const staff = simulator.createGroup('政策专员群', [colleague])
  await start({ settings: { staffChat: staff.conversationId } })
  const reply = await ask('深圳落户补贴')
  const task = await after(() => simulator.press(reply, user, '转人工'), staff)
  const phrase = /回复 ＃h[\w＿-]{20}/u.exec(textOf(task))?.[0] ?? ''
  await simulator.waitFor(() => simulator.botMessages(group).length === 2)
  const words = await after(() => simulator.says(staff, colleague, { text: `${phrase} 请拨打 12345 咨询` }))
  expect(textOf(words)).toContain('王芳 问：深圳落户补贴')
})

it('reports a rebuild in two messages', async () => {
  const admin = simulator.createUser('管理员')
  const report = { documents: 5, clauses: 98, problems: 0, added: 1, changed: 0, removed: 0, ms: 20 }
  await start({ settings: { admins: [admin.staffId] }, reindex: () => Promise.resolve(report) })
  simulator.says(group, admin, { text: '/重建索引' })
  await simulator.waitFor(() => simulator.botMessages(group).length === 2)
  expect(simulator.botMessages(group).map(textOf).join()).toMatch(/正在重建[^]*98 个条款/u)
})

describe('with a card template', () => {
  it('sends a card whose buttons call back and redraw it', async () => {
    await start({ settings: { cardTemplate: simulator.cardTemplate } })
    const reply = await ask('专精特新奖励多少')
    expect(reply).toMatchObject({ via: 'card', body: { show_vote: 'true', useful_text: '有用' } })
    expect(String(reply.body['content'])).toContain('**10万元**')
    await simulator.pressCard(reply, user, 'useful')
    const drawn = simulator.messages.get(reply.messageId)
    expect(drawn?.body).toMatchObject({ useful_text: '有用 1', status: '谢谢，已记下“有用”。' })
    const forward = await after(() => void simulator.pressCard(reply, user, 'forward'))
    expect(forward).toMatchObject({ msgtype: 'text', via: 'robot' })
  })

  it('asks a suggested question by its button', async () => {
    await start({ settings: { cardTemplate: simulator.cardTemplate } })
    const reply = await ask('深圳有什么政策')
    expect(String(reply.body['content'])).not.toContain('dtmd:')
    const next = await after(() => simulator.press(reply, user, '贷款贴息要什么条件'))
    expect(String(next.body['content'])).toContain('问：贷款贴息要什么条件')
  })

  it('falls back to Markdown when the template is refused', async () => {
    await start({ settings: { cardTemplate: 'another' } })
    expect(await ask('专精特新奖励多少')).toMatchObject({ msgtype: 'actionCard', via: 'session' })
    expect(bot?.logged.some((line) => line.includes('param.templateNotExist'))).toBe(true)
  })
})
