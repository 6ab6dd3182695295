import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Client, WSClient } from '@larksuiteoapi/node-sdk'
import { startFeishuSimulator, type Chat, type FeishuSimulator, type Json, type User } from './index.ts'
import { sampleCard, sdkClient, sdkSocket, sdkWebhook } from './testing.ts'

interface Action {
  operator: { open_id: string }
  token: string
  action: { value: Json; tag: string; form_value?: Json; name?: string; input_value?: string }
  context: { open_message_id: string; open_chat_id: string }
}

let simulator: FeishuSimulator
let client: Client
let socket: WSClient
let user: User
let group: Chat
let answer: (action: Action) => unknown
let seen: Action[]

beforeEach(async () => {
  simulator = await startFeishuSimulator()
  client = sdkClient(simulator)
  seen = []
  answer = () => ({ toast: { type: 'success', content: '谢谢' } })
  socket = await sdkSocket(simulator, {
    'card.action.trigger': (action: Action) => {
      seen.push(action)
      return answer(action)
    },
  })
  user = simulator.createUser('张三')
  group = simulator.createGroup({ name: '群', members: [user] })
})

afterEach(async () => {
  socket.close({ force: true })
  await simulator.close()
})

async function post(card: Json): Promise<string> {
  const data = { receive_id: group.chatId, msg_type: 'interactive', content: JSON.stringify(card) }
  const sent = await client.im.v1.message.create({ params: { receive_id_type: 'chat_id' }, data })
  return sent.data?.message_id ?? ''
}

const press = (messageId: string, button = '有用') => simulator.clickButton({ messageId, user: user.openId, button })

describe('over the long connection', () => {
  it('carries the value to the bot and the toast and card back to the user', async () => {
    const messageId = await post(sampleCard('旧'))
    answer = () => ({ toast: { type: 'success', content: '谢谢' }, card: { type: 'raw', data: sampleCard('新') } })
    const result = await press(messageId)
    expect(result).toMatchObject({ ok: true, toast: { type: 'success', content: '谢谢' } })
    expect(seen[0]).toMatchObject({
      operator: { open_id: user.openId },
      action: { tag: 'button', value: { act: 'useful' } },
      context: { open_message_id: messageId, open_chat_id: group.chatId },
    })
    expect(simulator.world.message(messageId).content).toContain('新')
    expect(simulator.clicks).toHaveLength(1)
  })

  it('shows the client error for each way of answering badly, and never asks again', async () => {
    const messageId = await post(sampleCard())
    const cases: [unknown, number][] = [
      [{ toast: { type: 'great', content: 'x' } }, 200672],
      [{ message: 'x' }, 200672],
      [{ card: sampleCard() }, 200672],
      [{ card: { type: 'raw', data: { ...sampleCard(), extra: 1 } } }, 200673],
      [{ card: { type: 'raw', data: { config: {}, elements: [] } } }, 200830],
    ]
    for (const [value, errorCode] of cases) {
      answer = () => value
      expect(await press(messageId)).toMatchObject({ ok: false, errorCode })
    }
    answer = () => new Promise((resolve) => setTimeout(resolve, 3500))
    expect(await press(messageId)).toMatchObject({ ok: false, errorCode: 200341 })
    answer = () => {
      throw new Error('broken')
    }
    expect(await press(messageId)).toMatchObject({ ok: false, errorCode: 200671 })
    expect(seen).toHaveLength(cases.length + 2)
    simulator.callbacks = { mode: 'none' }
    expect(await press(messageId)).toMatchObject({ ok: false, errorCode: 200340 })
  })

  it('submits a form, but not with a required field empty', async () => {
    const form = {
      tag: 'form',
      name: 'reply',
      elements: [
        { tag: 'input', name: 'text', required: true },
        { tag: 'input', name: 'from', default_value: '窗口' },
        {
          tag: 'button',
          name: 'send',
          text: { tag: 'plain_text', content: '回复' },
          form_action_type: 'submit',
          behaviors: [{ type: 'callback', value: { id: 7 } }],
        },
      ],
    }
    const messageId = await post({ schema: '2.0', body: { elements: [form] } })
    expect((await press(messageId, '回复')).blocked).toContain('text')
    expect(seen).toHaveLength(0)
    const result = await simulator.clickButton({
      messageId,
      user: user.openId,
      button: '回复',
      form: { text: '请带执照' },
    })
    expect(result.ok).toBe(true)
    expect(seen[0]?.action).toMatchObject({
      name: 'send',
      value: { id: 7 },
      form_value: { text: '请带执照', from: '窗口' },
    })
  })

  it('lets a forwarded card act only when it asks for that', async () => {
    const shut = simulator.forward({
      messageId: await post(sampleCard()),
      chat: simulator.createGroup({ name: '别处' }).chatId,
      user: user.openId,
    })
    expect((await press(shut)).blocked).toContain('forwarded')
    const card = sampleCard()
    const open = await post({ ...card, config: { enable_forward: true, enable_forward_interaction: true } })
    const forwarded = simulator.forward({
      messageId: open,
      chat: simulator.createGroup({ name: '别处' }).chatId,
      user: user.openId,
    })
    expect((await press(forwarded)).ok).toBe(true)
    expect(seen[0]?.context.open_message_id).toBe(forwarded)
  })

  it('takes a later update twice, and only after the answer', async () => {
    const messageId = await post(sampleCard('旧'))
    const update = (token: string, text: string) =>
      client
        .request({
          method: 'POST',
          url: '/open-apis/interactive/v1/card/update',
          data: { token, card: sampleCard(text) },
        })
        .then(
          () => 0,
          (error) => error.response.data.code,
        )
    let early: unknown
    answer = async (action) => {
      early = await update(action.token, '太早')
      return {}
    }
    const { token = '' } = await press(messageId)
    expect(early).toBe(300090)
    expect([await update(token, '一'), await update(token, '二'), await update(token, '三')]).toEqual([0, 0, 300090])
    expect(simulator.world.message(messageId).content).toContain('二')
  })
})

it('goes to a webhook just as well', async () => {
  const hook = await sdkWebhook({ 'card.action.trigger': () => ({ toast: { type: 'info', content: '好' } }) }, 'key')
  const other = await startFeishuSimulator({ encryptKey: 'key', events: { mode: 'webhook', url: hook.url } })
  try {
    const person = other.createUser('李四')
    const chat = other.directChat(person)
    const data = { receive_id: chat.chatId, msg_type: 'interactive', content: JSON.stringify(sampleCard()) }
    const sent = await sdkClient(other).im.v1.message.create({ params: { receive_id_type: 'chat_id' }, data })
    const result = await other.clickButton({
      messageId: sent.data?.message_id ?? '',
      user: person.openId,
      value: { act: 'useful' },
    })
    expect(result).toMatchObject({ ok: true, toast: { type: 'info', content: '好' } })
  } finally {
    hook.close()
    await other.close()
  }
})

it('reports the bot added to a group and every entry into the direct chat', async () => {
  const events: string[] = []
  const listener = await startFeishuSimulator()
  const connected = await sdkSocket(listener, {
    'im.chat.member.bot.added_v1': (data: { chat_id: string }) => void events.push(`added ${data.chat_id}`),
    'im.chat.access_event.bot_p2p_chat_entered_v1': (data: { chat_id: string }) =>
      void events.push(`entered ${data.chat_id}`),
  })
  const person = listener.createUser('王五')
  const chat = listener.createGroup({ name: '新群', members: [person], withBot: false })
  listener.addBot(chat, person)
  await listener.settled()
  const direct = listener.enterDirectChat(person)
  listener.enterDirectChat(person)
  await listener.settled()
  expect(events).toEqual([`added ${chat.chatId}`, `entered ${direct.chatId}`, `entered ${direct.chatId}`])
  connected.close({ force: true })
  await listener.close()
})
