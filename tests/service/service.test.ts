import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLog } from '../support/silent-log.ts'
import { createService, DeliveryFailed } from '../../src/service/index.ts'
import type { Action, Actor, Channel, Incoming, Reply, Service } from '../../src/service/index.ts'
import { openSqliteStore } from '../../src/store/index.ts'
import type { Store } from '../../src/store/index.ts'
import { answered, notFound, sampleLibrary } from './sample-library.ts'

interface Sent {
  readonly to: Readonly<Record<string, string>>
  readonly reply: Reply
  readonly key: string
}

let folder: string
let store: Store
let service: Service
let sent: Sent[]
let refuse: (() => Error) | null
let asked: number

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiwen-service-'))
  store = await openSqliteStore(join(folder, 'huiwen.db'))
  sent = []
  refuse = null
  asked = 0
  const library = sampleLibrary((question) => {
    asked += 1
    return question.includes('深圳') ? notFound(question) : answered(`${question}（第${asked}次）`)
  })
  service = await createService({
    store,
    library: () => library,
    reindex: () => Promise.reject(new Error('not here')),
    log: silentLog,
    version: '0.0.0',
  })
  service.use(channel)
  service.start()
})
afterEach(async () => {
  await service.stop()
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const channel: Channel = {
  platform: 'test',
  admins: new Set(['admin-1']),
  staff: { chatId: 'staff-chat', address: { chatId: 'staff-chat' } },
  deliver: (to, reply, key) => {
    const error = refuse?.()
    if (error) return Promise.reject(error)
    sent.push({ to, reply, key })
    return Promise.resolve(`reply-${sent.length}`)
  },
  questionAddress: (messageId, pressed) => ({ ...pressed, messageId }),
  state: () => ({ name: '测试', mode: '内存', state: 'ready' }),
}

function question(text: string, more: Partial<Extract<Incoming, { kind: 'question' }>> = {}): Incoming {
  return {
    kind: 'question',
    platform: 'test',
    messageId: `m-${text}`,
    chatId: 'secret-chat',
    threadId: null,
    userId: 'secret-person',
    sentAt: Date.now(),
    address: { messageId: `m-${text}`, chatId: 'secret-chat' },
    text,
    quotes: null,
    quotesRoot: false,
    ...more,
  }
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 4000
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('waited in vain')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
const idle = (): Promise<void> => until(async () => (await store.inbox.pending()) === 0)

const actor = (userId: string, chatId = 'secret-chat'): Actor => ({
  userId,
  chatId,
  threadId: null,
  messageId: 'card-1',
  pressedAt: Date.now(),
  address: { messageId: 'card-1', chatId },
})

it('says the same under the same key when it has to try again', async () => {
  refuse = () => new DeliveryFailed('away', { sent: 'unknown', retryAfterMs: 30 })
  await service.receive(question('贴息'))
  await until(() => asked === 1)
  await new Promise((resolve) => setTimeout(resolve, 100))
  refuse = null
  await idle()
  expect(asked).toBe(1)
  expect(sent).toHaveLength(1)
  expect(sent[0]?.reply).toMatchObject({ kind: 'answer', answer: { question: '贴息（第1次）' } })
  expect(await service.receive(question('贴息'))).toBe(false)
})

it('keeps no id of a person or chat once it has replied', async () => {
  await service.receive(question('深圳的奖励'))
  await idle()
  const first = sent[0]?.reply
  if (first?.kind !== 'answer') throw new Error('no answer')
  await service.act('test', actor('secret-person'), { do: 'handover', answerId: first.answerId })
  await service.act('test', actor('secret-person'), { do: 'vote', answerId: first.answerId, verdict: 'unresolved' })
  await idle()
  const card = sent[1]?.reply
  if (card?.kind !== 'handover') throw new Error('no handover')
  const reply = { do: 'staff_reply' as const, handoverId: card.handoverId, text: '请打 12345' }
  expect((await service.act('test', actor('secret-staff', 'elsewhere'), reply)).toast.tone).toBe('error')
  expect((await service.act('test', actor('secret-staff', 'staff-chat'), reply)).toast.tone).toBe('success')
  expect((await service.act('test', actor('other', 'staff-chat'), { ...reply, text: '别的' })).toast.tone).toBe(
    'warning',
  )
  await idle()
  expect(sent.slice(2)).toMatchObject([
    {
      to: { messageId: 'm-深圳的奖励', chatId: 'secret-chat' },
      reply: { kind: 'staff_reply', reply: '请打 12345', staff: 'secret-staff' },
    },
  ])
  await service.stop()
  await store.close()
  // Wiped means overwritten: neither the file nor its log holds the ids any more.
  for (const file of ['huiwen.db', 'huiwen.db-wal']) {
    const content = await readFile(join(folder, file), 'latin1').catch(() => '')
    expect(content).not.toContain('secret-')
  }
  expect((await readFile(join(folder, 'huiwen.db'))).length).toBeGreaterThan(0)
  store = await openSqliteStore(join(folder, 'huiwen.db'))
})

it('carries out a press that lies in the inbox once, however often it has to try', async () => {
  await service.receive(question('贴息'))
  await idle()
  const first = sent[0]?.reply
  if (first?.kind !== 'answer') throw new Error('no answer')
  const { answerId } = first
  const press = (messageId: string, action: Action): Incoming => {
    const { platform, chatId, threadId, userId, address } = question('')
    return { platform, chatId, threadId, userId, address, messageId, sentAt: Date.now(), kind: 'press', action }
  }
  refuse = () => new DeliveryFailed('away', { sent: 'unknown', retryAfterMs: 10 })
  await service.receive(press('p1', { do: 'forward', answerId }))
  await service.receive(press('p2', { do: 'vote', answerId, verdict: 'unresolved' }))
  await new Promise((resolve) => setTimeout(resolve, 100))
  refuse = null
  await idle()
  expect(await service.receive(press('p2', { do: 'vote', answerId, verdict: 'unresolved' }))).toBe(false)
  expect(sent.slice(1).map(({ reply }) => reply.kind)).toEqual(expect.arrayContaining(['text', 'confirmation']))
  expect(sent).toHaveLength(3)
  expect(sent.find(({ reply }) => reply.kind === 'confirmation')?.reply).toMatchObject({ handoverOf: answerId })
  expect(await store.feedback.counts(answerId)).toMatchObject({ unresolved: 1 })
})

describe('feedback', () => {
  it('says so when the answer is no longer kept', async () => {
    const gone = await service.act('test', actor('p'), { do: 'vote', answerId: 'gone', verdict: 'useful' })
    expect(gone).toEqual({ toast: { tone: 'warning', text: '这条回答已过保存期限，请重新提问。' } })
  })

  it('takes a double click for one', async () => {
    const press = () => service.act('test', actor('p'), { do: 'ask', question: '贴息' })
    expect((await press()).toast.text).toContain('正在查')
    expect((await press()).toast.text).toContain('刚刚问过')
    await idle()
    expect(sent).toHaveLength(1)
  })
})

it('goes on with a conversation of the same person only', async () => {
  await service.receive(question('贴息', { sentAt: 1 }))
  await idle()
  await service.receive(question('那期限呢', { sentAt: 2 }))
  await service.receive(question('另一人', { sentAt: 3, userId: 'other' }))
  await idle()
  const talks = sent.map(({ reply }) => (reply.kind === 'answer' ? reply.answerId : ''))
  const records = await Promise.all(talks.map((id) => store.answers.byId(id)))
  expect(records[0]?.conversation).toBe(records[1]?.conversation)
  expect(records[2]?.conversation).not.toBe(records[0]?.conversation)
})
