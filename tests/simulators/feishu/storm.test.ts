import { expect, it } from 'vitest'
import { startFeishuSimulator } from './index.ts'
import { sdkClient, sdkSocket, textOf } from './testing.ts'

/**
 * A storm over a bot of ten lines that does what the platform asks of one: acknowledge at once, answer once per
 * message_id with a uuid. What a test of the product claims about itself must hold here first.
 */
it('delivers 300 messages through broken connections, lost acknowledgements and lost answers, none twice to the reader', async () => {
  const simulator = await startFeishuSimulator({
    redeliveryMs: [150, 300, 600, 1200],
    ackTimeoutMs: 1500,
    limits: { chatPerSecond: Infinity, apiPerSecond: Infinity },
    socket: { fragmentBytes: 300, reconnectNonceSeconds: 0.02, reconnectIntervalSeconds: 0.05 },
  })
  const client = sdkClient(simulator)
  const seen = new Set<string>()
  const queues = new Map<string, Promise<void>>()
  const answer = async (messageId: string, text: string): Promise<void> => {
    for (;;) {
      const data = { msg_type: 'text', content: JSON.stringify({ text }), uuid: messageId }
      const done = await client.im.v1.message.reply({ path: { message_id: messageId }, data }).then(
        () => true,
        () => false,
      )
      if (done) return
    }
  }
  const handler = ({ message }: { message: { message_id: string; chat_id: string; content: string } }) => {
    if (seen.has(message.message_id)) return
    seen.add(message.message_id)
    const before = queues.get(message.chat_id) ?? Promise.resolve()
    queues.set(
      message.chat_id,
      before.then(() => answer(message.message_id, `答${textOf(message.content)}`)),
    )
  }
  const sockets = await Promise.all([1, 2].map(() => sdkSocket(simulator, { 'im.message.receive_v1': handler })))

  const user = simulator.createUser('张三')
  const chats = Array.from({ length: 10 }, (_, i) => simulator.createGroup({ name: `群${i}`, members: [user] }))
  const asked: string[] = []
  for (let i = 0; i < 300; i++) {
    const chat = chats[i % chats.length]
    if (!chat) continue
    asked.push(simulator.userSends({ chat: chat.chatId, user: user.openId, text: String(i), mentionBot: true }))
    if (i % 60 === 30) simulator.socket.drop()
    if (i % 40 === 20) simulator.socket.drop('one')
    if (i % 50 === 25) simulator.socket.ignoreAcks += 3
    if (i % 30 === 15) simulator.inject({ match: '/reply', drop: i % 60 === 15 ? 'before' : 'after' })
    if (i % 20 === 10) simulator.inject({ match: '/reply', code: 230049 })
    if (i % 10 === 0) simulator.redeliver(asked[i] ?? '')
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  await simulator.settled()
  await Promise.all(queues.values())

  expect(simulator.lost).toEqual([])
  const replies = asked.map((messageId) => simulator.repliesTo(messageId).length)
  expect(replies.every((count) => count === 1)).toBe(true)
  expect(simulator.deliveries.length).toBeGreaterThan(330)
  expect(simulator.deliveries.filter(({ outcome }) => outcome === 'unreachable').length).toBeGreaterThan(0)
  expect(simulator.counters()['deduplicated']).toBeGreaterThan(0)
  for (const socket of sockets) socket.close({ force: true })
  await simulator.close()
})
