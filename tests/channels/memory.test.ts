import { describe, expect, it } from 'vitest'
import { dingtalkConfig } from '../../src/channels/dingtalk/config.ts'
import { rememberedJournal } from '../../src/channels/dingtalk/journal.ts'
import { createTokenSource } from '../../src/channels/dingtalk/token.ts'
import { createTokenCache } from '../../src/channels/feishu/token-cache.ts'
import { sealed } from '../../src/channels/memory.ts'
import type { SharedMemory } from '../../src/channels/memory.ts'
import { TakenOver } from '../../src/service/index.ts'

/** The store's settings, as far as a channel sees them. */
function memory(): SharedMemory & { readonly values: Map<string, string> } {
  const values = new Map<string, string>()
  return {
    values,
    get: (key) => Promise.resolve(values.get(key) ?? null),
    set: (key, value) => Promise.resolve(void values.set(key, value)),
    swap: (key, from, to) => {
      const changed = (values.get(key) ?? null) === from
      if (changed) values.set(key, to)
      return Promise.resolve(changed)
    },
  }
}

describe('a sealed memory', () => {
  it('opens with the secret it was closed with, and with no other', async () => {
    const store = memory()
    await sealed(store, 'secret').set('token', 't-12345')
    expect(await sealed(store, 'secret').get('token')).toBe('t-12345')
    expect(await sealed(store, 'another').get('token')).toBeNull()
    expect(await sealed(store, 'secret').get('nothing')).toBeNull()
    expect([...store.values.values()].join()).not.toContain('12345')
  })

  it('does not open what was changed, or moved to another name', async () => {
    const store = memory()
    await sealed(store, 'secret').set('a', 'value')
    const text = store.values.get('a') ?? ''
    store.values.set('b', text)
    store.values.set('a', `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`)
    store.values.set('c', 'no such thing')
    for (const name of ['a', 'b', 'c']) expect(await sealed(store, 'secret').get(name)).toBeNull()
  })
})

describe('a token that processes share', () => {
  it('is fetched once for Feishu, and again when the platform no longer takes it', async () => {
    const store = memory()
    const [one, other] = [createTokenCache(store), createTokenCache(store)]
    const key = Symbol('tenant')
    await one.set(key, 't-1', Date.now() + 60_000, { namespace: 'app' })
    expect(await other.get(key, { namespace: 'app' })).toBe('t-1')
    expect(await other.get(key, { namespace: 'another app' })).toBeUndefined()
    other.forget()
    expect(await other.get(key, { namespace: 'app' })).toBeUndefined()
    await other.set(key, 't-2', Date.now() + 60_000, { namespace: 'app' })
    expect(await createTokenCache(store).get(key, { namespace: 'app' })).toBe('t-2')
  })

  it('is not used after its end', async () => {
    const store = memory()
    await createTokenCache(store).set('key', 't-1', Date.now() - 1)
    expect(await createTokenCache(store).get('key')).toBeUndefined()
  })

  it('is fetched once for DingTalk, and again when the platform no longer takes it', async () => {
    const store = memory()
    let fetched = 0
    const post = () => {
      fetched += 1
      return Promise.resolve({ status: 200, body: { accessToken: `token${fetched}`, expireIn: 7200 } })
    }
    const config = dingtalkConfig.parse({ clientId: 'a', clientSecret: 'b', mode: 'http' })
    const source = (now = 0) => createTokenSource(config, { post, now: () => now, memory: store })
    expect(await source().get()).toBe('token1')
    expect(await source().get()).toBe('token1')
    const later = source()
    later.forget(await later.get())
    expect(await later.get()).toBe('token2')
    expect(await source().get()).toBe('token2')
    expect(await source(7200_000).get()).toBe('token3')
  })
})

it('a journal that processes share tells the next one what was sent, what was not, and what nobody can know', async () => {
  const store = memory()
  const journal = async (chat: string, key: string) => rememberedJournal(store, 'secret').open(chat, key)
  const sent = await journal('a', 'k1')
  await sent.sending('session')
  await sent.sent('m1')
  await (await journal('b', 'k2')).sending('robot')
  const failed = await journal('c', 'k3')
  await failed.sending('robot')
  await failed.notSent()
  expect((await journal('a', 'k1')).state).toEqual({ kind: 'sent', messageId: 'm1' })
  expect((await journal('b', 'k2')).state).toEqual({ kind: 'unknown', way: 'robot' })
  expect((await journal('c', 'k3')).state).toEqual({ kind: 'fresh' })
  expect((await journal('a', 'k9')).state).toEqual({ kind: 'fresh' })
  expect([...store.values.keys()].join()).not.toMatch(/:[abc](?:,|$)/u)
})

it.each([
  ['is sending it', 'k1'],
  ['has sent it and the next of the chat', 'k2'],
])('a process that was held up sends nothing once another one %s', async (_name, key) => {
  const store = memory()
  const journal = async (key: string) => rememberedJournal(store, 'secret').open('a', key)
  const heldUp = await journal('k1')
  await (await journal('k1')).sending('session')
  if (key !== 'k1') await (await journal(key)).sending('session')
  await expect(heldUp.sending('session')).rejects.toThrow(TakenOver)
})

it('what becomes of a message that another process took over says nothing of the next one', async () => {
  const store = memory()
  const journal = async (key: string) => rememberedJournal(store, 'secret').open('a', key)
  const slow = await journal('k1')
  await slow.sending('session')
  await (await journal('k2')).sending('session')
  await slow.sent('m1')
  await slow.notSent()
  expect((await journal('k2')).state).toEqual({ kind: 'unknown', way: 'session' })
})

it('a refused form of a message may be followed by a plainer one', async () => {
  const entry = await rememberedJournal(memory(), 'secret').open('a', 'k1')
  await entry.sending('session')
  await entry.sending('session')
  await entry.notSent()
  await entry.sending('robot')
  expect(entry.state).toEqual({ kind: 'unknown', way: 'robot' })
})
