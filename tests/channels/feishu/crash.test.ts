import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Libsql from 'libsql'
import { expect, it } from 'vitest'
import { startFeishuSimulator } from '../../simulators/feishu/index.ts'
import type { FeishuSimulator } from '../../simulators/feishu/index.ts'

const MESSAGES = 1000
const CHATS = 20
const KILLS = 5

it(`answers ${MESSAGES} messages once each and in order, whatever breaks`, { timeout: 180_000 }, async () => {
  const random = seeded(20250630)
  const folder = await mkdtemp(join(tmpdir(), 'huiwen-crash-'))
  const path = join(folder, 'huiwen.db')
  const simulator = await startFeishuSimulator({
    redeliveryMs: [400, 800, 1200, 1600, 2000, 3000, 4000, 5000, 6000, 8000],
    limits: { apiPerMinute: Infinity },
    socket: { reconnectIntervalSeconds: 0.2, reconnectNonceSeconds: 0.1 },
  })
  const user = simulator.createUser('王芳')
  const chats = Array.from({ length: CHATS }, (_, i) => simulator.createGroup({ name: `群${i}`, members: [user] }))
  let bot = startBot(simulator, path)
  const asked: string[] = []

  // Each process is killed while it is at work: some answers after its start, however fast the machine is.
  const trouble = (async () => {
    for (let kill = 0; kill < KILLS; kill += 1) {
      const enough = sentBy(simulator) + 20 + random() * 100
      await simulator.waitFor(() => sentBy(simulator) >= enough, 60_000, 'the bot to be at work')
      await pause(random() * 300)
      await killed(bot)
      bot = startBot(simulator, path)
    }
  })()
  const drops = setInterval(() => {
    simulator.socket.drop()
    simulator.inject({ match: '/reply', drop: random() < 0.5 ? 'after' : 'before' })
    simulator.inject({ match: '/reply', status: 500, code: 1 })
  }, 1700)
  try {
    for (let i = 0; i < MESSAGES; i += 1) {
      const chat = chats[Math.floor(random() * CHATS)]
      if (!chat) throw new Error('no chat')
      asked.push(simulator.userSends({ chat: chat.chatId, user: user.openId, text: `第${i}问`, mentionBot: true }))
      if (random() < 0.1) simulator.redeliver(asked[Math.floor(random() * asked.length)] ?? '')
      if (i % 5 === 0) await pause(40)
    }
    await trouble
    clearInterval(drops)
    await simulator.waitFor(() => asked.every((id) => simulator.repliesTo(id).length > 0), 60_000, 'all replies')
    await simulator.settled(20_000)
    await pause(1500)

    expect(simulator.lost).toEqual([])
    expect(asked.filter((id) => simulator.repliesTo(id).length !== 1)).toEqual([])
    for (const [i, id] of asked.entries()) expect(simulator.repliesTo(id)[0]?.content).toContain(`问：第${i}问"`)
    const wrong = chats.flatMap((chat) => outOfOrder(simulator, chat.chatId, path))
    expect(wrong).toEqual([])
    expect(simulator.counters()['deduplicated']).toBeGreaterThan(0)
  } finally {
    clearInterval(drops)
    await killed(bot)
    await simulator.close()
    await rm(folder, { recursive: true, force: true })
  }
})

function sentBy(simulator: FeishuSimulator): number {
  return simulator.calls.filter((call) => call.api.endsWith('/reply') && call.code === 0).length
}

/** Pairs that were sent in one order and arrived in it, but were answered in the other. */
function outOfOrder(simulator: FeishuSimulator, chatId: string, path: string): string[] {
  const database = new Libsql(path)
  const rows = database.prepare('SELECT message_id, id, sent_at FROM inbox').all() as Row[]
  database.close()
  const rowOf = new Map(rows.map((row) => [row.message_id, row]))
  const answeredRows = simulator
    .botMessages(chatId)
    .map((message) => rowOf.get(message.parentId ?? ''))
    .filter((row) => row !== undefined)
  const wrong: string[] = []
  for (const [i, later] of answeredRows.entries()) {
    for (const earlier of answeredRows.slice(0, i)) {
      const overtook = later.id < earlier.id && later.sent_at <= earlier.sent_at
      if (overtook) wrong.push(`${earlier.message_id} was answered before ${later.message_id}`)
    }
  }
  return wrong
}

interface Row {
  readonly message_id: string
  readonly id: number
  readonly sent_at: number
}

function startBot({ url, appId, appSecret }: FeishuSimulator, path: string): ChildProcess {
  const script = fileURLToPath(new URL('crash-bot.ts', import.meta.url))
  const settings = JSON.stringify({ url, appId, appSecret, path })
  return spawn(process.execPath, ['--import', 'tsx', script, settings], { stdio: ['ignore', 'inherit', 'inherit'] })
}

async function killed(bot: ChildProcess): Promise<void> {
  if (bot.exitCode !== null || bot.signalCode !== null) return
  const gone = new Promise((resolve) => bot.once('exit', resolve))
  bot.kill('SIGKILL')
  await gone
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** A small generator of its own, so that a failure can be run again. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
