import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answered, citation, notFound, sampleLibrary } from '../../service/sample-library.ts'
import { linksOf, startDingtalkSimulator } from '../../simulators/dingtalk/index.ts'
import type { Chat, DingtalkSimulator, StoredMessage, User } from '../../simulators/dingtalk/index.ts'
import { startBot } from './bot.ts'
import type { Bot, BotOptions } from './bot.ts'

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

const start = async (options: BotOptions = {}): Promise<void> => {
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
const titles = (message: StoredMessage): string[] => linksOf(message).map(({ title }) => title)

describe.each(['stream', 'http'] as const)('by %s', (mode) => {
  it('answers in a group with a message that cites, and its link opens the passage', async () => {
    await start({ settings: { mode } })
    const reply = await ask('专精特新奖励多少')
    expect(reply).toMatchObject({ msgtype: 'actionCard', via: 'session' })
    expect(textOf(reply)).toContain('**10万元**')
    expect(textOf(reply)).toContain('安政办发〔2024〕13号')
    expect(textOf(reply)).toContain('王芳 问：专精特新奖励多少')
    expect(simulator.press(reply, user, '查看原文').opened).toBe(
      'https://huiwen.example/documents/ankang?quote=0-14#c3',
    )
    expect(simulator.calls.filter((c) => c.code !== '0')).toEqual([])
    expect(simulator.deliveries).toMatchObject([{ outcome: 'acked' }])
  })

  it('answers a direct chat without naming the asker', async () => {
    await start({ settings: { mode } })
    const chat = simulator.singleChat(user)
    const reply = await ask('专精特新奖励多少', chat)
    expect(textOf(reply)).toContain('问：专精特新奖励多少')
    expect(textOf(reply)).not.toContain('王芳')
  })

  it('answers a message once that comes three times', async () => {
    await start({ settings: { mode } })
    let id = ''
    await after(() => (id = simulator.says(group, user, { text: '贴息条件' })))
    simulator.redeliver(id)
    simulator.redeliver(id)
    await ask('另一个问题')
    expect(simulator.deliveries.filter((d) => d.outcome === 'acked')).toHaveLength(4)
    expect(simulator.botMessages(group)).toHaveLength(2)
  })

  it('takes votes by what the buttons say, once per person', async () => {
    await start({ settings: { mode } })
    const reply = await ask('专精特新奖励多少')
    expect(textOf(await after(() => simulator.press(reply, user, '有用')))).toContain('已记下')
    expect(textOf(await after(() => simulator.press(reply, user, '有用')))).toContain('已经评价过')
    const other = simulator.createUser('李强')
    expect(textOf(await after(() => simulator.press(reply, other, '没解决')))).toContain('没解决')
    expect(await bot?.store.answers.statistics(0)).toMatchObject({ questions: 1, useful: 1, unresolved: 1 })
  })
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

it('sends the version for forwarding and the related clauses', async () => {
  const library = sampleLibrary((question) => answered(question, { related: [citation()] }))
  await start({ library })
  const reply = await ask('专精特新奖励多少')
  const forward = await after(() => simulator.press(reply, user, '转发版'))
  expect(forward.msgtype).toBe('text')
  expect(textOf(forward)).toContain('——《安康市若干措施》')
  const related = await after(() => simulator.press(reply, user, '相关条款'))
  expect(textOf(related)).toContain('相关条款（不是对这个问题的回答）')
})

it('answers commands, and admins by their staffId only', async () => {
  const admin = simulator.createUser('管理员')
  await start({ settings: { admins: [admin.staffId] } })
  expect(textOf(await ask('/帮助'))).toContain('怎么用惠问')
  expect(textOf(await ask('/状态'))).toContain('只给管理员用')
  const status = await after(() => simulator.says(group, admin, { text: '/status' }))
  expect(textOf(status)).toContain('**钉钉**　方式 Stream；状态 正常')
})

it('reports a rebuild in two messages', async () => {
  const admin = simulator.createUser('管理员')
  const report = { documents: 5, clauses: 98, problems: 0, added: 1, changed: 0, removed: 0, ms: 20 }
  await start({ settings: { admins: [admin.staffId] }, reindex: () => Promise.resolve(report) })
  simulator.says(group, admin, { text: '/重建索引' })
  await simulator.waitFor(() => simulator.botMessages(group).length === 2)
  expect(simulator.botMessages(group).map(textOf).join()).toMatch(/正在重建[^]*98 个条款/u)
})

it('hands a question over to the staff and brings their words back, marked as theirs', async () => {
  const colleague = simulator.createUser('王老师')
  const staff = simulator.createGroup('政策专员群', [colleague])
  await start({ settings: { staffChat: staff.conversationId }, library: sampleLibrary((q) => notFound(q)) })
  const reply = await ask('深圳落户补贴')
  const task = await after(() => simulator.press(reply, user, '转人工'), staff)
  expect(textOf(task)).toContain('深圳落户补贴')
  const phrase = /回复 ＃h[\w＿-]{20}/u.exec(textOf(task))?.[0] ?? ''
  await simulator.waitFor(() => simulator.botMessages(group).length === 2)
  const words = await after(() => simulator.says(staff, colleague, { text: `${phrase} 请拨打 12345 咨询` }))
  expect(textOf(words)).toMatch(/服务站工作人员回复[^]*请拨打 12345 咨询[^]*不是政策原文/u)
})

it('offers people after a vote for 没解决', async () => {
  const staff = simulator.createGroup('政策专员群', [])
  await start({ settings: { staffChat: staff.conversationId } })
  const reply = await ask('专精特新奖励多少')
  const voted = await after(() => simulator.press(reply, user, '没解决'))
  expect(titles(voted)).toEqual(['转人工'])
  await after(() => simulator.press(voted, user, '转人工'), staff)
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
  })
})
