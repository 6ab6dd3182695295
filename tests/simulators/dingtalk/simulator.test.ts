import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { fromMsgKey } from './content.ts'
import { startDingtalkSimulator } from './index.ts'
import type { DingtalkSimulator } from './index.ts'
import { pause } from '../../support/waiting.ts'

let simulator: DingtalkSimulator
beforeEach(async () => {
  simulator = await startDingtalkSimulator({ ticketMs: 100, redeliveryMs: [50, 50], sessionPerMinute: 2 })
})
afterEach(() => simulator.close())

const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
  const response = await fetch(simulator.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
  const text: Record<string, unknown> = JSON.parse(await response.text())
  return { status: response.status, ...text }
}
const subscriptions = [{ type: 'CALLBACK', topic: '/v1.0/im/bot/messages/get' }]
const openGateway = (clientSecret = simulator.clientSecret) =>
  post('/v1.0/gateway/connections/open', { clientId: simulator.clientId, clientSecret, ua: '', subscriptions })
const connect = (ticket: unknown): Promise<'open' | 'refused'> =>
  new Promise((resolve) => {
    const socket = new WebSocket(`${simulator.url.replace('http', 'ws')}/connect?ticket=${String(ticket)}`)
    socket.once('open', () => resolve('open'))
    socket.once('error', () => resolve('refused'))
  })

describe('the gateway', () => {
  it('gives tickets that are good once and for a while', async () => {
    const first = (await openGateway()) as unknown as { ticket: string }
    expect(await connect(first.ticket)).toBe('open')
    expect(await connect(first.ticket)).toBe('refused')
    const second = (await openGateway()) as unknown as { ticket: string }
    await pause(150)
    expect(await connect(second.ticket)).toBe('refused')
  })

  it('refuses a wrong secret', async () => {
    expect(await openGateway('wrong')).toMatchObject({ status: 401, code: 'authFailed' })
  })

  it('delivers again what nobody acknowledges', async () => {
    const user = simulator.createUser('王芳')
    simulator.says(simulator.singleChat(user), user, { text: '问' })
    await pause(200)
    expect(simulator.deliveries.map((d) => d.outcome)).toEqual(['lost', 'lost', 'pending'])
  })
})

describe('a session webhook', () => {
  const say = (session: string) =>
    post(`/robot/sendBySession?session=${session}`, { msgtype: 'text', text: { content: '好' } })

  it('closes after too many messages, ends after its time, and says so with HTTP 200', async () => {
    const user = simulator.createUser('王芳')
    simulator.says(simulator.singleChat(user), user, { text: '问' })
    const [session = ''] = simulator.sessions.keys()
    expect([await say(session), await say(session), await say(session)]).toMatchObject([
      { status: 200, errcode: 0 },
      { status: 200, errcode: 0 },
      { status: 200, errcode: 130101 },
    ])
    simulator.expireSessions()
    expect(await say(session)).toMatchObject({ status: 200, errcode: 300001 })
  })

  it('refuses properties that nobody knows, and kinds that it does not take', async () => {
    const user = simulator.createUser('王芳')
    simulator.says(simulator.singleChat(user), user, { text: '问' })
    const [session = ''] = simulator.sessions.keys()
    const path = `/robot/sendBySession?session=${session}`
    expect(await post(path, { msgtype: 'text', text: { content: '好', colour: 1 } })).toMatchObject({ errcode: 40035 })
    expect(await post(path, { msgtype: 'interactive' })).toMatchObject({ errcode: 400105 })
  })
})

it('asks for a token that it gave out itself', async () => {
  const headers = { 'x-acs-dingtalk-access-token': 'made up' }
  expect(await post('/v1.0/robot/groupMessages/send', {}, headers)).toMatchObject({
    status: 401,
    code: 'InvalidAuthentication',
  })
})

it('knows a form of the robot API for each number of buttons', () => {
  const two = {
    title: '题',
    text: '文',
    actionTitle1: '一',
    actionURL1: 'https://a',
    actionTitle2: '二',
    actionURL2: 'dtmd://b',
  }
  expect(fromMsgKey('sampleActionCard2', JSON.stringify(two))).toMatchObject({ msgtype: 'actionCard' })
  expect(fromMsgKey('sampleActionCard3', JSON.stringify(two))).toHaveProperty('problem')
  expect(fromMsgKey('sampleText', JSON.stringify({ content: '字'.repeat(5000) }))).toHaveProperty('problem')
})
