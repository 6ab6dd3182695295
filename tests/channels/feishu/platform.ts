import type { FeishuSettings } from '../../../src/channels/feishu/index.ts'
import type { ChannelUnderTest, ChatPlatform, Forgery, Said, StartOptions } from '../../contracts/channel.ts'
import { controlsOf, labelOf } from '../../simulators/feishu/card/controls.ts'
import { buildWebhookRequest } from '../../simulators/feishu/crypto.ts'
import { parseCard, startFeishuSimulator } from '../../simulators/feishu/index.ts'
import type { FeishuSimulator, StoredMessage } from '../../simulators/feishu/index.ts'
import { startBot } from '../bot.ts'
import { botProcesses, freePort } from '../processes.ts'
import { settingsFor, webhookAt } from './bot.ts'

type Mode = 'socket' | 'webhook'

/** A simulated Feishu as the channel contract sees it, and what a bot needs to be on it. */
export interface FeishuPlatform extends ChatPlatform {
  settings(options: StartOptions): FeishuSettings
  /** Sends events and callbacks to a bot at this address, where they are posted. */
  reach(url: string): void
  /** Resolves when the bot gets what is sent. */
  connected(): Promise<void>
}

export async function openFeishu(mode: Mode): Promise<FeishuPlatform> {
  const simulator = await startFeishuSimulator({
    encryptKey: 'test key',
    verificationToken: 'token',
    redeliveryMs: [200, 400, 800, ...Array<number>(300).fill(1000)],
    limits: { apiPerMinute: Infinity },
    socket: { reconnectIntervalSeconds: 0.2, reconnectNonceSeconds: 0.1 },
  })
  const { world } = simulator
  const forgery = { forge: (...[room, person, how]: Forge) => forge(simulator, room.id, person.id, how) }
  return {
    person(name) {
      return { id: simulator.createUser(name).openId, name }
    },
    group(name, members) {
      const users = members.map(({ id }) => world.user(id))
      return { id: simulator.createGroup({ name, members: users }).chatId }
    },
    direct: ({ id }) => ({ id: simulator.directChat(world.user(id)).chatId }),
    says(room, person, text) {
      const mentionBot = world.chat(room.id).type === 'group'
      return simulator.userSends({ chat: room.id, user: person.id, text, mentionBot })
    },
    sendsPicture: (room, person) => void simulator.userSends({ chat: room.id, user: person.id, image: true }),
    redeliver: (messageId) => simulator.redeliver(messageId),
    isAcknowledged: (messageId) => simulator.acks.some((ack) => ack.messageId === messageId),
    loseAcks: (count) => void (simulator.loseAcks = count),
    said: (room) => simulator.botMessages(room.id).map(saidIn),
    async press(said, person, button) {
      const pressed = await simulator.clickButton({ messageId: said.id, user: person.id, button })
      return pressed.toast?.content ?? ''
    },
    async isPressTaken(said, person, button) {
      return (await simulator.clickButton({ messageId: said.id, user: person.id, button })).ok
    },
    async staffAnswers(task, staff, reply) {
      const click = { messageId: task.id, user: staff.id, button: '发送回复', form: { reply } }
      return (await simulator.clickButton(click)).toast?.content ?? ''
    },
    ...(mode === 'webhook' ? forgery : {}),
    disturb: () => disturb(simulator),
    close: () => simulator.close(),
    settings: ({ admins = [], staff }) => ({
      ...settingsFor(simulator),
      mode,
      admins: [...admins],
      ...(staff ? { staffChat: staff.id } : {}),
    }),
    reach(url) {
      if (mode === 'webhook') simulator.events = simulator.callbacks = webhookAt(url)
    },
    // The SDK says that it is connected a moment before the platform hands events to the connection.
    connected: () => simulator.waitFor(() => mode === 'webhook' || simulator.socket.connections.size > 0),
  }
}

/** The bot alone on a Feishu, for `channelContract`. */
export function feishuUnderTest(mode: Mode): ChannelUnderTest<FeishuPlatform> {
  return {
    open: () => openFeishu(mode),
    posted: mode === 'webhook',
    async start(platform, options) {
      const bot = await startBot({ feishu: platform.settings(options) })
      platform.reach(bot.url)
      await platform.connected()
      return bot
    },
    async processes(platform) {
      const port = await freePort()
      platform.reach(`http://127.0.0.1:${port}`)
      return botProcesses(port, { feishu: platform.settings({}) })
    },
  }
}

type Forge = Parameters<NonNullable<ChatPlatform['forge']>>

function saidIn({ messageId, chatId, msgType, content }: StoredMessage): Said {
  const card = msgType === 'interactive' ? parseCard(content).card : undefined
  const buttons = card ? controlsOf(card).filter(({ element }) => element['tag'] === 'button') : []
  return { id: messageId, roomId: chatId, text: content, buttons: buttons.map(({ element }) => labelOf(element)) }
}

async function forge(simulator: FeishuSimulator, chatId: string, userId: string, how: Forgery): Promise<number> {
  const event = simulator.makeEvent('im.message.receive_v1', {
    sender: { sender_id: { open_id: userId }, sender_type: 'user' },
    message: {
      message_id: 'om_forged',
      chat_id: chatId,
      chat_type: 'p2p',
      message_type: 'text',
      content: '{"text":"伪造的问题"}',
      create_time: String(Date.now()),
    },
  })
  const hourAgo = Math.floor(Date.now() / 1000) - 3600
  const request = buildWebhookRequest(event, {
    encryptKey: how === 'signed with another secret' ? 'another key' : 'test key',
    ...(how === 'signed an hour ago' ? { timestamp: hourAgo } : {}),
  })
  const { 'content-type': contentType = '' } = request.headers
  const unsigned = { ...request, headers: { 'content-type': contentType } }
  return (await simulator.post(how === 'without a signature' ? unsigned : request)).status ?? 0
}

function disturb(simulator: FeishuSimulator): () => void {
  let turn = 0
  const timer = setInterval(() => {
    simulator.socket.drop()
    simulator.inject({ match: '/reply', drop: turn++ % 2 === 0 ? 'after' : 'before' })
    simulator.inject({ match: '/reply', status: 500, code: 1 })
  }, 1700)
  return () => clearInterval(timer)
}
