import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChatPlatform, Person, Room, Said } from '../contracts/channel.ts'
import { openDingtalk } from './dingtalk/platform.ts'
import type { DingtalkPlatform } from './dingtalk/platform.ts'
import { openFeishu } from './feishu/platform.ts'
import type { FeishuPlatform } from './feishu/platform.ts'
import { startBot } from './bot.ts'
import type { Bot } from './bot.ts'

/** One bot on both platforms at once: a question is asked on one and answered by people on the other. */
let feishu: FeishuPlatform
let dingtalk: DingtalkPlatform
let bot: Bot

beforeEach(async () => {
  feishu = await openFeishu('socket')
  dingtalk = await openDingtalk({ mode: 'stream' })
})
afterEach(async () => {
  await bot.stop()
  await feishu.close()
  await dingtalk.close()
})

interface Scene {
  readonly asker: ChatPlatform
  readonly staff: ChatPlatform
  readonly desk: Room
  readonly expert: Person
}

/** A staff chat on one platform, and the bot on both. */
async function scene(asker: ChatPlatform, staff: ChatPlatform): Promise<Scene> {
  const expert = staff.person('赵站长')
  const desk = staff.group('服务站', [expert])
  const options = (platform: ChatPlatform) => (platform === staff ? { staff: desk } : {})
  await start({ feishu: options(feishu), dingtalk: options(dingtalk) })
  return { asker, staff, desk, expert }
}

async function start(options: { feishu: { staff?: Room }; dingtalk: { staff?: Room } }): Promise<void> {
  bot = await startBot({
    feishu: feishu.settings(options.feishu),
    dingtalk: dingtalk.settings(options.dingtalk),
  })
  await Promise.all([feishu.connected(), dingtalk.connected()])
}

describe.each([
  ['DingTalk', 'Feishu', '提问人在钉钉'],
  ['Feishu', 'DingTalk', '提问人在飞书'],
])('asked in %s, answered in %s', (from, _to, origin) => {
  const open = () => (from === 'DingTalk' ? scene(dingtalk, feishu) : scene(feishu, dingtalk))

  it('brings the reply back to where it was asked, and names nobody of the other platform', async () => {
    const { asker, staff, desk, expert } = await open()
    const user = asker.person('王芳')
    const room = asker.group('企业服务群', [user])
    asker.says(room, user, '深圳有什么奖励')
    const reply = await hears(asker, room, '没有这方面的政策')
    expect(await asker.press(reply, user, '转人工')).toContain('已转给服务站')
    const task = await hears(staff, desk, '深圳有什么奖励')
    expect(task.text).toContain(origin)
    expect(task.text).not.toContain(user.id)
    expect(await staff.staffAnswers(task, expert, '请打 12345。')).toContain('已发给提问的人')
    const answer = await hears(asker, room, '请打 12345')
    expect(answer.text).toContain('服务站工作人员')
    expect(answer.text).toContain('不是政策原文')
    for (const other of [expert.id, expert.name, '<person', '<at']) expect(answer.text).not.toContain(other)
    await until(async () => (await bot.store.inbox.pending()) === 0)
    expect(await bot.store.inbox.failures(0, 5)).toEqual([])
  })

  it('takes only the first of two replies', async () => {
    const { asker, staff, desk, expert } = await open()
    const user = asker.person('王芳')
    const room = asker.direct(user)
    asker.says(room, user, '深圳有什么奖励')
    await asker.press(await hears(asker, room, '没有这方面的政策'), user, '转人工')
    const task = await hears(staff, desk, '深圳有什么奖励')
    await staff.staffAnswers(task, expert, '请打 12345。')
    await hears(asker, room, '请打 12345')
    // A Feishu card holds no more form once it is answered; in DingTalk anybody can say the phrase again.
    if (staff === dingtalk) {
      expect(await staff.staffAnswers(task, expert, '别的答复。')).toContain('已经有同事回复过了')
    } else {
      await expect(staff.staffAnswers(task, expert, '别的答复。')).rejects.toThrow('no such control')
    }
    expect(asker.said(room).some(({ text }) => text.includes('别的答复'))).toBe(false)
  })
})

it('goes to the platform’s own desk where it has one', async () => {
  const own = dingtalk.group('钉钉服务站', [])
  const other = feishu.group('飞书服务站', [])
  await start({ feishu: { staff: other }, dingtalk: { staff: own } })
  const user = dingtalk.person('王芳')
  const room = dingtalk.group('企业服务群', [user])
  dingtalk.says(room, user, '深圳有什么奖励')
  await dingtalk.press(await hears(dingtalk, room, '没有这方面的政策'), user, '转人工')
  expect((await hears(dingtalk, own, '深圳有什么奖励')).text).not.toContain('提问人在')
  expect(feishu.said(other)).toEqual([])
})

it('is not offered where nobody is there to answer', async () => {
  await start({ feishu: {}, dingtalk: {} })
  const user = dingtalk.person('王芳')
  const room = dingtalk.group('企业服务群', [user])
  dingtalk.says(room, user, '深圳有什么奖励')
  expect((await hears(dingtalk, room, '没有这方面的政策')).buttons).not.toContain('转人工')
})

async function hears(platform: ChatPlatform, room: Room, words: string): Promise<Said> {
  const find = (): Said | undefined => platform.said(room).find(({ text }) => text.includes(words))
  await until(() => find() !== undefined)
  const said = find()
  if (!said) throw new Error('unreachable')
  return said
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 8000
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('waited 8 s in vain')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
