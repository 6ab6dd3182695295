import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startFeishuSimulator } from '../../simulators/feishu/index.ts'
import type { Chat, FeishuSimulator, StoredMessage, User } from '../../simulators/feishu/index.ts'
import { answered, notFound, sampleLibrary } from '../../service/sample-library.ts'
import { startBot } from './bot.ts'
import type { Bot } from './bot.ts'

let simulator: FeishuSimulator
let bot: Bot | null = null
let user: User
let group: Chat

beforeEach(async () => {
  simulator = await startFeishuSimulator({ encryptKey: 'test key', verificationToken: 'token' })
  user = simulator.createUser('王芳')
  group = simulator.createGroup({ name: '企业服务群', members: [user] })
})
afterEach(async () => {
  await bot?.stop()
  bot = null
  await simulator.close()
})

const ask = (text: string, more: object = {}): string =>
  simulator.userSends({ chat: group.chatId, user: user.openId, text, mentionBot: true, ...more })
const click = (message: StoredMessage, button: string, who = user) =>
  simulator.clickButton({ messageId: message.messageId, user: who.openId, button })

it('passes the check of the console', async () => {
  bot = await startBot(simulator, { settings: { mode: 'webhook' } })
  expect(await simulator.verifyWebhook()).toBe(true)
})

it('redraws the card of whoever votes, with the count', async () => {
  bot = await startBot(simulator)
  const reply = await simulator.waitForReply(ask('专精特新奖励多少'))
  expect(reply.msgType).toBe('interactive')
  const pressed = await click(reply, '有用')
  expect(pressed).toMatchObject({ ok: true, toast: { type: 'success' } })
  expect(JSON.stringify(pressed.card)).toContain('有用 1')
  const voted = await click(simulator.world.message(reply.messageId), '没解决', simulator.createUser('李强'))
  expect(JSON.stringify(voted.card)).toContain('没解决 1')
  expect(await bot.store.answers.statistics(0)).toMatchObject({ useful: 1, unresolved: 1 })
  expect(simulator.calls.filter((c) => c.code !== 0)).toEqual([])
})

it('says nothing when it is not meant', async () => {
  const colleague = simulator.createUser('惠问')
  bot = await startBot(simulator)
  ask('@{all} 大家看一下', { mentionBot: false })
  ask('看一下', { mentionBot: false, mentions: [colleague.openId] })
  ask('我也是机器人', { asBot: true })
  ask('昨天的问题', { createTime: Date.now() - 9 * 3_600_000 })
  await simulator.settled()
  const reply = await simulator.waitForReply(ask('最后一问'))
  expect(simulator.botMessages(group.chatId)).toHaveLength(1)
  expect(reply.content).toContain('最后一问')
})

it('tells @_user_10 from @_user_1', async () => {
  const seen: string[] = []
  const library = sampleLibrary((question) => {
    seen.push(question)
    return answered(question)
  })
  const people = Array.from({ length: 11 }, (_, i) => simulator.createUser(`员工${i + 1}`))
  bot = await startBot(simulator, { library })
  await simulator.waitForReply(ask('问一下政策', { mentions: people.map((p) => p.openId) }))
  expect(seen).toEqual([`${people.map((p) => `@${p.name}`).join(' ')} 问一下政策`])
})

it('takes a quoted message into the question, and its own quoted card as the question before', async () => {
  const seen: [string, readonly string[]][] = []
  const library = sampleLibrary((question, history) => {
    seen.push([question, history])
    return answered(question)
  })
  bot = await startBot(simulator, { library })
  const quoted = ask('我们是安康的软件企业', { mentionBot: false })
  const reply = await simulator.waitForReply(ask('有什么奖励', { replyTo: quoted }))
  const other = simulator.createUser('李强')
  const second = simulator.userSends({
    chat: group.chatId,
    user: other.openId,
    text: '那谁负责',
    mentionBot: true,
    replyTo: reply.messageId,
  })
  await simulator.waitForReply(second)
  expect(seen[0]).toEqual(['我们是安康的软件企业\n有什么奖励', []])
  expect(seen[1]).toEqual(['那谁负责', ['我们是安康的软件企业\n有什么奖励']])
})

it('keeps a topic in its thread and a conversation to its person', async () => {
  const seen: (readonly string[])[] = []
  const library = sampleLibrary((question, history) => {
    seen.push(history)
    return answered(question)
  })
  bot = await startBot(simulator, { library })
  const root = ask('贴息条件', { thread: true })
  const reply = await simulator.waitForReply(root)
  expect(reply.threadId).toBe(simulator.world.message(root).threadId)
  await simulator.waitForReply(ask('那期限呢', { replyTo: root, thread: true }))
  await simulator.waitForReply(ask('另一个问题'))
  expect(seen).toEqual([[], ['贴息条件'], []])
})

it('is kind about pictures and files, and greets', async () => {
  bot = await startBot(simulator)
  const chat = simulator.directChat(user)
  const send = (more: object) => simulator.userSends({ chat: chat.chatId, user: user.openId, ...more })
  expect((await simulator.waitForReply(send({ image: true }))).content).toContain('看不了图片')
  expect((await simulator.waitForReply(send({ file: 'a.pdf' }))).content).toContain('看不了文件')
  expect((await simulator.waitForReply(send({ sticker: true }))).content).toContain('看不了表情')
  const post = {
    title: '问题',
    content: [
      [
        { tag: 'text', text: '贴息' },
        { tag: 'a', text: '条件', href: 'https://a.example' },
      ],
    ],
  }
  expect((await simulator.waitForReply(send({ post }))).content).toContain('问：问题 贴息条件')

  simulator.enterDirectChat(user)
  await simulator.waitFor(() => simulator.botMessages(chat.chatId).length === 5)
  expect(simulator.botMessages(chat.chatId).at(-1)?.content).toContain('你好，我是惠问')
  simulator.enterDirectChat(user)
  const fresh = simulator.createGroup({ name: '新群', members: [user], withBot: false })
  simulator.addBot(fresh, user)
  await simulator.waitFor(() => simulator.botMessages(fresh.chatId).length === 1)
  expect(simulator.botMessages(chat.chatId)).toHaveLength(5)
  const welcome = simulator.botMessages(fresh.chatId)[0]
  if (!welcome) throw new Error('no welcome')
  const pressed = await click(welcome, '安康培育专精特新企业有哪些支持？')
  expect(pressed.ok).toBe(true)
  await simulator.waitFor(() => simulator.botMessages(fresh.chatId).length === 2)
})

it('sends a version to forward, and works on a forwarded card in a chat without the bot', async () => {
  bot = await startBot(simulator)
  const reply = await simulator.waitForReply(ask('专精特新奖励多少'))
  await click(reply, '转发版')
  await click(reply, '转发版')
  await simulator.waitFor(() => simulator.botMessages(group.chatId).length === 2)
  expect(simulator.botMessages(group.chatId)[1]).toMatchObject({ msgType: 'text', parentId: reply.messageId })

  const elsewhere = simulator.createGroup({ name: '别的群', members: [user], withBot: false })
  const forwarded = simulator.forward({ messageId: reply.messageId, chat: elsewhere.chatId, user: user.openId })
  const there = simulator.world.message(forwarded)
  expect(await click(there, '有用')).toMatchObject({ ok: true, toast: { type: 'success' } })
  expect((await click(simulator.world.message(forwarded), '转发版')).ok).toBe(true)
  const direct = simulator.directChat(user)
  await simulator.waitFor(() => simulator.botMessages(direct.chatId).length === 1)
  expect(simulator.botMessages(direct.chatId)[0]?.content).toContain('答：专精特新奖励多少')
})

it('brings the staff’s reply to the question that was handed over, with who replied', async () => {
  const staff = simulator.createUser('赵站长')
  const staffChat = simulator.createGroup({ name: '服务站', members: [staff] })
  bot = await startBot(simulator, { settings: { staffChat: staffChat.chatId } })
  const question = ask('深圳有什么奖励')
  const reply = await simulator.waitForReply(question)
  const handed = await click(reply, '转人工')
  expect(JSON.stringify(handed.card)).toContain('已转给服务站')
  await simulator.waitFor(() => simulator.botMessages(staffChat.chatId).length === 1)
  const [card] = simulator.botMessages(staffChat.chatId)
  if (!card) throw new Error('no staff card')
  const form = { reply: '请打 12345，<at id=all></at>他们会帮你。' }
  const sent = await simulator.clickButton({ messageId: card.messageId, user: staff.openId, button: '发送回复', form })
  expect(sent).toMatchObject({ ok: true, toast: { type: 'success', content: '已发给提问的人。' } })
  expect(JSON.stringify(sent.card)).toContain('已回复')
  await simulator.waitFor(() => simulator.repliesTo(question).length === 2)
  const answer = simulator.repliesTo(question)[1]
  expect(answer?.content).toContain(staff.openId)
  expect(
    await bot.store.handovers.byAnswer((await bot.store.answers.byReply('feishu', reply.messageId))?.id ?? ''),
  ).toMatchObject({ state: 'closed', address: '' })
})

describe('commands', () => {
  it('bind a chat to a place', async () => {
    const places: (string | undefined)[] = []
    const library = sampleLibrary((question, _history, region) => {
      places.push(region)
      return answered(question)
    })
    bot = await startBot(simulator, { library, settings: { admins: [user.openId] } })
    await simulator.waitForReply(ask('/绑定地区 安康'))
    await simulator.waitForReply(ask('有什么奖励'))
    await simulator.waitForReply(ask('/unbind'))
    await simulator.waitForReply(ask('有什么奖励呢'))
    expect(places).toEqual(['陕西省安康市', undefined])
  })

  it('rebuild the index aside, report in the same card, and refuse a second time', async () => {
    let finish: () => void = () => undefined
    const built = new Promise<void>((resolve) => (finish = resolve))
    const report = { documents: 6, clauses: 120, problems: 0, added: 1, changed: 2, removed: 0, ms: 1234 }
    const reindex = async () => {
      await built
      return report
    }
    bot = await startBot(simulator, { reindex, settings: { admins: [user.openId] } })
    const progress = await simulator.waitForReply(ask('/重建索引'))
    expect(progress.content).toContain('正在重建索引')
    expect((await simulator.waitForReply(ask('/reindex'))).content).toContain('正在重建，请稍候')
    expect((await simulator.waitForReply(ask('专精特新奖励多少'))).content).toContain('10万元')
    finish()
    await simulator.waitFor(() => simulator.world.message(progress.messageId).content.includes('120 个条款'))
    expect(simulator.world.message(progress.messageId).content).toContain('新增 1 份，更新 2 份，删除 0 份')
  })

  it('keep the old index when a rebuild fails', async () => {
    bot = await startBot(simulator, { settings: { admins: [user.openId] } })
    const progress = await simulator.waitForReply(ask('/reindex'))
    await simulator.waitFor(() => simulator.world.message(progress.messageId).content.includes('没有重建成功'))
    expect(simulator.world.message(progress.messageId).content).toContain('原来的索引仍在使用')
  })
})

it('offers the related clauses and nearby questions', async () => {
  const related = answered('').citations
  const library = sampleLibrary((question) =>
    question.includes('税率') ? notFound(question, { related }) : answered(question, { related }),
  )
  bot = await startBot(simulator, { library })
  const reply = await simulator.waitForReply(ask('税率多少'))
  expect(reply.content).toContain('文字相近的条款（未必是所问）')
  expect((await click(reply, '贷款贴息要什么条件')).ok).toBe(true)
  await simulator.waitFor(() => simulator.botMessages(group.chatId).length === 2)
  const second = simulator.botMessages(group.chatId)[1]
  if (!second) throw new Error('no second answer')
  expect(second.content).toContain('问：贷款贴息要什么条件')
  expect(second.content).not.toContain('相关条款（')
  expect(JSON.stringify((await click(second, '相关条款')).card)).toContain('文字相近的条款（未必是所问）')
})
