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

it('keeps to its share of the limits, which changes as replicas come and go, and is never nothing', async () => {
  let replicas = 2
  const times: number[] = []
  const rates = [{ count: 5, perMs: 1000 }]
  const { take } = createRateLimiter({ perChat: [], overall: rates }, Date.now, () => 1 / replicas)
  const start = Date.now()
  const send = (count: number): void => {
    for (let i = 0; i < count; i += 1) void take('a').then(() => times.push(Date.now() - start))
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
