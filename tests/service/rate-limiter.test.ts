import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createRateLimiter } from '../../src/service/index.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const limiter = (overall = 50) =>
  createRateLimiter({ perChat: [{ count: 5, perMs: 1000 }], overall: [{ count: overall, perMs: 1000 }] }, Date.now)

it('lets a burst through and then keeps to the window', async () => {
  const times: number[] = []
  const { run } = limiter()
  const start = Date.now()
  for (let i = 0; i < 12; i += 1) void run('a', () => Promise.resolve(times.push(Date.now() - start)))
  await vi.advanceTimersByTimeAsync(5000)
  expect(times).toEqual([0, 0, 0, 0, 0, 1000, 1000, 1000, 1000, 1000, 2000, 2000])
})

it('keeps to the window wherever between its beginning and its end the platform counts a message', async () => {
  const { run } = limiter()
  const sent: { readonly from: number; readonly to: number }[] = []
  const start = Date.now()
  for (let i = 0; i < 40; i += 1) {
    void run('a', async () => {
      const from = Date.now() - start
      await new Promise((resolve) => setTimeout(resolve, (i * 137) % 900))
      sent.push({ from, to: Date.now() - start })
    })
  }
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sent).toHaveLength(40)
  // However late those before it are counted, and it at once: five at most in a second.
  for (const { from } of sent) {
    expect(sent.filter((other) => other.from < from && other.to > from - 1000).length).toBeLessThan(5)
  }
})

it('a message that fails holds up nothing', async () => {
  const { run } = limiter(1)
  const failed = run('a', () => Promise.reject(new Error('refused')))
  await expect(failed).rejects.toThrow('refused')
  let sent = false
  void run('a', () => Promise.resolve((sent = true)))
  await vi.advanceTimersByTimeAsync(1000)
  expect(sent).toBe(true)
})

it('holds no chat up for another', async () => {
  const order: string[] = []
  const { run } = limiter()
  for (let i = 0; i < 7; i += 1) void run('a', () => Promise.resolve(order.push(`a${i}`)))
  void run('b', () => Promise.resolve(order.push('b')))
  await vi.advanceTimersByTimeAsync(0)
  expect(order).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'b'])
})

it('keeps the limit over all chats, first come first served', async () => {
  const order: string[] = []
  const { run } = limiter(2)
  for (const chat of ['a', 'b', 'c', 'd', 'e']) void run(chat, () => Promise.resolve(order.push(chat)))
  await vi.advanceTimersByTimeAsync(0)
  expect(order).toEqual(['a', 'b'])
  await vi.advanceTimersByTimeAsync(1000)
  expect(order).toEqual(['a', 'b', 'c', 'd'])
  await vi.advanceTimersByTimeAsync(1000)
  expect(order).toHaveLength(5)
})

it('keeps to its share of the limits, which changes as replicas come and go, and is never nothing', async () => {
  let replicas = 2
  const times: number[] = []
  const rates = [{ count: 5, perMs: 1000 }]
  const { run } = createRateLimiter({ perChat: [], overall: rates }, Date.now, () => 1 / replicas)
  const start = Date.now()
  const send = (count: number): void => {
    for (let i = 0; i < count; i += 1) void run('a', () => Promise.resolve(times.push(Date.now() - start)))
  }
  send(4)
  await vi.advanceTimersByTimeAsync(5000)
  expect(times.splice(0)).toEqual([0, 0, 1000, 1000])
  replicas = 9
  send(2)
  await vi.advanceTimersByTimeAsync(5000)
  expect(times.splice(0)).toEqual([5000, 6000])
  replicas = 1
  send(5)
  await vi.advanceTimersByTimeAsync(0)
  expect(times).toEqual([10_000, 10_000, 10_000, 10_000, 10_000])
})
