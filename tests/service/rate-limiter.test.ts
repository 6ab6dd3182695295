import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createRateLimiter } from '../../src/service/index.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const limiter = (overall = 50) =>
  createRateLimiter({ perChat: [{ count: 5, perMs: 1000 }], overall: [{ count: overall, perMs: 1000 }] }, Date.now)

it('lets a burst through and then keeps to the window', async () => {
  const times: number[] = []
  const { take } = limiter()
  const start = Date.now()
  for (let i = 0; i < 12; i += 1) void take('a').then(() => times.push(Date.now() - start))
  await vi.advanceTimersByTimeAsync(5000)
  expect(times).toEqual([0, 0, 0, 0, 0, 1000, 1000, 1000, 1000, 1000, 2000, 2000])
})

it('holds no chat up for another', async () => {
  const order: string[] = []
  const { take } = limiter()
  for (let i = 0; i < 7; i += 1) void take('a').then(() => order.push(`a${i}`))
  void take('b').then(() => order.push('b'))
  await vi.advanceTimersByTimeAsync(0)
  expect(order).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'b'])
})

it('keeps the limit over all chats, first come first served', async () => {
  const order: string[] = []
  const { take } = limiter(2)
  for (const chat of ['a', 'b', 'c', 'd', 'e']) void take(chat).then(() => order.push(chat))
  await vi.advanceTimersByTimeAsync(0)
  expect(order).toEqual(['a', 'b'])
  await vi.advanceTimersByTimeAsync(1000)
  expect(order).toEqual(['a', 'b', 'c', 'd'])
  await vi.advanceTimersByTimeAsync(1000)
  expect(order).toHaveLength(5)
})
