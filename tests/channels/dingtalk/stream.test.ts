import { afterEach, beforeEach, expect, it } from 'vitest'
import { readDingtalkConfig } from '../../../src/channels/dingtalk/config.ts'
import { createStreamConnection } from '../../../src/channels/dingtalk/stream.ts'
import type { StreamConnection } from '../../../src/channels/dingtalk/stream.ts'
import { silentLog } from '../../support/silent-log.ts'
import { startDingtalkSimulator } from '../../simulators/dingtalk/index.ts'
import type { Chat, DingtalkSimulator, User } from '../../simulators/dingtalk/index.ts'
import { settingsFor } from './bot.ts'
import { pause } from '../../support/waiting.ts'

let simulator: DingtalkSimulator
let connection: StreamConnection
let user: User
let group: Chat
const received: string[] = []

beforeEach(async () => {
  simulator = await startDingtalkSimulator({ pingMs: 50, disconnectMs: 150, redeliveryMs: [100, 100, 100, 100, 100] })
  user = simulator.createUser('王芳')
  group = simulator.createGroup('群', [user])
  received.length = 0
})
afterEach(async () => {
  connection.stop()
  await simulator.close()
})

const start = (more: object = {}, onFrame?: (data: Readonly<Record<string, unknown>>) => Promise<unknown>): void => {
  connection = createStreamConnection({
    config: readDingtalkConfig(settingsFor(simulator)),
    log: silentLog,
    onFrame: (_, data) => {
      received.push(String(data['msgId']))
      return onFrame ? onFrame(data) : Promise.resolve()
    },
    ...more,
  })
  connection.start()
}
const ready = () => simulator.waitFor(() => connection.state().state === 'ready', 'the connection')

it('answers pings and acknowledges messages once they are handled', async () => {
  start()
  await ready()
  simulator.says(group, user, { text: '问' })
  await simulator.waitFor(() => simulator.deliveries.every((d) => d.outcome === 'acked'))
  await simulator.waitFor(() => [...simulator.gateway.connections].some((c) => c.pongs > 1))
})

it('leaves a message that could not be stored to be delivered again', async () => {
  let failures = 2
  start({}, () => (failures-- > 0 ? Promise.reject(new Error('disk full')) : Promise.resolve()))
  await ready()
  simulator.says(group, user, { text: '问' })
  await simulator.waitFor(() => received.length === 3)
  await simulator.waitFor(() => simulator.deliveries.at(-1)?.outcome === 'acked')
})

it('comes back after drops, with one attempt at a time', async () => {
  start()
  for (let i = 0; i < 5; i += 1) {
    await ready()
    simulator.gateway.drop()
    await simulator.waitFor(() => connection.state().state !== 'ready')
  }
  await ready()
  expect(simulator.gateway.opened).toBe(6)
  expect(simulator.gateway.connections.size).toBe(1)
})

it('waits longer after each failure, and never multiplies its attempts', async () => {
  simulator.gateway.refuseHandshakes = 4
  const started = Date.now()
  start()
  await ready()
  expect(simulator.gateway.opened).toBe(5)
  // 20 + 40 + 80 + 160 ms of waiting.
  expect(Date.now() - started).toBeGreaterThan(300)
  await pause(400)
  expect(simulator.gateway.opened).toBe(5)
})

it('says what is wrong while the gateway refuses it', async () => {
  simulator.gateway.refuse = { status: 503, times: 5 }
  start()
  await simulator.waitFor(() => connection.state().state === 'failed', 'the state')
  expect(connection.state().detail).toContain('HTTP 503 ServiceUnavailable')
  await ready()
})

it('makes the next connection before the platform ends the last, and loses nothing between', async () => {
  start()
  await ready()
  const asked: string[] = []
  for (let i = 0; i < 30; i += 1) {
    asked.push(simulator.says(group, user, { text: `第${i}问` }))
    if (i % 10 === 5) simulator.gateway.announceDisconnect()
    await pause(10)
  }
  await simulator.waitFor(() => asked.every((id) => received.includes(id)))
  await pause(250)
  expect(simulator.gateway.connections.size).toBe(1)
})

it('notices a network that has died without a word', async () => {
  start({ heartbeatMs: 60 })
  await ready()
  simulator.gateway.deaf = true
  await simulator.waitFor(() => simulator.gateway.opened > 1, 'another connection')
  simulator.gateway.deaf = false
  await ready()
})

it('survives frames that are none', async () => {
  start()
  await ready()
  for (const text of [
    '',
    'null',
    '{',
    '[]',
    '{"type":"SYSTEM"}',
    '{"type":"CALLBACK","headers":{"topic":"/v1.0/im/bot/messages/get"}}',
  ]) {
    simulator.gateway.sendRaw(text)
  }
  simulator.says(group, user, { text: '问' })
  await simulator.waitFor(() => received.some((id) => id.startsWith('msg')))
  expect(simulator.gateway.connections.size).toBe(1)
})

it('leaves no timer and no socket behind when it stops, also in the middle of an attempt', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  const before = timers()
  for (let i = 0; i < 10; i += 1) {
    start({ heartbeatMs: 20 })
    if (i % 2 === 0) await ready()
    connection.stop()
  }
  await simulator.waitFor(() => simulator.gateway.connections.size === 0)
  await pause(150)
  expect(simulator.gateway.connections.size).toBe(0)
  expect(timers()).toBeLessThanOrEqual(before + 2)
})
