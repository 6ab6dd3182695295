import type { DingtalkSettings } from '../../../src/channels/dingtalk/index.ts'
import type { ChannelUnderTest, ChatPlatform, Forgery, Room, Said, StartOptions } from '../../contracts/channel.ts'
import { linksOf, startDingtalkSimulator } from '../../simulators/dingtalk/index.ts'
import type { Chat, DingtalkSimulator, StoredMessage, User } from '../../simulators/dingtalk/index.ts'
import { startBot } from '../bot.ts'
import { botProcesses, freePort } from '../processes.ts'
import { httpAt, settingsFor } from './bot.ts'

interface Form {
  readonly mode: 'stream' | 'http'
  /** Interactive cards instead of messages with links. */
  readonly cards?: boolean
}

/** A simulated DingTalk as the channel contract sees it, and what a bot needs to be on it. */
export interface DingtalkPlatform extends ChatPlatform {
  settings(options: StartOptions): DingtalkSettings
  /** Sends messages to a bot at this address, where they are posted. */
  reach(url: string): void
  /** Resolves when the bot gets what is sent. */
  connected(): Promise<void>
}

export async function openDingtalk({ mode, cards = false }: Form): Promise<DingtalkPlatform> {
  const simulator = await startDingtalkSimulator({
    redeliveryMs: [400, 800, 1200, ...Array<number>(300).fill(1000)],
    sessionPerMinute: Infinity,
    apiPerSecond: Infinity,
  })
  const users = new Map<string, User>()
  const userOf = ({ id }: { readonly id: string }): User => users.get(id) ?? simulator.createUser(id)
  const chatOf = ({ id: conversationId }: Room): Chat => simulator.chatOf({ conversationId })
  const messageOf = ({ id }: Said): StoredMessage => {
    const message = simulator.messages.get(id)
    if (!message) throw new Error('no such message')
    return message
  }
  const isAcknowledged = (messageId: string): boolean =>
    simulator.deliveries.some(({ msgId, outcome }) => msgId === messageId && outcome === 'acked')
  const acknowledged = ({ msgId = '' }: { readonly msgId?: string }): Promise<void> =>
    simulator.waitFor(() => isAcknowledged(msgId), 'an acknowledgement')
  /** The action of a card's button; null for links, which say something. */
  const actionOf = ({ msgtype }: StoredMessage, button: string): string | null =>
    msgtype === 'card' ? (ACTIONS[button.replace(/ \d+$/u, '')] ?? null) : null
  /** What the bot says next in a chat after somebody has done something. */
  const after = async (chat: Chat, act: () => unknown): Promise<string> => {
    const count = simulator.botMessages(chat).length
    act()
    return saidIn(await simulator.nextMessage(chat, count)).text
  }
  const forgery = { forge: (...[room, person, how]: Forge) => forge(simulator, room.id, person.id, how) }
  return {
    person(name) {
      const user = simulator.createUser(name)
      users.set(user.staffId, user)
      return { id: user.staffId, name }
    },
    group: (name, members) => ({ id: simulator.createGroup(name, members.map(userOf)).conversationId }),
    direct: (person) => ({ id: simulator.singleChat(userOf(person)).conversationId }),
    says: (room, person, text) => simulator.says(chatOf(room), userOf(person), { text }),
    sendsPicture(room, person) {
      const body = { msgtype: 'picture', content: { downloadCode: 'x' } }
      simulator.says(chatOf(room), userOf(person), { body })
    },
    redeliver: (messageId) => simulator.redeliver(messageId),
    isAcknowledged,
    loseAcks: (count) => simulator.loseAcks(count),
    said: (room) => simulator.botMessages(chatOf(room)).map(saidIn),
    async press(said, person, button) {
      const message = messageOf(said)
      const action = actionOf(message, button)
      if (action === null) {
        return after(simulator.chatOf(message), () => simulator.press(message, userOf(person), button))
      }
      await simulator.pressCard(message, userOf(person), action)
      return String(messageOf(said).body['status'])
    },
    async isPressTaken(said, person, button) {
      const message = messageOf(said)
      const action = actionOf(message, button)
      const taken =
        action === null
          ? acknowledged(simulator.press(message, userOf(person), button))
          : simulator.pressCard(message, userOf(person), action)
      return taken.then(
        () => true,
        () => false,
      )
    },
    staffAnswers(task, staff, text) {
      const id = /＃(h[\w＿-]{20})/u.exec(task.text)?.[1] ?? ''
      const chat = simulator.chatOf(messageOf(task))
      return after(chat, () => simulator.says(chat, userOf(staff), { text: `回复 #${id} ${text}` }))
    },
    ...(mode === 'http' ? forgery : {}),
    disturb: () => disturb(simulator),
    close: () => simulator.close(),
    settings: ({ admins = [], staff }) => ({
      ...settingsFor(simulator),
      mode,
      admins: [...admins],
      rates: { chatPerMinute: 100_000, perSecond: 1000 },
      ...(staff ? { staffChat: staff.id } : {}),
      ...(cards ? { cardTemplate: simulator.cardTemplate } : {}),
    }),
    reach(url) {
      if (mode === 'http') simulator.delivery = httpAt(url)
    },
    connected: () => simulator.waitFor(() => mode === 'http' || simulator.gateway.connections.size > 0),
  }
}

/** The bot alone on a DingTalk, for `channelContract`. */
export function dingtalkUnderTest(form: Form): ChannelUnderTest<DingtalkPlatform> {
  return {
    open: () => openDingtalk(form),
    posted: form.mode === 'http',
    // A card has a key on the platform; a plain reply whose fate was not written down before the kill is not said twice.
    sure: form.cards ?? false,
    async start(platform, options) {
      const bot = await startBot({ dingtalk: platform.settings(options) })
      platform.reach(bot.url)
      await platform.connected()
      return bot
    },
    async processes(platform) {
      const port = await freePort()
      platform.reach(`http://127.0.0.1:${port}`)
      return botProcesses(port, { dingtalk: platform.settings({}) })
    },
  }
}

type Forge = Parameters<NonNullable<ChatPlatform['forge']>>

/** What the buttons of the card template call back with. */
const ACTIONS: Readonly<Record<string, string>> = {
  有用: 'useful',
  没解决: 'unresolved',
  转发版: 'forward',
  相关条款: 'related',
  转人工: 'handover',
}

function saidIn(message: StoredMessage): Said {
  const { messageId, conversationId, body } = message
  const links = linksOf(message)
  const shown = (name: string): boolean => body[name] === 'true'
  const cardButtons = [
    ...(shown('show_vote') ? [String(body['useful_text']), String(body['unresolved_text']), '转发版'] : []),
    ...(shown('show_related') ? ['相关条款'] : []),
    ...(shown('show_handover') ? ['转人工'] : []),
  ]
  const words = String(body['text'] ?? body['content'])
  const source = shown('show_source') ? [String(body['source_url'])] : []
  return {
    id: messageId,
    roomId: conversationId,
    text: [words, ...links.map(({ url }) => url), ...source].join('\n'),
    buttons: [...links.map(({ title }) => title), ...cardButtons],
  }
}

async function forge(simulator: DingtalkSimulator, roomId: string, userId: string, how: Forgery): Promise<number> {
  const secret = how === 'signed with another secret' ? 'guess' : simulator.clientSecret
  const hourAgo = how === 'signed an hour ago' ? String(Date.now() - 3_600_000) : undefined
  const { headers } = simulator.httpRequest('', secret, hourAgo)
  const body = JSON.stringify({
    msgId: 'forged',
    msgtype: 'text',
    text: { content: '伪造的问题' },
    conversationId: roomId,
    conversationType: '2',
    senderId: 'forger',
    senderStaffId: userId,
    createAt: Date.now(),
  })
  const unsigned = { 'content-type': headers['content-type'] }
  return simulator.post({ body, headers: how === 'without a signature' ? unsigned : headers })
}

function disturb(simulator: DingtalkSimulator): () => void {
  const drops = setInterval(() => simulator.gateway.drop(), 900)
  const announcements = setInterval(() => simulator.gateway.announceDisconnect(), 1300)
  return () => {
    clearInterval(drops)
    clearInterval(announcements)
  }
}
