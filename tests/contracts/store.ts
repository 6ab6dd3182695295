import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/core/answer/types.ts'
import type { AnswerRecord, NewEntry, Store } from '../../src/store/port.ts'

/** What every driver of the store must do. `open` twice on one place must show the same data. */
export function storeContract(driver: { open(): Promise<Store>; remove(): Promise<void> }): void {
  let store: Store
  beforeEach(async () => {
    store = await driver.open()
  })
  afterEach(async () => {
    await store.close()
    await driver.remove()
  })

  const reopen = async (): Promise<void> => {
    await store.close()
    store = await driver.open()
  }
  const claim = (now = 1000, limit = 10) => store.inbox.claim({ now, leaseMs: 100, limit })

  describe('inbox', () => {
    it('stores a message once, however often it is delivered, also after a restart', async () => {
      expect(await store.inbox.add(entry('m1'))).toBe(true)
      expect(await store.inbox.add(entry('m1'))).toBe(false)
      await reopen()
      expect(await store.inbox.add(entry('m1'))).toBe(false)
      expect(await store.inbox.add({ ...entry('m1'), platform: 'other' })).toBe(true)
      expect(await store.inbox.pending()).toBe(2)
    })

    it('still knows a message that was answered', async () => {
      await store.inbox.add(entry('m1'))
      const [claimed] = await claim()
      await store.inbox.finish(claimed ?? none, 'answered', 1000)
      expect(await store.inbox.add(entry('m1'))).toBe(false)
      expect(await claim(9999)).toEqual([])
    })

    it('hands out one entry a chat, in the order sent, chats side by side', async () => {
      await store.inbox.add(entry('a2', { chatId: 'a', sentAt: 20 }))
      await store.inbox.add(entry('a1', { chatId: 'a', sentAt: 10 }))
      await store.inbox.add(entry('b1', { chatId: 'b', sentAt: 30 }))
      const first = await claim()
      expect(first.map((e) => e.messageId).sort()).toEqual(['a1', 'b1'])
      expect(await claim()).toEqual([])
      await store.inbox.finish(first.find((e) => e.messageId === 'a1') ?? none, 'answered', 1000)
      expect((await claim()).map((e) => e.messageId)).toEqual(['a2'])
    })

    it('does not mix up equal chat ids of two platforms', async () => {
      await store.inbox.add(entry('m1', { chatId: 'a' }))
      await store.inbox.add({ ...entry('m2', { chatId: 'a' }), platform: 'other' })
      expect(await claim()).toHaveLength(2)
    })

    it('hands out again what was claimed when the lease has run out, before anything that came later', async () => {
      await store.inbox.add(entry('a1', { chatId: 'a', sentAt: 10 }))
      expect((await claim(1000))[0]).toMatchObject({ messageId: 'a1', attempts: 1 })
      await store.inbox.add(entry('a0', { chatId: 'a', sentAt: 5 }))
      await reopen()
      expect(await claim(1099)).toEqual([])
      expect((await claim(1100))[0]).toMatchObject({ messageId: 'a1', attempts: 2 })
    })

    it('keeps what is renewed', async () => {
      await store.inbox.add(entry('a1'))
      const [claimed] = await claim(1000)
      await store.inbox.renew([claimed?.id ?? 0], 5000)
      expect(await claim(4999)).toEqual([])
      expect(await claim(5000)).toHaveLength(1)
    })

    it('releases for later and keeps the chat waiting for it', async () => {
      await store.inbox.add(entry('a1', { sentAt: 10 }))
      await store.inbox.add(entry('a2', { sentAt: 20 }))
      const [claimed] = await claim(1000)
      await store.inbox.release(claimed ?? none, 3000, 'no')
      expect(await claim(2999)).toEqual([])
      expect(await store.inbox.nextDue(2000)).toBe(3000)
      expect(await store.inbox.nextDue(3000)).toBeNull()
      expect((await claim(3000))[0]?.messageId).toBe('a1')
    })

    it('remembers since when the outcome of sending is unknown', async () => {
      await store.inbox.add(entry('a1'))
      const [claimed] = await claim(1000)
      expect(await store.inbox.markSending(claimed ?? none, 1001)).toBe(true)
      expect(await store.inbox.markSending(claimed ?? none, 1050)).toBe(true)
      await store.inbox.release(claimed ?? none, 0, 'unknown')
      const [again] = await claim(2000)
      expect(again?.sendingSince).toBe(1001)
      await store.inbox.release(again ?? none, 0, 'no')
      expect((await claim(3000))[0]?.sendingSince).toBeNull()
    })

    it('lets nobody act on a claim that has run out and is another one’s now', async () => {
      await store.inbox.add(entry('a1'))
      const [late] = await claim(1000)
      const [current] = await claim(1100)
      expect(await store.inbox.markSending(late ?? none, 1101)).toBe(false)
      await store.inbox.release(late ?? none, 0, 'no')
      await store.inbox.finish(late ?? none, 'failed', 1101)
      expect(await claim(1150)).toEqual([])
      expect(await store.inbox.markSending(current ?? none, 1150)).toBe(true)
      await store.inbox.finish(current ?? none, 'answered', 1151)
      expect(await store.inbox.pending()).toBe(0)
      expect(await store.inbox.failures(0, 5)).toEqual([])
    })

    it('hands out no more than asked for, and counts what is open', async () => {
      for (const chat of ['a', 'b', 'c']) await store.inbox.add(entry(`m${chat}`, { chatId: chat }))
      expect(await claim(1000, 2)).toHaveLength(2)
      expect(await store.inbox.pending()).toBe(3)
      expect(await store.inbox.failures(0, 5)).toEqual([])
    })

    it('lists what failed, latest first', async () => {
      await store.inbox.add(entry('m1'))
      const [claimed] = await claim()
      await store.inbox.finish(claimed ?? none, 'failed', 1234, '不在群里')
      expect(await store.inbox.failures(0, 5)).toEqual([{ platform: 'test', at: 1234, reason: '不在群里' }])
      expect(await store.inbox.failures(2000, 5)).toEqual([])
      expect(await store.inbox.nextDue(0)).toBeNull()
    })
  })

  describe('answers', () => {
    it('keeps the first answer to a message', async () => {
      expect((await store.answers.record(record('q1'))).id).toBe('q1')
      const again = await store.answers.record({ ...record('q2'), messageId: 'om_q1' })
      expect(again.id).toBe('q1')
      expect(again).toEqual(record('q1'))
      expect(await store.answers.byMessage('test', 'om_q1')).toEqual(record('q1'))
      expect(await store.answers.byId('nope')).toBeNull()
    })

    it('takes any text that somebody may send', async () => {
      const question = '贷款\u0000贴息 \u{20BB7}野家 ❓ \'"; DROP TABLE answers --'
      await store.answers.record({ ...record('q1'), question, status: 'not_found' })
      expect(await store.answers.history('talk', 0, 5)).toEqual([question.replace('\u0000', '')])
      expect(await store.inbox.add(entry('m1', { body: JSON.stringify({ question }) }))).toBe(true)
      expect(JSON.parse((await claim())[0]?.body ?? '')).toEqual({ question })
    })

    it('is found by the message that carried it', async () => {
      await store.answers.record(record('q1'))
      await store.answers.setReply('q1', 'om_reply')
      expect((await store.answers.byReply('test', 'om_reply'))?.id).toBe('q1')
      expect(await store.answers.byReply('other', 'om_reply')).toBeNull()
    })

    it('gives the last questions of one conversation, oldest first', async () => {
      for (const n of [1, 2, 3])
        await store.answers.record({ ...record(`q${n}`), askedAt: n * 100, question: `问${n}` })
      await store.answers.record({ ...record('q9'), askedAt: 900, conversation: 'other' })
      expect(await store.answers.history('talk', 0, 2)).toEqual(['问2', '问3'])
      expect(await store.answers.history('talk', 250, 5)).toEqual(['问3'])
    })

    it('groups what found no answer or was not solved, most frequent first', async () => {
      await store.answers.record({ ...record('q1'), status: 'not_found', questionKey: 'k1', question: '甲' })
      await store.answers.record({ ...record('q2'), status: 'not_found', questionKey: 'k1', question: '甲' })
      await store.answers.record({ ...record('q3'), questionKey: 'k2', question: '乙', askedAt: 500 })
      await store.answers.record({ ...record('q4'), questionKey: 'k3', question: '丙' })
      await store.feedback.give({ answerId: 'q3', person: 'p', verdict: 'unresolved', at: 1 })
      expect(await store.answers.gaps(0, 10)).toEqual([
        { question: '甲', notFound: 2, unresolved: 0, lastAskedAt: 100 },
        { question: '乙', notFound: 0, unresolved: 1, lastAskedAt: 500 },
      ])
    })

    it('counts', async () => {
      await store.answers.record({ ...record('q1'), tookMs: 1 })
      await store.answers.record({ ...record('q2'), tookMs: 9.5, status: 'not_found', person: 'other' })
      await store.feedback.give({ answerId: 'q1', person: 'p', verdict: 'useful', at: 100 })
      expect(await store.answers.statistics(0)).toMatchObject({
        questions: 2,
        answered: 1,
        notFound: 1,
        clarify: 0,
        people: 2,
        chats: 1,
        useful: 1,
        unresolved: 0,
        p50Ms: 1,
        p95Ms: 9.5,
      })
      expect(await store.answers.statistics(1000)).toMatchObject({ questions: 0, p50Ms: null })
    })
  })

  describe('feedback', () => {
    it('counts one verdict a person, the latest', async () => {
      const vote = { answerId: 'q1', person: 'p', verdict: 'useful' as const, at: 1 }
      expect(await store.feedback.give(vote)).toEqual({ changed: true, useful: 1, unresolved: 0 })
      expect(await store.feedback.give(vote)).toEqual({ changed: false, useful: 1, unresolved: 0 })
      const other = await store.feedback.give({ ...vote, verdict: 'unresolved' })
      expect(other).toEqual({ changed: true, useful: 0, unresolved: 1 })
      await store.feedback.give({ ...vote, person: 'p2' })
      expect(await store.feedback.counts('q1')).toEqual({ useful: 1, unresolved: 1 })
    })
  })

  describe('settings and chats', () => {
    it('keeps what was set, also after a restart', async () => {
      expect(await store.settings.get('a')).toBeNull()
      expect(await store.settings.setOnce('a', '1')).toBe('1')
      expect(await store.settings.setOnce('a', '2')).toBe('1')
      await store.settings.set('a', '3')
      expect(await store.settings.swap('b', null, '1')).toBe(true)
      expect(await store.settings.swap('b', null, '2')).toBe(false)
      expect(await store.settings.swap('b', '2', '3')).toBe(false)
      expect(await store.settings.swap('b', '1', '2')).toBe(true)
      expect(await store.settings.get('b')).toBe('2')
      await store.chats.bind('chat', '安康')
      await reopen()
      expect(await store.settings.get('a')).toBe('3')
      expect(await store.chats.region('chat')).toBe('安康')
      await store.chats.bind('chat', '贵州')
      expect(await store.chats.region('chat')).toBe('贵州')
      await store.chats.bind('chat', null)
      expect(await store.chats.region('chat')).toBeNull()
    })
  })

  describe('handovers', () => {
    const open = { id: 'h1', platform: 'test', answerId: 'q1', question: '问', address: '{}', createdAt: 100 }

    it('opens one per answer and closes it with the first reply', async () => {
      expect(await store.handovers.open(open)).toBe(true)
      expect(await store.handovers.open({ ...open, id: 'h2' })).toBe(false)
      expect(await store.handovers.close('h1', '第一', 200)).toBe(true)
      expect(await store.handovers.close('h1', '第二', 300)).toBe(false)
      expect(await store.handovers.byAnswer('q1')).toMatchObject({ id: 'h1', state: 'closed', reply: '第一' })
      await store.handovers.wipe('h1')
      expect((await store.handovers.byId('h1'))?.address).toBe('')
    })
  })

  describe('leases', () => {
    const take = (holder: string, now: number, name = 'work') =>
      store.leases.take({ name, holder, now, until: now + 100 })

    it('are held by one, until they run out or are given back', async () => {
      expect(await take('a', 1000)).toBe(true)
      expect(await take('b', 1099)).toBe(false)
      expect(await take('a', 1050)).toBe(true)
      expect(await take('b', 1149)).toBe(false)
      expect(await take('b', 1150)).toBe(true)
      await store.leases.release('work', 'a')
      expect(await take('a', 1151)).toBe(false)
      await store.leases.release('work', 'b')
      expect(await take('a', 1152)).toBe(true)
    })

    it('go to one of many who want them at once', async () => {
      const taken = await Promise.all(['a', 'b', 'c', 'd'].map((holder) => take(holder, 1000)))
      expect(taken.filter(Boolean)).toHaveLength(1)
    })

    it('are counted by how their names begin', async () => {
      await take('a', 1000, 'replica:a')
      await take('b', 1050, 'replica:b')
      await take('c', 1050, 'other')
      expect(await store.leases.held('replica:', 1099)).toBe(2)
      expect(await store.leases.held('replica:', 1100)).toBe(1)
      expect(await store.leases.held('replica:', 1150)).toBe(0)
    })
  })

  describe('purge', () => {
    it('deletes what is old, with its feedback, and nothing that is open', async () => {
      await store.inbox.add(entry('open', { chatId: 'a' }))
      await store.inbox.add(entry('done', { chatId: 'b' }))
      const claimed = await claim()
      await store.inbox.finish(claimed.find((e) => e.messageId === 'done') ?? none, 'answered', 1000)
      await store.answers.record(record('q1'))
      await store.answers.record({ ...record('q2'), askedAt: 5000 })
      await store.feedback.give({ answerId: 'q1', person: 'p', verdict: 'useful', at: 100 })
      expect(await store.purge({ inbox: 2000, answers: 2000, handovers: 2000 })).toBe(3)
      expect(await store.inbox.pending()).toBe(1)
      expect(await store.answers.byId('q1')).toBeNull()
      expect(await store.answers.byId('q2')).not.toBeNull()
    })
  })
}

/** Of no entry. */
const none = { id: 0, attempts: 0 }

function entry(messageId: string, more: Partial<NewEntry> = {}): NewEntry {
  return { platform: 'test', messageId, chatId: 'chat', body: '{}', sentAt: 1, receivedAt: 1, ...more }
}

function record(id: string): AnswerRecord {
  return {
    id,
    platform: 'test',
    messageId: `om_${id}`,
    conversation: 'talk',
    person: 'p',
    chat: 'c',
    question: `问题 ${id}`,
    questionKey: id,
    status: 'answered',
    intent: 'general',
    region: null,
    libraryVersion: 'v1',
    clauses: ['doc#c1'],
    tookMs: 1.5,
    askedAt: 100,
    answer,
  }
}

const answer: Answer = {
  status: 'answered',
  question: '问题',
  intent: 'general',
  region: null,
  lead: '',
  text: '答',
  citations: [],
  related: [],
  suggestions: [],
}
